"""What keeps a diagram from being drawn is told to whoever made it."""

from dataclasses import replace

import pytest

from core.drawing import Diagram, Edge, Kind, Node, faults_of
from tests.core.drawing.diagrams import diagram

FLOW = diagram(Kind.FLOW, "a b", "b c")
TABLE = diagram(Kind.COMPARE_TABLE, "order list: yes", "order set: no")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (replace(FLOW, nodes=FLOW.nodes[:1], edges=[]), "2 to 9 nodes"),
        (replace(FLOW, nodes=[Node(str(n), "x") for n in range(10)]), "2 to 9 nodes"),
        (replace(FLOW, edges=[]), "1 to 18 edges"),
        (replace(FLOW, nodes=[*FLOW.nodes, Node("a", "Again")]), "stands there 2 times"),
        (replace(FLOW, title=" "), "the title"),
        (replace(FLOW, title="x" * 61), "1 to 60 characters"),
        (replace(FLOW, nodes=[Node("a", "x" * 41), *FLOW.nodes[1:]]), "1 to 40 characters"),
        (replace(FLOW, edges=[Edge("a", "b", "x" * 41), FLOW.edges[1]]), "more than 40 characters"),
        (replace(FLOW, edges=[*FLOW.edges, Edge("a", "z")]), "does not join two"),
        (replace(FLOW, edges=[*FLOW.edges, Edge("a", "a")]), "does not join two"),
        (replace(FLOW, edges=[*FLOW.edges, Edge("a", "b")]), "2 edges lead"),
        (replace(FLOW, nodes=[*FLOW.nodes, Node("z", "Alone")]), "no edge joins 'z'"),
        (diagram(Kind.CYCLE, "a b", "b a"), "one ring"),
        (diagram(Kind.CYCLE, "a b", "b c", "c b"), "one ring"),
        (diagram(Kind.CYCLE, "a b", "b c", "c a", "a c"), "one ring"),
        (diagram(Kind.CYCLE, "a b", "b c", "c a", "c b"), "as many edges as nodes"),
        (diagram(Kind.TREE, "a b", "c b"), "one root"),
        (diagram(Kind.TREE, "a b", "c d", "d c"), "not on its root"),
        (diagram(Kind.COMPARE_TABLE, "order list: yes"), "2 or 3 things"),
        (diagram(Kind.COMPARE_TABLE, "a b: yes", "b c: no"), "both or neither"),
        (diagram(Kind.COMPARE_TABLE, "a x: yes", "a y: no", "b x: no"), "an edge to each thing"),
        (replace(TABLE, edges=[Edge("order", "list", ""), TABLE.edges[1]]), "needs a label"),
    ],
)
def test_a_diagram_that_cannot_be_drawn_says_why(broken: Diagram, fault: str):
    assert any(fault in one for one in faults_of(broken))


@pytest.mark.parametrize(
    "sound",
    [
        FLOW,
        TABLE,
        diagram(Kind.FLOW, "a b", "b a"),
        diagram(Kind.CYCLE, "c a", "a b", "b c"),
        diagram(Kind.TREE, "a b", "a c", "c d"),
    ],
)
def test_a_sound_one_has_no_faults(sound: Diagram):
    assert faults_of(sound) == ()
