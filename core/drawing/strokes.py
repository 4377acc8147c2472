"""Painting a scene: boxes in their looks, lines with their arrows, and words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot

from core.drawing.scene import LEADING, RADIUS, SMALL_LEADING, Box, Label, Line, Look, Point, Scene
from core.drawing.sheet import FAINT, INK, LINE, PAPER, Letters, Sheet

FILL, STRONG, BACK = "#eef3f8", "#1b62a5", "#b4540a"
"""Colours of boxes, of where to begin, and of arrows that lead back; paper on the strong one has a contrast of 6:1."""
HEAD_LENGTH, HEAD_WIDTH = 17.0, 8.0
"""Of an arrow's head in pixels; its width to either side."""
MOVE, LINE_TO, QUADRATIC, CUBIC, CLOSE = 1, 2, 3, 4, 79
"""What matplotlib calls the parts of a path."""


def paint(scene: Scene, sheet: Sheet, plain: Letters, small: Letters) -> None:
    """All of a scene: what is painted later lies above."""
    for line in scene.lines:
        _line(line, sheet)
    for box in scene.boxes:
        _box(box, sheet, plain, small)
    for label in scene.labels:
        _label(label, sheet, small)


def _box(box: Box, sheet: Sheet, plain: Letters, small: Letters) -> None:
    ink, fill, edge, radius = _COLOURS[box.look]
    sheet.box(
        box.x,
        box.y,
        box.width,
        box.height,
        radius=radius,
        facecolor=fill,
        edgecolor=edge,
        linewidth=0.9,
        zorder=3,
    )
    x, y = box.middle
    above = len(box.above) * SMALL_LEADING
    letters = Letters(plain.size, bold=box.look is Look.HEAD)
    sheet.text(box.lines, (x, y + above / 2), LEADING, letters, color=ink, zorder=4)
    if box.above:
        top = y - len(box.lines) * LEADING / 2
        sheet.text(box.above, (x, top), SMALL_LEADING, small, color=FAINT, zorder=4)


_COLOURS: Mapping[Look, tuple[str, str, str, float]] = {
    Look.STEP: (INK, FILL, STRONG, RADIUS),
    Look.FIRST: (PAPER, STRONG, STRONG, RADIUS),
    Look.HEAD: (INK, FILL, LINE, 0.0),
    Look.CELL: (INK, PAPER, LINE, 0.0),
}
"""Of each look: ink, fill, edge, and how round its corners are."""


def _label(label: Label, sheet: Sheet, small: Letters) -> None:
    sheet.box(
        label.x - label.width / 2 - 5,
        label.y - label.height / 2 - 3,
        label.width + 10,
        label.height + 6,
        radius=4,
        facecolor=PAPER,
        edgecolor="none",
        zorder=2,
    )
    sheet.text(label.lines, (label.x, label.y), SMALL_LEADING, small, color=FAINT, zorder=4)


def _line(line: Line, sheet: Sheet) -> None:
    colour = BACK if line.back else FAINT
    points = list(line.points)
    tip = points[-1]
    if line.arrow:
        points[-1] = _towards(tip, points[-2], HEAD_LENGTH - 2, upright=line.bent)
        _head(tip, points[-1], colour, sheet)
    path, codes = _bent(points) if line.bent else _cornered(points)
    style = (0, (4, 2.5)) if line.back else "solid"
    sheet.path(path, codes, facecolor="none", edgecolor=colour, linewidth=1.1, linestyle=style, zorder=1)


def _head(tip: Point, base: Point, colour: str, sheet: Sheet) -> None:
    length = hypot(tip[0] - base[0], tip[1] - base[1])
    along = ((tip[0] - base[0]) / length, (tip[1] - base[1]) / length)
    foot = (tip[0] - along[0] * HEAD_LENGTH, tip[1] - along[1] * HEAD_LENGTH)
    side = (-along[1] * HEAD_WIDTH, along[0] * HEAD_WIDTH)
    corners = [
        tip,
        (foot[0] + side[0], foot[1] + side[1]),
        (foot[0] - side[0], foot[1] - side[1]),
        tip,
    ]
    sheet.path(corners, [MOVE, LINE_TO, LINE_TO, CLOSE], facecolor=colour, edgecolor="none", zorder=2)


def _towards(point: Point, other: Point, distance: float, *, upright: bool = False) -> Point:
    """The point that lies so far from one on the way to another; `upright`, straight above or below it."""
    x, y = (0.0 if upright else other[0] - point[0]), other[1] - point[1]
    length = hypot(x, y)
    return point[0] + x / length * distance, point[1] + y / length * distance


def _bent(points: Sequence[Point]) -> tuple[list[Point], list[int]]:
    """Smooth from point to point, upright at each."""
    path, codes = [points[0]], [MOVE]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (y + to_y) / 2
        path += [(x, middle), (to_x, middle), (to_x, to_y)]
        codes += [CUBIC] * 3
    return path, codes


def _cornered(points: Sequence[Point]) -> tuple[list[Point], list[int]]:
    """Straight from point to point, round at the corners."""
    path, codes = [points[0]], [MOVE]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path += [_towards(corner, before, RADIUS), corner, _towards(corner, after, RADIUS)]
        codes += [LINE_TO, QUADRATIC, QUADRATIC]
    return [*path, points[-1]], [*codes, LINE_TO]
