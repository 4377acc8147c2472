"""A tree as an outline: each node in a row of its own, under what it is a part of. It fits whatever the tree. Pure."""

from core.drawing.diagram import Diagram, outline_of
from core.drawing.scene import LEADING, MARGIN, PAD, SMALL_LEADING, WIDTH, Box, Line, Look, Measure, Scene

INDENT, GAP, TRUNK = 56, 22, 26
"""Pixels: a level to the right, between rows, and from a box's edge to the line that hangs from it."""


def outline(diagram: Diagram, top: float, measure: Measure) -> Scene:
    """The tree below `top`."""
    labels = {node.id: node.label for node in diagram.nodes}
    said = {edge.target: edge.label.strip() for edge in diagram.edges}
    boxes: dict[str, Box] = {}
    lines: list[Line] = []
    y = top
    for id_, depth, above in outline_of(diagram):
        box = boxes[id_] = _box(labels[id_], said.get(id_, ""), depth, y, measure)
        if above:
            trunk = boxes[above].x + TRUNK
            start = boxes[above].y + boxes[above].height
            middle = box.middle[1]
            lines.append(Line(points=((trunk, start), (trunk, middle), (box.x, middle)), arrow=False))
        y += box.height + GAP
    return Scene(boxes=tuple(boxes.values()), lines=tuple(lines), labels=(), height=y - GAP + MARGIN)


def _box(label: str, said: str, depth: int, y: float, measure: Measure) -> Box:
    x = MARGIN + INDENT * depth
    most = WIDTH - MARGIN - x - 2 * PAD
    words = measure.wrapped(label, most)
    above = measure.wrapped(said, most, small=True) if said else ()
    widest = [measure.width(one) for one in words] + [measure.width(one, small=True) for one in above]
    return Box(
        x=x,
        y=y,
        width=max(*widest, 2.0 * TRUNK) + 2 * PAD,
        height=len(words) * LEADING + len(above) * SMALL_LEADING + 2 * PAD,
        lines=words,
        look=Look.STEP if depth else Look.FIRST,
        above=above,
    )
