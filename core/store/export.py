"""All that is a learner's, read for them in pieces: rows by section, the files, and how much there is."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.holdings import HOLDINGS, Holding

BATCH = 500
"""Rows that are in memory at once."""

PREFIX = "parley-data-"
"""How the names of exports begin: an export holds no earlier one."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that came along with a message or was given with an answer: its name, and where it lies."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much there is of a learner's."""

    since: datetime
    platforms: tuple[str, ...]
    messages: int
    courses: int
    attempts: int
    programs: int
    files: int


async def kept(connection: AsyncConnection, learner: int) -> Kept:
    """How much there is of a learner's."""
    values = {"learner": learner, "own": f"{PREFIX}%"}
    row = (await connection.execute(KEPT, values)).one()
    return Kept(
        since=row.since,
        platforms=tuple(row.platforms),
        messages=row.messages,
        courses=row.courses,
        attempts=row.attempts,
        programs=row.programs,
        files=row.files,
    )


async def rows(
    connection: AsyncConnection, learner: int
) -> AsyncGenerator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """All rows, with the name of their section, at most `BATCH` at a time; a section without any comes once, empty.

    The connection must be in a transaction in which nothing was done yet: all that is read is from one moment.
    """
    await connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    for holding in HOLDINGS:
        table = holding.table.__table__
        query = (
            select(*holding.columns())
            .where(holding.of(holding.table, learner))
            .order_by(*(table.c[name] for name in holding.order))
        )
        found = await connection.stream(query, execution_options={"yield_per": BATCH})
        some = False
        async for part in found.mappings().partitions():
            some = True
            yield holding.section, [_shown(holding, dict(one)) for one in part]
        if not some:
            yield holding.section, []


async def files(connection: AsyncConnection, learner: int, after: str, most: int) -> list[Filed]:
    """At most `most` of the learner's files, each once, by key above `after` ("" for the first ones)."""
    values = {"learner": learner, "after": after, "most": most, "own": f"{PREFIX}%"}
    return [Filed(key, name) for key, name in await connection.execute(FILES, values)]


async def made(connection: AsyncConnection, learner: int, after: datetime) -> Sequence[datetime]:
    """When parts of exports were given to the learner, the first first."""
    values = {"learner": learner, "after": after, "own": f"{PREFIX}%"}
    return (await connection.execute(MADE, values)).scalars().all()


def _shown(holding: Holding, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: holding.shown[name](value) if name in holding.shown else value for name, value in row.items()
    }


# Pictures are left out: they are drawn from numbers that the rows have.
_FILES = """
    SELECT one ->> 'key' AS key, one ->> 'name' AS name
    FROM turns, jsonb_array_elements(attachments) AS one
    WHERE learner_id = :learner AND attachments IS NOT NULL
    UNION ALL
    SELECT block -> 'media' ->> 'key', block -> 'media' ->> 'name'
    FROM turns, jsonb_array_elements(reply -> 'blocks') AS block
    WHERE learner_id = :learner AND blobs IS NOT NULL AND block ->> 'kind' = 'file'
        AND block -> 'media' ->> 'name' NOT LIKE :own
    UNION ALL
    SELECT key, name FROM study_sets WHERE learner_id = :learner AND key IS NOT NULL
"""

FILES = text(
    f"""
    SELECT key, min(name) FROM ({_FILES}) AS files WHERE key > :after GROUP BY key ORDER BY key LIMIT :most
    """  # noqa: S608 - names of our own, as below
).bindparams(bindparam("learner", type_=BigInteger), bindparam("most", type_=BigInteger))

MADE = text(
    """
    SELECT created_at FROM turns
    WHERE learner_id = :learner AND created_at > :after AND blobs IS NOT NULL AND EXISTS (
        SELECT FROM jsonb_array_elements(reply -> 'blocks') AS block
        WHERE block ->> 'kind' = 'file' AND block -> 'media' ->> 'name' LIKE :own
    ) ORDER BY created_at
    """
).bindparams(bindparam("learner", type_=BigInteger), bindparam("after", type_=DateTime(timezone=True)))

KEPT = text(
    f"""
    SELECT created_at AS since,
        ARRAY(SELECT DISTINCT platform FROM identities WHERE learner_id = :learner ORDER BY platform) AS platforms,
        (SELECT count(*) FROM turns WHERE learner_id = :learner) AS messages,
        (SELECT count(*) FROM enrolments WHERE learner_id = :learner) AS courses,
        (SELECT count(*) FROM attempts WHERE learner_id = :learner) AS attempts,
        (SELECT count(*) FROM works WHERE learner_id = :learner AND source <> '') AS programs,
        (SELECT count(DISTINCT key) FROM ({_FILES}) AS files) AS files
    FROM learners WHERE id = :learner
    """  # noqa: S608
).bindparams(bindparam("learner", type_=BigInteger))
