"""A Word document → blocks, read as a stream: it is never in memory as a whole, however far it swells."""

import io
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from core.documents.apart.blocks import Block, Heading, Prose, Reason, Refused
from core.documents.apart.passages import clean

MOST_ENTRIES = 5_000
MOST_UNPACKED = 64 * 2**20
"""Bytes of all parts that are read."""
MOST_ELEMENTS = 3_000_000
"""Of the main part: ten times as many as a thick book has."""
CHUNK = 64 * 2**10
_MAIN = "word/document.xml"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FORMULA = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_ELSEWHERE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SKIPPED = {"del", "moveFrom", "Fallback"}
"""What was deleted, what stands elsewhere by now, and what is said a second time for old programs."""
_SPACES = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"heading \d", re.IGNORECASE)

type Started = Callable[[str, dict[str, str]], None]
type Ended = Callable[[str], None]
type Told = Callable[[str], None]


def docx(content: bytes) -> Iterator[Block]:
    """The headings and paragraphs of a document. Raises Refused."""
    try:
        archive = ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Refused(Reason.BROKEN) from None
    if len(names) > MOST_ENTRIES:
        raise Refused(Reason.SWELLS)
    unpacking = _Unpacking(archive)
    main = _main_part(unpacking) if "_rels/.rels" in names else _MAIN
    if main not in names or "[Content_Types].xml" not in names:
        raise Refused(Reason.UNKNOWN)
    if "docProps/core.xml" in names and (title := _title(unpacking)):
        yield Heading(title, title=True)
    styles = posixpath.join(posixpath.dirname(main), "styles.xml")
    body = _Body(_styles(unpacking, styles) if styles in names else {})
    for _ in unpacking.parse(main, body.start, body.end, body.text):
        yield from body.blocks
        body.blocks.clear()
    yield from body.blocks


@dataclass(slots=True)
class _Unpacking:
    """Parts of the archive as XML, and how much room there is left for them."""

    archive: ZipFile
    room: int = MOST_UNPACKED

    def parse(self, name: str, start: Started, end: Ended, text: Told) -> Iterator[None]:
        """Parse a part, with a pause after each chunk. Raises Refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text
        try:
            with self.archive.open(name) as part:
                while chunk := self._chunk(part):
                    parser.Parse(chunk, False)
                    yield
                parser.Parse(b"", True)
        except RuntimeError:  # as the library says that there is a password
            raise Refused(Reason.ENCRYPTED) from None
        except Refused:
            raise
        except Exception:  # noqa: BLE001 - of the archive or of the XML: either is not what it says
            raise Refused(Reason.BROKEN) from None

    def all(self, name: str, start: Started, end: Ended, text: Told) -> None:
        """Parse the whole of a small part."""
        for _ in self.parse(name, start, end, text):
            pass

    def _chunk(self, part: IO[bytes]) -> bytes:
        chunk = part.read(CHUNK)
        self.room -= len(chunk)
        if self.room < 0:
            raise Refused(Reason.SWELLS)
        return chunk


def _refuse(*_: object) -> None:
    """No document of Word's declares a type: entities, near or far, are only ever meant to do harm."""
    raise Refused(Reason.BROKEN)


def _main_part(unpacking: _Unpacking) -> str:
    """The part that is the document itself."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    unpacking.all("_rels/.rels", start, _nothing, _nothing)
    return found[0] if found else _MAIN


def _title(unpacking: _Unpacking) -> str:
    """What the document is called, where its author said so."""
    found: list[str] = []
    inside: list[str] = []

    def told(text: str) -> None:
        if inside and inside[-1].endswith("/dc/elements/1.1/ title"):
            found.append(text)

    unpacking.all("docProps/core.xml", lambda name, _: inside.append(name), lambda _: _dropped(inside), told)
    return clean("".join(found))


def _styles(unpacking: _Unpacking, name: str) -> dict[str, str]:
    """What paragraphs of a style are, by its id: "heading" or "title"."""
    styles: dict[str, str] = {}
    open_ = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.partition(" ")
        value = attributes.get(f"{space} val", "")
        if local == "style":
            open_[0] = attributes.get(f"{space} styleId", "")
        elif local == "name" and value.lower() == "title":
            styles[open_[0]] = "title"
        elif (local == "name" and _HEADING.match(value)) or (
            local == "outlineLvl" and value.isdigit() and int(value) < 9
        ):
            styles.setdefault(open_[0], "heading")
        elif local == "basedOn" and value in styles:
            styles.setdefault(open_[0], styles[value])

    unpacking.all(name, start, _nothing, _nothing)
    styles.pop("", None)
    return styles


def _nothing(*_: object) -> None:
    """Nobody listens."""


def _dropped(names: list[str]) -> None:
    names.pop()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    parts: list[str] = field(default_factory=list[str])
    style: str = ""
    point: bool = False
    """Whether it is one of a list."""


@dataclass(slots=True)
class _Body:
    """Hears the document's XML, and has in `blocks` what was read of it."""

    styles: dict[str, str]
    blocks: list[Block] = field(default_factory=list[Block])
    _open: list[_Paragraph] = field(default_factory=list[_Paragraph])
    """Paragraphs stand in paragraphs where there are text boxes."""
    _cells: list[list[str]] = field(default_factory=list[list[str]])
    _rows: list[list[str]] = field(default_factory=list[list[str]])
    _skipping: int = 0
    _seen: int = 0
    _text: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.partition(" ")
        self._seen += 1
        if self._seen > MOST_ELEMENTS:
            raise Refused(Reason.SWELLS)
        if self._skipping or (local in _SKIPPED and space in (*_WORD, _ELSEWHERE)):
            self._skipping += 1
            return
        self._text = local == "t" and space in (*_WORD, _FORMULA)
        if space not in _WORD:
            return
        match local:
            case "p":
                self._open.append(_Paragraph())
            case "tr":
                self._rows.append([])
            case "tc":
                self._cells.append([])
            case _ if self._open:
                self._describe(self._open[-1], local, attributes.get(f"{space} val", ""))
            case _:
                pass

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        self._text = False
        space, _, local = name.partition(" ")
        match local:
            case "p" if space in _WORD and self._open:
                self._close(self._open.pop())
            case "tc" if space in _WORD and self._cells:
                cell = " ".join(self._cells.pop())
                if self._rows:
                    self._rows[-1].append(cell)
            case "tr" if space in _WORD and self._rows:
                row = " | ".join(filter(None, self._rows.pop()))
                self._say(row)
            case _:
                pass

    def text(self, text: str) -> None:
        if self._text and self._open and not self._skipping:
            self._open[-1].parts.append(text)

    def _describe(self, paragraph: _Paragraph, local: str, value: str) -> None:
        match local:
            case "pStyle":
                paragraph.style = self.styles.get(value, "")
            case "outlineLvl" if value.isdigit() and int(value) < 9:
                paragraph.style = paragraph.style or "heading"
            case "numPr":
                paragraph.point = True
            case _ if local in _SPACES:
                paragraph.parts.append(_SPACES[local])
            case _:
                pass

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts)
        if not text.strip():
            return
        if paragraph.style and not self._cells:
            self.blocks.append(Heading(text.replace("\n", " "), title=paragraph.style == "title"))
        else:
            self._say(f"- {text}" if paragraph.point and not self._cells else text)

    def _say(self, text: str) -> None:
        if self._cells:
            self._cells[-1].append(text)
        elif text.strip():
            self.blocks.append(Prose(text))
