"""A house for benchmarks: the real one, on a real PostgreSQL, with learners in a quiz and a platform that is silent."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.postgres.embedded import embedded_postgres
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import (
    Body,
    Capabilities,
    Choices,
    Delivery,
    Field,
    FieldKind,
    Filled,
    Form,
    Incoming,
    Person,
    Pressed,
    Said,
)
from core.clock import Clock
from tests.postgres import connected

COURSE = "how-memory-works"
QUIZ = "/quiz 20"
"""The longest one."""


@dataclass(slots=True)
class SilentPlatform:
    """Takes every delivery and keeps the last of each chat."""

    name: str = "bench"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(blocks=Capabilities.EVERYTHING))
    url: str = ""
    started: asyncio.Event = field(default_factory=asyncio.Event)
    last: dict[str, Delivery] = field(default_factory=dict[str, Delivery])

    async def run(self) -> None:
        """Receive nothing."""

    async def send(self, delivery: Delivery) -> None:
        """Keep it."""
        self.last[delivery.chat] = delivery

    async def working(self, address: Mapping[str, str]) -> None:
        """Show nothing."""
        del address

    def reaches(self, chat: str) -> bool:
        """Everywhere."""
        del chat
        return True


@dataclass(slots=True)
class Learning:
    """One learner who takes quizzes over the house's own door."""

    house: OpenHouse
    platform: SilentPlatform
    name: str
    events: int = 0

    def event(self, body: Body) -> Incoming:
        """The next event of this learner's."""
        self.events += 1
        return Incoming(
            platform=self.platform.name,
            event_id=f"{self.name}-{self.events}",
            person=Person(id=self.name, name=self.name),
            chat=self.name,
            body=body,
        )

    async def say(self, text: str) -> None:
        """Say something, and wait for the reply."""
        await self.house.door.receive(self.event(Said(text)))

    async def be_asked(self) -> None:
        """Start a quiz unless a question is open."""
        if self._answer() is None:
            await self.say(QUIZ)

    async def answer(self) -> None:
        """Answer the open question, and wait for the reply."""
        answer = self._answer()
        assert answer is not None, f"no question is open in {self.platform.last[self.name].reply}"
        await self.house.door.receive(self.event(answer))

    def _answer(self) -> Pressed | Filled | None:
        """Something that answers the open question; None where none is open."""
        if self.name not in self.platform.last:
            return None
        for block in self.platform.last[self.name].reply.blocks:
            match block:
                case Choices(options=options, answers=True):
                    return Pressed(options[0].id)
                case Form(id=id_, fields=fields):
                    return Filled(id_, {one.name: _filling(one) for one in fields})
                case _:
                    pass
        return None


def _filling(asked: Field) -> str:
    return " ".join(str(n + 1) for n in range(len(asked.options))) if asked.kind is FieldKind.ORDER else "1"


@asynccontextmanager
async def bench_server(*, durable: bool = True) -> AsyncGenerator[str]:
    """The address of a PostgreSQL in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        async with embedded_postgres(Path(folder), durable=durable) as server:
            yield server.dsn


@asynccontextmanager
async def bench_house(
    dsn: str, clock: Clock | None = None
) -> AsyncGenerator[tuple[OpenHouse, SilentPlatform]]:
    """A house on the database at `dsn`, with the courses that ship, and its only platform."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="parley-bench-")))
        settings = Settings.model_validate(
            {"data_dir": folder, "database_url": dsn} | {"limit_learner": 0, "limit_community": 0}
        )
        house = await stack.enter_async_context(open_house(settings, lambda _: None, clock=clock))
        platform = SilentPlatform()
        house.dispatch.outbox.platforms[platform.name] = platform
        yield house, platform


@asynccontextmanager
async def asking(dsn: str) -> AsyncGenerator[Any]:
    """A connection of asyncpg's own, whose types do not say what a query gives."""
    async with connected(dsn) as connection:
        yield connection


async def learner(house: OpenHouse, platform: SilentPlatform, dsn: str, name: str) -> Learning:
    """A learner who has read every lesson of COURSE, so that a quiz may ask all of it."""
    learning = Learning(house, platform, name)
    await learning.say("/help")
    lessons = [one.id for one in house.dispatch.house.catalogue.course(COURSE).lessons]
    async with asking(dsn) as connection:
        await connection.execute(_CHOOSE, COURSE, name)
        await connection.execute(_COMPLETE_LESSONS, name, COURSE, lessons)
    return learning


_CHOOSE = """
UPDATE learners SET course = $1 FROM identities WHERE learner_id = id AND external_id = $2
"""
_COMPLETE_LESSONS = """
INSERT INTO lesson_progress (learner_id, course, lesson, step, started_at, completed_at)
SELECT learner_id, $2, unnest($3::text[]), 99, now(), now() FROM identities WHERE external_id = $1
"""
