"""What the keys of random cases must be to one another, and how large their draws may get."""

from collections.abc import Iterator, Sequence

from core.course.drawing import size_of
from core.course.files.build_cases import draw_of
from core.course.files.fault import Fault
from core.course.files.shapes.draws import MOST_DRAWN, DrawShape, RandomShape
from core.course.files.spot import Spot

LARGEST_DRAW = 2_000
"""Values and characters that one argument may come to."""


def random_faults(shapes: Sequence[RandomShape], spot: Spot, *, calls: bool) -> Iterator[Fault]:
    """What is wrong with the random cases of a challenge, which has an `entry` to be called or has none."""
    if (count := sum(shape.count for shape in shapes)) > MOST_DRAWN:
        yield spot.fault(
            "random",
            message=f"{count} cases are drawn for each attempt",
            advice=f"Draw {MOST_DRAWN} at the most.",
        )
    for index, shape in enumerate(shapes):
        inner = spot.inside("random", index)
        here, other = ("arguments", "lines") if calls else ("lines", "arguments")
        draws: Sequence[DrawShape] | None = getattr(shape, here)
        if draws is None:
            why = (
                "has an `entry`, which takes arguments"
                if calls
                else "has no `entry`: its program reads lines"
            )
            yield inner.fault(message=f"`{here}` is missing", advice=f"The challenge {why}.")
        if getattr(shape, other) is not None:
            yield Fault(inner.place_of_key(other), f"`{other}` cannot be given here", f"Write `{here}`.")
        for place, draw in enumerate(draws or ()):
            yield from _draw(draw, inner.inside(here, place))


def _draw(shape: DrawShape, spot: Spot) -> Iterator[Fault]:
    faults = list(_inside(shape, spot))
    yield from faults
    if not faults and (size := size_of(draw_of(shape))) > LARGEST_DRAW:
        yield spot.fault(
            message=f"this may come to {size:,} values",
            advice=f"Keep it to {LARGEST_DRAW:,}: short cases show more.",
        )


def _inside(shape: DrawShape, spot: Spot) -> Iterator[Fault]:
    if len(shape.model_fields_set) != 1:
        yield spot.fault(
            message="a draw needs just one key", advice=f"One of: {', '.join(DrawShape.model_fields)}."
        )
    yield from _pairs(shape, spot)
    if shape.list is not None:
        yield from _inside(shape.list.of, spot.inside("list", "of"))
    if shape.mapping is not None:
        yield from _inside(shape.mapping.of, spot.inside("mapping", "of"))
        if shape.mapping.length[1] > len(set(shape.mapping.keys)):
            yield spot.fault(
                "mapping",
                "length",
                message="there are fewer keys than that",
                advice="Add keys, or take fewer.",
            )


def _pairs(shape: DrawShape, spot: Spot) -> Iterator[Fault]:
    pairs: list[tuple[tuple[str, ...], Sequence[float] | None]] = [
        (("integer",), shape.integer),
        (("number", "most"), shape.number and (shape.number.least, shape.number.most)),
        (("text", "length"), shape.text and shape.text.length),
        (("list", "length"), shape.list and shape.list.length),
        (("mapping", "length"), shape.mapping and shape.mapping.length),
    ]
    for steps, pair in pairs:
        if pair and pair[0] > pair[1]:
            yield spot.fault(*steps, message="the least is more than the most", advice="Swap the two.")
