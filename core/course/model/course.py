"""A course: skills, misconceptions, lessons and items, found by their ids, also by ids they had before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from core.course.model.challenges import Challenge
from core.course.model.items import Question
from core.course.model.lessons import Lesson

type Item = Question | Challenge
"""Whatever can be attempted. Closed: `match` over it ends in `assert_never`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Something a learner can learn to do; `requires` are ids of skills that come before it."""

    id: str
    title: str
    summary: str
    requires: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """Something learners wrongly believe, in one sentence, and the words that mend it."""

    id: str
    skill: str
    belief: str
    repair: str
    formerly: tuple[str, ...] = ()


class UnknownId(LookupError):
    """No such thing in the course."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


def by_any_id[T: _Named](things: Iterable[T]) -> dict[str, T]:
    """Each thing under its id and under its former ones; an id of today wins over a former one."""
    found = list(things)
    former = {old: thing for thing in found for old in thing.formerly}
    return former | {thing.id: thing for thing in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course that is sound: whatever one part names, another part is.

    `language` is that of its prose, `code` the programming language that its code is in ("" for none).
    Lessons stand in the order of teaching; items in the order of their files, challenges last.
    """

    id: str
    title: str
    summary: str
    language: str
    code: str
    skills: tuple[Skill, ...]
    misconceptions: tuple[Misconception, ...]
    lessons: tuple[Lesson, ...]
    items: tuple[Item, ...]
    formerly: tuple[str, ...] = ()
    _skills: Mapping[str, Skill] = field(init=False, repr=False, compare=False)
    _beliefs: Mapping[str, Misconception] = field(init=False, repr=False, compare=False)
    _lessons: Mapping[str, Lesson] = field(init=False, repr=False, compare=False)
    _items: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_skills", by_any_id(self.skills))
        object.__setattr__(self, "_beliefs", by_any_id(self.misconceptions))
        object.__setattr__(self, "_lessons", by_any_id(self.lessons))
        object.__setattr__(self, "_items", by_any_id(self.items))

    def find_item(self, item_id: str) -> Item | None:
        """The item that has this id, or had it; None where an attempt outlived its item."""
        return self._items.get(item_id)

    def find_lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson that has this id, or had it; None where there is none any more."""
        return self._lessons.get(lesson_id)

    def item(self, item_id: str) -> Item:
        """The item that has this id, or had it. Raises `UnknownId`."""
        return self._known(self._items, item_id, "item")

    def challenge(self, challenge_id: str) -> Challenge:
        """The challenge that has this id, or had it. Raises `UnknownId`."""
        found = self._items.get(challenge_id)
        if isinstance(found, Challenge):
            return found
        raise UnknownId(f"the course {self.id} has no challenge {challenge_id!r}")

    def lesson(self, lesson_id: str) -> Lesson:
        """The lesson that has this id, or had it. Raises `UnknownId`."""
        return self._known(self._lessons, lesson_id, "lesson")

    def skill(self, skill_id: str) -> Skill:
        """The skill that has this id, or had it. Raises `UnknownId`."""
        return self._known(self._skills, skill_id, "skill")

    def misconception(self, misconception_id: str) -> Misconception:
        """The misconception that has this id, or had it. Raises `UnknownId`."""
        return self._known(self._beliefs, misconception_id, "misconception")

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """All challenges."""
        return tuple(item for item in self.items if isinstance(item, Challenge))

    @property
    def questions(self) -> tuple[Question, ...]:
        """All items that are answered in a message."""
        return tuple(item for item in self.items if not isinstance(item, Challenge))

    def items_of_skill(self, skill: str) -> tuple[Item, ...]:
        """Every item of a skill, questions before challenges."""
        return tuple(item for item in self.items if item.skill == skill)

    def main_skill(self, lesson: Lesson) -> str:
        """The skill that a lesson is mostly about: that of most of its items, else the first that it names; "" for none."""
        skills = [item.skill for item in self.items_of_lesson(lesson.id)]
        return max(skills, key=skills.count, default=next(iter(lesson.skills), ""))

    def items_of_lesson(self, lesson: str) -> tuple[Item, ...]:
        """Every item of a lesson, questions before challenges."""
        return tuple(item for item in self.items if item.lesson == lesson)

    def recall_of(self, lesson: Lesson) -> tuple[Item, ...]:
        """The items to ask when the lesson's text is off the screen (P10)."""
        return tuple(self._items[item] for item in lesson.recall)

    def after(self, lesson: Lesson) -> Lesson | None:
        """The lesson that follows; None after the last."""
        place = self.lessons.index(lesson) + 1
        return self.lessons[place] if place < len(self.lessons) else None

    def _known[T](self, index: Mapping[str, T], key: str, kind: str) -> T:
        try:
            return index[key]
        except KeyError:
            raise UnknownId(f"the course {self.id} has no {kind} {key!r}") from None
