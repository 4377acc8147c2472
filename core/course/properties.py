"""Whether a value, or an output, has a property that a course asks for. Pure, and quick for any value."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from math import isfinite
from typing import assert_never

from core.course.comparing import same_value
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
from core.course.patterns import fits
from sandbox.contract import Plain


def first_unmet(
    properties: Sequence[Property], value: Plain, arguments: Sequence[Plain] = ()
) -> Property | None:
    """The first of the properties that `value` lacks; `arguments` are those of the last call."""
    return next((one for one in properties if not holds(one, value, arguments)), None)


def holds(asked: Property, value: Plain, arguments: Sequence[Plain] = ()) -> bool:
    """Whether `value` has the property. A value of a kind that cannot have it has it not."""
    match asked:
        case IsA() | Between() | OneOf():
            return _is(asked, value)
        case Matches() | StartsWith() | EndsWith():
            return isinstance(value, str) and _reads(asked, value)
        case Contains():
            return _stands_in(asked.part, value) is True
        case Lacks():
            return _stands_in(asked.part, value) is False
        case InOrder() | Unique() | SameItems() | HasLength():
            items = items_of(value)
            return items is not None and _as_a_row(asked, items, arguments)
        case Each():
            parts = value.split("\n") if isinstance(value, str) else items_of(value)
            return parts is not None and all(
                first_unmet(asked.properties, part, arguments) is None for part in parts
            )
        case _:
            assert_never(asked)


def _is(asked: IsA | Between | OneOf, value: Plain) -> bool:
    match asked:
        case IsA():
            return _is_a(asked.kind, value)
        case Between():
            return (
                isinstance(value, int | float)
                and not isinstance(value, bool)
                and asked.least <= value <= asked.most
            )
        case OneOf():
            return any(same_value(one, value) for one in asked.values)
        case _:
            assert_never(asked)


def _is_a(kind: Kind, value: Plain) -> bool:
    if isinstance(value, bool):
        return kind is Kind.BOOLEAN
    match kind:
        case Kind.WHOLE_NUMBER:
            return isinstance(value, int)
        case Kind.NUMBER:
            return isinstance(value, int | float)
        case Kind.TEXT:
            return isinstance(value, str)
        case Kind.LIST:
            return isinstance(value, Sequence) and not isinstance(value, str)
        case Kind.MAPPING:
            return isinstance(value, Mapping)
        case Kind.BOOLEAN:
            return False
        case _:
            assert_never(kind)


def _reads(asked: Matches | StartsWith | EndsWith, text: str) -> bool:
    match asked:
        case Matches():
            return fits(asked.pattern, text)
        case StartsWith():
            return text.startswith(asked.text)
        case EndsWith():
            return text.endswith(asked.text)
        case _:
            assert_never(asked)


def _stands_in(part: Plain, value: Plain) -> bool | None:
    """Whether a text has that piece, a list that item, a mapping that key; None where it cannot have parts."""
    if isinstance(value, str):
        return isinstance(part, str) and part in value
    items = items_of(value)
    return None if items is None else any(same_value(part, item) for item in items)


def items_of(value: Plain) -> Sequence[Plain] | None:
    """The items of a list, the characters of a text, the keys of a mapping; None of anything else."""
    if isinstance(value, Mapping):
        return list(value)
    return value if isinstance(value, Sequence) else None


def _as_a_row(
    asked: InOrder | Unique | SameItems | HasLength, items: Sequence[Plain], arguments: Sequence[Plain]
) -> bool:
    match asked:
        case InOrder():
            return _in_order(items, descending=asked.direction is Direction.DESCENDING)
        case Unique():
            return max(Counter(map(key_of, items)).values(), default=1) == 1
        case SameItems():
            given = items_of(arguments[asked.argument]) if asked.argument < len(arguments) else None
            return given is not None and Counter(map(key_of, items)) == Counter(map(key_of, given))
        case HasLength():
            return asked.least <= len(items) <= asked.most
        case _:
            assert_never(asked)


def _in_order(items: Sequence[Plain], *, descending: bool) -> bool:
    row = list(reversed(items)) if descending else items
    if all(isinstance(item, str) for item in row):
        return all(str(one) <= str(other) for one, other in pairwise(row))
    numbers = [item for item in row if isinstance(item, int | float) and not isinstance(item, bool)]
    return len(numbers) == len(row) and all(one <= other for one, other in pairwise(numbers))


def key_of(value: Plain) -> Hashable:
    """What equal values share: 2 and 2.0, lists and groups by what is in them; True is not 1."""
    if isinstance(value, str | bool) or value is None:
        return type(value), value
    if isinstance(value, int | float):
        return int, _number_key(value)
    if isinstance(value, Mapping):
        return dict, frozenset((key, key_of(inner)) for key, inner in value.items())
    return list, tuple(map(key_of, value))


def _number_key(value: float) -> Hashable:
    """A text for each number: its hash cannot be foreseen, while numbers can be chosen that all have the same one."""
    if isinstance(value, float) and not value.is_integer():
        return repr(value) if isfinite(value) else value
    return hex(int(value))
