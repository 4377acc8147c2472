"""A flow in layers, from top to bottom: every arrow leads through the room between boxes, never across one.

The way of Sugiyama, Tagawa and Toda (1981): arrows that lead back are turned for the layout, nodes go into layers, an
arrow that passes a layer has a place of its own there, and the places of each layer are ordered so that few arrows cross.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.drawing.diagram import Diagram, Edge

SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Hop:
    """A piece of an arrow, from a place in one layer to one in the next. `edge` is its index in the diagram."""

    edge: int
    upper: str
    lower: str


@dataclass(slots=True)
class Layers:
    """Places by layer, from left to right: ids of nodes, and names of their own for arrows that pass."""

    rows: list[list[str]]
    hops: list[Hop] = field(default_factory=list[Hop])
    turned: frozenset[int] = frozenset()
    """Indices of the arrows that lead back up."""

    def between(self, row: int) -> list[Hop]:
        """The hops from this layer to the next."""
        here = set(self.rows[row])
        return [hop for hop in self.hops if hop.upper in here]


def layers_of(diagram: Diagram, most: int) -> Layers:
    """The layers of a flow, with at most `most` nodes in each."""
    ids = [node.id for node in diagram.nodes]
    turned = _leading_back(ids, diagram.edges)
    arrows = [
        (edge.target, edge.source) if place in turned else (edge.source, edge.target)
        for place, edge in enumerate(diagram.edges)
    ]
    level = _levels(ids, arrows, most)
    rows: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for id_ in ids:
        rows[level[id_]].append(id_)
    layers = Layers(rows, turned=turned)
    for place, (upper, lower) in enumerate(arrows):
        stops = [f"{place}/{row}" for row in range(level[upper] + 1, level[lower])]
        for row, stop in enumerate(stops, level[upper] + 1):
            rows[row].append(stop)
        way = [upper, *stops, lower]
        layers.hops += [Hop(place, *pair) for pair in pairwise(way)]
    _order(layers)
    return layers


def _leading_back(ids: Sequence[str], edges: Sequence[Edge]) -> frozenset[int]:
    """The edges that close a circle, when one walks from the first node on."""
    back: set[int] = set()
    state: dict[str, int] = {}

    def walk(id_: str) -> None:
        state[id_] = 1
        for place, edge in enumerate(edges):
            if edge.source == id_:
                if state.get(edge.target) == 1:
                    back.add(place)
                elif edge.target not in state:
                    walk(edge.target)
        state[id_] = 2

    for id_ in ids:
        if id_ not in state:
            walk(id_)
    return frozenset(back)


def _levels(ids: Sequence[str], arrows: Sequence[tuple[str, str]], most: int) -> dict[str, int]:
    """The layer of each node: below all that lead to it, in the first one with room."""
    level: dict[str, int] = {}
    while len(level) < len(ids):
        for id_ in ids:
            above = [upper for upper, lower in arrows if lower == id_]
            if id_ in level or not all(one in level for one in above):
                continue
            row = 1 + max((level[one] for one in above), default=-1)
            while list(level.values()).count(row) >= most:
                row += 1
            level[id_] = row
            break
    return level


def _order(layers: Layers) -> None:
    """Order the places so that few arrows cross: each goes to the mean of those it is joined to, up and down in turn."""
    best = [list(row) for row in layers.rows]
    fewest = crossings(layers)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        around = range(1, len(layers.rows)) if down else range(len(layers.rows) - 2, -1, -1)
        for row in around:
            fixed = {name: at for at, name in enumerate(layers.rows[row - 1 if down else row + 1])}
            layers.rows[row] = _by_neighbours(layers.rows[row], fixed, layers.hops)
        if (now := crossings(layers)) < fewest:
            best, fewest = [list(row) for row in layers.rows], now
    layers.rows[:] = best


def _by_neighbours(row: list[str], fixed: dict[str, int], hops: Iterable[Hop]) -> list[str]:
    joined: dict[str, list[int]] = {name: [] for name in row}
    for hop in hops:
        for one, other in ((hop.upper, hop.lower), (hop.lower, hop.upper)):
            if one in joined and other in fixed:
                joined[one].append(fixed[other])
    mean = {
        name: sum(found) / len(found) if (found := joined[name]) else float(at) for at, name in enumerate(row)
    }
    return sorted(row, key=lambda name: mean[name])


def crossings(layers: Layers) -> int:
    """How many pairs of hops cross."""
    count = 0
    for row in range(len(layers.rows) - 1):
        upper = {name: at for at, name in enumerate(layers.rows[row])}
        lower = {name: at for at, name in enumerate(layers.rows[row + 1])}
        ends = [(upper[hop.upper], lower[hop.lower]) for hop in layers.between(row)]
        count += sum((a - c) * (b - d) < 0 for at, (a, b) in enumerate(ends) for c, d in ends[at + 1 :])
    return count
