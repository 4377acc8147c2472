"""Long work: any process does it, a piece at a time; a crash loses the piece that was under way, and no more."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from core.errors import Unavailable
from core.jobs import CannotBeDone, Step, Work, run_open
from core.store import jobs
from core.store.jobs import Job, State
from core.turn import House
from tests.core.test_dispatch import TOY

SCHOOL = "chatter/school"


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house in which there is only the toy."""
    monkeypatch.setattr(plugins, "features", lambda: [TOY])
    return settings


async def counted(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Counts to what was given, a piece at a time, and knows where it was."""
    del house
    upto = int(job.given["upto"])
    for done in range(int(job.result.get("counted", 0)) + 1, upto + 1):
        await step(done, upto, {"counted": done})
    return {"counted": upto}


async def started(house: OpenHouse, upto: int = 3, id_: str = "one") -> None:
    dispatch = house.dispatch
    await dispatch.house.database.write(
        jobs.start, id_, "count", SCHOOL, None, {"upto": upto}, dispatch.clock.now()
    )


async def run(house: OpenHouse, work: Work, worker: int | None = None) -> int:
    dispatch = house.dispatch
    return await run_open(dispatch.house, {"count": work}, dispatch.clock, worker or dispatch.outbox.worker)


async def found(house: OpenHouse, id_: str = "one") -> Job:
    job = await house.dispatch.house.database.read(jobs.find, id_, SCHOOL)
    assert job is not None
    return job


async def test_it_is_done_once_and_says_how_far_it_is(house: OpenHouse) -> None:
    await started(house)
    seen: list[tuple[int, int]] = []

    async def watched(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        async def watching(done: int, total: int, result: Mapping[str, Any] | None) -> datetime:
            moment = await step(done, total, result)
            now = await found(house)
            seen.append((now.done, now.total))
            return moment

        return await counted(inside, job, watching)

    assert await run(house, watched) == 1
    assert await run(house, watched) == 0
    assert seen == [(1, 3), (2, 3), (3, 3)]
    job = await found(house)
    assert (job.state, job.result) == (State.DONE, {"counted": 3})


async def test_another_community_does_not_find_it(house: OpenHouse) -> None:
    await started(house)
    database = house.dispatch.house.database
    assert await database.read(jobs.find, "one", "chatter/other") is None
    assert not await database.write(jobs.cancel, "one", "chatter/other", house.dispatch.clock.now())
    (job,) = await database.read(jobs.newest, SCHOOL, "count", 5)
    assert job.id == "one"
    assert await database.read(jobs.newest, SCHOOL, "count", 5, upto="x") == []


async def test_what_a_dead_process_left_is_gone_on_with_where_it_was(
    settings: Settings, clock: FixedClock
) -> None:
    begun: list[int] = []

    async def dying(house: House, job: Job, step: Step) -> Mapping[str, Any]:
        await step(1, 3, {"counted": 1})
        raise asyncio.CancelledError

    async def going_on(house: House, job: Job, step: Step) -> Mapping[str, Any]:
        begun.append(job.result["counted"])
        return await counted(house, job, step)

    async with open_house(settings, lambda _: None, clock=clock) as first:
        await started(first)
        with pytest.raises(asyncio.CancelledError):
            await run(first, dying)
        async with open_house(settings, lambda _: None, clock=clock) as second:
            assert await run(second, going_on) == 0, "the first one lives, and has it in hand"
    async with open_house(settings, lambda _: None, clock=clock) as second:
        assert await run(second, going_on) == 1
        assert begun == [1]
        assert (await found(second)).state is State.DONE


async def test_two_processes_do_not_do_the_same(
    house: OpenHouse, settings: Settings, clock: FixedClock
) -> None:
    for number in range(6):
        await started(house, id_=str(number))
    ids: list[str] = []

    async def noted(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        ids.append(job.id)
        return await counted(inside, job, step)

    async with open_house(settings, lambda _: None, clock=clock) as other:
        done = await asyncio.gather(run(house, noted), run(other, noted))
    assert sum(done) == 6
    assert sorted(ids) == [str(number) for number in range(6)]


async def test_a_cancelled_one_stops_at_its_next_step(house: OpenHouse) -> None:
    await started(house, upto=5)

    async def cancelled(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        await step(1, 5, {"counted": 1})
        assert await inside.database.write(jobs.cancel, "one", SCHOOL, house.dispatch.clock.now())
        await step(2, 5, {"counted": 2})
        raise AssertionError("it goes on")

    assert await run(house, cancelled) == 1
    job = await found(house)
    assert (job.state, job.done, job.result) == (State.CANCELLED, 1, {"counted": 1})


async def test_a_bug_in_one_does_not_keep_the_others(house: OpenHouse) -> None:
    await started(house, id_="bad")
    await started(house, id_="good")

    async def sometimes(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        if job.id == "bad":
            raise ZeroDivisionError
        return await counted(inside, job, step)

    assert await run(house, sometimes) == 2
    assert (await found(house, "bad")).state is State.FAILED
    assert (await found(house, "good")).state is State.DONE


async def test_one_that_cannot_be_done_says_why(house: OpenHouse) -> None:
    await started(house)

    async def refused(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        raise CannotBeDone(gone="course")

    await run(house, refused)
    job = await found(house)
    assert (job.state, job.result) == (State.FAILED, {"gone": "course"})


async def test_while_something_outside_is_away_it_waits_and_loses_nothing(house: OpenHouse) -> None:
    await started(house)
    away = True

    async def needing(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        if away:
            await step(1, 3, {"counted": 1})
            raise Unavailable("the sandbox")
        return await counted(inside, job, step)

    with pytest.raises(Unavailable):
        await run(house, needing)
    assert (await found(house)).state is State.OPEN
    away = False
    assert await run(house, needing) == 1
    assert (await found(house)).result == {"counted": 3}
