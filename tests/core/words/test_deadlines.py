"""Due dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.teaching import DAY, Due
from core.words.deadlines import Unread, deadline, deadline_meant
from tests.core.words.test_days import WORDS

TODAY = date(2026, 11, 28)
"""A Saturday."""


def meant(text: str, language: str = "en") -> Due | Unread:
    spoken = dict.fromkeys((language, "en"))
    return deadline_meant(text, TODAY, [(one, WORDS.say(one)) for one in spoken])


@pytest.mark.parametrize(
    ("text", "language", "day", "minute"),
    [
        ("2026-12-04 18:00", "en", "2026-12-04", 1080),
        ("2026-12-04T18:00", "en", "2026-12-04", 1080),
        ("2026-12-04", "en", "2026-12-04", DAY),
        ("friday", "en", "2026-12-04", DAY),
        ("Saturday", "en", "2026-12-05", DAY),
        ("by next Friday, 6pm", "en", "2026-12-04", 1080),
        ("fri at 6:30 p.m.", "en", "2026-12-04", 1110),
        ("friday at 6", "en", "2026-12-04", 360),
        ("tomorrow noon", "en", "2026-11-29", 720),
        ("today 18h30", "en", "2026-11-28", 1110),
        ("friday midnight", "en", "2026-12-04", DAY),
        ("friday 24:00", "en", "2026-12-04", DAY),
        ("friday 0:00", "en", "2026-12-03", DAY),
        ("friday 12 am", "en", "2026-12-03", DAY),
        ("friday end of day", "en", "2026-12-04", DAY),
        ("in 3 days", "en", "2026-12-01", DAY),
        ("In a week, 18:00", "en", "2026-12-05", 1080),
        ("within 2 weeks", "en", "2026-12-12", DAY),
        ("Dec 4", "en", "2026-12-04", DAY),
        ("4 December 2026 at 18:00", "en", "2026-12-04", 1080),
        ("04.12.2026 18:00", "en", "2026-12-04", 1080),
        ("viernes", "es", "2026-12-04", DAY),
        ("el viernes a las 18:00", "es", "2026-12-04", 1080),
        ("el próximo miércoles a las 9", "es", "2026-12-02", 540),
        ("mié 9 h", "es", "2026-12-02", 540),
        ("mañana a mediodía", "es", "2026-11-29", 720),
        ("en 3 días", "es", "2026-12-01", DAY),
        ("dentro de una semana", "es", "2026-12-05", DAY),
        ("4 de diciembre, 18:00", "es", "2026-12-04", 1080),
        ("antes del 4/12/2026", "es", "2026-12-04", DAY),
        ("friday 18:00", "es", "2026-12-04", 1080),
        ("next friday", "de", "2026-12-04", DAY),
    ],
)
def test_a_due_date_is_understood(text: str, language: str, day: str, minute: int) -> None:
    assert meant(text, language) == Due(date.fromisoformat(day), minute)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("someday", "someday"),
        ("2026-13-40 18:00", "2026-13-40"),
        ("fryday 18:00", "fryday"),
        ("friday 25:00", "friday 25:00"),
        ("friday 18:75", "friday 18:75"),
        ("friday 13 pm", "friday 13 pm"),
        ("18:00", "18:00"),
        ("in 99 fortnights", "in 99 fortnights"),
        ("9999-12-31 24:00", "9999-12-31"),
        ("0001-01-01 0:00", "0001-01-01"),
        ("", ""),
    ],
)
def test_what_is_not_understood_is_said(text: str, part: str) -> None:
    assert meant(text) == Unread(part)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_due_date_or_is_not(text: str) -> None:
    assert isinstance(meant(text), Due | Unread)


@given(st.dates(TODAY, date(2028, 12, 31)), st.integers(1, 1439), st.sampled_from(("en", "es")))
def test_a_day_and_a_time_in_figures_are_understood_in_every_language(
    day: date, minute: int, language: str
) -> None:
    assert meant(f"{day} {minute // 60}:{minute % 60:02}", language) == Due(day, minute)


def test_a_due_date_is_said_in_words() -> None:
    six, end = Due(date(2026, 12, 4), 1080), Due(date(2026, 12, 4))
    assert deadline(six, TODAY, "en", WORDS.say("en")).replace("\u202f", " ") == "Fri, Dec 4, 6:00 PM"
    assert deadline(end, TODAY, "en", WORDS.say("en")) == "Fri, Dec 4, end of the day"
    assert deadline(six, TODAY, "es", WORDS.say("es")) == "vie, 4 dic, 18:00"
    assert deadline(end, TODAY, "es", WORDS.say("es")) == "vie, 4 dic, hasta el final del día"
