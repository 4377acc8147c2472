"""Where a thing of the course was written, and a shape checked against what stands there."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from core.course.files.fault import Fault, Place
from core.course.files.shapes.words import ID_PATTERN, TEXT_PATTERN, Shape
from core.course.files.tree import Mark, Value


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a group of keys was written, and each value in it."""

    path: str
    mark: Mark

    def place(self, *steps: str | int) -> Place:
        """The place of what lies along `steps`: keys of groups, indices of lists."""
        return Place(self.path, *self.mark.at(*steps))

    def place_of_key(self, *steps: str | int) -> Place:
        """The place of the key that is the last of `steps`."""
        return Place(self.path, *self.mark.of_key(*steps))

    def fault(self, *steps: str | int, message: str, advice: str = "") -> Fault:
        """A fault at what lies along `steps`."""
        return Fault(self.place(*steps), message, advice)

    def inside(self, *steps: str | int) -> "Spot":
        """The spot of a group within this one."""
        mark = self.mark
        for step in steps:
            mark = mark.children.get(step, mark)
        return Spot(self.path, mark)


def shaped[S: BaseModel](shape: type[S], value: Value, spot: Spot, faults: list[Fault]) -> S | None:
    """`value` as a `shape`; otherwise None, with a fault for each thing that does not fit."""
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        faults.extend(_in_words(shape, spot, one) for one in error.errors(include_url=False))
        return None


_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
}


def _in_words(shape: type[BaseModel], spot: Spot, error: ErrorDetails) -> Fault:
    kind, steps = error["type"], error["loc"]
    name = next((f"`{step}`" for step in reversed(steps) if isinstance(step, str)), "this")
    if kind == "missing":
        return Fault(spot.place(*steps), f"{name} is missing", _meaning(shape, steps))
    if kind == "extra_forbidden":
        return Fault(
            spot.place_of_key(*steps), f"{name} is not a key that belongs here", _nearest(str(steps[-1]))
        )
    if kind in _EXPECTED:
        return Fault(spot.place(*steps), *_wrong_type(name, _EXPECTED[kind], error["input"]))
    if kind == "string_pattern_mismatch":
        return Fault(spot.place(*steps), *_wrong_text(name, error))
    message, advice = _wrong_size(name, error)
    return Fault(spot.place(*steps), message, advice or _meaning(shape, steps))


def _wrong_type(name: str, expected: str, found: object) -> tuple[str, str]:
    if found is None:
        return f"{name} is empty; it should be {expected}", ""
    shown = repr(found) if isinstance(found, str | int | float) else f"a {_kind(found)}"
    quotes = (
        'Put it in quotes: "…".' if expected == "a text" and isinstance(found, bool | int | float) else ""
    )
    return f"{name} should be {expected}, not {shown[:60]}", quotes


def _kind(value: object) -> str:
    return "list" if isinstance(value, list) else "group of keys"


def _wrong_text(name: str, error: ErrorDetails) -> tuple[str, str]:
    pattern = error.get("ctx", {}).get("pattern")
    if pattern == TEXT_PATTERN:
        return f"{name} is empty", ""
    if pattern == ID_PATTERN:
        return f"{error['input']!r} is not an id", "Use small letters a–z, digits and hyphens: first-steps."
    return f"{name} cannot be {error['input']!r}", ""


def _wrong_size(name: str, error: ErrorDetails) -> tuple[str, str]:
    limits = error.get("ctx", {})
    match error["type"]:
        case "too_short":
            return f"{name} needs at least {limits['min_length']}; {limits['actual_length']} stand here", ""
        case "too_long":
            return f"{name} may hold at most {limits['max_length']}; {limits['actual_length']} stand here", ""
        case "string_too_long":
            written = len(str(error["input"]))
            return f"{name} has {written} characters; at most {limits['max_length']} fit", "Shorten it."
        case _:
            return f"{name} does not fit: {error['msg'][:1].lower()}{error['msg'][1:]}", ""


def _meaning(shape: type[BaseModel], steps: Iterable[str | int]) -> str:
    """What the schema says of a key of the outer shape; for an inner one, nothing."""
    first, *rest = steps
    found = shape.model_fields.get(str(first)) if not rest else None
    return (found.description or "") if found else ""


def _nearest(word: str) -> str:
    close = get_close_matches(word, _keys(Shape), n=1)
    return f"Did you mean `{close[0]}`?" if close else "Delete it, or look up its right name."


def _keys(shape: type[BaseModel]) -> set[str]:
    """Every key of every shape of the format."""
    return set(shape.model_fields).union(*(_keys(inner) for inner in shape.__subclasses__()))
