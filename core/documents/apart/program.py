"""The process in which one document is read: the file comes in, what is in it goes out, as JSON."""

import codecs
import json
import logging
import sys
from collections.abc import Iterator

from core.documents.apart.blocks import MOST_CHARACTERS, Block, Cut, Reason, Refused
from core.documents.apart.confine import confine, limit
from core.documents.apart.docx import docx
from core.documents.apart.kinds import Kind, kind_of, text_of
from core.documents.apart.notebook import notebook
from core.documents.apart.passages import Passages
from core.documents.apart.writing import markdown, plain

MOST_TEXT = 2 * MOST_CHARACTERS
"""Characters of a text that are looked at, empty lines among them."""
CODECS = (
    "ascii", "latin-1", "cp1252", "cp437", "mac-roman", "charmap", "utf-16", "utf-16-be", "utf-16-le", "utf-32",
    "gbk", "gb2312", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "iso2022_jp",
)  # fmt: skip
"""How text may be written inside of files: Python loads each only when it is first met."""


def main(*, is_markdown: bool) -> None:
    """Read the input to its end, and write either what it holds or why it is not read.

    `is_markdown`: text is in Markdown, which nothing in it tells.
    """
    limit()
    logging.disable()
    content = sys.stdin.buffer.read()
    try:
        told = _told(content, is_markdown=is_markdown)
    except Refused as refused:
        told = {"refused": refused.reason}
    except MemoryError:
        told = {"refused": Reason.SWELLS}
    except Exception:  # noqa: BLE001 - whatever it is that a file does to a library, the file is to blame
        told = {"refused": Reason.BROKEN}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _told(content: bytes, *, is_markdown: bool) -> dict[str, object]:
    kind = kind_of(content)
    if kind is Kind.PDF:
        from core.documents.apart import pdf  # noqa: PLC0415 - it is large, and few files need it

        pdf.prepare()
    for name in CODECS:
        codecs.lookup(name)
    confine()
    passages = Passages()
    passages.take(_blocks(kind, content, is_markdown=is_markdown))
    if not passages.made:
        raise Refused(Reason.EMPTY)
    made = [(one.heading, one.text, one.place) for one in passages.made]
    return {"title": passages.title, "cut": passages.cut, "passages": made}


def _blocks(kind: Kind, content: bytes, *, is_markdown: bool) -> Iterator[Block]:
    match kind:
        case Kind.PDF:
            from core.documents.apart.pdf import pdf  # noqa: PLC0415 - as above

            return pdf(content)
        case Kind.DOCX:
            return docx(content)
        case Kind.NOTEBOOK:
            return notebook(content)
        case Kind.TEXT:
            text = text_of(content)
            return _written(text, is_markdown=is_markdown)


def _written(text: str, *, is_markdown: bool) -> Iterator[Block]:
    """The blocks of a text, no more of it than can ever be wanted."""
    yield from markdown(text[:MOST_TEXT]) if is_markdown else plain(text[:MOST_TEXT])
    if len(text) > MOST_TEXT:
        yield Cut()
