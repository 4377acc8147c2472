"""The course that a learner is in, how far they are in it, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import assert_never

from core.chat import Action, Choice, Say, Weight
from core.course.model import Challenge, Course, Lesson
from core.errors import NoCourse
from core.store import courses, knowledge
from core.turn import Turn


class Next(Enum):
    """What is best done next: what fades first, then something new, then practice of all."""

    REVIEW = "review"
    LESSON = "lesson"
    QUIZ = "quiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a learner is in a course. `done` and `begun` are ids of lessons; what is done was also begun."""

    course: Course
    done: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    due: int = 0
    """Questions that are due for review."""
    next_due: datetime | None = None
    """When the first of the others comes back."""

    @property
    def fresh(self) -> bool:
        """Whether the learner has done nothing in the course yet."""
        return not self.begun and not self.due and self.next_due is None

    @property
    def next_lesson(self) -> Lesson | None:
        """The first lesson that is not done; None where all are."""
        return next((one for one in self.course.lessons if one.id not in self.done), None)

    @property
    def midway(self) -> bool:
        """Whether the next lesson was begun already."""
        return self.next_lesson is not None and self.next_lesson.id in self.begun

    @property
    def next(self) -> Next:
        """What is best done next."""
        if self.due:
            return Next.REVIEW
        return Next.QUIZ if self.next_lesson is None else Next.LESSON

    def way_on(self, say: Say) -> Choice:
        """A press for what is best done next."""
        match self.next:
            case Next.REVIEW:
                return Choice(say("home-review"), Action("review.start"), Weight.PRIMARY)
            case Next.LESSON:
                label = "home-begin" if self.fresh else "home-on" if self.midway else "home-learn"
                return Choice(say(label), Action("lesson.next"), Weight.PRIMARY)
            case Next.QUIZ:
                return Choice(say("home-quiz"), Action("quiz.start"), Weight.PRIMARY)
            case _:
                assert_never(self.next)


async def standing(turn: Turn, course: Course) -> Standing:
    """How far the learner is in `course`. Lessons that were renamed count, those that are gone do not."""
    learner = turn.learner.id
    rows = await turn.read(courses.lessons, learner, course.id)
    found = [(course.find_lesson(key), row) for key, row in rows.items()]
    met = await turn.read(knowledge.met, learner, course.id)
    coming = [one.due for one in met if _is_question(course, one.item)]
    return Standing(
        course=course,
        done=frozenset(lesson.id for lesson, row in found if lesson and row.completed),
        begun=frozenset(lesson.id for lesson, _ in found if lesson),
        due=sum(due <= turn.now for due in coming),
        next_due=min((due for due in coming if due > turn.now), default=None),
    )


def _is_question(course: Course, item_id: str) -> bool:
    item = course.find_item(item_id)
    return item is not None and not isinstance(item, Challenge)


def chosen_course(turn: Turn) -> Course | None:
    """The learner's current course, else their community's, or the only one there is; None where there is none."""
    catalogue = turn.house.catalogue
    if turn.learner.course is not None:
        return catalogue.find(turn.learner.course)
    if turn.community and turn.community.course and (course := catalogue.find(turn.community.course)):
        return course
    return catalogue.courses[0] if len(catalogue.courses) == 1 else None


def current_course(turn: Turn) -> Course:
    """The learner's current course, as `chosen_course`; NoCourse where there is none."""
    course = chosen_course(turn)
    if course is None:
        raise NoCourse
    return course
