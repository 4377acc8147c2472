"""When a due date is, for learners everywhere."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.teaching import Due, known_zone
from core.teaching.due import zones_past

ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Africa/Casablanca",
)
days = st.dates(date(2005, 1, 1), date(2032, 12, 31))
dues = st.builds(Due, days, st.integers(1, 1440))


@given(due=dues, zone=st.sampled_from(ZONES))
def test_at_the_moment_the_wall_shows_the_due_time_or_for_the_first_time_a_later_one(
    due: Due, zone: str
) -> None:
    there, moment = ZoneInfo(zone), due.moment(zone)
    shown = moment.astimezone(there).replace(tzinfo=None)
    assert shown >= due.wall
    if shown > due.wall:
        before = (moment - timedelta(seconds=1)).astimezone(there).replace(tzinfo=None)
        assert before < due.wall


@given(due=dues, zone=st.sampled_from(ZONES))
def test_the_wall_does_not_show_the_due_time_again_after_the_moment(due: Due, zone: str) -> None:
    there, moment = ZoneInfo(zone), due.moment(zone)
    later = [moment + timedelta(minutes=minutes) for minutes in range(1, 181)]
    assert due.wall not in [one.astimezone(there).replace(tzinfo=None) for one in later]


@given(one=dues, other=dues, zone=st.sampled_from(ZONES))
def test_what_is_due_later_is_never_due_at_an_earlier_moment(one: Due, other: Due, zone: str) -> None:
    first, second = sorted((one, other))
    assert first.moment(zone) <= second.moment(zone)


@pytest.mark.parametrize(
    ("due", "zone", "moment"),
    [
        (Due(date(2026, 12, 4), 18 * 60), "Europe/Madrid", datetime(2026, 12, 4, 17, tzinfo=UTC)),
        (Due(date(2026, 12, 4)), "America/New_York", datetime(2026, 12, 5, 5, tzinfo=UTC)),
        # Clocks go from 2:00 to 3:00: half past two is never shown.
        (Due(date(2026, 3, 29), 150), "Europe/Madrid", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # Clocks go from 3:00 back to 2:00: half past two is shown twice.
        (Due(date(2026, 10, 25), 150), "Europe/Madrid", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        # Half an hour forward.
        (Due(date(2026, 10, 4), 135), "Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        # A whole day that there never was.
        (Due(date(2011, 12, 30), 600), "Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
        (Due(date(2026, 1, 1), 60), "Nowhere/Atlantis", datetime(2026, 1, 1, 1, tzinfo=UTC)),
        (Due(date(2026, 1, 1), 60), None, datetime(2026, 1, 1, 1, tzinfo=UTC)),
    ],
)
def test_moments_that_were_worked_out_by_hand(due: Due, zone: str | None, moment: datetime) -> None:
    assert due.moment(zone) == moment


@pytest.mark.parametrize("minute", [0, 1441, -5])
def test_there_is_no_minute_outside_of_a_day(minute: int) -> None:
    with pytest.raises(ValueError, match="minutes 1 to 1440"):
        Due(date(2026, 1, 1), minute)


def test_the_first_time_zone_that_there_is_counts() -> None:
    assert known_zone("Nowhere/Atlantis", None, "Europe/Madrid", "UTC") == "Europe/Madrid"
    assert known_zone(None, "../../etc/passwd", "") == "UTC"


def test_one_due_date_is_past_in_the_east_before_it_is_in_the_west() -> None:
    due = Due(date(2026, 12, 4), 12 * 60)
    zones = ("Asia/Tokyo", "Europe/Madrid", "America/New_York")
    assert [zones_past(due, zones, datetime(2026, 12, 4, hour, tzinfo=UTC)) for hour in (2, 5, 12, 18)] == [
        0,
        1,
        2,
        3,
    ]
