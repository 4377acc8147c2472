"""What a code looks like, how often one may be wrong, and which account may decide over the others. Pure."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from core.finding import Named
from core.store.linking import Account, Offer

ALPHABET = "3479BCDFGHJKMNPQRTVWXY"
"""Letters and digits of which none is taken for another, and no word can be made."""
LENGTH, GROUP = 15, 5
"""Signs of a code, some 67 bits, and how many of them are shown together."""
LIFE = timedelta(minutes=10)
MOST_TRIES = 5
"""Wrong codes of one learner within WINDOW. Not what makes guessing hopeless, which the number of codes does, but
what makes it seen and slow."""
WINDOW = timedelta(hours=1)
SETTLED = timedelta(days=7)
"""So long an account has to belong to a learner before it may decide over those that were there before it."""


class Word(StrEnum):
    """What may be typed where a code is, in English and in the learner's language (`link-word-…`)."""

    LIST = "list"
    REMOVE = "remove"


def new_code() -> str:
    """A code that nobody can guess, as it is shown: `XXXXX-XXXXX-XXXXX`."""
    return shown("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def shown(code: str) -> str:
    """A code in groups that can be read and typed."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def plain_code(typed: str) -> str | None:
    """A code as it was typed, without what does not matter in it: case, hyphens, spaces. None for what can be none."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def digest(code: str) -> str:
    """By what a plain code is known: from it, nobody finds the code again."""
    return sha256(code.encode()).hexdigest()


def shelf(words: Sequence[tuple[str, Word]]) -> tuple[Named[Word], ...]:
    """The words, with what they can be found by."""
    return tuple(Named(word, (name, word.value)) for name, word in words)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after /link: one of the words, or else a code; `rest` is what follows a word."""

    word: Word | None
    rest: str


def read(typed: str, words: Sequence[tuple[str, Word]]) -> Asked:
    """What is meant by what was typed; `words` are those of the learner's language with what they stand for."""
    first, _, rest = typed.strip().partition(" ")
    known = {**{name.casefold(): word for name, word in words}, **{one.value: one for one in Word}}
    word = known.get(first.casefold())
    return Asked(word, rest.strip() if word else typed.strip())


class Standing(StrEnum):
    """What a code is good for. The value is a message's id."""

    OPEN = "open"
    NONE = "link-code-none"
    USED = "link-code-used"
    EXPIRED = "link-code-expired"
    OWN = "link-code-own"


def standing(offer: Offer | None, learner: int, now: datetime) -> Standing:
    """How a code stands for the learner who enters it."""
    if offer is None:
        return Standing.NONE
    if offer.used:
        return Standing.USED
    if offer.expires_at <= now:
        return Standing.EXPIRED
    return Standing.OWN if offer.learner == learner else Standing.OPEN


def again_at(tries: Sequence[datetime]) -> datetime | None:
    """When another code may be tried, after wrong ones within the last WINDOW; None where it may be now."""
    return None if len(tries) < MOST_TRIES else tries[-MOST_TRIES] + WINDOW


def may_decide(account: Account, others: Sequence[Account], now: datetime) -> bool:
    """Whether an account may decide over these others of its learner: have them removed, or give them to somebody.

    Over those that came with it or after it at once, over older ones once it has settled: so somebody who slipped
    in with a code that was not theirs can be removed, before they can remove anybody.
    """
    return account.since + SETTLED <= now or all(one.since >= account.since for one in others)


def place_of(accounts: Sequence[Account], platform: str, person: str) -> Account | None:
    """The account that is this person on this platform."""
    return next((one for one in accounts if (one.platform, one.person) == (platform, person)), None)


def meant(accounts: Sequence[Account], typed: str, names: Sequence[str]) -> Account | None:
    """The one account whose name or platform was typed; None where there is none, or more than one.

    `names` are in the order of the accounts.
    """
    wanted = typed.casefold()
    found = [
        one
        for one, name in zip(accounts, names, strict=True)
        if wanted in (one.platform.casefold(), name.casefold())
    ]
    return found[0] if len(found) == 1 else None
