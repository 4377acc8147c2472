"""Worked examples fade with mastery, from their last step backwards, and stop for who has the skill (P14)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.fading import BLANK, faded
from core.learning.mastery import Level

COUNT = """\
def count_good(marks):
    found = 0
    for mark in marks:
        if mark in [1, 2]:
            found = found + 1
    return found"""
LINES = st.sampled_from(
    [
        "total = 0",
        "for n in numbers:",
        "    total = total + n",
        "print(total)",
        "return total",
        "# a note",
        "",
        "go()",
    ]
)


def blanks(source: str, level: Level) -> int:
    shown = faded(source, level)
    assert shown is not None
    return shown.count(BLANK)


def test_a_beginner_sees_the_whole_example() -> None:
    assert faded(COUNT, Level.NEW) == COUNT


def test_the_last_steps_are_left_open_first() -> None:
    shown = faded(COUNT, Level.LEARNING)
    assert shown is not None
    assert shown.splitlines()[-2:] == [f"            found = {BLANK}", f"    return {BLANK}"]
    assert shown.splitlines()[:4] == COUNT.splitlines()[:4]


def test_for_mastery_there_is_none() -> None:
    assert faded(COUNT, Level.MASTERED) is None


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        ("while count < 3:", "while ____:"),
        ("for name in names:", "for name in ____:"),
        ("print(count + 1)", "print(____)"),
        ("total += 3", "total += ____"),
        ("seen[key] = 1", "seen[key] = ____"),
        ("go()", "go()"),
        ("else:", "else:"),
        ("# x = 1", "# x = 1"),
        ("a == b", "a == b"),
    ],
)
def test_what_stays_of_a_step_tells_what_kind_of_step_it_is(line: str, open_: str) -> None:
    assert faded(line, Level.NEARLY) == open_


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_more_is_left_open_as_mastery_grows_and_no_line_is_lost(source: str) -> None:
    levels = [blanks(source, one) for one in (Level.NEW, Level.LEARNING, Level.NEARLY)]
    assert levels == sorted(levels)
    assert levels[0] == 0
    shown = faded(source, Level.NEARLY)
    assert shown is not None
    assert shown.count("\n") == source.count("\n")
