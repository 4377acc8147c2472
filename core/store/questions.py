"""Questions that learners raise for a person, the queue in which they wait, and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_hex
from typing import Any

from sqlalchemy import and_, case, exists, func, insert, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.errors import Overtaken
from core.store import tables
from core.store.telling import tell_last

_ROW = tables.HelpQuestion
CORE, WAITING = "(core)", "waiting/"
"""Where it is noted when the staff of a community were last told that something waits; the community follows."""


class State(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question. `course`, `item` and `attempt` are what was before the learner, "" for nothing.

    `name`, `language`, `time_zone` are the learner's; `by` is what the one who answered it is called, "" of who is gone.
    """

    id: str
    learner: int
    name: str = ""
    language: str | None = None
    time_zone: str | None = None
    community: str
    course: str = ""
    item: str = ""
    text: str
    attempt: str = ""
    state: State = State.OPEN
    at: datetime
    answer: str = ""
    by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of something waits in a community, and since when the newest does."""

    community: str
    count: int
    newest: datetime


# ── the learner's ───────────────────────────────────────────────────────────────────────────────────────────


async def teachers_for(connection: AsyncConnection, learner: int, within: str, course: str) -> str:
    """The community whose teachers a learner can ask: the one they are in, where somebody teaches there.

    Else that of the class in which they take the course, or of the one they joined last; "" where there is none.
    """
    if within and await _is_taught(connection, within):
        return within
    member, cohort = tables.CohortMember, tables.Cohort
    query = (
        select(cohort.community)
        .join(member, member.cohort == cohort.id)
        .where(member.learner_id == learner, member.left_at.is_(None), cohort.archived_at.is_(None))
        .order_by(case((cohort.course == course, 0), else_=1), member.joined_at.desc(), cohort.id)
        .limit(1)
    )
    return (await connection.execute(query)).scalar_one_or_none() or ""


async def _is_taught(connection: AsyncConnection, community: str) -> bool:
    platform, _, id_ = community.partition("/")
    here, staff = tables.Community, tables.Staff
    set_up = exists().where(here.platform == platform, here.external_id == id_, here.staff_role.is_not(None))
    query = select(or_(exists().where(staff.community == community), set_up))
    return bool((await connection.execute(query)).scalar_one())


async def raise_(connection: AsyncConnection, question: Question) -> None:
    """Put a question into the queue of its community."""
    await connection.execute(
        insert(_ROW).values(
            id=question.id,
            learner_id=question.learner,
            community=question.community,
            course=question.course,
            item=question.item,
            text=question.text,
            attempt=question.attempt,
            state=State.OPEN.value,
            at=question.at,
        )
    )


async def of_learner(
    connection: AsyncConnection, learner: int, since: datetime
) -> list[tuple[Question, int]]:
    """A learner's open questions with their places in the queue, from 1, and those answered since then (place 0).

    The open ones first, then the newest answer.
    """
    before = (
        select(func.count())
        .select_from(_OTHER)
        .where(
            _OTHER.c.community == _ROW.community,
            _OTHER.c.state == State.OPEN.value,
            tuple_(_OTHER.c.at, _OTHER.c.id) <= tuple_(_ROW.at, _ROW.id),
        )
    )
    place = case((_ROW.state == State.OPEN.value, before.scalar_subquery()), else_=0)
    shown = or_(
        _ROW.state == State.OPEN.value, and_(_ROW.state == State.ANSWERED.value, _ROW.answered_at >= since)
    )
    query = (
        _SELECT.add_columns(place.label("place"))
        .where(_ROW.learner_id == learner, shown)
        .order_by(_ROW.answered_at.desc().nulls_first(), _ROW.at, _ROW.id)
    )
    found = [dict(row) for row in (await connection.execute(query)).mappings()]
    return [(_question(row), place) for row in found if (place := row.pop("place")) is not None]


async def mine(connection: AsyncConnection, id_: str, learner: int) -> Question | None:
    """A question of a learner's own."""
    return await _one(connection, _SELECT.where(_ROW.id == id_, _ROW.learner_id == learner))


async def withdraw(connection: AsyncConnection, id_: str, learner: int) -> None:
    """Take an open question out of the queue. Overtaken where it was answered meanwhile."""
    statement = update(_ROW).where(_ROW.id == id_, _ROW.learner_id == learner, _ROW.state == State.OPEN.value)
    if not (await connection.execute(statement.values(state=State.WITHDRAWN.value))).rowcount:
        raise Overtaken


# ── the teachers' ───────────────────────────────────────────────────────────────────────────────────────────


async def waiting(connection: AsyncConnection, community: str, most: int, *, but_of: int = 0) -> list[str]:
    """The open questions of a community, those first that wait longest, none of `but_of`'s own."""
    query = (
        select(_ROW.id)
        .where(_ROW.community == community, _ROW.state == State.OPEN.value, _ROW.learner_id != but_of)
        .order_by(_ROW.at, _ROW.id)
        .limit(most)
    )
    return list((await connection.execute(query)).scalars())


async def find(connection: AsyncConnection, id_: str, community: str) -> Question | None:
    """A question of this community; None where there is none of that id."""
    return await _one(connection, _SELECT.where(_ROW.id == id_, _ROW.community == community))


async def listed(
    connection: AsyncConnection, community: str, most: int, *, but_of: int = 0
) -> list[Question]:
    """The open questions of a community, those first that wait longest, none of `but_of`'s own."""
    query = _SELECT.where(_ROW.community == community, _ROW.state == State.OPEN.value)
    query = query.where(_ROW.learner_id != but_of)
    rows = await connection.execute(query.order_by(_ROW.at, _ROW.id).limit(most))
    return [_question(dict(row)) for row in rows.mappings()]


async def answer(
    connection: AsyncConnection, question: Question, words: str, by: int, told: Reply | None, now: datetime
) -> None:
    """Answer an open question, and tell its learner, unless `told` is None: then that is done later.

    Overtaken where it is not open any more.
    """
    if told is not None:
        # Before the answer, so that whoever writes to the same two rows takes them in the same order.
        await tell_last(connection, question.learner, told, _event(), now)
    changed = {
        "state": State.ANSWERED.value,
        "answer": words,
        "by": by,
        "answered_at": now,
        "told_at": None if told is None else now,
    }
    statement = update(_ROW).where(_ROW.id == question.id, _ROW.community == question.community)
    found = await connection.execute(statement.where(_ROW.state == State.OPEN.value).values(**changed))
    if not found.rowcount:
        raise Overtaken


async def untold(connection: AsyncConnection, most: int, *, after: Question | None = None) -> list[Question]:
    """The answered questions whose learners were not told yet, those first that wait longest: those behind `after`."""
    query = _SELECT.where(_ROW.state == State.ANSWERED.value, _ROW.told_at.is_(None))
    if after is not None:
        query = query.where(tuple_(_ROW.answered_at, _ROW.id) > tuple_(after.answered_at, after.id))
    rows = await connection.execute(query.order_by(_ROW.answered_at, _ROW.id).limit(most))
    return [_question(dict(row)) for row in rows.mappings()]


async def tell(connection: AsyncConnection, question: Question, told: Reply, now: datetime) -> None:
    """Tell the learner of an answer, once, in the caller's transaction."""
    statement = update(_ROW).where(_ROW.id == question.id, _ROW.told_at.is_(None)).values(told_at=now)
    if (await connection.execute(statement)).rowcount:
        await tell_last(connection, question.learner, told, _event(), now)


# ── that something waits ────────────────────────────────────────────────────────────────────────────────────


async def queues(connection: AsyncConnection) -> list[Waiting]:
    """How many questions wait in each community."""
    query = select(_ROW.community, func.count(), func.max(_ROW.at)).where(_ROW.state == State.OPEN.value)
    return [Waiting(*row) for row in await connection.execute(query.group_by(_ROW.community))]


async def claim_notice(
    connection: AsyncConnection, community: str, newest: datetime, pause: timedelta, now: datetime
) -> bool:
    """Whether staff are to be told now that something waits, the newest since then: it is so for one who asks.

    Not where they were told since the newest came, nor within the pause.
    """
    note = tables.Note
    statement = upsert(note).values(platform=CORE, key=f"{WAITING}{community}", value="", written_at=now)
    claimed = statement.on_conflict_do_update(
        index_elements=["platform", "key"],
        set_={"written_at": now},
        where=and_(note.written_at < newest, note.written_at <= now - pause),
    ).returning(note.key)
    return (await connection.execute(claimed)).first() is not None


async def staff_to_tell(
    connection: AsyncConnection, community: str, since: datetime, most: int
) -> Sequence[tuple[int, str | None]]:
    """Who taught in a community since then, with their languages, who did so last first."""
    staff, learner = tables.Staff, tables.Learner
    query = (
        select(staff.learner_id, learner.language)
        .join(learner, learner.id == staff.learner_id)
        .where(staff.community == community, staff.seen_at >= since)
        .order_by(staff.seen_at.desc(), staff.learner_id)
        .limit(most)
    )
    return [(row.learner_id, row.language) for row in await connection.execute(query)]


_OTHER = _ROW.__table__.alias("other")
_WHO = tables.Learner.__table__.alias("who")

_SELECT = (
    select(
        _ROW.id,
        _ROW.learner_id.label("learner"),
        tables.Learner.name,
        tables.Learner.language,
        tables.Learner.time_zone,
        _ROW.community,
        _ROW.course,
        _ROW.item,
        _ROW.text,
        _ROW.attempt,
        _ROW.state,
        _ROW.at,
        _ROW.answer,
        func.coalesce(_WHO.c.name, text("''")).label("by"),
        _ROW.answered_at,
    )
    .join(tables.Learner, tables.Learner.id == _ROW.learner_id)
    .outerjoin(_WHO, _WHO.c.id == _ROW.by)
)


async def _one(connection: AsyncConnection, query: Any) -> Question | None:
    row = (await connection.execute(query)).mappings().one_or_none()
    return _question(dict(row)) if row else None


def _question(row: dict[str, Any]) -> Question:
    row.pop("place", None)
    values: dict[str, Any] = {**row, "state": State(row["state"])}
    return Question(**values)


def _event() -> str:
    return f"helpme/{token_hex(16)}"
