"""What the keys of one case must be to one another."""

import re
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from core.course.files.fault import Fault
from core.course.files.shapes.cases import PATH_PATTERN, CaseShape, HoldsShape
from core.course.files.spot import Spot

EXPECTED = ("expect", "stdout", "raises", "state", "holds")
_NAMED = ", ".join(f"`{name}`" for name in EXPECTED[:-1]) + f" and `{EXPECTED[-1]}`"


def case_faults(case: CaseShape, spot: Spot, *, entry: bool) -> Iterator[Fault]:
    """What is wrong within one case of a challenge, which has an `entry` or has none."""
    yield from _input(case, spot, entry=entry)
    yield from _expectation(case, spot)
    for name in case.state or ():
        if not re.match(PATH_PATTERN, name):
            yield Fault(
                spot.place_of_key("state", name),
                f"{name!r} is no name that could be looked at",
                "Write a name, or names with dots: total, account.balance.",
            )
    if case.holds is not None:
        yield from _properties(case.holds, spot.inside("holds"), _given(case))


def _input(case: CaseShape, spot: Spot, *, entry: bool) -> Iterator[Fault]:
    if entry and case.call is None and case.calls is None:
        yield spot.fault(
            message="`call` is missing", advice="The challenge has an `entry`: say its arguments."
        )
    if not entry and case.call is not None:
        yield Fault(
            spot.place_of_key("call"),
            "nothing can be called",
            "Say `entry`, the function's name, or write `calls`.",
        )
    if case.call is not None and case.calls is not None:
        yield Fault(
            spot.place_of_key("calls"),
            "a case has `call` or `calls`, not both",
            "Make the call the last of `calls`.",
        )


def _expectation(case: CaseShape, spot: Spot) -> Iterator[Fault]:
    expected = case.model_fields_set & set(EXPECTED)
    if len(expected) != 1:
        yield spot.fault(message=f"a case needs just one of {_NAMED}", advice="Say what has to come of it.")
    if "expect" in expected and _given(case) is None:
        yield Fault(
            spot.place_of_key("expect"),
            "a program returns nothing",
            "Write `stdout` or `state` in its place.",
        )
    for name, needed in (("tolerance", "state"), ("relative_tolerance", "state"), ("message", "raises")):
        if name in case.model_fields_set and not expected & {
            "expect" if needed == "state" else "raises",
            needed,
        }:
            belongs = "`expect` and to `state`" if needed == "state" else "`raises`"
            yield Fault(spot.place_of_key(name), f"`{name}` belongs to {belongs}", "Delete it.")


def _given(case: CaseShape) -> Sequence[JsonValue] | None:
    """The arguments of the last call; None where nothing is called."""
    return case.calls[-1].arguments if case.calls else case.call


def _properties(holds: HoldsShape, spot: Spot, arguments: Sequence[JsonValue] | None) -> Iterator[Fault]:
    if not holds.model_fields_set:
        yield spot.fault(
            message="no property is asked for", advice="Say at least one, such as `unique: true`."
        )
    for name in ("between", "length_between"):
        pair = getattr(holds, name)
        if pair is not None and pair[0] > pair[1]:
            yield spot.fault(name, message="the least is more than the most", advice="Swap the two.")
    if holds.length is not None and holds.length_between is not None:
        yield Fault(spot.place_of_key("length_between"), "`length` says it already", "Keep one of them.")
    yield from _about_arguments(holds, spot, arguments)
    if arguments is None:
        yield from _about_outputs(holds, spot)
    if holds.each is not None:
        yield from _properties(holds.each, spot.inside("each"), arguments)


def _about_arguments(holds: HoldsShape, spot: Spot, arguments: Sequence[JsonValue] | None) -> Iterator[Fault]:
    place = holds.same_items_as_argument
    if place is None:
        return
    key = "same_items_as_argument"
    if arguments is None or place > len(arguments):
        yield spot.fault(
            key, message=f"there is no argument {place} here", advice="Count from 1; a program has none."
        )
    elif not isinstance(arguments[place - 1], list | str | dict):
        yield spot.fault(
            key, message=f"argument {place} has no items", advice="Name one that is a list or a text."
        )


def _about_outputs(holds: HoldsShape, spot: Spot) -> Iterator[Fault]:
    """What is printed is text, digits too."""
    if holds.between is not None:
        yield Fault(
            spot.place_of_key("between"),
            "what is printed is text, and no number",
            "Write `one_of` with texts, or `matches`; `each` speaks of the lines.",
        )
    if holds.kind not in {None, "text"}:
        yield spot.fault("kind", message="what is printed is text", advice="Delete it.")
