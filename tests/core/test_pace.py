"""What grows is shown in its newest state, never twice at once, and never after it was stopped."""

import asyncio

from core.pace import Pace


class Screen:
    """Shows what it is given, one at a time, as soon as `free` lets it."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.shown = asyncio.Event()
        self.began = asyncio.Event()
        self.free = asyncio.Event()

    async def show(self, version: int) -> None:
        self.began.set()
        await self.free.wait()
        self.seen.append(version)
        self.shown.set()


async def until(screen: Screen, seen: list[int]) -> None:
    async with asyncio.timeout(30):
        while screen.seen != seen:
            screen.shown.clear()
            await screen.shown.wait()


async def test_a_version_that_a_newer_one_overtakes_is_never_shown() -> None:
    screen = Screen()
    growing = Pace(screen.show, every=0)
    growing.offer(1)
    await screen.began.wait()
    for version in (2, 3, 4):
        growing.offer(version)
    screen.free.set()
    await until(screen, [1, 4])


async def test_one_that_waits_for_its_time_is_dropped_by_the_end() -> None:
    screen = Screen()
    screen.free.set()
    growing = Pace(screen.show, every=3600)
    growing.offer(1)
    await until(screen, [1])
    growing.offer(2)
    await growing.stop()
    assert screen.seen == [1]


async def test_the_end_waits_for_what_is_being_shown() -> None:
    screen = Screen()
    growing = Pace(screen.show, every=0)
    growing.offer(1)
    await screen.began.wait()
    stopping = asyncio.create_task(growing.stop())
    growing.offer(2)
    screen.free.set()
    await stopping
    assert screen.seen == [1]


async def test_what_never_grew_ends_at_once() -> None:
    screen = Screen()
    await Pace(screen.show, every=0).stop()
    assert screen.seen == []
