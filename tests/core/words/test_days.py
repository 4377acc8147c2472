"""A day is understood as people write it in their language."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.words
from core.words import Words
from core.words.days import day_meant
from core.words.formats import calendar_day

TODAY = dt.date(2026, 12, 20)
WORDS = Words.load([Path(core.words.__file__).parent])


def meant(text: str, language: str, today: dt.date = TODAY) -> dt.date | None:
    return day_meant(text, today, language, WORDS.say(language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("today", "en", "2026-12-20"),
        (" Tomorrow ", "en", "2026-12-21"),
        ("mañana", "es", "2026-12-21"),
        ("manana", "es", "2026-12-21"),
        ("2026-12-24", "en", "2026-12-24"),
        ("24.12.", "en", "2026-12-24"),
        ("24. 12. 2026", "de", "2026-12-24"),
        ("12/24", "en", "2026-12-24"),
        ("24/12", "es", "2026-12-24"),
        ("24/12/26", "en-GB", "2026-12-24"),
        ("24 December", "en", "2026-12-24"),
        ("Dec 24", "en", "2026-12-24"),
        ("December 24, 2027", "en", "2027-12-24"),
        ("24th of December", "en", "2026-12-24"),
        ("mar 3 mar", "es", "2027-03-03"),
        ("3 mar", "es", "2027-03-03"),
        ("March or May 3", "en", None),
        ("24 de diciembre de 2026", "es", "2026-12-24"),
        ("24 dic", "es", "2026-12-24"),
        ("19 December", "en", "2027-12-19"),
        ("20 December", "en", "2026-12-20"),
        ("29 February", "en", "2028-02-29"),
        ("31.2.", "en", None),
        ("24/12", "en", None),
        ("2026-13-01", "en", None),
        ("soon", "en", None),
        ("December", "en", None),
        ("ma 3", "en", None),
        ("1 ju", "en", None),
        ("", "en", None),
        ("9" * 500, "en", None),
        ("٢٤.١٢.", "en", "2026-12-24"),
    ],
)
def test_what_is_written_means_a_day_or_none(text: str, language: str, expected: str | None) -> None:
    assert meant(text, language) == (expected and dt.date.fromisoformat(expected))


@given(st.dates(TODAY, dt.date(2034, 1, 1)), st.sampled_from(["en", "es"]))
def test_a_day_is_understood_as_it_is_shown(day: dt.date, language: str) -> None:
    assert meant(day.isoformat(), language) == day
    assert meant(calendar_day(day, TODAY, language), language) == day


@given(st.text(max_size=80), st.sampled_from(["en", "es", "ja", "xx"]))
def test_nothing_that_is_written_is_more_than_not_understood(text: str, language: str) -> None:
    found = meant(text, language)
    assert found is None or isinstance(found, dt.date)
