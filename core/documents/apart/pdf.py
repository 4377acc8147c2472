"""A PDF → blocks: its lines as paragraphs again, without what stands on every page."""

import io
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import DecodedStreamObject, Destination, DictionaryObject, NameObject

from core.documents.apart.blocks import MOST_CHARACTERS, Block, Cut, Heading, Prose, Reason, Refused

MOST_PAGES = 1_000
PATIENCE = 15.0
"""Seconds for reading pages: what there is by then is better than nothing."""
MOST_BOOKMARKS = 2_000
FEW = 3
"""Words a page: pages of pictures have a number, if anything."""
LOOKED_AT = 20
"""Pages that are searched for pictures."""
OFTEN = 0.4
"""The share of pages that have a line in common which is no part of the text."""

_CHAPTER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\S|(?:chapter|part|section|unit|cap[ií]tulo|parte|secci[oó]n|unidad|tema)\s+[\dIVXL]+\b)",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:[-–•●▪‣◦]|\(?[\da-z]{1,2}[.)])\s")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_NO_TITLE = re.compile(r"microsoft |untitled|sin título|documento?\d*$|.*\.\w{2,4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    lines: list[str]

    @property
    def place(self) -> str:
        return f"p. {self.number}"


def prepare() -> None:
    """Have all that the library loads only when it reads, while it still can be."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
    )
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F 9 Tf (a) Tj ET")
    page[NameObject("/Contents")] = stream.flate_encode()
    out = io.BytesIO()
    writer.write(out)
    for each in PdfReader(out).pages:
        each.extract_text()


def pdf(content: bytes) -> Iterator[Block]:
    """The headings and paragraphs of a PDF. Raises Refused."""
    reader = _opened(content)
    if title := _title(reader):
        yield Heading(title, title=True)
    pages, more = _pages(reader)
    words = sum(len(line.split()) for page in pages for line in page.lines)
    if words < FEW * len(pages) and _has_pictures(reader):
        raise Refused(Reason.SCANNED)
    yield from _told(_bare(pages), _bookmarks(reader))
    if more:
        yield Cut()


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        try:  # many can be read by everybody, and are only not to be changed
            opened = reader.decrypt("")
        except (DependencyError, NotImplementedError):
            opened = 0
        if not opened:
            raise Refused(Reason.ENCRYPTED)
    return reader


def _title(reader: PdfReader) -> str:
    try:
        about = reader.metadata
        title = str(about.title or "") if about else ""
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the text may be sound
        return ""
    return "" if _NO_TITLE.match(title.strip()) else title


def _pages(reader: PdfReader) -> tuple[list[_Page], bool]:
    """The pages, each as its lines, and whether there are more. Raises Refused where none can be read."""
    until, letters, sound, swells = time.monotonic() + PATIENCE, 0, 0, False
    found: list[_Page] = []
    for number, page in enumerate(islice(reader.pages, MOST_PAGES), start=1):
        try:
            text = page.extract_text()
            sound += 1
        except LimitReachedError:
            text, swells = "", True
        except Exception:  # noqa: BLE001 - one page that is broken does not spoil the others
            text = ""
        found.append(_Page(number, [line.strip() for line in text[:MOST_CHARACTERS].splitlines()]))
        letters += len(text)
        if letters > MOST_CHARACTERS or time.monotonic() > until:
            break
    if found and not sound:
        raise Refused(Reason.SWELLS if swells else Reason.BROKEN)
    return found, len(found) < len(reader.pages)


def _has_pictures(reader: PdfReader) -> bool:
    """Whether there are pictures on the first pages."""
    for page in islice(reader.pages, LOOKED_AT):
        try:
            resources = cast("DictionaryObject", page["/Resources"].get_object())
            shown = cast("DictionaryObject", resources["/XObject"].get_object())
            kinds = [cast("DictionaryObject", one.get_object()).get("/Subtype") for one in shown.values()]
        except Exception:  # noqa: BLE001, S112 - a page without any, or one that is broken
            continue
        if "/Image" in kinds:
            return True
    return False


def _bookmarks(reader: PdfReader) -> dict[int, list[str]]:
    """What the bookmarks name, by the number of the page."""
    found: dict[int, list[str]] = {}
    try:
        waiting = list(reversed(cast("list[object]", reader.outline)))
        for _ in range(MOST_BOOKMARKS):
            if not waiting:
                break
            one = waiting.pop()
            if isinstance(one, list):
                waiting.extend(reversed(cast("list[object]", one)))
            elif isinstance(one, Destination) and one.title:
                page = reader.get_destination_page_number(one)
                if page is not None:
                    found.setdefault(page + 1, []).append(str(one.title))
    except Exception:  # noqa: BLE001 - bookmarks are a help, nothing more
        return found
    return found


def _bare(pages: Sequence[_Page]) -> list[_Page]:
    """The pages without the lines at their head and foot that most of them have, but for the numbers."""
    ends = [{_mark(page.lines[at]) for at in (0, -1)} if page.lines else set[str]() for page in pages]
    counts = Counter(mark for marks in ends for mark in marks)
    often = {mark for mark, count in counts.items() if count >= max(3, OFTEN * len(pages))}

    def bare(lines: list[str]) -> list[str]:
        begin = 1 if lines and _mark(lines[0]) in often else 0
        end = len(lines) - 1 if len(lines) > begin and _mark(lines[-1]) in often else len(lines)
        return lines[begin:end]

    return [_Page(page.number, bare(page.lines)) for page in pages]


def _mark(line: str) -> str:
    """What pages have in common: a line but for its numbers."""
    return re.sub(r"\d+", "#", line.strip().casefold())


def _told(pages: Sequence[_Page], bookmarks: Mapping[int, list[str]]) -> Iterator[Block]:
    """The blocks of all pages; a sentence that goes on overleaf is not broken off."""
    left: Prose | None = None
    for page in pages:
        for block in _blocks(page, bookmarks.get(page.number, ())):
            goes_on = left is not None and isinstance(block, Prose) and block.text[:1].islower()
            if left is not None and goes_on:
                block = Prose(_joined([left.text, cast("Prose", block).text]), left.place)  # noqa: PLW2901
            elif left is not None:
                yield left
            left = None
            if isinstance(block, Prose) and not _ENDS.search(block.text):
                left = block
            else:
                yield block
    if left is not None:
        yield left


def _blocks(page: _Page, named: Sequence[str]) -> Iterator[Block]:
    """The blocks of one page. What a bookmark names stands above all, where it is no line of the page."""
    titles = {_mark(name): name for name in named}
    lines = {_mark(line) for line in page.lines}
    yield from (Heading(name) for mark, name in titles.items() if mark not in lines)
    lengths = sorted(len(line) for line in page.lines if line)
    short = 0.75 * lengths[len(lengths) * 3 // 4] if lengths else 0
    open_: list[str] = []
    for line in page.lines:
        is_heading = _mark(line) in titles or (
            not titles and len(line) < 80 and _CHAPTER.match(line) and not _ENDS.search(line)
        )
        if open_ and (is_heading or not line or _POINT.match(line)):
            yield Prose(_joined(open_), page.place)
            open_ = []
        if is_heading:
            yield Heading(line)
        elif line:
            open_.append(line)
            if _ENDS.search(line) and len(line) < short:
                yield Prose(_joined(open_), page.place)
                open_ = []
    if open_:
        yield Prose(_joined(open_), page.place)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one, words that were divided between them whole again."""
    return re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])", "", "\n".join(lines)).replace("\n", " ")
