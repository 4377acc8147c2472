"""Which values have which properties."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.model.properties import (
    Between,
    Contains,
    Direction,
    Each,
    EndsWith,
    HasLength,
    InOrder,
    IsA,
    Kind,
    Lacks,
    Matches,
    OneOf,
    Property,
    SameItems,
    StartsWith,
    Unique,
)
from core.course.patterns import LONGEST_TEXT, fits
from core.course.properties import first_unmet, holds
from sandbox.contract import Plain

UP, DOWN = InOrder(Direction.ASCENDING), InOrder(Direction.DESCENDING)
TABLE: list[tuple[Property, list[Plain], list[Plain]]] = [
    (IsA(Kind.WHOLE_NUMBER), [0, -3, 10**40], [1.0, True, "1", None, [1]]),
    (IsA(Kind.NUMBER), [0, 1.5], [True, "1", None]),
    (IsA(Kind.TEXT), ["", "a"], [["a"], 1, None]),
    (IsA(Kind.BOOLEAN), [True, False], [0, 1, "True", None]),
    (IsA(Kind.LIST), [[], [1]], ["a", {"a": 1}, None]),
    (IsA(Kind.MAPPING), [{}, {"a": 1}], [[], "a"]),
    (UP, [[], [1], [1, 1, 2.5], ["a", "b"], "abc"], [[2, 1], ["b", "a"], "ba", [1, "a"], [True, False], 3, None]),
    (DOWN, [[], [3, 2, 2], "cba"], [[1, 2], "ab", [[2], [1]]]),
    (UP, [{"a": 9, "b": 1}], [{"b": 1, "a": 2}, [1, float("nan")]]),
    (Unique(), [[], [1, "1", True], "abc", [[1], [2]]], [[1, 1.0], "aba", [[1], [1]], [{"a": 1}, {"a": 1}], 5]),
    (SameItems(0), [[3, 1, 1], (1, 1, 3.0)], [[1, 3], [1, 1, 3, 3], [True, 1, 3], "113", None]),
    (SameItems(1), ["tan", ["a", "n", "t"]], ["an", "ants"]),
    (SameItems(2), [], [[1, 1, 3]]),
    (HasLength(2, 3), ["ab", [1, 2, 3], {"a": 1, "b": 2}], ["a", [1, 2, 3, 4], 2, None]),
    (Between(1, 6), [1, 6, 2.5], [0, 6.1, True, "3", None, float("nan"), [3]]),
    (OneOf((1, "a", [2])), [1, 1.0, "a", [2]], [True, "A", [2, 2], None]),
    (Contains("b"), ["abc", ["a", "b"], {"b": 1}], ["B", [["b"]], 5, None]),
    (Contains(1), [[1.0]], ["1", [True]]),
    (Lacks("b"), ["ac", [], ["ab"], {"c": "b"}], ["abc", ["b"], 5, None]),
    (StartsWith("ab"), ["abc", "ab"], ["a", "cab", ["ab"]]),
    (EndsWith("!"), ["!", "a!"], ["a", ["!"]]),
    (Matches("##:##"), ["07:30"], ["7:30", "07:30 ", "0a:30", 730]),
    (Each((IsA(Kind.NUMBER), Between(0, 9))), [[], [1, 9]], [[10], ["1"], 5, None]),
    (Each((Matches("@*"),)), ["a1\nb", "z"], ["a\n1", ["1"], ""]),
]  # fmt: skip
ARGUMENTS = ([1, 3, 1], "ant")


@pytest.mark.parametrize("place", range(len(TABLE)))
def test_who_has_a_property_and_who_has_not(place: int) -> None:
    asked, have, have_not = TABLE[place]
    assert [value for value in have if not holds(asked, value, ARGUMENTS)] == []
    assert [value for value in have_not if holds(asked, value, ARGUMENTS)] == []


def test_the_first_that_is_missing_is_named() -> None:
    asked = (IsA(Kind.LIST), HasLength(2, 2), Unique())
    assert first_unmet(asked, [1, 2]) is None
    assert first_unmet(asked, [1, 1]) == Unique()
    assert first_unmet(asked, "ab") == IsA(Kind.LIST)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN, st.sampled_from([asked for asked, _, _ in TABLE]))
def test_no_value_breaks_a_property(value: Any, asked: Property) -> None:
    assert holds(asked, value, ARGUMENTS) in {True, False}


@given(st.lists(st.integers(0, 5) | st.text(max_size=2)), st.randoms())
def test_any_order_of_the_same_items_is_taken_and_one_more_is_not(items: list[Any], random: Any) -> None:
    mixed = list(items)
    random.shuffle(mixed)
    assert holds(SameItems(0), mixed, (items,))
    assert not holds(SameItems(0), [*mixed, "one more"], (items,))


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("", [""], ["a"]),
        ("*", ["", "anything\nat all"], []),
        ("a*", ["a", "abc"], ["", "ba"]),
        ("*a", ["a", "bca", "aa"], ["ab"]),
        ("*a*b*", ["ab", "xaxbx", "aab"], ["ba", "a"]),
        ("@@-##", ["AB-12", "éß-00"], ["A1-12", "AB-1", "AB-1२"]),
        ("?", ["x", "*", "\n"], ["", "xy"]),
        (r"\*\#\\", ["*#\\"], ["a1\\"]),
        ("a\\", ["a"], ["a\\"]),
    ],
)
def test_a_form_and_what_has_it(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [text for text in fitting if not fits(pattern, text)] == []
    assert [text for text in others if fits(pattern, text)] == []


@given(st.text("ab", max_size=8), st.text("ab?*", max_size=6))
def test_a_form_is_read_as_a_regular_expression_would(text: str, pattern: str) -> None:
    import re

    regular = re.compile(pattern.replace("?", ".").replace("*", ".*"), re.DOTALL)
    assert fits(pattern, text) is (regular.fullmatch(text) is not None)


def test_no_form_takes_long() -> None:
    started = time.process_time()
    assert not fits("*a" * 49 + "*b", "a" * LONGEST_TEXT)
    assert not fits("*", "a" * (LONGEST_TEXT + 1))
    assert time.process_time() - started < 5


def test_numbers_that_were_chosen_to_be_slow_are_not() -> None:
    """All of them have one hash: counted by that, they took a quarter of a minute, in which nobody else was answered."""
    values = [(2**61 - 1) * factor for factor in range(1, 20_000)]
    began = time.process_time()
    assert holds(Unique(), values)
    assert time.process_time() - began < 5


def test_a_whole_number_is_the_same_item_with_decimals_and_without() -> None:
    assert holds(SameItems(argument=0), [2.0, 2**80, 0.5, -0.0], ([2, 0, 0.5, float(2**80)],))
    assert not holds(SameItems(argument=0), [float("nan")], ([float("nan")],))
