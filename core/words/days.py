"""Calendar days by what people write: `tomorrow`, `24 December`, `24.12.`, `2026-12-24`, each as their language has it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import cast

from babel.dates import get_date_format

from core.chat import Say
from core.words.locales import locale_of

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NUMBERS = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[./ -])\s?(?P<other>\d{1,2})(?:[./ -]\s?(?P<year>\d{4}|\d\d))?\.?"
)
NAMED = re.compile(r"(?=.*\b(?P<day>\d{1,2})(?!\d))(?:.*\b(?P<year>\d{4})\b)?")
LONGEST = 60
SHORTEST_NAME = 3
"""Letters of a month's name that are enough."""
CENTURY = 2000
AHEAD = 8
"""Years in which a day is looked for whose year was not said: the 29th of February is that rare."""
KEPT = 16

type Names = Mapping[str, Mapping[str, Mapping[int, str]]]
"""Names of months, or of days of the week, by their use and their length."""


def day_meant(text: str, today: dt.date, language: str | None, say: Say) -> dt.date | None:
    """The day that `text` means; without a year, the next one that is called so, today included. None where it means none."""
    text = _folded(text[:LONGEST])
    words = {_folded(say("day-today")): today, _folded(say("day-tomorrow")): today + dt.timedelta(days=1)}
    if text in words:
        return words[text]
    if iso := ISO.fullmatch(text):
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    if numbers := NUMBERS.fullmatch(text):
        pair = int(numbers["one"]), int(numbers["other"])
        day, month = pair if numbers["sign"] == "." or _day_first(language) else pair[::-1]
        return _of_year(numbers["year"], month, day, today)
    named = NAMED.match(text)
    month = _month(text, language)
    return _of_year(named["year"], month, int(named["day"]), today) if named and month else None


def _of_year(year: str | None, month: int, day: int, today: dt.date) -> dt.date | None:
    if year is not None:
        return _day(int(year) if len(year) > 2 else CENTURY + int(year), month, day)
    found = (_day(today.year + ahead, month, day) for ahead in range(AHEAD + 1))
    return next((one for one in found if one is not None and one >= today), None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(year, month, day)
    return None


def _month(text: str, language: str | None) -> int | None:
    """The month whose name, or the beginning of it, the text has; None where it has none, or several.

    A word that may be a day of the week (Spanish `mar`) is a month only where no other is.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= SHORTEST_NAME]
    weekdays = _weekdays(language)
    for some in ([word for word in words if word not in weekdays], words):
        found = {
            number for word in some for name, number in _months(language).items() if name.startswith(word)
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


@lru_cache(KEPT)
def _months(language: str | None) -> Mapping[str, int]:
    months = cast("Names", locale_of(language).months)
    named = (months[use]["wide"].items() for use in ("format", "stand-alone"))
    return {_folded(name): number for names in named for number, name in names}


@lru_cache(KEPT)
def _weekdays(language: str | None) -> frozenset[str]:
    days = cast("Names", locale_of(language).days)["stand-alone"]
    return frozenset(_folded(name) for width in ("wide", "abbreviated") for name in days[width].values())


@lru_cache(KEPT)
def _day_first(language: str | None) -> bool:
    pattern = str(get_date_format("short", locale_of(language)).pattern)
    return pattern.find("d") < pattern.find("M")


def _folded(text: str) -> str:
    """In small letters, without accents."""
    bare = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join("".join(bare).casefold().split())
