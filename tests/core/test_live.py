"""An announcement is heard by who waits for it: in this process always, in others over Redis."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from fakeredis import FakeAsyncRedis, FakeServer

from core.live import Live
from core.live.over_redis import RedisLive


class Ear:
    """Counts what it hears."""

    def __init__(self) -> None:
        self.heard = 0

    async def hear(self) -> None:
        self.heard += 1


@pytest.fixture
async def processes() -> AsyncGenerator[tuple[RedisLive, RedisLive]]:
    """Two processes that listen on one Redis."""
    server = FakeServer()
    both = RedisLive(FakeAsyncRedis(server=server)), RedisLive(FakeAsyncRedis(server=server))
    listening = [asyncio.create_task(one.listen()) for one in both]
    yield both
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    for one in both:
        await one.close()


async def test_listeners_of_a_channel_hear_of_it_until_they_end() -> None:
    live, ear, other = Live(), Ear(), Ear()
    end = live.subscribe("ada", ear.hear)
    live.subscribe("eve", other.hear)
    await live.announce("ada")
    end()
    await live.announce("ada")
    assert (ear.heard, other.heard) == (1, 0)


async def test_another_process_hears_over_redis(processes: tuple[RedisLive, RedisLive]) -> None:
    here, there = processes
    ear = Ear()
    there.subscribe("ada", ear.hear)
    async with asyncio.timeout(5):
        while not ear.heard:
            await here.announce("ada")  # until the other one has begun to listen
            await asyncio.sleep(0.001)


async def test_a_redis_that_is_gone_keeps_no_news_from_this_process() -> None:
    server = FakeServer()
    live, ear = RedisLive(FakeAsyncRedis(server=server)), Ear()
    live.subscribe("ada", ear.hear)
    server.connected = False
    await live.announce("ada")
    assert ear.heard == 1
    await live.close()
