"""Boards whose order is kept in Redis, where a place among a million is found as quickly as among ten.

A sorted set for each board and period is a copy of PostgreSQL's standings: begun when it is first asked for, while
PostgreSQL answers, brought up to date with what has changed since, made anew every hour, and lost without harm.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import batched
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.boards import Boards
from core.clock import Clock
from core.errors import DatabaseAway
from core.play.boards import REACH, Place, Standing, places
from core.store import boards
from core.store.boards import COUNTED, Board
from core.store.database import Database

log = logging.getLogger(__name__)

PREFIX = "parley:boards:"
PATIENCE = 0.5
"""Seconds that a learner waits for a Redis which does not answer."""
PAUSE = 5.0
"""Seconds in which such a Redis is not asked again."""
FRESH = 5
"""Seconds for which a copy is not looked after."""
ANEW = 3600
"""Seconds after which it is made anew."""
BUILDING = 60
"""Seconds for which one process makes it while the others ask PostgreSQL."""
SLACK = timedelta(minutes=1)
"""How much later than its own moment a change may be committed."""
AT_ONCE = 10_000
"""Places that are written at once."""
TRIES = 3

# Scores are points below zero, so that equals are in the order of their numbers, as in PostgreSQL.
_AROUND = """
local rank = redis.call('ZRANK', KEYS[1], ARGV[1])
if not rank then return {} end
local first = math.max(0, rank - ARGV[2])
local shown = redis.call('ZRANGE', KEYS[1], first, rank + ARGV[2], 'WITHSCORES')
return {first, redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. shown[2]), shown}
"""


class _NotThere(Exception):
    """Redis does not answer, or has no copy of the board."""


class RedisBoards(Boards):
    """Places from Redis, names from PostgreSQL: so nobody who has left is shown. While Redis is away, all from there."""

    def __init__(self, database: Database, redis: Redis, clock: Clock) -> None:
        super().__init__(database)
        self._redis, self._clock = redis, clock
        self._script = redis.register_script(_AROUND)
        self._away_until: float | None = None
        self._making = set[asyncio.Task[None]]()

    async def top(self, board: Board, period: str, most: int) -> Sequence[Place]:
        """See Boards."""
        key = _key(board, period)
        try:
            await self._look_after(board, period)
            for _ in range(TRIES):
                pairs = cast(
                    "list[tuple[bytes, float]]",
                    await self._ask(self._redis.zrange(key, 0, most - 1, withscores=True)),
                )
                if not pairs:
                    break
                if (found := await self._named(board, key, pairs)) is not None:
                    return list(places(found))
        except _NotThere:
            pass
        return await super().top(board, period, most)

    async def around(self, board: Board, period: str, learner: int, reach: int = REACH) -> Sequence[Place]:
        """See Boards."""
        key = _key(board, period)
        try:
            await self._look_after(board, period)
            for _ in range(TRIES):
                said = cast(
                    "list[Any]", await self._ask(self._script(keys=[key], args=[_member(learner), reach]))
                )
                if not said:
                    break
                before, better, shown = said
                pairs = list(zip(shown[::2], map(float, shown[1::2]), strict=True))
                if (found := await self._named(board, key, pairs)) is not None:
                    return list(places(found, before=before, better=better))
        except _NotThere:
            pass
        return await super().around(board, period, learner, reach)

    async def renew(self, now: datetime) -> None:
        """See Boards. A Redis that is away has its copies made anew within an hour."""
        await super().renew(now)
        try:
            keys = await self._ask(_all(self._redis))
            for some in batched(keys, AT_ONCE):
                await self._ask(self._redis.delete(*some))
        except _NotThere:
            pass

    async def settle(self) -> None:
        """See Boards."""
        await asyncio.gather(*self._making)

    async def _named(
        self, board: Board, key: str, pairs: Sequence[tuple[bytes, float]]
    ) -> list[Standing] | None:
        """The standings with their names; None where somebody among them has left, who is gone from the copy now."""
        names = await self._database.read(boards.named, board.key, [int(member) for member, _ in pairs])
        if gone := [member for member, _ in pairs if int(member) not in names]:
            await self._ask(self._redis.zrem(key, *gone))
            return None
        return [Standing(int(member), names[int(member)], -int(score)) for member, score in pairs]

    async def _look_after(self, board: Board, period: str) -> None:
        """Bring the copy up to date, or have it made where there is none, unless another process does so just now."""
        now = self._clock.now().timestamp()
        if self._away_until is not None and now < self._away_until <= now + PAUSE:
            raise _NotThere
        key = _key(board, period)
        upto = cast("bytes | None", await self._ask(self._redis.get(f"{key}:upto")))
        if upto is not None and await self._is_whole(board, period, upto):
            return
        if await self._ask(self._redis.set(f"{key}:building", 1, nx=True, ex=BUILDING)):
            task = asyncio.create_task(self._build(board, period))
            self._making.add(task)
            task.add_done_callback(self._making.discard)
        raise _NotThere

    async def _is_whole(self, board: Board, period: str, upto: bytes) -> bool:
        """Bring the copy up to date, every FRESH seconds; False where it has more in it than the board, or fewer.

        Who has left is named nowhere, but those below them would have somebody above them whom nobody sees.
        """
        key = _key(board, period)
        if not await self._ask(self._redis.set(f"{key}:fresh", 1, nx=True, ex=FRESH)):
            return True
        since = datetime.fromisoformat(upto.decode()) - SLACK
        found = await self._database.read(boards.changed, board.key, period, since)
        await self._put(key, found.points)
        await self._ask(self._redis.set(f"{key}:upto", found.upto.isoformat(), xx=True, keepttl=True))
        if found.standings != min(COUNTED, await self._ask(self._redis.zcard(key))):
            await self._ask(self._redis.delete(f"{key}:upto"))
            return False
        return True

    async def _build(self, board: Board, period: str) -> None:
        try:
            await self._copy(board, period)
        except (_NotThere, DatabaseAway) as error:
            log.info("The copy of a board is left for later (%r)", error)

    async def _copy(self, board: Board, period: str) -> None:
        key = _key(board, period)
        found = await self._database.read(boards.changed, board.key, period, None)
        made = f"{key}:made"
        await self._ask(self._redis.delete(made))
        await self._put(made, found.points)
        await self._ask(self._redis.rename(made, key) if found.points else self._redis.delete(key))
        await self._ask(self._redis.expire(key, 2 * ANEW))
        await self._ask(self._redis.set(f"{key}:upto", found.upto.isoformat(), ex=ANEW))
        await self._ask(self._redis.delete(f"{key}:building"))

    async def _put(self, key: str, points: Iterable[tuple[int, int]]) -> None:
        rows = list(points)
        for first in range(0, len(rows), AT_ONCE):
            some = {_member(learner): -amount for learner, amount in rows[first : first + AT_ONCE]}
            await self._ask(self._redis.zadd(key, some))

    async def _ask[T](self, asked: Awaitable[T]) -> T:
        """What Redis answers; `_NotThere` where it does not, of which is said something once."""
        now = self._clock.now().timestamp()
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await asked
        except (RedisError, OSError) as error:  # of which TimeoutError is one
            if self._away_until is None:
                log.warning("Redis does not answer (%r): boards come from PostgreSQL until it does", error)
            self._away_until = now + PAUSE
            raise _NotThere from error
        if self._away_until is not None:
            log.info("Redis answers again")
            self._away_until = None
        return answer


async def _all(redis: Redis) -> list[bytes]:
    found = cast("AsyncIterator[bytes]", redis.scan_iter(f"{PREFIX}*", count=AT_ONCE))
    return [key async for key in found]


def _key(board: Board, period: str) -> str:
    return f"{PREFIX}{board.key}/{period}"


def _member(learner: int) -> str:
    return f"{learner:019}"
