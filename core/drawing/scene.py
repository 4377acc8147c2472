"""What is to be painted, in pixels from the top left: boxes, lines between them, and words on the lines. Pure."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

WIDTH, MARGIN = 800, 32
LEADING, SMALL_LEADING = 30, 26
"""From line to line of words, and of small words."""
PAD = 16
"""Between words and the edge of their box."""
RADIUS = 14
"""Of a line's corners."""

type Point = tuple[float, float]


class Look(Enum):
    """How a box looks."""

    STEP = auto()
    FIRST = auto()
    """Where to begin to read."""
    HEAD = auto()
    """A title of a row or of a column."""
    CELL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Words in a frame; `above` are small ones over them."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    look: Look = Look.STEP
    above: tuple[str, ...] = ()

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A way from point to point. `bent` bends it smoothly where it leaves and comes, downwards; otherwise it has corners.

    `arrow` says whether it ends in one, `back` that it leads back to where one has been.
    """

    points: tuple[Point, ...]
    bent: bool = False
    arrow: bool = True
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Small words with their centre at a point of a line."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all its lines."""
        return height_of_label(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All of a diagram but its title; `height` is that of the whole."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    height: float


class Measure(Protocol):
    """How much room words take."""

    def width(self, text: str, *, small: bool = False) -> float:
        """Of one line, in pixels."""
        ...

    def wrapped(self, text: str, width: float, *, small: bool = False) -> tuple[str, ...]:
        """Words in lines of at most `width` pixels; a word that is longer is broken."""
        ...


def height_of_label(lines: tuple[str, ...]) -> float:
    """How high a label of these lines is."""
    return len(lines) * SMALL_LEADING


def label_at(text: str, x: float, y: float, most: float, measure: Measure) -> Label:
    """A label that stays on the sheet, of at most `most` pixels."""
    lines = measure.wrapped(text, most, small=True)
    width = max(measure.width(line, small=True) for line in lines)
    inside = min(max(x, MARGIN / 2 + width / 2), WIDTH - MARGIN / 2 - width / 2)
    return Label(x=inside, y=y, width=width, lines=lines)
