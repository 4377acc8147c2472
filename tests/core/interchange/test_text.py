"""Bytes as text."""

import pytest

from core.interchange.fault import Fault, Reason
from core.interchange.text import decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_that_say_what_they_are(encoding: str) -> None:
    assert decoded("a.md", "¿Qué? 你好\n".encode(encoding)) == "¿Qué? 你好\n"


def test_all_line_ends_become_one() -> None:
    assert decoded("a.md", b"a\r\nb\rc\nd\x0be\x0cf") == "a\nb\nc\nd\ne\nf"
    assert decoded("a.md", "a\u2028b\u2029c\x85d".encode()) == "a\nb\nc\nd"


def test_what_is_not_utf_8_is_told_with_line_column_and_byte() -> None:
    found = decoded("a.md", b"one\r\ntwo \xff")
    assert isinstance(found, Fault)
    assert (str(found.place), found.reason, found.values) == ("a.md:2:5", Reason.ENCODING, {"offset": 9})


@pytest.mark.parametrize(
    ("content", "code"), [(b"a\n\x00", "U+0000"), (b"\n\x1b[31m", "U+001B"), ("a\n\ufeff".encode(), "U+FEFF")]
)
def test_a_sign_that_cannot_be_seen_is_told_with_its_code_and_its_line(content: bytes, code: str) -> None:
    found = decoded("a.md", content)
    assert isinstance(found, Fault)
    assert (found.place.line, found.reason, found.values) == (2, Reason.CONTROL, {"code": code})


@pytest.mark.parametrize("content", [b"\xed\xa0\x80", b"\xff\xfe\x00\xd8", b"\xff\xfea", b"\xfe\xff\xd8\x00"])
def test_half_a_character_is_no_text(content: bytes) -> None:
    found = decoded("a.md", content)
    assert isinstance(found, Fault)
    assert found.reason is Reason.ENCODING


def test_text_that_runs_from_right_to_left_is_text() -> None:
    assert decoded("a.md", "מה זה? \u202bلماذا\u202c".encode()) == "מה זה? \u202bلماذا\u202c"
