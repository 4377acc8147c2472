"""YAML into plain values and the places of each, by the rules of YAML 1.2 (so `no` is a word, not false).

PyYAML's C parser gives the events; the values are built here, so that anchors, tags and doubled keys are
refused with their line, and nothing recurses deeper than a course ever needs.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

import yaml

from core.course.files.fault import Fault, Place

type Value = bool | int | float | str | list[Value] | dict[str, Value] | None

DEEPEST = 40
"""Levels of nesting; a course needs about eight."""

_PARSER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class Mark(NamedTuple):
    """Where a value stands (from 1), where its keys stand, and the marks of what is inside it."""

    line: int = 1
    column: int = 1
    keys: Mapping[str, tuple[int, int]] = {}
    children: Mapping[str | int, "Mark"] = {}

    def at(self, *steps: str | int) -> tuple[int, int]:
        """Line and column of what lies along `steps`, of a list or a group those of its key; a step that leads
        nowhere is skipped.

        (pydantic names the member of a union in its paths, and a missing key has no place of its own.)
        """
        mark, spot = self, (self.line, self.column)
        for step in steps:
            if (child := mark.children.get(step)) is not None:
                start = mark.keys.get(str(step)) if child.children else None
                mark, spot = child, start or (child.line, child.column)
            elif isinstance(step, str) and step in mark.keys:
                spot = mark.keys[step]
        return spot

    def of_key(self, *steps: str | int) -> tuple[int, int]:
        """Like `at`, but where the last step is a key, the place of the key itself."""
        mark = self
        for step in steps[:-1]:
            mark = mark.children.get(step, mark)
        last = steps[-1]
        return mark.keys[last] if isinstance(last, str) and last in mark.keys else self.at(*steps)


class Tree(NamedTuple):
    """A document: its value and its marks."""

    value: Value
    mark: Mark


def read_tree(text: str, path: str, faults: list[Fault], first_line: int = 1) -> Tree | None:
    """Parse one document of YAML that starts in line `first_line` of `path`.

    Appends to `faults` whatever is wrong; None when there is nothing to go on with.
    """
    try:
        return _Builder(path, faults, first_line, _events(text)).document()
    except yaml.MarkedYAMLError as error:
        faults.append(_explained(error, text, path, first_line))
    except _TooDeepError as error:
        faults.append(
            Fault(Place(path, *error.spot), "values are nested far too deep here", "Is a bracket left open?")
        )
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    return cast("Iterator[yaml.Event]", yaml.parse(text, _PARSER))


class _TooDeepError(Exception):
    def __init__(self, spot: tuple[int, int]) -> None:
        super().__init__(spot)
        self.spot = spot


class _Builder:
    """Builds the value and its marks out of the parser's events."""

    def __init__(self, path: str, faults: list[Fault], first_line: int, events: Iterator[yaml.Event]) -> None:
        self._path = path
        self._faults = faults
        self._offset = first_line
        self._events = events

    def document(self) -> Tree:
        tree = Tree(None, Mark(self._offset, 1))
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._refuse(
                        self._spot(event),
                        "a second document starts here",
                        "Keep to one: delete the line ---.",
                    )
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                value = self._value(event, 0)
                tree = value if documents == 1 else tree
        return tree

    def _value(self, event: yaml.Event, depth: int) -> Tree:
        spot = self._spot(event)
        if depth > DEEPEST:
            raise _TooDeepError(spot)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(spot, "a reference to an anchor (*) is not understood here", "Write the value out.")
            return Tree(None, Mark(*spot))
        self._refuse_decoration(event, spot)
        if isinstance(event, yaml.ScalarEvent):
            return Tree(_plain(event.value) if event.implicit[0] else event.value, Mark(*spot))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(spot, depth)
        return self._mapping(spot, depth)

    def _list(self, spot: tuple[int, int], depth: int) -> Tree:
        values: list[Value] = []
        marks: dict[str | int, Mark] = {}
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value, marks[len(values)] = self._value(event, depth + 1)
            values.append(value)
        return Tree(values, Mark(*spot, {}, marks))

    def _mapping(self, spot: tuple[int, int], depth: int) -> Tree:
        values: dict[str, Value] = {}
        marks: dict[str | int, Mark] = {}
        keys: dict[str, tuple[int, int]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, at = self._key(event, depth)
            value, mark = self._value(next(self._events), depth + 1)
            if key in keys:
                line = keys[key][0]
                self._refuse(at, f"`{key}` stands here twice; first in line {line}", "Keep one of them.")
                continue
            values[key], marks[key], keys[key] = value, mark, at
        return Tree(values, Mark(*spot, keys, marks))

    def _key(self, event: yaml.Event, depth: int) -> tuple[str, tuple[int, int]]:
        key, mark = self._value(event, depth + 1)
        spot = (mark.line, mark.column)
        if not isinstance(key, str):
            self._refuse(spot, f"the key {key!r} is not a word", "Put it in quotes.")
        return str(key), spot

    def _refuse_decoration(self, event: yaml.Event, spot: tuple[int, int]) -> None:
        if getattr(event, "anchor", None) is not None:
            self._refuse(spot, "an anchor (&) is not understood here", "Write the value without it.")
        if getattr(event, "tag", None) is not None:
            self._refuse(spot, "a tag (!) is not understood here", "Put the text in quotes.")

    def _spot(self, event: yaml.Event) -> tuple[int, int]:
        return event.start_mark.line + self._offset, event.start_mark.column + 1

    def _refuse(self, spot: tuple[int, int], message: str, advice: str) -> None:
        self._faults.append(Fault(Place(self._path, *spot), message, advice))


def _plain(text: str) -> Value:
    """What an unquoted scalar means (the core schema of YAML 1.2.2, §10.3.2, without .inf and .nan)."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text[0] not in "-+.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


def _explained(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Fault:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Fault(Place(path, first_line), f"this is not YAML: {error.problem}", "")
    lines = text.split("\n")
    written = lines[mark.line] if mark.line < len(lines) else ""
    message, advice = _in_words(error, written, written[mark.column : mark.column + 1])
    if error.problem == "found unexpected end of stream" and error.context_mark:
        mark = error.context_mark
    return Fault(Place(path, mark.line + first_line, mark.column + 1), message, advice)


_WORDS = {
    "mapping values are not allowed in this context": (
        "a colon stands here where none can",
        "If it is part of a text, put the whole text in quotes; otherwise look at the indentation.",
    ),
    "found unexpected end of stream": ("a quote that is opened here is never closed", "Close it."),
    "could not find expected ':'": ("a colon is missing after a key", "Write `key: value`."),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "Indent it by two more, or start it with `- `.",
    ),
    "did not find expected key": (
        "this line does not fit what stands above it",
        "Indent it like its neighbours; a text with quotes or a colon in it needs quotes around the whole.",
    ),
    "did not find expected ',' or ']'": ("a list that opens with [ goes wrong here", "Add the , or the ]."),
    "did not find expected ',' or '}'": ("a group that opens with { goes wrong here", "Add the , or the }."),
    "did not find expected node content": ("a value is missing here", "Is a bracket left open?"),
}


def _in_words(error: yaml.MarkedYAMLError, written: str, character: str) -> tuple[str, str]:
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "this line is indented with a tab", "Use spaces: YAML does not allow tabs there."
    if character and character in "`@%&*!|>":
        return f"a text cannot start with {character}", "Put the whole text in quotes."
    return _WORDS.get(
        error.problem or "", (f"this is not YAML: {error.problem}", "Look at this line and the one above.")
    )
