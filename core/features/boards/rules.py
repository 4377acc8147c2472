"""What was asked for, which boards are meant, what a circle's code looks like, and what a community may turn off. Pure."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.finding import Named
from core.play.boards import Span
from core.store.boards import Kind, Seat
from core.store.communities import Community

LONGEST_NAME = 24
"""Characters of a name on a board."""
ALPHABET = "3479BCDFGHJKMNPQRTVWXY"
"""Letters and digits of which none is taken for another, and no word can be made."""
LENGTH, GROUP = 12, 4
"""Signs of a circle's code, some 53 bits, and how many of them are shown together."""
MOST_IN_CIRCLE = 50
MOST_CIRCLES = 5
"""Of one learner."""
NEW = "friends"
"""In place of a board's key: the circle that is only being begun."""


class View(StrEnum):
    """Which part of a board is looked at."""

    AROUND = "around"
    FIRST = "first"


class Word(StrEnum):
    """What may be typed after /board, in English and in the learner's language (`boards-word-…`)."""

    COMMUNITY = "community"
    FRIENDS = "friends"
    CLASS = "class"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


KINDS: Mapping[Word, Kind] = {
    Word.COMMUNITY: Kind.COMMUNITY,
    Word.FRIENDS: Kind.FRIENDS,
    Word.CLASS: Kind.COHORT,
}
SPANS: Mapping[Word, Span] = {Word.WEEK: Span.WEEK, Word.MONTH: Span.MONTH, Word.ALL: Span.ALL}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after /board. `unknown` is what nothing was understood of."""

    kind: Kind | None = None
    span: Span = Span.WEEK
    code: str | None = None
    unknown: str = ""


def read(typed: str, words: Sequence[tuple[str, Word]]) -> Asked:
    """What is meant by what was typed; `words` are those of the learner's language with what they stand for."""
    if code := plain_code(typed):
        return Asked(code=code)
    known = {**{name.casefold(): word for name, word in words}, **{one.value: one for one in Word}}
    kind: Kind | None = None
    span = Span.WEEK
    for each in typed.casefold().split():
        word = known.get(each)
        if word is None:
            return Asked(unknown=typed.strip())
        kind, span = KINDS.get(word, kind), SPANS.get(word, span)
    return Asked(kind, span)


def shelf(words: Sequence[tuple[str, Word]]) -> tuple[Named[Word], ...]:
    """The words, with what they can be found by."""
    return tuple(Named(word, (name, word.value)) for name, word in words)


# ── boards ──────────────────────────────────────────────────────────────────────────────────────────────────


def of_kind(seats: Iterable[Seat], kind: Kind | None) -> list[Seat]:
    """The learner's seats on boards of a kind; all of them where none is asked for."""
    return [one for one in seats if kind in (None, one.board.kind)]


def seat_on(seats: Iterable[Seat], key: str) -> Seat | None:
    """The learner's own seat on the board of this key; None where they are not on it."""
    return next((one for one in seats if one.board.key == key), None)


# ── circles ─────────────────────────────────────────────────────────────────────────────────────────────────


def new_code() -> str:
    """A plain code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """A code in groups that can be read and typed: `XXXX-XXXX-XXXX`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def plain_code(typed: str) -> str | None:
    """A code as it was typed, without what does not matter in it: case, hyphens, spaces. None for what can be none."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


# ── what a community may turn on and off ────────────────────────────────────────────────────────────────────


class Dial(StrEnum):
    """What can be turned on and off: the community's board, explanations from there, points in one place of it."""

    BOARDS = "boards"
    SHARING = "sharing"
    POINTS = "points"


def is_on(community: Community, dial: Dial, place: str) -> bool:
    """How a dial stands, of points in this place."""
    match dial:
        case Dial.BOARDS:
            return community.boards
        case Dial.SHARING:
            return community.sharing
        case Dial.POINTS:
            return place not in community.quiet


def turned(community: Community, dial: Dial, place: str, *, on: bool) -> Community:
    """The community with a dial turned; that of points turns for this place alone."""
    match dial:
        case Dial.BOARDS:
            return replace(community, boards=on)
        case Dial.SHARING:
            return replace(community, sharing=on)
        case Dial.POINTS:
            others = tuple(one for one in community.quiet if one != place)
            return replace(community, quiet=others if on else (*others, place))
