"""Labels are cut kindly, and buttons stand beside one another as far as a thumb can tell them apart."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.labels import AROUND, MOST_IN_ROW, READABLE, ROW, Button, cut, fit, rows, short
from adapters.telegram.units import width


def lengths(*labels: str) -> list[int]:
    return [len(row) for row in rows([Button(label) for label in labels])]


@pytest.mark.parametrize(
    ("labels", "rows_of"),
    [
        ([], []),
        (["Yes", "No"], [2]),
        (["True", "False", "Hint"], [3]),
        (list("123456789"), [5, 4]),
        ([f"{n}:00" for n in range(6)], [3, 3]),
        (["A longer answer, of words", "Another"], [1, 1]),
        (["十" * 8, "十" * 8], [1, 1]),
        (["Next", "x" * 30, "a", "b"], [1, 1, 2]),
    ],
)
def test_rows_hold_what_can_be_read_in_them(labels: Sequence[str], rows_of: list[int]) -> None:
    assert lengths(*labels) == rows_of


@given(st.lists(st.text("ab十 ", min_size=1, max_size=40), max_size=60))
def test_every_button_is_there_in_its_order(labels: list[str]) -> None:
    laid = rows([Button(label) for label in labels])
    assert [button.label for row in laid for button in row] == labels
    for row in laid:
        assert len(row) == 1 or (max(width(one.label) for one in row) + AROUND) * len(row) <= ROW
        assert 1 <= len(row) <= MOST_IN_ROW


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("as it is", 8, "as it is"),
        ("a list keeps its order", 14, "a list keeps…"),
        ("a" * 20, 10, "a" * 9 + "…"),
        ("two\nlines", 20, "two lines"),
        ("十" * 10, 10, "十" * 4 + "…"),
        ("a verylongwordthatfollows", 10, "a verylon…"),
    ],
)
def test_a_text_is_cut_between_words(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept


@given(st.text(max_size=80), st.integers(8, 64))
def test_what_is_cut_fits(text: str, limit: int) -> None:
    assert width(cut(text, limit)) <= limit


def test_labels_fit_if_there_is_something_to_see_in_one_line() -> None:
    assert fit(["a", "b c"], READABLE)
    for label in ("", "  ", "\u200b", "a\nb", "a" * (READABLE + 1)):
        assert not fit(["a", label], READABLE)


def test_of_many_that_are_listed_the_buttons_are_numbers() -> None:
    assert short(["a long one", "another"], 8, first=3) == ["3. a lo…", "4. anot…"]
    assert short(["a"] * 7, READABLE) == list("1234567")
    assert short(["a", "\u200b"], READABLE) == ["1", "2"]
