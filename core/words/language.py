"""One language's messages, each parsed when it is first said: most of a language is never needed by a process."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE | re.ASCII)
"""Where an entry starts. In Fluent, what belongs to an entry is indented, or is never followed by `=`."""

LONG = 2000
"""Longer values go around Fluent, which gives up on a placeable of more than 2,500 characters."""


class Uses(Visitor):
    """What an entry needs: the variables it is given, and the messages (`id`) and terms (`-id`) it includes."""

    def __init__(self, entry: ast.EntryType) -> None:
        self.variables: set[str] = set()
        self.entries: set[str] = set()
        self.functions: set[str] = set()
        self.visit(entry)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's visitor calls by these names
        """A variable."""
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        """Another message."""
        self.entries.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        """A term."""
        self.entries.add(f"-{node.id.name}")
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        """A function."""
        self.functions.add(node.id.name)
        self.generic_visit(node)


class Language:
    """The messages of one language out of several files. Where two define an id, the first one holds."""

    def __init__(self, code: str, files: Sequence[Path]) -> None:
        self.code = code
        self._bundle = FluentBundle([code], use_isolating=False)
        self._parser = FluentParser(with_spans=False)
        self._parsed: dict[str, Uses] = {}
        self._sources: dict[str, str] = {}
        for file in files:
            for id_, source in _entries(file.read_text("utf-8")):
                self._sources.setdefault(id_, source)

    def __contains__(self, message: str) -> bool:
        self._parse(message)
        return self._bundle.has_message(message) and self._bundle.get_message(message).value is not None

    def variables(self, message: str) -> frozenset[str]:
        """The variables that `message` needs, those of the messages it includes among them."""
        uses = self._parsed[message]
        included = (self.variables(id_) for id_ in uses.entries if id_ in self._parsed and id_[0] != "-")
        return frozenset(uses.variables).union(*included)

    def format(self, message: str, values: Mapping[str, str | float]) -> tuple[str, Sequence[Exception]]:
        """The text of `message`, and what went wrong in making it. The message must be there."""
        pattern = self._bundle.get_message(message).value
        assert pattern is not None
        short, long = _apart(values)
        text, errors = self._bundle.format_pattern(pattern, short)
        said = str(text)
        for stand_in, value in long.items():
            said = said.replace(stand_in, value)
        return said, errors

    def _parse(self, id_: str) -> None:
        if id_ in self._parsed or id_ not in self._sources:
            return
        entry = self._parser.parse_entry(self._sources[id_])
        self._parsed[id_] = uses = Uses(entry)
        self._bundle.add_resource(ast.Resource([entry]))
        for needed in uses.entries:
            self._parse(needed)


def _entries(source: str) -> Iterator[tuple[str, str]]:
    """Each entry's id (a term's with its hyphen) and its source, to the start of the next one."""
    starts = list(ENTRY.finditer(source))
    ends = [*(start.start() for start in starts[1:]), len(source)][: len(starts)]
    for start, end in zip(starts, ends, strict=True):
        yield start[1], source[start.start() : end]


def _apart(values: Mapping[str, str | float]) -> tuple[dict[str, str | float], dict[str, str]]:
    """The values with stand-ins for the long ones, and the long ones by their stand-in."""
    short, long = dict(values), dict[str, str]()
    for name, value in values.items():
        if isinstance(value, str) and len(value) > LONG:
            short[name] = stand_in = f"\ue000{name}\ue000"
            long[stand_in] = value
    return short, long
