"""The secrets of the instructors' pages: tokens that nobody can guess, and the digests by which they are known."""

import secrets
from hashlib import sha256

LONGEST = 100
"""Characters of what is looked at at all; a token has 43."""


def new_token() -> str:
    """256 bits that nobody can guess, fit for an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """By what a token is known: from it, nobody finds the token again."""
    return sha256(token.encode()).hexdigest()


def may_be_token(text: str) -> bool:
    """Whether it is worth looking for."""
    return 0 < len(text) <= LONGEST and text.isascii()


def mark_of(session: str) -> str:
    """What names a session to its own forms. From it, nobody finds the session again."""
    return sha256(f"parley desk mark 1:{session}".encode()).hexdigest()[:32]
