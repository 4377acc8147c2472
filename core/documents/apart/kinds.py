"""What kind of file it is, by its content: names and types are what whoever sends it likes to say."""

import json
import re
from enum import StrEnum

from core.documents.apart.blocks import Reason, Refused

ZIP = b"PK\x03\x04"
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word's files began before 2007, and how those begin that have a password."""
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
STRANGE = 0.01
"""The share of control characters from which on something is no text."""
_MARKED = re.compile(r"\s*(?:\{\\rtf|<\?xml|<!doctype|<html)", re.IGNORECASE)
"""How text begins that is meant for programs."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


class Kind(StrEnum):
    """What is read."""

    PDF = "pdf"
    DOCX = "docx"
    NOTEBOOK = "notebook"
    TEXT = "text"


def kind_of(content: bytes) -> Kind:
    """The kind of a file. Raises Refused where it is none that is read."""
    if not content.strip(b"\0\t\n\r\f "):
        raise Refused(Reason.EMPTY)
    if content.startswith(ZIP):
        return Kind.DOCX
    if content.startswith(OFFICE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise Refused(Reason.ENCRYPTED if encrypted else Reason.UNKNOWN)
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    return Kind.NOTEBOOK if is_notebook(content) else Kind.TEXT


def is_notebook(content: bytes) -> bool:
    """Whether it is JSON as Jupyter writes it."""
    begin = content.removeprefix(BOMS[0][0])[:4096].lstrip()
    return begin.startswith(b"{") and b'"cells"' in content and b'"nbformat"' in content


def text_of(content: bytes) -> str:
    """The text of a file. Raises Refused where it is none."""
    text = _decoded(content)
    sample = text[:100_000]
    if _MARKED.match(sample) or len(_CONTROLS.findall(sample)) > STRANGE * len(sample):
        raise Refused(Reason.UNKNOWN)
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def json_of(content: bytes) -> object:
    """The value of a file in JSON. Raises Refused where it is none."""
    try:
        return json.loads(content.removeprefix(BOMS[0][0]))
    except (ValueError, RecursionError):
        raise Refused(Reason.BROKEN) from None
