"""Markdown: foreign text that is shown as it is, and long text cut at its natural borders, never inside a code fence."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.chat import plain

LINE = re.compile(r"[^\n]*\n|[^\n]+")
FENCE = re.compile(r"\s*(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]{0,40})$", re.MULTILINE)
"""The line that opens a fence; one with more backticks in it is inline code."""
CODE_SPAN = r"`[^`\n]{1,200}`"
LINK = r"!?\[[^\]\n]{0,200}\]\([^)\s]{0,500}\)"
WORD = re.compile(rf"\s*(?:{CODE_SPAN}|{LINK}|\\.|\S)+\s*")
"""A word with the space around it; inline code and a link belong to one. The bounds keep this linear."""
CHARACTER = re.compile(r"\\.|.", re.DOTALL)
"""A character, together with the backslash that makes it literal."""
LANGUAGE = re.compile(r"[^\w+#.-]")
"""What a fence's language cannot hold."""


@dataclass(frozen=True, slots=True)
class Fenced:
    """A code fence too long for one piece."""

    source: str
    language: str


def fence(source: str, language: str = "") -> str:
    """Code in a fence that no line of it can close."""
    ticks = max((len(run) for run in re.findall("`+", source)), default=0)
    mark = "`" * max(3, ticks + 1)
    return f"{mark}{LANGUAGE.sub('', language)[:20]}\n{source}\n{mark}"


def literal(text: str) -> str:
    """Foreign text as Markdown that shows it as it is: its paragraphs stay, and so does code between fences."""
    parts: list[str] = []
    lines: list[str] = []
    mark = ""
    for line in f"{text}\n\n".split("\n"):
        opening = FENCE.match(line)
        if mark:
            if line.strip().startswith(mark) and not line.strip().strip(mark[0]):
                parts.append(fence("\n".join(lines)))
                lines, mark = [], ""
            else:
                lines.append(line)
        elif opening or not line.strip():
            parts += [plain("\n".join(lines))] if lines else []
            lines, mark = [], opening["mark"] if opening else ""
        else:
            lines.append(line)
    if mark and any(lines):
        parts.append(fence("\n".join(lines).rstrip("\n")))
    return "\n\n".join(parts)


def pieces(markdown: str, limit: int) -> Iterator[str | Fenced]:
    """`markdown` in pieces of at most `limit` characters (at least 2); blank ones are left out.

    A fence that is longer than `limit` comes as `Fenced`.
    """
    pending = ""
    for unit in _paragraphs(markdown):
        if _fits(pending + unit, limit):
            pending += unit
            continue
        yield from _trimmed(pending)
        if _fits(unit, limit):
            pending = unit
        elif opening := FENCE.match(unit):
            pending = ""
            yield _fenced(unit, opening)
        else:
            *full, pending = _packed(unit, limit, (_lines, _words, _characters))
            yield from (piece for part in full for piece in _trimmed(part))
    yield from _trimmed(pending)


type _Cut = Callable[[str], Iterator[str]]


def _packed(text: str, limit: int, cuts: Sequence[_Cut]) -> Iterator[str]:
    """As much as fits in each piece, cut by the first of `cuts`; a unit too long even so by the next ones."""
    cut, *finer = cuts
    pending = ""
    for unit in cut(text):
        if _fits(pending + unit, limit):
            pending += unit
            continue
        if pending:
            yield pending
        pending = unit
        if finer and not _fits(unit, limit):
            *full, pending = _packed(unit, limit, finer)
            yield from full
    yield pending


def _fits(piece: str, limit: int) -> bool:
    return len(piece.rstrip()) <= limit


def _trimmed(piece: str) -> Iterator[str]:
    if trimmed := piece.strip("\r\n").rstrip():
        yield trimmed


def _fenced(unit: str, opening: re.Match[str]) -> Fenced:
    lines = unit.rstrip().split("\n")[1:]
    if lines and _closes(lines[-1], opening["mark"]):
        lines.pop()
    return Fenced("\n".join(lines), opening["info"].strip())


def _closes(line: str, mark: str) -> bool:
    line = line.strip()
    return len(line) >= len(mark) and set(line) == {mark[0]}


def _paragraphs(markdown: str) -> Iterator[str]:
    """Paragraphs with the blank lines after them; a fence is one whatever it holds."""
    unit, mark, blank = "", "", False
    for line in _lines(markdown):
        opening = None if mark else FENCE.match(line)
        if unit and (opening or (blank and line.strip() and not mark)):
            yield unit
            unit = ""
        unit += line
        blank = not line.strip()
        if opening:
            mark = opening["mark"]
        elif mark and _closes(line, mark):
            yield unit
            unit, mark = "", ""
    yield unit


def _lines(text: str) -> Iterator[str]:
    yield from LINE.findall(text)


def _words(text: str) -> Iterator[str]:
    yield from WORD.findall(text)


def _characters(text: str) -> Iterator[str]:
    yield from CHARACTER.findall(text)
