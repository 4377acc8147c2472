"""The way in: what people do on Telegram is taken and handed to the core; whatever happens to it, they are told."""

import asyncio
import json
import logging
import secrets
from collections import Counter
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from math import ceil
from typing import Any, assert_never

from telegram import (
    Bot,
    CallbackQuery,
    ChatMemberUpdated,
    InlineQuery,
    Message,
    PollAnswer,
    Update,
    User,
)
from telegram.constants import ChatType
from telegram.error import TelegramError

from adapters.telegram import ids, inbound
from adapters.telegram.asides import AN_ALBUM, FILES, INLINE, Asides
from adapters.telegram.courier import Courier, said
from adapters.telegram.files import Files
from adapters.telegram.forms import toggled, values_of
from adapters.telegram.groups import Groups
from adapters.telegram.inbound import PLATFORM, Place
from adapters.telegram.inline import results
from adapters.telegram.out import Out, poll_key
from adapters.telegram.press import Press
from adapters.telegram.render import Message as Shown
from adapters.telegram.render import names
from adapters.telegram.sending import Sending, keyboard
from adapters.telegram.ticks import Ticks
from adapters.telegram.updates import event_id
from core.chat import (
    Allowance,
    Body,
    Delivery,
    Door,
    Filled,
    Form,
    Pressed,
    Said,
    Say,
    Share,
    parse_choice_id,
    plain,
)
from core.errors import LearnerError, TooFast, Unavailable

log = logging.getLogger(__name__)

ALBUM = 0.7
"""Seconds after which no further file of an album is waited for: each comes in a message of its own."""
MOST_ALONG = 1000
"""Messages of which we remember that they were taken together with another one."""
UNDER_WAY, UNDER_WAY_IN_A_GROUP = 40, 4
"""Answers to one person that may wait for Telegram at once, in their own chat and in a group."""
BREATH = 20
"""Seconds after which there is room again."""
SPINNING = 5.0
"""Seconds after which a press that has to wait for its turn is acknowledged: Telegram takes no answer after some more."""


class Desk:
    """Takes updates. Unavailable where one could not be kept, and should be brought again."""

    def __init__(
        self, bot: Bot, door: Door, out: Out, sending: Sending, courier: Courier, groups: Groups
    ) -> None:
        self._bot = bot
        self._door = door
        self._out = out
        self._sending = sending
        self._courier = courier
        self._groups = groups
        self._files = Files(bot, door, courier)
        self._albums: dict[str, dict[int, Message]] = {}
        self._along: dict[str, None] = {}
        """Messages of albums that were taken together with the first of theirs."""
        self._presses: dict[str, Press] = {}
        self._ticks = Ticks(asyncio.get_running_loop().time)
        self._asides = Asides(door, out)
        self._answering = Counter[tuple[int, int]]()
        """How much is being answered, by chat and person."""
        self._commands = frozenset(
            name for one in door.languages() for name in names(door.commands(), door.say(one))
        )

    def expect(self, update: Update) -> None:
        """Note an update that will be taken when its turn comes.

        The files of an album are looked at together, and whoever pressed something does not look at a clock for long.
        """
        message, query = update.message, update.callback_query
        if message and message.media_group_id:
            self._albums.setdefault(_album(message), {})[message.message_id] = message
        if query and query.id not in self._presses:
            self._presses[query.id] = press = Press(self._bot, self._courier, query)
            press.acknowledge_in(SPINNING)

    def close(self) -> None:
        """Expect nothing more."""
        self._asides.close()
        for press in self._presses.values():
            press.forget()

    async def take(self, update: Update) -> None:
        """Do what an update asks for."""
        event = event_id(self._bot, update.update_id)
        if message := update.message:
            await self._hear(message, event)
            if message.media_group_id:
                self._albums.pop(_album(message), None)  # only now: it may have to be taken again
        elif query := update.callback_query:
            await self._press(query, event)
        elif answer := update.poll_answer:
            await self._vote(answer, event)
        elif inline := update.inline_query:
            await self._offer(inline, event)
        elif changed := update.my_chat_member:
            await self._join(changed)

    # ── messages ─────────────────────────────────────────────────────────────────────────────────────────

    async def _hear(self, message: Message, event: str) -> None:
        if message.migrate_to_chat_id:
            await self._sending.move(message.chat.id, message.migrate_to_chat_id)
            return
        user, us = message.from_user, self._bot.bot
        if user is None or message.chat.type == ChatType.CHANNEL or inbound.is_news(message):
            return
        if await self._brings_too_much(message, user, event):
            return
        together = await self._together(message)
        speaking = next((one for one in together if inbound.text_of(one)), message)
        place = Place.of(message, about=message.message_id)
        if user.id in inbound.SPEAKS_FOR_OTHERS:
            if user.username == "GroupAnonymousBot" and inbound.calls_us(message, us, self._commands):
                say = self._door.say(None)
                told = partial(self._out.tell, place, say("telegram-anonymous"), say)
                await self._asides.begin(event, f"chat/{place.chat}", told)
            return
        if not together or not inbound.is_for_us(speaking, us, self._commands):
            return
        if not any(map(inbound.is_readable, together)):
            say = self._say_to(user)
            word = "telegram-video-note" if message.video_note else "telegram-unreadable"
            await self._asides.begin(event, str(user.id), partial(self._out.tell, place, say(word), say))
            return
        uploads = [upload for one in together for upload in inbound.along_with(one)]
        async with self._told(user, place, event):
            files = await self._files.fetch(uploads)
            await self._receive(user, message, place, event, inbound.body(speaking, us), files)

    async def _brings_too_much(self, message: Message, user: User, event: str) -> bool:
        """Whether somebody sends files without end: of each, more is done here than of words before the core is asked."""
        album = message.media_group_id
        if not inbound.along_with(message) or _name(message) in self._along:
            return False
        share = Share(whose=f"telegram-files/{user.id}", allowance=FILES, amount=AN_ALBUM if album else 1)
        seconds = await self._door.take(share)
        if not seconds:
            return False
        if album:
            self._go_along(self._albums.get(_album(message), {}).values())
        say = self._say_to(user)
        place = Place.of(message, about=message.message_id)
        if place.alone:
            told = partial(self._out.tell, place, say("too-fast", seconds=ceil(seconds)), say)
            await self._asides.begin(event, str(user.id), told)
        return True

    def _go_along(self, messages: Iterable[Message]) -> None:
        for one in messages:
            self._along[_name(one)] = None
        while len(self._along) > MOST_ALONG:
            del self._along[next(iter(self._along))]

    async def _together(self, message: Message) -> Sequence[Message]:
        """The messages of an album, at its first; none at the others; a message alone."""
        if not message.media_group_id:
            return (message,)
        if _name(message) in self._along:
            return ()
        album = self._albums.get(_album(message)) or {message.message_id: message}
        while True:  # by webhook, they come one after the other
            before = len(album)
            await asyncio.sleep(ALBUM)
            if len(album) == before:
                break
        self._go_along(one for one in album.values() if one.message_id != message.message_id)
        return [album[number] for number in sorted(album)]

    async def _receive(
        self,
        user: User,
        message: Message,
        place: Place,
        event: str,
        body: Body,
        files: Sequence[Any] = (),
    ) -> None:
        manages = not place.alone and await self._groups.manages(place.chat, user.id)
        here = inbound.membership(message.chat, place, manages=manages)
        async with self._under_way(user, place):
            await self._door.receive(inbound.incoming(user, place, event, body, files=files, here=here))

    @asynccontextmanager
    async def _under_way(self, user: User, place: Place) -> AsyncGenerator[None]:
        """While something of somebody's is answered. LearnerError where too much is, for them in this chat; TooFast where
        they have just been told so.

        The core takes more of one person than Telegram takes for one chat: answers would pile up here and in the outbox
        without end, and in a group in the way of everybody's.
        """
        who = place.chat, user.id
        if self._answering[who] >= (UNDER_WAY if place.alone else UNDER_WAY_IN_A_GROUP):
            share = Share(whose=f"telegram-told/{who}", allowance=Allowance.within(BREATH, 1))
            told = await self._door.take(share)
            raise TooFast("too-fast", BREATH) if told else LearnerError("too-fast", seconds=BREATH)
        self._answering[who] += 1
        try:
            yield
        finally:
            self._answering[who] -= 1
            if not self._answering[who]:
                del self._answering[who]

    # ── presses ──────────────────────────────────────────────────────────────────────────────────────────

    async def _press(self, query: CallbackQuery, event: str) -> None:
        press = self._presses.pop(query.id, None) or Press(self._bot, self._courier, query)
        user, message = query.from_user, query.message
        if message is None:  # of a message that was sent inline, which has no buttons of ours
            await press.acknowledge()
            return
        topic = inbound.topic(message) if isinstance(message, Message) else 0
        place = Place(chat=message.chat.id, topic=topic, about=message.message_id, name=user.full_name)
        pressed = ids.parse(query.data or "")
        with self._out.open(event, press):
            try:
                async with self._told(user, place, event, press):
                    match pressed:
                        case ids.Way(id_):
                            await self._act(query, place, event, Pressed(id_))
                        case ids.Opened(form):
                            asked, found = await self._form(user, form)
                            await press.acknowledge()
                            ask = partial(self._out.ask, found, self._door.say(asked.language), place)
                            await self._asides.begin(event, str(user.id), ask)
                        case ids.Option(form, number):
                            await self._choose(press, user, event, form, number)
                        case ids.Sent(form):
                            _, found = await self._form(user, form)
                            name = press.name_of(form)
                            ticked = values_of(self._ticks.of(name, press.keyboard))
                            self._asides.over(name)
                            values = {found.fields[0].name: ticked}
                            begun = len(found.fields) > 1
                            await self._act(query, place, event, Filled(form, values, begun))
                        case None:
                            raise LearnerError("choice-gone")
                        case _:
                            assert_never(pressed)
            finally:
                await press.acknowledge()

    async def _act(self, query: CallbackQuery, place: Place, event: str, body: Pressed | Filled) -> None:
        message = query.message
        assert message is not None
        manages = not place.alone and await self._groups.manages(place.chat, query.from_user.id)
        here = inbound.membership(message.chat, place, manages=manages)
        async with self._under_way(query.from_user, place):
            await self._door.receive(inbound.incoming(query.from_user, place, event, body, here=here))

    async def _choose(self, press: Press, user: User, event: str, form: str, number: int) -> None:
        """Tick an option, for whom the form was shown to."""
        await self._form(user, form)
        name = press.name_of(form)
        ticked = toggled(self._ticks.of(name, press.keyboard), number)
        self._ticks.keep(name, ticked)
        await press.acknowledge()
        if shown := keyboard(Shown(keyboard=ticked)):
            self._asides.show(event, name, partial(press.tick, shown))

    async def _form(self, user: User, id_: str) -> tuple[Delivery, Form]:
        """The form of this id, and the reply in which this person was shown it."""
        parsed = parse_choice_id(id_)
        asked = await self._door.told(PLATFORM, str(user.id), parsed[0]) if parsed else None
        forms = (block for block in asked.reply.blocks if isinstance(block, Form)) if asked else ()
        form = next((one for one in forms if one.id == id_), None)
        if asked is None or form is None:
            raise LearnerError("choice-of-another")
        return asked, form

    # ── the rest ─────────────────────────────────────────────────────────────────────────────────────────

    async def _vote(self, answer: PollAnswer, event: str) -> None:
        """Take a vote in a poll of ours as a press on that option."""
        user = answer.user
        if user is None:
            return
        place = Place(chat=user.id)
        async with self._told(user, place, event):
            noted = await self._door.noted(PLATFORM, poll_key(answer.poll_id, user.id))
            if noted is None:  # an old one of theirs, or one that somebody sent on to a group of thousands
                say = self._say_to(user)
                told = partial(self._out.tell, place, say("choice-gone"), say)
                await self._asides.begin(event, "votes", told)
                return
            choice = inbound.chosen(answer, json.loads(noted))
            if choice is not None:
                await self._door.receive(inbound.incoming(user, place, event, Pressed(choice)))

    async def _offer(self, inline: InlineQuery, event: str) -> None:
        """Offer what may be sent into any chat."""
        user = inline.from_user
        self._out.let_go(event)
        if await self._door.take(Share(whose=f"telegram-inline/{user.id}", allowance=INLINE)):
            return
        looked_for = inbound.incoming(user, Place(chat=user.id), f"inline/{inline.id}", Said(inline.query))
        say = self._say_to(user)
        found = await self._door.to_share(looked_for)
        username = self._bot.username
        shown = results(
            found, say, self._door.commands(), lambda entry: f"https://t.me/{username}?start={entry}"
        )
        try:
            await self._courier.ask(
                lambda: self._bot.answer_inline_query(inline.id, shown, cache_time=60, is_personal=True)
            )
        except TelegramError as error:  # too late: they type on, and we are asked again
            log.info("what was looked for cannot be shown: %s", said(error))

    async def _join(self, changed: ChatMemberUpdated) -> None:
        """Note that Parley was taken into a group, or out of it."""
        if changed.chat.type == ChatType.PRIVATE:
            return  # blocked or let in again: what cannot be sent says so itself
        group = str(changed.chat.id)
        if changed.new_chat_member.status in {"left", "kicked"}:
            await self._door.left(PLATFORM, group)
        else:
            await self._door.joined(PLATFORM, [group])

    @asynccontextmanager
    async def _told(
        self, user: User, place: Place, event: str, press: Press | None = None
    ) -> AsyncGenerator[None]:
        """While this goes on, what goes wrong is told; but not what should be brought again, since it will be."""
        try:
            yield
        except Unavailable:
            raise
        except TooFast:
            log.info("update %s: its sender was told a moment ago to wait", event)
        except Exception as error:  # noqa: BLE001 - an edge: whatever it is, they are told
            say = self._say_to(user)
            text = _trouble(error, event, say)
            if not await self._out.tell_over(place, text, say, press):
                await self._asides.begin(event, str(user.id), partial(self._out.tell, place, text, say))

    def _say_to(self, user: User) -> Say:
        return self._door.say(user.language_code)


def _album(message: Message) -> str:
    return f"{message.chat.id}/{message.media_group_id}"


def _name(message: Message) -> str:
    return f"{message.chat.id}/{message.message_id}"


def _trouble(error: Exception, where: str, say: Say) -> str:
    """What is said of an exception; a bug is logged under the reference that is told."""
    if isinstance(error, LearnerError):
        quoted = {name: plain(one) if isinstance(one, str) else one for name, one in error.values.items()}
        return say(error.message, **quoted)
    reference = secrets.token_hex(4)
    log.error("bug %s in update %s", reference, where, exc_info=error)
    return say("bug", reference=reference)
