"""The core's Markdown as Telegram's text: parsed into pieces that are not divided if that can be helped."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import islice, pairwise

from markdown_it.tree import SyntaxTreeNode as Node

from adapters.telegram.runs import Mark, Run, Runs, cut, entities, length, shown, trimmed
from adapters.telegram.spans import PARSER, bare, inline, quiet
from adapters.telegram.units import clean, line, width

LONGEST, CAPTION = 4096, 1024
"""UTF-16 units of a message, and of what stands below a picture or a file."""
MOST_MARKED = 80
"""Telegram drops all marks after the hundredth; some of them it finds by itself: commands, addresses."""
WIDEST = 34
"""Columns of a table that a phone shows without wrapping."""
BULLETS = "•◦▪"
INDENT = "   "
RULE = "─" * 8
LANGUAGE = re.compile(r"[\w+#.-]{1,20}", re.ASCII)


class Kind(Enum):
    """What a piece is, which tells how far it stands from others."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    BLOCK = auto()
    """Code or a quotation, around which apps leave room by themselves."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, an item of a list, a block of code, a quotation."""

    kind: Kind
    runs: Runs


type Pieces = Sequence[Piece]


def pieces(markdown: str, known: frozenset[str] = frozenset()) -> Pieces:
    """`markdown` in its pieces. `known`: names of commands that can be touched in it."""
    return tuple(_pieces(Node(PARSER.parse(markdown)).children, _Place(known)))


def words(text: str, *marks: Mark, known: frozenset[str] = frozenset()) -> Run:
    """Somebody's text in one line, shown as it is."""
    return Run(quiet(line(text), known), frozenset(marks))


def heading(text: str, known: frozenset[str] = frozenset()) -> Pieces:
    """A line in bold; none where there is nothing in it."""
    run = words(text, Mark.BOLD, known=known)
    return (Piece(Kind.HEADING, [run]),) if run.text else ()


def code(source: str, language: str = "") -> Pieces:
    """Code as a block; none where there is nothing in it."""
    text = clean(source).rstrip().lstrip("\n")
    about = language if LANGUAGE.fullmatch(language) else ""
    return (Piece(Kind.BLOCK, [Run(text, frozenset({Mark.BLOCK}), about)]),) if text else ()


def joined(together: Pieces) -> Runs:
    """Pieces as one text."""
    runs: list[Run] = []
    for before, piece in zip((None, *together), together, strict=False):
        runs += [Run(_gap(before.kind, piece.kind))] if before else []
        runs += piece.runs
    return trimmed(runs)


def pages(groups: Iterable[Pieces], limit: int = LONGEST) -> list[Runs]:
    """Groups of pieces in as few texts of at most `limit` units as hold them, each group whole if it can be.

    The last ones are filled first: what is pressed stands there.
    """
    packed: list[_Sheet] = [_Sheet(limit)]
    for group in reversed(list(groups)):
        for piece in reversed(list(_small(group, limit))):
            if not packed[-1].has_room_for(piece):
                packed.append(_Sheet(limit))
            packed[-1].put_before(piece)
    return [runs for sheet in reversed(packed) if shown(runs := joined(tuple(sheet.pieces))).strip()]


def fits(groups: Iterable[Pieces], limit: int) -> bool:
    """Whether groups of pieces are one text of at most `limit` units."""
    return _Sheet(limit).has_room_for([piece for group in groups for piece in group])


@dataclass(slots=True)
class _Sheet:
    """A text that grows at its beginning. What it holds is counted once, not at every piece."""

    limit: int
    pieces: deque[Piece] = field(default_factory=deque[Piece])
    size: int = 0
    marked: int = 0

    def has_room_for(self, group: Pieces) -> bool:
        """Whether it stays within the limits with these pieces before those that are there."""
        size, marked = self._with(group)
        return size <= self.limit and marked <= MOST_MARKED

    def put_before(self, group: Pieces) -> None:
        """Put pieces before those that are there."""
        self.size, self.marked = self._with(group)
        self.pieces.extendleft(reversed(group))

    def _with(self, group: Pieces) -> tuple[int, int]:
        gaps = pairwise((*group, *islice(self.pieces, 1)))
        size = sum(len(_gap(one.kind, other.kind)) for one, other in gaps)
        size += sum(length(piece.runs) for piece in group)
        return self.size + size, self.marked + sum(entities(piece.runs) for piece in group)


def _small(group: Pieces, limit: int) -> Iterator[Pieces]:
    """A group as it is, or its pieces one by one, or cut, where it is too long."""
    if fits([group], limit):
        yield group
        return
    for piece in group:
        for runs in cut(piece.runs, limit, MOST_MARKED):
            yield (replace(piece, runs=runs),)


def _gap(one: Kind, other: Kind) -> str:
    match one, other:
        case Kind.BLOCK, Kind.HEADING:
            return "\n\n"
        case (Kind.HEADING, _) | (_, Kind.BLOCK) | (Kind.BLOCK, _):
            return "\n"
        case ((Kind.PARAGRAPH | Kind.ITEM), Kind.ITEM):
            return "\n"
        case _:
            return "\n\n"


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: how deep in lists. `known`: see `pieces`."""

    known: frozenset[str]
    depth: int = 0


def _pieces(nodes: Iterable[Node], place: _Place) -> Iterator[Piece]:
    for node in nodes:
        yield from (piece for piece in _block(node, place) if shown(piece.runs).strip())


def _block(node: Node, place: _Place) -> Iterator[Piece]:
    match node.type:
        case "heading":
            line = [replace(run, text=run.text.replace("\n", " ")) for run in inline(node, place.known)]
            yield Piece(Kind.HEADING, [run.marked(Mark.BOLD) for run in line])
        case "paragraph":
            yield Piece(Kind.PARAGRAPH, inline(node, place.known))
        case "bullet_list" | "ordered_list":
            yield from _items(node, place)
        case "blockquote":
            inside = joined(tuple(_pieces(node.children, replace(place, depth=0))))
            yield Piece(Kind.BLOCK, [run.marked(Mark.QUOTE) for run in inside])
        case "fence" | "code_block":
            language = node.info.split()[0] if node.info.split() else ""
            yield from code(node.content, language)
        case "table":
            yield from _table(node, place)
        case _:  # a line across, the one kind that is left
            yield Piece(Kind.PARAGRAPH, [Run(RULE)])


def _items(node: Node, place: _Place) -> Iterator[Piece]:
    first = int(str(node.attrs.get("start", 1)))
    bullet = BULLETS[min(place.depth, len(BULLETS) - 1)]
    for number, item in enumerate(node.children, start=first):
        yield from _item(item, f"{number}. " if node.type == "ordered_list" else f"{bullet} ", place)


def _item(node: Node, marker: str, place: _Place) -> Iterator[Piece]:
    """An item, its further paragraphs below its first, and what else is in it."""
    outer = INDENT * place.depth
    inner = outer + INDENT
    inside = list(_pieces(node.children, replace(place, depth=place.depth + 1)))
    if not node.children or node.children[0].type != "paragraph" or not inside:
        inside.insert(0, Piece(Kind.PARAGRAPH, []))
    for number, piece in enumerate(inside):
        if piece.kind in {Kind.PARAGRAPH, Kind.HEADING}:
            begin = outer + marker if number == 0 else inner
            yield Piece(Kind.ITEM, [Run(begin), *_indented(piece.runs, inner)])
        else:
            yield piece


def _indented(runs: Runs, indent: str) -> Runs:
    return [replace(run, text=run.text.replace("\n", f"\n{indent}")) for run in runs]


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────


def _table(node: Node, place: _Place) -> Iterator[Piece]:
    """Aligned columns as a block of code; one line a cell where they are too wide or lead somewhere."""
    rows = [list(row.children) for part in node.children for row in part.children]
    texts = [[bare(cell).strip() for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
    linked = any(child.type == "link" for row in rows for cell in row for child in cell.walk())
    if not linked and sum(widths) + 2 * (len(widths) - 1) <= WIDEST:
        texts.insert(1, ["─" * columns for columns in widths])
        aligned = ("  ".join(map(_padded, row, widths)).rstrip() for row in texts)
        yield from code("\n".join(aligned))
        return
    head, *body = rows
    for row in body or [head]:
        lines = [_cell(name if body else None, cell, place) for name, cell in zip(head, row, strict=True)]
        told = [run for line in lines if shown(line).strip() for run in (*line, Run("\n"))]
        yield Piece(Kind.PARAGRAPH, told[:-1])


def _cell(name: Node | None, cell: Node, place: _Place) -> Runs:
    runs = inline(cell, place.known)
    if name is None or not bare(name).strip():
        return runs
    return [*(run.marked(Mark.BOLD) for run in inline(name, place.known)), Run(": "), *runs]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
