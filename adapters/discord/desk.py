"""The way in: what people do on Discord is taken, acknowledged in time, and handed to the core."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext

import discord
from discord import app_commands

from adapters.discord import ids, inbound
from adapters.discord.commands import THREAD, menu_command
from adapters.discord.exchange import Answer, Exchange
from adapters.discord.files import Files
from adapters.discord.inbound import PLATFORM, Upload
from adapters.discord.letters import line, words
from adapters.discord.modal import modal
from adapters.discord.out import Out, nonce_of
from adapters.discord.question import Question
from adapters.discord.quoting import sent
from adapters.discord.rooms import Rooms
from adapters.discord.spoken import Spoken
from adapters.discord.ways import TROUBLE, Gone, Ways
from core.chat import (
    Called,
    Delivery,
    Door,
    Filled,
    Form,
    Pressed,
    Say,
    parse_choice_id,
    plain,
)
from core.clock import Clock
from core.errors import LearnerError, TooFast, Unavailable

log = logging.getLogger(__name__)

type Interaction = discord.Interaction[discord.Client]
ROOM_PATIENCE = 0.5
"""Seconds that it may take to see whose a thread is: nothing is acknowledged before that."""
MODAL_PATIENCE = 2.0
"""Seconds that a form may be looked for: it has to be the first answer, and Discord waits for three."""


class Desk:
    """Takes interactions and messages. Whatever happens to one of them, the person is told."""

    def __init__(self, client: discord.Client, door: Door, out: Out, ways: Ways, clock: Clock) -> None:
        self._client = client
        self._door = door
        self._out = out
        self._ways = ways
        self._rooms = Rooms(client, door)
        self._files = Files(client, door)
        self._clock = clock
        self._taken: set[int] = set()

    async def take(self, interaction: Interaction) -> None:
        """Answer an interaction."""
        with self._taking(interaction.id) as first:
            if first:
                direct = interaction.context.dm_channel
                home = direct or await self._is_own_thread(interaction.channel, interaction.user)
                await self._take(interaction, home=home)

    async def hear(self, message: discord.Message) -> None:
        """Answer a message, if it speaks to us."""
        with self._taking(message.id) as first:
            us = self._client.user
            if first and us is not None and inbound.is_for_us(message, us):
                home = message.guild is None or await self._is_own_thread(message.channel, message.author)
                await self._hear(message, us, home=home)

    async def _is_own_thread(self, channel: object, user: discord.abc.User) -> bool:
        if not isinstance(channel, discord.Thread) or channel.type is not discord.ChannelType.private_thread:
            return False
        try:
            async with asyncio.timeout(ROOM_PATIENCE):
                return await self._rooms.is_theirs(channel.id, user.id)
        except (Unavailable, TimeoutError):
            return False  # so that what is answered is for their eyes alone

    @contextmanager
    def _taking(self, event: int) -> Generator[bool]:
        """Whether this is the first to take an event: one that two sessions tell of at once is answered once."""
        first = event not in self._taken
        self._taken.add(event)
        try:
            yield first
        finally:
            if first:
                self._taken.remove(event)

    async def _take(self, interaction: Interaction, *, home: bool) -> None:
        if interaction.type is discord.InteractionType.autocomplete:
            await self._suggest(interaction)
            return
        data = inbound.data_of(interaction)
        match inbound.used(data):
            case (ids.FORM, id_) if interaction.type is discord.InteractionType.component:
                await self._open_form(interaction, id_, home=home)
            case (ids.KEPT, id_):
                await self._open_kept(interaction, id_, home=home)
            case _ if "name" in data and not inbound.is_slash(data):
                await self._run_that(interaction, home=home)
            case _ if data.get("name") == THREAD.name:
                await self._open_thread(interaction, home=home)
            case _:
                await self._hand_in(
                    interaction, inbound.body(interaction), inbound.along(interaction), home=home
                )

    async def _hear(self, message: discord.Message, us: discord.ClientUser, *, home: bool) -> None:
        spoken = Spoken(self._ways, message.channel, message.channel.id, nonce_of(str(message.id)))
        try:
            files = await self._files.fetch(inbound.along_with(message))
            incoming = inbound.said(message, us, files, home=home)
            with self._out.open(incoming.event_id, spoken) if home else nullcontext():
                await self._door.receive(incoming)  # elsewhere, the answer is kept for whom it belongs to
        except TooFast:
            pass  # they were told how long to wait; to say so after each message would be a flood of our own
        except Exception as error:  # noqa: BLE001 - an edge: whatever it is, they are told
            told = words(_trouble(error, f"message {message.id}", self._door.say(None)))
            with contextlib.suppress(*TROUBLE, Unavailable, Gone):
                if home:
                    await spoken.answer(Answer((told,)))
                else:
                    await self._ways.to_person(message.author.id, (told,), nonce_of(str(message.id)))

    # ── interactions ─────────────────────────────────────────────────────────────────────────────────────

    async def _hand_in(
        self,
        interaction: Interaction,
        body: Called | Pressed | Filled | None,
        uploads: Sequence[Upload],
        *,
        home: bool,
    ) -> None:
        """Have the core answer."""
        question = _question(interaction, body, home=home)
        exchange = self._exchange(interaction, question, home=home)
        async with self._in_hand(interaction, exchange):
            if body is None:
                raise LearnerError("choice-gone")
            if question and isinstance(body, Filled):
                exchange.note = await self._quoted(interaction, body)
            files = await self._files.fetch(uploads)
            await self._door.receive(
                inbound.incoming(interaction, body, files, self._clock.now().timestamp(), home=home)
            )

    def _exchange(
        self, interaction: Interaction, question: Question | None = None, *, home: bool
    ) -> Exchange:
        return Exchange(
            interaction,
            self._say(interaction),
            ephemeral=not home,
            own=_is_own(interaction, home=home),
            question=question,
        )

    @asynccontextmanager
    async def _in_hand(self, interaction: Interaction, exchange: Exchange) -> AsyncGenerator[None]:
        """While this goes on, the interaction is acknowledged in time; what goes wrong is told."""
        with self._out.open(str(interaction.id), exchange):
            async with exchange.held():
                try:
                    yield
                except Exception as error:  # noqa: BLE001 - an edge: whatever it is, they are told
                    told = _trouble(error, f"interaction {interaction.id}", self._say(interaction))
                    with contextlib.suppress(*TROUBLE, Unavailable):
                        await exchange.answer(Answer((words(told),)))

    async def _quoted(self, interaction: Interaction, body: Filled) -> str:
        """What was filled in, as it is quoted below the question."""
        with contextlib.suppress(Unavailable):
            asked = await self._told(interaction, body.form)
            form = _form(asked, body.form)
            if asked and form:
                return sent(form, body.values, self._door.say(asked.language))
        return ""

    async def _told(self, interaction: Interaction, id_: str) -> Delivery | None:
        """What the person was told in the turn of this choice or form."""
        parsed = parse_choice_id(id_)
        return await self._door.told(PLATFORM, str(interaction.user.id), parsed[0]) if parsed else None

    async def _suggest(self, interaction: Interaction) -> None:
        data = inbound.data_of(interaction)
        called, _ = inbound.command(data)
        asking = inbound.incoming(interaction, called, (), self._clock.now().timestamp(), home=False)
        found = await self._door.suggest(asking, inbound.focused(data))
        choices = [app_commands.Choice(name=one.label, value=one.value) for one in found]
        with contextlib.suppress(*TROUBLE):  # too late: they type on, and we are asked again
            await interaction.response.autocomplete(choices)

    async def _open_form(self, interaction: Interaction, id_: str, *, home: bool) -> None:
        """Show a form as a modal. That has to be the first answer, so that the form is looked up and not run."""
        async with self._in_hand(interaction, self._exchange(interaction, home=home)):
            try:
                async with asyncio.timeout(MODAL_PATIENCE):
                    asked = await self._told(interaction, id_)
            except TimeoutError:
                raise Unavailable("the database, in time for a form") from None
            form = _form(asked, id_)
            if asked is None or form is None:
                raise LearnerError("choice-of-another")
            shown = modal(form, self._door.say(asked.language), asked.reply.blocks)
            shown.stop()
            await interaction.response.send_modal(shown)

    async def _open_kept(self, interaction: Interaction, id_: str, *, home: bool) -> None:
        """Show an answer that waited behind a button, to whom it belongs."""
        exchange = self._exchange(interaction, home=home)
        async with self._in_hand(interaction, exchange):
            asked = await self._told(interaction, id_)
            if asked is None:
                raise LearnerError("choice-of-another")
            shown = await self._out.letters(asked.reply, self._door.say(asked.language))
            await exchange.answer(Answer(shown))

    async def _run_that(self, interaction: Interaction, *, home: bool) -> None:
        """Run the code of a message whose menu was used."""
        content, uploads = inbound.target(interaction)
        found = menu_command(self._door.commands())
        if found is None or not (content.strip() or uploads):
            async with self._in_hand(interaction, self._exchange(interaction, home=home)):
                raise LearnerError("discord-no-code")
        command, option = found
        typed = content.strip() and ("```" in content or not uploads)
        body = Called(command.name, {option.name: content} if typed else {})
        await self._hand_in(interaction, body, uploads, home=home)

    async def _open_thread(self, interaction: Interaction, *, home: bool) -> None:
        """Open somebody's private thread, and welcome them there."""
        say = self._say(interaction)
        exchange = self._exchange(interaction, home=home)
        async with self._in_hand(interaction, exchange):
            if interaction.guild_id is None or not interaction.is_guild_integration():
                raise LearnerError("discord-thread-elsewhere")
            channel = interaction.channel
            below = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
            name = say("discord-thread-name", name=inbound.person(interaction.user).name)
            try:
                thread = await self._rooms.open(interaction.guild_id, below or 0, interaction.user.id, name)
            except Gone as gone:
                raise LearnerError("discord-thread-refused") from gone
            told = say("discord-thread-here", thread=f"<#{thread}>")
            await exchange.answer(Answer((line(told),)))
            await self._door.receive(inbound.in_thread(interaction, thread))

    def _say(self, interaction: Interaction) -> Say:
        return self._door.say(str(interaction.locale))


def _form(asked: Delivery | None, id_: str) -> Form | None:
    """The form of this id in what somebody was told."""
    forms = (block for block in asked.reply.blocks if isinstance(block, Form)) if asked else ()
    return next((one for one in forms if one.id == id_), None)


def _is_own(interaction: Interaction, *, home: bool) -> bool:
    """Whether the message that was pressed is for this person alone, so that it may be changed for them."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or home)


def _question(interaction: Interaction, body: object, *, home: bool) -> Question | None:
    """The question that is answered, if its message may be closed."""
    match body:
        case Pressed(id_) | Filled(id_) if interaction.message and _is_own(interaction, home=home):
            return Question.of(interaction.message, id_)
        case _:
            return None


def _trouble(error: Exception, where: str, say: Say) -> str:
    """What is said of an exception; a bug is logged under the reference that is told."""
    match error:
        case LearnerError():
            quoted = {name: plain(one) if isinstance(one, str) else one for name, one in error.values.items()}
            return say(error.message, **quoted)
        case Unavailable():
            log.warning("%s: %s", where, error)
            return say("discord-away")
        case _:
            reference = secrets.token_hex(4)
            log.error("bug %s in %s", reference, where, exc_info=error)
            return say("bug", reference=reference)
