"""What the tutor keeps in mind of learners over sessions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.tutoring import Exchange

_ROW, _MESSAGE = tables.TutorMemory, tables.TutorMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is kept in mind. `upto`: what was said until then is in the notes, or was put aside."""

    goal: str = ""
    notes: str = ""
    upto: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unnoted:
    """A learner who has talked since their notes were written, and what was said, the first first."""

    learner: int
    language: str | None
    memory: Memory
    exchanges: tuple[Exchange, ...]


async def find(connection: AsyncConnection, learner: int) -> Memory:
    """What is kept in mind of a learner; nothing, where nothing is."""
    query = select(_ROW.goal, _ROW.notes, _ROW.upto).where(_ROW.learner_id == learner)
    row = (await connection.execute(query)).one_or_none()
    return Memory(goal=row.goal, notes=row.notes, upto=row.upto) if row else Memory()


async def keep(connection: AsyncConnection, learner: int, memory: Memory, now: datetime) -> None:
    """Keep this in mind of a learner, in place of what was there."""
    values = {"goal": memory.goal, "notes": memory.notes, "upto": memory.upto, "updated_at": now}
    statement = insert(_ROW).values(learner_id=learner, **values)
    await connection.execute(statement.on_conflict_do_update(index_elements=["learner_id"], set_=values))


async def note(
    connection: AsyncConnection, learner: int, before: Memory, notes: str, upto: datetime, now: datetime
) -> bool:
    """Put new notes in the place of those that were read; False where the learner changed them meanwhile."""
    values = {"notes": notes, "upto": upto, "updated_at": now}
    statement = insert(_ROW).values(learner_id=learner, goal=before.goal, **values)
    unchanged = (_ROW.notes == before.notes, _ROW.upto.is_not_distinct_from(before.upto))
    kept = statement.on_conflict_do_update(
        index_elements=["learner_id"], set_=values, where=unchanged[0] & unchanged[1]
    )
    return (await connection.execute(kept.returning(_ROW.learner_id))).one_or_none() is not None


async def forget(connection: AsyncConnection, learner: int, now: datetime) -> None:
    """Keep nothing in mind of what was said until now."""
    await keep(connection, learner, Memory(upto=now), now)


async def unnoted(
    connection: AsyncConnection, *, quiet_since: datetime, since: datetime, least: int, most: int
) -> list[Unnoted]:
    """Up to `most` learners who said nothing after `quiet_since`, and of whose exchanges at least `least` are not noted yet.

    What was said before `since` is left alone.
    """
    new = (_MESSAGE.at > func.coalesce(_ROW.upto, since), _MESSAGE.at >= since)
    said = (_MESSAGE.asked != "", _MESSAGE.shown.is_not(None))
    person = tables.Learner
    waiting = (
        select(person.id, person.language, _ROW.goal, _ROW.notes, _ROW.upto)
        .join(_MESSAGE, _MESSAGE.learner_id == person.id)
        .outerjoin(_ROW, _ROW.learner_id == person.id)
        .where(*new, *said)
        .group_by(person.id, person.language, _ROW.goal, _ROW.notes, _ROW.upto)
        .having(func.max(_MESSAGE.at) <= quiet_since, func.count() >= least)
        .limit(most)
    )
    found: list[Unnoted] = []
    for learner, language, goal, notes, upto in (await connection.execute(waiting)).all():
        memory = Memory(goal=goal or "", notes=notes or "", upto=upto)
        after = upto or since
        query = select(_MESSAGE.asked, _MESSAGE.shown, _MESSAGE.course, _MESSAGE.item, _MESSAGE.at).where(
            _MESSAGE.learner_id == learner, _MESSAGE.at > after, *said
        )
        rows = await connection.execute(query.order_by(_MESSAGE.at))
        found.append(Unnoted(learner, language, memory, tuple(Exchange(*row) for row in rows)))
    return found
