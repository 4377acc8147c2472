"""Boards are the same straight from the database and over Redis, which may go away, lag behind or forget."""

import asyncio
import itertools
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from random import Random

import pytest
from redis.asyncio import Redis

from core.boards import Boards
from core.boards.over_redis import ANEW, FRESH, PAUSE, PREFIX, RedisBoards
from core.clock import FixedClock
from core.play.boards import Place
from core.play.points import Award, Reason
from core.store import boards, points
from core.store.database import Database
from tests.core.play.learners import NOW, learners, rows
from tests.core.test_limits import redis_url, short_folder
from tests.engines import real_redis

__all__ = ["redis_url"]

BOARD, ALL = boards.of_friends("secret"), "all"
KEY = f"{PREFIX}{BOARD.key}/{ALL}"
numbers = itertools.count()


@pytest.fixture
async def redis(redis_url: str) -> AsyncGenerator[Redis]:
    async with Redis.from_url(redis_url) as opened:
        yield opened


@pytest.fixture(params=["database", "redis"])
def there(request: pytest.FixtureRequest, database: Database) -> Boards:
    """Each kind of boards, held to the same."""
    if request.param == "database":
        return Boards(database)
    return RedisBoards(database, request.getfixturevalue("redis"), FixedClock())


async def members(database: Database, amounts: list[int]) -> list[int]:
    """Learners on the board with these points."""
    everybody = await learners(database, len(amounts))
    for who, amount in zip(everybody, amounts, strict=True):
        async with database.transaction() as connection:
            await boards.join(connection, BOARD, who, f"n{who}", NOW)
        await earn(database, who, amount)
    return everybody


async def earn(database: Database, who: int, amount: int) -> None:
    award = Award(Reason.SOLVED, str(next(numbers)), amount)
    await database.write(points.give, who, [award], "", NOW)


async def refreshed(redis: Redis) -> None:
    """Have the copy be looked after when it is asked for next, as it is when some seconds have passed."""
    await redis.delete(f"{KEY}:fresh")


async def warmed(boards: Boards) -> Boards:
    """The boards once a copy, where they keep one, is made: until then they ask the database."""
    await boards.top(BOARD, ALL, 1)
    await boards.settle()
    return boards


def told(places: Sequence[Place]) -> list[tuple[int, int]]:
    return [(one.rank, one.standing.points) for one in places]


async def test_places_are_those_of_the_points_and_equals_share_theirs(
    there: Boards, database: Database
) -> None:
    everybody = await members(database, [9, 7, 7, 7, 4, 0, -3])
    await warmed(there)
    assert told(await there.top(BOARD, ALL, 4)) == [(1, 9), (2, 7), (2, 7), (2, 7)]
    found = await there.around(BOARD, ALL, everybody[4])
    assert told(found) == [(2, 7), (2, 7), (2, 7), (5, 4), (6, 0), (7, -3)]
    assert [one.standing.learner for one in found] == everybody[1:]


async def test_who_is_not_on_the_board_has_no_place(there: Boards, database: Database) -> None:
    await members(database, [3])
    (stranger,) = await learners(database, 1)
    await earn(database, stranger, 10)
    await warmed(there)
    assert await there.around(BOARD, ALL, stranger) == []
    assert len(await there.top(BOARD, ALL, 10)) == 1


async def test_a_board_without_anybody_is_empty(there: Boards) -> None:
    await warmed(there)
    assert list(await there.top(BOARD, ALL, 10)) == []
    assert await there.around(BOARD, ALL, 1) == []


async def test_who_has_left_is_shown_nowhere_and_leaves_no_gap(there: Boards, database: Database) -> None:
    first, second, third = await members(database, [9, 7, 4])
    await warmed(there)
    assert len(await there.top(BOARD, ALL, 10)) == 3
    await database.write(boards.leave, BOARD, second)
    assert told(await there.top(BOARD, ALL, 10)) == [(1, 9), (2, 4)]
    assert told(await there.around(BOARD, ALL, third)) == [(1, 9), (2, 4)]
    assert await there.around(BOARD, ALL, second) == []
    assert first != second


async def test_over_redis_all_places_are_those_of_the_database(database: Database, redis: Redis) -> None:
    rng = Random(2)
    everybody = await members(database, [rng.randrange(6) for _ in range(40)])
    plain, copied = Boards(database), await warmed(RedisBoards(database, redis, FixedClock()))
    assert list(await copied.top(BOARD, ALL, 50)) == list(await plain.top(BOARD, ALL, 50))
    for who in everybody:
        assert list(await copied.around(BOARD, ALL, who)) == list(await plain.around(BOARD, ALL, who))
    assert await redis.zcard(KEY) == 40


async def test_a_copy_is_brought_up_to_date_with_what_has_changed(database: Database, redis: Redis) -> None:
    first, second = await members(database, [5, 3])
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 5), (2, 3)]
    await copied.top(BOARD, ALL, 5)  # which is when it is looked after for the first time
    await earn(database, second, 4)
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 5), (2, 3)], (
        "for some seconds it is not looked after"
    )
    assert 0 < await redis.ttl(f"{KEY}:fresh") <= FRESH
    await refreshed(redis)
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 7), (2, 5)]
    assert first != second


async def test_who_was_forgotten_to_be_let_go_of_is_when_they_would_be_shown(
    database: Database, redis: Redis
) -> None:
    first, *_ = await members(database, [9, 7, 4])
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    await copied.top(BOARD, ALL, 5)
    await rows(database, "DELETE FROM learners WHERE id = :who", who=first)
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 7), (2, 4)]
    assert await redis.zcard(KEY) == 2


async def test_who_leaves_above_those_who_are_shown_leaves_no_gap_for_long(
    database: Database, redis: Redis
) -> None:
    first, *_, last = await members(database, list(range(20, 10, -1)))
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    assert told(await copied.around(BOARD, ALL, last, 1)) == [(9, 12), (10, 11)]
    await database.write(boards.leave, BOARD, first)
    await refreshed(redis)
    assert told(await copied.around(BOARD, ALL, last, 1)) == [(8, 12), (9, 11)], "from the database"
    await copied.settle()
    assert await redis.zcard(KEY) == 9
    assert told(await copied.around(BOARD, ALL, last, 1)) == [(8, 12), (9, 11)]


async def test_a_copy_of_which_redis_has_lost_a_part_is_made_anew(database: Database, redis: Redis) -> None:
    first, *_ = await members(database, [9, 7, 4])
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    await rows(database, "UPDATE board_standings SET changed_at = changed_at - interval '1 day'")
    await redis.zrem(KEY, f"{first:019}")
    await refreshed(redis)
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7), (3, 4)]
    await copied.settle()
    assert await redis.zcard(KEY) == 3


async def test_boards_are_made_anew_from_the_points_at_will(there: Boards, database: Database) -> None:
    everybody = await members(database, [9, 7, 7])
    await warmed(there)
    await rows(database, "UPDATE board_standings SET points = 1000 - points")
    await rows(database, "DELETE FROM board_standings WHERE learner_id = :who", who=everybody[0])
    await there.renew(NOW)
    assert told(await there.top(BOARD, ALL, 5)) == [(1, 9), (2, 7), (2, 7)]
    await there.settle()
    assert told(await there.around(BOARD, ALL, everybody[2])) == [(1, 9), (2, 7), (2, 7)]


async def test_of_boards_that_are_made_anew_redis_keeps_no_copy(database: Database, redis: Redis) -> None:
    await members(database, [9, 7])
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    await redis.set("parley:something-else", 1)
    await copied.renew(NOW)
    assert await redis.keys("*") == [b"parley:something-else"]


async def test_a_copy_that_redis_has_lost_is_made_anew(database: Database, redis: Redis) -> None:
    (who, *_) = await members(database, [9, 7])
    copied = await warmed(RedisBoards(database, redis, FixedClock()))
    await copied.top(BOARD, ALL, 5)
    assert 0 < await redis.ttl(f"{KEY}:upto") <= ANEW
    await redis.flushall()
    assert told(await copied.around(BOARD, ALL, who)) == [(1, 9), (2, 7)], "from the database"
    await copied.settle()
    assert await redis.zcard(KEY) == 2
    await redis.delete(KEY)
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)], "from the database"


async def test_while_one_process_makes_the_copy_the_others_ask_the_database(
    database: Database, redis: Redis
) -> None:
    await members(database, [9, 7])
    await redis.set(f"{KEY}:building", 1)
    copied = RedisBoards(database, redis, FixedClock())
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)]
    assert await redis.exists(KEY) == 0


async def test_many_who_ask_at_once_have_it_made_once(database: Database, redis: Redis) -> None:
    await members(database, [9, 7, 7])
    copied = RedisBoards(database, redis, FixedClock())
    found = await asyncio.gather(*(copied.top(BOARD, ALL, 5) for _ in range(10)))
    assert {tuple(told(one)) for one in found} == {((1, 9), (2, 7), (2, 7))}
    await copied.settle()
    stats = await redis.info("commandstats")
    assert stats["cmdstat_rename"]["calls"] == 1


async def test_a_copy_that_cannot_be_made_now_keeps_nobody_from_their_place(
    database: Database, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "core.boards")
    await members(database, [9, 7])
    copied = RedisBoards(database, redis, FixedClock())
    await redis.execute_command("ACL", "SETUSER", "default", "-zadd")
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)]
    await copied.settle()
    assert "left for later" in caplog.text
    assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)]


async def test_while_redis_is_away_boards_come_from_the_database_and_it_is_said_once(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "core.boards")
    (who, *_) = await members(database, [9, 7])
    clock = FixedClock()
    async with AsyncExitStack() as stack:
        folder = await stack.enter_async_context(short_folder())
        redis = await stack.enter_async_context(Redis.from_url(f"unix://{folder / 'redis.sock'}"))
        copied = RedisBoards(database, redis, clock)
        for _ in range(3):
            assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)]
            assert told(await copied.around(BOARD, ALL, who)) == [(1, 9), (2, 7)]
            await copied.renew(NOW)
        assert [one.levelname for one in caplog.records] == ["WARNING"]
        await stack.enter_async_context(real_redis(folder))
        await copied.top(BOARD, ALL, 5)
        assert await redis.exists(KEY) == 0, "it is not asked again so soon"
        clock.advance(seconds=PAUSE)
        assert told(await copied.top(BOARD, ALL, 5)) == [(1, 9), (2, 7)]
        await copied.settle()
        assert await redis.zcard(KEY) == 2
        assert "Redis answers again" in caplog.text
        assert len(caplog.records) == 2
