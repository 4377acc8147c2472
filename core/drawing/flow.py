"""A flow in pixels: how wide the boxes are, where they stand, and the arrows and words between them. Pure."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from core.drawing.diagram import Diagram
from core.drawing.layered import Hop, Layers, layers_of
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
)
from core.drawing.words_between import Bend, words_between

MOST_IN_A_LAYER = 3
WIDEST, NARROWEST, BETWEEN, PASSING = 300.0, 170.0, 28.0, 26.0
"""Pixels: a box's width, the least room between two, and the width of a place where an arrow passes."""
PORTS = 0.7
"""The share of a box's side that arrows come to."""
RELAXING = 24


def flow(diagram: Diagram, top: float, measure: Measure) -> Scene:
    """The flow below `top`."""
    layers, width = _fitting(diagram)
    names = {node.id: node.label for node in diagram.nodes}
    words = {id_: measure.wrapped(label, width - 2 * PAD) for id_, label in names.items()}
    centres = _centres(layers, dict.fromkeys(names, width))
    ports = _ports(layers, centres, names.keys(), width)
    led_to = {hop.lower for hop in layers.hops}
    boxes: list[Box] = []
    labels: list[Label] = []
    ways: dict[int, list[Point]] = {place: [] for place in range(len(diagram.edges))}
    y = top
    for row, places in enumerate(layers.rows):
        height = max(len(words.get(name, ())) for name in places) * LEADING + 2.0 * PAD
        for name in filter(names.__contains__, places):
            look = Look.STEP if name in led_to else Look.FIRST
            x = centres[name] - width / 2
            boxes.append(Box(x=x, y=y, width=width, height=height, lines=words[name], look=look))
        y += height
        bends = {hop: Bend(ports[hop, "out"], ports[hop, "in"]) for hop in layers.between(row)}
        begun = {hop: diagram.edges[hop.edge].label.strip() for hop in bends if hop.upper in names}
        gap, written = words_between(bends, begun, y, measure)
        labels += written
        for hop, bend in bends.items():
            ways[hop.edge] += [(bend.start, y), (bend.end, y + gap)]
        y += gap if bends else 0
    lines = tuple(
        Line(
            points=tuple(way[::-1] if place in layers.turned else way), bent=True, back=place in layers.turned
        )
        for place, way in ways.items()
    )
    return Scene(boxes=tuple(boxes), lines=lines, labels=tuple(labels), height=y + MARGIN)


def _fitting(diagram: Diagram) -> tuple[Layers, float]:
    """The layers, as broad as they can be read, and how wide each box is."""
    for most in range(MOST_IN_A_LAYER, 0, -1):
        layers = layers_of(diagram, most)
        ids = {node.id for node in diagram.nodes}
        width = min(_room(sum(name in ids for name in row), len(row)) for row in layers.rows)
        if width >= NARROWEST or most == 1:
            return layers, width
    raise AssertionError("one node in a layer always fits")


def _room(boxes: int, places: int) -> float:
    """How wide each of some boxes can be in a layer of so many places."""
    free = WIDTH - 2 * MARGIN - BETWEEN * (places - 1) - PASSING * (places - boxes)
    return min(WIDEST, free / boxes) if boxes else WIDEST


def _centres(layers: Layers, widths: Mapping[str, float]) -> dict[str, float]:
    """The middle of each place: near those that it is joined to, and never over its neighbours."""
    near: dict[str, list[str]] = {name: [] for row in layers.rows for name in row}
    for hop in layers.hops:
        near[hop.upper].append(hop.lower)
        near[hop.lower].append(hop.upper)
    x: dict[str, float] = {}
    for row in layers.rows:
        for at, name in enumerate(row):
            x[name] = WIDTH * (at + 1) / (len(row) + 1)
    for turn in range(RELAXING):
        for row in layers.rows if turn % 2 == 0 else reversed(layers.rows):
            wanted = [sum(x[one] for one in near[name]) / len(near[name]) for name in row]
            half = [widths.get(name, PASSING) / 2 for name in row]
            x.update(zip(row, _apart(wanted, half), strict=True))
    return x


def _apart(wanted: Sequence[float], half: Sequence[float]) -> list[float]:
    """Middles near those that are wanted, in their order, none over another and none off the sheet."""
    sums = [0.0]
    for one, other in pairwise(half):
        sums.append(sums[-1] + one + other + BETWEEN)
    blocks: list[list[float]] = []
    for want, before in zip(wanted, sums, strict=True):
        blocks.append([want - before, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:  # those that would overlap stand as one
            offset, count = blocks.pop()
            blocks[-1][0] = (blocks[-1][0] * blocks[-1][1] + offset * count) / (blocks[-1][1] + count)
            blocks[-1][1] += count
    offsets = [offset for offset, count in blocks for _ in range(int(count))]
    least, most = MARGIN + half[0], WIDTH - MARGIN - half[-1] - sums[-1]
    return [min(max(offset, least), most) + before for offset, before in zip(offsets, sums, strict=True)]


def _ports(
    layers: Layers, centres: Mapping[str, float], nodes: Container[str], width: float
) -> dict[tuple[Hop, str], float]:
    """Where each hop goes out and in: side by side along a box, in the order of where they lead."""
    ports: dict[tuple[Hop, str], float] = {}
    for name, middle in centres.items():
        for way, ends in (
            ("out", [(centres[hop.lower], hop) for hop in layers.hops if hop.upper == name]),
            ("in", [(centres[hop.upper], hop) for hop in layers.hops if hop.lower == name]),
        ):
            ends.sort(key=lambda end: (end[0], end[1].edge))
            step = PORTS * width / len(ends) if name in nodes and ends else 0.0
            for at, (_, hop) in enumerate(ends):
                ports[hop, way] = middle + step * (at - (len(ends) - 1) / 2)
    return ports
