"""A served web adapter with a fake house behind it."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar

from adapters.web import platform as shipped
from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot import plugins
from tests.adapters.toy import Toy
from tests.adapters.web.fake_door import FakeDoor

SECRET = "a secret that only tests know"


@dataclass
class Site:
    """A running server, its door, and where it is."""

    door: FakeDoor
    platform: WebPlatform

    @property
    def url(self) -> str:
        return self.platform.url

    def browser(self) -> ClientSession:
        """A client with cookies of its own."""
        return ClientSession(self.url, cookie_jar=CookieJar(unsafe=True))


type Serve = Callable[..., AbstractAsyncContextManager[Site]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """Starts a server: `async with serve(door, port=…, beat=…) as site`."""

    @asynccontextmanager
    async def served(
        door: FakeDoor | None = None, *, beat: float = 15, **settings: object
    ) -> AsyncGenerator[Site]:
        door = door or FakeDoor()
        values = {"port": 0, "secret": SECRET, "data_dir": tmp_path} | settings
        platform = WebPlatform(WebSettings.model_validate(values), door, beat=beat)
        door.platform = platform
        running = asyncio.create_task(platform.run())
        starting = asyncio.create_task(platform.started.wait())
        await asyncio.wait({running, starting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            starting.cancel()
            await running
        try:
            yield Site(door, platform)
        finally:
            running.cancel()
            await asyncio.wait({running})

    return served


@pytest.fixture
async def site(serve: Serve) -> AsyncGenerator[Site]:
    """A server with the defaults."""
    async with serve() as site:
        yield site


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Toy:
    """The only feature that there is."""
    made = Toy()
    feature = made.feature(tmp_path / "words")
    monkeypatch.setattr(plugins, "features", lambda: [feature])
    monkeypatch.setattr(plugins, "platforms", lambda: [shipped])
    return made
