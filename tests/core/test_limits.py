"""Allowances: what may be taken at once and in the long run, by this process alone or by several over Redis."""

import asyncio
import itertools
import logging
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis

from core.chat import Allowance, Share
from core.clock import FixedClock, SystemClock
from core.limits import Limits
from core.limits.over_redis import PAUSE, PREFIX, RedisLimits
from tests.engines import real_redis

SLOW = Allowance(3, 0.001)
"""So slow that the time which a test takes is nothing: one comes back in a thousand seconds."""

allowances = st.builds(Allowance, st.floats(1, 40), st.floats(0.1, 50))
patiences = st.sampled_from([0.0, 0.5, 5.0])
arrivals = st.lists(
    st.tuples(st.sampled_from([0.0, 0.001, 0.1, 1.0, 7.0]), st.floats(0.01, 1)), min_size=1, max_size=60
)
"""Pauses in seconds, and how much is taken after each."""


async def passages(
    allowance: Allowance, patience: float, arrivals: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """When which amounts get through: at what moment, in seconds, after the wait that they were given."""
    clock = FixedClock()
    limits, began = Limits(clock), clock.now()
    through: list[tuple[float, float]] = []
    for pause, amount in arrivals:
        clock.advance(seconds=pause)
        (wait,) = await limits.take([share(allowance, amount=amount)], patience=patience)
        if wait <= patience:
            through.append(((clock.now() - began).total_seconds() + wait, amount))
    return through


def share(allowance: Allowance, whose: str = "ada", amount: float = 1.0) -> Share:
    return Share(whose=whose, allowance=allowance, amount=amount)


@given(allowances, patiences, arrivals)
async def test_no_span_of_time_lets_more_through_than_the_allowance(
    allowance: Allowance, patience: float, arrivals: list[tuple[float, float]]
) -> None:
    through = await passages(allowance, patience, arrivals)
    for first, last in itertools.combinations_with_replacement(range(len(through)), 2):
        span = through[last][0] - through[first][0]
        total = sum(amount for _, amount in through[first : last + 1])
        assert total <= allowance.burst + allowance.rate * (span + 0.002), "but for a rounded millisecond"


@given(allowances, patiences, arrivals)
async def test_who_waits_gets_through_in_the_order_of_asking(
    allowance: Allowance, patience: float, arrivals: list[tuple[float, float]]
) -> None:
    moments = [moment for moment, _ in await passages(allowance, patience, arrivals)]
    assert all(later >= earlier - 0.001 for earlier, later in itertools.pairwise(moments))


@given(allowances, arrivals)
async def test_who_is_never_faster_than_the_allowance_never_waits(
    allowance: Allowance, arrivals: list[tuple[float, float]]
) -> None:
    clock = FixedClock()
    limits = Limits(clock)
    for _, amount in arrivals:
        assert await limits.take([share(allowance, amount=amount)]) == [0]
        clock.advance(seconds=amount / allowance.rate)


@given(allowances, st.integers(1, 200))
async def test_how_many_wait_at_once_is_bounded_by_the_patience(allowance: Allowance, many: int) -> None:
    limits = Limits(FixedClock())
    waits = [(await limits.take([share(allowance)], patience=5))[0] for _ in range(many)]
    assert sum(0 < wait <= 5 for wait in waits) <= 5 * allowance.rate + 1


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(0, 200)), max_size=300))
async def test_memory_is_kept_for_those_alone_who_have_taken_something_lately(
    takes: list[tuple[int, float]],
) -> None:
    clock = FixedClock()
    limits, allowance = Limits(clock), Allowance(10, 0.1)
    for number, (who, pause) in enumerate(takes):
        clock.advance(seconds=pause)
        await limits.take([share(allowance, f"learner {who} {number // 10}")])
    clock.advance(seconds=101)
    for _ in range(len(takes)):
        await limits.take([share(allowance, "the last one")])
    assert len(limits) <= 1


@asynccontextmanager
async def short_folder() -> AsyncGenerator[Path]:
    """A folder for a socket, whose path may not be long."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
async def redis_url() -> AsyncGenerator[str]:
    async with short_folder() as folder, real_redis(folder) as url:
        yield url


@pytest.fixture(params=["process", "redis"])
async def limits(request: pytest.FixtureRequest) -> AsyncGenerator[Limits]:
    """Each kind of limits, held to the same."""
    if request.param == "process":
        yield Limits(SystemClock())
        return
    async with short_folder() as folder, real_redis(folder) as url, Redis.from_url(url) as redis:
        yield RedisLimits(redis, SystemClock())


async def test_a_burst_is_taken_at_once_and_then_each_has_to_wait_longer(limits: Limits) -> None:
    waits = [(await limits.take([share(SLOW)], patience=2500))[0] for _ in range(6)]
    assert waits == pytest.approx([0, 0, 0, 1000, 2000, 3000], abs=5)


async def test_what_is_refused_takes_nothing(limits: Limits) -> None:
    await limits.take([share(SLOW, amount=3)])
    waits = [(await limits.take([share(SLOW)], patience=999 - 5))[0] for _ in range(4)]
    assert waits == pytest.approx([1000] * 4, abs=5)


async def test_shares_are_taken_all_or_none(limits: Limits) -> None:
    own, together = share(Allowance(9, 0.001), "ada"), share(SLOW, "all")
    for _ in range(3):
        assert await limits.take([own, together]) == [0, 0]
    for _ in range(4):
        assert await limits.take([own, together]) == pytest.approx([0, 1000], abs=5)
    assert await limits.take([share(own.allowance, "ada", 6)]) == [0], "none of ada's were taken in vain"
    assert (await limits.take([own]))[0] > 0


async def test_what_one_takes_is_no_less_for_another(limits: Limits) -> None:
    await limits.take([share(SLOW, amount=3)])
    assert await limits.take([share(SLOW, "bob", 3)]) == [0]


async def test_what_was_taken_comes_back(limits: Limits) -> None:
    quick = Allowance(2, 20)
    assert [(await limits.take([share(quick)]))[0] == 0 for _ in range(3)] == [True, True, False]
    await asyncio.sleep(0.06)
    assert await limits.take([share(quick)]) == [0]


async def test_nothing_is_there_at_once(limits: Limits) -> None:
    assert await limits.take([]) == []


async def test_a_clock_that_was_set_back_keeps_nobody_out() -> None:
    clock = FixedClock()
    limits = Limits(clock)
    await limits.take([share(SLOW, amount=3)])
    clock.advance(hours=-5)
    assert await limits.take([share(SLOW, amount=3)]) == [0]


async def test_two_processes_count_together_over_redis(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as here, Redis.from_url(redis_url) as there:
        both = RedisLimits(here, SystemClock()), RedisLimits(there, SystemClock())
        asked = [one.take([share(Allowance(10, 0.001))]) for one in both for _ in range(10)]
        waits = [wait for (wait,) in await asyncio.gather(*asked)]
    assert waits.count(0) == 10


async def test_redis_forgets_who_has_all_again(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as redis:
        await RedisLimits(redis, SystemClock()).take([share(Allowance(10, 50), amount=2)])
        assert 0 < await redis.pttl(f"{PREFIX}ada") <= 40


async def test_while_redis_is_away_each_process_counts_and_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "core.limits")
    clock = FixedClock()
    async with AsyncExitStack() as stack:
        folder = await stack.enter_async_context(short_folder())
        redis = await stack.enter_async_context(Redis.from_url(f"unix://{folder / 'redis.sock'}"))
        limits = RedisLimits(redis, clock)
        waits = [(await limits.take([share(SLOW)]))[0] for _ in range(4)]
        assert waits == [0, 0, 0, 1000]
        clock.advance(seconds=PAUSE)
        await limits.take([share(SLOW)])
        assert [one.levelname for one in caplog.records] == ["WARNING"]
        await stack.enter_async_context(real_redis(folder))
        assert (await limits.take([share(SLOW)]))[0] > 0, "it is not asked again so soon"
        clock.advance(seconds=PAUSE)
        assert await limits.take([share(SLOW, amount=3)]) == [0]
        assert "Redis answers again" in caplog.text
        assert len(caplog.records) == 2


async def test_a_redis_that_says_nothing_keeps_nobody_waiting_for_long() -> None:
    async def dumb(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with short_folder() as folder:
        path = f"{folder}/redis.sock"
        async with await asyncio.start_unix_server(dumb, path), Redis.from_url(f"unix://{path}") as redis:
            limits = RedisLimits(redis, FixedClock())
            async with asyncio.timeout(2):
                for _ in range(100):
                    await limits.take([share(Allowance(100, 1))])
            await redis.aclose()
