"""The way in: what people do on Discord is taken, acknowledged in time, and handed to the core."""

import contextlib
import logging
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager

import discord
from discord import app_commands

from adapters.discord import ids, inbound
from adapters.discord.commands import THREAD, menu_command
from adapters.discord.exchange import Answer, Exchange
from adapters.discord.files import NotTaken, fetch
from adapters.discord.inbound import PLATFORM, Upload
from adapters.discord.letters import line
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
)
from core.clock import Clock
from core.errors import Unavailable

log = logging.getLogger(__name__)

type Interaction = discord.Interaction[discord.Client]
MOST_SUGGESTIONS, LONGEST_SUGGESTION = 25, 100


class Desk:
    """Takes interactions and messages. Whatever happens to one of them, the person is told."""

    def __init__(self, client: discord.Client, door: Door, out: Out, ways: Ways, clock: Clock) -> None:
        self._client = client
        self._door = door
        self._out = out
        self._ways = ways
        self._rooms = Rooms(client, door)
        self._clock = clock
        self._taken: set[int] = set()

    async def take(self, interaction: Interaction) -> None:
        """Answer an interaction."""
        with self._taking(interaction.id) as first:
            if first:
                await self._take(interaction)

    async def hear(self, message: discord.Message) -> None:
        """Answer a message, if it speaks to us."""
        with self._taking(message.id) as first:
            us = self._client.user
            if first and us is not None and inbound.is_for_us(message, us):
                await self._hear(message, us)

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

    async def _take(self, interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.autocomplete:
            await self._suggest(interaction)
            return
        data = inbound.data_of(interaction)
        match inbound.used(data):
            case (ids.FORM, id_) if interaction.type is discord.InteractionType.component:
                await self._open_form(interaction, id_)
            case (ids.KEPT, id_):
                await self._open_kept(interaction, id_)
            case _ if "name" in data and not inbound.is_slash(data):
                await self._run_that(interaction)
            case _ if data.get("name") == THREAD.name:
                await self._open_thread(interaction)
            case _:
                await self._hand_in(interaction, inbound.body(interaction), inbound.along(interaction))

    async def _hear(self, message: discord.Message, us: discord.ClientUser) -> None:
        say = self._door.say(None)
        spoken = Spoken(self._ways, message.channel, message.channel.id, nonce_of(str(message.id)))
        try:
            files = await fetch(self._client, inbound.along_with(message))
            incoming = inbound.said(message, us, files)
            if inbound.was_at_home(message):
                with self._out.open(incoming.event_id, spoken):
                    await self._door.receive(incoming)
            else:
                await self._door.receive(incoming)
        except NotTaken as refused:
            await spoken.answer(Answer((line(say(refused.message, **refused.values)),)))
        except Unavailable:
            await spoken.answer(Answer((line(say("discord-away")),)))

    # ── interactions ─────────────────────────────────────────────────────────────────────────────────────

    async def _hand_in(
        self, interaction: Interaction, body: Called | Pressed | Filled | None, uploads: Sequence[Upload]
    ) -> None:
        """Have the core answer."""
        question = _question(interaction, body)
        own = inbound.is_at_home(interaction)
        exchange = Exchange(interaction, self._say(interaction), ephemeral=not own, question=question)
        async with self._in_hand(interaction, exchange):
            if body is None:
                raise NotTaken("choice-gone")
            if question and isinstance(body, Filled):
                exchange.note = await self._quoted(interaction, body)
            files = await fetch(self._client, uploads)
            await self._door.receive(
                inbound.incoming(interaction, body, files, self._clock.now().timestamp())
            )

    @asynccontextmanager
    async def _in_hand(self, interaction: Interaction, exchange: Exchange) -> AsyncGenerator[None]:
        """While this goes on, the interaction is acknowledged in time; what goes wrong is told."""
        say = self._say(interaction)
        with self._out.open(str(interaction.id), exchange):
            async with exchange.held():
                try:
                    yield
                except NotTaken as refused:
                    await self._tell(exchange, say(refused.message, **refused.values))
                except Unavailable as error:
                    log.warning("interaction %d: %s", interaction.id, error)
                    await self._tell(exchange, say("discord-away"))

    async def _tell(self, exchange: Exchange, text: str) -> None:
        try:
            await exchange.answer(Answer((line(text),)))
        except (*TROUBLE, Unavailable) as error:
            log.info("nobody could be told: %s", error)

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
        asking = inbound.incoming(interaction, called, (), self._clock.now().timestamp())
        found = await self._door.suggest(asking, inbound.focused(data))
        choices = [
            app_commands.Choice(name=one.label[:LONGEST_SUGGESTION], value=one.value)
            for one in found
            if one.label.strip() and 0 < len(one.value) <= LONGEST_SUGGESTION
        ]
        try:
            await interaction.response.autocomplete(choices[:MOST_SUGGESTIONS])
        except TROUBLE as error:
            log.info("suggestions came too late: %s", error)

    async def _open_form(self, interaction: Interaction, id_: str) -> None:
        """Show a form as a modal. That has to be the first answer, so that the form is looked up and not run."""
        say = self._say(interaction)
        exchange = Exchange(interaction, self._say(interaction), ephemeral=interaction.guild_id is not None)
        try:
            asked = await self._told(interaction, id_)
        except Unavailable:
            await self._tell(exchange, say("discord-away"))
            return
        form = _form(asked, id_)
        if asked is None or form is None:
            await self._tell(exchange, say("choice-of-another"))
            return
        shown = modal(form, self._door.say(asked.language))
        shown.stop()
        try:
            await interaction.response.send_modal(shown)
        except TROUBLE as error:
            log.info("a form could not be opened: %s", error)

    async def _open_kept(self, interaction: Interaction, id_: str) -> None:
        """Show an answer that waited behind a button, to whom it belongs."""
        exchange = Exchange(interaction, self._say(interaction), ephemeral=interaction.guild_id is not None)
        async with self._in_hand(interaction, exchange):
            asked = await self._told(interaction, id_)
            if asked is None:
                raise NotTaken("choice-of-another")
            shown = await self._out.letters(asked.reply, self._door.say(asked.language))
            await exchange.answer(Answer(shown))

    async def _run_that(self, interaction: Interaction) -> None:
        """Run the code of a message whose menu was used."""
        content, uploads = inbound.target(interaction)
        found = menu_command(self._door.commands())
        body = None
        if found and (content.strip() or uploads):
            command, option = found
            code = inbound.code_in(content)
            body = Called(command.name, {option.name: code} if code.strip() else {})
        if body is None:
            exchange = Exchange(
                interaction, self._say(interaction), ephemeral=not inbound.is_at_home(interaction)
            )
            await self._tell(exchange, self._say(interaction)("discord-no-code"))
            return
        await self._hand_in(interaction, body, uploads)

    async def _open_thread(self, interaction: Interaction) -> None:
        """Open somebody's private thread, and welcome them there."""
        say = self._say(interaction)
        exchange = Exchange(interaction, self._say(interaction), ephemeral=interaction.guild_id is not None)
        async with self._in_hand(interaction, exchange):
            if interaction.guild_id is None or not interaction.is_guild_integration():
                raise NotTaken("discord-thread-elsewhere")
            channel = interaction.channel
            below = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
            name = say("discord-thread-name", name=inbound.person(interaction.user).name)
            try:
                thread = await self._rooms.open(interaction.guild_id, below or 0, interaction.user.id, name)
            except Gone as gone:
                raise NotTaken("discord-thread-refused") from gone
            told = say("discord-thread-here", thread=f"<#{thread}>")
            await exchange.answer(Answer((line(told),)))
            await self._door.receive(inbound.in_thread(interaction, thread))

    def _say(self, interaction: Interaction) -> Say:
        return self._door.say(str(interaction.locale))


def _form(asked: Delivery | None, id_: str) -> Form | None:
    """The form of this id in what somebody was told."""
    forms = (block for block in asked.reply.blocks if isinstance(block, Form)) if asked else ()
    return next((one for one in forms if one.id == id_), None)


def _question(interaction: Interaction, body: object) -> Question | None:
    """The question that is answered, if its message is for this person alone, so that it may be closed for them."""
    message = interaction.message
    if message is None or not (message.flags.ephemeral or inbound.is_at_home(interaction)):
        return None
    match body:
        case Pressed(id_) | Filled(id_):
            return Question.of(message, id_)
        case _:
            return None
