"""What values may be drawn at random for a case."""

from dataclasses import dataclass

from sandbox.contract import Plain


@dataclass(frozen=True, slots=True)
class DrawInteger:
    """A whole number from `least` to `most`, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DrawFloat:
    """A number from `least` to `most`, with so many decimals."""

    least: float
    most: float
    decimals: int


@dataclass(frozen=True, slots=True)
class DrawBoolean:
    """True or false."""


@dataclass(frozen=True, slots=True)
class DrawText:
    """A text of the alphabet's characters, `least` to `most` of them."""

    alphabet: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DrawOne:
    """One of these values."""

    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class DrawList:
    """A list of `least` to `most` values, each drawn alike."""

    item: "Draw"
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DrawMapping:
    """A mapping with `least` to `most` keys out of a few, and values drawn alike."""

    keys: tuple[str, ...]
    value: "Draw"
    least: int
    most: int


type Draw = DrawInteger | DrawFloat | DrawBoolean | DrawText | DrawOne | DrawList | DrawMapping
