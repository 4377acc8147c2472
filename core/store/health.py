"""How the whole of Parley is: what waits, who works, which communities there are, and what models have cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import DateTime, Integer, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.turns import LOCKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the database knows. `outbox` and `unfinished` are turns, `oldest` is when the first that waits came.

    `answered` is when a model last answered, `unfit` how many of its `made` messages of the last day were not shown.
    """

    version: str
    form: str
    bytes: int
    workers: int
    outbox: int
    unfinished: int
    oldest: datetime | None
    jobs: int
    questions: int
    answered: datetime | None
    made: int
    unfit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A community, how many learners wrote there or are in its classes, and when the last did."""

    community: str
    name: str
    left: bool
    people: int
    classes: int
    last: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What models were used for: on a day, in a community ("" outside of all), for a kind of message."""

    day: date
    community: str
    kind: str
    messages: int
    tokens: int
    money: int


async def look(connection: AsyncConnection, since: datetime) -> Health:
    """How it is now; of models, since then."""
    row = (await connection.execute(_HEALTH, {"since": since, "locks": LOCKS})).mappings().one()
    return Health(**row)


async def communities(connection: AsyncConnection, since: datetime, most: int) -> Sequence[Seen]:
    """The communities with who wrote there since then, those first where somebody did last."""
    rows = await connection.execute(_COMMUNITIES, {"since": since, "most": most})
    return [Seen(**row) for row in rows.mappings()]


async def spend(connection: AsyncConnection, since: datetime) -> Sequence[Cost]:
    """What models were used for since then, the first day first."""
    rows: Any = (await connection.execute(_SPEND, {"since": since})).mappings()
    return [Cost(**row) for row in rows]


_HEALTH = text(
    """
    SELECT current_setting('server_version') AS version,
           (SELECT max(version_num) FROM alembic_version) AS form,
           pg_database_size(current_database()) AS bytes,
           (SELECT count(DISTINCT objid) FROM pg_locks
            WHERE locktype = 'advisory' AND classid = :locks AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS workers,
           waits.outbox, waits.unfinished, waits.oldest,
           (SELECT count(*) FROM jobs WHERE state = 'open') AS jobs,
           (SELECT count(*) FROM help_questions WHERE state = 'open') AS questions,
           made.answered, made.made, made.unfit
    FROM (SELECT count(*) FILTER (WHERE reply IS NOT NULL) AS outbox, count(*) FILTER (WHERE reply IS NULL) AS unfinished,
                 min(created_at) AS oldest
          FROM turns WHERE sent_at IS NULL) waits,
         (SELECT max(at) FILTER (WHERE shown IS NOT NULL) AS answered, count(*) AS made,
                 count(*) FILTER (WHERE shown IS NULL AND model <> 'speech') AS unfit
          FROM tutor_messages WHERE at >= :since) made
    """
).bindparams(bindparam("since", type_=DateTime(timezone=True)), bindparam("locks", type_=Integer))

_COMMUNITIES = text(
    """
    WITH wrote AS (
        SELECT platform || '/' || (membership ->> 'community') AS community,
               count(DISTINCT learner_id) AS people, max(created_at) AS last
        FROM turns WHERE membership IS NOT NULL AND created_at >= :since GROUP BY 1
    ), taught AS (
        SELECT c.community, count(DISTINCT m.learner_id) AS people, count(DISTINCT c.id) AS classes, max(m.joined_at) AS last
        FROM cohorts c LEFT JOIN cohort_members m ON m.cohort = c.id AND m.left_at IS NULL
        WHERE c.archived_at IS NULL GROUP BY 1
    ), known AS (
        SELECT platform || '/' || external_id AS community, name, left_at IS NOT NULL AS "left" FROM communities
    )
    SELECT community, coalesce(known.name, '') AS name, coalesce(known."left", false) AS "left",
           greatest(coalesce(wrote.people, 0), coalesce(taught.people, 0)) AS people,
           coalesce(taught.classes, 0) AS classes, greatest(wrote.last, taught.last) AS last
    FROM known FULL JOIN wrote USING (community) FULL JOIN taught USING (community)
    ORDER BY last DESC NULLS LAST, community LIMIT :most
    """
).bindparams(bindparam("since", type_=DateTime(timezone=True)), bindparam("most", type_=Integer))

_SPEND = text(
    """
    SELECT (at AT TIME ZONE 'UTC')::date AS day, community, kind, count(*) AS messages,
           sum(tokens_in + tokens_out)::bigint AS tokens, sum(cost)::bigint AS money
    FROM tutor_messages WHERE at >= :since GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """
).bindparams(bindparam("since", type_=DateTime(timezone=True)))
