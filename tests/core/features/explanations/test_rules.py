"""How an explanation stands, and what fits in a hint."""

from typing import Any

import pytest

from core.features.explanations import rules
from core.store.explanations import Blind, State
from tests.core.play.learners import explanation


def blind(text: str, code: str = "") -> Blind:
    return Blind(id="e", course="c", lesson="l", skill="s", about="", text=text, code=code)


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
