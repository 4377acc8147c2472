"""Things compared in a table: a column for each, a row for each respect. Pure."""

from core.drawing.diagram import Diagram, respects_of, things_of
from core.drawing.scene import LEADING, MARGIN, PAD, WIDTH, Box, Look, Measure, Scene

FIRST_COLUMN = 184
"""Pixels of the column that names the respects."""


def table(diagram: Diagram, top: float, measure: Measure) -> Scene:
    """The table below `top`."""
    things, respects = things_of(diagram), respects_of(diagram)
    width = (WIDTH - 2 * MARGIN - FIRST_COLUMN) / len(things)
    cells = {(edge.source, edge.target): edge.label for edge in diagram.edges}
    rows = [("", [one.label for one in things])]
    rows += [(one.label, [cells[one.id, thing.id] for thing in things]) for one in respects]
    boxes: list[Box] = []
    y = top
    for number, (name, texts) in enumerate(rows):
        first = measure.wrapped(name, FIRST_COLUMN - 2 * PAD) if name else ()
        wrapped = [measure.wrapped(text, width - 2 * PAD) for text in texts]
        height = max(len(lines) for lines in (first, *wrapped)) * LEADING + 2 * PAD
        boxes.append(Box(x=MARGIN, y=y, width=FIRST_COLUMN, height=height, lines=first, look=Look.HEAD))
        for place, lines in enumerate(wrapped):
            x = MARGIN + FIRST_COLUMN + place * width
            look = Look.CELL if number else Look.HEAD
            boxes.append(Box(x=x, y=y, width=width, height=height, lines=lines, look=look))
        y += height
    return Scene(boxes=tuple(boxes), lines=(), labels=(), height=y + MARGIN)
