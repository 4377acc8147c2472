"""The core's Markdown as Discord's: parsed, and written anew so that no text means more than it says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode as Node

from adapters.discord.spans import GAP, PARSER, bare, bold, inline, literal, unlinked

LONGEST, HEAVIEST = 4000, 10_000
"""Characters that all texts of one message may have together, and bytes that Discord can handle of them."""
WIDEST = 50
"""Columns of a table that a phone still shows without wrapping."""
LANGUAGE = re.compile(r"[\w+#.-]{1,20}", re.ASCII)


def discord_markdown(markdown: str) -> str:
    """All of `markdown`, however long that is."""
    return _joined(_units(_parsed(markdown)))


def discord_pieces(markdown: str, limit: int = LONGEST) -> Iterator[str]:
    """`markdown` in pieces of at most the weight `limit` (at least 100), cut between paragraphs, items and rows.

    A paragraph that is too long by itself is shown as it was written, in code blocks.
    """
    lines = markdown.split("\n")
    pending: list[_Unit] = []
    size = 0
    for unit in _units(_parsed(markdown)):
        size += weight(unit.text) + (len(_gap(pending[-1].kind, unit.kind)) if pending else 0)
        if pending and size > limit:
            yield _joined(pending)
            pending, size = [], weight(unit.text)
        if size > limit:
            source = unit.code or "\n".join(lines[slice(*unit.lines)])
            *full, last = discord_fences(source, unit.language, limit)
            yield from full
            unit, size = _Unit(_Kind.FENCE, last), weight(last)  # noqa: PLW2901 - what is left of it
        pending.append(unit)
    if pending:
        yield _joined(pending)


def weight(text: str) -> int:
    """What a text counts in a message: its characters, or more where these have many bytes, as Chinese has."""
    return max(len(text), len(text.encode("utf-8", "surrogatepass")) * LONGEST // HEAVIEST)


def discord_plain(text: str) -> str:
    """Somebody's text in a line, shown literally wherever it is put."""
    return literal(" ".join(text.split()), starts=True, ends=True)


def discord_fence(source: str, language: str = "") -> str:
    """Code in a block that nothing in it can close.

    Discord closes a block at the next three backticks, wherever they stand and however it was opened; so
    there is a gap after every second one of a row.
    """
    body = re.sub("``(?=`)", f"``{GAP}", unlinked(source).replace("\r\n", "\n").rstrip("\n"))
    if not body.strip("\n"):
        body = GAP  # a block without a sign in it would go on to the next one
    return f"```{language if LANGUAGE.fullmatch(language) else ''}\n{body}\n```"


def discord_fences(source: str, language: str = "", limit: int = LONGEST) -> Iterator[str]:
    """Code in blocks of at most the weight `limit` (at least 100), cut at lines or words where there are any."""
    room = (limit - 30) * 2 // 3  # the gaps may add half as much again
    room = room * len(source) // max(1, weight(source))
    while len(source) > room:
        border = source.rfind("\n", 0, room) + 1 or source.rfind(" ", 0, room) + 1 or room
        yield discord_fence(source[:border], language)
        source = source[border:]
    yield discord_fence(source, language)


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────


class _Kind(Enum):
    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    FENCE = auto()


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is not cut: a paragraph, an item of a list, a block of code. `lines`: where in the source it was."""

    kind: _Kind
    text: str
    lines: tuple[int, int] = (0, 0)
    code: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands. Discord knows neither quotes in quotes nor headings and quotes in lists."""

    indent: str = ""
    quoted: bool = False


TOP = _Place()


def _parsed(markdown: str) -> Sequence[Node]:
    return Node(PARSER.parse(markdown)).children


def _joined(units: Iterable[_Unit]) -> str:
    units = list(units)
    rest = (_gap(one.kind, other.kind) + other.text for one, other in pairwise(units))
    return "".join([*(unit.text for unit in units[:1]), *rest])


def _gap(one: _Kind, other: _Kind) -> str:
    """One line feed where Discord itself leaves room or nothing should part; an empty line ends a list."""
    match one, other:
        case (_Kind.HEADING | _Kind.FENCE, _) | (_Kind.ITEM, _Kind.ITEM):
            return "\n"
        case _Kind.PARAGRAPH, _Kind.ITEM | _Kind.FENCE:
            return "\n"
        case _:
            return "\n\n"


def _units(nodes: Iterable[Node], place: _Place = TOP) -> Iterator[_Unit]:
    for node in nodes:
        for unit in _block(node, place):
            if unit.text.strip():
                yield unit if node.type.endswith("list") else replace(unit, lines=node.map or (0, 0))


def _block(node: Node, place: _Place) -> Iterator[_Unit]:
    match node.type:
        case "heading":
            yield _heading(node, place)
        case "paragraph":
            yield _Unit(_Kind.PARAGRAPH, _indented(inline(node), place))
        case "bullet_list" | "ordered_list":
            if _follows_list(node):
                yield _Unit(_Kind.ITEM, place.indent + GAP)
            yield from _items(node, place)
        case "blockquote":
            yield _quote(node, place)
        case "fence" | "code_block":
            language = node.info.split()[0] if node.info.split() else ""
            text = discord_fence(node.content, language)
            yield _Unit(_Kind.FENCE, text, code=node.content, language=language)
        case "table":
            yield from _table(node)
        case _:  # a line across, the one kind that is left
            yield _Unit(_Kind.PARAGRAPH, "─" * 3)


def _indented(text: str, place: _Place) -> str:
    return "\n".join(place.indent + line for line in text.split("\n")) if text else ""


def _heading(node: Node, place: _Place) -> _Unit:
    level = int(node.tag[1])
    if level <= 3 and not place.indent:
        text = inline(node).replace("\n", " ")
        return _Unit(_Kind.HEADING, f"{'#' * level} {text}" if text else "")
    return _Unit(_Kind.HEADING, _indented(bold(node).replace("\n", " "), place))


def _quote(node: Node, place: _Place) -> _Unit:
    text = _joined(_units(node.children, _Place(quoted=True)))
    if not place.quoted:
        text = "\n".join(f"> {line}" for line in text.split("\n")) if text else ""
    return _Unit(_Kind.PARAGRAPH, text)


def _follows_list(node: Node) -> bool:
    """Whether only a line between them keeps Discord from seeing one list, numbered as the first is."""
    before = node.previous_sibling
    return before is not None and before.type in {"bullet_list", "ordered_list"}


def _items(node: Node, place: _Place) -> Iterator[_Unit]:
    first = int(str(node.attrs.get("start", 1)))
    for number, item in enumerate(node.children, start=first):
        marker = f"{number}. " if node.type == "ordered_list" else "- "
        yield replace(_item(item, marker, place), lines=item.map or (0, 0))


def _item(node: Node, marker: str, place: _Place) -> _Unit:
    """An item, its further lines under its first. Code in it stands at the margin and ends the list there."""
    inner = replace(place, indent=place.indent + " " * len(marker))
    units = list(_units(node.children, inner))
    lists = {_Kind.PARAGRAPH: _Kind.ITEM, _Kind.HEADING: _Kind.ITEM}
    text = _joined(replace(unit, kind=lists.get(unit.kind, unit.kind)) for unit in units)
    if units and units[0].kind is not _Kind.ITEM and text.startswith(inner.indent):
        return _Unit(_Kind.ITEM, place.indent + marker + text.removeprefix(inner.indent))
    gap = _gap(_Kind.ITEM, units[0].kind) if units else ""
    return _Unit(_Kind.ITEM, f"{place.indent}{marker}{GAP}{gap}{text}")


def _table(node: Node) -> Iterator[_Unit]:
    """Aligned columns in a code block; one line a cell where they are too wide or lead somewhere."""
    rows = [list(row.children) for part in node.children for row in part.children]
    shown = [[bare(cell).strip() for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    linked = any(child.type == "link" for row in rows for cell in row for child in cell.walk())
    if linked or sum(widths) + 2 * (len(widths) - 1) > WIDEST:
        head, *body = rows
        for row in body or [head]:
            lines = (_named(name if body else None, cell) for name, cell in zip(head, row, strict=True))
            yield _Unit(_Kind.PARAGRAPH, "\n".join(filter(None, lines)))
        return
    shown.insert(1, ["─" * width for width in widths])
    aligned = ("  ".join(map(_padded, row, widths)).rstrip() for row in shown)
    source = "\n".join(aligned)
    yield _Unit(_Kind.FENCE, discord_fence(source), code=source)


def _named(name: Node | None, cell: Node) -> str:
    text = inline(cell)
    if name is None or not bare(name).strip():
        return text
    return f"{bold(name)}: {text}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns of `text`, in which Chinese, Japanese and Korean signs take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
