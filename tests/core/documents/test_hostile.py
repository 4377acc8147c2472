"""Files that are meant to do harm do none: each is refused with a reason, or read as far as it goes."""

import json
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.chat import LARGEST_ATTACHMENT
from core.documents import Document, Reason
from core.documents.apart.blocks import MOST_CHARACTERS
from tests.core.documents import files
from tests.core.documents.files import body, docx, lying, notebook, paragraph, pdf, sentences, zipped
from tests.core.documents.reading import read, read_or_reason, refused, said

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + "]>"
)
ABROAD = '<!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>'


class TestArchives:
    async def test_a_bomb_is_not_unpacked(self) -> None:
        bomb = docx(body(paragraph("hello")).replace("hello", " " * (400 * 2**20)))
        assert len(bomb) < 2**20
        assert await refused(bomb) is Reason.SWELLS

    async def test_a_bomb_of_tags_is_not_unpacked(self) -> None:
        assert await refused(docx(body("<w:p/>" * (100 * 2**20 // 6)))) is Reason.SWELLS

    async def test_a_bomb_beside_the_text_is_let_be(self) -> None:
        nested = zipped({f"{n}.zip": zipped({"a": bytes(2**24)}) for n in range(20)})
        found = await read(docx(body(paragraph("Water.")), {"word/embeddings/a.zip": nested}))
        assert said(found) == "Water."

    @pytest.mark.parametrize("size", [0, 10, 2**31])
    async def test_sizes_that_lie_are_not_believed(self, size: int) -> None:
        bomb = docx(body(paragraph(" " * (100 * 2**20))))
        assert await refused(lying(bomb, b"word/document.xml", size)) in {Reason.BROKEN, Reason.SWELLS}

    async def test_more_entries_than_any_document_has_are_refused(self) -> None:
        many = docx(body(paragraph("x.")), {f"{n}": "" for n in range(6_000)})
        assert await refused(many) is Reason.SWELLS

    @pytest.mark.parametrize("before", [LAUGHS, ABROAD], ids=["laughs", "abroad"])
    async def test_entities_are_refused(self, before: str) -> None:
        name = "j" if before == LAUGHS else "k"
        assert await refused(docx(body(paragraph(f"&{name};"), before=before))) is Reason.BROKEN
        assert (
            await refused(docx(body(paragraph(f"&{name};"), before=before).encode("utf-16"))) is Reason.BROKEN
        )

    async def test_tags_without_end_are_refused(self) -> None:
        assert await refused(docx(body("<w:p>" * 1_000_000))) in {Reason.BROKEN, Reason.SWELLS}

    async def test_one_attribute_of_all_the_memory_there_is_is_refused(self) -> None:
        huge = f'<w:p w:x="{"a" * (200 * 2**20)}"/>'
        assert await refused(docx(body(huge))) is Reason.SWELLS

    async def test_another_archive_is_of_an_unknown_kind_whatever_it_is_called(self) -> None:
        assert await refused(zipped({"a.txt": "water"}), "book.pdf") is Reason.UNKNOWN
        assert (
            await refused(zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a.docx")
            is Reason.UNKNOWN
        )


class TestPdf:
    @pytest.mark.parametrize("depth", [500, 100_000])
    async def test_depth_without_end_does_no_harm(self, depth: int) -> None:
        assert await refused(files.deep_pdf(depth)) in {Reason.BROKEN, Reason.EMPTY}

    async def test_pages_in_a_circle_are_refused(self) -> None:
        assert await refused(files.circular_pdf()) in {Reason.BROKEN, Reason.EMPTY}

    async def test_a_page_that_swells_is_refused(self) -> None:
        bomb = files.swelling_pdf(400)
        assert len(bomb) < 2**20
        assert await refused(bomb) is Reason.SWELLS

    async def test_a_page_of_endless_streams_is_refused(self) -> None:
        assert await refused(files.arrays_pdf()) in {Reason.BROKEN, Reason.SWELLS, Reason.EMPTY}

    async def test_without_its_end_a_file_is_broken_or_read_as_far_as_it_goes(self) -> None:
        whole = pdf([sentences(30)], [sentences(30)])
        for part in (40, len(whole) // 2, len(whole) - 100):
            found = await read_or_reason(whole[:part])
            assert found in {Reason.BROKEN, Reason.EMPTY} or (isinstance(found, Document) and found.passages)

    async def test_what_only_begins_as_one_is_broken(self) -> None:
        assert await refused(b"%PDF-1.7\n" + Random(1).randbytes(5000)) is Reason.BROKEN


class TestText:
    async def test_the_longest_file_is_read_to_the_bound(self) -> None:
        text = (sentences(2000) + "\n\n").encode()
        found = await read((text * (LARGEST_ATTACHMENT // len(text) + 1))[:LARGEST_ATTACHMENT])
        assert found.cut
        assert MOST_CHARACTERS * 0.9 < len(said(found)) < MOST_CHARACTERS * 1.1

    async def test_a_byte_more_is_refused_unread(self) -> None:
        assert await refused(bytes(LARGEST_ATTACHMENT + 1)) is Reason.LARGE

    @pytest.mark.parametrize(
        "begin",
        [b"word", b"\n\n", b"\n", b"<!--", b"# ", b"- - ", b"```\n", b"[](", b'a.""""" ', b"| ", b"\n    \t", b"\xe2\x80\xa6 "],
    )  # fmt: skip
    async def test_the_same_over_and_over_takes_no_endless_time(self, begin: bytes) -> None:
        content = begin * (LARGEST_ATTACHMENT // len(begin) - 1)
        for name in ("a.md", "a.txt"):
            found = await read_or_reason(content, name)
            assert found is Reason.EMPTY or (isinstance(found, Document) and found.cut)

    async def test_what_nobody_sees_is_taken_out(self) -> None:
        text = "safe \u202ecod.exe\u2066 and\0 more\x07 text. " + sentences(20)
        assert said(await read(text.encode())).startswith("safe cod.exe and more text. Sentence")

    async def test_bytes_that_are_no_unicode_are_read_as_latin(self) -> None:
        assert said(await read(b"A caf\xe9 and \xe2\x28 more.")) == "A café and â( more."

    async def test_half_an_emoji_does_no_harm(self) -> None:
        assert "water" in said(await read(b"\xff\xfe" + "water ".encode("utf-16-le") + b"\x3d\xd8"))


class TestNotebooks:
    async def test_a_million_cells_are_too_many(self) -> None:
        cells = b",".join([b'{"source":""}'] * 1_000_000)
        assert await refused(b'{"cells":[' + cells + b'],"nbformat":4}') in {Reason.EMPTY, Reason.SWELLS}

    async def test_many_cells_are_read_to_the_bound(self) -> None:
        cell = {"cell_type": "markdown", "source": "Water flows."}
        found = await read(notebook(*[cell] * 20_000))
        assert found.cut
        assert found.passages

    @pytest.mark.parametrize("value", [None, 1, [], {}, [1, {}], "\udcff", {"source": {}}])
    async def test_cells_may_be_anything(self, value: object) -> None:
        content = json.dumps({"nbformat": 4, "cells": [value, {"cell_type": "markdown", "source": "Water."}]})
        assert said(await read(content.encode())) == "Water."


BEGINNINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b'{"nbformat":4,"cells":[',
    b"\xff\xfe",
    b"# ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    begin=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=3000), name=st.sampled_from(["a.md", "a.pdf"])
)
async def test_whatever_it_is_it_is_read_or_refused(begin: bytes, rest: bytes, name: str) -> None:
    await _read_or_refused(begin + rest, name)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(whole=st.sampled_from(["pdf", "docx", "notebook"]), seed=st.integers(0, 10**6))
async def test_whatever_is_broken_in_it_it_is_read_or_refused(whole: str, seed: int) -> None:
    sound = {
        "pdf": pdf([sentences(5)], bookmarks={"One": 0}),
        "docx": docx(body(paragraph(sentences(5)))),
        "notebook": notebook({"cell_type": "code", "source": "x = 1"}),
    }
    random, content = Random(seed), bytearray(sound[whole])
    for _ in range(random.randint(1, 30)):
        content[random.randrange(len(content))] = random.randrange(256)
    await _read_or_refused(bytes(content), "a")


async def _read_or_refused(content: bytes, name: str) -> None:
    found = await read_or_reason(content, name)
    if isinstance(found, Reason):
        return
    assert found.title
    assert found.passages
    for one in found.passages:
        assert one.text.strip()
        assert one.place
        shown = f"{found.title}{one.text}{one.heading}{one.place}"
        assert not set(shown) & set("\0\x07\u202e\u2066")
