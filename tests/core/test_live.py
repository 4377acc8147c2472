"""An announcement is heard by who waits for it: in this process always, in others over Redis."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakeredis import FakeAsyncRedis, FakeServer
from redis.asyncio import Redis

from core.live import Live
from core.live.over_redis import RedisLive
from tests.engines import real_redis


class Ear:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.new = asyncio.Event()

    async def hear(self, content: bytes) -> None:
        self.heard.append(content)
        self.new.set()


@asynccontextmanager
async def listening(*both: RedisLive) -> AsyncGenerator[None]:
    tasks = [asyncio.create_task(one.listen()) for one in both]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for one in both:
            await one.close()


@pytest.fixture(params=["fake", "real"])
async def processes(request: pytest.FixtureRequest) -> AsyncGenerator[tuple[RedisLive, RedisLive]]:
    """Two processes that listen on one Redis; the fake one is held to what the real one does."""
    async with AsyncExitStack() as stack:
        if request.param == "fake":
            server = FakeServer()
            both = RedisLive(FakeAsyncRedis(server=server)), RedisLive(FakeAsyncRedis(server=server))
        else:
            folder = stack.enter_context(TemporaryDirectory())  # short: a socket's path may not be long
            url = await stack.enter_async_context(real_redis(Path(folder)))
            both = RedisLive(Redis.from_url(url)), RedisLive(Redis.from_url(url))
        await stack.enter_async_context(listening(*both))
        yield both


async def acquainted(speaker: RedisLive, listener: RedisLive) -> None:
    """Return once `listener` has begun to listen."""
    ear = Ear()
    end = listener.subscribe("are you there", ear.hear)
    async with asyncio.timeout(5):
        while not ear.heard:
            await speaker.announce("are you there")
            await asyncio.sleep(0.001)
    end()


async def test_listeners_of_a_channel_hear_of_it_until_they_end() -> None:
    live, ear, other = Live(), Ear(), Ear()
    end = live.subscribe("ada", ear.hear)
    live.subscribe("eve", other.hear)
    await live.announce("ada")
    await live.announce("ada", b"hello")
    end()
    await live.announce("ada")
    assert (ear.heard, other.heard) == ([b"", b"hello"], [])


async def test_another_process_hears_over_redis(processes: tuple[RedisLive, RedisLive]) -> None:
    here, there = processes
    ear = Ear()
    there.subscribe("ada", ear.hear)
    await acquainted(here, there)
    for content in (b"", b"hello", b"\x00\xff"):
        await here.announce("ada", content)
    async with asyncio.timeout(5):
        while len(ear.heard) < 3:
            ear.new.clear()
            await ear.new.wait()
    assert ear.heard == [b"", b"hello", b"\x00\xff"]


async def test_a_process_does_not_hear_again_over_redis_what_it_said(
    processes: tuple[RedisLive, RedisLive],
) -> None:
    here, there = processes
    await acquainted(here, there)
    await acquainted(there, here)
    ear = Ear()
    here.subscribe("ada", ear.hear)
    await here.announce("ada", b"mine")
    await there.announce("ada", b"theirs")  # Redis tells it after the other
    async with asyncio.timeout(5):
        while ear.heard[-1] != b"theirs":
            ear.new.clear()
            await ear.new.wait()
    assert ear.heard == [b"mine", b"theirs"]


async def test_a_redis_that_is_gone_keeps_no_news_from_this_process() -> None:
    server = FakeServer()
    live, ear = RedisLive(FakeAsyncRedis(server=server)), Ear()
    live.subscribe("ada", ear.hear)
    server.connected = False
    await live.announce("ada")
    assert ear.heard == [b""]
    await live.close()
