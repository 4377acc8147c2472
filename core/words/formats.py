"""Numbers, dates and durations as a language writes them, by the Unicode CLDR that Babel carries."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_time, format_timedelta
from babel.numbers import format_decimal, format_percent

from core.chat import Say
from core.words.locales import locale_of

NEAR = 6
"""Days from today up to which a day is named by its distance: a week off, its date says more."""

KEPT = 128
"""Most zones that are kept at hand: their names come from outside, where there is no end of them."""

type Unit = Literal["day", "hour", "minute", "second"]

UNITS: Sequence[tuple[Unit, int]] = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
"""The units of a duration and their seconds."""


@lru_cache(KEPT)
def _zone(name: str | None) -> ZoneInfo:
    """The time zone of that IANA name; UTC for one that there is not."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def number(value: float, language: str | None) -> str:
    """A number with its separators and at most three decimals: `12,345.6`, in Spanish `12.345,6`."""
    return format_decimal(value, locale=locale_of(language))


def percent(share: float, language: str | None) -> str:
    """A share of 1 in whole per cent: `0.756` is `76%`, in Spanish `76 %` (with a no-break space)."""
    return format_percent(share, locale=locale_of(language))


def date(moment: dt.datetime, language: str | None, tz: str | None) -> str:
    """The day of an aware moment in the time zone `tz` (an IANA name; UTC where it is None or unknown)."""
    return format_date(moment.astimezone(_zone(tz)).date(), format="medium", locale=locale_of(language))


def weekday(day: dt.date, language: str | None) -> str:
    """The short name of a day of the week: `Thu`, `jue`."""
    return format_date(day, "ccc", locale=locale_of(language))


def day_of_month(day: dt.date, language: str | None) -> str:
    """A day without its year: `Dec 24`, `24 dic`."""
    return format_skeleton("MMMd", day, locale=locale_of(language))


def calendar_day(day: dt.date, today: dt.date, language: str | None) -> str:
    """A day with its weekday, and with its year where that is not today's: `Thu, Dec 24`, `jue, 24 dic`."""
    skeleton = "MMMEd" if day.year == today.year else "yMMMEd"
    return format_skeleton(skeleton, day, locale=locale_of(language))


def clock_time(moment: dt.datetime, language: str | None, tz: str | None) -> str:
    """The weekday and the time of day of an aware moment in the time zone `tz`: `Monday 10:05 AM`, `lunes 10:05`."""
    local = moment.astimezone(_zone(tz)).replace(tzinfo=None)
    weekday = format_datetime(local, "EEEE", locale=locale_of(language))
    return f"{weekday} {time_of_day(moment, language, tz)}"


def time_of_day(moment: dt.datetime, language: str | None, tz: str | None) -> str:
    """The time of day of an aware moment in the time zone `tz`: `10:05 AM`, `10:05`."""
    local = moment.astimezone(_zone(tz)).replace(tzinfo=None)
    return format_time(local, "short", locale=locale_of(language))


def language_name(code: str, language: str | None = None) -> str:
    """The name of a language, in `language` or else in itself, fit to stand alone: `Español`, `Spanish`."""
    try:
        named = Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    name = named.get_display_name(locale_of(language) if language else named) or code
    return name[:1].upper() + name[1:]


def relative_day(
    moment: dt.datetime, now: dt.datetime, language: str | None, tz: str | None, say: Say
) -> str:
    """How far off a moment's day is, counted in midnights of `tz`: `today`, `in 3 days`, then its date."""
    zone = _zone(tz)
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    match days:
        case 0:
            return say("day-today")
        case 1:
            return say("day-tomorrow")
        case -1:
            return say("day-yesterday")
        case _ if abs(days) <= NEAR:
            far = dt.timedelta(days=days)
            return format_timedelta(
                far, granularity="day", threshold=NEAR + 1, add_direction=True, locale=locale_of(language)
            )
        case _:
            return date(moment, language, tz)


def duration(seconds: float, language: str | None) -> str:
    """A length of time in its two greatest units: `45 sec`, `5 min`, `1 hr 20 min`. Below zero counts as zero."""
    parts = list(_parts(max(0, round(seconds)))) or [(dt.timedelta(), "second")]
    return " ".join(_in_unit(amount, unit, locale_of(language)) for amount, unit in parts)


def _in_unit(amount: dt.timedelta, unit: Unit, locale: Locale) -> str:
    # Not babel.units, which lacks CLDR's fallbacks: it writes "1 horas" in Spanish.
    never = float("inf")
    return format_timedelta(amount, granularity=unit, threshold=never, format="short", locale=locale)


def _parts(seconds: int) -> Iterator[tuple[dt.timedelta, Unit]]:
    """The whole units of a duration: the greatest, and the next one where it is not zero."""
    greatest = next((rank for rank, (_, size) in enumerate(UNITS) if seconds >= size), len(UNITS))
    for unit, size in UNITS[greatest : greatest + 2]:
        amount, seconds = divmod(seconds, size)
        if amount:
            yield dt.timedelta(seconds=amount * size), unit
