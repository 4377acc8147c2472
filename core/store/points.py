"""Points and badges: each is a row with its reason, and is given once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Integer, Text, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.badges import Tally
from core.play.daily import Occasion
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
class Foreseen:
    """What a learner has, and what they are about to be given for the first time."""

    before: int
    new: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """Points that a learner was given, what for and when."""

    award: Award
    community: str
    at: datetime

    @property
    def about(self) -> str:
        """The subject; of help that was given, the lesson that was explained, as COURSE/LESSON, without its number."""
        subject = self.award.subject
        return subject.rpartition("/")[0] if self.award.reason is Reason.HELPED else subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a learner has earned in all. Of courses the tally knows nothing: what is complete is known to their files.

    `knowledge` are the points for explaining and for help given by it; `lessons` those completed, by course; `badges`
    the ids of those they have.
    """

    tally: Tally
    knowledge: int
    lessons: Mapping[str, frozenset[str]]
    badges: frozenset[str]


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


async def foresee(connection: AsyncConnection, learner: int, awards: Sequence[Award]) -> Foreseen:
    """What a learner has, and what of these awards they were not given before. One round trip."""
    values = {
        "learner": learner,
        "reasons": [one.reason.value for one in awards],
        "subjects": [one.subject for one in awards],
    }
    row = (await connection.execute(FORESEE, values)).one()
    had = {(reason, subject) for reason, subject in zip(row.reasons, row.subjects, strict=True)}
    new = tuple(one for one in awards if (one.reason.value, one.subject) not in had)
    return Foreseen(row.total, new)


async def lately(connection: AsyncConnection, learner: int, most: int, *, skip: int = 0) -> list[Earned]:
    """The newest `most` points of a learner but for the first `skip`, the newest first."""
    query = (
        select(_ROW.reason, _ROW.subject, _ROW.amount, _ROW.community, _ROW.at)
        .where(_ROW.learner_id == learner)
        .order_by(_ROW.at.desc(), _ROW.id.desc())
        .offset(skip)
        .limit(most)
    )
    return [
        Earned(Award(Reason(reason), subject, amount), community, at)
        for reason, subject, amount, community, at in await connection.execute(query)
    ]


async def record(connection: AsyncConnection, learner: int) -> Record:
    """All that a learner has earned, in one round trip."""
    row = (await connection.execute(_RECORD, {"learner": learner})).one()
    tally = Tally(
        points=row.points,
        days=row.days,
        solved=row.solved,
        first_try=row.first_try,
        reviews=row.reviews,
        explained=row.explained,
        helped=row.helped,
    )
    lessons = {course: frozenset(done) for course, done in row.lessons.items()}
    return Record(tally=tally, knowledge=row.knowledge, lessons=lessons, badges=frozenset(row.badges))


async def solvers(connection: AsyncConnection, occasion: str) -> int:
    """How many were given points for the challenge of a day."""
    # As a bound value the reason would hide the index from the planner.
    daily = text(f"reason = '{Reason.DAILY}'")
    query = select(func.count()).select_from(_ROW).where(daily, _ROW.subject == occasion)
    return (await connection.execute(query)).scalar_one()


async def had_daily(connection: AsyncConnection, learner: int, on: Occasion) -> bool:
    """Whether a learner was given points for the challenge of this day, in this community or in another."""
    mine = select(_ROW.id).where(_ROW.learner_id == learner, _ROW.reason == Reason.DAILY.value)
    that_day = mine.where(_ROW.subject.endswith(f"/{on.day}"))
    return (await connection.execute(select(that_day.exists()))).scalar_one()


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


FORESEE = text(
    """
    SELECT coalesce(sum(amount), 0)::int AS total,
           coalesce(array_agg(reason) FILTER (WHERE asked), '{}') AS reasons,
           coalesce(array_agg(subject) FILTER (WHERE asked), '{}') AS subjects
    FROM (
        SELECT amount, reason, subject,
               (reason, subject) IN (SELECT * FROM unnest(:reasons, :subjects)) AS asked
        FROM points WHERE learner_id = :learner
    ) AS had
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("reasons", type_=ARRAY(Text)),
    bindparam("subjects", type_=ARRAY(Text)),
)

_RECORD = text(
    """
    SELECT coalesce(sum(amount), 0)::int AS points,
           (count(*) FILTER (WHERE reason = 'solved'))::int AS solved,
           (count(*) FILTER (WHERE reason = 'first-try'))::int AS first_try,
           (count(*) FILTER (WHERE reason = 'review'))::int AS reviews,
           (count(*) FILTER (WHERE reason = 'explained'))::int AS explained,
           (count(*) FILTER (WHERE reason = 'helped'))::int AS helped,
           coalesce(sum(amount) FILTER (WHERE reason IN ('explained', 'helped')), 0)::int AS knowledge,
           coalesce((SELECT best FROM streaks WHERE learner_id = :learner), 0) AS days,
           ARRAY (SELECT DISTINCT badge FROM badges WHERE learner_id = :learner) AS badges,
           coalesce((SELECT jsonb_object_agg(course, done) FROM (
               SELECT course, jsonb_agg(lesson) AS done FROM lesson_progress
               WHERE learner_id = :learner AND completed_at IS NOT NULL GROUP BY course
           ) AS completed), '{}') AS lessons
    FROM points WHERE learner_id = :learner
    """
).bindparams(bindparam("learner", type_=BigInteger))

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
