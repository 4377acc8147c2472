"""Passages are numbered for a model, and found again in what it says."""

import pytest

from core.search.passages import Passage
from core.tutoring.citing import LONGEST, cited, numbered, without_strays

PASSAGES = tuple(Passage("names", place, f"Title {place}", f"text {place}") for place in range(3))


def test_passages_are_numbered_from_one_and_cut_where_they_are_long() -> None:
    long = Passage("names", 9, "Long", "x" * (LONGEST + 50))
    assert numbered((PASSAGES[0], long)) == f"[1] Title 0\ntext 0\n\n[2] Long\n{'x' * LONGEST}"


def test_what_is_cited_comes_in_the_order_of_the_text_and_once() -> None:
    found = cited("First this [2], then that [1, 2]. And this [3].", PASSAGES)
    assert found == [(2, PASSAGES[1]), (1, PASSAGES[0]), (3, PASSAGES[2])]


def test_numbers_of_no_passage_are_taken_out_and_the_others_stay() -> None:
    assert without_strays("So it is [4]. And so [1, 9].", 3) == "So it is. And so [1]."
    assert without_strays("So it is[2]. And [7] so.", 3) == "So it is [2]. And so."


@pytest.mark.parametrize(
    "text",
    [
        "Look at `numbers[0]` and `numbers[1]`.",
        "```python\nprint(items[7])\nprint([1, 2])\n```",
        "~~~\na[0]\n~~~",
        "For `[1, 2]` it gives `[9]`.",
    ],
)
def test_in_code_a_number_in_brackets_is_no_citation(text: str) -> None:
    assert without_strays(text, 2) == text
    assert cited(text, PASSAGES) == []


def test_a_number_that_is_cited_but_not_there_opens_nothing() -> None:
    assert cited("This [7].", PASSAGES) == []
