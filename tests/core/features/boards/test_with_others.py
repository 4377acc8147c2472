"""Boards beside what else happens to learners: accounts are linked, somebody is erased, a group moves, Redis goes."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from core.features.boards.jobs import sweep
from core.store import communities
from core.store.communities import Community
from tests.catalogues import catalogue_of
from tests.core.features.asked import rows as table
from tests.core.features.boards.members import HERE, board, earn, learner_of, member, press_inside, rows
from tests.core.features.boards.test_circles import begin, come
from tests.core.features.link.sides import link
from tests.core.features.privacy.household import erasing
from tests.core.test_limits import short_folder
from tests.engines import real_redis
from tests.pupil import Pupil, RecordingPlatform, words_of


@pytest.fixture
async def folder() -> AsyncGenerator[Path]:
    async with short_folder() as found:
        yield found


async def test_two_accounts_that_become_one_learner_have_one_place(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["web"] = RecordingPlatform(name="web")
    ada, bob = Pupil(house, name="ada", platform="web"), Pupil(house, name="bob")
    code = await begin(ada, "Ada")
    await come(bob, code, "Bob")
    await earn(ada, 5)
    await earn(bob, 7)
    await link(stays=ada, goes=bob)
    for one in (ada, bob):
        await one.call("board")
        assert rows(one.reply) == ["1 ▸ Ada (you) · 12 points"]
    assert "Bob" not in ada.words()


async def test_who_is_erased_is_on_no_board(house: OpenHouse, clock: FixedClock) -> None:
    ada, bob = await member(house, "Ada", 20), await member(house, "Zebulon", 10)
    await bob.say("/privacy delete")
    await bob.press("Yes, delete it")
    clock.advance(days=7, seconds=1)
    await house.do(erasing(house))
    await board(ada, "all")
    assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]
    assert "Zebulon" not in await press_inside(ada, "The first ten")


async def test_a_group_with_another_id_keeps_its_board_and_its_quiet_places(house: OpenHouse) -> None:
    was = Community(
        platform="test", id="school", name="Study hall", quiet=("school", "school/7", "schooling")
    )
    await house.dispatch.house.database.write(communities.keep, was, house.dispatch.clock.now())
    ada = await member(house, "Ada", 20)
    await house.door.moved("test", "school", "academy")
    there = replace(HERE, community="academy")
    await board(ada, "", there)
    assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]
    found = await house.dispatch.house.database.read(communities.find, "test", "academy")
    assert found is not None
    assert list(found.quiet) == ["academy", "academy/7", "schooling"]
    assert "Nobody is on one unless" in await board(ada)


async def test_what_is_long_over_is_let_go_of(house: OpenHouse, pupil: Pupil, clock: FixedClock) -> None:
    ada = await member(house, "Ada", 20)
    (chore,) = (one for one in house.chores if one.work is sweep)
    assert timedelta(seconds=chore.every) == timedelta(days=1)
    clock.advance(days=100)
    await house.do(chore)
    assert await table(pupil, "SELECT period FROM board_standings") == [("all",)]
    await board(ada, "all")
    assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]


class TestOverRedis:
    @pytest.fixture
    async def stack(self) -> AsyncGenerator[AsyncExitStack]:
        async with AsyncExitStack() as opened:
            yield opened

    @pytest.fixture
    async def house(
        self, settings: Settings, clock: FixedClock, folder: Path, stack: AsyncExitStack
    ) -> AsyncGenerator[OpenHouse]:
        """A house whose Redis goes away with the stack."""
        url = await stack.enter_async_context(real_redis(folder))
        own = Settings.model_validate(settings.model_dump() | {"redis_url": url})
        courses = catalogue_of(settings.content)
        async with open_house(own, tell=lambda _: None, clock=clock, catalogue=courses) as opened:
            opened.dispatch.outbox.platforms["test"] = RecordingPlatform()
            yield opened

    async def test_places_are_the_same_before_and_after_redis_is_killed(
        self, house: OpenHouse, folder: Path, stack: AsyncExitStack
    ) -> None:
        ada, bob = await member(house, "Ada", 20), await member(house, "Bob", 20)
        expected = ["=1 ▸ Ada (you) · 20 points", "=1 Bob · 20 points"]
        await board(ada)
        assert rows(ada.reply) == expected
        await house.dispatch.house.boards.settle()
        async with Redis.from_url(f"unix://{folder / 'redis.sock'}") as redis:
            copies = await redis.keys("parley:boards:*:upto")
        assert len(copies) == 1
        await board(ada)
        assert rows(ada.reply) == expected, "from the copy"
        await stack.aclose()
        asked = (board(one) for one in (ada, bob))
        for said in await asyncio.gather(*asked):
            assert "=1" in said
        await earn(ada, 1)
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 21 points", "2 Bob · 20 points"]

    async def test_who_leaves_is_named_to_nobody_from_then_on(self, house: OpenHouse) -> None:
        ada, bob = await member(house, "Ada", 20), await member(house, "Zebulon", 30)
        await board(ada)
        await house.dispatch.house.boards.settle()
        await board(ada)
        assert len(rows(ada.reply)) == 2
        await board(bob)
        await press_inside(bob, "Leave this board")
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]
        assert "Zebulon" not in words_of(ada.reply)
        assert await learner_of(bob) != await learner_of(ada)
