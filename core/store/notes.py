"""What adapters remember of their platforms."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.Note


async def read(connection: AsyncConnection, platform: str, key: str) -> str | None:
    """What is noted under `key`; None where nothing is."""
    query = select(_ROW.value).where(_ROW.platform == platform, _ROW.key == key)
    return (await connection.execute(query)).scalar_one_or_none()


async def write(connection: AsyncConnection, platform: str, key: str, value: str, now: datetime) -> None:
    """Note `value` under `key`, in place of what was noted there."""
    statement = insert(_ROW).values(platform=platform, key=key, value=value, written_at=now)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["platform", "key"], set_={"value": value, "written_at": now}
        )
    )
