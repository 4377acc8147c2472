"""Long work of instructors: rows that a process takes in hand, goes on with, and lets others take when it dies."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from core.store import tables
from core.store.turns import orphaned

_ROW = tables.Job


class State(StrEnum):
    """How a job stands."""

    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
    """It met a bug, or what it needs is gone; `result` has what there was."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as its row has it: what it is `given` to do, and its `result` so far; `done` of `total` pieces."""

    id: str
    kind: str
    community: str
    by: int | None
    state: State
    done: int
    total: int
    given: Mapping[str, Any]
    result: Mapping[str, Any]
    at: datetime


async def start(
    connection: AsyncConnection,
    id_: str,
    kind: str,
    community: str,
    by: int | None,
    given: Mapping[str, Any],
    now: datetime,
) -> None:
    """Have it done by whichever process comes to it."""
    values = {"id": id_, "kind": kind, "community": community, "by": by, "given": dict(given)}
    await connection.execute(insert(_ROW).values(**values, state=State.OPEN, at=now, changed_at=now))


async def find(connection: AsyncConnection, id_: str, community: str) -> Job | None:
    """The job of this id, where it is of this community."""
    query = _SELECT.where(_ROW.id == id_, _ROW.community == community)
    row = (await connection.execute(query)).mappings().one_or_none()
    return _job(row) if row else None


async def newest(
    connection: AsyncConnection, community: str, kind: str, most: int, **given: str
) -> Sequence[Job]:
    """The newest jobs of a kind in a community, those whose `given` has these values."""
    query = _SELECT.where(_ROW.community == community, _ROW.kind == kind, _ROW.given.contains(given))
    return [
        _job(one) for one in (await connection.execute(query.order_by(_ROW.at.desc()).limit(most))).mappings()
    ]


LATELY = timedelta(hours=1)
"""For how long it counts that a community had a job begun."""


async def claim(
    connection: AsyncConnection, kinds: Sequence[str], worker: int, but: Collection[str] = ()
) -> Job | None:
    """An open job of these kinds that no living process has in hand, taken in hand; None where there is none `but` these.

    It is the oldest of the community that had the fewest begun before it of late: so whoever has many begun holds up
    themselves, and no others.
    """
    other = aliased(_ROW)
    before = (
        select(func.count())
        .where(other.community == _ROW.community, other.at > _ROW.at - LATELY)
        .where(tuple_(other.at, other.id) < tuple_(_ROW.at, _ROW.id))
        .correlate(_ROW)
        .scalar_subquery()
    )
    free = (
        select(_ROW.id)
        .where(_ROW.state == State.OPEN, _ROW.kind.in_(kinds), orphaned("jobs"), _ROW.id.not_in(but))
        .order_by(before, _ROW.at, _ROW.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    taken = update(_ROW).where(_ROW.id.in_(free.scalar_subquery())).values(worker=worker).returning(*_COLUMNS)
    row = (await connection.execute(taken)).mappings().one_or_none()
    return _job(row) if row else None


async def step(
    connection: AsyncConnection,
    id_: str,
    worker: int,
    *,
    done: int,
    total: int,
    result: Mapping[str, Any] | None,
    now: datetime,
) -> bool:
    """Write how far it is. False, and nothing written, where it was cancelled, or another process has it."""
    values: dict[str, Any] = {"done": done, "total": total, "changed_at": now}
    if result is not None:
        values["result"] = dict(result)
    return await _change(connection, id_, worker, values)


async def end(
    connection: AsyncConnection,
    id_: str,
    worker: int,
    state: State,
    result: Mapping[str, Any] | None,
    now: datetime,
) -> bool:
    """End it. False, and nothing written, where it was cancelled, or another process has it."""
    values: dict[str, Any] = {"state": state, "changed_at": now}
    if result is not None:
        values["result"] = dict(result)
    return await _change(connection, id_, worker, values)


async def release(connection: AsyncConnection, id_: str, worker: int) -> None:
    """Let others take it in hand."""
    await _change(connection, id_, worker, {"worker": 0})


async def forget_before(connection: AsyncConnection, moment: datetime) -> None:
    """Delete the jobs that ended before `moment`, with what came of them."""
    await connection.execute(delete(_ROW).where(_ROW.state != State.OPEN, _ROW.changed_at < moment))


async def cancel(connection: AsyncConnection, id_: str, community: str, now: datetime) -> bool:
    """Have it stop at its next step; whether it was still open."""
    statement = update(_ROW).where(_ROW.id == id_, _ROW.community == community, _ROW.state == State.OPEN)
    return (await connection.execute(statement.values(state=State.CANCELLED, changed_at=now))).rowcount > 0


async def _change(connection: AsyncConnection, id_: str, worker: int, values: Mapping[str, Any]) -> bool:
    statement = update(_ROW).where(_ROW.id == id_, _ROW.worker == worker, _ROW.state == State.OPEN)
    return (await connection.execute(statement.values(**values))).rowcount > 0


_COLUMNS = (
    _ROW.id,
    _ROW.kind,
    _ROW.community,
    _ROW.by,
    _ROW.state,
    _ROW.done,
    _ROW.total,
    _ROW.given,
    _ROW.result,
    _ROW.at,
)
_SELECT = select(*_COLUMNS)


def _job(row: Mapping[Any, Any]) -> Job:
    values: dict[str, Any] = {**row, "state": State(row["state"])}
    return Job(**values)
