"""From what was pressed or filled in to a marked answer that is written with the turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.asking.feedback import feedback, growth
from core.asking.question import answer_to
from core.assessment import Result, assess
from core.chat import Block
from core.course.answers import check
from core.course.marks import Answer, Unreadable
from core.course.model import Course, Question
from core.errors import LearnerError
from core.learning.outcome import Assistance, Outcome
from core.plain import to_plain
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class Answered:
    """A marked answer, and the blocks that speak about it."""

    correct: bool
    blocks: tuple[Block, ...]


async def mark(
    turn: Turn, course: Course, item: Question, *, activity: str, seed: int, assistance: Assistance
) -> Answered:
    """Mark the answer that this turn brings, and have it written.

    LearnerError where it cannot be read: then nothing is counted, and the question stays open.
    """
    answer = answer_to(item, turn.arguments, turn.values, seed)
    marked = check(item, answer)
    if isinstance(marked, Unreadable):
        raise LearnerError(f"asking-unreadable-{marked.reason}")
    result = Result(
        correct=marked.correct,
        score=marked.score,
        misconception=marked.misconception,
        response=_kept(answer),
    )
    outcome = Outcome(correct=marked.correct, assistance=assistance)
    change = await assess(turn, course, item, result, activity=activity, outcome=outcome)
    skill = course.skill(item.skill).title
    said = feedback(course, item, marked, turn.say, pick=turn.seq)
    grown = growth(change.before, change.after, skill, turn.say)
    return Answered(marked.correct, (*said, *grown, *change.today))


def _kept(answer: Answer) -> Mapping[str, Any]:
    return {"kind": type(answer).__name__.lower(), **to_plain(type(answer), answer)}
