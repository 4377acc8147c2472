"""Two texts side by side: the place where they differ is always seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.features.challenge.layout import GAP, LONGEST_LINE, MARK, MOST_LINES, shortened, side_by_side


def test_the_first_line_that_differs_has_a_mark() -> None:
    assert side_by_side("a\nb\nc", "a\nx\ny") == ("  a\n→ b\n  c", "  a\n→ x\n  y")


def test_a_single_line_needs_no_mark() -> None:
    assert side_by_side("4", "2") == ("4", "2")
    assert side_by_side("4", "4\n5") == ("4", "  4\n→ 5")
    assert side_by_side("4\n5", "4") == ("  4\n→ 5", "4")


def test_texts_that_are_the_same_are_left_alone() -> None:
    assert side_by_side("a\nb\n", "a\nb") == ("a\nb", "a\nb")


def test_spaces_are_shown_from_the_line_on_that_differs() -> None:
    assert side_by_side("a b\nc  d", "a b\nc\td", spaces=True) == ("  a b\n→ c··d", "  a b\n→ c⇥d")


@pytest.mark.parametrize("place", [0, 40, 500, 998])
def test_of_a_long_line_the_place_that_differs_stays(place: int) -> None:
    expected = [str(n % 10) for n in range(1000)]
    got = [*expected]
    got[place] = "X"
    left, right = side_by_side(" ".join(expected), " ".join(got))
    assert "X" in right
    assert GAP in left
    assert max(len(left), len(right)) <= LONGEST_LINE + 20


@pytest.mark.parametrize("place", [0, 3, 50, 99])
def test_of_many_lines_the_one_that_differs_stays(place: int) -> None:
    expected = [f"line {n}" for n in range(100)]
    got = [*expected]
    got[place] = "another"
    left, right = side_by_side("\n".join(expected), "\n".join(got))
    assert f"{MARK}line {place}" in left.split("\n")
    assert f"{MARK}another" in right.split("\n")
    assert len(left.split("\n")) <= MOST_LINES


@given(st.text("ab \n", max_size=400), st.text("ab \n", max_size=400))
def test_laying_out_never_breaks_and_stays_small(one: str, other: str) -> None:
    for text in (*side_by_side(one, other), shortened(one)):
        lines = text.split("\n")
        assert len(lines) <= MOST_LINES
        assert max(map(len, lines)) <= LONGEST_LINE + 20
