"""The same turns with few learners and with very many, their years of attempts and messages in the database.

Two databases of one PostgreSQL are filled by SQL; then learners of both, drawn at random, take turns at a quiz, a
review and a look at their progress. A learner's first word is `/quiz`, so it meets what no cache holds; their answers
come next. Every statement that all this takes is explained, so that one that reads a whole table is found.
"""

import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import event

from bench.house import COURSE, Learning, SilentPlatform, asking, bench_house, bench_server, learner
from bench.population import Item, Population, fill
from bench.report import Figure, arguments, percentile, ratio, show, timed
from bot.migrate import migrate
from bot.wiring import OpenHouse
from core.course.model import Challenge
from tests.postgres import create_database

PROMISE = 1.2
ANSWERS = 6
"""By each learner who is drawn."""
WARM_UP = 5
"""Learners who are drawn before anything is measured."""
LARGE = 10_000
"""Rows above which nobody may read a whole table."""

ANSWER, QUIZ, REVIEW, PROGRESS = "an answer", "/quiz", "/review", "/progress"
HISTORY, OUTBOX, FORGET = "the last 50 messages", "a look into the outbox", "a look for messages to forget"


@dataclass(slots=True)
class Side:
    """One of the two databases: its house, and the seconds that each kind of work took there."""

    name: str
    dsn: str
    house: OpenHouse
    platform: SilentPlatform
    drawn: Iterator[str]
    took: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict[str, list[float]](list))

    async def work(self) -> None:
        """Have the next learner do one of everything, and ANSWERS answers."""
        learning = Learning(self.house, self.platform, next(self.drawn))
        self.took[QUIZ].append(await timed(learning.be_asked()))
        for _ in range(ANSWERS):
            await learning.be_asked()
            self.took[ANSWER].append(await timed(learning.answer()))
        self.took[REVIEW].append(await timed(learning.say("/review")))
        self.took[PROGRESS].append(await timed(learning.say("/progress")))
        who = self.platform.name, learning.name, learning.name
        self.took[HISTORY].append(await timed(self.house.door.history(*who, after=0, limit=50)))
        self.took[OUTBOX].append(await timed(self.house.dispatch.recover()))
        self.took[FORGET].append(await timed(self.house.forget_old_turns()))


@dataclass(frozen=True, slots=True)
class Filled:
    """A database that was filled: how long that took in seconds, and what it takes on the disk in bytes."""

    population: Population
    seconds: float
    bytes: int


async def measure(few: Population, many: Population, rounds: int) -> list[Figure]:
    """The figures of `rounds` learners of each side."""
    async with bench_server() as server:
        dsns = [await create_database(server, name) for name in ("few", "many")]
        for dsn in dsns:
            await migrate(dsn)
        items, reply = await _material(dsns[0])
        filled = [await _fill(dsn, one, items, reply) for dsn, one in zip(dsns, (few, many), strict=True)]
        async with bench_house(dsns[0]) as one, bench_house(dsns[1]) as other:
            sides = [
                Side(name, dsn, *house, await _draw(dsn, rounds + WARM_UP))
                for name, dsn, house in zip(("few", "many"), dsns, (one, other), strict=True)
            ]
            statements = _overhear(sides[1].house)
            for _ in range(rounds + WARM_UP):
                for side in sides:
                    await side.work()
        await _assert_written(sides, rounds + WARM_UP)
        plans = await _explain(dsns[1], statements)
    return [*_filling(filled), *_times(sides), *plans]


async def _material(dsn: str) -> tuple[list[Item], str]:
    """What there is to be answered, and a reply such as fills the outbox."""
    async with bench_house(dsn) as (house, platform), asking(dsn) as connection:
        learning = await learner(house, platform, dsn, "sample")
        await learning.be_asked()
        await learning.answer()
        reply = await connection.fetchval("SELECT reply::text FROM turns ORDER BY id DESC LIMIT 1")
        items = [
            Item(course.id, item.id, item.skill, item.lesson)
            for course in house.dispatch.house.catalogue.courses
            for item in course.items
            if not isinstance(item, Challenge)
        ]
    return items, reply


async def _fill(dsn: str, population: Population, items: list[Item], reply: str) -> Filled:
    began = time.monotonic()
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    async with asking(dsn) as connection:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=1.0)
            await fill(
                connection,
                population,
                items,
                reply,
                lambda says, done: bar.update(
                    task, description=f"{population.learners:,} learners: {says}", completed=done
                ),
            )
        size = await connection.fetchval("SELECT pg_database_size(current_database())")
    return Filled(population, time.monotonic() - began, size)


async def _draw(dsn: str, count: int) -> Iterator[str]:
    """Learners of COURSE who have completed a lesson, each once, in no order."""
    async with asking(dsn) as connection:
        rows = await connection.fetch(_CANDIDATES, COURSE)
    names: list[str] = [row["external_id"] for row in rows]
    if len(names) < count:
        raise SystemExit(
            f"Only {len(names)} learners can be drawn, and {count} are needed: ask for more --learners."
        )
    return iter(random.Random(1).sample(names, count))


def _overhear(house: OpenHouse) -> set[str]:
    """The statements that the house will have run."""
    heard: set[str] = set()

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        heard.add(statement)

    event.listen(house.dispatch.house.database.engine.sync_engine, "before_cursor_execute", hear)
    return heard


async def _assert_written(sides: list[Side], learners: int) -> None:
    for side in sides:
        async with asking(side.dsn) as connection:
            written = await connection.fetchval("SELECT count(*) FROM attempts WHERE revision <> 'bench'")
        assert written == learners * ANSWERS, "every answer was marked, and its marks were written"


async def _explain(dsn: str, statements: set[str]) -> list[Figure]:
    """What the statements read: whole tables, which nobody may where they are large, and by which indexes."""
    scans: Counter[str] = Counter()
    indexes: Counter[str] = Counter()
    async with asking(dsn) as connection:
        rows = await connection.fetch("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
        large = {row["relname"] for row in rows if row["reltuples"] > LARGE}
        await connection.execute("SET plan_cache_mode = force_generic_plan")
        for statement in statements:
            for node in _nodes(await _plan(connection, statement)):
                if node["Node Type"] == "Seq Scan" and node["Relation Name"] in large:
                    scans[f"{node['Relation Name']} is read whole: {' '.join(statement.split())[:60]}…"] += 1
                if "Index Name" in node:
                    indexes[node["Index Name"]] += 1
    group = "Query plans with many"
    return [
        Figure("statements", len(statements), group=group),
        Figure("of them reading a large table whole", scans.total(), group=group, at_most=0),
        *(Figure(scan, count, group=group) for scan, count in scans.items()),
        *(Figure(f"by {index}", count, group=group) for index, count in sorted(indexes.items())),
    ]


async def _plan(connection: Any, statement: str) -> dict[str, Any]:
    """The plan of a statement for whatever arguments."""
    await connection.execute(f"PREPARE one AS {statement}")
    count = await connection.fetchval(
        "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'one'"
    )
    arguments = f"({', '.join(['NULL'] * count)})" if count else ""
    plan = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE one{arguments}")
    await connection.execute("DEALLOCATE one")
    return orjson.loads(plan)[0]["Plan"]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _nodes(inner)


def _filling(filled: list[Filled]) -> Iterator[Figure]:
    for one in filled:
        of = one.population
        group = f"{of.learners:,} learners, {of.attempts:,} attempts, {of.turns:,} messages"
        yield Figure("filled in", one.seconds, "s", group)
        yield Figure("on disk", one.bytes / 1e6, "MB", group)


def _times(sides: list[Side]) -> Iterator[Figure]:
    few, many = sides
    for kind in few.took:
        fews, manys = (
            side.took[kind][WARM_UP * (ANSWERS if kind == ANSWER else 1) :] for side in (few, many)
        )
        for percent in (50, 95):
            at_most = PROMISE if (kind, percent) == (ANSWER, 50) else None
            one, other = percentile(fews, percent), percentile(manys, percent)
            yield Figure(f"p{percent} with few", 1000 * one, "ms", kind)
            yield Figure(f"p{percent} with many", 1000 * other, "ms", kind)
            yield ratio(f"p{percent}, many to few", other, one, group=kind, at_most=at_most)


_CANDIDATES = """
SELECT external_id FROM identities JOIN learners ON id = learner_id
WHERE course = $1 AND EXISTS (SELECT FROM lesson_progress p WHERE p.learner_id = id AND p.course = $1 AND p.completed_at IS NOT NULL)
"""


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--learners", type=int, default=1_000_000, help="in the large database")
    parser.add_argument("--attempts", type=int, default=10_000_000, help="in the large database")
    parser.add_argument("--turns", type=int, default=3_000_000, help="messages in the large database")
    parser.add_argument("--rounds", type=int, default=150, help="learners of each side who are measured")
    chosen = parser.parse_args()
    many = Population(chosen.learners, chosen.attempts, chosen.turns)
    few = Population(1000, 1000 * many.attempts // many.learners, 1000 * many.turns // many.learners)
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < few.bytes + many.bytes:
        return _no_room(free, few.bytes + many.bytes)
    print(f"Filling takes up to {many.bytes / 1e9:.1f} GB of {free / 1e9:.1f} GB free.", file=sys.stderr)
    return show("bench.growth", asyncio.run(measure(few, many, chosen.rounds)), as_json=chosen.json)


def _no_room(free: int, needed: int) -> int:
    print(
        f"This needs {needed / 1e9:.1f} GB in {tempfile.gettempdir()}, where {free / 1e9:.1f} GB are free. Ask for"
        " fewer --learners, --attempts and --turns, or name a larger place in TMPDIR.",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())
