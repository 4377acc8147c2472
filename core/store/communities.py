"""Communities: servers and groups that have taken Parley in, and what was set up for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from core.store import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community as it was set up. `id`, `channel` and `staff_role` are the platform's own ids.

    `course` is what its people learn unless they choose another one; `daily_hour` (0 to 23, in `time_zone`) is
    when something to do is posted in `channel`; `tutor` is how much a model may help there: off, hints, full. `boards` and
    `sharing`: whether it has a board, and whether explanations may be shared from there; `quiet` are places without points.
    `dials` are what was set for teaching there, by course and "" for all; `cohort_roles` the cohorts by their role's id.
    """

    platform: str
    id: str
    name: str = ""
    language: str | None = None
    time_zone: str | None = None
    course: str | None = None
    channel: str | None = None
    staff_role: str | None = None
    daily_hour: int | None = None
    tutor: str = "full"
    boards: bool = True
    sharing: bool = True
    quiet: Sequence[str] = ()
    dials: Mapping[str, Any] = field(default_factory=dict[str, Any])
    cohort_roles: Mapping[str, str] = field(default_factory=dict[str, str])


DAILY = "daily/"
"""How the keys of daily posts begin; the day follows."""

LATE = 1
_ROW = tables.Community
_COLUMNS = (
    _ROW.platform,
    _ROW.external_id.label("id"),
    _ROW.name,
    _ROW.language,
    _ROW.time_zone,
    _ROW.course,
    _ROW.channel,
    _ROW.staff_role,
    _ROW.daily_hour,
    _ROW.tutor,
    _ROW.boards,
    _ROW.sharing,
    _ROW.quiet,
    _ROW.dials,
    _ROW.cohort_roles,
)


async def find(connection: AsyncConnection, platform: str, id_: str) -> Community | None:
    """The community of this id, as it was set up; None where it never was."""
    query = select(*_COLUMNS).where(_ROW.platform == platform, _ROW.external_id == id_)
    row = (await connection.execute(query)).mappings().one_or_none()
    return Community(**row) if row else None


async def named(connection: AsyncConnection, name: str) -> Community | None:
    """The community that rows name so, as PLATFORM/ID; None for "", and where it never was set up."""
    platform, _, id_ = name.partition("/")
    return await find(connection, platform, id_) if name else None


def is_named(name: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether a row of communities is the one that a column of another table names so: by the platform first, for the index."""
    return and_(
        _ROW.platform == func.split_part(name, "/", 1), _ROW.platform + "/" + _ROW.external_id == name
    )


async def keep(connection: AsyncConnection, community: Community, now: datetime) -> None:
    """Keep a community as it is set up now. One that was left is back.

    Where it is known, its dials stay as they are: they are turned one at a time (see `core.store.dials` and `hush`).
    """
    values: dict[str, Any] = {
        "name": community.name,
        "language": community.language,
        "time_zone": community.time_zone,
        "course": community.course,
        "channel": community.channel,
        "staff_role": community.staff_role,
        "daily_hour": community.daily_hour,
        "left_at": None,
    }
    dials: dict[str, Any] = {
        "tutor": community.tutor,
        "boards": community.boards,
        "sharing": community.sharing,
        "quiet": list(community.quiet),
    }
    key = {"platform": community.platform, "external_id": community.id}
    statement = insert(_ROW).values(**key, **values, **dials, created_at=now)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["platform", "external_id"], set_=values)
    )


async def hush(
    connection: AsyncConnection, community: Community, place: str, now: datetime, *, on: bool
) -> None:
    """Have a place of a community give no points (`on`), or give them again."""
    key = {"platform": community.platform, "external_id": community.id}
    statement = insert(_ROW).values(**key, name=community.name, quiet=[place] if on else [], created_at=now)
    others = func.array_remove(_ROW.quiet, place)
    quiet = func.array_append(others, place) if on else others
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["platform", "external_id"], set_={"quiet": quiet})
    )


async def leave(connection: AsyncConnection, platform: str, id_: str, now: datetime) -> None:
    """Note that Parley is in this community no more. What was set up stays for when it comes back."""
    statement = update(_ROW).where(_ROW.platform == platform, _ROW.external_id == id_)
    await connection.execute(statement.values(left_at=now))


async def move(connection: AsyncConnection, platform: str, old: str, new: str) -> None:
    """Give a community another id, and its places with it. What is set up under the new one already stands."""
    here = and_(_ROW.platform == platform, _ROW.external_id == old)
    there = exists().where(_ROW.platform == platform, _ROW.external_id == new)
    if not (await connection.execute(select(there))).scalar_one():
        renamed = f"^{re.escape(old)}(?=/|$)", new
        place = func.unnest(_ROW.quiet).column_valued("place")
        quiet = func.array(select(func.regexp_replace(place, *renamed)).scalar_subquery())
        values = {"channel": func.regexp_replace(_ROW.channel, *renamed), "quiet": quiet}
        await connection.execute(update(_ROW).where(here).values(external_id=new, **values))


async def come_back(connection: AsyncConnection, platform: str, ids: Sequence[str]) -> None:
    """Note that Parley is in these communities, as far as it ever was set up there."""
    statement = update(_ROW).where(
        _ROW.platform == platform, _ROW.external_id.in_(ids), _ROW.left_at.is_not(None)
    )
    await connection.execute(statement.values(left_at=None))


async def daily(
    connection: AsyncConnection, platforms: Sequence[str], now: datetime
) -> list[tuple[Community, date]]:
    """The communities in whose local day the hour of the daily post has come, and which have none yet; with that day.

    It comes late where nobody was there to post it, or where clocks were put forward over it, by `LATE` hours at most.
    """
    local = func.timezone(func.coalesce(_ROW.time_zone, "UTC"), now)
    day, hour = func.date(local), func.extract("hour", local)
    post = tables.Post
    there = (
        exists()
        .where(post.platform == _ROW.platform, post.community == _ROW.external_id)
        .where(post.key == func.concat(DAILY, day))
    )
    query = (
        select(*_COLUMNS, day.label("day"))
        .where(_ROW.platform.in_(platforms), _ROW.left_at.is_(None), _ROW.channel.is_not(None))
        .where(hour >= _ROW.daily_hour, hour <= _ROW.daily_hour + LATE, ~there)
    )
    rows = [dict(row) for row in (await connection.execute(query)).mappings()]
    return [(Community(**row), day) for row in rows if (day := row.pop("day"))]
