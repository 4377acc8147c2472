"""A member of a server on the loopback Discord who learns with a served Parley that may be killed at any moment."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, assert_never, cast

from adapters.discord.ids import ANSWER, WAY
from core.chat import Choices, Form, Reply, choice_id
from core.course.model import Challenge, Course, Question
from core.store import replies
from tests.adapters.discord.visitor import Visitor
from tests.journeys.answering import FALSE, TRUE, Answer, Arrange, Press, Tick, Write, right, wrong
from tests.journeys.process import Served
from tests.loopback.discord import Exchange, Message
from tests.loopback.discord.dispatching import dispatch
from tests.loopback.discord.filling import Value
from tests.loopback.discord.limits import LOADING
from tests.loopback.discord.reading import buttons_of
from tests.postgres import connected

NEWEST = """
SELECT id, reply::text FROM turns
WHERE platform = 'discord' AND person = $1 AND reply IS NOT NULL ORDER BY seq DESC LIMIT 1
"""
KNOWN = "SELECT count(*) FROM turns WHERE platform = 'discord' AND event_id = $1"
STATES: Mapping[str, str] = {
    "attempts": "SELECT activity, correct, count(*) FROM attempts WHERE learner_id = $1 GROUP BY 1, 2 ORDER BY 1, 2",
    "turns with an attempt": "SELECT count(DISTINCT seq) FROM attempts WHERE learner_id = $1",
    "counted": "SELECT sum(unassisted_right + assisted_right), sum(unassisted + assisted) FROM skill_states WHERE learner_id = $1",
    "lessons": "SELECT lesson, step, completed_at IS NOT NULL FROM lesson_progress WHERE learner_id = $1 ORDER BY 1",
    "works": "SELECT item, source FROM works WHERE learner_id = $1 ORDER BY 1",
}
"""What of a learner's state has to be the same, however often the process was killed on the way."""
LEARNER = "SELECT learner_id FROM identities WHERE platform = 'discord' AND external_id = $1"


@dataclass(slots=True)
class Mishaps:
    """Kills the process, and starts it again, while some of the things that are done are being answered."""

    served: Served
    when: Mapping[int, float] = field(default_factory=dict[int, float])
    """By the numbers of these things, from 0: after how many seconds."""
    took: list[float] = field(default_factory=list[float])
    """How long each took to be answered."""
    killed: int = 0

    async def happen(self) -> bool:
        """Whether the process was killed just now. It is back already."""
        after = self.when.get(len(self.took))
        if after is None:
            return False
        await asyncio.sleep(after)
        await self.served.kill()
        await self.served.start()
        self.killed += 1
        return True

    def drawn(self, chance: Random, count: int) -> Mapping[int, float]:
        """Other times to kill, spread over all that was done and over the time that it took, a little beyond its end."""
        return {
            number: self.took[number] * chance.uniform(0, 1.2)
            for number in chance.sample(range(len(self.took)), count)
        }


@dataclass(slots=True, kw_only=True)
class Member(Visitor):
    """See Visitor. Where Parley was killed before it kept what was done, it is done again, as people would.

    An answer is looked for where Discord shows it: in the channel, or among the direct messages.
    """

    course: Course
    database: str
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
        if await self.mishaps.happen() and not await self._is_known(exchange):
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
        turn, reply = await self.reply()
        id_ = choice_id(turn, number)
        blocks = (one for one in reply.addressed(turn).blocks if isinstance(one, Choices))
        answers = any(block.answers and id_ in (one.id for one in block.options) for block in blocks)
        return await self.press(f"{ANSWER if answers else WAY}:{id_}")

    async def submit(self, values: Mapping[str, Value]) -> Message:
        """Open the form of the newest reply, fill it in and send it."""
        _, reply = await self.reply()
        (form,) = (one for one in reply.blocks if isinstance(one, Form))
        return await self.fill(await self.open(f"f:{form.id}"), values)

    async def verbs(self) -> Sequence[str]:
        """What the choices and forms of the newest reply lead to, by their numbers."""
        _, reply = await self.reply()
        return [one.verb for one in reply.actions()]

    async def asked(self) -> Question | None:
        """The question that the newest reply asks; None where it asks none."""
        _, reply = await self.reply()
        ids = (str(one.arguments["item"]) for one in reply.actions() if one.verb.endswith(".answer"))
        found = next((self.course.item(one) for one in ids), None)
        assert not isinstance(found, Challenge)
        return found

    async def go_on(self, *ways: str) -> Message:
        """Answer the question that is asked, or press the choice that leads to the first of these ways.

        Who was answered elsewhere comes back to where they were: what is open is open there.
        """
        if self.is_elsewhere:
            await self.call("start")
            await self.press_choice(0)
        if item := await self.asked():
            self.answers += 1
            return await self.answer(item, rightly=self.answers % 2 == 0)
        verbs = await self.verbs()
        way = next(one for one in ways if one in verbs)
        return await self.press_choice(verbs.index(way))

    async def answer(self, item: Question, *, rightly: bool) -> Message:
        """Answer the question that is asked."""
        _, reply = await self.reply()
        given = right(item) if rightly else wrong(item)
        if isinstance(given, Press):
            return await self.press_choice(_place(reply, given.label))
        return await self.submit(_values(reply, given))

    async def reply(self) -> tuple[int, Reply]:
        """The newest reply as it was kept, so that nothing here hangs on how it is drawn; and its turn's number."""
        ((turn, kept),) = await self._rows(NEWEST, str(self.person.id))
        reply = replies.read(json.loads(kept))
        assert reply is not None
        return turn, reply.addressed(turn)

    async def state(self) -> Mapping[str, object]:
        """What is known of them."""
        ((learner,),) = await self._rows(LEARNER, str(self.person.id))
        return {name: await self._rows(query, learner) for name, query in STATES.items()}

    async def _is_known(self, exchange: Exchange) -> bool:
        ((rows,),) = await self._rows(KNOWN, str(exchange.interaction.id))
        return bool(rows)

    async def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        async with connected(self.database) as connection:
            found = cast("list[tuple[Any, ...]]", await connection.fetch(query, *values))
        return [tuple(row) for row in found]

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


def _place(reply: Reply, label: str) -> int:
    """The number of the choice of this label; that of a sentence that is true or not, whatever the language."""
    actions = list(reply.actions())
    if label in (TRUE, FALSE):
        judged = [n for n, one in enumerate(actions) if one.arguments.get("option") == int(label == TRUE)]
        return judged[0]
    options = [one for block in reply.blocks if isinstance(block, Choices) for one in block.options]
    return next(n for n, one in enumerate(options) if one.label == label)


def _values(reply: Reply, answer: Answer) -> Mapping[str, Value]:
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
