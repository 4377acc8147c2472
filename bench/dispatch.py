"""Quiz answers through dispatch with the store faked out: how many a second, and where the time goes.

Everything but PostgreSQL and the way to it is real. Answers come one after the other, as one core takes them.
"""

import asyncio
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import cast

from bench.house import COURSE, Learning, bench_house, bench_server
from bench.memory import MemoryStore
from bench.report import Figure, arguments, percentile, show, timed
from bench.sampling import Sampler
from bot.wiring import OpenHouse
from core.store.database import Database

WARM_UP = 50
PARTS = (
    (f"{Path(asyncio.__file__).parent}/", "event loop"),
    ("core/tidy", "tidying the event"),
    ("core/plain", "codec: replies, states and cards as JSON's values"),
    ("core/store", "store: rows to values, values to parameters"),
    ("core/routing", "routing"),
    ("core/dialogue", "routing"),
    ("core/words", "words"),
    ("core/degrade", "degrading"),
    ("core/markdown", "degrading"),
    ("core/course", "rules: marking, estimates, when it comes back"),
    ("core/learning", "rules: marking, estimates, when it comes back"),
    ("core/assessment", "rules: marking, estimates, when it comes back"),
    ("core/asking", "handler and views"),
    ("core/features", "handler and views"),
    ("core/outbox", "sending"),
    ("core/", "dispatch and turn"),
    ("bench/memory", "the store in memory"),
    ("bench/", "the benchmark itself"),
)


async def measure(answers: int) -> list[Figure]:
    """The figures of `answers` answers, taken twice: once for their time, once for where it goes."""
    async with bench_server(durable=False) as dsn, bench_house(dsn) as (house, platform):
        store = forget_the_database(house)
        learning = Learning(house, platform, "memory")
        await _answer(learning, WARM_UP)
        seconds = await _answer(learning, answers)
        sampler = Sampler(PARTS, other="the rest")
        await _answer(learning, answers, sampler.watching)
    assert store.recorded == WARM_UP + 2 * answers, "every answer was marked, and its marks were written"
    assert store.sent == len(store.replies), "every reply was sent"
    return _figures(seconds, sampler)


def forget_the_database(house: OpenHouse) -> MemoryStore:
    """Have the house use a store in memory, which knows a learner who has read all lessons of COURSE."""
    dispatch = house.dispatch
    lessons = [one.id for one in dispatch.house.catalogue.course(COURSE).lessons]
    store = MemoryStore(COURSE, lessons)
    stand_in = cast("Database", store)
    dispatch.house = replace(dispatch.house, database=stand_in)
    dispatch.outbox.database = stand_in
    return store


async def _answer(
    learning: Learning, answers: int, watching: Callable[[], AbstractContextManager[None]] = nullcontext
) -> list[float]:
    """The seconds of each of so many answers, each of them watched; starting a quiz is neither timed nor watched."""
    seconds: list[float] = []
    while len(seconds) < answers:
        await learning.be_asked()
        with watching():
            seconds.append(await timed(learning.answer()))
    return seconds


def _figures(seconds: list[float], sampler: Sampler) -> list[Figure]:
    mean = sum(seconds) / len(seconds)
    speed, parts = "Through dispatch, no database", "Where an answer's time goes (mean)"
    return [
        Figure("answers a second", 1 / mean, "1/s", speed),
        Figure("p50", 1e6 * percentile(seconds, 50), "µs", speed),
        Figure("p95", 1e6 * percentile(seconds, 95), "µs", speed),
        *(Figure(part, 1e6 * mean * share, "µs", parts) for part, share in sampler.shares().items()),
    ]


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--answers", type=int, default=5000, help="how many are timed")
    chosen = parser.parse_args()
    return show("bench.dispatch", asyncio.run(measure(chosen.answers)), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
