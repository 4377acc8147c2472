"""What may be required of a value or an output without saying just which it is: a closed vocabulary."""

from dataclasses import dataclass
from enum import StrEnum

from sandbox.contract import Plain


class Kind(StrEnum):
    """Kinds of value, as a learner would name them."""

    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    LIST = "list"
    MAPPING = "mapping"


class Direction(StrEnum):
    """Ways in which items may be in order; neighbours may be equal."""

    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class IsA:
    """It is a value of this kind. A whole number is a number; True is no number."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class InOrder:
    """Its items, all numbers or all texts, are in order."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class Unique:
    """No item stands in it twice."""


@dataclass(frozen=True, slots=True)
class SameItems:
    """It has the items of an argument of the call (from 0), each as often as there, in any order."""

    argument: int


@dataclass(frozen=True, slots=True)
class HasLength:
    """It has so many items, characters or keys.."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Between:
    """It is a number from `least` to `most`, both of them included."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class OneOf:
    """It is one of these."""

    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """It is a text with this piece, a list with this item, or a mapping with this key."""

    part: Plain


@dataclass(frozen=True, slots=True)
class Lacks:
    """It is a text, a list or a mapping without that."""

    part: Plain


@dataclass(frozen=True, slots=True)
class StartsWith:
    """It is a text that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class EndsWith:
    """It is a text that ends so."""

    text: str


@dataclass(frozen=True, slots=True)
class Matches:
    """It is a text of this form; `core.course.patterns` says how forms are written."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Each:
    """Every item of a list, or line of a text, has all of these properties."""

    properties: "tuple[Property, ...]"


type Property = (
    IsA
    | InOrder
    | Unique
    | SameItems
    | HasLength
    | Between
    | OneOf
    | Contains
    | Lacks
    | StartsWith
    | EndsWith
    | Matches
    | Each
)
