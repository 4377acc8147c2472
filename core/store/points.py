"""Points and badges: each is a row with its reason, and is given once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Integer, Text, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.points import Award, Reason
from core.store import tables
from core.store.boards import PERIODS

_ROW = tables.Point


@dataclass(frozen=True, slots=True)
class Given:
    """What was given just now, and what the learner had before."""

    amount: int
    before: int

    @property
    def total(self) -> int:
        """What they have now."""
        return self.before + self.amount


@dataclass(frozen=True, slots=True)
class Earned:
    """Points that a learner was given, what for and when."""

    award: Award
    community: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge that a learner has, and since when."""

    badge: str
    subject: str
    at: datetime


async def give(
    connection: AsyncConnection, learner: int, awards: Sequence[Award], community: str, now: datetime
) -> Given:
    """Give a learner points, but for those that they have been given before. One round trip.

    `community` is where they earned them, as PLATFORM/ID, "" outside of all: boards count what was earned there.
    """
    values = {
        "learner": learner,
        "reasons": [one.reason.value for one in awards],
        "subjects": [one.subject for one in awards],
        "amounts": [one.amount for one in awards],
        "community": community,
        "now": now,
    }
    return Given(*(await connection.execute(GIVE, values)).one())


async def total(connection: AsyncConnection, learner: int) -> int:
    """All points of a learner."""
    query = select(func.coalesce(func.sum(_ROW.amount), 0)).where(_ROW.learner_id == learner)
    return (await connection.execute(query)).scalar_one()


async def lately(connection: AsyncConnection, learner: int, most: int) -> list[Earned]:
    """The newest `most` points of a learner, the newest first."""
    query = (
        select(_ROW.reason, _ROW.subject, _ROW.amount, _ROW.community, _ROW.at)
        .where(_ROW.learner_id == learner)
        .order_by(_ROW.at.desc(), _ROW.id.desc())
        .limit(most)
    )
    return [
        Earned(Award(Reason(reason), subject, amount), community, at)
        for reason, subject, amount, community, at in await connection.execute(query)
    ]


async def earn_badge(
    connection: AsyncConnection, learner: int, badge: str, subject: str, now: datetime
) -> bool:
    """Give a learner a badge; False where they have it."""
    row = tables.Badge
    statement = insert(row).values(learner_id=learner, badge=badge, subject=subject, at=now)
    made = await connection.execute(statement.on_conflict_do_nothing().returning(row.badge))
    return made.scalar_one_or_none() is not None


async def badges(connection: AsyncConnection, learner: int) -> list[Badge]:
    """The badges of a learner, the first first."""
    row = tables.Badge
    query = select(row.badge, row.subject, row.at).where(row.learner_id == learner)
    return [Badge(*one) for one in await connection.execute(query.order_by(row.at, row.badge, row.subject))]


# Standings are summed up as they are earned, on the boards alone that the learner is on. They are taken in one order,
# so that two who give at once do not wait for each other. The clock is the database's: what was changed after a
# moment of that clock is what a copy of the board is brought up to date with.
GIVE = text(
    f"""
    WITH given AS (
        INSERT INTO points (learner_id, reason, subject, amount, community, at)
        SELECT :learner, reason, subject, amount, :community, :now
        FROM unnest(:reasons, :subjects, :amounts) AS award (reason, subject, amount)
        ON CONFLICT (learner_id, reason, subject) DO NOTHING RETURNING amount
    ), raised AS (
        INSERT INTO board_standings (board, period, learner_id, points, changed_at)
        SELECT board, period, learner_id, (SELECT sum(amount) FROM given), clock_timestamp()
        FROM board_members, {PERIODS.format("CAST(:now AS timestamptz)")}
        WHERE learner_id = :learner AND community IN ('', :community) AND EXISTS (SELECT FROM given)
        ORDER BY board, period
        ON CONFLICT (board, period, learner_id) DO UPDATE
            SET points = board_standings.points + excluded.points, changed_at = excluded.changed_at
    )
    SELECT coalesce((SELECT sum(amount) FROM given), 0)::int,
           coalesce((SELECT sum(amount) FROM points WHERE learner_id = :learner), 0)::int
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("reasons", type_=ARRAY(Text)),
    bindparam("subjects", type_=ARRAY(Text)),
    bindparam("amounts", type_=ARRAY(Integer)),
    bindparam("community", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
)
