"""What is meant by a typed wish, and when somebody is reminded that their account goes. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum

from core.finding import Named
from core.store.consents import Decision, Purpose

GRACE = timedelta(days=7)
"""How long one may think better of it."""
BETWEEN_REMINDERS = timedelta(hours=20)
"""Who comes at the same time each day is reminded each day."""

WINDOW = timedelta(hours=1)
MOST_PARTS = 30
"""Files of exports that somebody is given within WINDOW. Each is kept as long as its message, and no two are alike."""


class Wish(Enum):
    """What can be asked for by typing."""

    EXPORT = "export"
    DELETE = "delete"
    KEEP = "keep"


type Meant = Wish | Purpose

ENGLISH: Mapping[str, Meant] = {
    **{one.value: one for one in Wish},
    "download": Wish.EXPORT,
    "erase": Wish.DELETE,
    "undo": Wish.KEEP,
}
"""What the wishes are called when they are typed, in every language of the interface."""

YES, NO = frozenset({"yes", "on"}), frozenset({"no", "off"})


def read(typed: str, labels: Mapping[str, Meant], purposes: Sequence[Purpose]) -> tuple[Meant, str] | None:
    """The wish or the purpose that `typed` begins with, and the rest; None where it begins with none.

    `labels` are the names in the learner's language. The longest that fits is taken.
    """
    words = " ".join(typed.split())
    own = {name.casefold(): meant for name, meant in labels.items()}
    known: dict[str, Meant] = {**ENGLISH, **{one.name: one for one in purposes}, **own}
    for name in sorted(known, key=len, reverse=True):
        if f"{words.casefold()} ".startswith(f"{name} "):
            return known[name], words[len(name) :].strip()
    return None


def read_answer(typed: str, yes: str, no: str) -> bool | None:
    """What a typed yes or no says; `yes` and `no` are the words for it in the learner's language."""
    word = typed.strip().casefold()
    if word in YES | {yes.casefold()}:
        return True
    return False if word in NO | {no.casefold()} else None


def shelf(labels: Mapping[str, Meant]) -> tuple[Named[Meant], ...]:
    """All that can be typed, with what it can be found by."""
    return tuple(
        Named(meant, (label, meant.value if isinstance(meant, Wish) else meant.name))
        for label, meant in labels.items()
    )


def holds(purpose: Purpose, decided: Mapping[str, Decision]) -> bool:
    """Whether a purpose is agreed to."""
    decision = decided.get(purpose.name)
    return purpose.given if decision is None else decision.given


def again_at(given: Sequence[datetime]) -> datetime | None:
    """When somebody is given a file again, who was given these within the last WINDOW; None where they are now."""
    return None if len(given) < MOST_PARTS else given[-MOST_PARTS] + WINDOW


def is_reminder_due(told: datetime | None, now: datetime) -> bool:
    """Whether somebody whose account goes is to hear of it again."""
    return told is None or now - told >= BETWEEN_REMINDERS
