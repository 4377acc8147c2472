"""A member of a server on the loopback Discord who learns with a served Parley that may be killed at any moment."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from adapters.discord.ids import ANSWER, WAY
from core.chat import Choices, Form, Reply, choice_id
from core.course.model import Question
from tests.adapters.discord.visitor import Visitor
from tests.journeys.answering import Answer, Arrange, Press, Tick, Write, right, wrong
from tests.journeys.kept import Kept, Mishaps, place
from tests.loopback.discord import Exchange, Message
from tests.loopback.discord.dispatching import dispatch
from tests.loopback.discord.filling import Value
from tests.loopback.discord.limits import LOADING
from tests.loopback.discord.reading import buttons_of


@dataclass(slots=True, kw_only=True)
class Member(Visitor):
    """See Visitor. Where Parley was killed before it kept what was done, it is done again, as people would.

    An answer is looked for where Discord shows it: in the channel, or among the direct messages.
    """

    kept: Kept
    mishaps: Mishaps
    answers: int = 0
    """How many questions they have answered: every other one rightly."""
    since: int = 0
    """The id of what was done last: what answers it is newer."""

    @property
    def shown(self) -> list[Message]:
        """See Visitor."""
        places = {one.id: one for one in (self.channel, self.person.dm)}.values()
        there = sorted((one for place in places for one in self.person.messages(place)), key=_id)
        newer = [one for one in there if one.author.bot and one.id > self.since and not one.flags & LOADING]
        return newer or self._replaced

    @property
    def _replaced(self) -> list[Message]:
        """The message that was pressed, where the answer has taken its place."""
        did = self.exchange.interaction if self.exchange else None
        if did is None or did.original is None or "custom_id" not in did.payload["data"]:
            return []
        used = _bare(did.payload["data"]["custom_id"])
        buttons = [one for one in buttons_of(did.original) if not one.get("disabled")]
        return [did.original] if buttons and all(_bare(one["custom_id"]) != used for one in buttons) else []

    @property
    def is_elsewhere(self) -> bool:
        """Whether the newest answer came as a direct message, while what was asked was asked in the channel."""
        return self.newest.channel is not self.channel

    async def answered(self, exchange: Exchange) -> Message:
        """See Visitor."""
        began = time.monotonic()
        self.since = exchange.interaction.id
        if await self.mishaps.happen() and not await self.kept.has(str(exchange.interaction.id)):
            exchange = self._again(exchange)
            self.since = exchange.interaction.id
        message = await Visitor.answered(self, exchange)
        self.mishaps.took.append(time.monotonic() - began)
        return message

    async def offering(self, label: str) -> Message:
        """See Visitor; a button by its id as well."""

        def found() -> list[Message]:
            buttons = (
                (one, button)
                for one in self.shown
                for button in buttons_of(one)
                if not button.get("disabled")
            )
            return [one for one, button in buttons if label in (button.get("label"), button.get("custom_id"))]

        stage = self.person.stage
        await stage.changes.until(found, lambda: stage.account(f"no button {label!r} in\n{self.text}"))
        return found()[-1]

    async def press_choice(self, number: int) -> Message:
        """Press the choice of this number in the newest reply."""
        turn, reply = await self.kept.reply()
        id_ = choice_id(turn, number)
        blocks = (one for one in reply.addressed(turn).blocks if isinstance(one, Choices))
        answers = any(block.answers and id_ in (one.id for one in block.options) for block in blocks)
        return await self.press(f"{ANSWER if answers else WAY}:{id_}")

    async def submit(self, values: Mapping[str, Value]) -> Message:
        """Open the form of the newest reply, fill it in and send it."""
        _, reply = await self.kept.reply()
        (form,) = (one for one in reply.blocks if isinstance(one, Form))
        return await self.fill(await self.open(f"f:{form.id}"), values)

    async def go_on(self, *ways: str) -> Message:
        """Answer the question that is asked, or press the choice that leads to the first of these ways.

        Who was answered elsewhere comes back to where they were: what is open is open there.
        """
        if self.is_elsewhere:
            await self.call("start")
            await self.press_choice(0)
        if item := await self.kept.asked():
            self.answers += 1
            return await self.answer(item, rightly=self.answers % 2 == 0)
        verbs = await self.kept.verbs()
        way = next(one for one in ways if one in verbs)
        return await self.press_choice(verbs.index(way))

    async def answer(self, item: Question, *, rightly: bool) -> Message:
        """Answer the question that is asked."""
        _, reply = await self.kept.reply()
        given = right(item) if rightly else wrong(item)
        if isinstance(given, Press):
            return await self.press_choice(place(reply, given.label))
        return await self.submit(values_of(reply, given))

    def _again(self, exchange: Exchange) -> Exchange:
        """The same once more, after Discord has said that it failed."""
        did, stage = exchange.interaction, self.person.stage
        again = dispatch(
            stage,
            did.type,
            did.user,
            did.channel,
            did.payload["data"],
            message=did.message,
            parent=did.parent,
        )
        return Exchange(again, stage)


def _id(message: Message) -> int:
    return message.id


def _bare(custom_id: str) -> str:
    return custom_id.partition(":")[2]


def values_of(reply: Reply, answer: Answer) -> Mapping[str, Value]:
    """What the form is filled in with, by the names of its fields."""
    (form,) = (one for one in reply.blocks if isinstance(one, Form))
    match answer:
        case Tick(labels):
            return {"answer": [str(form.fields[0].options.index(one) + 1) for one in labels]}
        case Arrange(lines):
            return {"answer": " ".join(str(form.fields[0].options.index(one) + 1) for one in lines)}
        case Write(values):
            return {one.name: values.get(one.label, values.get("", "")) for one in form.fields}
        case Press():
            raise AssertionError("a press fills nothing")
        case _:
            assert_never(answer)
