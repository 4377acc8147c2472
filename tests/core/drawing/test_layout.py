"""Whatever is drawn, nothing stands over anything else, and every arrow leads from box to box around the others."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given

from core.drawing import Diagram, Kind, faults_of
from core.drawing.layered import crossings, layers_of
from core.drawing.picture import laid_out
from core.drawing.scene import WIDTH, Box, Label, Line, Look, Point, Scene
from core.drawing.words_between import Bend
from tests.core.drawing.diagrams import cycles, diagram, flows, tables, trees

TOP = 100.0
SAMPLES = 40
ANY = flows() | cycles() | trees() | tables()


class Ruler:
    """Letters that are all equally wide."""

    def width(self, text: str, *, small: bool = False) -> float:
        return len(text) * (11 if small else 13)

    def wrapped(self, text: str, width: float, *, small: bool = False) -> tuple[str, ...]:
        fit = int(width // (11 if small else 13))
        assert fit >= 8, "nobody reads words of a few letters a line"
        plain = " ".join(text.split())
        return tuple(plain[at : at + fit].strip() or "-" for at in range(0, len(plain), fit))


def scene_of(one: Diagram) -> Scene:
    assert faults_of(one) == ()
    return laid_out(one, TOP, Ruler())


def points_along(line: Line) -> Iterator[Point]:
    """Points close to one another on the way that is painted."""
    for (x, y), (to_x, to_y) in pairwise(line.points):
        bend = Bend(x, to_x)
        for step in range(SAMPLES + 1):
            share = step / SAMPLES
            across = bend.x_at(share) if line.bent else x + (to_x - x) * share
            yield across, y + (to_y - y) * share


def inside(point: Point, box: Box, by: float = 1.0) -> bool:
    return box.x + by < point[0] < box.x + box.width - by and box.y + by < point[1] < box.y + box.height - by


def on_the_edge(point: Point, box: Box) -> bool:
    return not inside(point, box) and inside(point, box, -2.0)


def framed(label: Label) -> Box:
    return Box(
        x=label.x - label.width / 2,
        y=label.y - label.height / 2,
        width=label.width,
        height=label.height,
        lines=label.lines,
    )


def over(one: Box, other: Box) -> bool:
    return (
        one.x + one.width - 1 > other.x
        and other.x + other.width - 1 > one.x
        and one.y + one.height - 1 > other.y
        and other.y + other.height - 1 > one.y
    )


@given(ANY)
def test_no_box_and_no_words_stand_over_others_or_off_the_sheet(one: Diagram):
    scene = scene_of(one)
    things = [*scene.boxes, *map(framed, scene.labels)]
    for thing, other in combinations(things, 2):
        assert not over(thing, other)
    for thing in things:
        assert thing.x >= 0
        assert thing.x + thing.width <= WIDTH
        assert thing.y >= TOP
        assert thing.y + thing.height <= scene.height


@given(ANY)
def test_no_arrow_crosses_a_box(one: Diagram):
    scene = scene_of(one)
    for line in scene.lines:
        for point in points_along(line):
            assert 0 <= point[0] <= WIDTH
            assert not any(inside(point, box) for box in scene.boxes)


@given(flows() | cycles() | trees())
def test_every_arrow_leads_from_its_box_to_its_box(one: Diagram):
    scene = scene_of(one)
    assert len(scene.boxes) == len(one.nodes)
    assert len(scene.lines) == len(one.edges)
    assert len(scene.labels) == (
        0 if one.kind is Kind.TREE else sum(bool(e.label.strip()) for e in one.edges)
    )
    for line in scene.lines:
        ends = [
            [box for box in scene.boxes if on_the_edge(end, box)] for end in (line.points[0], line.points[-1])
        ]
        assert [len(found) for found in ends] == [1, 1]
        assert ends[0] != ends[1]


@given(flows())
def test_arrows_lead_down_unless_they_lead_back(one: Diagram):
    for line in scene_of(one).lines:
        assert (line.points[0][1] < line.points[-1][1]) is not line.back


@given(tables())
def test_a_table_has_a_cell_for_each_thing_in_each_respect(one: Diagram):
    scene = scene_of(one)
    assert sum(box.look is Look.CELL for box in scene.boxes) == len(one.edges)


def test_a_flow_without_a_circle_has_no_arrow_that_leads_back():
    scene = scene_of(diagram(Kind.FLOW, "a b", "a c", "b d", "c d"))
    assert not any(line.back for line in scene.lines)


def test_a_loop_leads_back_once():
    scene = scene_of(diagram(Kind.FLOW, "a b", "b c: yes", "c b: again", "b d: no"))
    assert [line.back for line in scene.lines] == [False, False, True, False]


@pytest.mark.parametrize("count", [2, 5, 8])
def test_the_words_of_many_arrows_from_one_box_stand_in_rows(count: int):
    star = diagram(Kind.FLOW, *(f"a b{number}: this is the way {number}" for number in range(count)))
    labels = [framed(label) for label in scene_of(star).labels]
    assert len(labels) == count
    assert not any(over(one, other) for one, other in combinations(labels, 2))


def test_where_to_begin_is_marked():
    scene = scene_of(diagram(Kind.FLOW, "a c", "b c", "c d"))
    assert [box.lines[0] for box in scene.boxes if box.look is Look.FIRST] == ["Node a", "Node b"]


@pytest.mark.parametrize(
    "edges",
    [
        ("a d", "a c", "b c", "b d", "c e", "d f"),
        ("a b", "a c", "b d", "c e", "d f", "e f"),
        ("a c", "b d", "c f", "d e"),
    ],
)
def test_arrows_do_not_cross_where_they_need_not(edges: tuple[str, ...]):
    crossed = crossings(layers_of(diagram(Kind.FLOW, *edges), 3))
    assert crossed == (1 if "a d" in edges else 0)
