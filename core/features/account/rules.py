"""What is meant by a typed setting, a name, a language. Pure."""

from collections.abc import Mapping, Sequence
from enum import Enum

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


def language_meant(typed: str, languages: Sequence[str], spoken: str | None) -> str | None:
    """The language of ours that is meant by its code, its own name, or its name in English or in `spoken`."""
    wanted = typed.strip().casefold()
    for code in languages:
        names = (code, language_name(code), language_name(code, "en"), language_name(code, spoken or "en"))
        if wanted in {name.casefold() for name in names}:
            return code
    return None
