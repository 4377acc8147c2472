"""Taking back all that is a learner's: asked for, thought better of, and done when its day has come."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, DateTime, Text, bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.acts import ABOUT
from core.store.learners import CORE, NUMBERS

_ROW = tables.Learner


async def ask(connection: AsyncConnection, learner: int, at: datetime, now: datetime) -> None:
    """Have the learner erased at `at`, unless they think better of it. A day that is set already stays."""
    await connection.execute(
        update(_ROW).where(_ROW.id == learner, _ROW.erase_at.is_(None)).values(erase_at=at, erase_told_at=now)
    )


async def keep(connection: AsyncConnection, learner: int) -> None:
    """Have the learner stay."""
    await connection.execute(update(_ROW).where(_ROW.id == learner).values(erase_at=None, erase_told_at=None))


async def told(connection: AsyncConnection, learner: int, now: datetime) -> None:
    """Note that the learner was reminded of the day."""
    await connection.execute(update(_ROW).where(_ROW.id == learner).values(erase_told_at=now))


async def due(connection: AsyncConnection, now: datetime) -> list[int]:
    """The learners whose day has come, those first who wait longest."""
    query = select(_ROW.id).where(_ROW.erase_at <= now).order_by(_ROW.erase_at)
    return list((await connection.execute(query)).scalars())


async def erase(connection: AsyncConnection, learner: int, now: datetime) -> bool:
    """Delete the learner and all that is theirs; False where they are gone, or have thought better of it.

    One statement: they are gone whole or not at all. All tables with a learner in them follow by their foreign
    keys; what adapters noted of the person has none, and is known as `core.store.holdings` says. What was done in
    their role or about them stays, without saying who it was; figures and exports of their classes go, since they
    have names in them, and can be made anew.
    """
    values = {"learner": learner, "now": now, "core": CORE, "numbers": NUMBERS, "about": list(ABOUT)}
    return (await connection.execute(ERASE, values)).scalar_one_or_none() is not None


# The learner's row is locked first, as by a turn that commits: whoever of the two is second looks at it again. So
# "keep everything" in the last moment keeps everything, and a turn that was running finds no learner to answer.
# Whoever writes again as the same person is somebody new, and a page that is open then waits for numbers above those
# it has seen. So the highest number of all who are gone is noted, which tells of none of them (see `arrive`).
ERASE = text(
    """
    WITH gone AS (
        SELECT id, version FROM learners WHERE id = :learner AND erase_at <= :now FOR UPDATE
    ), numbered AS (
        INSERT INTO notes (platform, key, value, written_at)
        SELECT :core, :numbers, version::text, :now FROM gone
        ON CONFLICT (platform, key) DO UPDATE
            SET value = greatest(notes.value::bigint, excluded.value::bigint)::text
    ), noted AS (
        DELETE FROM notes USING identities i, gone
        WHERE i.learner_id = gone.id AND notes.platform = i.platform AND (
            regexp_replace(notes.key, '^.*/', '') = i.external_id
            OR (starts_with(notes.key, 'owner/') AND notes.value = i.external_id)
        )
    ), classes AS (
        SELECT cohort FROM cohort_members m JOIN gone ON m.learner_id = gone.id
    ), unfigured AS (
        DELETE FROM class_figures USING classes WHERE class_figures.cohort = classes.cohort
    ), undone AS (
        DELETE FROM jobs USING gone
        WHERE jobs.by = gone.id OR jobs.given ->> 'cohort' IN (SELECT cohort FROM classes)
    ), unnamed AS (
        UPDATE acts SET detail = acts.detail - :about, subject = CASE
            WHEN acts.subject = gone.id::text OR EXISTS (
                SELECT FROM identities i
                WHERE i.learner_id = gone.id AND acts.subject = i.platform || '/' || i.external_id
            ) THEN '' ELSE acts.subject END
        FROM gone WHERE acts.detail ->> 'learner' = gone.id::text
    )
    DELETE FROM learners USING gone WHERE learners.id = gone.id RETURNING learners.id
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("about", type_=ARRAY(Text)),
)
