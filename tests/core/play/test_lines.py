"""What of a board is shown tells of every rank whether it is shared, also with those who are not shown."""

from hypothesis import given
from hypothesis import strategies as st

from core.play.boards import FIRST, REACH, Line, Place, Standing, around, lines, places


def board(amounts: list[int]) -> list[Place]:
    ordered = sorted(amounts, reverse=True)
    return list(places([Standing(number, f"n{number}", points) for number, points in enumerate(ordered)]))


def told(shown: tuple[Line, ...]) -> list[str]:
    return [f"{'=' * one.shared}{one.place.rank}{'*' * one.own}" for one in shown]


def test_equals_share_their_rank_and_ones_own_line_is_marked() -> None:
    assert told(lines(board([9, 7, 7, 4]), 2)) == ["1", "=2", "=2*", "4"]


def test_one_sees_as_many_above_as_below_where_they_are() -> None:
    whole = board(list(range(20)))
    assert told(around(whole, 10)) == ["8", "9", "10", "11*", "12", "13", "14"]
    assert told(around(whole, 0)) == ["1*", "2", "3", "4"]
    assert told(around(whole, 19)) == ["17", "18", "19", "20*"]


def test_who_is_not_there_sees_nothing_around_themselves() -> None:
    assert around(board([3, 2]), 7) == ()
    assert lines([], 7) == ()


@given(st.lists(st.integers(0, 4), min_size=1, max_size=25), st.data())
def test_what_is_shown_of_a_part_is_what_the_whole_says(amounts: list[int], data: st.DataObject) -> None:
    whole = board(amounts)
    me = data.draw(st.integers(0, len(whole) - 1))
    part = whole[max(0, me - REACH - 1) : me + REACH + 2]
    assert around(part, me) == lines(whole, me)[max(0, me - REACH) : me + REACH + 1]
    assert lines(whole[: FIRST + 1], me)[:FIRST] == lines(whole, me)[:FIRST]
    for one in lines(whole, me):
        points = one.place.standing.points
        assert one.shared == (sum(each.standing.points == points for each in whole) > 1)
