"""What is read of each kind of document, and where it says that it stands."""

import pytest

from core.documents import Reason
from tests.core.documents import files
from tests.core.documents.files import body, docx, notebook, paragraph, pdf, sentences
from tests.core.documents.reading import read, refused, said


class TestPdf:
    async def test_its_lines_are_paragraphs_with_their_page(self) -> None:
        found = await read(pdf(["Water flows down-", "hill. It always", "does."], [], ["Ice floats."]))
        assert said(found) == "Water flows downhill. It always does.\n\nIce floats."
        assert [one.place for one in found.passages] == ["pp. 1–3"]

    async def test_a_sentence_that_goes_on_overleaf_is_not_broken(self) -> None:
        assert "and then it ends." in said(await read(pdf(["It begins here and"], ["then it ends."])))

    async def test_what_stands_on_every_page_is_left_out(self) -> None:
        pages = [["The Book of Water", f"Here is fact {n}.", f"Page {n} of 9"] for n in range(9)]
        found = said(await read(pdf(*pages)))
        assert "Here is fact 7." in found
        assert "Book of Water" not in found
        assert "Page 3" not in found

    async def test_bookmarks_are_headings(self) -> None:
        pages = [["Rivers", sentences(12, "rivers")], ["Seas", sentences(12, "seas")]]
        found = await read(pdf(*pages, bookmarks={"Rivers": 0, "Seas": 1}, title="All Water"), "book.pdf")
        assert found.title == "All Water"
        assert [(one.heading, one.place) for one in found.passages] == [("Rivers", "p. 1"), ("Seas", "p. 2")]

    async def test_without_a_title_it_is_called_as_its_file(self) -> None:
        assert (
            await read(pdf(["Ice floats."], title="Microsoft Word - x.doc"), "My notes.pdf")
        ).title == "My notes"

    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
    async def test_one_that_is_only_not_to_be_changed_is_read(self, algorithm: str) -> None:
        assert "Sentence number 2" in said(await read(files.encrypted_pdf("", algorithm)))

    @pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
    async def test_one_with_a_password_is_refused(self, algorithm: str) -> None:
        assert await refused(files.encrypted_pdf("secret", algorithm)) is Reason.ENCRYPTED

    async def test_one_of_pictures_is_refused_as_scanned(self) -> None:
        assert await refused(files.scanned_pdf()) is Reason.SCANNED

    async def test_an_empty_one_is_told_from_a_scanned_one(self) -> None:
        assert await refused(pdf([])) is Reason.EMPTY

    async def test_accents_are_read(self) -> None:
        assert "El niño bebió agua." in said(await read(pdf(["El niño bebió agua."])))


class TestWord:
    async def test_headings_and_paragraphs_are_told_apart_by_their_styles(self) -> None:
        parts = [
            paragraph("Cuaderno", "Titel"), paragraph("Ríos", "Ttulo1"), paragraph(sentences(12)),
            paragraph("Mares", "Mio"), paragraph(sentences(12)),
        ]  # fmt: skip
        found = await read(docx(body(*parts)))
        assert found.title == "Cuaderno"
        assert [(one.heading, one.place) for one in found.passages] == [("Ríos", "Ríos"), ("Mares", "Mares")]

    async def test_lists_and_tables_are_lines(self) -> None:
        row = f"<w:tr><w:tc>{paragraph('Ice')}</w:tc><w:tc>{paragraph('floats')}</w:tc></w:tr>"
        point = paragraph("one", more="<w:numPr/>")
        assert said(await read(docx(body(point, f"<w:tbl>{row}</w:tbl>")))) == "- one\n\nIce | floats"

    async def test_what_was_deleted_or_is_a_field_is_not_read(self) -> None:
        deleted = "<w:p><w:del><w:r><w:t>GONE</w:t></w:r></w:del><w:r><w:instrText>TOC</w:instrText><w:t>here</w:t></w:r></w:p>"
        twice = (
            f"<mc:AlternateContent><mc:Choice>{paragraph('box')}</mc:Choice>"
            f"<mc:Fallback>{paragraph('box')}</mc:Fallback></mc:AlternateContent>"
        )
        assert said(await read(docx(body(deleted, f"<w:p><w:r>{twice}</w:r></w:p>")))) == "here\n\nbox"

    async def test_the_main_part_is_found_wherever_it_is(self) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        links = f'<Relationships xmlns="x"><Relationship Type="{kind}" Target="word/document2.xml"/></Relationships>'
        more = {"_rels/.rels": links, "word/document2.xml": body(paragraph("the second"))}
        assert said(await read(docx(body(paragraph("the first")), more))) == "the second"

    async def test_its_author_says_what_it_is_called(self) -> None:
        core = '<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>About &amp; water</dc:title></x>'
        assert (await read(docx(body(paragraph("x.")), {"docProps/core.xml": core}))).title == "About & water"

    @pytest.mark.parametrize(
        ("begin", "reason"),
        [(b"", Reason.UNKNOWN), ("EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED)],
    )
    async def test_an_old_one_is_told_from_one_with_a_password(self, begin: bytes, reason: Reason) -> None:
        assert await refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + begin) is reason


class TestText:
    async def test_markdown_has_headings_lists_and_code(self) -> None:
        text = (
            "---\na: b\n---\n# Water\n\nIt *flows*\ndown.\n\n- one\n- two\n\nSalt\n----\n\n<!-- no -->It is\nin seas.\n\n"
            "```python\n# no heading\nx = 1\n```\n"
        )
        found = await read(text.encode(), "a.md")
        assert found.title == "Water"
        assert said(found) == (
            "It *flows* down.\n\n- one\n- two\n\nSalt\n\nIt is in seas.\n\n```python\n# no heading\nx = 1\n```"
        )

    async def test_plain_text_is_not_taken_for_markdown(self) -> None:
        found = await read(b"# not a heading\n\nand more.\n", "a.txt", "text/plain")
        assert [(one.heading, one.place, one.text) for one in found.passages] == [
            ("", "¶ 1", "# not a heading\n\nand more.")
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
    async def test_every_encoding_is_read(self, encoding: str) -> None:
        assert said(await read("El niño bebió.\r\n\r\nAgua.".encode(encoding))) == "El niño bebió.\n\nAgua."

    @pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
    async def test_utf_16_is_read_from_either_end(self, mark: bytes) -> None:
        encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
        assert said(await read(mark + "agua".encode(encoding))) == "agua"

    @pytest.mark.parametrize(
        "content",
        [
            b"\x89PNG\r\n\x1a\n" + bytes(100), b"GIF89a" + bytes(range(256)), b"{\\rtf1 hello}", b"<?xml version='1.0'?><a/>",
            b"<!DOCTYPE html><p>x", b"\x7fELF" + bytes(200), bytes(range(256)) * 9,
        ],
    )  # fmt: skip
    async def test_what_is_no_text_is_said_to_be_of_an_unknown_kind(self, content: bytes) -> None:
        assert await refused(content) is Reason.UNKNOWN

    @pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\0\0\0", b"\xef\xbb\xbf", b"# \n"])
    async def test_nothing_is_said_to_be_nothing(self, content: bytes) -> None:
        assert await refused(content, "a.md") is Reason.EMPTY


class TestNotebook:
    async def test_what_is_written_and_run_is_read_and_what_came_out_is_not(self) -> None:
        found = await read(
            notebook(
                {"cell_type": "markdown", "source": ["# Lists\n", "\n", "They hold things."]},
                {"cell_type": "code", "source": "x = [1]\nprint(x)", "outputs": [{"text": "SECRET"}]},
                {"cell_type": "raw", "source": "raw"},
            )
        )
        assert found.title == "Lists"
        (one,) = found.passages
        assert one.text == "They hold things.\n\n```python\nx = [1]\nprint(x)\n```"
        assert (one.heading, one.place) == ("Lists", "[1]")

    @pytest.mark.parametrize(
        "content",
        [b'{"cells": 1, "nbformat": 4}', b'{"cells": [', b'{"cells": [], "nbformat": 4', b'{"nbformat":' + b"[" * 99_999 + b'"cells"'],
    )  # fmt: skip
    async def test_a_broken_one_is_said_to_be(self, content: bytes) -> None:
        assert await refused(content + b' "nbformat"') is Reason.BROKEN


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_words(language: str, reason: Reason) -> None:
    from pathlib import Path

    import core.words
    from core.documents import DocumentRefused
    from core.words import Words

    told = DocumentRefused(reason, "notes.pdf", most=16)
    words = Words.load([Path(core.words.__file__).parent]).say(language)(told.message, **told.values)
    assert "notes.pdf" in words
    assert reason is not Reason.UNKNOWN or "PDF" in words
