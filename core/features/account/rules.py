"""What is meant by a typed setting, a name, a language. Pure."""

from collections.abc import Mapping, Sequence
from enum import Enum

from core.finding import Named
from core.words.formats import language_name

LONGEST_NAME = 40
"""Characters of a name."""


class Setting(Enum):
    """What can be set."""

    NAME = "name"
    LANGUAGE = "language"
    ZONE = "zone"


ENGLISH: Mapping[str, Setting] = {
    "name": Setting.NAME,
    "language": Setting.LANGUAGE,
    "lang": Setting.LANGUAGE,
    "time zone": Setting.ZONE,
    "timezone": Setting.ZONE,
    "zone": Setting.ZONE,
    "tz": Setting.ZONE,
    "time": Setting.ZONE,
}
"""What the settings are called when they are typed, in every language of the interface."""


def read(typed: str, labels: Mapping[str, Setting]) -> tuple[Setting, str] | None:
    """The setting that `typed` begins with, and the rest; None where it begins with none.

    `labels` are the names in the learner's language; the longest that fits is taken, so "time zone" is no "time".
    """
    words = " ".join(typed.split())
    known = {**ENGLISH, **{name.casefold(): setting for name, setting in labels.items()}}
    for name in sorted(known, key=len, reverse=True):
        if f"{words.casefold()} ".startswith(f"{name} "):
            return known[name], words[len(name) :].strip()
    return None


def shelf(labels: Mapping[str, Setting]) -> tuple[Named[Setting], ...]:
    """The settings, with what they can be found by."""
    return tuple(Named(setting, (label, setting.value)) for label, setting in labels.items())


def languages(codes: Sequence[str], spoken: str | None) -> tuple[Named[str], ...]:
    """The languages, found by their own names, those in English and in `spoken`, and their codes."""
    return tuple(
        Named(
            code,
            (language_name(code), language_name(code, "en"), language_name(code, spoken or "en"), code),
        )
        for code in codes
    )


def language_meant(typed: str, codes: Sequence[str], spoken: str | None) -> str | None:
    """The language of ours that is meant by one of its names."""
    wanted = typed.strip().casefold()
    for one in languages(codes, spoken):
        if wanted in {name.casefold() for name in one.names}:
            return one.thing
    return None
