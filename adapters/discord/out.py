"""The way out: a reply becomes messages, and these take the first way that still leads to their learner."""

import logging
import secrets
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

import discord

from adapters.discord.exchange import Answer, Answering
from adapters.discord.ids import number
from adapters.discord.letters import Letter, letters, line, words
from adapters.discord.ways import Gone, Way, Ways, first_open, kept, refusals
from core.chat import Delivery, Door, Media, Post, Reply, Say
from core.errors import NotAllowed, Unavailable

log = logging.getLogger(__name__)


def nonce_of(event: str) -> str:
    """The nonce of what answers an event, on whichever way: Discord takes 25 characters, the number of each among them."""
    return f"m{event}"[:22]


class Out:
    """Shows deliveries and posts. `opened` are the events that are being answered in this process."""

    def __init__(self, door: Door, ways: Ways) -> None:
        self._door = door
        self._ways = ways
        self._opened: dict[str, Answering] = {}

    @contextmanager
    def open(self, event: str, answering: Answering) -> Generator[None]:
        """While this goes on, what answers the event goes the way of `answering`."""
        self._opened[event] = answering
        try:
            yield
        finally:
            del self._opened[event]

    async def working(self, event: str) -> None:
        """Show that the answer to an event takes a moment."""
        if answering := self._opened.get(event):
            await answering.acknowledge()

    async def grow(self, delivery: Delivery) -> None:
        """Show the beginning of an answer, without files: the end of what there is, where that is several messages."""
        if answering := self._opened.get(delivery.event_id):
            shown = await self.letters(delivery.reply, self._door.say(delivery.language))
            words = [one for one in shown if not one.files]
            if words:
                answering.grow(words[-1])

    async def deliver(self, delivery: Delivery) -> None:
        """Show a reply. Unavailable where Discord does not take it now; who cannot be reached at all is let be."""
        say = self._door.say(delivery.language)
        try:
            shown = await self.letters(delivery.reply, say)
            reached = await first_open(self._ways_to(delivery, shown, say))
        except (discord.HTTPException, KeyError):
            reference = secrets.token_hex(4)
            log.exception("bug %s: turn %d cannot be shown", reference, delivery.turn)
            reached = await self._told_bug(delivery, say("bug", reference=reference), say)
        if not reached:
            log.warning("turn %d reaches nobody: its learner can be written to nowhere", delivery.turn)

    async def _told_bug(self, delivery: Delivery, text: str, say: Say) -> bool:
        """Tell somebody that their answer cannot be shown; whether that could be told."""
        try:
            return await first_open(self._ways_to(delivery, (words(text),), say))
        except discord.HTTPException as error:
            log.warning("turn %d: not even that could be told: %s", delivery.turn, error)
            return False

    async def post(self, post: Post) -> None:
        """Show a post in its channel."""
        shown = await self.letters(post.reply, self._door.say(post.language))
        try:
            await self._ways.to_server(number(post.community), number(post.channel), shown, f"post{post.id}")
        except (Gone, discord.HTTPException) as refused:
            raise NotAllowed(f"a post in channel {post.channel} ({refused})") from refused

    async def letters(self, reply: Reply, say: Say) -> tuple[Letter, ...]:
        """The messages of a reply."""
        return await letters(reply, say, self._bytes)

    async def _bytes(self, media: Media) -> bytes:
        return media.content if media.content is not None else await self._door.media(media.key)

    def _ways_to(self, delivery: Delivery, shown: Sequence[Letter], say: Say) -> Sequence[Way]:
        """The ways to the learner, the best one first."""
        address, nonce = delivery.address, nonce_of(delivery.event_id)
        user, channel = int(address["user"]), int(address["channel"] or 0)
        # What was filled in on a page is answered where the form is. Discord knows nothing of that event: the
        # interaction of this address was the one that asked, and its answer, the task, has to stay.
        elsewhere = delivery.event_id != address["event"]

        async def by_hand() -> None:
            answering = self._opened[delivery.event_id]
            answer = Answer(
                shown,
                leads_on=any(True for _ in delivery.reply.actions()),
                replaces=delivery.reply.edits,
                private=delivery.reply.private,
            )
            try:
                async with refusals():
                    rest = await answering.answer(answer)
            except Unavailable:
                await answering.acknowledge()  # so that the answer can still be given, when it goes better
                raise
            if rest:
                await self._ways.to_person(user, rest, nonce)

        async def below() -> None:
            await self._ways.beside(address, shown)

        async def by_token() -> None:
            await self._ways.by_token(address, shown)

        async def there() -> None:
            await self._ways.to_channel(channel, shown, nonce)

        async def directly() -> None:
            late = (line(say("discord-late")),) if address.get("token") and not elsewhere else ()
            await self._ways.to_person(user, (*late, *shown), nonce)

        async def openly() -> None:
            notice = kept(say("discord-kept", user=f"<@{user}>"), say("discord-open"), f"{delivery.turn:x}.0")
            await self._ways.to_channel(channel, (notice,), nonce)

        ways = {
            "hand": by_hand,
            "below": below,
            "token": by_token,
            "there": there,
            "directly": directly,
            "openly": openly,
        }
        order = _order(address, elsewhere=elsewhere, at_hand=delivery.event_id in self._opened)
        return [ways[name] for name in order]


def _order(address: Mapping[str, str], *, elsewhere: bool, at_hand: bool) -> Sequence[str]:
    """The ways to somebody by name, the best one first."""
    if elsewhere:
        return ["there", "directly"] if address["home"] else ["below", "directly", "openly"]
    first = [*(["hand"] if at_hand else []), *(["token"] if address.get("token") else [])]
    return [*first, "there", "directly"] if address["home"] else [*first, "directly", "openly"]
