"""Equals share a rank, and spans turn over for all at once."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from core.play.boards import Span, Standing, period, places

points = st.lists(st.integers(-5, 5), max_size=30)


def standings(amounts: list[int]) -> list[Standing]:
    ordered = sorted(amounts, reverse=True)
    return [Standing(number, f"n{number}", amount) for number, amount in enumerate(ordered)]


def test_after_two_firsts_comes_a_third() -> None:
    found = places(standings([9, 9, 7, 5, 5, 5, 1]))
    assert [one.rank for one in found] == [1, 1, 3, 4, 4, 4, 7]


@given(points)
def test_a_rank_is_one_more_than_those_who_have_more_points(amounts: list[int]) -> None:
    for one in places(standings(amounts)):
        assert one.rank == 1 + sum(amount > one.standing.points for amount in amounts)


@given(points, st.data())
def test_a_part_of_a_board_has_the_ranks_of_the_whole(amounts: list[int], data: st.DataObject) -> None:
    whole = standings(amounts)
    first = data.draw(st.integers(0, len(whole)))
    part = whole[first : data.draw(st.integers(first, len(whole)))]
    better = sum(one.points > part[0].points for one in whole) if part else 0
    found = places(part, before=first, better=better)
    assert list(found) == list(places(whole))[first : first + len(part)]


def test_a_week_is_named_by_the_year_of_its_thursday() -> None:
    assert period(Span.WEEK, datetime(2026, 12, 31, tzinfo=UTC)) == "2026-W53"
    assert period(Span.WEEK, datetime(2027, 1, 3, tzinfo=UTC)) == "2026-W53"
    assert period(Span.WEEK, datetime(2027, 1, 4, tzinfo=UTC)) == "2027-W01"


def test_spans_turn_over_at_one_moment_wherever_somebody_is() -> None:
    late = datetime(2026, 2, 1, 3, tzinfo=timezone(timedelta(hours=5)))
    assert period(Span.MONTH, late) == "2026-01"
    assert period(Span.ALL, late) == "all"
