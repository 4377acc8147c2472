"""The way out: a reply becomes messages, and these go where its learner still sees them."""

import asyncio
import contextlib
import html
import json
import logging
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from adapters.telegram.growing import Growing
from adapters.telegram.ids import Way, parse
from adapters.telegram.inbound import PLATFORM, Place, place_of, press_entry
from adapters.telegram.press import Press
from adapters.telegram.render import Button, Message, asked, messages
from adapters.telegram.sending import Gone, Sending, keyboard
from core.chat import Delivery, Door, Form, Post, Reply, Say, Text
from core.errors import NotAllowed, Unavailable

log = logging.getLogger(__name__)

TYPING = 4.5
"""Seconds between two signs that work goes on: Telegram shows each for five."""
LONGEST_WORK = 300.0
"""Seconds for which such signs are given at most."""
MOST_BEGUN = 1000
"""Replies of which we remember how far they got."""
TAG = re.compile(r"<[^>]*>")


class Out:
    """Shows deliveries and posts. `written` is told of each event whose answer is on its way: it is kept by then."""

    def __init__(self, bot: Bot, door: Door, sending: Sending, written: Callable[[str], None]) -> None:
        self._bot = bot
        self._door = door
        self._sending = sending
        self._written = written
        self._pressed: dict[str, Press] = {}
        self._growing: dict[str, Growing] = {}
        self._typing: dict[str, asyncio.Task[None]] = {}
        self._begun: OrderedDict[int, int] = OrderedDict()
        """How many messages of a reply are shown: one that stopped in the middle goes on there."""
        self._unnoted: dict[str, str] = {}
        """What is to be noted of polls that were sent."""

    @contextmanager
    def open(self, event: str, press: Press) -> Generator[None]:
        """While this goes on, what answers the event may change the message that was pressed."""
        self._pressed[event] = press
        try:
            yield
        finally:
            del self._pressed[event]

    async def working(self, event: str, place: Place) -> None:
        """Show that the answer to an event takes a moment, until it is there."""
        self._written(event)
        if press := self._pressed.get(event):
            await press.acknowledge()
        if event not in self._typing:
            typing = self._typing[event] = asyncio.create_task(self._type(place))
            # It ends by itself where another process answers.
            typing.add_done_callback(lambda _: self._typing.pop(event, None))

    async def grow(self, delivery: Delivery) -> None:
        """Show the beginning of an answer; in a group, of one that all may see."""
        place = place_of(delivery.address)
        if delivery.reply.private and not place.alone:
            return
        shown = self._messages(delivery.reply.without_actions(), self._door.say(delivery.language), place)
        text = next((one.text for one in reversed(shown) if one.text), "")
        if text:
            growing = self._growing.get(delivery.event_id)
            if growing is None:
                growing = self._growing[delivery.event_id] = Growing(self._sending, place, delivery.event_id)
            growing.offer(text)

    async def deliver(self, delivery: Delivery) -> None:
        """Show a reply. Unavailable where Telegram does not take it now; who cannot be reached at all is let be."""
        event, place = delivery.event_id, place_of(delivery.address)
        self._written(event)
        # Under which it began: what comes from a form's page has an event of its own, and the address of the task.
        self._stop_typing(delivery.address["event"])
        say = self._door.say(delivery.language)
        shown = self._messages(delivery.reply, say, place)
        press = self._pressed.get(event)
        try:
            if press is not None:
                self._note(delivery.turn, await self._by_hand(press, delivery, shown))
            if growing := self._growing.get(event):
                await self._grown(growing, delivery, shown, place)
            await self._send(delivery, shown, place)
        except Gone as gone:
            log.info("turn %d reaches nobody: %s", delivery.turn, gone)
        except (TelegramError, KeyError):
            reference = secrets.token_hex(4)
            log.exception("bug %s: turn %d cannot be shown", reference, delivery.turn)
            await self.tell(place, say("bug", reference=reference), say)
        self._growing.pop(event, None)

    async def post(self, post: Post) -> None:
        """Show a post in its channel."""
        chat, _, topic = post.channel.partition("/")
        place = Place(chat=int(chat), topic=int(topic or 0))
        shown = self._messages(post.reply, self._door.say(post.language), place)
        try:
            for one in shown[self._begun.get(post.id, 0) :]:
                await self._sending.send(self._leading_home(one), place)
                self._note(post.id)
        except (Gone, TelegramError, KeyError) as refused:
            raise NotAllowed(f"a post in chat {post.channel} ({refused})") from refused

    async def ask(self, form: Form, say: Say, place: Place) -> None:
        """Show a form to whoever wants to fill it in."""
        for one in asked(form, say, alone=place.alone):
            await self._sending.send(one, place)

    def let_go(self, event: str) -> None:
        """Note that nothing is lost with an event, should it get no answer."""
        self._written(event)

    async def tell_over(self, place: Place, markdown: str, say: Say, press: Press | None) -> bool:
        """Say something of our own over the chat in which something was pressed; whether that could be done."""
        word = _word(self._messages(Reply.of(Text(markdown)), say, place))
        return bool(press and word and await press.tell(word))

    async def tell(self, place: Place, markdown: str, say: Say) -> None:
        """Say something of our own. That it cannot be said is nobody's fault."""
        shown = self._messages(Reply.of(Text(markdown)), say, place)
        with contextlib.suppress(TelegramError, Gone, Unavailable):
            for one in shown:
                await self._sending.send(one, place)

    def _messages(self, reply: Reply, say: Say, place: Place) -> Sequence[Message]:
        return messages(reply, say, self._door.commands(), alone=place.alone)

    def _leading_home(self, message: Message) -> Message:
        """A post's message: who presses something there is answered in their own chat, which its address opens."""
        username = self._bot.username

        def led(button: Button) -> Button:
            pressed = parse(button.data)
            if not isinstance(pressed, Way):
                return button
            return replace(button, data="", url=f"https://t.me/{username}?start={press_entry(pressed.id)}")

        return replace(message, keyboard=tuple(tuple(map(led, row)) for row in message.keyboard))

    async def _by_hand(self, press: Press, delivery: Delivery, shown: Sequence[Message]) -> int:
        """Answer a press where it was made, as far as that goes; how many messages are shown so."""
        leads_on = any(True for _ in delivery.reply.actions())
        word = _word(shown)
        if delivery.reply.private and not leads_on and word and await press.tell(word):
            return len(shown)
        await press.acknowledge()
        first = shown[0] if shown else None
        if delivery.reply.edits and first and first.is_text:
            if await press.replace(first.text, keyboard(first)):
                return 1
        elif leads_on:
            await press.close()
        return 0

    async def _grown(
        self, growing: Growing, delivery: Delivery, shown: Sequence[Message], place: Place
    ) -> None:
        """Have the whole answer take the place of its beginning, where it may be seen there."""
        here = place.alone or not delivery.reply.private
        if shown and here and not self._begun.get(delivery.turn):
            self._note(delivery.turn, int(await growing.end(shown[0])))
        else:
            await growing.take_away()

    async def _send(self, delivery: Delivery, shown: Sequence[Message], place: Place) -> None:
        """Send messages where they reach the learner.

        What is private goes to their own chat. Who never opened that is told so where they are, and a mere word is said there.
        """
        own = Place(chat=int(delivery.address["user"]))
        if place.alone:
            await self._send_to(delivery.turn, shown, place)
            return
        ways = [own, place] if delivery.reply.private else [place, own]
        try:
            await self._send_to(delivery.turn, shown, ways[0])
        except Gone:
            if delivery.reply.private and not _word(shown):
                shown = self._invitation(delivery, place)
            await self._send_to(delivery.turn, shown, ways[1])

    def _invitation(self, delivery: Delivery, place: Place) -> Sequence[Message]:
        """What is said in a group in place of what is for somebody's eyes alone."""
        say = self._door.say(delivery.language)
        button = Button(say("telegram-alone-open"), url=f"https://t.me/{self._bot.username}")
        shown = self._messages(Reply.of(Text(say("telegram-alone"))), say, place)
        return [replace(one, keyboard=((button,),)) for one in shown]

    async def _send_to(self, turn: int, shown: Sequence[Message], place: Place) -> None:
        for number, one in enumerate(shown):
            if number < self._begun.get(turn, 0):
                continue
            sent = await self._sending.send(one, place, first=number == 0)
            self._note(turn)
            if one.poll and sent.poll:
                key = poll_key(sent.poll.id, place.chat)  # a chat of two has the number of its person
                self._unnoted[key] = json.dumps(one.poll.answers)
                await self._note_polls()  # at once: a vote may come before the next message may go
        await self._note_polls()

    async def _note_polls(self) -> None:
        """Note what the polls that were sent lead to, also those of earlier replies of which it could not be noted."""
        for key, kept in list(self._unnoted.items()):
            await self._door.note(PLATFORM, key, kept, fleeting=True)
            self._unnoted.pop(key, None)

    def _note(self, turn: int, more: int = 1) -> None:
        """Note that more messages of a reply are shown."""
        self._begun[turn] = self._begun.get(turn, 0) + more
        if len(self._begun) > MOST_BEGUN:
            self._begun.popitem(last=False)

    async def _type(self, place: Place) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WORK):
                while True:
                    with contextlib.suppress(TelegramError):
                        await self._bot.send_chat_action(
                            place.chat, ChatAction.TYPING, message_thread_id=place.topic or None
                        )
                    await asyncio.sleep(TYPING)

    def _stop_typing(self, event: str) -> None:
        if typing := self._typing.pop(event, None):
            typing.cancel()

    async def close(self) -> None:
        """Show nothing more."""
        for event in list(self._typing):
            self._stop_typing(event)
        for growing in self._growing.values():
            await growing.stop()


def poll_key(poll: str, user: int) -> str:
    """Under which it is noted what the options of a poll lead to, which is shown in somebody's own chat alone."""
    return f"poll/{poll}/{user}"


def _word(shown: Sequence[Message]) -> str:
    """What a reply says, where it is one short message with nothing else to it; else ""."""
    if len(shown) != 1 or not shown[0].is_text or shown[0].keyboard:
        return ""
    return html.unescape(TAG.sub("", shown[0].text)).strip()
