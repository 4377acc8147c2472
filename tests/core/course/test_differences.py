"""What is said to set two values, or two outputs, apart."""

from typing import Any

import pytest
from hypothesis import given

from core.course.comparing import same_value
from core.course.differences import Difference, Reason, between_outputs, between_values
from core.course.model import Leeway
from core.course.model.properties import Kind
from core.course.showing import shown_value
from sandbox.contract import Plain
from tests.core.course.test_properties import PLAIN


def reason(expected: Plain, got: Plain) -> Reason | None:
    found = between_values(expected, got)
    return found.reason if found else None


@pytest.mark.parametrize(
    ("expected", "got", "said"),
    [
        (5, None, Reason.NOTHING),
        (5, "5", Reason.TEXT_FOR_NUMBER),
        (0.5, "0.5", Reason.TEXT_FOR_NUMBER),
        (5, " 5.0\n", Reason.TEXT_FOR_NUMBER),
        (5, "6", Reason.KIND),
        ("5", 5, Reason.NUMBER_FOR_TEXT),
        ("five", 5, Reason.KIND),
        (True, "true", Reason.TEXT_FOR_BOOLEAN),
        (True, 1, Reason.KIND),
        (1, True, Reason.KIND),
        ([1], 1, Reason.KIND),
        ([1], "1", Reason.KIND),
        ({"a": 1}, [1], Reason.KIND),
        (5, 6, None),
        (5, 5.5, None),
        (None, 5, None),
        ("a b", "ab ", Reason.SPACE),
        ("Ann", "aNN", Reason.CASE),
        ("Hello, Ann!", "Hello Ann", Reason.PUNCTUATION),
        ("it is 2", "it is 2.0", Reason.DECIMALS),
        ("it is 2", "it is 20", None),
        ("it is -2", "it is 2", None),
        ("at 7.30", "at 730", None),
        ("10 000 000 000 000 001", "10 000 000 000 000 002", None),
        ("10000000000000000000001", "10000000000000000000002", None),
        ([1, 2], [1], Reason.MISSING),
        ([1, 2], [1, 2, 3], Reason.TOO_MANY),
        ([1, 2], [2, 1], Reason.ORDER),
        ([1, 2], [1, 3], Reason.PLACE),
        ({"a": 1}, {"b": 1}, Reason.KEY_MISSING),
        ({"a": 1}, {"a": 1, "b": 1}, Reason.KEY_TOO_MANY),
        (float("inf"), "inf", Reason.KIND),
    ],
)  # fmt: skip
def test_a_wrong_value_is_set_apart_in_the_plainest_way(
    expected: Plain, got: Plain, said: Reason | None
) -> None:
    assert reason(expected, got) is said


def test_a_number_too_long_to_be_written_is_no_trouble() -> None:
    assert reason(10**5000, "1") is Reason.KIND
    assert reason("1", 10**5000) is Reason.KIND
    assert shown_value([10**5000], "python") == shown_value(10**5000, "javascript") == "…"


def test_the_way_to_the_place_is_told() -> None:
    found = between_values([1, {"a": [7, "x"]}], [1, {"a": [7, "X"]}])
    assert found == Difference(reason=Reason.CASE, where="[1]['a'][1]")
    assert between_values([1, 2.0], [1, 2.5]) == Difference(
        reason=Reason.PLACE, where="[1]", wanted=2.0, found=2.5
    )


def test_what_a_leeway_lets_pass_is_no_place() -> None:
    found = between_values([1.0, 2.0], [1.05, 3.0], Leeway(absolute=0.1))
    assert found == Difference(reason=Reason.PLACE, where="[1]", wanted=2.0, found=3.0)


def test_the_two_kinds_are_named() -> None:
    found = between_values([1], 2.5)
    assert found == Difference(reason=Reason.KIND, expected=Kind.LIST, got=Kind.NUMBER)


@pytest.mark.parametrize(
    ("expected", "got", "said", "count"),
    [
        ("1\n2\n3\n", "1\n", Reason.MISSING_LINES, 2),
        ("1\n", "1\n2\n", Reason.TOO_MANY_LINES, 1),
        ("1\n2\n", "1\n\n2\n", Reason.SPACE, 0),
        ("1 2\n", "1\n2\n", Reason.SPACE, 0),
        ("2\n", "2.0\n", Reason.DECIMALS, 0),
        ("a\n", "'a'\n", Reason.PUNCTUATION, 0),
        ("1\n", "", None, 0),
        ("1\n", "2\n", None, 0),
    ],
)
def test_an_output_is_set_apart(expected: str, got: str, said: Reason | None, count: int) -> None:
    found = between_outputs(expected, got)
    assert (found and found.reason, found.count if found else 0) == (said, count)


def test_long_texts_with_the_same_beginning_are_told_where_they_part() -> None:
    expected, got = "The quick brown fox jumps over it.", "The quick brown fox jumps under it."
    parted = Difference(reason=Reason.FROM, wanted="over it.", found="under it.")
    assert between_values(expected, got) == parted
    assert between_outputs(f"1\n{expected}\n", f"1\n{got}\nmore\n") == parted
    assert between_values("short", "shore") is None


@given(PLAIN, PLAIN)
def test_naming_a_difference_never_breaks(one: Any, other: Any) -> None:
    found = between_values(one, other)
    assert found is None or found.reason in Reason
    if found is not None and found.reason is Reason.PLACE:
        assert not same_value(one, other)
