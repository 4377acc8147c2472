"""What each dial is asked as, and what is meant by what was filled in. Pure."""

import re
from collections.abc import Sequence
from typing import Any

from core.chat import Field, FieldKind, Plain, Say
from core.dials import BOUNDS, OF_ALL, Dial, Source, known_syntaxes
from core.store.dials import COLUMNS

NOTHING = "-"
"""What is typed where a field cannot be sent empty."""
HOURS = re.compile(r"\s*(\d{1,2})(?::00)?\s*h?\s*\D{1,3}\s*(\d{1,2})(?::00)?\s*h?\s*")
OFFERED: dict[Dial, tuple[Plain, ...]] = {
    Dial.ATTEMPTS: (1, 2, 3, 4, 5, 7, 10),
    Dial.TUTOR: ("full", "hints", "off"),
    Dial.HINT_COST: (0, 1, 2, 3, 4),
    Dial.SHARING: (True, False),
    Dial.BOARDS: (True, False),
}
"""Dials of which one value is picked."""


class NotReadable(Exception):
    """What was filled in is no value of the dial."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


def dials_for(course: str) -> list[Dial]:
    """The dials that can be set for a course; with "" all."""
    return [one for one in Dial if not (course and one in OF_ALL)]


def follows(dial: Dial, course: str) -> bool:
    """Whether a dial can be left to what stands above it."""
    return bool(course) or dial.value not in COLUMNS


def values(dial: Dial, course: str) -> list[Plain]:
    """What is picked from, None for what stands above."""
    above: list[Plain] = [None] if follows(dial, course) else []
    return [*above, *OFFERED[dial]]


def field(dial: Dial, value: Any, source: Source, course: str, say: Say) -> Field:
    """The field in which a dial is set. `value` is how it stands, `source` where that comes from."""
    own = source is (Source.COURSE if course else Source.COMMUNITY)
    label = say(f"dials-{dial.value}")
    if dial in OFFERED:
        offered = values(dial, course)
        at = (
            offered.index(value)
            if own and value in offered
            else 0
            if follows(dial, course)
            else offered.index(value)
        )
        options = tuple(say("dials-above") if one is None else shown(dial, one, say) for one in offered)
        return Field(name="value", label=label, kind=FieldKind.ONE, options=options, value=str(at + 1))
    if dial is Dial.LANGUAGES:
        known = known_syntaxes()
        chosen = " ".join(str(known.index(one) + 1) for one in value) if own else ""
        options = tuple(say("dials-language", name=one) for one in known)
        return Field(
            name="value",
            label=say("dials-languages-field"),
            kind=FieldKind.MANY,
            options=options,
            value=chosen,
            optional=True,
        )
    label = say(f"dials-{dial.value}-field")
    return Field(name="value", label=label, value=typed(dial, value) if own else "", optional=True)


def typed(dial: Dial, value: Any) -> str:
    """A value as it would be typed."""
    if dial is Dial.QUIET_HOURS:
        return f"{value[0]}-{value[1]}" if value else ""
    return "" if value is None else str(value)


def read(dial: Dial, given: str, course: str, *, none: str) -> Plain:
    """The value, as rows keep it, that was filled in; None for what stands above. `none` is the word for no hours.

    NotReadable where it is none.
    """
    words = given.strip()
    if dial in OFFERED:
        return _picked(values(dial, course), words)
    if words in ("", NOTHING):
        return None
    if dial is Dial.LANGUAGES:
        return _languages(words)
    if dial is Dial.QUIET_HOURS:
        return [] if words.casefold() in (none.casefold(), "none") else _hours(words)
    digits = re.sub(r"[\s.,_']", "", words)
    if not digits.isdecimal() or int(digits) not in BOUNDS[dial]:
        raise NotReadable(words)
    return int(digits)


def _picked(offered: Sequence[Plain], words: str) -> Plain:
    if not words.isdecimal() or not 0 < int(words) <= len(offered):
        raise NotReadable(words)
    return offered[int(words) - 1]


def _languages(words: str) -> Plain:
    known = known_syntaxes()
    numbers = re.split(r"[\s,;]+", words)
    if not all(one.isdecimal() and 0 < int(one) <= len(known) for one in numbers):
        raise NotReadable(words)
    chosen = [known[int(one) - 1] for one in dict.fromkeys(numbers)]
    return [] if len(chosen) == len(known) else list(chosen)


def _hours(words: str) -> Plain:
    found = HOURS.fullmatch(words)
    hours = (
        [int(one) % 24 for one in found.groups()]
        if found and all(int(one) <= 24 for one in found.groups())
        else []
    )
    if len(set(hours)) != 2:
        raise NotReadable(words)
    return list(hours)


def shown(dial: Dial, value: Any, say: Say) -> str:
    """A value in words."""
    match dial:
        case Dial.TUTOR:
            return say(f"dials-tutor-{value}")
        case Dial.SHARING | Dial.BOARDS:
            return say("dials-on" if value else "dials-off")
        case Dial.ATTEMPTS:
            return say("dials-attempts-number", count=value)
        case Dial.HINT_COST:
            return say("dials-hint-cost-number", count=value)
        case Dial.QUIET_HOURS:
            return say("dials-hours", begins=value[0], ends=value[1]) if value else say("dials-none")
        case Dial.BUDGET:
            return say("dials-budget-operator") if value is None else say("dials-tokens", count=value)
        case Dial.LANGUAGES:
            names = ", ".join(say("dials-language", name=one) for one in value)
            return names or say("dials-languages-all")
