"""A name that a learner chooses harms nobody who reads it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.moderating.names import clean_name

MOST = 24


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
        ("x" * 50, "x" * MOST),
        ("é" + "\u0301" * 40 + "a", "é\u0301\u0301a"),
    ],
)
def test_of_a_name_is_kept_what_can_stand_in_a_list(typed: str, name: str) -> None:
    assert clean_name(typed, MOST) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200d", "\u3164\u3164", "!!!", "🦊", "\u2800", "\u0301\u0301"]
)
def test_a_name_without_a_letter_or_a_digit_is_none(typed: str) -> None:
    assert clean_name(typed, MOST) is None


@given(st.text(max_size=60))
def test_a_name_is_short_seen_and_stays_as_it_is_when_it_is_cleaned_again(typed: str) -> None:
    name = clean_name(typed, MOST)
    if name is not None:
        assert 0 < len(name) <= MOST
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") for sign in name)
        assert not set(name) & set("@<>[]()*`/\\:#|~")
        assert clean_name(name, MOST) == name
