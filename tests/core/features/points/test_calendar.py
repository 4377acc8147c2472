"""The calendar has the last four weeks, each day once, and claims nothing of a day that was not so. Rests keep days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.features.points.rules import (
    WEEK,
    WEEKS,
    Cell,
    Misfit,
    Rest,
    Was,
    back,
    calendar,
    first_shown,
    misfit,
    rest,
    told_of,
    weeks,
)
from core.play.streaks import DAY, LONGEST_VACATION, Kept, Streak, Vacation, learn, local_day, shown

BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 4, 10)
ZONES = ["Europe/Madrid", "Pacific/Apia", "America/New_York", "Australia/Lord_Howe", None]

hours = st.lists(st.integers(0, 60 * 24), min_size=1, max_size=40).map(sorted)


def history(
    moments: list[datetime], zone: str | None, due: datetime | None, vacation: Vacation | None = None
) -> tuple[Streak, dict[date, Kept]]:
    """Somebody who learnt at these moments: their streak, and every day that it settled."""
    streak, kept = Streak(vacation=vacation), dict[date, Kept]()
    for moment in moments:
        day = learn(streak, moment, zone, due=due)
        streak, kept = day.streak, {**kept, **day.settled}
    return streak, kept


def seen(streak: Streak, kept: dict[date, Kept], today: date, due: date | None = None) -> dict[date, Was]:
    since = {day: how for day, how in kept.items() if day >= first_shown(today)}
    return {one.day: one.was for one in calendar(since, streak, today, due)}


@given(hours, st.sampled_from(ZONES), st.one_of(st.none(), st.integers(0, 70 * 24)), st.integers(0, 500))
def test_every_day_is_there_once_and_is_what_it_was(
    at: list[int], zone: str | None, due_after: int | None, later: int
) -> None:
    due = None if due_after is None else BEGIN + timedelta(hours=due_after)
    streak, kept = history([BEGIN + timedelta(hours=one) for one in at], zone, due)
    now = BEGIN + timedelta(hours=at[-1] + later)
    today, since = local_day(now, zone), due and local_day(due, zone)
    found = seen(streak, kept, today, since)
    assert list(found) == [today - place * DAY for place in reversed(range(WEEK * WEEKS))]
    for day, was in found.items():
        assert (was is Was.LEARNT) == (kept.get(day) is Kept.LEARNT)
        assert (was is Was.SAVED) == (kept.get(day) is Kept.FREEZE)
        assert (was is Was.TODAY) <= (day == today)
        if was is Was.FREE and streak.last is not None and day > streak.last:
            assert since is None or day < since, "nothing was due on it"
        assert was is not Was.RESTED


@given(hours, st.sampled_from(ZONES))
def test_no_day_of_a_row_that_goes_on_is_left_without_a_word(at: list[int], zone: str | None) -> None:
    streak, kept = history([BEGIN + timedelta(hours=one) for one in at], zone, None)
    today = local_day(BEGIN + timedelta(hours=at[-1]), zone)
    first = min(kept)
    assert all(was is not Was.QUIET for day, was in seen(streak, kept, today).items() if day >= first)


def test_after_a_gap_with_something_due_the_days_before_the_row_are_quiet() -> None:
    moments = [BEGIN, BEGIN + DAY, BEGIN + 5 * DAY, BEGIN + 6 * DAY]
    streak, kept = history(moments, None, BEGIN)
    found = seen(streak, kept, date(2026, 3, 8), date(2026, 3, 1))
    assert streak.days == 2
    assert [found[date(2026, 3, day)] for day in range(1, 9)] == [
        Was.LEARNT,
        Was.LEARNT,
        Was.QUIET,
        Was.QUIET,
        Was.QUIET,
        Was.LEARNT,
        Was.LEARNT,
        Was.TODAY,
    ]


def test_days_on_which_something_is_due_and_nothing_was_learnt_are_not_held_against_anybody() -> None:
    streak, kept = history([BEGIN], None, None)
    found = seen(streak, kept, date(2026, 3, 6), due=date(2026, 3, 4))
    assert [found[date(2026, 3, day)] for day in range(1, 7)] == [
        Was.LEARNT,
        Was.FREE,
        Was.FREE,
        Was.QUIET,
        Was.QUIET,
        Was.TODAY,
    ]


def test_a_row_that_is_older_than_the_calendar_leaves_none_of_its_days_out() -> None:
    streak, kept = history([BEGIN + place * 3 * DAY for place in range(14)], None, None)
    assert set(seen(streak, kept, TODAY).values()) == {Was.LEARNT, Was.FREE, Was.TODAY} - (
        {Was.TODAY} if TODAY in kept else set()
    )


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_a_day_on_which_the_clocks_change_is_one_day(day: str) -> None:
    zone = ZoneInfo("Europe/Madrid")
    changed = date.fromisoformat(day)
    hours_of = [datetime(changed.year, changed.month, changed.day, hour, tzinfo=zone) for hour in (0, 23)]
    moments = [hours_of[0] - DAY, *hours_of, hours_of[1] + DAY]
    streak, kept = history([one.astimezone(UTC) for one in moments], "Europe/Madrid", moments[0])
    found = seen(streak, kept, changed + DAY)
    assert streak.days == 3
    assert [found[changed + place * DAY] for place in (-1, 0, 1)] == [Was.LEARNT] * 3
    assert len(found) == 28


def test_the_day_that_is_left_out_at_the_date_line_is_free() -> None:
    before = datetime(2011, 12, 29, 20, tzinfo=ZoneInfo("Pacific/Apia")).astimezone(UTC)
    after = datetime(2011, 12, 31, 8, tzinfo=ZoneInfo("Pacific/Apia")).astimezone(UTC)
    assert after - before < DAY, "the 30th never was in Samoa"
    streak, kept = history([before, after], "Pacific/Apia", before - 9 * DAY)
    found = seen(streak, kept, date(2011, 12, 31))
    assert streak.days == 2
    assert [found[date(2011, 12, day)] for day in (29, 30, 31)] == [Was.LEARNT, Was.FREE, Was.LEARNT]


def test_weeks_are_seven_days_and_tell_what_is_worth_a_word() -> None:
    streak, kept = history([BEGIN, BEGIN + DAY, BEGIN + 3 * DAY], None, None)
    cells = [Cell(day, was) for day, was in seen(streak, kept, date(2026, 3, 4)).items()]
    rows = weeks(cells)
    assert [len(row) for row in rows] == [7, 7, 7, 7]
    assert list(told_of(rows[0])) == []
    assert list(told_of(rows[3])) == [
        (Was.LEARNT, [date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 4)]),
        (Was.FREE, [date(2026, 3, 3)]),
    ]


# ── rests ────────────────────────────────────────────────────────────────────────────────────────────────────


def resting(first: int, last: int, learnt: int = -3) -> Streak:
    """Somebody who learnt so many days from today, with a rest from one day to another."""
    vacation = Vacation(TODAY + first * DAY, TODAY + last * DAY)
    return Streak(days=1, best=1, last=TODAY + learnt * DAY, vacation=vacation)


@pytest.mark.parametrize(
    ("streak", "expected"),
    [
        (Streak(), Rest.NONE),
        (resting(1, 5), Rest.AHEAD),
        (resting(0, 0), Rest.ON),
        (resting(-2, 0), Rest.ON),
        (resting(-2, -1), Rest.OVER),
        (resting(-9, -8), Rest.NONE),
        (resting(-2, -1, learnt=0), Rest.NONE),
        (Streak(vacation=Vacation(TODAY - 2 * DAY, TODAY - DAY)), Rest.NONE),
    ],
)
def test_a_rest_is_ahead_on_or_over(streak: Streak, expected: Rest) -> None:
    assert rest(streak, TODAY) is expected


def test_a_rest_begins_today_or_later_and_ends_and_is_not_too_long() -> None:
    def wrong(first: int, last: int, streak: Streak | None = None) -> Misfit | None:
        return misfit(streak or Streak(), Vacation(TODAY + first * DAY, TODAY + last * DAY), TODAY)

    assert wrong(0, 0) is None
    assert wrong(3, 10) is None
    assert wrong(-1, 3) is Misfit.PAST
    assert wrong(-4, -1) is Misfit.PAST
    assert wrong(5, 4) is Misfit.ORDER
    assert wrong(0, LONGEST_VACATION.days - 1) is None
    assert wrong(0, LONGEST_VACATION.days) is Misfit.LONG
    assert wrong(-2, 4, resting(-2, 1)) is None, "one that is on may be made longer"
    assert wrong(-2, 0, resting(-2, 9)) is None, "or shorter"
    assert wrong(-2, -1, resting(-2, 9)) is Misfit.PAST
    assert wrong(-2, LONGEST_VACATION.days - 2, resting(-2, 9)) is Misfit.LONG


@given(st.integers(-20, 20), st.integers(0, 20), st.integers(1, 30))
def test_who_comes_back_early_loses_none_of_the_days_that_they_rested(
    first: int, length: int, later: int
) -> None:
    streak = replace(resting(first, first + length, learnt=min(first, 0) - 1), seen=None)
    home = back(streak, TODAY)
    now = datetime.combine(TODAY, BEGIN.time(), UTC)
    due = datetime.combine(TODAY + min(first, 0) * DAY, BEGIN.time(), UTC)
    if first <= 0 <= first + length:
        assert shown(home, now, None, due=due) == 1
        assert shown(home, now + later * DAY, None, due=due) == 0, "from today on, days count again"
    if first >= 0:
        assert home.vacation is None
