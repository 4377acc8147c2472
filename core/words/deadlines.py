"""Due dates by what people write: `friday 18:00`, `in 3 days`, `4 de diciembre a las 18:00`, `2026-12-04 18:00`; and back."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from babel.dates import format_time

from core.chat import Say
from core.teaching import DAY, Due
from core.words.days import day_meant
from core.words.formats import calendar_day
from core.words.locales import locale_of

LONGEST = 60
KEPT = 16
NOON = 720
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?::(?P<minute>\d\d))(?:\s?h)?|\s?h(?P<after>\d\d)?)?\s?(?P<half>[ap]\.?\s?m\.?)?"
)
"""A time of day at the end of a line: `18:00`, `18h30`, `6 pm`; a bare number is one only after a word such as `at`."""
ISO_WITH_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})t(?=\d)")
YEARS = 50
"""So many years off, a day was not meant."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a due date was not understood."""

    part: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A language, and its words for a due date."""

    language: str | None
    say: Say

    def words(self, name: str) -> tuple[str, ...]:
        """The words for something, the longest first, so that `a las` is not taken for `a`."""
        found = (_folded(one) for one in self.say(f"deadline-word-{name}").split(","))
        return tuple(sorted(found, key=len, reverse=True))


def deadline_meant(text: str, today: dt.date, spoken: Sequence[tuple[str | None, Say]]) -> Due | Unread:
    """What is meant by `text`, seen from `today`, in any of these languages; a day without a time is meant to its end.

    A day of the week is the next one that is called so, and not today.
    """
    folded = ISO_WITH_TIME.sub(r"\1 ", _folded(text[:LONGEST]))
    languages = [_Spoken(language, say) for language, say in spoken]
    day, minute = _apart(folded, languages)
    if minute is None:
        return Unread(text.strip()[:LONGEST])
    for one in languages:
        if (found := _day(day, today, one)) and abs(found.year - today.year) < YEARS:
            return Due(found, minute) if minute else Due(found - dt.timedelta(days=1), DAY)
    return Unread(day or text.strip()[:LONGEST])


def deadline(due: Due, today: dt.date, language: str | None, say: Say) -> str:
    """A due date in words: `Fri, Dec 4, 6:00 PM`, and by the day alone where its end is meant."""
    day = calendar_day(due.day, today, language)
    if due.minute == DAY:
        return say("deadline-by-end", day=day)
    time = format_time(due.wall.time(), "short", locale=locale_of(language))
    return say("deadline-by-time", day=day, time=time)


def _apart(text: str, languages: Sequence[_Spoken]) -> tuple[str, int | None]:
    """The day's part, and the minute of the day that the end of the text says; None where that is no time of day."""
    for one in languages:
        for name, minute in (("noon", NOON), ("midnight", DAY), ("end", DAY)):
            for word in one.words(name):
                if text.endswith(f" {word}"):
                    return _without_at(text.removesuffix(word).strip(), languages), minute
    for match in _clocks(text):
        before = text[: match.start()].strip(" ,")
        day = _without_at(before, languages)
        if day and (day != before or match["minute"] or match["half"] or "h" in match[0]):
            return day, _minute(match)
    return text, DAY


def _clocks(text: str) -> Iterator[re.Match[str]]:
    """What may be a time of day at the end of a text, the longest first."""
    for start in re.finditer(r"(?<![\w:./-])\d", text):
        if match := CLOCK.fullmatch(text, start.start()):
            yield match


def _minute(clock: re.Match[str]) -> int | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or clock["after"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].startswith("p") else 0)
    found = 60 * hour + minute
    return found if minute < 60 and found <= DAY else None


def _without_at(text: str, languages: Sequence[_Spoken]) -> str:
    """The text without the word for `at` on its end."""
    for word in (word for one in languages for word in one.words("at")):
        if text.endswith(f" {word}"):
            return text.removesuffix(word).strip(" ,")
    return text


def _day(text: str, today: dt.date, spoken: _Spoken) -> dt.date | None:
    """The day of a text in one language."""
    text = text.strip(" ,")
    if found := _named(text, today, spoken):
        return found
    for word in spoken.words("before"):
        if text.startswith(f"{word} "):
            return _day(text.removeprefix(word), today, spoken)
    return None


def _named(text: str, today: dt.date, spoken: _Spoken) -> dt.date | None:
    if (distance := _distance(text, spoken)) is not None:
        return today + dt.timedelta(days=distance)
    weekday = _weekdays(spoken.language).get(text.rstrip("."))
    if weekday is not None:
        return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return day_meant(text, today, spoken.language, spoken.say)


def _distance(text: str, spoken: _Spoken) -> int | None:
    """How many days off `in 3 days` is."""
    begun = next((word for word in spoken.words("in") if text.startswith(f"{word} ")), None)
    count, _, unit = text.removeprefix(begun or "").strip().partition(" ")
    if begun is None or not unit:
        return None
    number = 1 if count in spoken.words("one") else int(count) if re.fullmatch("[0-9]{1,3}", count) else None
    if number is None:
        return None
    sizes = {word: size for name, size in (("days", 1), ("weeks", 7)) for word in spoken.words(name)}
    return number * sizes[unit] if unit in sizes else None


@lru_cache(KEPT)
def _weekdays(language: str | None) -> Mapping[str, int]:
    """The days of the week, from Monday as 0, by their names."""
    names = cast("Mapping[str, Mapping[str, Mapping[int, str]]]", locale_of(language).days)
    return {
        _folded(name).rstrip("."): number
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in names[use][width].items()
    }


def _folded(text: str) -> str:
    """In small letters, without accents."""
    bare = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join("".join(bare).casefold().split())
