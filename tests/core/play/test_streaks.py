"""Days in a row are the learner's own: through clock changes and journeys, with rests, and begun again without blame."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.play.streaks import (
    EARNED_EVERY,
    LONGEST_VACATION,
    MOST_FREEZES,
    Came,
    Day,
    Kept,
    Streak,
    Vacation,
    learn,
    local_day,
    may_rest,
    shown,
)

MADRID, HONOLULU, KIRITIMATI = "Europe/Madrid", "Pacific/Honolulu", "Pacific/Kiritimati"
ZONES = [
    MADRID,
    HONOLULU,
    KIRITIMATI,
    "America/New_York",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Asia/Kolkata",
    "America/St_Johns",
    "Pacific/Apia",
    None,
]
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def at(day: str, zone: str = MADRID) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def learnt(
    *moments: str, due: str | None = "2025-01-01", zone: str = MADRID, begin: Streak | None = None
) -> Day:
    """Somebody who learnt at these moments of their own zone, with something due since then."""
    day = Day(streak=begin or Streak(), came=Came.BEGAN)
    for one in moments:
        day = learn(day.streak, at(one, zone), zone, due=None if due is None else at(due, zone))
    return day


def daily(count: int) -> list[str]:
    return [str(date(2026, 3, 1) + n * DAY) + "T12:00" for n in range(count)]


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_day_counts_once_however_often_one_comes() -> None:
    day = learnt("2026-03-01T09:00", "2026-03-01T23:59", "2026-03-02T00:01", "2026-03-02T00:02")
    assert (day.streak.days, day.came, day.settled) == (2, Came.SAME_DAY, {})


def test_the_day_is_the_learners_own_and_not_that_of_utc() -> None:
    assert learnt("2026-03-01T23:30", "2026-03-02T23:30", zone="America/New_York").streak.days == 2
    assert local_day(datetime(2026, 3, 1, 4, tzinfo=UTC), "America/New_York") == date(2026, 2, 28)


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", "", "Etc", "x" * 64])
def test_a_zone_that_is_none_is_that_of_utc(zone: str) -> None:
    assert local_day(datetime(2026, 3, 1, 23, 59, tzinfo=UTC), zone) == date(2026, 3, 1)
    assert learn(Streak(), at("2026-03-01T12:00"), zone, due=None).streak.last == date(2026, 3, 1)


@pytest.mark.parametrize(
    "moments",
    [
        ["2026-03-28T23:59", "2026-03-29T23:59", "2026-03-30T00:01"],  # 23 hours long
        ["2026-10-24T00:01", "2026-10-25T23:59", "2026-10-26T23:59"],  # 25 hours long
    ],
)
def test_days_on_which_clocks_change_are_days_as_others(moments: list[str]) -> None:
    assert learnt(*moments).streak.days == 3


def test_the_short_day_on_which_clocks_are_put_forward_is_missed_as_any_other() -> None:
    assert learnt("2026-03-28T23:59", "2026-03-30T00:01").came is Came.BEGAN_AGAIN


# ── what keeps it ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_day_on_which_nothing_was_due_keeps_it_and_counts_for_nothing() -> None:
    day = learnt("2026-03-01T12:00", "2026-03-05T12:00", due="2026-03-05T08:00")
    assert (day.streak.days, day.came, list(day.settled)) == (2, Came.WENT_ON, [date(2026, 3, 5)])


def test_who_has_nothing_that_ever_comes_back_loses_nothing() -> None:
    assert learnt("2026-03-01T12:00", "2027-03-01T12:00", due=None).streak.days == 2


def test_a_day_on_which_something_was_due_and_not_done_ends_it_gently() -> None:
    day = learnt(*daily(3), "2026-03-05T12:00")
    assert day.came is Came.BEGAN_AGAIN
    assert (day.streak.days, day.streak.best) == (1, 3)


def test_something_that_was_due_late_on_a_day_was_due_on_that_day() -> None:
    assert learnt("2026-03-01T12:00", "2026-03-03T12:00", due="2026-03-02T23:50").came is Came.BEGAN_AGAIN
    assert learnt("2026-03-01T12:00", "2026-03-03T12:00", due="2026-03-03T00:10").came is Came.WENT_ON


def test_a_week_earns_a_freeze_which_keeps_a_day() -> None:
    week = learnt(*daily(EARNED_EVERY))
    assert week.streak.freezes == 1
    after = learnt("2026-03-09T12:00", begin=week.streak)
    assert after.came is Came.WENT_ON
    assert after.settled == {date(2026, 3, 8): Kept.FREEZE, date(2026, 3, 9): Kept.LEARNT}
    assert (after.streak.days, after.streak.freezes) == (EARNED_EVERY + 1, 0)


def test_nobody_has_more_than_two_freezes_and_a_gap_that_needs_more_uses_none() -> None:
    month = learnt(*daily(5 * EARNED_EVERY)).streak
    assert month.freezes == MOST_FREEZES
    long = learn(month, at("2026-04-08T12:00"), MADRID, due=at("2026-01-01"))
    assert (long.came, long.streak.freezes) == (Came.BEGAN_AGAIN, MOST_FREEZES)


def test_a_vacation_keeps_it() -> None:
    rest = Vacation(date(2026, 3, 2), date(2026, 3, 20))
    begun = replace(learnt("2026-03-01T12:00").streak, vacation=rest)
    assert learnt("2026-03-21T12:00", begin=begun).came is Came.WENT_ON
    assert learnt("2026-03-22T12:00", begin=begun).came is Came.BEGAN_AGAIN


def test_a_vacation_begins_today_or_later_and_ends() -> None:
    today = date(2026, 3, 2)
    assert may_rest(Vacation(today, today), today)
    assert not may_rest(Vacation(today - DAY, today), today)
    assert not may_rest(Vacation(today + DAY, today), today)
    assert not may_rest(Vacation(today, today + LONGEST_VACATION), today)


def test_what_is_shown_is_what_coming_now_would_go_on_from() -> None:
    streak = learnt(*daily(3)).streak
    due = at("2026-01-01")
    assert shown(streak, at("2026-03-04T23:59"), MADRID, due=due) == 3
    assert shown(streak, at("2026-03-05T00:01"), MADRID, due=due) == 0
    assert shown(streak, at("2026-03-05T00:01"), MADRID, due=None) == 3


# ── journeys ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_flies_east_over_the_date_line_is_not_asked_for_the_day_that_was_never_theirs() -> None:
    evening = at("2026-03-06T23:00", HONOLULU)
    begun = learn(Streak(), evening, HONOLULU, due=None).streak
    landed = learn(begun, evening + timedelta(hours=5), KIRITIMATI, due=at("2026-01-01"))
    assert landed.streak.last == date(2026, 3, 8)
    assert (landed.came, landed.streak.days) == (Came.WENT_ON, 2)


def test_who_flies_west_has_the_same_day_once_more_and_loses_none() -> None:
    morning = at("2026-03-08T08:00", KIRITIMATI)
    streak = learn(Streak(), morning, KIRITIMATI, due=None).streak
    due = at("2026-01-01")
    for hours, came in ((5, Came.SAME_DAY), (30, Came.SAME_DAY), (50, Came.WENT_ON)):
        day = learn(streak, morning + timedelta(hours=hours), HONOLULU, due=due)
        streak = day.streak
        assert day.came is came
    assert streak.days == 2


steps = st.lists(
    st.tuples(
        st.integers(1, 4 * 24 * 60),  # minutes since the last
        st.sampled_from(ZONES),
        st.none() | st.integers(0, 6 * 24 * 60),  # minutes from the last to when something is due
    ),
    min_size=1,
    max_size=60,
)
starts = st.integers(0, 365 * 24 * 60)


@given(starts, steps)
def test_no_day_counts_twice_and_each_that_counts_was_a_day_of_the_learners(
    start: int, steps: list[tuple[int, str | None, int | None]]
) -> None:
    now, streak = BEGIN + timedelta(minutes=start), Streak()
    counted: list[date] = []
    for minutes, zone, due in steps:
        before = now
        now += timedelta(minutes=minutes)
        day = learn(streak, now, zone, due=None if due is None else before + timedelta(minutes=due))
        fresh = [one for one, kept in day.settled.items() if kept is Kept.LEARNT]
        assert fresh == ([] if day.came is Came.SAME_DAY else [local_day(now, zone)])
        assert 0 <= day.streak.freezes <= MOST_FREEZES
        assert day.streak.days <= day.streak.best
        assert day.streak.best >= streak.best
        counted += fresh
        streak = day.streak
    assert counted == sorted(set(counted))
    lived = (now - BEGIN - timedelta(minutes=start)) // DAY + 3  # of which two are gained by flying east
    assert streak.best <= lived


@given(starts, steps)
def test_it_ends_by_days_alone_on_which_something_was_due_and_no_freeze_was_left(
    start: int, steps: list[tuple[int, str | None, int | None]]
) -> None:
    now, streak = BEGIN + timedelta(minutes=start), Streak()
    for minutes, zone, later in steps:
        due = None if later is None else now + timedelta(minutes=later)
        now += timedelta(minutes=minutes)
        day = learn(streak, now, zone, due=due)
        if streak.last is not None:
            today, until = local_day(now, zone), due and local_day(due, zone)
            gap = [streak.last + n * DAY for n in range(1, (today - streak.last).days)]
            unkept = [one for one in gap if until is not None and one >= until]
            if day.came is Came.BEGAN_AGAIN:
                assert len(unkept) > streak.freezes
            if not unkept:
                assert day.streak.freezes >= streak.freezes, "nor is a freeze used up"
        streak = day.streak


@given(starts, st.sampled_from(ZONES), st.integers(1, 20), st.integers(0, 23), st.integers(0, 23))
def test_in_one_zone_a_gap_of_days_with_something_due_ends_it_whatever_the_clocks_do(
    start: int, zone: str | None, gap: int, first: int, last: int
) -> None:
    own = ZoneInfo(zone or "UTC")
    day = (BEGIN + timedelta(minutes=start)).date()
    begun = datetime(day.year, day.month, day.day, first, tzinfo=own).astimezone(UTC)
    later = day + (gap + 1) * DAY
    back = datetime(later.year, later.month, later.day, last, tzinfo=own).astimezone(UTC)
    streak = learn(Streak(), begun, zone, due=None).streak
    assert learn(streak, back, zone, due=begun).came is Came.BEGAN_AGAIN


@given(starts, st.sampled_from(ZONES), st.lists(st.integers(0, 23 * 60 + 59), min_size=2, max_size=40))
def test_who_learns_on_every_day_of_their_own_never_begins_again(
    start: int, zone: str | None, minutes: list[int]
) -> None:
    own = ZoneInfo(zone or "UTC")
    first = (BEGIN + timedelta(minutes=start)).date()
    streak = Streak()
    for place, minute in enumerate(minutes):
        day = first + place * DAY
        moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=own)
        streak = learn(streak, moment.astimezone(UTC), zone, due=BEGIN - DAY).streak
        assert streak.days == place + 1
