"""Fills a database with learners who have been at it for a while, by SQL alone.

Tables are emptied, loaded bare and given their keys and indexes again in one transaction, as a restore would: with
`wal_level=minimal` nothing is then written twice. What was loaded is spread: a learner's rows lie far apart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

ATTEMPTS_AT_ONCE = 1_000_000
BYTES_PER_LEARNER, BYTES_PER_ATTEMPT, BYTES_PER_TURN = 1_200, 900, 2_600
"""What the rows take with their indexes, and what building these takes besides: measured, and rounded up."""


@dataclass(frozen=True, slots=True)
class Population:
    """How many of what. Attempts and turns are spread over the learners so that few have many and many have few."""

    learners: int
    attempts: int
    turns: int

    @property
    def bytes(self) -> int:
        """The room that filling a database needs on the disk."""
        of_learners, of_turns = self.learners * BYTES_PER_LEARNER, self.turns * BYTES_PER_TURN
        return of_learners + self.attempts * BYTES_PER_ATTEMPT + of_turns


class Item(NamedTuple):
    """What there is to be answered: items of `course`."""

    course: str
    item: str
    skill: str
    lesson: str


class Step(NamedTuple):
    """One statement, what it does in words, and its arguments."""

    says: str
    statement: str
    arguments: tuple[Any, ...] = ()


async def fill(
    connection: Any,
    population: Population,
    items: Sequence[Item],
    reply: str,
    tell: Callable[[str, float], None],
) -> None:
    """Fill the database of `connection` (asyncpg's); `tell` hears what is done next, and what part of all is done."""
    tables = [row["relname"] for row in await connection.fetch(_TABLES)]
    bare, dressed = await _undress(connection, tables)
    steps = [
        Step("emptying", f"TRUNCATE {', '.join(tables)}"),
        *bare,
        *_load(population, items, reply),
        *dressed,
    ]
    await connection.execute("SET maintenance_work_mem = '1GB'; SET work_mem = '512MB'")
    async with connection.transaction():
        for number, step in enumerate(steps):
            tell(step.says, number / len(steps))
            await connection.execute(step.statement, *step.arguments, timeout=None)
    tell("vacuuming and counting", 1.0)
    await connection.execute("VACUUM ANALYZE")
    await connection.execute("CHECKPOINT")


async def _undress(connection: Any, tables: Sequence[str]) -> tuple[list[Step], list[Step]]:
    """What takes the keys and indexes off these tables, and what puts them on again."""
    constraints = await connection.fetch(_CONSTRAINTS, tables)
    indexes = await connection.fetch(_INDEXES, tables)
    bare = [
        Step("taking off keys", f"ALTER TABLE {c['relname']} DROP CONSTRAINT {c['conname']}")
        for c in constraints
    ]
    bare += [Step("taking off indexes", f"DROP INDEX {index['name']}") for index in indexes]
    dressed = [Step(f"building {index['name']}", index["definition"]) for index in indexes]
    dressed += [
        Step(
            f"building {c['conname']}",
            f"ALTER TABLE {c['relname']} ADD CONSTRAINT {c['conname']} {c['definition']}",
        )
        for c in reversed(constraints)
    ]
    return bare, dressed


def _load(population: Population, items: Sequence[Item], reply: str) -> Iterator[Step]:
    courses, names, skills, lessons = (list(column) for column in zip(*items, strict=True))
    learners, turns = population.learners, population.turns
    yield Step("learners", _LEARNERS, (learners, sorted(set(courses)), turns))
    yield Step("numbers", "SELECT setval(pg_get_serial_sequence('learners', 'id'), $1)", (learners,))
    yield Step("identities", "INSERT INTO identities SELECT 'bench', 'learner-' || id, id FROM learners")
    yield Step("conversations", _CONVERSATIONS)
    yield Step("enrolments", _ENROLMENTS)
    yield Step("lessons", _LESSONS, (courses, lessons))
    for done in range(0, population.attempts, ATTEMPTS_AT_ONCE):
        last = min(done + ATTEMPTS_AT_ONCE, population.attempts)
        words = f"attempts: {last:,} of {population.attempts:,}"
        yield Step(words, _ATTEMPTS, (done + 1, last, learners, courses, names, skills))
    yield Step("memories", _MEMORIES)
    yield Step("skills", _SKILLS)
    yield Step("items", _ITEMS)
    for done in range(0, turns, ATTEMPTS_AT_ONCE):
        last = min(done + ATTEMPTS_AT_ONCE, turns)
        yield Step(f"turns: {last:,} of {turns:,}", _TURNS, (done + 1, last, learners, reply, turns))


_TABLES = """
SELECT oid::regclass::text AS relname FROM pg_class
WHERE oid IN ('learners'::regclass, 'item_states'::regclass)
   OR oid IN (SELECT conrelid FROM pg_constraint WHERE confrelid = 'learners'::regclass)
"""
# Foreign keys before what they point to.
_CONSTRAINTS = """
SELECT relname::text, conname::text, pg_get_constraintdef(c.oid) AS definition
FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
WHERE relname = ANY($1::text[]) AND contype IN ('p', 'u', 'f') ORDER BY contype <> 'f', relname
"""
_INDEXES = """
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relname = ANY($1::text[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""
_LEARNERS = """
INSERT INTO learners (id, name, course, version, created_at) OVERRIDING SYSTEM VALUE
SELECT n, 'Learner ' || n, ($2::text[])[1 + n % cardinality($2)], $3, now() - random() * interval '300 days'
FROM generate_series(1, $1::bigint) n
"""
_CONVERSATIONS = """
INSERT INTO conversations (learner_id, platform, chat, activity, state)
SELECT id, 'bench', 'learner-' || id, NULL, '{}' FROM learners
"""
_ENROLMENTS = """
INSERT INTO enrolments (learner_id, course, enrolled_at, ability_mean, ability_variance)
SELECT id, course, created_at, random() - 0.5, 0.2 FROM learners
"""
_LESSONS = """
INSERT INTO lesson_progress (learner_id, course, lesson, step, started_at, completed_at)
SELECT id, course, lesson, 3, created_at, CASE WHEN random() < 0.7 THEN now() END
FROM learners JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS _ (course, lesson)) USING (course)
WHERE random() < 0.5
"""
# Whose it is: squaring a random number makes one learner in ten answer for a third of all.
_ATTEMPTS = """
INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level, response,
    seq, at)
SELECT learner, one.course, one.item, 'bench', one.skill, 'quiz', right_, right_::int, (random() < 0.1)::int,
    '{"kind": "picked", "places": [1]}', n, now() - random() * interval '200 days'
FROM (
    SELECT n, 1 + floor($3::bigint * random() ^ 2)::bigint AS learner, 1 + floor(cardinality($4::text[]) * random())::int AS i,
        random() < 0.75 AS right_
    FROM generate_series($1::bigint, $2::bigint) n
) AS drawn
CROSS JOIN LATERAL (SELECT ($4::text[])[i] AS course, ($5::text[])[i] AS item, ($6::text[])[i] AS skill) AS one
"""
_MEMORIES = """
INSERT INTO memories (learner_id, course, item, card, due, last)
SELECT learner_id, course, item, jsonb_build_object('stability', 3.1, 'difficulty', 5.2, 'state', 2, 'step', NULL,
    'due', max(at) + interval '9 days', 'last_review', max(at)), max(at) + random() * interval '90 days', max(at)
FROM attempts GROUP BY learner_id, course, item ORDER BY max(at)
"""
_SKILLS = """
INSERT INTO skill_states (learner_id, course, skill, mean, variance, run, unassisted, unassisted_right, updated_at)
SELECT learner_id, course, skill, random() - 0.5, 0.2, 1, count(*), count(*) FILTER (WHERE correct), max(at)
FROM attempts GROUP BY learner_id, course, skill ORDER BY max(at)
"""
_ITEMS = """
INSERT INTO item_states (course, item, mean, variance, answers)
SELECT course, item, random() - 0.5, 0.05, count(*) FROM attempts GROUP BY course, item
"""
_TURNS = """
INSERT INTO turns (platform, event_id, person, learner_id, chat, address, body, seq, reply, worker, created_at, sent_at)
SELECT 'bench', 'past-' || n, 'learner-' || learner, learner, 'learner-' || learner, '{}',
    '{"kind": "pressed", "choice": "7f.0"}', n, $4::text::jsonb, 1, at, at
FROM (
    SELECT n, 1 + floor($3::bigint * random() ^ 2)::bigint AS learner, now() - (1 - n / $5::float8) * interval '150 days' AS at
    FROM generate_series($1::bigint, $2::bigint) n
) AS drawn
"""
