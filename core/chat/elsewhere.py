"""A form of one platform that a browser shows: how it stands with the pass that leads to it."""

from dataclasses import dataclass
from enum import StrEnum

from core.chat.reply import Reply


class Standing(StrEnum):
    """What a pass is good for."""

    OPEN = "open"
    """The form can be filled in."""
    SENT = "sent"
    """What was sent with it just now is answered, in the chat that it came from."""
    USED = "used"
    """Something was sent with it before; nothing else is taken."""
    EXPIRED = "expired"
    GONE = "gone"
    """What it belonged to is kept no more: the message is too old, or its learner was erased."""
    FORGED = "forged"
    """It is none of ours, or a part of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormElsewhere:
    """A form as it is shown away from its chat. While it is open, `reply` is what it asks and itself, and no more.

    `language` is the learner's, None where nobody knows whose pass it is. `behind`: the chat has gone on to
    something else meanwhile, though the form is still taken. `refused` says in that language why what was sent was
    not taken, where that can be mended: the pass is still good.
    """

    standing: Standing
    language: str | None = None
    reply: Reply | None = None
    behind: bool = False
    refused: str = ""
