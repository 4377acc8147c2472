"""Which course to suggest. Pure."""

from collections.abc import Sequence

from core.course.model import Course


def suggested(courses: Sequence[Course], language: str | None) -> Course | None:
    """The course to begin with: in the learner's language where there is one, and the one with most in it."""
    spoken = (language or "").partition("-")[0].casefold()

    def rank(course: Course) -> tuple[bool, int]:
        return course.language.partition("-")[0].casefold() == spoken, len(course.lessons)

    return max(courses, key=rank, default=None)
