"""An answer while it is being written: a draft in a chat of two, and elsewhere a message that is edited."""

import asyncio
import hashlib
import logging

from telegram.constants import ParseMode
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from adapters.telegram.courier import said, seconds_of
from adapters.telegram.inbound import Place
from adapters.telegram.render import Message
from adapters.telegram.sending import Gone, Sending, keyboard
from core.errors import Unavailable
from core.pace import Pace

log = logging.getLogger(__name__)

EVERY, EVERY_IN_A_GROUP = 1.1, 4.0
"""Seconds between two states that are shown: Telegram takes one message a second in a chat, and 20 a minute in a group."""
FRESH = 20.0
"""Seconds after which a draft that does not grow is shown again: Telegram takes it away after thirty."""


class Growing:
    """One answer that grows. What it shows counts as shown: the core hands over only what may be seen."""

    def __init__(self, sending: Sending, place: Place, event: str) -> None:
        self._sending = sending
        self._place = place
        self._draft = int.from_bytes(hashlib.sha256(event.encode()).digest()[:4]) >> 1 or 1
        self._message = 0
        """The message that is edited; 0 while there is none."""
        self._pace = Pace(self._show, every=EVERY if place.alone else EVERY_IN_A_GROUP)
        self._newest = ""
        self._again: asyncio.TimerHandle | None = None
        """What shows the draft once more before Telegram takes it away."""
        self._quiet_until = 0.0
        """Until when Telegram wants no more drafts."""

    def offer(self, text: str) -> None:
        """Have this be shown as soon as may be, HTML."""
        self._newest = text
        self._pace.offer(text)

    async def stop(self) -> None:
        """Show nothing more."""
        await self._pace.stop()
        if self._again:  # only now: what was being shown has set it anew
            self._again.cancel()

    async def end(self, first: Message) -> bool:
        """Put the first message of the whole answer in place of its beginning; whether it stands there.

        Unavailable where Telegram cannot be reached: to be called again then. A draft goes by itself.
        """
        await self.stop()
        if not self._message:
            return False
        if not first.text or not first.is_text:
            await self.take_away()
            return False
        try:
            await self._sending.edit(self._place.chat, self._message, first.text, keyboard(first))
        except TelegramError as error:
            log.info("what grew cannot be finished where it is: %s", said(error))
            await self.take_away()
            return False
        return True

    async def take_away(self) -> None:
        """Remove a beginning in whose place no whole answer can stand."""
        await self.stop()
        if self._message:
            message, self._message = self._message, 0
            bot = self._sending.bot
            try:
                await self._sending.courier.ask(lambda: bot.delete_message(self._place.chat, message))
            except TelegramError as error:
                log.info("the beginning of an answer stays: %s", said(error))

    async def _show(self, text: str) -> None:
        try:
            if not (self._place.alone and self._sending.drafts and await self._show_draft(text)):
                await self._show_message(text)
        except (TelegramError, Gone, Unavailable) as error:
            log.info("what there is of an answer cannot be shown: %s", error)

    async def _show_draft(self, text: str) -> bool:
        """Whether the server knows drafts."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._quiet_until:
            return True
        try:
            await self._sending.bot.send_message_draft(
                self._place.chat,
                self._draft,
                text,
                message_thread_id=self._place.topic or None,
                parse_mode=ParseMode.HTML,
            )
        except (InvalidToken, EndPointNotFound):  # which the library makes of any 404
            self._sending.drafts = False
            return False
        except RetryAfter as later:
            self._quiet_until = loop.time() + seconds_of(later)
            self._refresh_in(seconds_of(later))
        else:
            self._refresh_in(FRESH)
        return True

    def _refresh_in(self, seconds: float) -> None:
        if self._again:
            self._again.cancel()
        loop = asyncio.get_running_loop()
        self._again = loop.call_later(seconds, lambda: self._pace.offer(self._newest))

    async def _show_message(self, text: str) -> None:
        if self._message:
            await self._sending.edit(self._place.chat, self._message, text, None)
        else:
            sent = await self._sending.send(Message(text=text), self._place)
            self._message = sent.message_id
