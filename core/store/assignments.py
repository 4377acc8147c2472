"""Assignments of a class, later dates for single learners, and who is reminded of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from core.errors import Overtaken
from core.store import tables
from core.store.communities import is_named
from core.teaching import Due, Kind, Task

_ROW, _LATER, _REMINDER = tables.Assignment, tables.Extension, tables.Reminder
_COHORT, _MEMBER, _LEARNER = tables.Cohort, tables.CohortMember, tables.Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a class is to do. `due` is None where there is no date."""

    id: str
    cohort: str
    task: Task
    due: Due | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A later date for one learner, and why."""

    learner: int
    due: Due
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An assignment that comes due for a learner soon, or has just come; `due` is their own date."""

    assignment: Assignment
    title: str
    """Of their class."""
    community: str
    """Of their class, PLATFORM/ID."""
    learner: int
    language: str | None
    zone: str | None
    place_zone: str | None
    """Of the class's community."""
    due: Due
    reminded: frozenset[str]


async def assign(connection: AsyncConnection, assignment: Assignment, by: int) -> None:
    """Keep an assignment. Overtaken where its class is over by now."""
    open_ = select(_COHORT.id).where(_COHORT.id == assignment.cohort, _COHORT.archived_at.is_(None))
    if (await connection.execute(open_.with_for_update(read=True))).one_or_none() is None:
        raise Overtaken
    task, due = assignment.task, assignment.due
    await connection.execute(
        insert(_ROW).values(
            id=assignment.id,
            cohort=assignment.cohort,
            course=task.course,
            kind=task.kind.value,
            lesson=task.lesson,
            item=task.item,
            count=task.count,
            due_on=due and due.day,
            due_minute=due.minute if due else Due(date.min).minute,
            by=by,
            at=assignment.at,
        )
    )


async def withdraw(connection: AsyncConnection, assignment: str, now: datetime) -> None:
    """Have nobody owe an assignment any more."""
    of_it = _ROW.id == assignment, _ROW.withdrawn_at.is_(None)
    await connection.execute(update(_ROW).where(*of_it).values(withdrawn_at=now))


async def of_cohorts(connection: AsyncConnection, cohorts: Sequence[str]) -> list[Assignment]:
    """What these classes are to do, what is due first first; what has no date comes last."""
    query = _assignments(_ROW.cohort.in_(cohorts), _ROW.withdrawn_at.is_(None))
    ordered = query.order_by(_ROW.due_on.nulls_last(), _ROW.due_minute, _ROW.at, _ROW.id)
    return [_assignment(one) for one in (await connection.execute(ordered)).mappings()]


async def find(connection: AsyncConnection, cohort: str, assignment: str) -> Assignment | None:
    """The assignment of this id in a class; None where there is none, or it was withdrawn."""
    query = _assignments(_ROW.cohort == cohort, _ROW.id == assignment, _ROW.withdrawn_at.is_(None))
    found = (await connection.execute(query)).mappings().one_or_none()
    return None if found is None else _assignment(found)


async def extend(
    connection: AsyncConnection,
    assignment: str,
    extension: Extension,
    before: Due,
    by: int,
    now: datetime,
) -> None:
    """Give a learner a later date; they are reminded of that one anew. Overtaken where theirs was not `before` by now."""
    who = _LATER.assignment == assignment, _LATER.learner_id == extension.learner
    theirs = (
        await connection.execute(select(_LATER.due_on, _LATER.due_minute).where(*who).with_for_update())
    ).one_or_none()
    general = select(_ROW.due_on, _ROW.due_minute).where(_ROW.id == assignment, _ROW.withdrawn_at.is_(None))
    known = theirs or (await connection.execute(general)).one_or_none()
    if known is None or known[0] is None or Due(*known) != before:
        raise Overtaken
    values = {"due_on": extension.due.day, "due_minute": extension.due.minute}
    values |= {"reason": extension.reason, "by": by, "at": now}
    later = insert(_LATER).values(assignment=assignment, learner_id=extension.learner, **values)
    await connection.execute(
        later.on_conflict_do_update(index_elements=["assignment", "learner_id"], set_=values)
    )
    reminded = _REMINDER.assignment == assignment, _REMINDER.learner_id == extension.learner
    await connection.execute(delete(_REMINDER).where(*reminded))


async def extensions(
    connection: AsyncConnection, assignments: Sequence[str], learners: Sequence[int]
) -> dict[tuple[str, int], Extension]:
    """The later dates that these learners have, by assignment and learner."""
    columns = (_LATER.assignment, _LATER.learner_id, _LATER.due_on, _LATER.due_minute, _LATER.reason)
    query = select(*columns).where(_LATER.assignment.in_(assignments), _LATER.learner_id.in_(learners))
    return {
        (assignment, learner): Extension(learner=learner, due=Due(day, minute), reason=reason)
        for assignment, learner, day, minute, reason in await connection.execute(query)
    }


# ── reminders ───────────────────────────────────────────────────────────────────────────────────────────────


async def waiting(
    connection: AsyncConnection, first: date, last: date, purpose: str, after: tuple[str, int], most: int
) -> list[Waiting]:
    """What is due on these days, for members who have not refused `purpose`: after an assignment and a learner."""
    place, day = tables.Community, func.coalesce(_LATER.due_on, _ROW.due_on)
    somebody = aliased(_LATER)
    later = select(somebody.assignment).where(
        somebody.assignment == _ROW.id, somebody.due_on.between(first, last)
    )
    soon = or_(_ROW.due_on.between(first, last), later.exists())
    theirs = and_(_LATER.assignment == _ROW.id, _LATER.learner_id == _MEMBER.learner_id)
    query = (
        _assignments(_ROW.withdrawn_at.is_(None), soon, _COHORT.archived_at.is_(None))
        .add_columns(
            _COHORT.title,
            _COHORT.community,
            _MEMBER.learner_id.label("learner"),
            _LEARNER.language,
            _LEARNER.time_zone.label("zone"),
            place.time_zone.label("place_zone"),
            day.label("day"),
            func.coalesce(_LATER.due_minute, _ROW.due_minute).label("minute"),
            _TOLD.label("told"),
        )
        .join(_COHORT, _COHORT.id == _ROW.cohort)
        .join(_MEMBER, and_(_MEMBER.cohort == _COHORT.id, _MEMBER.left_at.is_(None)))
        .join(_LEARNER, and_(_LEARNER.id == _MEMBER.learner_id, _LEARNER.erase_at.is_(None)))
        .outerjoin(_LATER, theirs)
        .outerjoin(place, is_named(_COHORT.community))
        .where(day.between(first, last), func.coalesce(_given(purpose), True))
        .where(func.row(_ROW.id, _MEMBER.learner_id) > func.row(*after))
        .order_by(_ROW.id, _MEMBER.learner_id)
        .limit(most)
    )
    return [
        Waiting(
            assignment=_assignment(one),
            title=one["title"],
            community=one["community"],
            learner=one["learner"],
            language=one["language"],
            zone=one["zone"],
            place_zone=one["place_zone"],
            due=Due(one["day"], one["minute"]),
            reminded=frozenset(one["told"] or ()),
        )
        for one in (await connection.execute(query)).mappings()
    ]


_TOLD = (
    select(func.array_agg(_REMINDER.kind))
    .where(_REMINDER.assignment == _ROW.id, _REMINDER.learner_id == _MEMBER.learner_id)
    .correlate(_ROW, _MEMBER)
    .scalar_subquery()
)


def _given(purpose: str) -> ScalarSelect[bool]:
    """What a member said last of a purpose."""
    consent = tables.Consent
    return (
        select(consent.given)
        .where(consent.learner_id == _MEMBER.learner_id, consent.purpose == purpose)
        .order_by(consent.at.desc())
        .limit(1)
        .correlate(_MEMBER)
        .scalar_subquery()
    )


async def remind(
    connection: AsyncConnection, assignment: str, learner: int, kind: str, now: datetime
) -> bool:
    """Note that somebody is being reminded; False where they were, or are by another process just now."""
    statement = insert(_REMINDER).values(assignment=assignment, learner_id=learner, kind=kind, at=now)
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount == 1


def _assignments(*where: ColumnElement[bool]) -> Any:
    return select(
        _ROW.id,
        _ROW.cohort,
        _ROW.course,
        _ROW.kind,
        _ROW.lesson,
        _ROW.item,
        _ROW.count,
        _ROW.due_on,
        _ROW.due_minute,
        _ROW.at,
    ).where(*where)


def _assignment(row: Any) -> Assignment:
    due = None if row["due_on"] is None else Due(row["due_on"], row["due_minute"])
    task = Task(
        course=row["course"],
        kind=Kind(row["kind"]),
        lesson=row["lesson"],
        item=row["item"],
        count=row["count"],
    )
    return Assignment(id=row["id"], cohort=row["cohort"], task=task, due=due, at=row["at"])
