"""Time zones by what people call them: a city or a country in their language, a distance from UTC, a name."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from core.words.locales import locale_of

OFFSET = re.compile(r"(?P<utc>utc|gmt)?\s*(?P<sign>[+\-−–]?)\s*(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d\d))?")
UTC = re.compile(r"utc|gmt|z", re.IGNORECASE)
WEST, EAST = -12, 14
"""The hours from UTC that there are."""
UNEVEN = {
    -570: "Pacific/Marquesas",
    -210: "America/St_Johns",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
    630: "Australia/Lord_Howe",
    765: "Pacific/Chatham",
}
"""A zone for each distance (minutes) that is no whole hour; IANA has names of their own for whole ones alone."""
SPOKEN = {"usa": "US", "uk": "GB"}
"""Codes of countries that are said otherwise than they are written."""
KEPT = 16
"""Languages whose names of zones are kept at hand, a few hundred kilobytes each: a learner names any language there is."""
GUESSES, ALIKE = 3, 0.8
"""How many zones a mistyped name may stand for, and how alike (0 to 1) it must be."""


def zones(text: str, language: str | None, now: dt.datetime) -> Sequence[str]:
    """The IANA zones that `text` may mean: one where it is clear, several to choose from, none if unknown.

    Zones that keep the same time, this year, are one: Spain has two, though three names.
    """
    text = text.strip()
    if exact := _exact().get(text.casefold()) or _by_offset(text):
        return (exact,)
    names = _names(language)
    for part in (text, *text.split(",")):
        if found := names.get(_folded(part)):
            return _distinct(found, now)
    return ()


def guesses(text: str, language: str | None, now: dt.datetime) -> Sequence[str]:
    """The zones whose names are most alike to `text`, the most alike first."""
    names = _names(language)
    alike = get_close_matches(_folded(text[:80]), names, n=GUESSES, cutoff=ALIKE)
    return _distinct((zone for name in alike for zone in names[name]), now)[:GUESSES]


def beginning(text: str, language: str | None, now: dt.datetime) -> Sequence[str]:
    """The zones that `text` may come to mean while it is being typed: what it means already, then what begins so."""
    start, names = _folded(text), _names(language)
    begun = (
        [zone for name, found in names.items() if name.startswith(start) for zone in found] if start else []
    )
    return list(dict.fromkeys((*zones(text, language, now), *begun))) or guesses(text, language, now)


def label(zone: str, language: str | None) -> str:
    """A zone as people call it: its city, or its distance from UTC."""
    if zone.startswith("Etc/GMT"):
        return f"UTC{zone[7:].translate({ord('+'): '−', ord('-'): '+'})}"
    return _city(zone, locale_of(language)) or zone.rpartition("/")[2].replace("_", " ")


@cache
def _exact() -> Mapping[str, str]:
    # `localtime` is this machine's own, which no other program knows by that name.
    return {zone.casefold(): zone for zone in available_timezones() - {"localtime"}}


def _by_offset(text: str) -> str | None:
    if UTC.fullmatch(text):
        return "UTC"
    match = OFFSET.fullmatch(text.casefold())
    if match is None or not (match["utc"] or match["sign"]):
        return None
    minutes = 60 * int(match["hours"]) + int(match["minutes"] or 0)
    minutes *= -1 if match["sign"] in ("-", "−", "–") else 1
    hours, rest = divmod(minutes, 60)
    if rest:
        return UNEVEN.get(minutes)
    if not WEST <= hours <= EAST:
        return None
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"  # in these names, west of Greenwich is plus


@lru_cache(KEPT)
def _names(language: str | None) -> Mapping[str, Sequence[str]]:
    """All names, folded, and the zones of each; those that come first win over those that come later."""
    names: dict[str, list[str]] = {}
    for kind in _named_by(language):
        for name, found in kind.items():
            names.setdefault(name, found)
    return names


def _named_by(language: str | None) -> Iterator[Mapping[str, list[str]]]:
    inhabited = [zone for _, zone in _inhabited()]
    former = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    spoken = {code: name for name, code in SPOKEN.items()}
    yield _gathered((zone.rpartition("/")[2], zone) for zone in inhabited)
    yield _gathered((country, zone) for country, zone in _inhabited())
    yield _gathered((spoken.get(country, ""), zone) for country, zone in _inhabited())
    for locale in (locale_of(language), locale_of(None)):
        yield _gathered((_city(zone, locale), zone) for zone in inhabited)
        countries = cast("Mapping[str, str]", locale.territories)
        yield _gathered((countries.get(country, ""), zone) for country, zone in _inhabited())
    yield _gathered((zone.rpartition("/")[2], zone) for zone in former)


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    gathered: dict[str, list[str]] = {}
    for name, zone in pairs:
        if folded := _folded(name):
            gathered.setdefault(folded, []).append(zone)
    return gathered


@cache
def _inhabited() -> Sequence[tuple[str, str]]:
    """Each country's code with each of its zones, the most populous first, as the tz database lists them."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return [(row[0], row[2]) for row in rows]


def _distinct(found: Iterable[str], now: dt.datetime) -> Sequence[str]:
    """The first zone of each kind: those that are as far from UTC in January and in July are of one kind."""
    kinds: dict[tuple[dt.timedelta | None, ...], str] = {}
    for zone in found:
        days = (dt.datetime(now.year, month, 15, tzinfo=ZoneInfo(zone)) for month in (1, 7))
        kinds.setdefault(tuple(day.utcoffset() for day in days), zone)
    return list(kinds.values())


def _city(zone: str, locale: Locale) -> str:
    return cast("Mapping[str, Mapping[str, str]]", locale.time_zones).get(zone, {}).get("city", "")


def _folded(text: str) -> str:
    """Letters and digits alone, without accents and case."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", "".join(bare).casefold().replace("_", " ")))
