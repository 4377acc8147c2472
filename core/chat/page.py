"""What an instructor's web page is made of: what replies are made of, and tables, links and forms that lead to pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.chat.blocks import Card, Code, Field, File, Picture, Progress, Text, Tone


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page: `path` is below the pages' own root, with its query; "" is the first page."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Those of numbers stand flush right."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table: plain text, a way on, a bar from 0 to 1, and how it feels."""

    text: str
    path: str | None = None
    share: float | None = None
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; the first cell of a row names it. `empty` is said where there are no rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Links:
    """Ways on, in a row."""

    links: tuple[Link, ...]
    kind: Literal["links"] = "links"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks that follow are about."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """Fields that are sent to `path`, together with what is `hidden`.

    `danger`: it cannot be taken back. `file` is the label of a file that goes along; "" for none.
    """

    path: str
    submit: str
    fields: tuple[Field, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict[str, str])
    danger: bool = False
    file: str = ""
    kind: Literal["form"] = "form"


type PageBlock = Text | Code | Card | Picture | File | Progress | Table | Links | Heading | PageForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `crumbs` lead back up; it is read again by itself after `again` seconds, where something goes on."""

    title: str
    blocks: tuple[PageBlock, ...]
    crumbs: tuple[Link, ...] = ()
    again: int | None = None
