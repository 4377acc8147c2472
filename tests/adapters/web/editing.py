"""A house in which one fills in a form on the web that was shown on another platform."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Action, Card, Choice, Choices, Code, Field, FieldKind, Form, Reply, Text, Tone
from core.clock import FixedClock
from core.feature import Command, Feature
from core.routing import Router
from core.turn import Turn
from tests.adapters.web.conftest import SECRET
from tests.catalogues import catalogue_of
from tests.pupil import Pupil, RecordingPlatform

STARTER = "def mean(numbers):\n    ...\n"


@dataclass(slots=True)
class Bench:
    """The only activity of the house: code is asked for and taken."""

    taken: list[str] = field(default_factory=list[str])
    hold: asyncio.Event | None = None

    async def ask(self, turn: Turn) -> Reply:
        del turn
        task = Card(
            "The mean",
            "Write `mean`, which gives the **mean** of a list of numbers.\n\n- an empty list has the mean 0",
            facts=(("Difficulty", "2 of 5"),),
        )
        example = Code("mean([1, 2, 3])  # 2.0", language="python", title="An example")
        code = Field(
            name="code", label="Your solution", kind=FieldKind.CODE, value=STARTER, language="python"
        )
        form = Form(fields=(code,), action=Action("bench.take"), submit="Submit")
        return Reply.of(task, example, form, Choices((Choice("A hint", Action("bench.take")),)))

    async def take(self, turn: Turn) -> Reply:
        if self.hold:
            await self.hold.wait()
        self.taken.append(turn.values["code"])
        return Reply.of(Card("Right", "All cases pass.", tone=Tone.GOOD))

    async def other(self, turn: Turn) -> Reply:
        del turn
        return Reply.of(Text("Something else"), Choices((Choice("On", Action("bench.take")),)))

    def feature(self, words: Path) -> Feature:
        commands = (Command(name="code", handler=self.ask), Command(name="other", handler=self.other))
        actions = {"take": self.take}
        return Feature(name="bench", commands=commands, actions=actions, fallback=self.ask, words=words)


@dataclass(slots=True)
class Room:
    """A house that Ada is in, by a platform that only records, and the web that serves its pages."""

    house: OpenHouse
    web: WebPlatform
    bench: Bench
    pupil: Pupil

    async def link(self) -> str:
        """Where the form that Ada is shown leads to."""
        await self.pupil.call("code")
        return self.pupil.form().elsewhere

    async def api(self) -> str:
        return (await self.link()).replace("/edit/", "/api/edit/")


@asynccontextmanager
async def opened(
    settings: Settings, clock: FixedClock, *, port: int = 0, **web: object
) -> AsyncGenerator[Room]:
    port = port or free_port()
    courses = catalogue_of(settings.content)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as house:
        bench = Bench()
        house.dispatch.router = Router.of([bench.feature(settings.data_dir)])
        values = {"port": port, "secret": SECRET, "data_dir": settings.data_dir} | web
        values = {"base_url": f"http://127.0.0.1:{port}"} | values
        platform = WebPlatform(WebSettings.model_validate(values), house.door)
        house.dispatch.outbox.platforms |= {"test": RecordingPlatform(), platform.name: platform}
        running = asyncio.create_task(platform.run())
        await asyncio.wait_for(platform.started.wait(), 20)
        try:
            yield Room(house, platform, bench, Pupil(house))
        finally:
            running.cancel()
            await asyncio.wait({running})


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
