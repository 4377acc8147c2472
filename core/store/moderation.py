"""Moderation of explanations: what others report, what is decided, and the trail of both."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.explanations import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that was done about an explanation. `moderator` is the learner who did it, where one did."""

    act: str
    by: str
    moderator: int | None = None
    reason: str = ""


async def report(connection: AsyncConnection, reader: int, id_: str, reason: str, now: datetime) -> int:
    """Note that an explanation is not fit to be shown; how many say so. Saying it again changes nothing."""
    values = {"reader": reader, "id": id_, "reason": reason, "now": now}
    return (await connection.execute(REPORT, values)).scalar_one()


async def moderate(
    connection: AsyncConnection, id_: str, act: Act, now: datetime, *, was: State, becomes: State
) -> bool:
    """Change who may see an explanation, and note who did it and why; False where it was not `was` any more."""
    values = {"id": id_, **asdict(act), "now": now, "was": was.value, "becomes": becomes.value}
    return (await connection.execute(MODERATE, values)).scalar_one_or_none() is not None


async def acts(connection: AsyncConnection, id_: str) -> list[tuple[Act, datetime]]:
    """All that was done about an explanation, the first first."""
    row = tables.ModerationEvent
    query = select(row.act, row.by, row.moderator, row.reason, row.at).where(row.explanation == id_)
    return [
        (Act(act=act, by=by, moderator=moderator, reason=reason), at)
        for act, by, moderator, reason, at in await connection.execute(query.order_by(row.id))
    ]


REPORT = text(
    """
    WITH made AS (
        INSERT INTO reports (explanation, learner_id, reason, at)
        SELECT id, :reader, :reason, :now FROM explanations WHERE id = :id AND shared AND learner_id <> :reader
        ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT (SELECT count(*) FROM reports WHERE explanation = :id) + (SELECT count(*) FROM made)
    """
).bindparams(
    bindparam("reader", type_=BigInteger),
    bindparam("id", type_=Text),
    bindparam("reason", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
)

MODERATE = text(
    """
    WITH changed AS (
        UPDATE explanations SET state = :becomes WHERE id = :id AND state = :was RETURNING id, learner_id
    )
    INSERT INTO moderation_events (explanation, learner_id, act, by, moderator, reason, at)
    SELECT id, learner_id, :act, :by, :moderator, :reason, :now FROM changed RETURNING id
    """
).bindparams(
    bindparam("moderator", type_=BigInteger),
    bindparam("reason", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
)
