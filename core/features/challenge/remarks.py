"""One plain sentence to what sets a wrong result apart from the right one. Pure."""

import re

from core.chat import Say
from core.course.differences import Difference, Reason
from core.course.model.properties import Kind
from core.course.showing import shown_value
from sandbox.contract import Plain

LONGEST_QUOTE = 40
"""Characters of a value that stand within a sentence."""

_KINDS = {Kind.WHOLE_NUMBER: "whole", Kind.BOOLEAN: "boolean"}
"""How the words select them; the others are called as they are."""


def remark(difference: Difference, syntax: str, say: Say) -> str:
    """The sentence; for something inside of a value, with the way to it."""
    if difference.reason is Reason.PLACE:
        wanted, found = (_short(shown_value(one, syntax)) for one in (difference.wanted, difference.found))
        return say("challenge-differs-place", where=coded(difference.where), wanted=wanted, found=found)
    said = _said(difference, syntax, say)
    if difference.where:
        return say("challenge-differs-inside", where=coded(difference.where), said=said)
    return said


def _said(difference: Difference, syntax: str, say: Say) -> str:
    if difference.reason is Reason.NOTHING and not difference.where and syntax == "python":
        return say("challenge-no-return")
    return say(
        f"challenge-differs-{difference.reason.value}",
        count=difference.count,
        key=coded(difference.key),
        wanted=_going_on(difference.wanted),
        found=_going_on(difference.found),
        expected=kind(difference.expected),
        got=kind(difference.got),
    )


def _going_on(text: Plain) -> str:
    return _short(text) if isinstance(text, str) and text else coded("⏎")


def _short(text: str) -> str:
    return coded(text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 2].rstrip()} …")


def kind(one: Kind | None) -> str:
    """The kind in the form by which words select it."""
    return _KINDS.get(one, one.value) if one else ""


def coded(text: str) -> str:
    """A text set as code, also where it holds the sign that code is set with."""
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    mark, gap = "`" * (ticks + 1), " " if ticks else ""
    return f"{mark}{gap}{text}{gap}{mark}"
