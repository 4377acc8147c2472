"""An overview of classes of different size, beside very many answers of learners who are in other ones.

A database is filled by SQL with learners of one course, classes of them, and their answers, spread over time so that a
learner's rows lie far apart. Then the figures of each class are worked out as the chore does it, and its instructor asks
for the overview again and again, as they are: kept, and, where the class is small, worked out for them at once.
"""

import asyncio
import itertools
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Any

import orjson

from bench.house import COURSE, Learning, asking, bench_house, bench_server
from bench.report import Figure, arguments, percentile, show, timed
from bot.migrate import migrate
from bot.wiring import OpenHouse
from core.chat import Called, Membership
from core.course.model import Course, SingleChoice
from core.features.insight.figuring import plain, work_out
from core.features.insight.groups import SMALL
from core.store import cohorts, figures
from tests.postgres import create_database

CLASSES = (30, 300, 3_000, 50_000)
AT_ONCE = 1_000_000
"""Answers that one statement writes."""
PROMISE = 1.0
"""Seconds within which 19 of 20 overviews are there."""
BYTES_PER_ATTEMPT = 420
"""What an answer takes with its indexes, and what building these takes besides: measured, and rounded up."""
COMMUNITY = Membership(community="school", manages=True)


@dataclass(frozen=True, slots=True)
class Size:
    """How many learners, how many answers of theirs, and the classes, each of the first so many learners."""

    learners: int
    attempts: int
    classes: Sequence[int]


async def measure(size: Size, rounds: int) -> list[Figure]:
    """The figures of all classes of a database of that size."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(bench_server())
        dsn = await create_database(server, "overview")
        await migrate(dsn)
        house, platform = await stack.enter_async_context(bench_house(dsn))
        course = house.dispatch.house.catalogue.course(COURSE)
        filled = await timed(_fill(dsn, size, course))
        async with asking(dsn) as connection:
            bytes_ = await connection.fetchval("SELECT pg_database_size(current_database())")
        group = f"{size.learners:,} learners, {size.attempts:,} answers"
        found = [Figure("filled in", filled, "s", group), Figure("on disk", bytes_ / 1e6, "MB", group)]
        instructor = Learning(house, platform, "instructor")
        for members in size.classes:
            found += await _of_class(house, course, members)
            found += await _asked(instructor, dsn, members, rounds)
        return found


async def _of_class(house: OpenHouse, course: Course, members: int) -> list[Figure]:
    """What working out a class's figures takes, and each of its blocks."""
    within = house.dispatch.house
    cohort = await within.database.read(cohorts.find, "bench/school", f"c{members}")
    assert cohort is not None
    assert cohort.members == members, "the class was filled"
    now = house.dispatch.clock.now()
    worked = await work_out(within, cohort, course, now)
    assert worked.figures.items, "there was something to be worked out"
    await within.database.write(figures.keep, cohort.id, plain(worked.figures), worked.took, now)
    looked = await timed(within.database.read(figures.happened, cohort, now))
    kept = len(orjson.dumps(plain(worked.figures))) / 1000
    group = f"a class of {members:,}"
    return [
        Figure("worked out in", worked.took, "s", group),
        Figure("a learner", 1000 * worked.took / members, "ms", group),
        Figure("look for news", 1000 * looked, "ms", group),
        Figure("figures as kept", kept, "kB", group),
    ]


async def _asked(instructor: Learning, dsn: str, members: int, rounds: int) -> list[Figure]:
    """What an overview takes as it is asked for: as it is kept, and where that is done, worked out at once."""
    took = [await _once(instructor, members) for _ in range(rounds + 1)][1:]
    found = list(_times("overview", members, took))
    if members <= SMALL:
        fresh: list[float] = []
        async with asking(dsn) as connection:
            for _ in range(rounds):
                await connection.execute(_NEWS, f"c{members}")
                fresh.append(await _once(instructor, members))
        found += _times("overview worked out at once", members, fresh)
    return found


async def _once(instructor: Learning, members: int) -> float:
    event = instructor.event(Called("course overview", {"cohort": f"c{members}"}))
    took = await timed(instructor.house.door.receive(replace(event, membership=COMMUNITY)))
    cards = [one for one in instructor.platform.last["instructor"].reply.blocks if one.kind == "card"]
    assert [one.title for one in cards] == [f"c{members}"], "the overview was shown"
    return took


def _times(name: str, members: int, took: Sequence[float]) -> Iterator[Figure]:
    group = f"a class of {members:,}"
    yield Figure(f"{name}, p50", percentile(took, 50), "s", group)
    yield Figure(f"{name}, p95", percentile(took, 95), "s", group, at_most=PROMISE)


async def _fill(dsn: str, size: Size, course: Course) -> None:
    """Fill a database. Foreign keys are not looked at meanwhile, and answers get their index at the end."""
    items = [one for one in course.items if isinstance(one, SingleChoice)]
    columns = [
        [one.id for one in items],
        [one.revision for one in items],
        [one.skill for one in items],
        [len(one.options) for one in items],
    ]
    async with asking(dsn) as connection:
        index = await connection.fetchval(
            "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_attempts_item'"
        )
        await connection.execute("SET maintenance_work_mem = '1GB'; SET session_replication_role = replica")
        await connection.execute("DROP INDEX ix_attempts_item")
        await connection.execute(_LEARNERS, size.learners, timeout=None)
        await connection.execute(_ENROLMENTS, COURSE, timeout=None)
        lessons = [one.id for one in course.lessons]
        await connection.execute(_LESSONS, COURSE, lessons, timeout=None)
        for first, last in _pieces(size.attempts):
            await connection.execute(
                _ATTEMPTS, first, last, size.learners, size.attempts, COURSE, *columns, timeout=None
            )
        await connection.execute(index, timeout=None)
        await connection.execute(_SKILLS, timeout=None)
        for members in size.classes:
            await _begin(connection, members, lessons[0])
        await connection.execute("VACUUM ANALYZE", timeout=None)
        await connection.execute("CHECKPOINT", timeout=None)


async def _begin(connection: Any, members: int, lesson: str) -> None:
    await connection.execute(_COHORT, f"c{members}", COURSE)
    await connection.execute(_MEMBERS, f"c{members}", members, timeout=None)
    await connection.execute(_ASSIGNMENT, f"c{members}", COURSE, lesson)


def _pieces(total: int) -> Iterator[tuple[int, int]]:
    edges = itertools.chain(range(0, total, AT_ONCE), (total,))
    yield from ((first + 1, last) for first, last in itertools.pairwise(edges))


_LEARNERS = """
INSERT INTO learners (id, name, created_at) OVERRIDING SYSTEM VALUE
SELECT 1000000 + n, 'Learner ' || n, now() - interval '300 days' FROM generate_series(1, $1::bigint) n
"""
_ENROLMENTS = """
INSERT INTO enrolments SELECT id, $1::text, created_at, (id % 97) / 48.0 - 1, 0.1 FROM learners WHERE id > 1000000
"""
_LESSONS = """
INSERT INTO lesson_progress SELECT id, $1::text, lesson, 3, created_at, CASE WHEN id % 3 > 0 THEN created_at + interval '9 days' END
FROM learners, unnest($2::text[]) AS lesson WHERE id > 1000000
"""
# Answers stand in the order of time, as they come: those of one learner lie far apart.
_ATTEMPTS = """
INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, misconception, assist_level,
    response, seq, at)
SELECT learner, $5::text, ($6::text[])[i], ($7::text[])[i], ($8::text[])[i], 'quiz', chosen = 0, (chosen = 0)::int,
    CASE WHEN chosen > 0 THEN 'belief-' || i || '-' || chosen END, (n % 9 = 0)::int,
    jsonb_build_object('kind', 'picked', 'options', jsonb_build_array(chosen)), n / $3::bigint + 1,
    now() - (1 - n / $4::float8) * interval '200 days'
FROM (
    SELECT n, learner, i, CASE WHEN random() < 0.45 + (learner % 97) / 200.0 THEN 0
        ELSE 1 + floor(random() * (($9::int[])[i] - 1))::int END AS chosen
    FROM (
        SELECT n, 1000001 + n % $3::bigint AS learner, 1 + floor(cardinality($6::text[]) * random())::int AS i
        FROM generate_series($1::bigint, $2::bigint) n
    ) AS drawn
) AS answered
"""
_SKILLS = """
INSERT INTO skill_states (learner_id, course, skill, mean, variance, run, unassisted, unassisted_right, assisted,
    assisted_right, updated_at)
SELECT learner_id, course, skill, (learner_id % 31) / 15.0 - 1, 0.1, learner_id % 5, count(*) FILTER (WHERE assist_level = 0),
    count(*) FILTER (WHERE correct AND assist_level = 0), count(*) FILTER (WHERE assist_level > 0),
    count(*) FILTER (WHERE correct AND assist_level > 0), max(at)
FROM attempts GROUP BY learner_id, course, skill
"""
_COHORT = """
INSERT INTO cohorts (id, community, course, title, code, at) VALUES ($1::text, 'bench/school', $2, $1, $1, now())
"""
_MEMBERS = """
INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)
SELECT $1, id, name, 'code', now() - interval '250 days' FROM learners WHERE id BETWEEN 1000001 AND 1000000 + $2::bigint
"""
_ASSIGNMENT = """
INSERT INTO assignments (id, cohort, course, kind, lesson, item, count, due_on, due_minute, at)
VALUES ('a' || $1::text, $1, $2, 'lesson', $3, '', 0, current_date - 30, 1440, now() - interval '200 days')
"""
# Something has happened since figures were worked out, which was a while ago.
_NEWS = """
WITH older AS (UPDATE class_figures SET at = now() - interval '10 minutes' WHERE cohort = $1)
UPDATE skill_states SET updated_at = now()
WHERE learner_id = (SELECT min(learner_id) FROM cohort_members WHERE cohort = $1)
"""


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--learners", type=int, default=50_000)
    parser.add_argument("--attempts", type=int, default=20_000_000)
    parser.add_argument("--rounds", type=int, default=40, help="times that each overview is asked for")
    chosen = parser.parse_args()
    needed, free = chosen.attempts * BYTES_PER_ATTEMPT, shutil.disk_usage(tempfile.gettempdir()).free
    if free < needed:
        words = f"This needs {needed / 1e9:.1f} GB in {tempfile.gettempdir()}, where {free / 1e9:.1f} GB are free."
        print(f"{words} Ask for fewer --attempts, or name a larger place in TMPDIR.", file=sys.stderr)
        return 2
    classes = [one for one in CLASSES if one < chosen.learners] + [chosen.learners]
    size = Size(chosen.learners, chosen.attempts, classes)
    return show("bench.overview", asyncio.run(measure(size, chosen.rounds)), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
