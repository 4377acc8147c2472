"""Which items a model's words must not solve: what is open, and what is only talked about."""

from core.course.model import Challenge, Course, Item
from core.guarding.guard import check
from core.store import knowledge, works
from core.task import Task
from core.turn import Turn


async def guarded(
    turn: Turn, course: Course | None, task: Task | None, about: str, *before: str
) -> tuple[Item, ...]:
    """The open item, the challenge that was worked at last, and items that `about` may have been copied from.

    Of each thing that was said `before`, the one item that is likest: who copies a task first may say later what they
    want of it.

    Who puts a challenge aside, or copies one into a question, does not get its solution by that. What the learner has
    solved, or tried often enough, is not among them (P1).
    """
    if course is None:
        return () if task is None or task.may_solve else (task.item,)
    found = list(await turn.house.passages.tasks_like(course, about))
    for one in before:
        found += await turn.house.passages.tasks_like(course, one, most=1)
    latest = await turn.read(works.latest, turn.learner.id, course.id)
    worked = course.find_item(latest) if latest else None
    found += [worked] if isinstance(worked, Challenge) else []
    solved = await turn.read(knowledge.solved, turn.learner.id, course.id, [one.id for one in found])
    items = {one.id: one for one in found if one.id not in solved}
    if task is not None:
        items.pop(task.item.id, None)
        if not task.may_solve:
            items = {task.item.id: task.item, **items}
    return tuple(items.values())


async def leak(turn: Turn, text: str, items: tuple[Item, ...], earlier: tuple[str, ...] = ()) -> str:
    """What a text gives away of these items, for who looks into it later; "" for nothing."""
    for item in items:
        found = await check(text, item, earlier, turn.run)
        if found.why is not None:
            return f"guard: {found.why.kind} ({item.id})"
    return ""
