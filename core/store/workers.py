"""A process shows that it lives by a lock that PostgreSQL frees when the process dies, however it dies."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.turns import LOCKS


async def hold(connection: AsyncConnection, worker: int) -> bool:
    """Take the lock of `worker` for as long as this connection lives; False where somebody has that number."""
    taken = await connection.execute(
        text(f"SELECT pg_try_advisory_lock({LOCKS}, :worker)"), {"worker": worker}
    )
    return bool(taken.scalar_one())
