"""What instructors set for teaching: a dial at a time, so that two who turn two of them do not undo each other."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Text, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Plain
from core.store import communities, tables
from core.store.communities import Community

COLUMNS = ("tutor", "boards", "sharing")
"""The dials of a whole community that have a column of their own: they always stand somewhere."""


async def turn_to(
    connection: AsyncConnection,
    community: str,
    dial: str,
    value: Plain,
    now: datetime,
    *,
    course: str = "",
    name: str = "",
) -> None:
    """Have a dial of a community, PLATFORM/ID, stand at `value`, for a course or for all ("").

    None lets it follow what stands above it. `name` is what the community is called, where it was never set up.
    """
    platform, _, id_ = community.partition("/")
    values = {"platform": platform, "id": id_, "name": name, "now": now}
    await connection.execute(_THERE, values)
    if not course and dial in COLUMNS:
        changed = {dial: value}
        row = tables.Community
        here = (row.platform == platform, row.external_id == id_)
        await connection.execute(update(row).where(*here).values(**changed))
        return
    statement = _FORGET if value is None else _TURN
    given: dict[str, Any] = {"platform": platform, "id": id_, "course": course, "dial": dial}
    await connection.execute(statement, given if value is None else given | {"value": value})


async def of_classes(connection: AsyncConnection, learner: int, course: str) -> list[Community]:
    """The communities in whose classes a learner takes this course, that of the class they joined last first."""
    member, cohort = tables.CohortMember, tables.Cohort
    query = (
        select(cohort.community)
        .join(member, member.cohort == cohort.id)
        .where(member.learner_id == learner, member.left_at.is_(None))
        .where(cohort.course == course, cohort.archived_at.is_(None))
        .order_by(member.joined_at.desc(), cohort.id)
    )
    names = dict.fromkeys((await connection.execute(query)).scalars())
    return [await _named(connection, one) for one in names]


async def _named(connection: AsyncConnection, name: str) -> Community:
    platform, _, id_ = name.partition("/")
    return await communities.find(connection, platform, id_) or Community(platform=platform, id=id_)


_THERE = text(
    """
    INSERT INTO communities (platform, external_id, name, created_at) VALUES (:platform, :id, :name, :now)
    ON CONFLICT DO NOTHING
    """
).bindparams(bindparam("now", type_=DateTime(timezone=True)))

_TURN = text(
    """
    UPDATE communities SET dials = dials || jsonb_build_object(
        :course, coalesce(dials -> :course, '{}') || jsonb_build_object(:dial, :value))
    WHERE platform = :platform AND external_id = :id
    """
).bindparams(bindparam("course", type_=Text), bindparam("dial", type_=Text), bindparam("value", type_=JSONB))

_FORGET = text(
    """
    UPDATE communities SET dials = dials || jsonb_build_object(:course, coalesce(dials -> :course, '{}') - :dial)
    WHERE platform = :platform AND external_id = :id
    """
).bindparams(bindparam("course", type_=Text), bindparam("dial", type_=Text))
