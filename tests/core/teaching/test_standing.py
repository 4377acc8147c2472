"""How somebody stands to what is due, and when they are reminded."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.teaching import State, nth_day, reminder_due, state_of

DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)
moments = st.integers(0, 365 * 1440).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("done", "due", "now", "state"),
    [
        (None, DUE, DUE, State.OPEN),
        (None, DUE, DUE + timedelta(seconds=1), State.LATE),
        (DUE, DUE, DUE, State.DONE),
        (DUE + timedelta(seconds=1), DUE, DUE + timedelta(days=1), State.DONE_LATE),
        (None, None, DUE, State.OPEN),
        (DUE, None, DUE, State.DONE),
    ],
)
def test_it_is_late_by_the_moment_and_not_before(
    done: datetime | None, due: datetime | None, now: datetime, state: State
) -> None:
    assert state_of(done, due, now) is state


@given(
    st.lists(moments, max_size=30),
    st.integers(1, 5),
    st.sampled_from(("UTC", "Asia/Tokyo", "America/New_York")),
)
def test_reviews_are_done_by_the_first_one_on_the_last_day_that_is_needed(
    found: list[datetime], count: int, zone: str
) -> None:
    done = nth_day(found, zone, count)
    days = sorted({one.astimezone(ZoneInfo(zone)).date() for one in found})
    if done is None:
        assert len(days) < count
    else:
        there = [one for one in found if one.astimezone(ZoneInfo(zone)).date() == days[count - 1]]
        assert done == min(there)


def test_days_are_those_of_the_learner() -> None:
    evening, night = datetime(2026, 5, 1, 21, tzinfo=UTC), datetime(2026, 5, 1, 23, tzinfo=UTC)
    assert nth_day([evening, night], "UTC", 2) is None
    assert nth_day([evening, night], "Europe/Madrid", 2) == night


@given(moments, st.integers(-600, 3000))
def test_nobody_is_reminded_of_what_is_past_or_far_off(due: datetime, minutes: int) -> None:
    kind = reminder_due(due, due - timedelta(minutes=minutes))
    assert (kind is not None) == (0 < minutes <= 24 * 60)
    if kind is not None:
        assert kind == ("hours" if minutes <= 180 else "day")


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        (timedelta(hours=24, minutes=1), None),
        (timedelta(hours=24), "day"),
        (timedelta(hours=3, minutes=1), "day"),
        (timedelta(hours=3), "hours"),
        (timedelta(minutes=1), "hours"),
        (timedelta(0), None),
    ],
)
def test_there_are_two_reminders(left: timedelta, kind: str | None) -> None:
    assert reminder_due(DUE, DUE - left) == kind
