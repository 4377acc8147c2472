"""The audit: what was done in a role. Rows are only ever added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.staff import Role

_ROW = tables.Act

ABOUT = ("learner", "name", "reason")
"""What the `detail` of an act done to a learner says of them: their number (by which it is found), name, and why.

It is taken out when they are erased.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that was done. `name` is of whoever did it; "" for the operator at the machine, and who is gone."""

    id: int
    name: str
    role: Role
    act: str
    subject: str
    detail: Mapping[str, Any]
    at: datetime


async def record(
    connection: AsyncConnection,
    *,
    community: str,
    learner: int | None,
    role: Role,
    act: str,
    subject: str,
    detail: Mapping[str, Any],
    now: datetime,
) -> None:
    """Add an act. `learner` is who did it, None at the machine itself."""
    values = {
        "community": community,
        "learner_id": learner,
        "role": role.word,
        "act": act,
        "subject": subject,
        "detail": dict(detail),
        "at": now,
    }
    await connection.execute(insert(_ROW).values(**values))


async def newest(
    connection: AsyncConnection, community: str, most: int, *, before: int | None = None
) -> Sequence[Act]:
    """The newest acts of a community, those with a number below `before`, the newest first."""
    query = (
        select(_ROW.id, tables.Learner.name, _ROW.role, _ROW.act, _ROW.subject, _ROW.detail, _ROW.at)
        .outerjoin(tables.Learner, tables.Learner.id == _ROW.learner_id)
        .where(_ROW.community == community)
        .order_by(_ROW.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(_ROW.id < before)
    return [
        Act(id=id_, name=name or "", role=Role[role.upper()], act=act, subject=subject, detail=detail, at=at)
        for id_, name, role, act, subject, detail, at in await connection.execute(query)
    ]
