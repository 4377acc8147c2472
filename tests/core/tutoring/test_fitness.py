"""What is fit to be said by a tutor, whatever it says."""

import pytest

from core.tutoring.fitness import HINT, TALK, Measure, excess, questions, unfit

HARD = (
    "Notwithstanding considerable typographical irregularities, capitalisation necessitates reconsideration."
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Look at it.", 0),
        ("What is it?", 1),
        ("What is it???", 1),
        ("¿Qué es? ¿Y esto?", 2),
        ("これは何ですか？", 1),
        ("What? No. Why?", 2),
    ],
)
def test_questions_are_counted_and_several_signs_in_a_row_are_one(text: str, count: int) -> None:
    assert questions(text) == count


def test_more_words_or_questions_than_the_measure_has_are_too_much() -> None:
    small = Measure(words=3, questions=1)
    assert excess("one two three", small) == ""
    assert excess("one two three four", small) == "too long"
    assert excess("one? two?", small) == "more than one question"


def test_nothing_is_not_fit() -> None:
    assert unfit("  \n", TALK, "en") == "empty"


def test_a_hint_is_to_be_read_easily_where_we_can_tell_and_a_conversation_as_it_is_asked_for() -> None:
    assert unfit(HARD, HINT, "en") == "too hard to read"
    assert unfit(HARD, HINT, "es") == ""
    assert unfit(HARD, TALK, "en") == ""
