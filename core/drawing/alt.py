"""A diagram in words: all that stands in the picture, in an order in which it can be heard. Pure."""

from collections.abc import Iterator

from core.chat import Say
from core.drawing.diagram import Diagram, Kind, outline_of, respects_of, ring_of, things_of


def alt(diagram: Diagram, say: Say) -> str:
    """The whole diagram in words."""
    return " ".join([say(f"drawing-{diagram.kind}", title=diagram.title), *_told(diagram, say)])


def lines(diagram: Diagram) -> str:
    """What stands in the picture and nothing else, box by box along the arrows, then arrow by arrow: code in it is code."""
    left = {one.id: one.label for one in diagram.nodes}
    boxes: list[str] = []
    while left:
        behind = {one.target for one in diagram.edges if one.source in left and one.target != one.source}
        boxes.append(left.pop(next((id_ for id_ in left if id_ not in behind), next(iter(left)))))
    arrows = [one.label for one in diagram.edges if one.label.strip()]
    return "\n\n".join(filter(None, ("\n".join(boxes), "\n".join(arrows))))


def _told(diagram: Diagram, say: Say) -> Iterator[str]:
    names = {node.id: node.label for node in diagram.nodes}
    said = {(edge.source, edge.target): edge.label.strip() for edge in diagram.edges}
    match diagram.kind:
        case Kind.COMPARE_TABLE:
            for respect in respects_of(diagram):
                cells = [
                    say("drawing-cell", thing=one.label, cell=said[respect.id, one.id])
                    for one in things_of(diagram)
                ]
                yield say("drawing-row", respect=respect.label, cells="; ".join(cells))
            return
        case Kind.CYCLE:
            ring = ring_of(diagram)
            pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
        case Kind.TREE:
            pairs = [(above, id_) for id_, _, above in outline_of(diagram) if above]
        case Kind.FLOW:
            pairs = [(edge.source, edge.target) for edge in diagram.edges]
    way = "part" if diagram.kind is Kind.TREE else "step"
    for pair in pairs:
        words = {"one": names[pair[0]], "other": names[pair[1]]}
        if label := said[pair]:
            yield say(f"drawing-{way}-how", **words, how=label)
        else:
            yield say(f"drawing-{way}", **words)
