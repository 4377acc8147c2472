"""The course that a learner is in."""

from core.course.model import Course
from core.errors import LearnerError
from core.turn import Turn


def current_course(turn: Turn) -> Course:
    """The learner's current course; the only one there is, where they chose none. LearnerError says how to choose."""
    catalogue = turn.house.catalogue
    if turn.learner.course is None:
        if len(catalogue.courses) == 1:
            return catalogue.courses[0]
        raise LearnerError("course-none")
    course = catalogue.find(turn.learner.course)
    if course is None:
        raise LearnerError("course-gone")
    return course
