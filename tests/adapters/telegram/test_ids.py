"""What stands in a button's data is short, says nothing of anybody, and is read as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.ids import MOST_DATA, Opened, Option, Pressable, Sent, Way, data, parse
from core.chat import choice_id

ids = st.builds(choice_id, st.integers(0, 2**63 - 1), st.integers(0, 2**16))
pressables: st.SearchStrategy[Pressable] = st.one_of(
    st.builds(Way, ids, st.booleans()),
    st.builds(Opened, ids),
    st.builds(Option, ids, st.integers(1, 999)),
    st.builds(Sent, ids),
)


@given(pressables)
def test_what_is_written_is_read_again(pressable: Pressable) -> None:
    written = data(pressable)
    assert len(written.encode()) <= MOST_DATA
    assert parse(written) == pressable


def test_data_look_as_they_do_in_messages_that_were_sent_long_ago() -> None:
    """Buttons live as long as their messages: what was once written has to be read for ever."""
    assert [data(one) for one in (Way("1f.0"), Way("1f.0", answers=True), Opened("1f.0"))] == [
        "c:1f.0",
        "a:1f.0",
        "f:1f.0",
    ]
    assert [data(one) for one in (Option("1f.0", 3), Sent("1f.0"))] == ["o:1f.0:3", "s:1f.0"]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "c",
        "c:",
        ":1f.0",
        "x:1f.0",
        "o:1f.0",
        "o:1f.0:",
        "o:1f.0:0",
        "o:1f.0:x",
        "o:1f.0:1000",
        "o:1f.0:²",
        "c:1f 0",
        "c:" + "a" * 62,
        "c:1f.0\n",
    ],
)
def test_garbage_leads_nowhere(given: str) -> None:
    assert parse(given) is None


@given(st.text())
def test_nothing_is_too_strange_to_be_read(given: str) -> None:
    found = parse(given)
    assert found is None or data(found) == given
