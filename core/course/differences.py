"""What sets a wrong value or output apart from the right one, where one plain sentence can say it. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import isfinite

from core.course.comparing import same_value
from core.course.folding import output_folded
from core.course.model import EXACT, Leeway
from core.course.model.properties import Kind
from core.course.properties import key_of
from sandbox.contract import Plain


class Reason(StrEnum):
    """In what they differ."""

    NOTHING = "nothing"
    """Nothing was handed back."""
    TEXT_FOR_NUMBER = "text-for-number"
    """"5" in place of 5."""
    NUMBER_FOR_TEXT = "number-for-text"
    TEXT_FOR_BOOLEAN = "text-for-boolean"
    """"True" in place of True."""
    KIND = "kind"
    """Values of two kinds; see `expected` and `got`."""
    SPACE = "space"
    """Only in white space and ends of lines."""
    CASE = "case"
    """Only in capital and small letters."""
    PUNCTUATION = "punctuation"
    DECIMALS = "decimals"
    """Right numbers, written with decimals where there should be none, or the other way round."""
    MISSING = "missing"
    """The beginning is right, and `count` items or lines are missing after it, or items somewhere."""
    TOO_MANY = "too-many"
    MISSING_LINES = "missing-lines"
    TOO_MANY_LINES = "too-many-lines"
    KEY_MISSING = "key-missing"
    KEY_TOO_MANY = "key-too-many"
    ORDER = "order"
    """The right items in another order."""
    PLACE = "place"
    """Somewhere inside, at `where`: `wanted` should be there, and `found` is."""
    FROM = "from"
    """Long texts that go on with `wanted`, and with `found`, after the same beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`where` leads to it within the value, as an index is written: `[2]["name"]`; "" for the value itself.

    `count` is that of items, lines or keys; `key` the one that is missing or too many; `expected` and `got` are
    the kinds of the values, `wanted` and `found` values themselves, or the texts from the difference on.
    """

    reason: Reason
    where: str = ""
    count: int = 0
    key: str = ""
    expected: Kind | None = None
    got: Kind | None = None
    wanted: Plain = None
    found: Plain = None


def between_values(expected: Plain, got: Plain, leeway: Leeway = EXACT) -> Difference | None:
    """What sets `got` apart from `expected`, which it is not the same as; None where there is no word for it."""
    if got is None:
        return Difference(reason=Reason.NOTHING)
    wanted, found = kind_of(expected), kind_of(got)
    if wanted is None or found is None:
        return None
    if _numeric(wanted) != _numeric(found) or not (_numeric(wanted) or wanted is found):
        return Difference(reason=_of_kinds(expected, got), expected=wanted, got=found)
    if isinstance(expected, str) and isinstance(got, str):
        return _between_words(expected, got)
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return _between_groups(expected, got, leeway)
    if isinstance(expected, Sequence) and isinstance(got, Sequence):
        return _between_lists(expected, got, leeway)
    return None


def kind_of(value: Plain) -> Kind | None:
    """The kind of a value; None has none."""
    match value:
        case None:
            return None
        case bool():
            return Kind.BOOLEAN
        case int():
            return Kind.WHOLE_NUMBER
        case float():
            return Kind.NUMBER
        case str():
            return Kind.TEXT
        case Mapping():
            return Kind.MAPPING
        case Sequence():
            return Kind.LIST


def _numeric(kind: Kind) -> bool:
    return kind in {Kind.NUMBER, Kind.WHOLE_NUMBER}


def _of_kinds(expected: Plain, got: Plain) -> Reason:
    """Which one it is: a number or a boolean written as a text, a number for a text, or just two kinds."""
    if isinstance(got, str):
        if isinstance(expected, bool) and got.strip().casefold() == str(expected).casefold():
            return Reason.TEXT_FOR_BOOLEAN
        return Reason.TEXT_FOR_NUMBER if _reads_as(got, expected) else Reason.KIND
    return Reason.NUMBER_FOR_TEXT if isinstance(expected, str) and _reads_as(expected, got) else Reason.KIND


def _reads_as(text: str, value: Plain) -> bool:
    """Whether a text is a number as people write it, and just this one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    whole = isinstance(value, int) or isfinite(value)
    return whole and _number(text.strip()) == Fraction(value)


def _between_lists(expected: Sequence[Plain], got: Sequence[Plain], leeway: Leeway) -> Difference | None:
    if len(got) < len(expected):
        return Difference(reason=Reason.MISSING, count=len(expected) - len(got))
    if len(got) > len(expected):
        return Difference(reason=Reason.TOO_MANY, count=len(got) - len(expected))
    if Counter(map(key_of, expected)) == Counter(map(key_of, got)):
        return Difference(reason=Reason.ORDER)
    for place, (one, other) in enumerate(zip(expected, got, strict=True)):
        if not same_value(one, other, leeway):
            return _inside(f"[{place}]", one, other, leeway)
    return None


def _between_groups(
    expected: Mapping[str, Plain], got: Mapping[str, Plain], leeway: Leeway
) -> Difference | None:
    if missing := [key for key in expected if key not in got]:
        return Difference(reason=Reason.KEY_MISSING, key=missing[0], count=len(missing))
    if over := [key for key in got if key not in expected]:
        return Difference(reason=Reason.KEY_TOO_MANY, key=over[0], count=len(over))
    for key, value in expected.items():
        if not same_value(value, got[key], leeway):
            return _inside(f"[{key!r}]", value, got[key], leeway)
    return None


def _inside(where: str, expected: Plain, got: Plain, leeway: Leeway) -> Difference:
    inner = between_values(expected, got, leeway)
    if inner is None:
        return Difference(reason=Reason.PLACE, where=where, wanted=expected, found=got)
    return replace(inner, where=where + inner.where)


def _between_words(expected: str, got: str) -> Difference | None:
    """For texts that differ in something that is easily overlooked."""
    for reason, fold in _OVERLOOKED.items():
        if fold(expected) == fold(got):
            return Difference(reason=reason)
    return _going_on(expected, got)


def _going_on(expected: str, got: str) -> Difference | None:
    """For long lines that begin alike: a narrow screen does not show where they part."""
    pairs = zip(expected.split("\n"), got.split("\n"), strict=False)
    one, other = next(((one, other) for one, other in pairs if one != other), ("", ""))
    pieces = enumerate(zip(one, other, strict=False))
    same = next((place for place, (a, b) in pieces if a != b), min(len(one), len(other)))
    if same < _LONG_BEGINNING:
        return None
    return Difference(reason=Reason.FROM, wanted=one[same:], found=other[same:])


def between_outputs(expected: str, got: str) -> Difference | None:
    """What sets one output apart from another; None where there is no word for it, or nothing was printed."""
    wanted, found = output_folded(expected).split("\n"), output_folded(got).split("\n")
    if not output_folded(got).strip():
        return None
    if wanted[: len(found)] == found:
        return Difference(reason=Reason.MISSING_LINES, count=len(wanted) - len(found))
    if found[: len(wanted)] == wanted:
        return Difference(reason=Reason.TOO_MANY_LINES, count=len(found) - len(wanted))
    return _between_words("\n".join(wanted), "\n".join(found))


def _without_space(text: str) -> str:
    return "".join(text.split())


def _in_one_case(text: str) -> str:
    return output_folded(text).casefold()


def _without_marks(text: str) -> str:
    return " ".join(_MARK.sub("", output_folded(text)).split())


def _numbers_alike(text: str) -> str:
    return " ".join(_alike(word) for word in text.split())


def _alike(word: str) -> str:
    number = _number(word)
    return word if number is None else str(number)


def _number(word: str) -> Fraction | None:
    return Fraction(word) if len(word) <= _LONGEST_NUMBER and _NUMBER.fullmatch(word) else None


_LONG_BEGINNING = 25
_LONGEST_NUMBER = 30
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MARK = re.compile(r"(?<!\d)[!?.,;:…'\"()\[\]](?!\d)")
"""A mark that belongs to no number."""
_OVERLOOKED = {
    Reason.SPACE: _without_space,
    Reason.CASE: _in_one_case,
    Reason.DECIMALS: _numbers_alike,
    Reason.PUNCTUATION: _without_marks,
}
