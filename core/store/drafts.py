"""Questions that a model made of a text, and that wait for an instructor of the community to take them or leave them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.store import tables

_ROW = tables.DraftItem


class State(StrEnum):
    """What became of one so far."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    """It goes into the course with the others that were accepted."""
    PLACED = "placed"
    """It is in the course."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One of them, as its table has it. `made` is a draft of `core.interchange` as plain values."""

    id: str
    community: str
    course: str
    lesson: str
    source: str
    passage: str
    made: Mapping[str, Any]
    state: State
    by: int | None
    at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None


async def add(connection: AsyncConnection, items: Sequence[DraftItem]) -> None:
    """Have these wait. One that is there already, since its work was begun again, stays as it is."""
    if items:
        rows = [asdict(one) | {"made": dict(one.made), "state": one.state.value} for one in items]
        await connection.execute(insert(_ROW).values(rows).on_conflict_do_nothing())


async def find(connection: AsyncConnection, community: str, id_: str) -> DraftItem | None:
    """The one of this id, whatever became of it; None where this community has none."""
    query = select(*_ROW.__table__.c).where(_ROW.id == id_, _ROW.community == community)
    row = (await connection.execute(query)).mappings().one_or_none()
    return _item(row) if row else None


async def listed(
    connection: AsyncConnection, community: str, state: State, most: int, course: str = ""
) -> list[DraftItem]:
    """The first `most` of a community, or of one of its courses, in this state: the oldest first."""
    query = select(*_ROW.__table__.c).where(_ROW.community == community, _ROW.state == state.value)
    if course:
        query = query.where(_ROW.course == course)
    rows = (await connection.execute(query.order_by(_ROW.at, _ROW.id).limit(most))).mappings()
    return [_item(row) for row in rows]


async def counts(connection: AsyncConnection, community: str, state: State) -> dict[str, int]:
    """How many of a community are in this state, by course."""
    query = (
        select(_ROW.course, func.count().label("waiting"))
        .where(_ROW.community == community, _ROW.state == state.value)
        .group_by(_ROW.course)
        .order_by(_ROW.course)
    )
    return {row.course: row.waiting for row in await connection.execute(query)}


async def waiting_ids(connection: AsyncConnection, community: str) -> list[str]:
    """The ids of all that wait in a community, the oldest first."""
    query = select(_ROW.id).where(_ROW.community == community, _ROW.state == State.WAITING.value)
    return list((await connection.execute(query.order_by(_ROW.at, _ROW.id))).scalars())


async def decider(connection: AsyncConnection, seen: DraftItem) -> str:
    """The name of whoever decided about one; "" where that is not known any more."""
    query = select(tables.Learner.name).where(tables.Learner.id == seen.decided_by)
    return (await connection.execute(query)).scalar_one_or_none() or ""


async def decide(
    connection: AsyncConnection, seen: DraftItem, becomes: State, by: int, now: datetime
) -> None:
    """Take or leave one as it was seen. Overtaken where somebody has decided about it or changed it since."""
    await _change(connection, seen, {"state": becomes.value, "decided_by": by, "decided_at": now})


async def edit(connection: AsyncConnection, seen: DraftItem, made: Mapping[str, Any]) -> None:
    """Change one as it was seen. Overtaken where somebody has decided about it or changed it since."""
    await _change(connection, seen, {"made": dict(made)})


async def place(connection: AsyncConnection, community: str, ids: Collection[str]) -> None:
    """Note that these accepted ones are in their course. Overtaken where one of them is accepted no more."""
    query = (
        update(_ROW)
        .where(_ROW.community == community, _ROW.id.in_(ids), _ROW.state == State.ACCEPTED.value)
        .values(state=State.PLACED.value)
    )
    if (await connection.execute(query)).rowcount != len(ids):
        raise Overtaken


async def _change(connection: AsyncConnection, seen: DraftItem, values: Mapping[str, Any]) -> None:
    query = (
        update(_ROW)
        .where(_ROW.id == seen.id, _ROW.community == seen.community)
        .where(_ROW.state == seen.state.value, _ROW.made == dict(seen.made))
        .values(**values)
    )
    if (await connection.execute(query)).rowcount != 1:
        raise Overtaken


def _item(row: Mapping[Any, Any]) -> DraftItem:
    values: dict[str, Any] = {**row, "state": State(row["state"])}
    return DraftItem(**values)
