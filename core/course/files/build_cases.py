"""The shapes of cases, of properties and of draws into the values that the program uses."""

from collections.abc import Iterator, Mapping

from core.course.files.shapes.cases import CaseShape, HoldsShape
from core.course.files.shapes.draws import DrawShape, RandomShape
from core.course.model import (
    Case,
    Expectation,
    Holds,
    Inputs,
    Leaves,
    Leeway,
    Prints,
    Raises,
    RandomCases,
    Returns,
)
from core.course.model.draws import (
    Draw,
    DrawBoolean,
    DrawFloat,
    DrawInteger,
    DrawList,
    DrawMapping,
    DrawOne,
    DrawText,
)
from core.course.model.properties import (
    Between,
    Contains,
    Direction,
    Each,
    EndsWith,
    HasLength,
    InOrder,
    IsA,
    Kind,
    Lacks,
    Matches,
    OneOf,
    Property,
    SameItems,
    StartsWith,
    Unique,
)
from sandbox.contract import Call, File


def case_of(shape: CaseShape, entry: str | None) -> Case:
    """The case that a shape describes; `entry` is the function that its `call` calls."""
    return Case(
        name=shape.name,
        hidden=shape.hidden,
        inputs=Inputs(
            calls=tuple(_calls(shape, entry)),
            stdin=shape.stdin or "",
            files=files_of(shape.files),
            wall_seconds=shape.wall_seconds,
        ),
        expectation=_expectation(shape),
        catches=shape.catches.strip(),
    )


def files_of(texts: Mapping[str, str] | None) -> tuple[File, ...]:
    """Text files by name as files."""
    return tuple(File(name=name, data=text.encode()) for name, text in (texts or {}).items())


def _calls(shape: CaseShape, entry: str | None) -> Iterator[Call]:
    if shape.call is not None and entry is not None:
        yield Call(function=entry, arguments=tuple(shape.call))
    for call in shape.calls or ():
        yield Call(function=call.function, arguments=tuple(call.arguments), name=call.name or "")


def _expectation(shape: CaseShape) -> Expectation:
    leeway = _leeway(shape)
    if shape.raises is not None:
        return Raises(type=shape.raises, message=shape.message or "")
    if shape.stdout is not None:
        return Prints(text=shape.stdout)
    if shape.state is not None:
        return Leaves(state=shape.state, leeway=leeway)
    if shape.holds is not None:
        return Holds(properties=tuple(properties_of(shape.holds)))
    return Returns(value=shape.expect, leeway=leeway)


def _leeway(shape: CaseShape | RandomShape) -> Leeway:
    return Leeway(absolute=shape.tolerance or 0.0, relative=shape.relative_tolerance or 0.0)


def properties_of(shape: HoldsShape) -> Iterator[Property]:
    """The properties in an order in which the plainest is told first."""
    if shape.kind is not None:
        yield IsA(Kind(shape.kind))
    yield from _of_length(shape)
    if shape.same_items_as_argument is not None:
        yield SameItems(shape.same_items_as_argument - 1)
    if shape.order is not None:
        yield InOrder(Direction(shape.order))
    if shape.unique:
        yield Unique()
    if shape.between is not None:
        yield Between(*shape.between)
    if shape.one_of is not None:
        yield OneOf(tuple(shape.one_of))
    yield from _of_text(shape)
    if shape.each is not None:
        yield Each(tuple(properties_of(shape.each)))


def _of_length(shape: HoldsShape) -> Iterator[Property]:
    if shape.length is not None:
        yield HasLength(shape.length, shape.length)
    if shape.length_between is not None:
        yield HasLength(*shape.length_between)


def _of_text(shape: HoldsShape) -> Iterator[Property]:
    if shape.starts_with is not None:
        yield StartsWith(shape.starts_with)
    yield from map(Contains, shape.contains or ())
    yield from map(Lacks, shape.lacks or ())
    if shape.matches is not None:
        yield Matches(shape.matches)
    if shape.ends_with is not None:
        yield EndsWith(shape.ends_with)


def random_of(shape: RandomShape) -> RandomCases:
    """The random cases that a shape describes."""
    return RandomCases(
        name=shape.name,
        catches=shape.catches.strip(),
        count=shape.count,
        hidden=shape.hidden,
        arguments=tuple(map(draw_of, shape.arguments or ())),
        lines=tuple(map(draw_of, shape.lines or ())),
        leeway=_leeway(shape),
    )


def draw_of(shape: DrawShape) -> Draw:
    """The draw that a shape describes, of which just one key is given."""
    if shape.integer is not None:
        return DrawInteger(*shape.integer)
    if shape.number is not None:
        return DrawFloat(shape.number.least, shape.number.most, shape.number.decimals)
    if shape.text is not None:
        return DrawText(shape.text.alphabet, *shape.text.length)
    if shape.one_of is not None:
        return DrawOne(tuple(shape.one_of))
    if shape.list is not None:
        return DrawList(draw_of(shape.list.of), *shape.list.length)
    if shape.mapping is not None:
        return DrawMapping(tuple(shape.mapping.keys), draw_of(shape.mapping.of), *shape.mapping.length)
    return DrawBoolean()
