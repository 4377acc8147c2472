"""Old messages are forgotten; what was learnt from them is not."""

import asyncio
import os
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.blobs import UNFINISHED
from core.chat import Said
from core.clock import FixedClock, SystemClock
from core.errors import DatabaseAway
from core.upkeep import forget_old_turns, keep_doing, sweep_blobs
from tests.blobs import folder_of
from tests.pupil import Pupil, words_of


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


def age(house: OpenHouse, clock: FixedClock) -> None:
    """Let all blobs have been put at the clock's own time: files know only the machine's."""
    for path in folder_of(house).glob("*/*"):
        now = clock.now().timestamp()
        os.utime(path, times=(now, now))


async def sweep(house: OpenHouse, clock: FixedClock) -> int:
    return await sweep_blobs(house.dispatch.house.database, house.dispatch.blobs, clock)


async def test_files_stay_as_long_as_a_turn_needs_them_and_go_with_the_last(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    blobs, database = house.dispatch.blobs, house.dispatch.house.database
    await pupil.attach("/run for n in range(300): print(n, open('a.txt').read())", a_txt="x")
    attached, shown = await blobs.keep(b"x"), next(pupil.reply.media()).key
    clock.advance(days=20)
    await pupil.attach("/run print(open('a.txt').read())", a_txt="x")
    age(house, clock)
    clock.advance(days=5)
    assert await sweep(house, clock) == 0
    clock.advance(days=6)
    assert await forget_old_turns(database, clock, timedelta(days=30)) == 1
    assert await sweep(house, clock) == 1
    assert await blobs.get(attached) == b"x", "the second turn needs it as well"
    with pytest.raises(KeyError):
        await blobs.get(shown)
    clock.advance(days=30)
    assert await forget_old_turns(database, clock, timedelta(days=30)) == 1
    assert await sweep(house, clock) == 1
    assert [path for path in folder_of(house).glob("*/*") if path.is_file()] == []


async def test_a_file_that_a_reply_lets_go_on_with_is_needed(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.attach("/run", data_csv="a,b")  # the form for the code takes it along
    age(house, clock)
    clock.advance(days=3)
    assert await sweep(house, clock) == 0
    assert "A,B" in words_of(await pupil.fill("print(open('data.csv').read().upper())"))


async def test_an_upload_that_no_message_names_is_swept_after_a_day(
    house: OpenHouse, clock: FixedClock
) -> None:
    key = await house.door.keep(b"never sent")
    age(house, clock)
    clock.advance(hours=23)
    assert await sweep(house, clock) == 0
    clock.advance(hours=2)
    assert await sweep(house, clock) == 1
    with pytest.raises(KeyError):
        await house.door.media(key)


async def test_what_was_put_again_meanwhile_is_not_swept(house: OpenHouse, clock: FixedClock) -> None:
    blobs = house.dispatch.blobs
    key = await blobs.keep(b"wanted anew")
    age(house, clock)
    clock.advance(days=2)
    assert await blobs.untouched_since(clock.now()) == [key]
    clock.advance(days=-1)
    age(house, clock)
    assert await blobs.drop([key], clock.now()) == 0
    assert await blobs.get(key) == b"wanted anew"


async def test_what_is_needed_again_meanwhile_is_not_swept(house: OpenHouse) -> None:
    blobs, clock = house.dispatch.blobs, SystemClock()
    key = await blobs.keep(b"an old draft that is sent now")
    os.utime(folder_of(house) / key[:2] / key, (0, 0))
    moment = clock.now() - timedelta(days=1)
    assert await blobs.untouched_since(moment) == [key]
    await blobs.touch(key)
    assert await blobs.drop([key], moment) == 0
    assert await blobs.get(key) == b"an old draft that is sent now"
    await blobs.touch("0" * 64)  # there is none, and nothing happens


async def test_a_sweep_that_was_killed_loses_nothing(house: OpenHouse, clock: FixedClock) -> None:
    blobs = house.dispatch.blobs
    key = await blobs.keep(b"set aside")
    path = folder_of(house) / key[:2] / key
    path.rename(path.with_name(f"{key}.old"))
    await sweep(house, clock)
    assert await blobs.get(key) == b"set aside"


async def test_what_a_killed_process_had_begun_to_write_is_swept_after_a_day(
    house: OpenHouse, clock: FixedClock
) -> None:
    half = folder_of(house) / "ab" / f"{UNFINISHED}x1"
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(b"hal")
    age(house, clock)
    clock.advance(hours=23)
    await sweep(house, clock)
    assert half.exists()
    clock.advance(hours=2)
    await sweep(house, clock)
    assert not half.exists()


async def test_a_round_that_has_begun_is_ended_and_no_other_begins() -> None:
    begun, go_on, rounds = asyncio.Event(), asyncio.Event(), list[str]()

    async def work() -> None:
        begun.set()
        await go_on.wait()
        rounds.append("done")

    ended = asyncio.Event()
    task = asyncio.create_task(keep_doing(work, 0, ended))
    await begun.wait()
    ended.set()
    go_on.set()
    await task
    assert rounds == ["done"]


async def test_who_waits_for_the_next_round_ends_at_once() -> None:
    ended, done = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        done.set()

    task = asyncio.create_task(keep_doing(work, 3600, ended))
    await done.wait()
    ended.set()
    await asyncio.wait_for(task, 10)
