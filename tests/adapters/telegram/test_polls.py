"""A question is a poll where Telegram shows all of it, and tells what is right in whole sentences."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.polls import EXPLANATION, LINE_FEEDS, QUESTION, explained, poll, question_of
from adapters.telegram.units import units
from core.chat import Block, Card, Code, Solution, Text
from tests.adapters.discord.replies import choices
from tests.adapters.telegram.replies import quiz


@pytest.mark.parametrize(
    ("block", "question"),
    [
        (Card("Question 2 of 5", "Is it *really* so?"), "Question 2 of 5 · Is it really so?"),
        (Card("", "Is it\nso?"), "Is it so?"),
        (Card("Question", ""), ""),
        (Card("Question", "Is `x` so?"), ""),
        (Card("Question", "Is [it](https://x.y) so?"), ""),
        (Card("Question", "Look:\n\nIs it so?"), ""),
        (Card("Question", "- Is it so?"), ""),
        (Card("Question", "a\\\nb"), ""),
        (Card("Question", "Is it so?", (("Skill", "Loops"),)), ""),
        (Card("", "x" * QUESTION), "x" * QUESTION),
        (Card("", "x" * (QUESTION + 1)), ""),
        (Card("", "😀" * (QUESTION // 2 + 1)), ""),
        (Text("Is it so?"), ""),
        (Code("x = 1"), ""),
        (None, ""),
    ],
)
def test_a_question_is_asked_by_the_poll_where_it_is_plain(block: Block | None, question: str) -> None:
    assert question_of(block) == question


@pytest.mark.parametrize(
    "labels",
    [
        ("Two",),
        tuple(map(str, range(13))),
        ("Two", ""),
        ("Two", " Two"),
        ("Two", "\u200b"),
        ("Two", "x" * 101),
        ("Two", "😀" * 51),
        ("a\nb", "c"),
    ],
)
def test_options_that_a_poll_cannot_show_are_none(labels: tuple[str, ...]) -> None:
    assert poll(quiz(*labels, correct=(0,)), "Which?") is None


def test_without_a_single_right_answer_there_is_no_poll() -> None:
    assert poll(choices("Two", "Three"), "Which?") is None
    for correct in ((), (0, 1), (2,), (-1,)):
        assert poll(quiz("Two", "Three", correct=correct), "Which?") is None
    assert poll(replace(quiz("Two", "Three"), answers=False), "Which?") is None


def test_twelve_options_of_a_hundred_are_a_poll() -> None:
    labels = [f"{number:>2}".replace(" ", "0") + "x" * 98 for number in range(12)]
    made = poll(quiz(*labels, correct=(11,)), "Which?")
    assert made
    assert made.options[made.correct] == labels[11]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", ""),
        ("It counts from 0.", "It counts from 0."),
        ("One.\n\nTwo.\nThree.", "One.\nTwo. Three."),
        ("One.\n \nTwo.\n\nThree.\n\nFour.", "One. Two. Three. Four."),
        ("It is 3.14 here. " + "x" * 190 + ".", "It is 3.14 here."),
        ("So it says «well.» " + "x" * 190, "So it says «well.»"),
        ("如此。" + "好" * 199, "如此。"),
        ("x" * 201, ""),
        ("x" * 200, "x" * 200),
    ],
)
def test_an_explanation_ends_with_a_sentence(given: str, told: str) -> None:
    assert explained(given) == told


@given(st.text(st.sampled_from("ab .!?\n😀。"), max_size=500))
def test_an_explanation_is_one_that_a_poll_shows(given: str) -> None:
    told = explained(given)
    assert units(told) <= EXPLANATION
    assert told.count("\n") <= LINE_FEEDS
    assert told == told.strip()
    assert "".join(given.split()).startswith("".join(told.split()))


def test_what_is_right_is_where_it_is_shown() -> None:
    made = poll(replace(quiz("a", "b", "c"), solution=Solution((2,), "")), "Which?")
    assert made
    assert (made.correct, made.explanation) == (2, "")
