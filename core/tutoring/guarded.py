"""Which items a model's words must not solve: what is open, and what is only talked about."""

from collections.abc import Sequence

from core.course.model import Challenge, Course, Item
from core.guarding.guard import check
from core.making.asking import Run
from core.search.copying import copies
from core.store import knowledge, works
from core.task import Task
from core.turn import House, Turn

READ = "python"
"""The language of code that the guard can read."""


async def guarded(
    turn: Turn, course: Course | None, task: Task | None, about: str, *before: str
) -> tuple[Item, ...]:
    """The open item, and of all courses what is unsolved of this: see `unsolved`.

    Who puts a challenge aside, changes the course, or copies a task into a question, does not get its solution by that.
    The open item is not among them once the learner has tried it often enough (P1).
    """
    items = await unsolved(turn.house, turn.learner.id, course, about, *before)
    if task is not None:
        open_ = task.course.id, task.item.id
        items.pop(open_, None)
        if not task.may_solve:
            items = {open_: task.item, **items}
    return tuple(items.values())


async def unsolved(
    house: House, learner: int, course: Course | None, about: str, *before: str
) -> dict[tuple[str, str], Item]:
    """What a learner has not solved of the challenge that they worked at last, of those that are named, and of the items
    that `about` may be copied from.

    They are told by the ids of their course and their own. Of each thing that was said `before`, the one item that is
    likest: who copies a task first may say later what they want of it. Of courses other than `course`, a challenge that
    nobody could look at keeps no conversation from being held, unless it is what is talked about.
    """
    items: dict[tuple[str, str], Item] = {}
    for one in house.catalogue.courses:
        found = list(await house.passages.tasks_like(one, about))
        for said in before:
            found += await house.passages.tasks_like(one, said, most=1)
        found += _named(one, (about, *before))
        latest = await house.database.read(works.latest, learner, one.id)
        worked = one.find_item(latest) if latest else None
        if isinstance(worked, Challenge) and (one is course or readable([worked])):
            found.append(worked)
        ids = [item.id for item in found]
        solved = await house.database.read(knowledge.passed, learner, one.id, ids) if ids else set[str]()
        items |= {(one.id, item.id): item for item in found if item.id not in solved}
    return items


async def talked_of(house: House, text: str) -> tuple[str, str] | None:
    """The ids of a course and of its item that a text names, copies or is like; None where it is about no item."""
    for course in house.catalogue.courses:
        for one in (*_named(course, (text,)), *await house.passages.tasks_like(course, text, most=1)):
            return course.id, one.id
    return None


def _named(course: Course, texts: Sequence[str]) -> list[Challenge]:
    """The challenges of which a text says the title, or the name of what they want to have defined."""
    names = [(one, name) for one in course.challenges for name in (one.title, one.entry) if name]
    said = [copies(text, [name for _, name in names]) for text in texts]
    return [one for place, (one, _) in enumerate(names) if any(counts[place] for counts in said)]


def readable(items: Sequence[Item]) -> bool:
    """Whether the guard can tell what gives these items away. Where it cannot, no model may speak."""
    return all(one.syntax == READ for one in items if isinstance(one, Challenge))


async def leak(text: str, items: Sequence[Item], earlier: Sequence[str], run: Run) -> str:
    """What a text gives away of these items, for who looks into it later; "" for nothing. `run` runs a job in the sandbox."""
    for item in items:
        found = await check(text, item, earlier, run)
        if found.why is not None:
            return f"guard: {found.why.kind} ({item.id})"
    return ""
