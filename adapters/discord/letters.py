"""A reply as it goes out: messages whose files have their bytes."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from typing import Any

import discord
from discord import ui

from adapters.discord.markdown import discord_markdown
from adapters.discord.render import Attached, Sheet, sheets
from core.chat import Media, Reply, Say

type Fetch = Callable[[Media], Awaitable[bytes]]

BELOW, NOTHING = "⬇️", "…"
"""Signs: the rest follows, and there is nothing to be read, as in a reply that no release can read any more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. Discord's library uses up what it sends, so that each sending makes it anew."""

    items: tuple[ui.Item[Any], ...]
    files: tuple[tuple[Attached, bytes], ...] = ()

    @property
    def view(self) -> ui.LayoutView:
        """The message's components. The view is over at once: presses come in as events, also after a restart."""
        made = ui.LayoutView(timeout=None)
        for item in self.items:
            made.add_item(item)
        made.stop()
        return made

    @property
    def parts(self) -> dict[str, Any]:
        """What the library sends of it. Without components it is a plain message, in which sound plays."""
        return {"files": self.uploads} | ({"view": self.view} if self.items else {})

    @property
    def uploads(self) -> list[discord.File]:
        """The message's files."""
        return [
            discord.File(BytesIO(data), one.name, description=one.alt or None) for one, data in self.files
        ]


async def letters(reply: Reply, say: Say, fetch: Fetch) -> tuple[Letter, ...]:
    """The messages of a degraded and addressed reply, at least one. KeyError where a file is gone."""
    return tuple([await _letter(sheet, fetch) for sheet in sheets(reply, say)]) or (line(NOTHING),)


def line(*texts: str) -> Letter:
    """A message of words alone."""
    return Letter(tuple(ui.TextDisplay[ui.LayoutView](text) for text in texts if text))


def words(markdown: str) -> Letter:
    """A message of words in the core's Markdown."""
    return line(discord_markdown(markdown))


async def _letter(sheet: Sheet, fetch: Fetch) -> Letter:
    return Letter(sheet.items, tuple([(one, await fetch(one.media)) for one in sheet.files]))


def for_edit(letters: Sequence[Letter]) -> Sequence[Letter]:
    """The same messages, the first one of them without files; where nothing stands before these, a sign points to them.

    Discord refuses files that come along with an edit, as soon as a component shows them (its issue 7529).
    """
    first, *rest = letters
    if not first.files:
        return letters
    words = tuple(takewhile(lambda item: not isinstance(item, ui.MediaGallery | ui.File), first.items))
    head = Letter(words) if words else line(BELOW)
    return (head, Letter(first.items[len(words) :], first.files), *rest)
