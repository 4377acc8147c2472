"""Cohorts: classes of a community, who is in them, and how one comes in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.store import tables
from core.store.communities import is_named

CODE, LINK, ROLE, ROLE_GONE = "code", "link", "role", "role-gone"
"""How somebody came in: by code or address, or by a role of the community, which they may have lost since."""

_ROW, _MEMBER, _LEARNER, _PLACE = tables.Cohort, tables.CohortMember, tables.Learner, tables.Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """A class. `community` is PLATFORM/ID, `role` a role of it by the platform's own id, `zone` its time zone."""

    id: str
    community: str
    course: str
    title: str
    code: str
    role: str | None = None
    at: datetime
    archived_at: datetime | None = None
    zone: str | None = None
    members: int = 0
    """Who are in it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a class, as its roster has them. `zone` and `language` are their own."""

    learner: int
    name: str
    how: str
    joined_at: datetime
    left_at: datetime | None
    zone: str | None
    language: str | None


async def create(connection: AsyncConnection, cohort: Cohort, by: int) -> None:
    """Begin a class. Its role, where it has one, leads into it from now on and into no other."""
    values = {"id": cohort.id, "community": cohort.community, "course": cohort.course, "title": cohort.title}
    await connection.execute(insert(_ROW).values(**values, code=cohort.code, role=None, by=by, at=cohort.at))
    if cohort.role:
        await give_role(connection, cohort.community, cohort.id, cohort.role, cohort.at)


async def find(connection: AsyncConnection, community: str, cohort: str) -> Cohort | None:
    """The class of this id in a community; None where that has none such."""
    found = await connection.execute(_select(_ROW.community == community, _ROW.id == cohort))
    return _cohort(found.mappings().one_or_none())


async def by_id(connection: AsyncConnection, cohort: str) -> Cohort | None:
    """The class of this id, of whichever community it is; None where there is none."""
    return _cohort((await connection.execute(_select(_ROW.id == cohort))).mappings().one_or_none())


async def by_code(connection: AsyncConnection, code: str) -> Cohort | None:
    """The class that one joins with this plain code, archived or not; None where there is none."""
    return _cohort((await connection.execute(_select(_ROW.code == code))).mappings().one_or_none())


async def of_community(
    connection: AsyncConnection, community: str, *, archived: bool = False
) -> list[Cohort]:
    """The classes of a community that go on, or those that are over, by their titles."""
    over = _ROW.archived_at.is_not(None) if archived else _ROW.archived_at.is_(None)
    query = _select(_ROW.community == community, over).order_by(func.lower(_ROW.title), _ROW.id)
    return [Cohort(**one) for one in (await connection.execute(query)).mappings()]


async def of_learner(connection: AsyncConnection, learner: int) -> list[Cohort]:
    """The classes that a learner is in and that go on, the first joined first."""
    query = (
        _select(_MEMBER.learner_id == learner, _MEMBER.left_at.is_(None), _ROW.archived_at.is_(None))
        .join(_MEMBER, _MEMBER.cohort == _ROW.id)
        .order_by(_MEMBER.joined_at, _ROW.id)
    )
    return [Cohort(**one) for one in (await connection.execute(query)).mappings()]


async def archive(connection: AsyncConnection, community: str, cohort: str, now: datetime) -> None:
    """End a class: nobody joins, and nothing of it is due any more. What was learnt and done stays."""
    of_it = _ROW.community == community, _ROW.id == cohort
    await connection.execute(update(_ROW).where(*of_it, _ROW.archived_at.is_(None)).values(archived_at=now))
    await connection.execute(_FORGET_ROLE, _place(community) | {"cohort": cohort, "role": None})


async def recode(connection: AsyncConnection, community: str, cohort: str, old: str, new: str) -> None:
    """Have a class joined by a new code; the one before is worth nothing. Overtaken where it was another one by now."""
    of_it = _ROW.community == community, _ROW.id == cohort, _ROW.code == old
    if (await connection.execute(update(_ROW).where(*of_it).values(code=new))).rowcount != 1:
        raise Overtaken


async def give_role(
    connection: AsyncConnection, community: str, cohort: str, role: str, now: datetime
) -> None:
    """Have those with a role of the community be in a class. A role leads into one class, and a class has one."""
    place = _place(community)
    of_role = _ROW.community == community, _ROW.role == role
    await connection.execute(update(_ROW).where(*of_role).values(role=None))
    await connection.execute(
        update(_ROW).where(_ROW.community == community, _ROW.id == cohort).values(role=role)
    )
    known = insert(_PLACE).values(platform=place["platform"], external_id=place["id"], created_at=now)
    await connection.execute(known.on_conflict_do_nothing())
    await connection.execute(_FORGET_ROLE, place | {"cohort": cohort, "role": role})
    theirs = _PLACE.platform == place["platform"], _PLACE.external_id == place["id"]
    roles = _PLACE.cohort_roles.op("||")(func.jsonb_build_object(cast(role, Text), cast(cohort, Text)))
    await connection.execute(update(_PLACE).where(*theirs).values(cohort_roles=roles))


async def join(
    connection: AsyncConnection,
    cohort: str,
    learner: int,
    name: str,
    how: str,
    now: datetime,
    *,
    mean: float,
    variance: float,
) -> None:
    """Have a learner be in a class and its course, their ability unknown as `mean` and `variance` say.

    Who is in it already stays as they are; who has left is back. Overtaken where the class is over.
    """
    open_ = select(_ROW.course).where(_ROW.id == cohort, _ROW.archived_at.is_(None))
    course = (await connection.execute(open_.with_for_update(read=True))).scalar_one_or_none()
    if course is None:
        raise Overtaken
    again = {"name": name, "how": how, "joined_at": now, "left_at": None}
    member = insert(_MEMBER).values(cohort=cohort, learner_id=learner, **again)
    await connection.execute(
        member.on_conflict_do_update(
            index_elements=["cohort", "learner_id"], set_=again, where=_MEMBER.left_at.is_not(None)
        )
    )
    enrolled = insert(tables.Enrolment).values(
        learner_id=learner, course=course, enrolled_at=now, ability_mean=mean, ability_variance=variance
    )
    await connection.execute(enrolled.on_conflict_do_nothing())
    first = update(_LEARNER).where(_LEARNER.id == learner, _LEARNER.course.is_(None))
    await connection.execute(first.values(course=course))


async def join_by_role(
    connection: AsyncConnection,
    cohort: str,
    learner: int,
    name: str,
    now: datetime,
    *,
    mean: float,
    variance: float,
) -> None:
    """As `join`, for somebody who has the class's role; nothing where the class is over or they were in it once."""
    known = select(_MEMBER.how).where(_MEMBER.cohort == cohort, _MEMBER.learner_id == learner)
    going_on = select(_ROW.id).where(_ROW.id == cohort, _ROW.archived_at.is_(None), ~known.exists())
    if (await connection.execute(going_on)).one_or_none() is not None:
        await join(connection, cohort, learner, name, ROLE, now, mean=mean, variance=variance)


async def note_role(connection: AsyncConnection, cohort: str, learner: int, how: str) -> None:
    """Note whether somebody who came in by the class's role has it still: ROLE or ROLE_GONE."""
    by_role = _MEMBER.cohort == cohort, _MEMBER.learner_id == learner, _MEMBER.how.in_((ROLE, ROLE_GONE))
    await connection.execute(update(_MEMBER).where(*by_role).values(how=how))


async def leave(connection: AsyncConnection, cohort: str, learner: int, now: datetime) -> None:
    """Have a learner be in a class no more. What they have learnt stays theirs."""
    of_it = _MEMBER.cohort == cohort, _MEMBER.learner_id == learner, _MEMBER.left_at.is_(None)
    await connection.execute(update(_MEMBER).where(*of_it).values(left_at=now))


async def members(
    connection: AsyncConnection, cohort: str, most: int | None = None, skip: int = 0
) -> list[Member]:
    """Those who are in a class now, by their names: `most` of them after the first `skip`."""
    query = _members(_MEMBER.cohort == cohort, _MEMBER.left_at.is_(None))
    ordered = query.order_by(func.lower(_MEMBER.name), _MEMBER.learner_id).limit(most).offset(skip)
    return [Member(**one) for one in (await connection.execute(ordered)).mappings()]


async def member(connection: AsyncConnection, cohort: str, learner: int) -> Member | None:
    """A learner as a class has or had them; None where they never were in it."""
    query = _members(_MEMBER.cohort == cohort, _MEMBER.learner_id == learner)
    found = (await connection.execute(query)).mappings().one_or_none()
    return None if found is None else Member(**found)


def _members(*where: ColumnElement[bool]) -> Any:
    columns = (_MEMBER.name, _MEMBER.how, _MEMBER.joined_at, _MEMBER.left_at, _LEARNER.language)
    query = select(_MEMBER.learner_id.label("learner"), *columns, _LEARNER.time_zone.label("zone"))
    return query.join(_LEARNER, _LEARNER.id == _MEMBER.learner_id).where(*where)


def _select(*where: ColumnElement[bool]) -> Any:
    inside = select(func.count()).where(_MEMBER.cohort == _ROW.id, _MEMBER.left_at.is_(None))
    zone = select(_PLACE.time_zone).where(is_named(_ROW.community))
    columns = (
        _ROW.id,
        _ROW.community,
        _ROW.course,
        _ROW.title,
        _ROW.code,
        _ROW.role,
        _ROW.at,
        _ROW.archived_at,
    )
    return select(
        *columns,
        zone.correlate(_ROW).scalar_subquery().label("zone"),
        inside.correlate(_ROW).scalar_subquery().label("members"),
    ).where(*where)


def _cohort(found: Any) -> Cohort | None:
    return None if found is None else Cohort(**found)


def _place(community: str) -> dict[str, str]:
    platform, _, id_ = community.partition("/")
    return {"platform": platform, "id": id_}


# A class has one role, and a role leads into one class.
_FORGET_ROLE = text(
    """
    UPDATE communities SET cohort_roles = (
        SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(cohort_roles)
        WHERE value <> to_jsonb(CAST(:cohort AS text)) AND key IS DISTINCT FROM CAST(:role AS text))
    WHERE platform = :platform AND external_id = :id
    """
)
