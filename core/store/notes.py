"""What adapters remember of their platforms."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.Note


async def read(connection: AsyncConnection, platform: str, key: str) -> str | None:
    """What is noted under `key`; None where nothing is."""
    query = select(_ROW.value).where(_ROW.platform == platform, _ROW.key == key)
    return (await connection.execute(query)).scalar_one_or_none()


async def offer(connection: AsyncConnection, platform: str, key: str, value: str, now: datetime) -> None:
    """Note `value` under `key`, unless something is noted there: of several who offer one, all find the first."""
    statement = insert(_ROW).values(platform=platform, key=key, value=value, written_at=now)
    await connection.execute(statement.on_conflict_do_nothing())


async def write(
    connection: AsyncConnection, platform: str, key: str, value: str, now: datetime, *, fleeting: bool = False
) -> None:
    """Note `value` under `key`, in place of what was noted there; for good, unless it is `fleeting`."""
    kept = {"value": value, "written_at": now, "fleeting": fleeting}
    statement = insert(_ROW).values(platform=platform, key=key, **kept)
    await connection.execute(statement.on_conflict_do_update(index_elements=["platform", "key"], set_=kept))


async def forget_before(connection: AsyncConnection, moment: datetime) -> None:
    """Delete the fleeting notes that are older than `moment`."""
    await connection.execute(delete(_ROW).where(_ROW.fleeting, _ROW.written_at < moment))
