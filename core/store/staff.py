"""Who teaches where: grants, and what a platform said of somebody when they last did something there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import case, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.Staff

HOUSE = "house/main"
"""The community of those who teach outside of all chat communities: on the web, in a terminal."""
FRESH = timedelta(hours=1)
"""Within this time after the last one, it is not written down again that somebody did something."""


class Role(IntEnum):
    """What somebody may do in a community; each may do what those before it may."""

    LEARNER = 0
    INSTRUCTOR = 1
    ADMIN = 2
    OPERATOR = 3

    @property
    def word(self) -> str:
        """As rows and words call it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Standing:
    """In which role somebody acts, and for which community, as PLATFORM/ID."""

    community: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One who teaches, or did. `granted`: somebody made them so here; else the platform has the last word."""

    community: str
    learner: int
    role: Role
    granted: bool
    by: int | None
    at: datetime
    seen_at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
class Posts:
    """What a learner is in all communities, where they were seen last first, and who they are on every platform."""

    rows: Sequence[StaffRow]
    identities: Sequence[tuple[str, str]]


async def posts(connection: AsyncConnection, learner: int) -> Posts:
    """What a learner is, and who."""
    who = tables.PlatformIdentity
    found = await connection.execute(
        _SELECT.where(_ROW.learner_id == learner).order_by(_ROW.seen_at.desc(), _ROW.community)
    )
    known = await connection.execute(select(who.platform, who.external_id).where(who.learner_id == learner))
    return Posts([_row(one) for one in found.mappings()], [(one.platform, one.external_id) for one in known])


async def of_community(connection: AsyncConnection, community: str) -> list[StaffRow]:
    """All who teach in a community, those of more rights first."""
    found = await connection.execute(
        _SELECT.where(_ROW.community == community).order_by(_ROW.at, _ROW.learner_id)
    )
    return sorted((_row(one) for one in found.mappings()), key=lambda one: -one.role)


async def grant(
    connection: AsyncConnection, community: str, learner: int, role: Role, by: int | None, now: datetime
) -> None:
    """Make somebody instructor or admin of a community, whatever the platform says of them."""
    values = {"role": role.word, "granted": True, "by": by, "at": now}
    statement = insert(_ROW).values(community=community, learner_id=learner, seen_at=now, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["community", "learner_id"], set_=values)
    )


async def revoke(connection: AsyncConnection, community: str, learner: int) -> bool:
    """Take back what somebody was made in a community; whether they were anything. The platform may go on calling them staff."""
    gone = delete(_ROW).where(_ROW.community == community, _ROW.learner_id == learner)
    return (await connection.execute(gone)).rowcount > 0


async def seen(connection: AsyncConnection, community: str, learner: int, role: Role, now: datetime) -> None:
    """Note that somebody acted in a community, as what; a grant stays what it is."""
    statement = insert(_ROW).values(
        community=community, learner_id=learner, role=role.word, granted=False, by=None, at=now, seen_at=now
    )
    role_now = case((_ROW.granted, _ROW.role), else_=role.word)
    changed = {"seen_at": now, "role": role_now}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["community", "learner_id"], set_=changed)
    )


_SELECT = select(
    _ROW.community,
    _ROW.learner_id,
    _ROW.role,
    _ROW.granted,
    _ROW.by,
    _ROW.at,
    _ROW.seen_at,
    tables.Learner.name,
).join(tables.Learner, tables.Learner.id == _ROW.learner_id)


def _row(found: Any) -> StaffRow:
    return StaffRow(
        community=found["community"],
        learner=found["learner_id"],
        role=Role[found["role"].upper()],
        granted=found["granted"],
        by=found["by"],
        at=found["at"],
        seen_at=found["seen_at"],
        name=found["name"],
    )
