"""A letter, what every sender of letters promises, and what an address looks like."""

import re
from dataclasses import dataclass
from typing import Protocol

LONGEST = 254
"""Characters of an address (RFC 5321)."""
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to one person, the same as plain text and as HTML. `leave` is what to write to hear no more; "" for none."""

    to: str
    subject: str
    text: str
    html: str
    leave: str = ""


class Mail(Protocol):
    """Sends letters."""

    async def send(self, letter: Letter) -> None:
        """Hand a letter to the server. Unavailable where it does not take it now, NotAllowed where it never will."""
        ...


def is_address(text: str) -> bool:
    """Whether a text looks like the address of one person. Whether it is theirs is only known once they were written to."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None
