"""A digest is due on Monday at 8, by the reader's own clock, once a week."""

from datetime import UTC, datetime, timedelta

import pytest

from core.insight.digest import is_due

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "hours", "due"),
    [
        ("UTC", 7.9, False),
        ("UTC", 8, True),
        ("UTC", 55.9, True),
        ("UTC", 56, False),
        ("UTC", -1, False),
        ("Asia/Tokyo", -1, True),
        ("America/Los_Angeles", 15.9, False),
        ("America/Los_Angeles", 16, True),
    ],
)
def test_it_is_due_from_monday_at_8_for_two_days(zone: str, hours: float, due: bool) -> None:
    assert is_due(None, zone, at(hours)) is due


def test_it_is_sent_once_a_week() -> None:
    assert not is_due(at(8), "UTC", at(9))
    assert is_due(at(8), "UTC", at(8 + 7 * 24))
