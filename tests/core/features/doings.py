"""What a learner has done before a test begins, written as the features would write it."""

from dataclasses import dataclass

from bot.wiring import OpenHouse
from core.assessment import Result, assess
from core.chat import Called, Reply
from core.course.model import Course
from core.feature import Command, Handler
from core.learning.outcome import Assistance, Outcome
from core.store import courses, learners
from core.turn import Turn
from tests.pupil import Pupil

PYTHON, MEMORY = "python-first-steps", "how-memory-works"
"""The courses that ship."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the item of that id."""

    item: str
    correct: bool = True
    helped: bool = False


def course_of(house: OpenHouse, course: str) -> Course:
    return house.dispatch.house.catalogue.course(course)


async def did(
    pupil: Pupil,
    course: str = MEMORY,
    *answers: Answer,
    lessons: int = 0,
    begun: int = 0,
    activity: str | None = None,
) -> None:
    """Have the pupil be in `course`, its first `lessons` done and `begun` more begun, after these answers."""
    found = course_of(pupil.house, course)

    async def prepare(turn: Turn) -> Reply:
        turn.write(learners.change, turn.learner.id, course=course)
        for place, lesson in enumerate(found.lessons[: lessons + begun]):
            turn.write(
                courses.stand_in_lesson,
                turn.learner.id,
                course,
                lesson.id,
                1,
                turn.now,
                completed=place < lessons,
            )
        if activity:
            turn.stand(activity, Answer("none"))
        return Reply.of()

    await _through(pupil, prepare)
    for one in answers:
        await _through(pupil, _answering(found, one))


def _answering(course: Course, answer: Answer) -> Handler:
    assistance = Assistance.HINT if answer.helped else Assistance.NONE
    outcome = Outcome(correct=answer.correct, assistance=assistance)
    result = Result(correct=answer.correct, score=float(answer.correct), misconception=None, response={})

    async def handler(turn: Turn) -> Reply:
        item = course.item(answer.item)
        await assess(turn, course, item, result, activity="quiz", outcome=outcome)
        return Reply.of()

    return handler


async def _through(pupil: Pupil, handler: Handler) -> None:
    """One turn of the pupil's, answered by `handler`."""
    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["prepare"] = Command(name="prepare", handler=handler)
    await pupil.send(Called("prepare"))
    del router.commands["prepare"]
