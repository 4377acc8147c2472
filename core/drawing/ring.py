"""A cycle as a ring: the first box on top, then down on the right, and up again on the left. Pure."""

from dataclasses import replace

from core.drawing.diagram import Diagram, ring_of
from core.drawing.scene import (
    LEADING,
    MARGIN,
    PAD,
    WIDTH,
    Box,
    Label,
    Line,
    Look,
    Measure,
    Point,
    Scene,
    height_of_label,
    label_at,
)

BOX, GAP, MOST_OF_LABEL = 248, 62, 190
"""Pixels: a box's width, the least between rows, a label's width."""
_CENTRE, _LEFT, _RIGHT = WIDTH / 2, MARGIN + BOX / 2, WIDTH - MARGIN - BOX / 2


def ring(diagram: Diagram, top: float, measure: Measure) -> Scene:
    """The cycle below `top`."""
    names = {node.id: node.label for node in diagram.nodes}
    words = [measure.wrapped(names[id_], BOX - 2 * PAD) for id_ in ring_of(diagram)]
    said = {edge.source: edge.label.strip() for edge in diagram.edges}
    labels = [said[id_] for id_ in ring_of(diagram)]
    places = _places(len(words))
    heights = [0.0] * (1 + max(row for _, row in places))
    for (_, row), wrapped in zip(places, words, strict=True):
        heights[row] = max(heights[row], len(wrapped) * LEADING + 2.0 * PAD)
    tops = _tops(heights, places, labels, top, measure)
    boxes = [
        Box(x=x - BOX / 2, y=tops[row], width=BOX, height=heights[row], lines=wrapped)
        for (x, row), wrapped in zip(places, words, strict=True)
    ]
    boxes[0] = replace(boxes[0], look=Look.FIRST)
    lines: list[Line] = []
    written: list[Label] = []
    for place, one in enumerate(boxes):
        points, spot = _way(one, boxes[(place + 1) % len(boxes)])
        lines.append(Line(points=points))
        if labels[place]:
            written.append(label_at(labels[place], *spot, MOST_OF_LABEL, measure))
    height = tops[-1] + heights[-1] + MARGIN
    return Scene(boxes=tuple(boxes), lines=tuple(lines), labels=tuple(written), height=height)


def _places(count: int) -> list[tuple[float, int]]:
    """The centre and the row of each box: an even number has one at the bottom, too."""
    side = (count - 1) // 2
    bottom = [(_CENTRE, side + 1)] if count % 2 == 0 else []
    right = [(_RIGHT, row) for row in range(1, side + 1)]
    left = [(_LEFT, row) for row in range(side, 0, -1)]
    return [(_CENTRE, 0), *right, *bottom, *left]


def _tops(
    heights: list[float], places: list[tuple[float, int]], labels: list[str], top: float, measure: Measure
) -> list[float]:
    """Where each row begins: labels have room between the rows that they stand between."""
    gaps = [float(GAP)] * len(heights)
    for place, text in enumerate(labels):
        row, next_row = places[place][1], places[(place + 1) % len(places)][1]
        if text and row != next_row:
            lines = measure.wrapped(text, MOST_OF_LABEL, small=True)
            between = max(row, next_row)
            gaps[between] = max(gaps[between], GAP + height_of_label(lines))
    tops = [top]
    for row in range(1, len(heights)):
        tops.append(tops[-1] + heights[row - 1] + gaps[row])
    return tops


def _way(one: Box, other: Box) -> tuple[tuple[Point, ...], Point]:
    """The way from one box to the next, and the point of it where its label stands."""
    (x, y), (to_x, to_y) = one.middle, other.middle
    if y == to_y:
        return ((one.x, y), (other.x + other.width, y)), (_CENTRE, y)
    down = to_y > y
    leaves = (x, one.y + one.height if down else one.y)
    comes = (to_x, other.y if down else other.y + other.height)
    spot = (_RIGHT if down else _LEFT, (leaves[1] + comes[1]) / 2)
    if x == to_x:
        return (leaves, comes), spot
    if x == _CENTRE:  # out at its side, and into the next from above or below
        side = one.x + one.width if to_x > x else one.x
        return ((side, y), (to_x, y), comes), spot
    side = other.x + other.width if x > to_x else other.x
    return (leaves, (x, to_y), (side, to_y)), spot
