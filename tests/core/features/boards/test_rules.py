"""A code is read as it is typed, and so are a board and a span."""

import pytest

from core.features.boards.rules import (
    ALPHABET,
    LENGTH,
    Asked,
    Word,
    new_code,
    plain_code,
    read,
    shown,
)
from core.play.boards import Span
from core.store.boards import Kind

SPANISH = [("comunidad", Word.COMMUNITY), ("amistades", Word.FRIENDS), ("mes", Word.MONTH)]


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    for typed in (code, shown(code), shown(code).lower(), f" {' '.join(code)} "):
        assert plain_code(typed) == code
        assert read(typed, []) == Asked(code=code)
    assert plain_code(code[1:]) is None
    assert plain_code("A" * LENGTH) is None, "a letter that no code has"
    assert new_code() != code


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Asked()),
        ("friends", Asked(Kind.FRIENDS)),
        ("Friends MONTH", Asked(Kind.FRIENDS, Span.MONTH)),
        ("all community", Asked(Kind.COMMUNITY, Span.ALL)),
        ("amistades mes", Asked(Kind.FRIENDS, Span.MONTH)),
        ("friends mes", Asked(Kind.FRIENDS, Span.MONTH)),
        ("friends of mine", Asked(unknown="friends of mine")),
    ],
)
def test_words_name_a_board_and_a_span_in_any_order_and_in_both_languages(typed: str, asked: Asked) -> None:
    assert read(typed, SPANISH) == asked
