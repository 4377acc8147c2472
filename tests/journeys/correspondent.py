"""Somebody who learns in their own chat on the loopback Telegram, with a served Parley that may be killed at any moment."""

import asyncio
import time
from dataclasses import dataclass
from typing import assert_never

from core.chat import Choices, Form
from core.course.model import Question
from tests.journeys.answering import Answer, Arrange, Press, Tick, Write, right, wrong
from tests.journeys.kept import Kept, Mishaps, place
from tests.loopback.telegram import LoopbackTelegram, Message, Person

PATIENCE = 60.0
"""Seconds for an answer: a killed process has to come back first."""


@dataclass(slots=True, kw_only=True)
class Correspondent:
    """A person with the client of their phone. Telegram keeps for the bot what they do while it is away."""

    person: Person
    telegram: LoopbackTelegram
    kept: Kept
    mishaps: Mishaps
    answers: int = 0
    """How many questions they have answered: every other one rightly."""
    since: int = 0
    """The turn that was answered last."""

    @property
    def bots(self) -> list[Message]:
        """All that Parley has said, oldest first."""
        return [one for one in self.person.messages() if one.author is self.telegram.world.bot]

    async def start(self, payload: str = "") -> None:
        """Come by an address."""
        await self.did(await self.person.start(payload))

    async def say(self, text: str) -> None:
        """Write a message."""
        await self.did(await self.person.say(self.person.chat, text))

    async def press(self, label: str) -> None:
        """Press the newest button of this label, or of these data."""
        message = next(
            one
            for one in reversed(self.bots)
            for row in one.rows
            for button in row
            if label in (button["text"], button.get("callback_data"))
        )
        await self.did(await self.person.press(message, label, settle=False))

    async def press_choice(self, number: int) -> None:
        """Press the choice of this number in the newest reply, or vote for it."""
        turn, reply = await self.kept.reply()
        options = [one for block in reply.blocks if isinstance(block, Choices) for one in block.options]
        wanted = next(one for one in options if one.id == f"{turn:x}.{number:x}")
        poll = next((one for one in reversed(self.bots) if one.poll), None)
        answers = any(
            block.answers and wanted in block.options for block in reply.blocks if isinstance(block, Choices)
        )
        if poll and poll.poll and answers and self.person.id not in poll.poll.votes:
            await self.person.vote(poll, wanted.label)
            await self.did()
        else:
            await self.press(f"{'a' if answers else 'c'}:{wanted.id}")

    async def go_on(self, *ways: str) -> None:
        """Answer the question that is asked, or press the choice that leads to the first of these ways."""
        if item := await self.kept.asked():
            self.answers += 1
            await self.answer(item, rightly=self.answers % 2 == 0)
            return
        verbs = await self.kept.verbs()
        way = next(one for one in ways if one in verbs)
        await self.press_choice(verbs.index(way))

    async def answer(self, item: Question, *, rightly: bool) -> None:
        """Answer the question that is asked."""
        _, reply = await self.kept.reply()
        given = right(item) if rightly else wrong(item)
        if isinstance(given, Press):
            await self.press_choice(place(reply, given.label))
            return
        (form,) = (block for block in reply.blocks if isinstance(block, Form))
        await self._fill(form, given)

    async def reads(self, text: str) -> None:
        """Wait until Parley's last messages say this."""
        await self.telegram.until(
            lambda: any(text in one.text for one in self.bots[-4:]), f"Nobody said {text!r}."
        )

    async def did(self, what: object = None) -> None:
        """Wait until what was done is answered, whatever happens meanwhile, and all of the answer is there."""
        del what
        began = time.monotonic()
        await self.mishaps.happen()
        async with asyncio.timeout(PATIENCE):
            while not await self._answered():  # noqa: ASYNC110 - of rows in another process, nothing tells us
                await asyncio.sleep(0.02)
        self.mishaps.took.append(time.monotonic() - began)

    async def _answered(self) -> bool:
        newest, sent = await self.kept.newest()
        if newest <= self.since or not sent:
            return False
        self.since = newest
        return True

    async def _fill(self, form: Form, given: Answer) -> None:
        field = form.fields[0]
        match given:
            case Tick(labels) | Arrange(labels):
                for label in labels:
                    number = field.options.index(label) + 1
                    message = next(one for one in reversed(self.bots) if one.rows)
                    await self.person.press(message, f"o:{form.id}:{number}")
                    await self.telegram.until(lambda: not self.telegram.unanswered)
                await self.press(f"s:{form.id}")
            case Write(values):
                for one in form.fields:
                    await self.say(values.get(one.label, values.get("", "")))
            case Press():
                raise AssertionError("a press fills nothing")
            case _:
                assert_never(given)
