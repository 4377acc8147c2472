"""What a code that makes staff looks like, how it stands, and who may not be removed. Pure."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from core.store.desk import Invite

ALPHABET = "3479BCDFGHJKMNPQRTVWXY"
"""Letters and digits of which none is taken for another, and no word can be made."""
LENGTH, GROUP = 16, 4
"""Signs of a code, some 71 bits, and how many of them are shown together."""
PREFIX = "T"
"""With which a code begins, so that it is known from those of classes."""
LIFE = timedelta(days=7)
LINK_LIFE = timedelta(minutes=15)


def new_code() -> str:
    """A code that nobody can guess, as it is shown: `T-XXXX-XXXX-XXXX-XXXX`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join((PREFIX, *(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))))


def plain_code(typed: str) -> str | None:
    """A code as it was typed, without what does not matter in it: case, hyphens, spaces. None for what can be none."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    signs = code.removeprefix(PREFIX)
    return code if len(code) == LENGTH + 1 and len(signs) == LENGTH and set(signs) <= set(ALPHABET) else None


def digest(code: str) -> str:
    """By what a plain code is known: from it, nobody finds the code again."""
    return sha256(code.encode()).hexdigest()


class Standing(StrEnum):
    """What a code is good for. The value is a message's id."""

    OPEN = "open"
    NONE = "desk-code-none"
    USED = "desk-code-used"
    EXPIRED = "desk-code-expired"


def standing(invite: Invite | None, now: datetime) -> Standing:
    """How a code stands."""
    if invite is None:
        return Standing.NONE
    if invite.used_at is not None:
        return Standing.USED
    return Standing.EXPIRED if invite.expires_at <= now else Standing.OPEN
