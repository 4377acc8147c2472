"""Learners' days in a row, and what is known of when they had something to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.streaks import Day, Kept, Streak, Vacation
from core.store import tables

_ROW, _DAY = tables.Streak, tables.StreakDay


@dataclass(frozen=True, slots=True)
class Known:
    """A learner's streak, and when their first item becomes or became due; None where none ever does."""

    streak: Streak
    due: datetime | None


async def known(connection: AsyncConnection, learner: int) -> Known:
    """What there is to know before a learner's next answer. One round trip."""
    card = tables.Memory
    due = select(func.min(card.due)).where(card.learner_id == learner).scalar_subquery()
    columns = [one for one in _ROW.__table__.c if one.name != "learner_id"]
    learners = tables.Learner
    query = (
        select(due.label("due"), *columns)
        .select_from(learners)
        .outerjoin(_ROW, _ROW.learner_id == learners.id)
        .where(learners.id == learner)
    )
    row = (await connection.execute(query)).mappings().one_or_none()
    if row is None:
        return Known(Streak(), None)
    if row["days"] is None:
        return Known(Streak(), row["due"])
    rests = row["rests_from"] and Vacation(row["rests_from"], row["rests_until"])
    names = ("days", "best", "last", "seen", "freezes", "toward")
    return Known(Streak(**{name: row[name] for name in names}, vacation=rests), row["due"])


async def keep(connection: AsyncConnection, learner: int, streak: Streak) -> None:
    """Keep a streak as it is now. The turn's compare-and-swap guards it."""
    rests = streak.vacation
    values = {
        "days": streak.days,
        "best": streak.best,
        "last": streak.last,
        "seen": streak.seen,
        "freezes": streak.freezes,
        "toward": streak.toward,
        "rests_from": rests and rests.first,
        "rests_until": rests and rests.last,
    }
    upsert = insert(_ROW).values(learner_id=learner, **values)
    await connection.execute(upsert.on_conflict_do_update(index_elements=["learner_id"], set_=values))


async def keep_day(connection: AsyncConnection, learner: int, day: Day) -> None:
    """Keep what a moment of learning made of a streak, with the days that it settled."""
    await keep(connection, learner, day.streak)
    if day.settled:
        rows = [{"learner_id": learner, "day": one, "kept": kept.value} for one, kept in day.settled.items()]
        await connection.execute(insert(_DAY).values(rows).on_conflict_do_nothing())


async def days(connection: AsyncConnection, learner: int, since: date) -> Mapping[date, Kept]:
    """The days since then that were kept, and how, the first first."""
    query = (
        select(_DAY.day, _DAY.kept).where(_DAY.learner_id == learner, _DAY.day >= since).order_by(_DAY.day)
    )
    return {day: Kept(kept) for day, kept in await connection.execute(query)}
