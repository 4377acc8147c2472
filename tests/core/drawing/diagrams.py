"""Diagrams of each kind, and any that can be drawn."""

from hypothesis import strategies as st

from core.drawing import Diagram, Edge, Kind, Node

WORDS = st.text("abcdefghijklmnop $_ñé¿ ", min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
SAID = st.one_of(st.just(""), WORDS)


def diagram(kind: Kind, *edges: str, title: str = "A title") -> Diagram:
    """A diagram of edges like "a b: how"; each node is labelled by its id."""
    made: list[Edge] = []
    for edge in edges:
        pair, _, how = edge.partition(":")
        source, target = pair.split()
        made.append(Edge(source, target, how.strip()))
    ids = dict.fromkeys(end for edge in made for end in (edge.source, edge.target))
    return Diagram(
        title,
        kind,
        [Node(id_, f"Node {id_}") for id_ in ids],
        made,
    )


@st.composite
def flows(draw: st.DrawFn) -> Diagram:
    """Any flow, however entangled."""
    count = draw(st.integers(2, 9))
    pairs = [(one, other) for one in range(count) for other in range(count) if one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=18, unique=True))
    nodes = sorted({end for pair in chosen for end in pair})
    return Diagram(
        draw(WORDS),
        Kind.FLOW,
        [Node(str(node), draw(WORDS)) for node in nodes],
        [Edge(str(one), str(other), draw(SAID)) for one, other in chosen],
    )


@st.composite
def cycles(draw: st.DrawFn) -> Diagram:
    count = draw(st.integers(3, 9))
    nodes = [Node(str(one), draw(WORDS)) for one in range(count)]
    edges = [Edge(str(one), str((one + 1) % count), draw(SAID)) for one in range(count)]
    return Diagram(draw(WORDS), Kind.CYCLE, nodes, draw(st.permutations(edges)))


@st.composite
def trees(draw: st.DrawFn) -> Diagram:
    count = draw(st.integers(2, 9))
    nodes = [Node(str(one), draw(WORDS)) for one in range(count)]
    edges = [Edge(str(draw(st.integers(0, one - 1))), str(one), draw(SAID)) for one in range(1, count)]
    return Diagram(draw(WORDS), Kind.TREE, nodes, edges)


@st.composite
def tables(draw: st.DrawFn) -> Diagram:
    things, respects = draw(st.integers(2, 3)), draw(st.integers(1, 6))
    nodes = [Node(f"t{one}", draw(WORDS)) for one in range(things)]
    nodes += [Node(f"r{one}", draw(WORDS)) for one in range(respects)]
    edges = [Edge(f"r{row}", f"t{one}", draw(WORDS)) for row in range(respects) for one in range(things)]
    return Diagram(draw(WORDS), Kind.COMPARE_TABLE, nodes, edges)
