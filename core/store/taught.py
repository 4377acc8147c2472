"""Courses that instructors keep: which there are, their versions, and which of them is learnt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.store import courses, renames, tables
from core.store.courses import CourseText
from core.store.renames import Rename

_ROW, _VERSION = tables.TaughtCourse, tables.CourseVersion


class State(StrEnum):
    """How a course stands."""

    DRAFT = "draft"
    """It was never published."""
    PUBLISHED = "published"
    ARCHIVED = "archived"
    """It is offered to nobody any more; who learns it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtCourse:
    """A course of a community. `version` is the one that is learnt, None before the first; `newest` the last there is."""

    course: str
    community: str
    title: str
    state: State
    version: int | None
    newest: int
    changed_at: datetime

    @property
    def is_learnt(self) -> bool:
        """Whether the newest version is the one that is offered: nothing waits to be published."""
        return self.state is State.PUBLISHED and self.version == self.newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a course, without its files. `name` is of whoever made it, "" where that is not known any more."""

    number: int
    note: str
    name: str
    at: datetime


async def every(connection: AsyncConnection) -> Sequence[TaughtCourse]:
    """All courses of all communities, in the order of their ids."""
    return [_course(one) for one in (await connection.execute(_SELECT.order_by(_ROW.course))).mappings()]


async def find(connection: AsyncConnection, course: str, community: str) -> TaughtCourse | None:
    """The course, where it is of this community."""
    query = _SELECT.where(_ROW.course == course, _ROW.community == community)
    row = (await connection.execute(query)).mappings().one_or_none()
    return _course(row) if row else None


async def of_community(connection: AsyncConnection, community: str) -> Sequence[TaughtCourse]:
    """The courses of a community, those that changed last first."""
    query = _SELECT.where(_ROW.community == community).order_by(_ROW.changed_at.desc(), _ROW.course)
    return [_course(one) for one in (await connection.execute(query)).mappings()]


async def ids(connection: AsyncConnection) -> set[str]:
    """The ids of all courses of all communities, which no new one may have."""
    return set((await connection.execute(select(_ROW.course))).scalars())


async def archive(connection: AsyncConnection, course: str, number: int) -> bytes | None:
    """The files of a version, as a zip; None where there is no such."""
    query = select(_VERSION.archive).where(_VERSION.course == course, _VERSION.number == number)
    return (await connection.execute(query)).scalar_one_or_none()


async def versions(connection: AsyncConnection, course: str) -> Sequence[Version]:
    """The versions of a course, the newest first."""
    query = (
        select(_VERSION.number, _VERSION.note, tables.Learner.name, _VERSION.at)
        .outerjoin(tables.Learner, tables.Learner.id == _VERSION.by)
        .where(_VERSION.course == course)
        .order_by(_VERSION.number.desc())
    )
    return [
        Version(number=number, note=note, name=name or "", at=at)
        for number, note, name, at in await connection.execute(query)
    ]


async def learners(connection: AsyncConnection, courses: Sequence[str]) -> Mapping[str, int]:
    """How many learn each of these courses, or did."""
    row = tables.Enrolment
    query = select(row.course, func.count().label("learners")).where(row.course.in_(courses))
    found = {one.course: one.learners for one in await connection.execute(query.group_by(row.course))}
    return {course: found.get(course, 0) for course in courses}


async def create(
    connection: AsyncConnection,
    course: str,
    community: str,
    title: str,
    archive: bytes,
    *,
    note: str,
    by: int | None,
    now: datetime,
) -> None:
    """Keep a new course, its first version a draft. Overtaken where its id was taken meanwhile."""
    row = insert(_ROW).values(
        course=course,
        community=community,
        title=title,
        state=State.DRAFT,
        newest=1,
        by=by,
        at=now,
        changed_at=now,
    )
    if (await connection.execute(row.on_conflict_do_nothing())).rowcount != 1:
        raise Overtaken
    await _add(connection, course, 1, archive, note=note, by=by, now=now)


async def add_version(
    connection: AsyncConnection,
    course: str,
    title: str,
    archive: bytes,
    *,
    seen: int,
    note: str,
    by: int | None,
    now: datetime,
) -> None:
    """Keep version `seen` + 1 of a course. Overtaken where `seen` is not the newest any more."""
    moved = (
        update(_ROW)
        .where(_ROW.course == course, _ROW.newest == seen)
        .values(newest=seen + 1, title=title, changed_at=now)
    )
    if (await connection.execute(moved)).rowcount != 1:
        raise Overtaken
    await _add(connection, course, seen + 1, archive, note=note, by=by, now=now)


async def publish(
    connection: AsyncConnection,
    seen: TaughtCourse,
    number: int,
    *,
    text: CourseText,
    renamed: Sequence[Rename],
    now: datetime,
) -> None:
    """Have a version be the one that is learnt, also of an archived course; what was renamed keeps its progress.

    Overtaken where somebody archived the course, took it up again or published another version since it was `seen`.
    """
    await _move(connection, seen, {"version": number, "state": State.PUBLISHED}, now)
    await renames.carry(connection, renamed)
    await courses.keep_text(connection, text)


async def set_state(connection: AsyncConnection, seen: TaughtCourse, state: State, now: datetime) -> None:
    """Archive a course, or take it up again. Overtaken where it stands otherwise than it was `seen`."""
    await _move(connection, seen, {"state": state}, now)


async def _move(
    connection: AsyncConnection, seen: TaughtCourse, values: Mapping[str, Any], now: datetime
) -> None:
    stands = _ROW.state == seen.state, _ROW.version.is_not_distinct_from(seen.version)
    moved = update(_ROW).where(_ROW.course == seen.course, *stands).values(**values, changed_at=now)
    if (await connection.execute(moved)).rowcount != 1:
        raise Overtaken


async def _add(
    connection: AsyncConnection,
    course: str,
    number: int,
    archive: bytes,
    *,
    note: str,
    by: int | None,
    now: datetime,
) -> None:
    await connection.execute(
        insert(_VERSION).values(course=course, number=number, archive=archive, note=note, by=by, at=now)
    )


_SELECT = select(
    _ROW.course, _ROW.community, _ROW.title, _ROW.state, _ROW.version, _ROW.newest, _ROW.changed_at
)


def _course(row: Any) -> TaughtCourse:
    values: dict[str, Any] = {**row, "state": State(row["state"])}
    return TaughtCourse(**values)
