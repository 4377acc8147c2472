"""Why people want an explanation not to be shown: a few reasons that have a name, and whatever they say in their own words. Pure."""

from enum import StrEnum

from core.chat import Say, plain
from core.moderating.finding import Kind

LONGEST = 300
"""Characters of a reason in somebody's own words."""


class Reason(StrEnum):
    """A reason with a name."""

    RUDE = "rude"
    PERSONAL = "personal"
    """It tells who or where somebody is."""
    ADVERTISING = "advertising"
    HARMFUL = "harmful"
    """Wrong in a way that does harm."""


def named(reason: str, say: Say) -> str:
    """A reason as Markdown: what it is called, or somebody's own words, quoted."""
    if reason in set(Reason):
        return say(f"moderating-reason-{reason}")
    return say("moderating-own-words", words=plain(reason))


def found(reason: str, say: Say) -> str:
    """What the filter found, from the reason that the trail keeps of it (see Finding.reason)."""
    kind, _, why = reason.partition(": ")
    if kind not in set(Kind):
        return plain(reason)
    return say(f"moderating-found-{kind}", what=plain(why))


def tidy(words: str) -> str:
    """Own words as they are kept: in one line, and short."""
    return " ".join(words.split())[:LONGEST]
