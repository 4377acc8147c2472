"""Codes by which one comes into a class: hard to guess, easy to type."""

import secrets

ALPHABET = "3479BCDFGHJKMNPQRVWXY"
"""Letters and digits of which none is taken for another, and no word can be made; those of codes for staff begin with T."""
LENGTH, GROUP = 10, 5
"""Signs of a code, some 44 bits, and how many of them are shown together."""
STAFF = "T"
"""What codes begin with that make somebody one who teaches."""


def new_code() -> str:
    """A plain code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """A code in groups that can be read and typed: `XXXXX-XXXXX`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def plain_code(typed: str) -> str | None:
    """A code as it was typed, without what does not matter in it: case, hyphens, spaces. None for what can be none."""
    code = _plain(typed)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def is_for_staff(typed: str) -> bool:
    """Whether what was typed may be a code that makes somebody one who teaches."""
    return _plain(typed).startswith(STAFF)


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.upper() if sign.isalnum())
