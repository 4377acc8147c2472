"""What a pupil is asked in a round of questions, and their answer to it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from core.chat import Reply
from core.course.model import Challenge, Course, Question
from tests.journeys.answering import Answer, Arrange, Press, Tick, Write
from tests.pupil import Pupil


async def rows(pupil: Pupil, query: str) -> list[tuple[Any, ...]]:
    async with pupil.house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(query))
        return [tuple(row) for row in found] if found.returns_rows else []


async def round_of(pupil: Pupil, course: Course) -> Sequence[Question]:
    """The questions of the round that is under way, from the open one on; none where there is no round."""
    ((activity, state),) = await rows(pupil, "SELECT activity, state FROM conversations")
    return [_question(course, one) for one in state["items"][state["at"] :]] if activity else []


def _question(course: Course, item: str) -> Question:
    found = course.item(item)
    assert not isinstance(found, Challenge)
    return found


async def give(pupil: Pupil, answer: Answer) -> Reply:
    """Give an answer to the open question."""
    match answer:
        case Press(label):
            return await pupil.press(label)
        case Tick(chosen) | Arrange(chosen):
            (field,) = pupil.form().fields
            return await pupil.fill(" ".join(str(field.options.index(one) + 1) for one in chosen))
        case Write(values):
            fields = pupil.form().fields
            return await pupil.fill(*(values.get(one.label, values.get("", "")) for one in fields))
