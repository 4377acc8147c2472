"""The operator's switches: what of the whole of Parley is turned off, since when, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.Switch


@dataclass(frozen=True, slots=True)
class Switched:
    """How a switch was turned last. `reason` is the operator's own word for it; "" for none."""

    name: str
    off: bool
    reason: str
    at: datetime


async def turned(connection: AsyncConnection) -> Sequence[Switched]:
    """All switches that were ever turned."""
    query = select(_ROW.name, _ROW.off, _ROW.reason, _ROW.at).order_by(_ROW.name)
    return [Switched(*row) for row in await connection.execute(query)]


async def turn_to(
    connection: AsyncConnection, name: str, *, off: bool, reason: str, by: int | None, now: datetime
) -> None:
    """Turn a switch. `by` is the learner who does; None for the operator at the machine."""
    values = {"off": off, "reason": reason, "by": by, "at": now}
    statement = insert(_ROW).values(name=name, **values)
    await connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
