"""The bytes of a file as text: UTF-8 or UTF-16, line ends of all worlds, and nothing that cannot be seen."""

import codecs
import re

from core.course.files.fault import Place
from core.course.files.reading import STRANGE
from core.interchange.fault import Fault, Reason, fault

_LINE_END = re.compile(r"\r\n?|\x0b|\x0c|\x85|[\u2028\u2029]")
"""Word processors put all of them where a line ends."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(path: str, content: bytes) -> str | Fault:
    """The text with line feeds as line ends and without a byte order mark, or what is wrong with it and where."""
    mark, encoding = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", "utf-8"))
    body = content[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        return fault(_place(path, before), Reason.ENCODING, offset=len(mark) + error.start)
    return clean(path, text)


def clean(path: str, text: str) -> str | Fault:
    """The same for what is text already."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if found := STRANGE.search(text):
        return fault(_place(path, text[: found.start()]), Reason.CONTROL, code=f"U+{ord(found[0]):04X}")
    return text


def _place(path: str, before: str) -> Place:
    """The place that follows `before`."""
    unified = _LINE_END.sub("\n", before)
    return Place(path, unified.count("\n") + 1, len(unified) - unified.rfind("\n"))
