"""The words for properties that a value or an output is to have. Pure."""

from collections.abc import Sequence
from typing import assert_never

from core.chat import Say
from core.course.model.properties import (
    Between,
    Contains,
    Each,
    EndsWith,
    HasLength,
    InOrder,
    IsA,
    Lacks,
    Matches,
    OneOf,
    Property,
    SameItems,
    StartsWith,
    Unique,
)
from core.course.showing import shown_value
from core.features.challenge.remarks import coded, kind
from sandbox.contract import Plain

MET, UNMET = "✓", "✗"


def listed(properties: Sequence[tuple[Property, bool | None]], syntax: str, say: Say) -> str:
    """The properties as a list, each with a sign of whether it holds, where that is known."""
    signs = {True: f"{MET} ", False: f"{UNMET} ", None: ""}
    return "\n".join(f"- {signs[met]}{wanted(one, syntax, say)}" for one, met in properties)


def wanted(one: Property, syntax: str, say: Say) -> str:
    """One property as a sentence."""
    match one:
        case IsA():
            return say("challenge-wants-kind", kind=kind(one.kind))
        case HasLength():
            name = "challenge-wants-length" if one.least == one.most else "challenge-wants-lengths"
            return say(name, least=one.least, most=one.most)
        case SameItems():
            return say("challenge-wants-items", place=one.argument + 1)
        case InOrder():
            return say("challenge-wants-order", direction=one.direction.value)
        case Unique():
            return say("challenge-wants-unique")
        case Each():
            inner = " ".join(wanted(inner, syntax, say) for inner in one.properties)
            return say("challenge-wants-each", inner=inner)
        case _:
            return _of_values(one, syntax, say)


def _of_values(
    one: Between | OneOf | Contains | Lacks | StartsWith | EndsWith | Matches, syntax: str, say: Say
) -> str:
    match one:
        case Between():
            return say(
                "challenge-wants-between", least=_code(one.least, syntax), most=_code(one.most, syntax)
            )
        case OneOf():
            return say("challenge-wants-one", values=", ".join(_code(value, syntax) for value in one.values))
        case Contains() | Lacks():
            name = "challenge-wants-part" if isinstance(one, Contains) else "challenge-wants-no-part"
            return say(name, part=_code(one.part, syntax))
        case StartsWith():
            return say("challenge-wants-start", part=_code(one.text, syntax))
        case EndsWith():
            return say("challenge-wants-end", part=_code(one.text, syntax))
        case Matches():
            return say("challenge-wants-form", form=coded(one.pattern))
        case _:
            assert_never(one)


def _code(value: Plain, syntax: str) -> str:
    return coded(shown_value(value, syntax))
