"""What a model made for learners: kept for those who look into it, and counted for the budgets."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.TutorMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class TutorMessage:
    """One message and how it came about. `tries` are pairs of what the model said and why it was not shown ("" if it was)."""

    id: str
    course: str
    item: str
    rung: str
    prompt: str
    digest: str
    model: str
    tries: tuple[tuple[str, str], ...]
    shown: str | None
    tokens: int
    seconds: float


async def keep(connection: AsyncConnection, learner: int, message: TutorMessage, now: datetime) -> None:
    """Write a message down."""
    values = asdict(message) | {"tries": [list(one) for one in message.tries]}
    await connection.execute(insert(_ROW).values(**values, learner_id=learner, at=now))


async def rate(connection: AsyncConnection, learner: int, id_: str, helpful: bool) -> None:
    """Note whether a message helped the learner to whom it was shown."""
    mine = (_ROW.id == id_, _ROW.learner_id == learner)
    await connection.execute(update(_ROW).where(*mine).values(helpful=helpful))


async def shown(connection: AsyncConnection, learner: int, course: str, item: str) -> list[tuple[str, str]]:
    """The rungs and words of what was shown to a learner at an item, the first first."""
    query = select(_ROW.rung, _ROW.shown).where(
        _ROW.learner_id == learner, _ROW.course == course, _ROW.item == item, _ROW.shown.is_not(None)
    )
    return [(rung, words) for rung, words in await connection.execute(query.order_by(_ROW.at)) if words]


async def spent(connection: AsyncConnection, learner: int, since: datetime) -> tuple[int, int]:
    """The tokens that were used since then: for this learner, and for everybody."""
    mine = func.coalesce(func.sum(_ROW.tokens).filter(_ROW.learner_id == learner), 0)
    query = select(mine, func.coalesce(func.sum(_ROW.tokens), 0)).where(_ROW.at >= since)
    row = (await connection.execute(query)).one()
    return int(row[0]), int(row[1])


async def find(connection: AsyncConnection, id_: str) -> dict[str, Any] | None:
    """All that is known of a message; None where there is none of that id."""
    query = select(*_ROW.__table__.c).where(_ROW.id == id_)
    row = (await connection.execute(query)).mappings().one_or_none()
    return dict(row) if row else None
