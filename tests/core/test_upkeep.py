"""Old messages are forgotten; what was learnt from them is not."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Said
from core.clock import FixedClock
from core.errors import DatabaseAway
from core.upkeep import forget_old_turns, keep_doing
from tests.pupil import Pupil


async def test_upkeep_goes_on_after_a_bug_and_after_the_database_was_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rounds = 0
    enough = asyncio.Event()

    async def work() -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise DatabaseAway
        if rounds == 2:
            raise ValueError("a bug, on purpose")
        enough.set()

    task = asyncio.create_task(keep_doing(work, 0))
    await asyncio.wait_for(enough.wait(), 5)
    task.cancel()
    assert "upkeep waits" in caplog.text
    assert "upkeep met a bug" in caplog.text


async def count(house: OpenHouse, table: str) -> int:
    async with house.dispatch.house.database.transaction() as connection:
        return (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()


async def test_only_messages_older_than_is_kept_are_deleted(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    database = house.dispatch.house.database
    await pupil.say("/start")
    clock.advance(days=20)
    await pupil.say("/help")
    clock.advance(days=11)
    assert await forget_old_turns(database, clock, timedelta(days=30)) == 1
    assert await count(house, "turns") == 1
    assert await count(house, "learners") == 1


async def test_a_message_that_was_never_sent_is_kept(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    platform = house.dispatch.outbox.platforms.pop("test")
    await house.door.receive(pupil.incoming(Said("/start")))
    house.dispatch.outbox.platforms["test"] = platform
    clock.advance(days=400)
    assert await forget_old_turns(house.dispatch.house.database, clock, timedelta(days=30)) == 0
    assert await house.dispatch.recover() == 1
    assert await forget_old_turns(house.dispatch.house.database, clock, timedelta(days=30)) == 1
