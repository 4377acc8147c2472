"""What is drawn on badges: outlines around the origin, about one unit to each side, y growing downwards. Pure."""

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin

from core.drawing.scene import Point
from core.play.badges import Colour, Symbol

type Outline = Sequence[Point]

COLOURS: Mapping[Colour, str] = {
    Colour.AMBER: "#9a5b00",
    Colour.BLUE: "#1b62a5",
    Colour.GREEN: "#1c7a4b",
    Colour.PLUM: "#7a3b8f",
    Colour.RED: "#b3332e",
    Colour.SLATE: "#4a5866",
    Colour.TEAL: "#0f766e",
}
"""Paper has a contrast of 5:1 at least on each of them."""
SMOOTH = 48
"""Points of a curve."""


def outlines(symbol: Symbol) -> Sequence[Outline]:
    """The outlines of a symbol, each to be filled."""
    return _SYMBOLS[symbol]()


def _rays(count: int, inner: float) -> Outline:
    """A star of so many rays, the first one upwards."""
    turns = (pi * place / count for place in range(2 * count))
    return [
        ((inner if place % 2 else 1) * sin(turn), -(inner if place % 2 else 1) * cos(turn))
        for place, turn in enumerate(turns)
    ]


def _curve(at: Callable[[float], Point]) -> Outline:
    return [at(2 * pi * place / SMOOTH) for place in range(SMOOTH)]


def _book() -> Sequence[Outline]:
    left = [(-0.95, -0.6), (-0.5, -0.68), (-0.06, -0.5), (-0.06, 0.68), (-0.5, 0.5), (-0.95, 0.58)]
    return [left, [(-x, y) for x, y in left]]


def _bridge() -> Sequence[Outline]:
    above = [
        (0.62 * cos(pi - pi * place / SMOOTH), 0.6 - 0.62 * sin(pi * place / SMOOTH))
        for place in range(SMOOTH + 1)
    ]
    return [[(-1.0, -0.3), (1.0, -0.3), (1.0, 0.6), *reversed(above), (-1.0, 0.6)]]


def _heart() -> Sequence[Outline]:
    def at(turn: float) -> Point:
        y = 13 * cos(turn) - 5 * cos(2 * turn) - 2 * cos(3 * turn) - cos(4 * turn)
        return sin(turn) ** 3 * 0.95, -y / 17 - 0.05

    return [_curve(at)]


def _leaf() -> Sequence[Outline]:
    def half(side: int) -> Outline:
        places = (place / SMOOTH for place in range(SMOOTH + 1))
        return [(side * (0.06 + 0.55 * sin(pi * place) ** 0.9), 0.7 - 1.65 * place) for place in places]

    return [half(-1), half(1), [(-0.06, 0.6), (0.06, 0.6), (0.06, 1.0), (-0.06, 1.0)]]


def _mountain() -> Sequence[Outline]:
    return [[(-1.0, 0.7), (-0.25, -0.8), (0.15, -0.05), (0.4, -0.4), (1.0, 0.7)]]


def _speech() -> Sequence[Outline]:
    def at(turn: float) -> Point:
        return 0.95 * cos(turn), 0.68 * sin(turn) - 0.15

    return [_curve(at), [(-0.55, 0.2), (0.0, 0.45), (-0.6, 0.95)]]


def _stairs() -> Sequence[Outline]:
    steps = [(-0.9, 0.35), (-0.3, 0.35), (-0.3, -0.2), (0.3, -0.2), (0.3, -0.75), (0.9, -0.75)]
    return [[(-0.9, 0.75), *steps, (0.9, 0.75)]]


_SYMBOLS: Mapping[Symbol, Callable[[], Sequence[Outline]]] = {
    Symbol.BOOK: _book,
    Symbol.BRIDGE: _bridge,
    Symbol.DIAMOND: lambda: [[(0.0, -0.95), (0.75, 0.0), (0.0, 0.95), (-0.75, 0.0)]],
    Symbol.HEART: _heart,
    Symbol.LEAF: _leaf,
    Symbol.MOUNTAIN: _mountain,
    Symbol.SPEECH: _speech,
    Symbol.STAIRS: _stairs,
    Symbol.STAR: lambda: [_rays(5, 0.42)],
    Symbol.SUN: lambda: [_rays(12, 0.66)],
}
