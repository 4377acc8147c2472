"""Whatever people call their time zone is found, and what may mean several is given to choose from."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from core.words import zones

NOW = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Madrid", "en", "Europe/Madrid"),
        (" europe/madrid ", "en", "Europe/Madrid"),
        ("madrid, spain", None, "Europe/Madrid"),
        ("new york", "en", "America/New_York"),
        ("Nueva York", "es-MX", "America/New_York"),
        ("São Paulo", "en", "America/Sao_Paulo"),
        ("sao paulo", "es", "America/Sao_Paulo"),
        ("Alemania", "es", "Europe/Berlin"),
        ("Germany", "es", "Europe/Berlin"),
        ("UK", "en", "Europe/London"),
        ("Calcutta", "en", "Asia/Calcutta"),
        ("Etc/GMT+5", "en", "Etc/GMT+5"),
        ("utc", "en", "UTC"),
        ("UTC+2", "en", "Etc/GMT-2"),
        ("gmt −5", "en", "Etc/GMT+5"),
        ("-3", "en", "Etc/GMT+3"),
        ("+05:30", "en", "Asia/Kolkata"),
        ("UTC-3:30", "en", "America/St_Johns"),
        ("+0", "en", "UTC"),
    ],
)
def test_what_people_call_their_zone_is_found(text: str, language: str | None, zone: str) -> None:
    assert list(zones.zones(text, language, NOW)) == [zone]


@pytest.mark.parametrize("hours", range(zones.WEST, zones.EAST + 1))
def test_a_distance_from_utc_is_that_distance(hours: int) -> None:
    (zone,) = zones.zones(f"UTC{hours:+d}", None, NOW)
    assert NOW.astimezone(ZoneInfo(zone)).utcoffset() == dt.timedelta(hours=hours)
    assert zones.label(zone, None) == (f"UTC{hours:+d}".replace("-", "−") if hours else "UTC")


@pytest.mark.parametrize("minutes", zones.UNEVEN)
def test_an_uneven_distance_from_utc_is_kept_by_its_zone(minutes: int) -> None:
    winters = {NOW.replace(month=month).astimezone(ZoneInfo(zones.UNEVEN[minutes])) for month in (1, 7)}
    assert dt.timedelta(minutes=minutes) in {one.utcoffset() for one in winters}


def test_a_country_with_several_times_gives_one_zone_for_each() -> None:
    assert list(zones.zones("Spain", "en", NOW)) == ["Europe/Madrid", "Atlantic/Canary"]
    assert "America/Detroit" not in zones.zones("usa", "en", NOW), "it keeps the time of New York"


@pytest.mark.parametrize(
    "text", ["", "2", "UTC+15", "UTC-13", "+5:17", "Narnia", "x" * 20_000, "🕰", "/", ".."]
)
def test_what_names_no_zone_finds_none(text: str) -> None:
    assert not zones.zones(text, "en", NOW)


def test_a_mistyped_name_is_guessed() -> None:
    assert zones.guesses("Madird", "en", NOW)[0] == "Europe/Madrid"
    assert zones.guesses("Narnia Central Standard", "en", NOW) == []


@pytest.mark.parametrize(
    ("zone", "language", "label"),
    [
        ("America/New_York", "es", "Nueva York"),
        ("Europe/Madrid", None, "Madrid"),
        ("Pacific/Port_Moresby", "en", "Port Moresby"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, language: str | None, label: str) -> None:
    assert zones.label(zone, language) == label
