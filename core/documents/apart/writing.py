"""Plain text and Markdown → blocks."""

import re
from collections.abc import Iterator

from core.documents.apart.blocks import Block, Code, Heading, Prose

_ATX = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_LIST = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s|\s*[|>]")
"""How a line begins that stays a line of its own."""
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
LONGEST_MARK = 300
"""Characters of a line that may be a heading, a fence or a rule."""


def lines_of(text: str) -> str:
    """The same text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def plain(text: str) -> Iterator[Block]:
    """The paragraphs of a plain text: what empty lines keep apart."""
    for paragraph in re.split(r"\n(?:[^\S\n]*\n)+", lines_of(text)):
        yield Prose(_joined(paragraph.split("\n")))


def markdown(text: str, place: str = "") -> Iterator[Block]:
    """The headings, paragraphs and programs of a text in Markdown. `place` is where all of it stands."""
    open_: list[str] = []
    lines = iter(_uncommented(_FRONT.sub("", lines_of(text))).split("\n"))
    for line in lines:
        if len(line) > LONGEST_MARK:
            open_.append(line)
        elif fence := _FENCE.match(line):
            yield from _paragraph(open_, place)
            yield Code(_fenced(lines, fence[1]), fence[2], place)
        elif heading := _ATX.match(line):
            yield from _paragraph(open_, place)
            yield Heading(_bare(heading[2]))
        elif open_ and _SETEXT.match(line) and not _LIST.match(open_[-1]):
            yield Heading(_bare(" ".join(open_)))
            open_.clear()
        elif not line.strip() or _RULE.match(line):
            yield from _paragraph(open_, place)
        else:
            open_.append(line)
    yield from _paragraph(open_, place)


def _paragraph(lines: list[str], place: str) -> Iterator[Block]:
    if lines:
        yield Prose(_joined(lines), place)
        lines.clear()


def _fenced(lines: Iterator[str], fence: str) -> str:
    """The lines up to the fence that closes."""
    inside: list[str] = []
    for line in lines:
        bare = line.strip()
        if len(bare) >= len(fence) and not bare.strip(fence[0]):
            break
        inside.append(line)
    return "\n".join(inside)


def _joined(lines: list[str]) -> str:
    """A paragraph in one line, but for the points of a list and the rows of a table."""
    parts = [f"\n{line.strip()}" if _LIST.match(line) else f" {line.strip()}" for line in lines]
    return "".join(parts).strip()


def _uncommented(text: str) -> str:
    """The text without what its reader does not see."""
    parts, at = list[str](), 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts.append(text[at:begin])
        at = end + 3
    return "".join([*parts, text[at:]])


def _bare(heading: str) -> str:
    """A heading without emphasis."""
    return re.sub(r"[*`]+|(?<!\w)_+|_+(?!\w)", "", heading).strip()
