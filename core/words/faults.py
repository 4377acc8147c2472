"""What is wrong with translation files: broken syntax, words that one language has and another lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from fluent.syntax import FluentParser, ast

from core.words.language import Uses

ENGLISH = "en"
FUNCTIONS = {"NUMBER", "DATETIME"}
"""The functions that Fluent brings along."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in `file` at `line` (from 1)."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One message or term (with its hyphen) where it stands."""

    id: str
    file: Path
    line: int
    node: ast.Message | ast.Term
    uses: Uses

    def fault(self, what: str) -> Fault:
        return Fault(self.file, self.line, what)


def faults(files: Mapping[str, Sequence[Path]]) -> Sequence[Fault]:
    """All that is wrong with `files`, the translation files of each language; none is the aim.

    English is what the others are measured by, folder by folder: the same ids, the same variables.
    """
    found: list[Fault] = []
    languages: dict[str, dict[str, _Entry]] = {}
    for language, sources in files.items():
        found += _unknown_language(language, sources)
        entries: dict[str, _Entry] = {}
        languages[language] = entries
        for file in sources:
            found += _read(file, entries)
    english = languages.pop(ENGLISH, {})
    found += _broken_references(english)
    for language, entries in languages.items():
        found += _broken_references(entries)
        found += _differences(english, entries, language, files[language])
    return tuple(found)


def _unknown_language(language: str, sources: Sequence[Path]) -> Iterator[Fault]:
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        yield from (Fault(file, 1, f"{language!r} names no language") for file in sources)


def _read(file: Path, entries: dict[str, _Entry]) -> Iterator[Fault]:
    """Put the entries of `file` into `entries`; yields what cannot be read, or is there already."""
    source = file.read_text("utf-8")
    for node in FluentParser().parse(source).body:
        assert node.span is not None
        line = source.count("\n", 0, node.span.start) + 1
        match node:
            case ast.Junk(annotations=annotations):
                yield from (Fault(file, line, _why(annotation)) for annotation in annotations)
            case ast.Message() | ast.Term():
                yield from _add(_entry(node, source, file), entries)
            case _:
                pass


def _why(annotation: ast.Annotation) -> str:
    return f"cannot be read: {annotation.message}"


def _entry(node: ast.Message | ast.Term, source: str, file: Path) -> _Entry:
    assert node.id.span is not None
    id_ = node.id.name if isinstance(node, ast.Message) else f"-{node.id.name}"
    return _Entry(id_, file, source.count("\n", 0, node.id.span.start) + 1, node, Uses(node))


def _add(entry: _Entry, entries: dict[str, _Entry]) -> Iterator[Fault]:
    first = entries.setdefault(entry.id, entry)
    if first is not entry:
        yield entry.fault(f"{entry.id} is defined already in {first.file}:{first.line}")
    if entry.node.value is None:
        yield entry.fault(f"{entry.id} has no text of its own")


def _broken_references(entries: Mapping[str, _Entry]) -> Iterator[Fault]:
    for entry in entries.values():
        for needed in sorted(entry.uses.entries - entries.keys()):
            yield entry.fault(f"{entry.id} includes {needed}, which is not there")
        for function in sorted(entry.uses.functions - FUNCTIONS):
            yield entry.fault(f"{entry.id} calls {function}(), which is not there")


def _differences(
    english: Mapping[str, _Entry], others: Mapping[str, _Entry], language: str, files: Sequence[Path]
) -> Iterator[Fault]:
    translated = {file.parent for file in files}
    for folder in sorted({entry.file.parent for entry in english.values()} - translated):
        yield Fault(folder / f"{language}.ftl", 1, "is not there, while en.ftl is")
    for id_, entry in english.items():
        if id_ not in others and entry.file.parent in translated and not id_.startswith("-"):
            yield entry.fault(f"{id_} is not in {language}.ftl")
    for id_, entry in others.items():
        if id_.startswith("-"):
            continue
        if id_ not in english:
            yield entry.fault(f"{id_} is not in en.ftl")
        elif (ours := _variables(id_, others)) != (theirs := _variables(id_, english)):
            yield entry.fault(f"{id_} has the variables {_list(ours)}, in en.ftl {_list(theirs)}")


def _variables(id_: str, entries: Mapping[str, _Entry], seen: frozenset[str] = frozenset()) -> set[str]:
    """The variables of a message and of the messages it includes; a term's are its own affair."""
    if id_ in seen or id_ not in entries or id_.startswith("-"):
        return set()
    uses = entries[id_].uses
    return uses.variables.union(*(_variables(needed, entries, seen | {id_}) for needed in uses.entries))


def _list(names: set[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "none"
