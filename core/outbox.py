"""The way out: a committed reply is sent, and what a crash left unsent or unfinished is found and taken up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.chat import (
    Body,
    Called,
    Delivery,
    Filled,
    Incoming,
    Platform,
    Pressed,
    Reply,
    Said,
    Say,
    ShowsForms,
    StreamingPlatform,
    called,
)
from core.clock import Clock
from core.degrade import degrade
from core.elsewhere import Passes, led_elsewhere
from core.errors import Unavailable
from core.store import turns
from core.store.database import Database
from core.store.turns import Record
from core.words import Words

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=20)
"""After this long, a turn of our own that is still not sent is tried again."""


@dataclass(slots=True, kw_only=True)
class Outbox:
    """Sends replies over the platforms that this process has connected."""

    database: Database
    words: Words
    clock: Clock
    worker: int
    passes: Passes
    platforms: dict[str, Platform] = field(default_factory=dict[str, Platform])
    _in_hand: set[int] = field(default_factory=set[int])

    async def send(self, turn: Record) -> None:
        """Send a turn's reply and mark it sent. What cannot be sent now stays, and is tried again later."""
        platform = self.platforms.get(turn.incoming.platform)
        if platform is None or turn.sent or turn.id in self._in_hand:
            return
        self._in_hand.add(turn.id)
        try:
            await platform.send(self.delivery(turn, platform))
            await self._mark(turn)
        except Unavailable as error:
            log.warning("turn %d stays in the outbox: %s", turn.id, error)
        finally:
            self._in_hand.discard(turn.id)

    async def working(self, platform: str, address: Mapping[str, str]) -> None:
        """Show that an answer takes a moment; that it could not be shown matters to nobody."""
        if platform in self.platforms:
            try:
                await self.platforms[platform].working(address)
            except Unavailable as error:
                log.info("could not show that work goes on: %s", error)

    async def grow(self, incoming: Incoming, learner: int, language: str | None, so_far: Reply) -> None:
        """Show what there is so far of an answer; where the platform cannot, or not now, nobody misses it."""
        platform = self.platforms.get(incoming.platform)
        if not isinstance(platform, StreamingPlatform):
            return
        unwritten = Record(
            id=0, learner=learner, language=language, incoming=incoming, seq=0, reply=so_far.without_actions()
        )
        try:
            await platform.grow(self.delivery(unwritten, platform))
        except Unavailable as error:
            log.info("could not show what there is so far: %s", error)

    def delivery(self, turn: Record, platform: Platform) -> Delivery:
        """A turn's reply as this platform can show it."""
        assert turn.reply is not None
        assert turn.seq is not None
        incoming, say = turn.incoming, self.words.say(turn.language)
        reply = self._led_elsewhere(turn.reply.addressed(turn.id), platform)
        return Delivery(
            turn=turn.id,
            learner=turn.learner,
            seq=turn.seq,
            chat=incoming.chat,
            address=incoming.address,
            event_id=incoming.event_id,
            reply=degrade(reply, platform.capabilities, say),
            language=self.words.best(turn.language),
            said=_said(incoming.body, say),
            pressed=_pressed(incoming.body),
            values=incoming.body.values if isinstance(incoming.body, Filled) else {},
            attached=tuple(file.name for file in incoming.attachments),
        )

    def _led_elsewhere(self, reply: Reply, platform: Platform) -> Reply:
        """The reply, its forms for code with the address of a page that shows them, if another platform has such."""
        pages = next((one for one in self.platforms.values() if isinstance(one, ShowsForms)), None)
        if pages is None or isinstance(platform, ShowsForms):
            return reply
        now = self.clock.now()
        return led_elsewhere(reply, lambda form: pages.form_page(self.passes.issue(form, now)))

    async def recover(self, resume: Callable[[Record], Awaitable[None]]) -> int:
        """Send what lies unsent and `resume` what is unfinished, as far as nobody living has it in hand.

        How many turns were taken up. Each is claimed first, so that two processes never take the same one;
        one that a bug keeps from being answered does not keep the others.
        """
        found = await self.database.read(
            turns.pending, self.worker, tuple(self.platforms), self.clock.now() - PATIENCE
        )
        mine = [turn for turn in found if self._reaches(turn.incoming) and turn.id not in self._in_hand]
        taken = [turn for turn in mine if await self.claim(turn)]
        for turn in taken:
            if turn.reply is not None:
                await _guarded(turn, self.send)
        # What is slow is finished side by side, once all that is ready is out.
        await asyncio.gather(*(_guarded(turn, resume) for turn in taken if turn.reply is None))
        return len(taken)

    def _reaches(self, incoming: Incoming) -> bool:
        return self.platforms[incoming.platform].reaches(incoming.chat)

    async def claim(self, turn: Record) -> bool:
        """Take an unsent turn in hand; False where another living process has it."""
        return await self.database.write(turns.claim, turn.id, self.worker)

    async def _mark(self, turn: Record) -> None:
        await self.database.write(turns.mark_sent, turn.id, self.clock.now())


async def _guarded(turn: Record, take_up: Callable[[Record], Awaitable[None]]) -> None:
    """Take up one turn; a bug in it must not keep the others, and the next round tries it again."""
    try:
        await take_up(turn)
    except Unavailable:
        raise
    except Exception:
        log.exception("turn %d cannot be taken up", turn.id)


def _said(body: Body, say: Say) -> str:
    """What the learner wrote, as they would see it in the chat."""
    match body:
        case Said(text):
            return text
        case Called(command, options):
            return " ".join((f"/{called(command, say)}", *options.values()))
        case Filled(_, values):
            return "\n".join(values.values())
        case Pressed():
            return ""


def _pressed(body: Body) -> str:
    match body:
        case Pressed(choice):
            return choice
        case Filled(form):
            return form
        case Said() | Called():
            return ""
