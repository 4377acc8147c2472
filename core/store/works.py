"""What learners have under way at challenges: it stays over chats, platforms and days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables


@dataclass(frozen=True, slots=True)
class Work:
    """The code that was sent last ("" where none was), and how the learner was helped."""

    source: str
    ladder: Mapping[str, Any]


async def work(connection: AsyncConnection, learner: int, course: str, items: Sequence[str]) -> Work | None:
    """The newest work at an item, by all the ids that it has or had."""
    row = tables.Work
    query = (
        select(row.source, row.ladder)
        .where(row.learner_id == learner, row.course == course, row.item.in_(items))
        .order_by(row.updated_at.desc())
        .limit(1)
    )
    found = (await connection.execute(query)).one_or_none()
    return None if found is None else Work(*found)


async def latest(connection: AsyncConnection, learner: int, course: str) -> str | None:
    """The id of the item that a learner worked at last in a course."""
    row = tables.Work
    query = select(row.item).where(row.learner_id == learner, row.course == course)
    return (await connection.execute(query.order_by(row.updated_at.desc()).limit(1))).scalar_one_or_none()


async def keep(
    connection: AsyncConnection, learner: int, course: str, item: str, work: Work, now: datetime
) -> None:
    """Keep the work at an item."""
    values = {"source": work.source, "ladder": dict(work.ladder), "updated_at": now}
    upsert = insert(tables.Work).values(learner_id=learner, course=course, item=item, **values)
    key = ["learner_id", "course", "item"]
    await connection.execute(upsert.on_conflict_do_update(index_elements=key, set_=values))
