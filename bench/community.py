"""Votes, ranks and places on a board with few learners and with very many, who have voted on each other's explanations.

Two databases of one PostgreSQL are filled by SQL. Then learners of both, drawn at random, vote, are shown what to judge
next, are offered help, earn points and look at the board around themselves, which all are on; and the votes that came
are weighed. The board is looked at straight in PostgreSQL and, where there is a Redis server, in its copy there.
"""

import asyncio
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Awaitable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from redis.asyncio import Redis

from bench.house import asking, bench_server
from bench.report import Figure, arguments, percentile, ratio, show, timed
from bot.migrate import migrate
from core.boards import Boards
from core.boards.over_redis import RedisBoards
from core.clock import SystemClock
from core.play.points import Award, Reason
from core.store import explanations, points, votes
from core.store.boards import of_community
from core.store.database import Database
from core.store.votes import Voted
from tests.engines import real_redis
from tests.postgres import create_database

COURSE, THERE, ALL = "bench", "bench/all", "all"
BOARD = of_community(THERE)
PER_SKILL = 100
"""Explanations of one skill, which one lesson is about, in both databases: a course has as many skills as it has, and learners spread over them."""
WARM_UP = 10
GROWTH = 3.0
"""How many times as long anything on a learner's way may take with very many: their rows lie further apart."""

VOTE, JUDGE, HELP, TOLD = "a vote", "the next to judge", "help for one who is stuck", "what others think"
GIVE, WEIGH = "points", "weighing what one vote has changed"
PLAIN, TOP = "around me, in PostgreSQL", "the first ten, in PostgreSQL"
COPIED, COPIED_TOP = "around me, in Redis", "the first ten, in Redis"
FOUND = {JUDGE, HELP, PLAIN, TOP, COPIED, COPIED_TOP}
"""What always finds something here."""
WITHOUT_PROMISE = {PLAIN}
"""Whoever is above oneself is counted, which takes the longer the more there are: Redis is there for that."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many learners, and how many votes of theirs on a tenth as many explanations."""

    learners: int
    votes: int

    @property
    def explanations(self) -> int:
        """A tenth of the learners have explained something."""
        return max(PER_SKILL, self.learners // 10)

    @property
    def skills(self) -> int:
        """What they explained."""
        return max(1, self.explanations // PER_SKILL)


@dataclass(slots=True)
class Side:
    """One of the two databases, and the seconds that each kind of work took there."""

    size: Size
    database: Database
    copied: Boards | None
    rng: Random = field(default_factory=lambda: Random(1))
    took: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict[str, list[float]](list))
    begun: int = 0
    counted: int = 0
    missed: Counter[str] = field(default_factory=Counter[str])

    async def work(self) -> None:
        """One of everything, each by a learner who is drawn."""
        self.begun += 1
        now = SystemClock().now()
        database, taught = self.database, f"s{self.rng.randrange(self.size.skills)}"
        judged, award = self._explanation(), Award(Reason.SOLVED, f"bench/{self.begun}", 10)
        voter = self._learner()
        works: list[tuple[str, Awaitable[object]]] = [
            (VOTE, self._vote(voter, judged, now)),
            (TOLD, database.read(votes.opinions, voter, judged)),
            (WEIGH, self._weigh(now)),
            (JUDGE, database.read(explanations.to_judge, self._learner(), COURSE, taught, self.rng)),
            (HELP, database.read(explanations.to_help, self._learner(), COURSE, taught)),
            (GIVE, database.write(points.give, self._learner(), [award], THERE, now)),
            (PLAIN, Boards(database).around(BOARD, ALL, self._learner())),
            (TOP, Boards(database).top(BOARD, ALL, 10)),
        ]
        if self.copied:
            works += [
                (COPIED, self.copied.around(BOARD, ALL, self._learner())),
                (COPIED_TOP, self.copied.top(BOARD, ALL, 10)),
            ]
        for kind, work in works:
            self.took[kind].append(await timed(self._found(kind, work)))

    async def _found(self, kind: str, work: Awaitable[object]) -> None:
        """Do it, and note where nothing was found: that would be quick for no reason."""
        if not await work and kind in FOUND:
            self.missed[kind] += 1

    async def _vote(self, voter: int, judged: str, now: datetime) -> None:
        voted = await self.database.write(votes.vote, voter, judged, True, "", now)
        self.counted += voted is Voted.COUNTED

    async def _weigh(self, now: datetime) -> None:
        async with self.database.transaction() as connection:
            await votes.weigh_due(connection, now)

    def _learner(self) -> int:
        return self.rng.randrange(self.size.learners) + 1

    def _explanation(self) -> str:
        return f"e{self.rng.randrange(self.size.explanations)}"


async def measure(few: Size, many: Size, rounds: int) -> list[Figure]:
    """The figures of `rounds` of everything on each side, after a few that warm up."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(bench_server())
        redis = await stack.enter_async_context(_redis())
        sides: list[Side] = []
        figures: list[Figure] = []
        for place, size in enumerate((few, many)):
            dsn = await create_database(server, f"side{place}")
            await migrate(dsn)
            group = f"{size.learners:,} learners, {size.explanations:,} explanations, {size.votes:,} votes"
            figures.append(Figure("filled in", await timed(_fill(dsn, size)), "s", group))
            database = Database(dsn)
            stack.push_async_callback(database.close)
            copied = None
            if redis is not None:
                own = await stack.enter_async_context(Redis.from_url(f"{redis}?db={place}"))
                copied = RedisBoards(database, own, SystemClock())
                await copied.top(BOARD, ALL, 10)
                seconds = await timed(copied.settle())
                figures.append(Figure("board copied into Redis in", seconds, "s", group))
            sides.append(Side(size, database, copied))
        for _ in range(rounds + WARM_UP):
            for side in sides:
                await side.work()
        for side in sides:
            assert side.counted > rounds / 2, "most votes are new ones, and count"
            assert not side.missed, "there was something to be found each time"
    return [*figures, *_times(sides)]


@asynccontextmanager
async def _redis() -> AsyncGenerator[str | None]:
    """The address of a Redis of our own; None where no server is installed."""
    if shutil.which("redis-server") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        async with real_redis(Path(folder)) as url:
            yield url


async def _fill(dsn: str, size: Size) -> None:
    """Fill a database. Foreign keys are not looked at meanwhile, and `votes` get their indexes at the end."""
    async with asking(dsn) as connection:
        indexes = await connection.fetch(_INDEXES)
        await connection.execute("SET maintenance_work_mem = '512MB'; SET session_replication_role = replica")
        for index in indexes:
            await connection.execute(f"DROP INDEX {index['indexname']}")
        for statement, *numbers in (
            (_LEARNERS, size.learners),
            (_EXPLANATIONS, size.learners, size.explanations, size.skills, COURSE),
            (_VOTES, size.learners, size.explanations, size.votes),
        ):
            await connection.execute(statement, *numbers, timeout=None)
        for index in indexes:
            await connection.execute(index["indexdef"], timeout=None)
        await connection.execute(_COUNTED, timeout=None)
        await connection.execute(_POINTS, size.learners, THERE, timeout=None)
        await connection.execute(_MEMBERS, size.learners, BOARD.key, THERE, timeout=None)
        await connection.execute(_STANDINGS, BOARD.key, THERE, timeout=None)
        await connection.execute("VACUUM ANALYZE", timeout=None)
        await connection.execute("CHECKPOINT", timeout=None)


def _times(sides: list[Side]) -> Iterator[Figure]:
    for kind in sides[0].took:
        fews, manys = (side.took[kind][WARM_UP:] for side in sides)
        for percent in (50, 95):
            one, other = percentile(fews, percent), percentile(manys, percent)
            promised = percent == 50 and kind not in WITHOUT_PROMISE
            yield Figure(f"p{percent} with few", 1000 * one, "ms", kind)
            yield Figure(f"p{percent} with many", 1000 * other, "ms", kind)
            yield ratio(
                f"p{percent}, many to few", other, one, group=kind, at_most=GROWTH if promised else None
            )


_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'votes' AND indexname LIKE 'ix%'"
_LEARNERS = """
INSERT INTO learners (name, created_at)
SELECT 'n' || n, now() - n % 400 * interval '1 day' - interval '3 days' FROM generate_series(1, $1::int) AS n
"""
_EXPLANATIONS = """
INSERT INTO explanations (id, learner_id, course, lesson, skill, about, text, code, pseudonym, shared, state, at, weigh_at)
SELECT 'e' || n, 1 + n * 7919::bigint % $1::int, $4::text, 's' || n % $3::int, 's' || n % $3::int, '', repeat('It is like this. ', 40), '',
       'a heron', true, 'shown', now() - interval '2 days', now() + interval '1 day'
FROM generate_series(0, $2::int - 1) AS n
"""
_VOTES = """
INSERT INTO votes (explanation, learner_id, author, helped, because, at, changed_at)
SELECT e.id, voter, e.learner_id, random() < 0.6, '', drawn.at, drawn.at
FROM (
    SELECT 'e' || floor(random() * $2::int)::int AS id, 1 + floor(random() * $1::int)::int AS voter,
           now() - random() * interval '300 days' AS at
    FROM generate_series(1, $3::int)
) AS drawn JOIN explanations e USING (id) WHERE e.learner_id <> voter
ON CONFLICT DO NOTHING
"""
_COUNTED = """
UPDATE explanations e SET up = v.up, down = v.down, votes = v.up + v.down, score = v.up / (v.up + v.down + 4.0)
FROM (SELECT explanation, count(*) FILTER (WHERE helped) AS up, count(*) FILTER (WHERE NOT helped) AS down
      FROM votes GROUP BY explanation) AS v WHERE v.explanation = e.id
"""
_POINTS = """
INSERT INTO points (learner_id, reason, subject, amount, community, at)
SELECT n, 'solved', 'before', floor(random() * random() * 5000)::int, $2::text, now() - interval '1 hour'
FROM generate_series(1, $1::int) AS n
"""
_MEMBERS = """
INSERT INTO board_members (board, learner_id, community, name, at)
SELECT $2::text, n, $3::text, 'n' || n, now() FROM generate_series(1, $1::int) AS n
"""
_STANDINGS = """
INSERT INTO board_standings (board, period, learner_id, points, changed_at)
SELECT $1::text, 'all', learner_id, amount, now() - interval '1 hour' FROM points WHERE community = $2::text
"""


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--few", type=int, default=10_000, help="learners in the small database")
    parser.add_argument("--learners", type=int, default=1_000_000, help="in the large database")
    parser.add_argument("--votes", type=int, default=5_000_000, help="in the large database")
    parser.add_argument("--rounds", type=int, default=300, help="of everything on each side")
    chosen = parser.parse_args()
    many = Size(chosen.learners, chosen.votes)
    few = Size(chosen.few, chosen.few * chosen.votes // chosen.learners)
    return show("bench.community", asyncio.run(measure(few, many, chosen.rounds)), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
