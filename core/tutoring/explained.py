"""What other learners explained that helps with an item and does not solve it, for whoever is stuck at it."""

from collections.abc import Sequence

from core.course.model import Course, Item
from core.markdown import fence
from core.store import explanations, knowledge, tutoring
from core.store.explanations import Blind, Explanation
from core.turn import Turn
from core.tutoring.guarded import leak, readable


async def helpful(turn: Turn, course: Course, item: Item) -> list[Blind]:
    """What helped others and does not solve the item, the best first: nothing where that cannot be told."""
    if turn.house.catalogue.find(course.id) is None or not readable([item]):
        return []
    about = await _about(turn, course, item)
    found = await turn.read(explanations.to_help, turn.learner.id, course.id, item.skill, about, turn.within)
    if not found:
        return []
    told = await turn.read(tutoring.shown, turn.learner.id, course.id, item.id)
    earlier = tuple(words for _, words in told)
    return [one for one in found if not await leak(whole(one, course), (item,), earlier, turn.run)]


def whole(one: Blind | Explanation, course: Course) -> str:
    """Text and code of an explanation as one text."""
    return f"{one.text}\n\n{fence(one.code, course.code)}" if one.code else one.text


async def _about(turn: Turn, course: Course, item: Item) -> Sequence[str]:
    """What is behind the learner's last answer, where it was not right: a wrong belief, then the test that failed."""
    names = (item.id, *item.formerly)
    last = await turn.read(knowledge.last_answer, turn.learner.id, course.id, names)
    if last is None or last.correct:
        return ()
    failing = last.response.get("failing")
    return (last.misconception or "", f"{item.id}/{failing}" if failing else "")
