"""Which courses a page shows, and which one is meant. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.course.model import Course

PAGE = 5
"""Courses on a page: as many as a phone shows without much scrolling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the courses that were found. `number` counts from 0."""

    courses: tuple[Course, ...]
    number: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The number of the page before; None on the first."""
        return self.number - 1 if self.number else None

    @property
    def following(self) -> int | None:
        """The number of the page after; None on the last."""
        return self.number + 1 if self.number + 1 < self.pages else None


def named(courses: Sequence[Course], words: str) -> Course | None:
    """The course whose title or id this is; None where none has it, or several have."""
    wanted = words.casefold()
    alike = [one for one in courses if wanted in (one.title.casefold(), one.id, *one.formerly)]
    return alike[0] if len(alike) == 1 else None


def page(courses: Sequence[Course], number: int) -> Page:
    """The page of that number, or the nearest there is."""
    pages = max(1, -(-len(courses) // PAGE))
    number = min(max(number, 0), pages - 1)
    shown = tuple(courses[number * PAGE : (number + 1) * PAGE])
    return Page(courses=shown, number=number, pages=pages, total=len(courses))


def mine_first(courses: Sequence[Course], enrolled: Sequence[str], current: str | None) -> list[Course]:
    """The courses in the order in which they matter: the current one, those begun, the others."""

    def rank(course: Course) -> int:
        ids = {course.id, *course.formerly}
        return 0 if current in ids else 1 if ids & set(enrolled) else 2

    return sorted(courses, key=rank)
