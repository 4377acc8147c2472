"""What a name may be, how an explanation begins, and what fits in a hint."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.features.explanations import rules
from core.store.explanations import Blind, State
from tests.core.play.learners import explanation


def blind(text: str, code: str = "") -> Blind:
    return Blind(id="e", course="c", lesson="l", skill="s", about="", text=text, code=code)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Ada \n Lovelace ", "Ada Lovelace"),
        ("Zoë", "Zoë"),
        ("7", "7"),
        ("", ""),
        ("***", ""),
        ("x" * 41, ""),
    ],
)
def test_a_name_is_one_line_with_a_letter_or_a_number_in_it(typed: str, name: str) -> None:
    assert rules.name(typed) == name


@given(st.text(max_size=400))
def test_a_beginning_is_one_short_line(text: str) -> None:
    begun = rules.beginning(text)
    assert len(begun) <= rules.BEGINNING
    assert "\n" not in begun
    whole = " ".join(text.split())
    assert begun == whole or (begun.endswith("…") and whole.startswith(begun.removesuffix("…")))


def test_the_words_of_text_and_code_together_have_to_fit_in_a_hint() -> None:
    words = "word " * rules.LONGEST_HINT
    assert rules.fits(blind(words))
    assert not rules.fits(blind(words, "x"))


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({"shared": True}, "shared"),
        ({"shared": False}, "kept"),
        ({"shared": True, "state": State.REVIEW}, "review"),
        ({"shared": False, "state": State.HIDDEN}, "hidden"),
    ],
)
def test_how_it_stands_is_told_by_what_others_may_see(changes: dict[str, Any], standing: str) -> None:
    assert rules.standing(explanation("e", **changes)) == standing
