"""Documents made for the tests, by the libraries themselves, sound ones and hostile ones."""

import io
import json
import zlib
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = (
    f'<?xml version="1.0"?><w:styles xmlns:w="{WORD}">'
    '<w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mio"><w:name w:val="Mine"/><w:basedOn w:val="Ttulo1"/></w:style>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
)


def sentences(count: int, about: str = "water") -> str:
    """So many sentences of eight words."""
    return " ".join(f"Sentence number {n} says something about {about} here." for n in range(count))


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────────────


def pdf_writer(pages: Sequence[Sequence[str]]) -> PdfWriter:
    """Pages of lines, as a word processor would write them."""
    writer = PdfWriter()
    for lines in pages:
        said = " ".join(f"({_escaped(line)}) Tj 0 -14 Td" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F 11 Tf 50 780 Td {said} ET".encode("latin-1"))
        _page(writer, stream.flate_encode())
    return writer


def pdf(*pages: Sequence[str], title: str = "", bookmarks: Mapping[str, int] | None = None) -> bytes:
    """A PDF of such pages."""
    writer = pdf_writer(pages)
    if title:
        writer.add_metadata({"/Title": title})
    for name, page in (bookmarks or {}).items():
        writer.add_outline_item(title=name, page_number=page)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted_pdf(password: str, algorithm: str) -> bytes:
    """A PDF that is to be opened with a password; an empty one opens it for everybody."""
    writer = pdf_writer([[sentences(3)]])
    writer.encrypt(password, owner_password="the owner's", algorithm=algorithm)
    return written(writer)


def scanned_pdf() -> bytes:
    """A PDF whose pages are pictures."""
    writer = PdfWriter()
    for _ in range(3):
        picture = StreamObject()
        picture.set_data(zlib.compress(bytes(100)))
        picture.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(10),
                NameObject("/Height"): NumberObject(10),
                NameObject("/BitsPerComponent"): NumberObject(8),
                NameObject("/ColorSpace"): NameObject("/DeviceGray"),
                NameObject("/Filter"): NameObject("/FlateDecode"),
            }
        )
        page = writer.add_blank_page(595, 842)
        shown = DictionaryObject({NameObject("/Im"): writer._add_object(picture)})  # pyright: ignore[reportPrivateUsage]
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
        stream = DecodedStreamObject()
        stream.set_data(b"q 595 0 0 842 0 0 cm /Im Do Q")
        page[NameObject("/Contents")] = stream
    return written(writer)


def swelling_pdf(mebibytes: int) -> bytes:
    """A PDF whose one page unpacks to so much."""
    writer = PdfWriter()
    stream = StreamObject()
    stream.set_data(zlib.compress(b"BT ET " * (mebibytes * 2**20 // 6), 9))
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    _page(writer, stream)
    return written(writer)


def deep_pdf(depth: int) -> bytes:
    """A PDF in which a list stands in a list in a list …"""
    return _raw("[" * depth + "]" * depth)


def circular_pdf() -> bytes:
    """A PDF whose pages are their own parents."""
    return _raw("[2 0 R 2 0 R]", kids="[2 0 R]")


def arrays_pdf() -> bytes:
    """A PDF whose page is read from a hundred thousand streams that are all the same."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(b"BT ET " * 1000)
    one = writer._add_object(stream.flate_encode())  # pyright: ignore[reportPrivateUsage]
    page[NameObject("/Contents")] = ArrayObject([one] * 100_000)
    return written(writer)


def _raw(value: str, kids: str = "[3 0 R]") -> bytes:
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids {kids}/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources {value}>>",
        f"{value}",
    ]
    body, offsets = b"%PDF-1.7\n", list[int]()
    for number, one in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    )
    return body + end.encode()


def _page(writer: PdfWriter, stream: StreamObject) -> None:
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
    )
    page[NameObject("/Contents")] = stream


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """A paragraph in WordprocessingML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def body(*parts: str, before: str = "") -> str:
    """The main part of a document."""
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{WORD}" xmlns:mc="{compatible}">'
        f"<w:body>{''.join(parts)}</w:body></w:document>"
    )


def docx(main: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document of this main part and more parts."""
    parts = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": main,
        "word/styles.xml": STYLES,
        **(more or {}),
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def lying(archive: bytes, name: bytes, size: int) -> bytes:
    """The same archive, in whose headers one entry has another size than it unpacks to."""
    changed = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = 0
        while (begin := changed.find(mark, begin)) >= 0:
            head = 30 if mark.endswith(b"\x04") else 46
            if bytes(changed[begin + head : begin + head + len(name)]) == name:
                changed[begin + at : begin + at + 4] = size.to_bytes(4, "little")
            begin += 4
    return bytes(changed)


# ── notebooks ────────────────────────────────────────────────────────────────────────────────────────────


def notebook(*cells: Mapping[str, object], language: str = "python") -> bytes:
    """A Jupyter notebook."""
    about = {"kernelspec": {"name": "x", "language": language}}
    return json.dumps({"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}).encode()
