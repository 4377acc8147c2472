"""A name on a board harms nobody who reads it, and a code is read as it is typed."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.features.boards.rules import (
    ALPHABET,
    LENGTH,
    LONGEST_NAME,
    Asked,
    Kind,
    Word,
    clean_name,
    new_code,
    plain_code,
    pseudonym,
    read,
    shown,
)
from core.play.boards import Span

SPANISH = [("comunidad", Word.COMMUNITY), ("amistades", Word.FRIENDS), ("mes", Word.MONTH)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Núñez", "Núñez"),
        ("O'Neil-Smith", "O'Neil-Smith"),
        ("J. R.", "J. R."),
        ("あだ", "あだ"),
        ("Ada 🦊", "Ada 🦊"),
        ("a\u202eb\u2066c\u200bd\u200de\ufefff", "abcdef"),
        ("a\x00\x1bb\nc", "ab c"),
        ("Ada\u3164\u2800", "Ada"),
        ("@everyone", "everyone"),
        ("<@!123> **x** `y` [z](u)", "!123 x y zu"),
        ("evil.example/path", "evilexamplepath"),
        ("evil\uff0eexample", "evilexample"),
        ("https://t.me/x", "httpstmex"),
        ("x" * 50, "x" * LONGEST_NAME),
        ("é" + "\u0301" * 40 + "a", "é\u0301\u0301a"),
    ],
)
def test_of_a_name_is_kept_what_can_stand_in_a_list(typed: str, name: str) -> None:
    assert clean_name(typed) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200d", "\u3164\u3164", "!!!", "🦊", "\u2800", "\u0301\u0301"]
)
def test_a_name_without_a_letter_or_a_digit_is_none(typed: str) -> None:
    assert clean_name(typed) is None


@given(st.text(max_size=60))
def test_a_name_is_short_seen_and_stays_as_it_is_when_it_is_cleaned_again(typed: str) -> None:
    name = clean_name(typed)
    if name is not None:
        assert 0 < len(name) <= LONGEST_NAME
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") for sign in name)
        assert not set(name) & set("@<>[]()*`/\\:#|~")
        assert clean_name(name) == name


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


def test_a_pseudonym_is_the_same_for_the_same_event() -> None:
    assert pseudonym("A B C", "D E F", Random(7)) == pseudonym("A B C", "D E F", Random(7))
