"""What learners of a class do, written as the features would write it."""

from collections.abc import Sequence

from core.assessment import Result, assess
from core.chat import Called, Reply
from core.feature import Command, Handler
from core.learning.outcome import Assistance, Outcome
from core.turn import Turn
from tests.core.features.doings import PYTHON, course_of
from tests.pupil import Pupil


async def answered(pupil: Pupil, activity: str, items: Sequence[str], *, correct: bool = True) -> None:
    """Have the pupil answer items of the Python course in an activity."""
    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    for item in items:
        handler = _answering(pupil, activity, item, correct=correct)
        router.commands["answer"] = Command(name="answer", handler=handler)
        await pupil.send(Called("answer"))
    del router.commands["answer"]


def _answering(pupil: Pupil, activity: str, item: str, *, correct: bool) -> Handler:
    course = course_of(pupil.house, PYTHON)
    result = Result(correct=correct, score=float(correct), misconception=None, response={})
    outcome = Outcome(correct=correct, assistance=Assistance.NONE)

    async def handler(turn: Turn) -> Reply:
        await assess(turn, course, course.item(item), result, activity=activity, outcome=outcome)
        return Reply.of()

    return handler
