"""The answers that a learner can give, and the judgements they can get."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Picked:
    """Indices into the item's `options`, as the author ordered them."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A text: for short_text, number and predict_output."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The text for each blank, by its name."""

    blanks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Indices into the item's `pieces`, in the order that the learner gave them."""

    pieces: tuple[int, ...]


type Answer = Picked | Judged | Written | Filled | Ordered


class Reason(StrEnum):
    """Why an answer could not be read. The words for it are the interface's."""

    OTHER_KIND = "other_kind"
    """A text where something is to be picked, and the like."""
    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    """A blank or a line is still missing."""
    NOT_ONE = "not_one"
    """Several were picked where one is right."""
    NOT_THERE = "not_there"
    """An option, blank or line that the item does not have."""
    DOUBLED = "doubled"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"
    EITHER_WAY = "either_way"
    """1,234: is the comma a decimal one?"""
    UNIT_MISSING = "unit_missing"
    NO_UNIT_HERE = "no_unit_here"
    """Words after a number that has no unit."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The answer says nothing that could be right or wrong."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The judgement of an answer.

    `score` is 0 to 1: the share of blanks or lines in place, otherwise all or nothing. `feedback` is empty only
    when the answer is right. `foreseen` says that it speaks of this very mistake; otherwise it is the item's
    explanation, which gives the answer away. `parts` tells blank by blank, line by line or pick by pick.
    """

    correct: bool
    score: float
    feedback: str = ""
    misconceptions: tuple[str, ...] = ()
    foreseen: bool = False
    wrong_unit: bool = False
    parts: tuple[bool, ...] = ()

    @property
    def misconception(self) -> str | None:
        """The first of the beliefs that the answer shows."""
        return self.misconceptions[0] if self.misconceptions else None
