"""Learners of a class who come through the house's own door, many at a time, on the database of a served Parley."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Body, Called, Choices, Delivery, Filled, Form, Plain, Pressed, Reply
from core.course.model import Challenge, Course, Question
from tests.journeys.answering import Press, right, wrong
from tests.journeys.kept import place
from tests.journeys.member import values_of
from tests.pupil import Pupil, RecordingPlatform, words_of

WEB = "web"
"""Where they are: what is told to them later, the served process sends."""
AT_ONCE = 8
"""People who do something in the same moment."""
FIRST = (
    "Aino Amir Bea Carlos Chiara Daan Elif Esra Femi Hana Idris Ines Jonas Kaito Lea Malik Mira Nour Oskar Petra Rui "
    "Sofia Tarik Yuna"
)
LAST = "ABDFGKLMPRST"


@dataclass(slots=True)
class Letterboxes(RecordingPlatform):
    """A platform that has the newest reply to each person."""

    newest: dict[str, Reply] = field(default_factory=dict[str, Reply])

    async def send(self, delivery: Delivery) -> None:
        """Put it into the box of whom it is for."""
        self.newest[delivery.chat] = delivery.reply


@dataclass(slots=True)
class Classmate:
    """One of them."""

    pupil: Pupil
    boxes: Letterboxes

    @property
    def name(self) -> str:
        """What they are called, as the roster has it."""
        return self.pupil.name.title()

    @property
    def reply(self) -> Reply:
        """What they were shown last."""
        return self.boxes.newest[self.pupil.name]

    @property
    def words(self) -> str:
        """The same as one text."""
        return words_of(self.reply)

    async def call(self, command: str, **options: str) -> None:
        """Call a command."""
        await self._do(Called(command, options))

    async def lead(self, verb: str, **arguments: Plain) -> None:
        """Press the first choice that leads there."""
        options = [one for block in self.reply.blocks if isinstance(block, Choices) for one in block.options]
        found = (
            one
            for one in options
            if one.action.verb == verb and arguments.items() <= dict(one.action.arguments).items()
        )
        choice = next(found, None)
        assert choice is not None, f"nothing leads to {verb} {arguments}\n{self.words}"
        await self._do(Pressed(choice.id))

    async def fill(self, **values: str) -> None:
        """Fill in the form that they were shown."""
        (form,) = (one for one in self.reply.blocks if isinstance(one, Form))
        await self._do(Filled(form.id, values))

    async def join(self, code: str) -> None:
        """Come into the class that has this code."""
        await self.call("join", code=code)
        await self.lead("joining.come")

    def asked(self, course: Course) -> Question | None:
        """The question that they are asked; None for none."""
        ids = [str(one.arguments["item"]) for one in self.reply.actions() if one.verb.endswith(".answer")]
        found = course.find_item(ids[0]) if ids else None
        assert not isinstance(found, Challenge)
        return found

    async def answer(self, question: Question, *, rightly: bool) -> None:
        """Answer the question that they are asked."""
        given = right(question) if rightly else wrong(question)
        if isinstance(given, Press):
            (answers,) = (one for one in self.reply.blocks if isinstance(one, Choices) and one.answers)
            label = list(self.reply.actions())[place(self.reply, given.label)]
            choice = next(one for one in answers.options if one.action == label)
            await self._do(Pressed(choice.id))
            return
        values = values_of(self.reply, given)
        typed = {name: " ".join(one) if isinstance(one, list) else str(one) for name, one in values.items()}
        await self.fill(**typed)

    async def _do(self, body: Body) -> None:
        self.boxes.newest.pop(self.pupil.name, None)
        await self.pupil.house.door.receive(self.pupil.incoming(body))
        assert self.pupil.name in self.boxes.newest, "nothing was answered"


@dataclass(frozen=True, slots=True)
class Classmates:
    """All of them, and the house through whose door they come."""

    house: OpenHouse
    boxes: Letterboxes

    def people(self, count: int, after: int = 0) -> list[Classmate]:
        """So many people, each called otherwise: those who come `after` so many others."""
        names = islice(product(LAST, FIRST.split()), after, after + count)
        return [
            Classmate(Pupil(self.house, name=f"{first} {last}".lower(), platform=WEB), self.boxes)
            for last, first in names
        ]


@asynccontextmanager
async def classmates(database: str, folder: Path) -> AsyncGenerator[Classmates]:
    """Another process's house on the same database, with their platform."""
    settings = Settings.model_validate(
        {"data_dir": folder, "database_url": database, "limit_learner": 0, "limit_community": 0}
    )
    boxes = Letterboxes(name=WEB)
    async with open_house(settings, tell=lambda _: None) as house:
        house.dispatch.outbox.platforms[WEB] = boxes
        yield Classmates(house, boxes)


async def each[T](them: Iterable[T], do: Callable[[T], Awaitable[None]]) -> None:
    """Have each of them do something, some at a time."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(who: T) -> None:
        async with places:
            await do(who)

    async with asyncio.TaskGroup() as group:
        for who in them:
            group.create_task(one(who))
