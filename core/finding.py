"""Which thing somebody means: by its number, its name, words of it, or something close to them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SURE, POSSIBLE = 0.75, 0.45
"""How like a name (0 to 1) words must be to be taken for it, and to be asked about."""


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
    return matcher.ratio() if matcher.real_quick_ratio() >= POSSIBLE else 0.0


def _folded(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.casefold().split()) for text in texts]
