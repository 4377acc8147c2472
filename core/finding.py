"""Which thing somebody means, or is about to: by its number, its name, words of it, or something close to them. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from core.chat import Suggestion
from core.course.model import Course, Lesson

SURE, POSSIBLE = 0.75, 0.7
"""How like a name (0 to 1) words must be to be taken for it, and to be asked about.

Of the words of titles, nearly all are still as like with two slips in them; of words that have nothing to do with
any title here, hardly one is.
"""
LIKELY = 0.6
"""The same for words that are still being typed: few letters are alike by chance."""
LAST = 5
"""Ranks of what holds the words that are being typed; what is only like them comes behind."""
KEPT = 20_000
"""Comparisons that are remembered: the words of titles are the same again and again."""
MOST, LONGEST = 25, 100
"""Suggestions that every platform shows, and characters of a suggestion's label and value."""


@dataclass(frozen=True, slots=True)
class Named[T]:
    """A thing, what it is called, and other texts in which words of it may stand."""

    thing: T
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found[T]:
    """The thing that was meant, or those that may have been, the nearest first."""

    sure: T | None
    near: tuple[T, ...] = ()


def lesson_shelf(lessons: Iterable[Lesson]) -> tuple[Named[Lesson], ...]:
    """Lessons, with what they can be found by."""
    return tuple(
        Named(one, (one.title, one.id, *one.formerly), (one.summary, *(step.heading for step in one.steps)))
        for one in lessons
    )


def course_shelf(courses: Iterable[Course]) -> tuple[Named[Course], ...]:
    """Courses, with what they can be found by."""
    return tuple(Named(one, (one.title, one.id, *one.formerly), (one.summary,)) for one in courses)


def meant[T](shelf: Sequence[Named[T]], words: str) -> Found[T]:
    """As `find`, of things that a choice names too: by a name to the letter, whatever else that may mean.

    Without words it is the only thing there is; else all of them may be meant.
    """
    if not words:
        every = tuple(one.thing for one in shelf)
        return Found(every[0]) if len(every) == 1 else Found(None, every)
    exact = [one.thing for one in shelf if words in one.names]
    return Found(exact[0]) if len(exact) == 1 else find(shelf, words)


def find[T](shelf: Sequence[Named[T]], words: str) -> Found[T]:
    """What `words` mean among the things of `shelf`, which are numbered from 1."""
    wanted = _plainly(words)
    if (numbered := _numbered(shelf, wanted)) is not None:
        return Found(numbered.thing)
    for holding in (
        [one for one in shelf if wanted in _folded(one.names)],
        [one for one in shelf if any(wanted in name for name in _folded(one.names))],
        [one for one in shelf if any(wanted in text for text in _folded(one.texts))],
    ):
        if len(holding) == 1:
            return Found(holding[0].thing)
        if holding:
            return Found(None, tuple(one.thing for one in holding))
    return _nearest(shelf, wanted)


def suggestions[T](shelf: Sequence[Named[T]], typed: str) -> tuple[Suggestion, ...]:
    """The things that somebody may be about to name, by their first names, the nearest first; without a word, all.

    Each has a value by which `find` is sure of it.
    """
    wanted = _plainly(typed)
    ranked = [(_rank(one, wanted, place), one) for place, one in enumerate(shelf, start=1)]
    near = [(rank, one) for rank, one in ranked if rank is not None]
    if len(near) < MOST:  # else none that is only like it would be among the first
        others = ((_likely(one, wanted), one) for rank, one in ranked if rank is None)
        near += [(LAST + 1 - like, one) for like, one in others if like >= LIKELY]
    near.sort(key=lambda pair: pair[0])
    holders = Counter(name for one in shelf for name in set(_folded(one.names)))
    valued = ((one, _value(shelf, holders, one)) for _, one in near[:MOST])
    return fitting([Suggestion(one.names[0], value) for one, value in valued if value])


def fitting(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """As many suggestions as are shown, their labels cut; a value that is too long could not be sent, and is left out."""
    sent = [one for one in found if one.label.strip() and 0 < len(one.value) <= LONGEST]
    return tuple(
        one if len(one.label) <= LONGEST else replace(one, label=f"{one.label[: LONGEST - 1]}…")
        for one in sent[:MOST]
    )


def _rank(one: Named[object], wanted: str, place: int) -> float | None:
    """How far `wanted` is from being the thing's number or a name of it; None where it is no part of any."""
    names = _folded(one.names)
    nearer = (
        wanted == str(place) or wanted in names,
        any(name.startswith(wanted) for name in names),
        any(f" {wanted}" in name for name in names),
        any(wanted in name for name in names),
        any(wanted in text for text in _folded(one.texts)),
    )
    return nearer.index(True) if any(nearer) else None


def _likely(one: Named[object], wanted: str) -> float:
    """How like `wanted` is to a name, or a word of it, or the beginning of one (0 to 1)."""
    words = [word for name in _folded(one.names) for word in (name, *name.split())]
    begun = max(_ratio(wanted, word[: len(wanted)]) for word in words)
    return max(begun, _likeness(one, wanted))


def _value[T](shelf: Sequence[Named[T]], holders: Mapping[str, int], one: Named[T]) -> str | None:
    """The first name by which this thing alone is meant, and which can be sent. `holders`: how many have a name."""
    for name in one.names:
        numbered = _numbered(shelf, wanted := _plainly(name))
        alone = holders[wanted] == 1 if numbered is None else numbered.thing is one.thing
        if alone and len(name) <= LONGEST:
            return name
    return None


def _numbered[T](shelf: Sequence[Named[T]], wanted: str) -> Named[T] | None:
    """The thing whose number this is; None where it is none."""
    number = int(wanted) if wanted.isdecimal() and len(wanted) <= 6 else 0
    return shelf[number - 1] if 1 <= number <= len(shelf) else None


def _nearest[T](shelf: Sequence[Named[T]], wanted: str) -> Found[T]:
    likeness = [(_likeness(one, wanted), one.thing) for one in shelf]
    near = sorted((pair for pair in likeness if pair[0] >= POSSIBLE), key=lambda pair: -pair[0])
    sure = [thing for like, thing in near if like >= SURE]
    return Found(sure[0]) if len(sure) == 1 else Found(None, tuple(thing for _, thing in near))


def _likeness(one: Named[object], wanted: str) -> float:
    """How like `wanted` is to a name, or to one word of it (0 to 1)."""
    names = _folded(one.names)
    words = [word for name in names for word in name.split()]
    return max(_ratio(wanted, each) for each in (*names, *words))


def _ratio(wanted: str, name: str) -> float:
    """How like they are; 0 where their lengths alone tell that it is not enough, as of a page pasted by mistake."""
    shorter, both = min(len(wanted), len(name)), len(wanted) + len(name)
    return _alike(wanted, name) if shorter and 2 * shorter / both >= LIKELY else 0.0


@lru_cache(KEPT)
def _alike(wanted: str, name: str) -> float:
    """How like they are; 0 where the letters that they share tell that it is not enough."""
    shared = sum(min(wanted.count(letter), name.count(letter)) for letter in set(wanted))
    likely = 2 * shared / (len(wanted) + len(name)) >= LIKELY
    return SequenceMatcher(None, wanted, name).ratio() if likely else 0.0


def _folded(texts: Sequence[str]) -> list[str]:
    return [_plainly(text) for text in texts]


def _plainly(text: str) -> str:
    return " ".join(text.casefold().split())
