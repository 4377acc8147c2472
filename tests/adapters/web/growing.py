"""The toy's house on the web, as one process has it: answers there grow when the test says so."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession, CookieJar

from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.connecting import connecting, housed
from tests.adapters.toy import Toy
from tests.adapters.web.conftest import SECRET


@dataclass(slots=True)
class Process:
    """A house whose only feature is the toy, and the web that serves it."""

    house: OpenHouse
    web: WebPlatform
    toy: Toy

    @property
    def url(self) -> str:
        return self.web.url

    def browser(self) -> ClientSession:
        """A client with cookies of its own, which other processes take as well."""
        return ClientSession(self.url, cookie_jar=CookieJar(unsafe=True))

    def show(self, *states: str) -> None:
        """Have the answer grow to each of these, or end, where it is ""."""
        for state in states:
            self.toy.growing.put_nowait(state)


@asynccontextmanager
async def process(
    settings: Settings, clock: FixedClock, toy: Toy, *, every: float = 0.001
) -> AsyncGenerator[Process]:
    """One process, which hears what others announce."""
    async with housed(settings, clock, toy) as house:
        own = {"port": 0, "secret": SECRET, "data_dir": settings.data_dir}
        web = WebPlatform(WebSettings.model_validate(own), house.door, every=every)
        house.dispatch.outbox.platforms[web.name] = web
        listening = asyncio.create_task(house.live.listen())
        async with connecting(house, web, _started(web)):
            yield Process(house, web, toy)
            toy.end()
        listening.cancel()
        await asyncio.wait([listening])


async def until(events: AsyncIterator[str], event: str) -> None:
    """Follow a page's events to the next of this kind."""
    while await anext(events) != event:
        pass


async def _started(web: WebPlatform) -> None:
    await web.started.wait()
