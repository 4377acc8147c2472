"""However a text is marked, the loopback Telegram reads it or says where it cannot, and counts as Telegram counts."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.loopback.telegram.entities import Marked, end, found, trimmed, typed, units, written
from tests.loopback.telegram.hypertext import parsed
from tests.loopback.telegram.refusal import Refused

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PIECES = st.sampled_from(["<b>", "</b>", "<i a=b>", "</i>", "<pre>", '<code class="language-x">', "</code>", "</pre>", "<a href='https://a.b'>", "</a>", "<", ">", "&lt;", "&#", "/", "😀", " ", "é", "="])  # fmt: skip


@given(TEXTS)
def test_a_text_that_is_written_out_is_read_as_it_was(text: str) -> None:
    assert parsed(written(text, [])) == Marked(text, [])


@given(st.lists(PIECES).map("".join))
def test_whatever_is_read_can_be_written_and_read_again(source: str) -> None:
    with suppress(Refused):
        marked = trimmed(parsed(source))
        assert all(0 <= one["offset"] < end(one) <= units(marked.text) for one in marked.entities)
        again = parsed(written(marked.text, marked.entities))
        assert again.text == marked.text


def test_lengths_are_of_sixteen_bits() -> None:
    assert [units(one) for one in ("a", "é", "→", "😀")] == [1, 1, 1, 2]


def test_space_is_taken_away_and_marks_move_along() -> None:
    marked = trimmed(parsed(" \n é<b>x  </b>  "))
    assert marked == Marked("éx", [{"type": "bold", "offset": 1, "length": 1}])


def test_commands_names_and_addresses_are_found() -> None:
    kinds = {one["type"]: one["offset"] for one in found("/go and/or @Parley https://a.b/c?d")}
    assert kinds == {"bot_command": 0, "mention": 11, "url": 19}


def test_a_fence_is_no_place_for_commands() -> None:
    assert [one["type"] for one in typed("```\n/go @Parley\n```").entities] == ["pre"]
