"""What an import would change in a course, for a look at it before it does. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from core.course.folding import words_folded
from core.course.model import Course, Item, Lesson, Misconception, Skill

_NOT_MET = {"id", "revision", "formerly"}
"""Fields that no learner meets."""
_OF_COURSE = ("title", "summary", "language", "code")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a course, by its id and by what it is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of which some fields are others now."""

    part: Part
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A part that has another id. `kept` says whether progress goes along: only where the new one says `formerly`."""

    part: Part
    before: str
    kept: bool


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What becomes of the parts of one kind. One that is renamed may be among the changed, too."""

    added: tuple[Part, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Part, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        """Whether anything becomes of them."""
        return bool(self.added or self.changed or self.removed or self.renamed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that would change. `course` are fields of the course itself; `order` says that lessons come in another order."""

    new: bool
    course: tuple[str, ...]
    order: bool
    lessons: PartChanges
    items: PartChanges
    skills: PartChanges
    misconceptions: PartChanges

    def __bool__(self) -> bool:
        """Whether anything would."""
        parts = (self.lessons, self.items, self.skills, self.misconceptions)
        return self.new or self.order or bool(self.course) or any(parts)


def between(before: Course | None, after: Course) -> Changes:
    """What is other in `after`; `before` is None where the course is new."""
    return Changes(
        new=before is None,
        course=tuple(name for name in _OF_COURSE if before and getattr(before, name) != getattr(after, name)),
        order=before is not None and _reordered(before, after),
        lessons=_parts(before.lessons if before else (), after.lessons, _lesson_words, _title),
        items=_parts(before.items if before else (), after.items, _item_words, _prompt),
        skills=_parts(before.skills if before else (), after.skills, _skill_words, _title),
        misconceptions=_parts(
            before.misconceptions if before else (), after.misconceptions, _belief_words, _belief_words
        ),
    )


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


def _parts[T: _Named](
    before: Sequence[T], after: Sequence[T], words: Callable[[T], str], title: Callable[[T], str]
) -> PartChanges:
    pairs, renamed = _paired(before, after, words, title)
    changed = [
        Changed(Part(new.id, title(new)), names)
        for old, new in pairs
        if (names := tuple(_differing(old, new)))
    ]
    old_ids, new_ids = {old.id for old, _ in pairs}, {new.id for _, new in pairs}
    moved = {one.part.id for one in renamed}
    return PartChanges(
        added=tuple(Part(one.id, title(one)) for one in after if one.id not in new_ids),
        changed=tuple(changed),
        removed=tuple(Part(one.id, title(one)) for one in before if one.id not in old_ids),
        renamed=tuple(renamed),
        unchanged=len(pairs) - len({one.part.id for one in changed} | moved),
    )


def _paired[T: _Named](
    before: Sequence[T], after: Sequence[T], words: Callable[[T], str], title: Callable[[T], str]
) -> tuple[list[tuple[T, T]], list[Renamed]]:
    """Each part with what it was: by its id, by an id it says it had, or else by its words."""
    left = {one.id: one for one in before}
    pairs = [(left.pop(one.id), one) for one in after if one.id in left]
    renamed: list[Renamed] = []
    new = [one for one in after if all(one is not paired for _, paired in pairs)]
    for one in new:
        if was := next((old for old in one.formerly if old in left), None):
            pairs.append((left.pop(was), one))
            renamed.append(Renamed(Part(one.id, title(one)), was, kept=True))
    by_words = {words(one): one.id for one in reversed(list(left.values()))}
    for one in new:
        was = by_words.get(words(one))
        if was in left and all(one is not paired for _, paired in pairs):
            pairs.append((left.pop(was), one))
            renamed.append(Renamed(Part(one.id, title(one)), was, kept=False))
    return pairs, renamed


def _differing(old: object, new: object) -> Iterator[str]:
    """The names of fields that are others; `type` where the part is of another type altogether."""
    if type(old) is not type(new):
        yield "type"
        return
    for one in fields(old):  # pyright: ignore[reportArgumentType] - both are dataclasses, as all parts are
        if one.name not in _NOT_MET and getattr(old, one.name) != getattr(new, one.name):
            yield one.name


def _reordered(before: Course, after: Course) -> bool:
    """Whether the lessons that both have come in another order."""
    old, new = [one.id for one in before.lessons], [one.id for one in after.lessons]
    return [id_ for id_ in old if id_ in new] != [id_ for id_ in new if id_ in old]


def _title(part: Lesson | Skill) -> str:
    return part.title


def _prompt(item: Item) -> str:
    return item.prompt


def _lesson_words(lesson: Lesson) -> str:
    return words_folded(lesson.title)


def _item_words(item: Item) -> str:
    return f"{item.type} {words_folded(item.prompt)} {getattr(item, 'code', '')}"


def _skill_words(skill: Skill) -> str:
    return words_folded(skill.title)


def _belief_words(belief: Misconception) -> str:
    return words_folded(belief.belief)
