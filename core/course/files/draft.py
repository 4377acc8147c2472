"""A course as it was read, each part with its place, before anything was asked of how the parts fit."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.course.files.lesson import LessonText
from core.course.files.shapes.challenge import ChallengeShape
from core.course.files.shapes.course import CourseShape, LessonShape, MisconceptionShape
from core.course.files.shapes.items import ItemShape
from core.course.files.spot import Spot


@dataclass(frozen=True, slots=True)
class DraftMisconception:
    """A misconception and where it stands."""

    shape: MisconceptionShape
    spot: Spot


@dataclass(frozen=True, slots=True)
class DraftLesson:
    """A lesson: front matter, text, and where it stands."""

    shape: LessonShape
    text: LessonText
    spot: Spot


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A question and where it stands."""

    shape: ItemShape
    spot: Spot


@dataclass(frozen=True, slots=True)
class DraftChallenge:
    """A challenge, the sources beside it, and where it stands. `wrong` stands in the shape's order."""

    shape: ChallengeShape
    reference: str
    wrong: tuple[str, ...]
    spot: Spot


@dataclass(slots=True)
class Draft:
    """All of a course that could be read. `ids` also holds those of parts that could not."""

    name: str
    course: CourseShape | None = None
    spot: Spot | None = None
    misconceptions: list[DraftMisconception] = field(default_factory=list[DraftMisconception])
    lessons: list[DraftLesson] = field(default_factory=list[DraftLesson])
    items: list[DraftItem] = field(default_factory=list[DraftItem])
    challenges: list[DraftChallenge] = field(default_factory=list[DraftChallenge])
    unread_ids: set[str] = field(default_factory=set[str])

    def named(self) -> Iterator[tuple[str, list[str], Spot]]:
        """Id, former ids and place of all that share one space of ids: lessons, items, challenges."""
        for part in (*self.lessons, *self.items, *self.challenges):
            yield part.shape.id, part.shape.formerly, part.spot
