"""Numbers, dates and durations read as each language writes them."""

import datetime as dt
from pathlib import Path

import pytest

import core.words
from core.words import Words, formats

NOON = dt.datetime(2026, 1, 5, 12, 0, tzinfo=dt.UTC)
WORDS = Words.load([Path(core.words.__file__).parent])


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "12,345.6"), ("es", "12.345,6"), ("de-CH", "12’345.6"), ("xx", "12,345.6")],
)
def test_number(language: str, expected: str) -> None:
    assert formats.number(12345.6, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "76%"), ("es", "76\N{NO-BREAK SPACE}%"), (None, "76%")]
)
def test_percent(language: str | None, expected: str) -> None:
    assert formats.percent(0.756, language) == expected


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("en", "UTC", "Jan 5, 2026"),
        ("es", None, "5 ene 2026"),
        ("en", "Pacific/Kiritimati", "Jan 6, 2026"),
        ("en", "No/Where", "Jan 5, 2026"),
        ("en", "../etc/passwd", "Jan 5, 2026"),
    ],
)
def test_date(language: str, zone: str | None, expected: str) -> None:
    assert formats.date(NOON, language, zone) == expected


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (0, "today", "hoy"),
        (1, "tomorrow", "mañana"),
        (-1, "yesterday", "ayer"),
        (3, "in 3 days", "dentro de 3 días"),
        (-6, "6 days ago", "hace 6 días"),
        (7, "Jan 12, 2026", "12 ene 2026"),
    ],
)
def test_relative_day(days: int, english: str, spanish: str) -> None:
    moment = NOON + dt.timedelta(days=days)
    assert formats.relative_day(moment, NOON, "en", None, WORDS.say("en")) == english
    assert formats.relative_day(moment, NOON, "es", None, WORDS.say("es")) == spanish


def test_tomorrow_begins_at_the_learners_midnight() -> None:
    in_two_hours = NOON + dt.timedelta(hours=2)
    assert formats.relative_day(in_two_hours, NOON, "en", "Pacific/Auckland", WORDS.say("en")) == "today"
    assert formats.relative_day(in_two_hours, NOON, "en", "Australia/Sydney", WORDS.say("en")) == "tomorrow"


@pytest.mark.parametrize(
    ("seconds", "english", "spanish"),
    [
        (-3, "0 sec", "0 s"),
        (0.4, "0 sec", "0 s"),
        (45, "45 sec", "45 s"),
        (300, "5 min", "5 min"),
        (330, "5 min 30 sec", "5 min 30 s"),
        (4800, "1 hr 20 min", "1 h 20 min"),
        (3630, "1 hr", "1 h"),
        (90_000, "1 day 1 hr", "1 d 1 h"),
    ],
)
def test_duration(seconds: float, english: str, spanish: str) -> None:
    assert formats.duration(seconds, "en") == english
    assert formats.duration(seconds, "es") == spanish


@pytest.mark.parametrize(("language", "said"), [("en", "Monday 10:05 AM"), ("es", "lunes 10:05")])
def test_a_time_of_day_is_told_with_its_weekday_where_the_learner_is(language: str, said: str) -> None:
    moment = dt.datetime(2026, 1, 5, 9, 5, tzinfo=dt.UTC)
    assert " ".join(formats.clock_time(moment, language, "Europe/Madrid").split()) == said


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("es", None, "Español"),
        ("pt-BR", None, "Português (Brasil)"),
        ("es", "en", "Spanish"),
        ("en", "es", "Inglés"),
        ("no language", "en", "no language"),
    ],
)
def test_a_language_is_named_in_itself_or_in_another(code: str, language: str | None, name: str) -> None:
    assert formats.language_name(code, language) == name
