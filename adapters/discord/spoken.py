"""One message of somebody's while it is being answered, where we may write messages of our own."""

import logging
from collections.abc import Sequence

import discord

from adapters.discord.exchange import EVERY, Answer
from adapters.discord.letters import Letter, for_edit
from adapters.discord.ways import TROUBLE, Ways
from core.pace import Pace

log = logging.getLogger(__name__)

NOBODY = discord.AllowedMentions.none()
"""Whom a message calls. Where a message of a channel is edited, the library does not say so by itself."""


class Spoken:
    """A message in direct messages, or in somebody's own thread. See `exchange.Answering`."""

    def __init__(self, ways: Ways, channel: discord.abc.Messageable, channel_id: int, nonce: str) -> None:
        self._ways = ways
        self._channel = channel
        self._channel_id = channel_id
        self._nonce = nonce
        self._grown: discord.Message | None = None
        self._pace = Pace(self._show_growing, every=EVERY)

    async def acknowledge(self) -> None:
        """See Answering: somebody types."""
        try:
            await self._channel.typing()
        except TROUBLE as error:
            log.info("could not show that work goes on: %s", error)

    async def answer(self, answer: Answer) -> Sequence[Letter]:
        """See Answering. There is nothing here that could be closed or replaced."""
        await self._pace.stop()
        letters = answer.letters
        if self._grown is not None:
            first, *letters = for_edit(letters)
            await self._grown.edit(view=first.view, allowed_mentions=NOBODY)
        await self._ways.to_channel(self._channel_id, letters, self._nonce)
        return ()

    def grow(self, letter: Letter) -> None:
        """See Answering."""
        self._pace.offer(letter)

    async def _show_growing(self, letter: Letter) -> None:
        try:
            if self._grown is None:
                self._grown = await self._channel.send(view=letter.view)
            else:
                await self._grown.edit(view=letter.view, allowed_mentions=NOBODY)
        except TROUBLE as error:
            log.info("could not show what there is so far: %s", error)
