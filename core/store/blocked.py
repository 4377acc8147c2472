"""Accounts whose messages are not answered: the operator blocks a learner, on all platforms at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.store import tables
from core.store.telling import tell_last

_ROW = tables.Blocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """A learner who is blocked, why and since when. `accounts` are theirs, as PLATFORM/ID."""

    learner: int
    name: str
    accounts: Sequence[str]
    reason: str
    at: datetime


async def block(
    connection: AsyncConnection, learner: int, reason: str, by: int | None, told: Reply, now: datetime
) -> bool:
    """Block a learner, and tell them so once, in private; whether they were not blocked before."""
    values = {"learner_id": learner, "reason": reason, "by": by, "at": now}
    made = insert(_ROW).values(**values).on_conflict_do_nothing().returning(_ROW.learner_id)
    if (await connection.execute(made)).first() is None:
        return False
    await tell_last(connection, learner, told, f"blocked/{token_hex(16)}", now)
    return True


async def unblock(connection: AsyncConnection, learner: int) -> bool:
    """Answer a learner again; whether they were blocked."""
    found = await connection.execute(delete(_ROW).where(_ROW.learner_id == learner))
    return found.rowcount > 0


async def listed(connection: AsyncConnection, most: int, *, learner: int | None = None) -> list[Blocking]:
    """Who is blocked, the newest first; with a learner, them alone."""
    who = tables.PlatformIdentity
    accounts = (
        select(func.array_agg(func.concat(who.platform, "/", who.external_id)))
        .where(who.learner_id == _ROW.learner_id)
        .scalar_subquery()
    )
    query = (
        select(_ROW.learner_id, tables.Learner.name, accounts, _ROW.reason, _ROW.at)
        .join(tables.Learner, tables.Learner.id == _ROW.learner_id)
        .order_by(_ROW.at.desc(), _ROW.learner_id)
        .limit(most)
    )
    if learner is not None:
        query = query.where(_ROW.learner_id == learner)
    return [
        Blocking(learner=id_, name=name, accounts=sorted(all_ or ()), reason=reason, at=at)
        for id_, name, all_, reason, at in await connection.execute(query)
    ]
