"""Which thing somebody means, or is about to: by its number, its name, words of it, or something close to them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from core.chat import Suggestion
from core.course.model import Lesson

SURE, POSSIBLE = 0.75, 0.7
"""How like a name (0 to 1) words must be to be taken for it, and to be asked about.

Of the words of titles, nearly all are still as like with two slips in them; of words that have nothing to do with
any title here, hardly one is.
"""
LIKELY = 0.6
"""The same for words that are still being typed: few letters are alike by chance."""
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


def find[T](shelf: Sequence[Named[T]], words: str) -> Found[T]:
    """What `words` mean among the things of `shelf`, which are numbered from 1."""
    wanted = " ".join(words.casefold().split())
    if wanted.isdecimal() and 1 <= (number := int(wanted[:6])) <= len(shelf) and len(wanted) <= 6:
        return Found(shelf[number - 1].thing)
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
    wanted = " ".join(typed.casefold().split())
    ranked = ((_rank(one, wanted, place), one) for place, one in enumerate(shelf, start=1))
    near = sorted(((rank, one) for rank, one in ranked if rank is not None), key=lambda pair: pair[0])
    valued = ((one, _value(shelf, one)) for _, one in near[:MOST])
    return fitting([Suggestion(one.names[0], value) for one, value in valued if value])


def fitting(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """As many suggestions as are shown, their labels cut; a value that is too long could not be sent, and is left out."""
    sent = [one for one in found if one.label.strip() and 0 < len(one.value) <= LONGEST]
    return tuple(
        one if len(one.label) <= LONGEST else replace(one, label=f"{one.label[: LONGEST - 1]}…")
        for one in sent[:MOST]
    )


def _rank(one: Named[object], wanted: str, place: int) -> float | None:
    """How far `wanted` is from being the thing's number or a name of it; None where it is too far."""
    names = _folded(one.names)
    nearer = (
        wanted == str(place) or wanted in names,
        any(name.startswith(wanted) for name in names),
        any(f" {wanted}" in name for name in names),
        any(wanted in name for name in names),
        any(wanted in text for text in _folded(one.texts)),
    )
    if any(nearer):
        return nearer.index(True)
    like = max(_likeness(one, wanted), _begun_like(names, wanted))
    return len(nearer) + 1 - like if like >= LIKELY else None


def _begun_like(names: Sequence[str], wanted: str) -> float:
    """How like `wanted` is to the beginning of a name, or of a word of it (0 to 1)."""
    words = [word for name in names for word in (name, *name.split())]
    return max(_ratio(wanted, word[: len(wanted)]) for word in words)


def _value[T](shelf: Sequence[Named[T]], one: Named[T]) -> str | None:
    """The first name by which this thing alone is meant, and which can be sent."""
    fit = (name for name in one.names if len(name) <= LONGEST)
    return next((name for name in fit if find(shelf, name).sure is one.thing), None)


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
    matcher = SequenceMatcher(None, wanted, name)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKELY else 0.0


def _folded(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.casefold().split()) for text in texts]
