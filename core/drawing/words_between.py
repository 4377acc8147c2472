"""The room between two layers of a flow: how high it is, and where the words of its arrows stand. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.drawing.layered import Hop
from core.drawing.scene import Label, Measure, height_of_label, label_at

GAP, APART, WIDEST = 60.0, 14.0, 180.0
"""Pixels between layers that have no words between, between two labels, and of the widest label."""


@dataclass(frozen=True, slots=True)
class Bend:
    """A hop: a smooth curve from above to below, upright at both ends; from `start` to `end` in x."""

    start: float
    end: float

    def x_at(self, share: float) -> float:
        """Where it is at a share (0 to 1) of its height: a Bézier curve whose handles reach to the middle."""
        low, high = 0.0, 1.0
        for _ in range(20):
            t = (low + high) / 2
            y = 1.5 * t * (1 - t) + t**3
            low, high = (t, high) if y < share else (low, t)
        return self.start + (self.end - self.start) * (3 - 2 * low) * low**2


def words_between(
    bends: Mapping[Hop, Bend], said: Mapping[Hop, str], top: float, measure: Measure
) -> tuple[float, list[Label]]:
    """The height of the room below `top`, and the labels in it, none over another.

    They stand in as few rows as they fit in.
    """
    words = sorted((hop for hop, text in said.items() if text), key=lambda hop: bends[hop].start)
    if not words:
        return GAP, []
    lines = [measure.wrapped(said[hop], WIDEST, small=True) for hop in words]
    each = max(map(height_of_label, lines)) + APART
    for rows in range(1, len(words) + 1):
        gap = GAP + rows * each
        shares = [(GAP / 2 + each * (row + 0.5)) / gap for row in range(rows)]
        placed = _in_rows([(bends[hop], said[hop]) for hop in words], list(bends.values()), shares, measure)
        if placed is not None:
            return gap, [replace(one, y=top + gap * one.y) for one in placed]
    raise AssertionError("each label fits into a row of its own")


def _in_rows(
    said: Sequence[tuple[Bend, str]], bends: Sequence[Bend], shares: Sequence[float], measure: Measure
) -> list[Label] | None:
    """The labels, each in the row where it hides the fewest other arrows; None where one fits in no row.

    A label's y is the share of the room's height for now.
    """
    placed: list[Label] = []
    for bend, text in said:
        tried = [label_at(text, bend.x_at(share), share, WIDEST, measure) for share in shares]
        free = [one for one in tried if not any(_over(one, other) for other in placed)]
        if not free:
            return None
        others = [one for one in bends if one is not bend]
        placed.append(min(free, key=lambda one: sum(_hides(one, other) for other in others)))
    return placed


def _over(one: Label, other: Label) -> bool:
    return one.y == other.y and abs(one.x - other.x) < (one.width + other.width) / 2 + APART


def _hides(label: Label, bend: Bend) -> bool:
    return abs(bend.x_at(label.y) - label.x) < label.width / 2
