"""A quiz answer through dispatch, with its real writes, against the same writes by hand-written asyncpg.

Both answer in turn, on one PostgreSQL that keeps what it has committed (fsync on). The hand-written side only
writes; dispatch also reads, marks, decides, renders and sends. Round trips are counted on the wire.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from bench.by_hand import ByHand
from bench.house import COURSE, Learning, bench_house, bench_server, learner
from bench.report import Figure, arguments, percentile, ratio, show, timed
from bench.wire import Wire, wire
from bot.wiring import OpenHouse
from core.store.database import Database, Query
from tests.postgres import plain

PROMISE = 2.5
WARM_UP = 20
"""Answers of each side before anything is measured: plans are made and caches filled."""
COUNTED = 9
"""Answers of each side whose round trips are counted; the middle one is told."""

READING, COMMITTING, MARKING = "reading", "committing", "marking as sent"
REST = "the rest: handler, rules, words, codecs, event loop"


class WatchedDatabase(Database):
    """The database of a house that knows how many seconds were spent on it since `start`, by kind."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.start()

    def start(self) -> None:
        """Forget what was spent."""
        self.spent: defaultdict[str, float] = defaultdict(float)

    async def read[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """See Database."""
        return await self._watch(READING, super().read(query, *args, **kwargs))

    async def write[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """See Database."""
        return await self._watch(MARKING, super().write(query, *args, **kwargs))

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncConnection]:
        """See Database."""
        began = asyncio.get_running_loop().time()
        async with super().transaction() as connection:
            yield connection
        self.spent[COMMITTING] += asyncio.get_running_loop().time() - began

    async def _watch[T](self, kind: str, work: Awaitable[T]) -> T:
        began = asyncio.get_running_loop().time()
        result = await work
        self.spent[kind] += asyncio.get_running_loop().time() - began
        return result


def watch(house: OpenHouse) -> WatchedDatabase:
    """Have the house use a watched database in place of its own."""
    dispatch = house.dispatch
    watched = WatchedDatabase(dispatch.house.database.url)
    dispatch.house = replace(dispatch.house, database=watched)
    dispatch.outbox.database = watched
    return watched


async def measure(rounds: int) -> list[Figure]:
    """The figures of `rounds` answers of each side."""
    async with bench_server() as dsn:
        trips = await _count_trips(dsn)
        async with bench_house(dsn) as (house, platform), _pool(dsn) as pool:
            watched = watch(house)
            learning = await learner(house, platform, dsn, "timed")
            hand = await _by_hand(pool, learning)
            for _ in range(WARM_UP):
                await learning.be_asked()
                await learning.answer()
                await hand.answer()
            measured = [await _both(learning, hand, watched) for _ in range(rounds)]
            written = await pool.fetchval("SELECT count(*) FROM attempts WHERE course = $1", COURSE)
            assert written >= WARM_UP + rounds, "every answer was marked, and its marks were written"
            await watched.close()
    return _figures(measured, trips)


@dataclass(frozen=True, slots=True)
class Both:
    """The seconds that one answer of each side took, and what ours was spent on."""

    ours: float
    theirs: float
    spent: Mapping[str, float]


async def _both(learning: Learning, hand: ByHand, watched: WatchedDatabase) -> Both:
    await learning.be_asked()
    watched.start()
    ours = await timed(learning.answer())
    spent = {**watched.spent, REST: ours - sum(watched.spent.values())}
    return Both(ours, await timed(hand.answer()), spent)


def _pool(dsn: str) -> Any:
    return asyncpg.create_pool(plain(dsn), min_size=1)


async def _by_hand(pool: Any, learning: Learning) -> ByHand:
    await learning.be_asked()
    await learning.answer()
    return await ByHand.like(pool, learning.name)


async def _count_trips(dsn: str) -> tuple[float, float]:
    """The round trips of one answer: through dispatch, and by hand."""
    ours: list[int] = []
    theirs: list[int] = []
    async with wire(dsn) as relay, _pool(relay.dsn) as pool, bench_house(relay.dsn) as opened:
        learning = await learner(*opened, relay.dsn, "counted")
        hand = await _by_hand(pool, learning)
        for _ in range(COUNTED):
            await learning.be_asked()
            ours.append(await _trips(relay, learning.answer()))
            theirs.append(await _trips(relay, hand.answer()))
    return percentile(ours, 50), percentile(theirs, 50)


async def _trips(relay: Wire, work: Awaitable[object]) -> int:
    before = relay.trips
    await work
    return relay.trips - before


def _figures(measured: Sequence[Both], trips: tuple[float, float]) -> list[Figure]:
    ours, theirs = [one.ours for one in measured], [one.theirs for one in measured]
    mine, hands, parts = (
        "Through dispatch",
        "The same writes by hand",
        "Where a turn through dispatch goes (p50)",
    )
    return [
        *_times(ours, mine),
        Figure("round trips", trips[0], group=mine),
        *(
            Figure(part, 1000 * percentile([one.spent.get(part, 0) for one in measured], 50), "ms", parts)
            for part in (READING, COMMITTING, MARKING, REST)
        ),
        *_times(theirs, hands),
        Figure("round trips", trips[1], group=hands),
        *(
            ratio(
                f"p{percent}",
                percentile(ours, percent),
                percentile(theirs, percent),
                group="Ratio",
                at_most=most,
            )
            for percent, most in ((10, None), (50, PROMISE), (95, None))
        ),
    ]


def _times(seconds: Sequence[float], group: str) -> list[Figure]:
    return [Figure(f"p{percent}", 1000 * percentile(seconds, percent), "ms", group) for percent in (50, 95)]


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=500, help="answers of each side")
    chosen = parser.parse_args()
    return show("bench.turn", asyncio.run(measure(chosen.rounds)), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
