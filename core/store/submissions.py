"""What learners of a community's classes submitted, what instructors say about it, and how it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import BigInteger, Boolean, DateTime, Float, bindparam, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.errors import Overtaken
from core.store import tables
from core.store.telling import tell_last

CODE = "challenge"
"""The activity whose attempts are code."""
MOST_RIGHT = 10
"""Submissions of one learner that are looked at because they count as right: whoever solves it over and over holds up nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Code that a learner submitted, as who teaches them sees it. `name` is what they are called in their class.

    `outcome` and `failing` (a case and how it came out, "" where all passed) are what the judge saw then; `earlier` is
    how many different submissions there were before. Where it counts otherwise than it was judged, `overridden` is
    the number of the decision, else 0.
    """

    id: int
    learner: int
    name: str
    language: str | None
    course: str
    item: str
    source: str
    outcome: str
    failing: str
    judged: bool
    counts: bool
    assist: int
    at: datetime
    earlier: int
    overridden: int = 0
    by_hand: bool = False
    """Whether somebody decided how it counts, and no regrading."""
    comments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which submissions are listed: of a challenge by all its ids, of a learner, right or wrong ones, before a number."""

    course: str = ""
    items: tuple[str, ...] = ()
    learner: int = 0
    right: bool | None = None
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What an instructor said about a submission: a comment, or how it counts (`correct`) and why.

    `by` is their name, "" of somebody who is gone; `regraded`: nobody in particular decided it.
    """

    attempt: int
    text: str
    correct: bool | None
    by: str
    at: datetime
    regraded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a submission is to count, where the last decision about it is still number `seen` (0: there was none)."""

    attempt: int
    correct: bool
    score: float
    seen: int


async def courses(connection: AsyncConnection, community: str) -> list[str]:
    """The courses that classes of a community take, without those that ended."""
    row = tables.Cohort
    query = select(row.course).where(row.community == community, row.archived_at.is_(None)).distinct()
    return list((await connection.execute(query.order_by(row.course))).scalars())


async def newest(connection: AsyncConnection, community: str, wanted: Wanted, most: int) -> list[Submission]:
    """Submissions of those who are in a class of the community, in the course of that class, the newest first."""
    values = {
        "community": community,
        "activity": CODE,
        "course": wanted.course or None,
        "items": list(wanted.items) or None,
        "learner": wanted.learner or None,
        "correct": wanted.right,
        "before": wanted.before or None,
        "most": most,
    }
    return _submissions(await connection.execute(NEWEST, values))


async def find(connection: AsyncConnection, community: str, id_: int) -> Submission | None:
    """The submission of this number, where its learner is in a class of the community."""
    values = {"community": community, "activity": CODE, "id": id_}
    return next(iter(_submissions(await connection.execute(FIND, values))), None)


async def of_class(
    connection: AsyncConnection, community: str, course: str, items: Sequence[str]
) -> list[Submission]:
    """Of each member of the community's classes for a course: the newest submission, and the newest that count as right.

    By learner, each one's newest first.
    """
    values = {"community": community, "activity": CODE, "course": course, "items": list(items)}
    return _submissions(await connection.execute(OF_CLASS, {**values, "most": MOST_RIGHT}))


async def remarks(connection: AsyncConnection, community: str, attempt: int) -> list[Remark]:
    """All that instructors of a community said about a submission, the first first."""
    return await _remarks(connection, REMARKS_OF_ATTEMPT, {"community": community, "attempt": attempt})


async def remarks_to(
    connection: AsyncConnection, learner: int, course: str, items: Sequence[str], most: int
) -> list[Remark]:
    """The last that instructors said to a learner about a challenge, by all its ids; the newest first."""
    values = {"learner": learner, "course": course, "items": list(items), "most": most}
    return await _remarks(connection, REMARKS_TO, values)


async def comment(
    connection: AsyncConnection,
    community: str,
    of: Submission,
    words: str,
    *,
    by: int,
    told: Reply,
    now: datetime,
) -> None:
    """Say something about a submission, and tell its learner. Overtaken where it is gone."""
    await _tell(connection, of.learner, told, now)
    await _lock(connection, of.id)
    values = {"attempt": of.id, "learner_id": of.learner, "text": words, "by": by, "at": now}
    await connection.execute(insert(tables.Comment).values(**values, community=community))


async def override(
    connection: AsyncConnection,
    community: str,
    of: Submission,
    *,
    correct: bool,
    reason: str,
    by: int,
    told: Reply,
    now: datetime,
) -> None:
    """Have a submission count as right or wrong in the classes of a community, and tell its learner.

    Overtaken where it is gone, or somebody decided about it since it was read.
    """
    await _tell(connection, of.learner, told, now)
    await _lock(connection, of.id)
    one = Decision(attempt=of.id, correct=correct, score=float(correct), seen=of.overridden)
    if not await _decide(connection, community, [one], reason=reason, job=None, by=by, now=now):
        raise Overtaken


async def regrade(
    connection: AsyncConnection,
    community: str,
    job: str,
    decisions: Sequence[Decision],
    *,
    by: int,
    told: Mapping[int, Reply],
    now: datetime,
) -> None:
    """Write what a regrading changes, and tell each learner of whose something changed, once.

    What somebody decided about meanwhile stays, and who is gone is left out. Overtaken where nothing is left to change,
    and one at a time for each job: so two who confirm it at once do it once.
    """
    # All learners in the order of their numbers, as everywhere: so two that tell the same ones do not wait for each other.
    await connection.execute(LOCK_JOB, {"job": job})
    await connection.execute(LOCK_LEARNERS, {"learners": sorted(told)})
    changed = await _decide(connection, community, decisions, reason="", job=job, by=by, now=now)
    if decisions and not changed:
        raise Overtaken
    for learner in sorted(changed & told.keys()):
        await _tell(connection, learner, told[learner], now)


async def _decide(
    connection: AsyncConnection,
    community: str,
    decisions: Sequence[Decision],
    *,
    reason: str,
    job: str | None,
    by: int,
    now: datetime,
) -> set[int]:
    """Whose submissions changed."""
    values = {
        "community": community,
        "attempts": [one.attempt for one in decisions],
        "rights": [one.correct for one in decisions],
        "scores": [one.score for one in decisions],
        "seen": [one.seen for one in decisions],
        "reason": reason,
        "job": job,
        "by": by,
        "now": now,
    }
    return set((await connection.execute(DECIDE, values)).scalars())


async def _tell(connection: AsyncConnection, learner: int, told: Reply, now: datetime) -> None:
    await tell_last(connection, learner, told, f"grading/{token_hex(16)}", now)


async def _lock(connection: AsyncConnection, attempt: int) -> None:
    row = tables.Attempt
    query = select(row.id).where(row.id == attempt).with_for_update()
    if (await connection.execute(query)).scalar_one_or_none() is None:
        raise Overtaken


async def _remarks(connection: AsyncConnection, query: Any, values: Mapping[str, Any]) -> list[Remark]:
    return [Remark(**one) for one in (await connection.execute(query, values)).mappings()]


def _submissions(found: Any) -> list[Submission]:
    return [Submission(**one) for one in found.mappings()]


# Whoever was taken in by a role has agreed to nothing: what they did before is not the class's.
_SINCE = "CASE WHEN m.how IN ('role', 'role-gone') THEN m.joined_at ELSE '-infinity' END"
_MEMBERS = f"""
    SELECT DISTINCT ON (c.course, m.learner_id) c.course, m.learner_id, m.name,
        min({_SINCE}) OVER (PARTITION BY c.course, m.learner_id) AS since
    FROM cohorts c JOIN cohort_members m ON m.cohort = c.id
    WHERE c.community = :community AND m.left_at IS NULL
    ORDER BY c.course, m.learner_id, m.joined_at DESC
"""  # noqa: S608 - put together from constants
_SUBMISSION = """
    a.id, a.learner_id AS learner, m.name, l.language, a.course, a.item,
    coalesce(a.response->>'source', '') AS source, coalesce(a.response->>'outcome', '') AS outcome,
    coalesce(a.response->>'failing', '') AS failing, a.correct AS judged, coalesce(o.correct, a.correct) AS counts,
    a.assist_level AS assist, a.at, coalesce(o.id, 0) AS overridden, o.id IS NOT NULL AND o.job IS NULL AS by_hand,
    (SELECT count(*) FROM attempts b WHERE b.learner_id = a.learner_id AND b.course = a.course AND b.item = a.item
        AND b.activity = a.activity AND (b.at, b.id) < (a.at, a.id)) AS earlier,
    (SELECT count(*) FROM comments WHERE attempt = a.id AND community = :community) AS comments
"""
_DECISION = """
    LEFT JOIN LATERAL (
        SELECT id, correct, job FROM overrides WHERE attempt = a.id AND community = :community
        ORDER BY id DESC LIMIT 1
    ) o ON true
"""

_COUNTS = """
    coalesce((
        SELECT correct FROM overrides WHERE attempt = a.id AND community = :community ORDER BY id DESC LIMIT 1
    ), a.correct)
"""

NEWEST = text(
    f"""
    WITH m AS MATERIALIZED ({_MEMBERS}), a AS MATERIALIZED (
        SELECT a.* FROM m JOIN attempts a ON a.learner_id = m.learner_id AND a.course = m.course
        WHERE a.at >= m.since AND a.activity = :activity AND a.response->>'kind' = 'code'
            AND (CAST(:course AS text) IS NULL OR m.course = :course)
            AND (CAST(:items AS text[]) IS NULL OR a.item = ANY(:items))
            AND (CAST(:learner AS bigint) IS NULL OR m.learner_id = :learner)
            AND (CAST(:before AS bigint) IS NULL OR a.id < :before)
            AND (CAST(:correct AS boolean) IS NULL OR {_COUNTS} = :correct)
        ORDER BY a.id DESC LIMIT :most
    )
    SELECT {_SUBMISSION}
    FROM a JOIN m ON m.learner_id = a.learner_id AND m.course = a.course JOIN learners l ON l.id = a.learner_id
    {_DECISION}
    ORDER BY a.id DESC
    """  # noqa: S608 - put together from constants
).bindparams(
    bindparam("items", type_=ARRAY(tables.Attempt.item.type)),
    bindparam("learner", type_=BigInteger),
    bindparam("correct", type_=Boolean),
    bindparam("before", type_=BigInteger),
)

FIND = text(
    f"""
    SELECT {_SUBMISSION}
    FROM attempts a JOIN learners l ON l.id = a.learner_id JOIN LATERAL (
        SELECT m.name FROM cohorts c JOIN cohort_members m ON m.cohort = c.id
        WHERE c.community = :community AND c.course = a.course AND m.learner_id = a.learner_id AND m.left_at IS NULL
            AND a.at >= {_SINCE}
        ORDER BY m.joined_at DESC LIMIT 1
    ) m ON true
    {_DECISION}
    WHERE a.id = :id AND a.activity = :activity AND a.response->>'kind' = 'code'
    """  # noqa: S608 - put together from constants
).bindparams(bindparam("id", type_=BigInteger))

OF_CLASS = text(
    f"""
    WITH m AS MATERIALIZED ({_MEMBERS}), tried AS (
        SELECT a.*, {_COUNTS} AS is_right FROM m JOIN attempts a ON a.learner_id = m.learner_id AND a.course = m.course
        WHERE m.course = :course AND a.item = ANY(:items) AND a.at >= m.since AND a.activity = :activity AND a.response->>'kind' = 'code'
    ), a AS (
        SELECT tried.*, row_number() OVER (PARTITION BY learner_id ORDER BY at DESC, id DESC) AS age,
            row_number() OVER (PARTITION BY learner_id, is_right ORDER BY at DESC, id DESC) AS age_alike
        FROM tried
    )
    SELECT {_SUBMISSION}
    FROM a JOIN m ON m.learner_id = a.learner_id AND m.course = a.course JOIN learners l ON l.id = a.learner_id
    {_DECISION}
    WHERE a.age = 1 OR (a.is_right AND a.age_alike <= :most)
    ORDER BY a.learner_id, a.age
    """  # noqa: S608 - put together from constants
).bindparams(bindparam("items", type_=ARRAY(tables.Attempt.item.type)))

_REMARKS = """
    SELECT r.attempt, r.text, r.correct, coalesce(l.name, '') AS by, r.at, r.regraded FROM (
        SELECT attempt, learner_id, text, CAST(NULL AS boolean) AS correct, by, at, false AS regraded, id, community
        FROM comments
        UNION ALL
        SELECT attempt, learner_id, reason, correct, by, at, job IS NOT NULL, id, community FROM overrides
    ) r LEFT JOIN learners l ON l.id = r.by
"""

REMARKS_OF_ATTEMPT = text(
    f"{_REMARKS} WHERE r.attempt = :attempt AND r.community = :community ORDER BY r.at, r.id"
).bindparams(bindparam("attempt", type_=BigInteger))

REMARKS_TO = text(
    f"""
    {_REMARKS} JOIN attempts a ON a.id = r.attempt
    WHERE r.learner_id = :learner AND a.course = :course AND a.item = ANY(:items)
    ORDER BY r.at DESC, r.id DESC LIMIT :most
    """
).bindparams(
    bindparam("learner", type_=BigInteger), bindparam("items", type_=ARRAY(tables.Attempt.item.type))
)

LOCK_JOB = text("SELECT FROM jobs WHERE id = :job FOR UPDATE")
LOCK_LEARNERS = text("SELECT FROM learners WHERE id = ANY(:learners) ORDER BY id FOR UPDATE").bindparams(
    bindparam("learners", type_=ARRAY(BigInteger))
)

DECIDE = text(
    """
    INSERT INTO overrides (attempt, learner_id, correct, score, reason, job, by, community, at)
    SELECT a.id, a.learner_id, v.correct, v.score, :reason, :job, :by, :community, :now
    FROM unnest(:attempts, :rights, :scores, :seen) AS v (attempt, correct, score, seen)
    JOIN attempts a ON a.id = v.attempt
    WHERE v.seen = coalesce((
        SELECT max(id) FROM overrides WHERE attempt = a.id AND community = :community
    ), 0)
    ORDER BY a.learner_id, a.id
    RETURNING learner_id
    """
).bindparams(
    bindparam("attempts", type_=ARRAY(BigInteger)),
    bindparam("rights", type_=ARRAY(Boolean)),
    bindparam("scores", type_=ARRAY(Float)),
    bindparam("seen", type_=ARRAY(BigInteger)),
    bindparam("job", type_=tables.Override.job.type),
    bindparam("by", type_=BigInteger),
    bindparam("community", type_=tables.Override.community.type),
    bindparam("now", type_=DateTime(timezone=True)),
)
