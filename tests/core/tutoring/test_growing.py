"""Of a text that is still being made, whole sentences can be seen, and no half block of code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tutoring.growing import settled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Look at", ""),
        ("Look at it.", ""),  # what follows may still belong to it: 3.5
        ("Look at it. Then", "Look at it."),
        ("It is 3.5 now", ""),
        ("One [1]. Two", "One [1]."),
        ("It says “no.” And", "It says “no.”"),
        ("1. Begin.\n2. Then", "1. Begin."),
        ("A heading\n\nAnd", "A heading"),
        ("First. Use `x. y` here", "First."),
        ("First. Use `x. y", "First."),
        ("See:\n```python\nx = 1. \n", "See:"),
        ("See:\n```python\nx = 1\n```\nIt is one. And", "See:\n```python\nx = 1\n```\nIt is one."),
        ("~~~\na. b\n~~~\nDone. So", "~~~\na. b\n~~~\nDone."),
    ],
)
def test_what_is_whole_is_shown(text: str, shown: str) -> None:
    assert settled(text) == shown


@given(st.text(alphabet="ab .?!:\n`~[1]", max_size=80))
def test_it_is_always_a_beginning_that_grows(text: str) -> None:
    before = ""
    for end in range(len(text) + 1):
        now = settled(text[:end])
        assert text.startswith(now)
        assert now.startswith(before)
        before = now
