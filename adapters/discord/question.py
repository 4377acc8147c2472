"""The message in which a question was asked, as it looks while it is open, being answered, and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from adapters.discord.ids import ANSWER, ANSWERS, FORM
from adapters.discord.letters import Letter
from adapters.discord.render import fit_together, inside

ASKING = {ANSWER, ANSWERS, FORM}
"""What makes a message a question: choices that answer it, or a form. Other choices stay, to be pressed again."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a message of the person's own, and the id of what they pressed in it, or filled in."""

    message: discord.Message
    used: str

    @classmethod
    def of(cls, message: discord.Message, used: str) -> "Question | None":
        """The question in this message, if there is one that can be closed.

        One with files cannot: whoever edits a message that shows files may lose them (Discord's issue 7529).
        """
        asks = any(_kind(one) in ASKING for one in _items(message))
        return cls(message, used) if asks and not message.attachments else None

    def open(self) -> Letter:
        """The message as it is."""
        return Letter(tuple(_view(self.message).children))

    def closed(self, note: str = "") -> Letter:
        """The message in which nothing can be pressed any more, what was pressed stands out, and `note` is below.

        A message that is full already goes without the note.
        """
        letter = self.open()
        for item in inside(letter.items):
            _close(item, self.used)
        noted = (*letter.items, ui.TextDisplay[ui.LayoutView](note))
        return Letter(noted if note and fit_together(inside(noted)) else letter.items)


def _view(message: discord.Message) -> ui.LayoutView:
    """A message's components, anew at each call: the library lets none be in two messages."""
    view = ui.LayoutView.from_message(message, timeout=None)
    assert isinstance(view, ui.LayoutView)
    return view


def _items(message: discord.Message) -> Sequence[ui.Item[Any]]:
    return list(_view(message).walk_children()) if message.flags.components_v2 else []


def _kind(item: ui.Item[Any]) -> str:
    custom_id = item.custom_id if isinstance(item, ui.Button | ui.Select) else None
    return (custom_id or "").partition(":")[0]


def _close(item: ui.Item[Any], used: str) -> None:
    if isinstance(item, ui.Button):
        item.disabled = True
        if (item.custom_id or "").partition(":")[2] == used:
            item.style = discord.ButtonStyle.primary
    elif isinstance(item, ui.Select):
        item.disabled = True
        for option in item.options:
            option.default = option.value == used
