"""Long Markdown is cut where a reader would cut it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markdown import Fenced, fence, pieces

markdown = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(["```", "```python\n", "~~~~", "\n\n", "\n", "`a b`", "[a b](http://x)", "\\*", " "]),
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One.\n\nTwo.\n\nThree.", 11, ["One.\n\nTwo.", "Three."]),
        ("a line\nanother\nthird", 14, ["a line\nanother", "third"]),
        ("some words in a row", 10, ["some words", "in a row"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
        ("see `a long span` here", 14, ["see", "`a long span`", "here"]),
        ("to [some page](https://x.org) now", 28, ["to", "[some page](https://x.org)", "now"]),
        (r"aaaaaaa\*aaaa", 8, ["aaaaaaa", r"\*aaaa"]),
        ("- one\n- two\n- three", 12, ["- one\n- two", "- three"]),
        ("", 10, []),
        (" \n \n", 10, []),
    ],
)
def test_pieces_end_at_the_widest_border_that_fits(text: str, limit: int, expected: list[str]) -> None:
    assert list(pieces(text, limit)) == expected


def test_a_fence_stays_whole_though_it_holds_blank_lines() -> None:
    code = "```python\na\n\n\nb\n```"
    assert list(pieces(f"Look at this:\n{code}\nand go on.", 25)) == ["Look at this:", code, "and go on."]


def test_a_fence_that_is_too_long_comes_apart_from_the_text() -> None:
    text = "Before\n~~~py\n" + "x = 1\n" * 20 + "~~~\nAfter"
    assert list(pieces(text, 40)) == ["Before", Fenced("x = 1\n" * 19 + "x = 1", "py"), "After"]


def test_three_backticks_within_a_line_open_no_fence() -> None:
    assert list(pieces("```a b``` and more words", 12)) == ["```a b```", "and more", "words"]


@given(markdown, st.integers(10, 60))
def test_no_piece_is_too_long_and_no_visible_character_is_lost(text: str, limit: int) -> None:
    shown = list(pieces(text, limit))
    assert all(len(piece) <= limit for piece in shown if isinstance(piece, str))
    if not any(isinstance(piece, Fenced) for piece in shown):
        assert "".join("".join(map(str, shown)).split()) == "".join(text.split())


@given(markdown, st.integers(10, 60))
def test_a_piece_is_not_cut_again(text: str, limit: int) -> None:
    for piece in pieces(text, limit):
        if isinstance(piece, str):
            assert list(pieces(piece, limit)) == [piece]


@given(st.text(alphabet="`~a\n", max_size=40))
def test_nothing_in_a_fence_closes_it(source: str) -> None:
    fenced = fence(source, "python")
    shown = list(pieces(f"{fenced}\nafter", len(fenced)))
    assert shown == [fenced, "after"]


@pytest.mark.parametrize("bad", ["[", "`", "[a](", "\\", "```\n", "~~~ ", "a b\n"])
def test_hostile_text_is_cut_in_a_moment(bad: str) -> None:
    start = time.perf_counter()
    assert list(pieces(bad * (100_000 // len(bad)), 1000))
    assert time.perf_counter() - start < 2
