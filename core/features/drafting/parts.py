"""The parts of an item that are edited in one form each: what stands in the fields, and what an item becomes by them. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.chat import FieldKind
from core.errors import LearnerError
from core.features.drafting import answers
from core.features.drafting.cases import case_fields, cases_with
from core.interchange.existing import Group, groups, texts

MOST_HINTS = 5
"""What fits into one form on every platform."""
RUNGS = ("cue", "question", "concept", "example", "bottom_out")
HARDEST = 5
AS_IT_IS = "."
"""Typed where fields are asked for one after the other: this one stays as it is."""
CHALLENGE = "challenge"
"""The type of what has no `type` in its file."""


class Part(StrEnum):
    """What of an item one form is about."""

    QUESTION = "question"
    ANSWERS = "answers"
    HINTS = "hints"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Entry:
    """A field and what stands in it. `options` are ids of words, or texts where `literal`; the value is then a number from 1."""

    name: str
    value: str
    kind: FieldKind = FieldKind.PARAGRAPH
    options: tuple[str, ...] = ()
    literal: bool = False
    optional: bool = False


def type_of(item: Group) -> str:
    """The name of an item's type."""
    return str(item.get("type", CHALLENGE))


def parts_of(item: Group) -> tuple[Part, ...]:
    """The forms that an item has; the cases of a challenge have one each."""
    answered = Part.CASE if type_of(item) == CHALLENGE else Part.ANSWERS
    return (Part.QUESTION, answered, Part.HINTS)


def entries(item: Group, part: Part, case: str = "") -> tuple[Entry, ...]:
    """The fields of a part with what stands in them now. `case` names one of a challenge, "" a new one."""
    match part:
        case Part.QUESTION:
            return tuple(_question(item))
        case Part.ANSWERS:
            return tuple(
                Entry(name, value, kind, options, optional=name in answers.OPTIONAL)
                for name, value, kind, options in answers.fields(item)
            )
        case Part.HINTS:
            return tuple(_hints(item))
        case Part.CASE:
            return tuple(
                Entry(name, value, kind, options, optional=name == "input")
                for name, value, kind, options in case_fields(groups(item["cases"]), case)
            )


def values(item: Group, part: Part, case: str = "") -> dict[str, str]:
    """What stands in the fields of a part."""
    return {one.name: one.value for one in entries(item, part, case)}


def changed(
    item: Group, part: Part, given: Mapping[str, str], belief: Callable[[], str], case: str = ""
) -> Group:
    """The item with a part as it is in the fields; keys that they do not show stay.

    `belief` gives the id of what is believed by who makes a mistake of which nobody said it. LearnerError where what
    was typed cannot be understood.
    """
    for one in entries(item, part, case):
        if not one.optional and not given.get(one.name, "").strip():
            raise LearnerError("drafting-field-empty", field=one.name)
    match part:
        case Part.QUESTION:
            return _with_question(item, given)
        case Part.ANSWERS:
            return answers.changed(item, given, belief)
        case Part.HINTS:
            return _with_hints(item, given)
        case Part.CASE:
            return {**item, "cases": list(cases_with(groups(item["cases"]), case, given))}


def without_case(item: Group, case: str) -> Group:
    """A challenge without one of its cases."""
    return {**item, "cases": [one for one in groups(item["cases"]) if one["name"] != case]}


def differing(before: Group, after: Group) -> tuple[str, ...]:
    """The keys of an item that are others, in the order in which they are shown."""
    keys = dict.fromkeys((*before, *after))
    return tuple(key for key in keys if before.get(key) != after.get(key))


def _question(item: Group) -> list[Entry]:
    """The fields of what is asked. Code that has to fit the answer stands with the answers."""
    found: list[Entry] = []
    if type_of(item) == CHALLENGE:
        found.append(Entry("title", _text(item, "title"), FieldKind.LINE))
    found.append(Entry("prompt", _text(item, "prompt")))
    if type_of(item) == CHALLENGE:
        found.append(Entry("starter", _text(item, "starter"), FieldKind.CODE, optional=True))
    elif "code" in item and type_of(item) != "predict_output":
        found.append(Entry("code", _text(item, "code"), FieldKind.CODE, optional=True))
    levels = tuple(map(str, range(1, HARDEST + 1)))
    found.append(Entry("difficulty", str(item["difficulty"]), FieldKind.ONE, levels, literal=True))
    found.append(Entry("explanation", _text(item, "explanation")))
    return found


def _with_question(item: Group, given: Mapping[str, str]) -> Group:
    after = dict(item)
    for one in _question(item):
        typed = given[one.name].replace("\r\n", "\n").strip("\n")
        if one.name == "difficulty":
            if typed not in one.options:
                raise LearnerError("drafting-difficulty", most=HARDEST)
            after["difficulty"] = int(typed)
        elif typed.strip() and typed.strip() != one.value.strip():
            after[one.name] = typed if one.kind is FieldKind.CODE else typed.strip()
        elif not typed.strip():
            after.pop(one.name, None)
            if one.name == "code":
                after.pop("language", None)
    return after


def _hints(item: Group) -> list[Entry]:
    if type_of(item) == CHALLENGE:
        (ladder,) = groups([item["hints"]])
        return [Entry(rung, _text(ladder, rung)) for rung in RUNGS]
    there = texts(item.get("hints"))
    count = min(MOST_HINTS, max(3, len(there) + 1))
    told = [*there, *[""] * count][: max(count, len(there))]
    return [Entry(f"hint-{number}", one.strip(), optional=True) for number, one in enumerate(told, 1)]


def _with_hints(item: Group, given: Mapping[str, str]) -> Group:
    shown = _hints(item)
    if all(given[one.name].strip() == one.value.strip() for one in shown):
        return item
    typed = {one.name: given[one.name].replace("\r\n", "\n").strip() for one in shown}
    if type_of(item) == CHALLENGE:
        return {**item, "hints": {rung: typed[rung] for rung in RUNGS}}
    told = [one for one in typed.values() if one]
    rest = {key: value for key, value in item.items() if key != "hints"}
    return {**rest, "hints": list(told)} if told else rest


def _text(item: Group, key: str) -> str:
    return str(item.get(key) or "").strip("\n")
