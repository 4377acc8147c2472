"""The cases of a challenge as they are typed: what goes in, what has to come out. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from core.chat import FieldKind
from core.course.files.tree import Value
from core.errors import LearnerError
from core.interchange.existing import Group

_INPUTS = ("call", "calls", "stdin")
_OUTPUTS = ("stdout", "raises", "state", "holds", "expect")
_LITERAL = {"stdin", "stdout"}
"""Keys whose value is a text that is typed as it stands; others are typed as JSON."""
SHOWN, HIDDEN = "1", "2"
LEARNERS_SEE = ("drafting-case-shown", "drafting-case-hidden")

type Typed = tuple[str, str, FieldKind, tuple[str, ...]]
"""A field's name, what stands in it, its kind, and the words of its options."""


def names(cases: Sequence[Group]) -> tuple[str, ...]:
    """What the cases are called."""
    return tuple(str(one["name"]) for one in cases)


def case_fields(cases: Sequence[Group], name: str) -> Iterator[Typed]:
    """The fields of a case, or those of a new one for "". LearnerError where there is no such case."""
    case = found(cases, name)
    yield "name", str(case.get("name", "")), FieldKind.LINE, ()
    yield "input", _typed(case, _key(case, cases, _INPUTS, "stdin")), FieldKind.CODE, ()
    yield "expected", _typed(case, _key(case, cases, _OUTPUTS, "stdout")), FieldKind.CODE, ()
    yield "hidden", HIDDEN if case.get("hidden") else SHOWN, FieldKind.ONE, LEARNERS_SEE
    yield "catches", str(case.get("catches", "")).strip(), FieldKind.PARAGRAPH, ()


def found(cases: Sequence[Group], name: str) -> Group:
    """The case of this name; one without anything for "". LearnerError where there is none."""
    if not name:
        return {}
    for case in cases:
        if case["name"] == name:
            return case
    raise LearnerError("drafting-case-gone", name=name)


def cases_with(cases: Sequence[Group], name: str, given: Mapping[str, str]) -> Iterator[Group]:
    """All cases, one of them as it was typed, or a new one behind them. LearnerError where it cannot be understood."""
    old = found(cases, name)
    new = _case(old, cases, {key: value.replace("\r\n", "\n") for key, value in given.items()})
    if any(one["name"] == new["name"] for one in cases if one is not old):
        raise LearnerError("drafting-case-double", name=str(new["name"]))
    yield from (new if one is old else one for one in cases)
    if not name:
        yield new


def _case(old: Group, cases: Sequence[Group], given: Mapping[str, str]) -> Group:
    was = {key: value for key, value, _, _ in case_fields([old] if old else cases, str(old.get("name", "")))}
    new = {key: value for key, value in old.items() if key != "hidden"}
    new["name"] = " ".join(given["name"].split())
    if given["hidden"] == HIDDEN:
        new["hidden"] = True
    if given["input"].rstrip("\n") != was["input"].rstrip("\n"):
        new |= _input(_key(old, cases, _INPUTS, "stdin"), given["input"])
    if given["expected"].rstrip("\n") != was["expected"].rstrip("\n"):
        key = _key(old, cases, _OUTPUTS, "stdout")
        new = {name: value for name, value in new.items() if name not in {key, "message"}}
        new |= _output(key, given["expected"])
    if given["catches"].strip() != was["catches"]:
        new["catches"] = given["catches"].strip()
    return _ordered(new)


def _ordered(case: Group) -> Group:
    """A case with its name first, as authors write them."""
    first = ("name", "hidden", *_INPUTS, "files", *_OUTPUTS, "message")
    return {key: case[key] for key in dict.fromkeys((*first, *case)) if key in case}


def _key(case: Group, cases: Sequence[Group], keys: Sequence[str], usual: str) -> str:
    """The key by which a case says it; a new one says it as the others do."""
    for one in (case, *cases):
        if (key := next((key for key in keys if key in one), None)) is not None:
            return key
        if one:
            break
    return usual


def _typed(case: Group, key: str) -> str:
    if key not in case:
        return ""
    value = case[key]
    if key in _LITERAL:
        return str(value)
    if key == "raises":
        return f"{value}: {case['message']}" if "message" in case else str(value)
    return json.dumps(value, ensure_ascii=False)


def _input(key: str, typed: str) -> Group:
    if key in _LITERAL:
        return {key: _lines(typed)}
    return {key: _json(typed, "input")}


def _output(key: str, typed: str) -> Group:
    if key in _LITERAL:
        return {key: _lines(typed)}
    if key == "raises":
        name, colon, message = typed.strip().partition(":")
        said: Group = {"message": message.strip()} if colon and message.strip() else {}
        return Group(raises=name.strip()) | said
    return {key: _json(typed, "expected")}


def _lines(typed: str) -> str:
    """A text of whole lines, as programs read and print them."""
    return f"{typed.rstrip(chr(10))}\n" if typed.strip("\n") else ""


def _json(typed: str, field: str) -> Value:
    def refuse(_: str) -> Value:
        raise ValueError

    try:
        return cast("Value", json.loads(typed, parse_constant=refuse))
    except (ValueError, RecursionError):
        raise LearnerError("drafting-not-json", field=field) from None
