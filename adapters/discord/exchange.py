"""One interaction while it is being answered: acknowledged in time, whatever the answer takes."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

import discord
from discord.utils import MISSING

from adapters.discord.letters import Letter, for_edit
from adapters.discord.question import Question
from adapters.discord.ways import TROUBLE
from core.chat import Say
from core.errors import Unavailable
from core.pace import Pace

log = logging.getLogger(__name__)

type Interaction = discord.Interaction[discord.Client]

PATIENCE = 1.0
"""Seconds that an answer may take before the interaction is acknowledged without it. Discord gives three in all."""
ACKNOWLEDGED = 40060
"""Discord's code for an interaction that somebody has acknowledged already."""

EVERY = 1.2
"""Seconds between two edits of one message: Discord takes five within five seconds, and not all are ours."""

FOLLOW_UPS = 5
"""As many messages may follow the first answer where Parley is not in the server, but somebody's own app."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered.

    `leads_on`: it has something to press itself. `replaces`: it takes the place of the message that was pressed.
    `private`: nobody else should see it, wherever that is.
    """

    letters: Sequence[Letter]
    leads_on: bool = False
    replaces: bool = False
    private: bool = False


class Answering(Protocol):
    """Something that is being answered in this process."""

    async def acknowledge(self) -> None:
        """Show that the answer takes a moment, unless there is something to see already."""
        ...

    async def answer(self, answer: Answer) -> Sequence[Letter]:
        """Show the answer, in place of what was shown of it until now; the messages for which there is no room here."""
        ...

    def grow(self, letter: Letter) -> None:
        """Show the beginning of the answer as soon as may be, in place of an earlier one."""
        ...


class State(Enum):
    """What the person sees of the answer so far."""

    NOTHING = auto()
    THINKING = auto()
    """Discord says that we are thinking; the message that says so becomes the answer."""
    BUSY = auto()
    """The question is closed, and says that work goes on."""
    GROWING = auto()
    """The beginning of the answer."""
    ANSWERED = auto()
    """What the interaction itself can show; what is still to come follows in messages of their own."""


class Exchange:
    """One interaction and the messages that answer it.

    `ephemeral`: only the person sees them. `own`: what was pressed or filled in is in a message of the person's
    own, and `question` is what that asks. It is closed when the answer leads on, and stays open when it does not.
    """

    def __init__(
        self,
        interaction: Interaction,
        say: Say,
        *,
        ephemeral: bool,
        own: bool = False,
        question: Question | None = None,
    ) -> None:
        self.note = ""
        """What was filled in, quoted below the question that it answers."""
        self._interaction = interaction
        self._say = say
        self._ephemeral = ephemeral
        self._own = own
        self._question = question
        self._state = State.NOTHING
        self._below: discord.WebhookMessage | None = None
        """The beginning of the answer to a question, which itself stays where it is."""
        self._lock = asyncio.Lock()
        self._pace = Pace(self._show_growing, every=EVERY)

    @asynccontextmanager
    async def held(self) -> AsyncGenerator[None]:
        """While this goes on, the interaction is acknowledged in time."""

        async def hold() -> None:
            await asyncio.sleep(PATIENCE)
            await self.acknowledge()

        holding = asyncio.create_task(hold())
        try:
            yield
        finally:
            holding.cancel()
            await asyncio.gather(holding, return_exceptions=True)

    async def acknowledge(self) -> None:
        """See Answering."""
        async with self._lock:
            if self._state is not State.NOTHING or self._interaction.response.is_done():
                return
            try:
                await self._acknowledge()
            except TROUBLE as error:
                log.info("interaction %d could not be acknowledged: %s", self._interaction.id, error)

    async def answer(self, answer: Answer) -> Sequence[Letter]:
        """See Answering."""
        await self._pace.stop()
        async with self._lock:
            self._ephemeral = self._ephemeral or (answer.private and self._interaction.guild_id is not None)
            rest = await self._begin(answer)
            self._state = State.ANSWERED
            most = FOLLOW_UPS - (self._below is not None) if self._is_elsewhere() else len(rest)
            for letter in rest[:most]:
                await self._interaction.followup.send(**letter.parts, ephemeral=self._ephemeral)
            return rest[most:]

    def grow(self, letter: Letter) -> None:
        """See Answering."""
        self._pace.offer(letter)

    def _is_elsewhere(self) -> bool:
        """Whether Parley was only brought along by this person: it is not in the server or the group itself."""
        one = self._interaction
        return one.is_user_integration() and not one.is_guild_integration() and not one.context.dm_channel

    async def _acknowledge(self) -> None:
        if self._question:
            note = "\n\n".join(filter(None, (self.note, self._say("discord-working"))))
            await self._respond_by_edit(self._question.closed(note))
            self._state = State.BUSY
        else:
            await self._interaction.response.defer(ephemeral=self._ephemeral, thinking=True)
            self._state = State.THINKING

    async def _begin(self, answer: Answer) -> Sequence[Letter]:
        """Show what the interaction itself can; the messages that are still to follow."""
        letters, question = answer.letters, self._question
        first, *rest = letters
        match self._state:
            case State.THINKING | State.GROWING:
                first, *rest = for_edit(letters)
                await self._edit(first)
                return rest
            case State.BUSY:
                assert question is not None
                await self._edit(question.closed(self.note) if answer.leads_on else question.open())
                if self._below is None:
                    return letters
                first, *rest = for_edit(letters)
                await self._below.edit(view=first.view, attachments=first.uploads or MISSING)
                return rest
            case State.ANSWERED:
                return letters
            case State.NOTHING if answer.replaces and self._own and first.items:
                await self._respond_by_edit(first)
                return rest
            case State.NOTHING if question and answer.leads_on:
                await self._respond_by_edit(question.closed(self.note))
                return letters
            case State.NOTHING:
                await self._respond(first)
                return rest

    async def _show_growing(self, letter: Letter) -> None:
        async with self._lock:
            try:
                if self._state is State.NOTHING and self._question:
                    await self._acknowledge()
                if self._state is State.BUSY:
                    await self._show_below(letter)
                    return
                if self._state is State.NOTHING:
                    await self._respond(letter)
                else:
                    await self._edit(letter)
                self._state = State.GROWING
            except TROUBLE as error:
                log.info(
                    "interaction %d could not show what there is so far: %s", self._interaction.id, error
                )

    async def _show_below(self, letter: Letter) -> None:
        if self._below is None:
            parts = letter.parts
            self._below = await self._interaction.followup.send(**parts, ephemeral=self._ephemeral, wait=True)
        else:
            await self._below.edit(view=letter.view, attachments=letter.uploads or MISSING)

    async def _respond(self, letter: Letter) -> None:
        try:
            await self._interaction.response.send_message(**letter.parts, ephemeral=self._ephemeral)
        except discord.HTTPException as error:
            raise _read(error) from error

    async def _respond_by_edit(self, letter: Letter) -> None:
        try:
            await self._interaction.response.edit_message(
                view=letter.view, attachments=letter.uploads or MISSING
            )
        except discord.HTTPException as error:
            raise _read(error) from error

    async def _edit(self, letter: Letter) -> None:
        await self._interaction.edit_original_response(
            view=letter.view, attachments=letter.uploads or MISSING
        )


def _read(error: discord.HTTPException) -> Exception:
    """What a refused acknowledgement means: another process may have been faster, and answers."""
    return Unavailable("an interaction that another process answers") if error.code == ACKNOWLEDGED else error
