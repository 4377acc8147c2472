"""The ids that changed in the files of the courses, as their `formerly` says."""

from collections.abc import Iterable, Iterator

from core.course.model import Course
from core.store.renames import Kind, Rename


def renames_in(courses: Iterable[Course]) -> list[Rename]:
    """Every rename that the courses tell of: the courses' own first, since the others go by the course's new id."""
    found = list(courses)
    own = [Rename(Kind.COURSE, one.id, old, one.id) for one in found for old in one.formerly]
    return [*own, *(rename for one in found for rename in _within(one))]


def _within(course: Course) -> Iterator[Rename]:
    kinds = ((Kind.LESSON, course.lessons), (Kind.SKILL, course.skills), (Kind.ITEM, course.items))
    for kind, things in kinds:
        for thing in things:
            yield from (Rename(kind, course.id, old, thing.id) for old in thing.formerly)
