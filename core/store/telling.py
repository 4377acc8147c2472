"""What Parley says to a learner without being asked: a turn in which nothing was said, already answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Body, Reply, Said
from core.plain import to_plain
from core.store import replies

NOBODY = 0
"""A worker that never lives: what it has in hand is taken up by whoever has the platform, within seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where somebody can be told something: the address is the one of a message that they sent there."""

    platform: str
    person: str
    chat: str
    address: Mapping[str, str]


async def tell(
    connection: AsyncConnection, learner: int, where: Whereabouts, reply: Reply, event: str, now: datetime
) -> None:
    """Put a reply into the outbox. `event` names it for ever, and nobody may be able to guess it.

    What waits for the learner's answer goes on waiting: a reply with something to press does not belong here.
    """
    await connection.execute(
        _TELL,
        {
            "learner": learner,
            "platform": where.platform,
            "person": where.person,
            "chat": where.chat,
            "address": dict(where.address),
            "body": to_plain(Body, Said("")),
            "reply": replies.kept(reply),
            "event": event,
            "worker": NOBODY,
            "now": now,
        },
    )


async def tell_elsewhere(
    connection: AsyncConnection,
    learner: int,
    platform: str,
    person: str,
    reply: Reply,
    event: str,
    now: datetime,
) -> None:
    """Tell a learner in all their accounts but this one, where they wrote last. See `tell`."""
    values = {"learner": learner, "platform": platform, "person": person}
    for number, row in enumerate((await connection.execute(_ELSEWHERE, values)).mappings().all()):
        await tell(connection, learner, Whereabouts(**row), reply, f"{event}/{number}", now)


async def tell_last(
    connection: AsyncConnection, learner: int, reply: Reply, event: str, now: datetime
) -> bool:
    """Tell a learner where they last wrote to Parley alone, never where others read along. False where that is nowhere."""
    row = (await connection.execute(_LAST, {"learner": learner})).mappings().one_or_none()
    if row is not None:
        await tell(connection, learner, Whereabouts(**row), reply, event, now)
    return row is not None


_ELSEWHERE = text(
    """
    SELECT DISTINCT ON (t.platform, t.person) t.platform, t.person, t.chat, t.address
    FROM identities i JOIN turns t ON t.platform = i.platform AND t.person = i.external_id AND t.learner_id = i.learner_id
    WHERE i.learner_id = :learner AND (i.platform, i.external_id) <> (:platform, :person)
    ORDER BY t.platform, t.person, t.id DESC
    """
).bindparams(bindparam("learner", type_=BigInteger))

_LAST = text(
    """
    SELECT t.platform, t.person, t.chat, t.address
    FROM identities i JOIN turns t ON t.platform = i.platform AND t.person = i.external_id AND t.learner_id = i.learner_id
    WHERE i.learner_id = :learner AND t.membership IS NULL
    ORDER BY t.id DESC LIMIT 1
    """
).bindparams(bindparam("learner", type_=BigInteger))

_TELL = text(
    """
    WITH counted AS (UPDATE learners SET version = version + 1 WHERE id = :learner RETURNING id, version)
    INSERT INTO turns (platform, event_id, person, learner_id, chat, address, body, seq, reply, worker, created_at)
    SELECT :platform, :event, :person, id, :chat, :address, :body, version, :reply, :worker, :now FROM counted
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("worker", type_=BigInteger),
    bindparam("address", type_=JSONB),
    bindparam("body", type_=JSONB),
    bindparam("reply", type_=JSONB),
    bindparam("now", type_=DateTime(timezone=True)),
)
