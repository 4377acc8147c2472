"""A diagram: boxes and what leads from one to another, of a few kinds, small enough for a phone. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

MOST_NODES, MOST_EDGES = 9, 18
LONGEST_LABEL, LONGEST_TITLE = 40, 60
"""Characters."""
THINGS = range(2, 4)
"""How many things a table compares: more columns cannot be read on a phone."""
FEWEST_IN_CYCLE = 3


class Kind(StrEnum):
    """What a diagram shows."""

    FLOW = "flow"
    """What follows from what."""
    CYCLE = "cycle"
    """Steps that begin again at the first: one ring."""
    TREE = "tree"
    """A whole and its parts: each node but the root has one above it."""
    COMPARE_TABLE = "compare-table"
    """Things in some respects: an edge leads from a respect to a thing, and its label is what stands there."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box."""

    id: str
    label: Annotated[str, Field(description="What stands in the box: plain words, at most 40 characters.")]


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from the node `source` to the node `target`, both ids."""

    source: str
    target: str
    label: Annotated[str, Field(description="A few plain words at the arrow, or empty.")] = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and arrows. `faults_of` says whether it can be drawn."""

    title: str
    kind: Kind
    nodes: list[Node]
    edges: list[Edge]


def faults_of(diagram: Diagram) -> tuple[str, ...]:
    """All that keeps a diagram from being drawn, for whoever made it."""
    plain = tuple(_plain_faults(diagram))
    return plain or tuple(_FAULTS[diagram.kind](diagram))


def _plain_faults(diagram: Diagram) -> Iterator[str]:
    """What is wrong whatever its kind."""
    ids = [node.id for node in diagram.nodes]
    if not 2 <= len(ids) <= MOST_NODES:
        yield f"a diagram has 2 to {MOST_NODES} nodes, this has {len(ids)}"
    if not 1 <= len(diagram.edges) <= MOST_EDGES:
        yield f"a diagram has 1 to {MOST_EDGES} edges, this has {len(diagram.edges)}"
    for id_, times in Counter(ids).items():
        if times > 1:
            yield f"the id {id_!r} stands there {times} times"
    yield from _word_faults(diagram)
    for edge in diagram.edges:
        if not {edge.source, edge.target} <= set(ids) or edge.source == edge.target:
            yield f"the edge from {edge.source!r} to {edge.target!r} does not join two of the nodes"
    for pair, times in Counter((edge.source, edge.target) for edge in diagram.edges).items():
        if times > 1:
            yield f"{times} edges lead from {pair[0]!r} to {pair[1]!r}"


def _word_faults(diagram: Diagram) -> Iterator[str]:
    words = [("title", diagram.title, LONGEST_TITLE)]
    words += [("label", node.label, LONGEST_LABEL) for node in diagram.nodes]
    for what, text, most in words:
        if not text.strip() or len(text) > most:
            yield f"the {what} {text!r} has to have 1 to {most} characters"
    for edge in diagram.edges:
        if len(edge.label) > LONGEST_LABEL:
            yield f"the label {edge.label!r} has more than {LONGEST_LABEL} characters"


def _flow_faults(diagram: Diagram) -> Iterator[str]:
    joined = {end for edge in diagram.edges for end in (edge.source, edge.target)}
    for node in diagram.nodes:
        if node.id not in joined:
            yield f"no edge joins {node.id!r} to another node"


def _cycle_faults(diagram: Diagram) -> Iterator[str]:
    if len(diagram.nodes) < FEWEST_IN_CYCLE or len(ring_of(diagram)) != len(diagram.nodes):
        yield f"the edges of a cycle make one ring through all nodes, {FEWEST_IN_CYCLE} at least"
    if len(diagram.edges) != len(diagram.nodes):
        yield "a cycle has as many edges as nodes"


def ring_of(diagram: Diagram) -> list[str]:
    """The ids in the order of a cycle's ring, from the first node on, as far as it goes."""
    after = {edge.source: edge.target for edge in diagram.edges}
    first = at = diagram.nodes[0].id
    seen: list[str] = []
    while at not in seen:
        seen.append(at)
        if at not in after:
            return []
        at = after[at]
    return seen if at == first else []


def _tree_faults(diagram: Diagram) -> Iterator[str]:
    above = Counter(edge.target for edge in diagram.edges)
    roots = [node.id for node in diagram.nodes if not above[node.id]]
    if len(roots) != 1 or max(above.values()) > 1:
        yield "a tree has one root, and each other node has one edge that leads to it"
    elif len(list(outline_of(diagram))) != len(diagram.nodes):
        yield "some nodes of the tree hang on one another, and not on its root"


def outline_of(diagram: Diagram) -> Iterator[tuple[str, int, str]]:
    """The nodes of a tree from its root, each with its depth, and the id above it ("" for the root)."""
    below: dict[str, list[str]] = {node.id: [] for node in diagram.nodes}
    for edge in diagram.edges:
        below[edge.source].append(edge.target)
    above = {edge.target: edge.source for edge in diagram.edges}
    waiting = [(node.id, 0) for node in diagram.nodes if node.id not in above]
    while waiting:
        id_, depth = waiting.pop()
        yield id_, depth, above.get(id_, "")
        waiting += [(one, depth + 1) for one in reversed(below[id_])]


def _table_faults(diagram: Diagram) -> Iterator[str]:
    respects, things = respects_of(diagram), things_of(diagram)
    if len(things) not in THINGS or len(respects) + len(things) != len(diagram.nodes):
        yield "a table compares 2 or 3 things; edges lead from respects to things, and no node is both or neither"
    elif len(diagram.edges) != len(respects) * len(things):
        yield "each respect needs an edge to each thing"
    if not all(edge.label.strip() for edge in diagram.edges):
        yield "each edge of a table needs a label: what stands there"


def respects_of(diagram: Diagram) -> list[Node]:
    """The rows of a table."""
    return [node for node in diagram.nodes if any(edge.source == node.id for edge in diagram.edges)]


def things_of(diagram: Diagram) -> list[Node]:
    """The columns of a table."""
    return [node for node in diagram.nodes if any(edge.target == node.id for edge in diagram.edges)]


_FAULTS = {
    Kind.FLOW: _flow_faults,
    Kind.CYCLE: _cycle_faults,
    Kind.TREE: _tree_faults,
    Kind.COMPARE_TABLE: _table_faults,
}
