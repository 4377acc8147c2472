"""Turns: one event, its answer, and the outbox that the answer lies in until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Integer,
    Select,
    Text,
    TextClause,
    and_,
    bindparam,
    delete,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Body, Incoming, Media, Membership, Person, Reply
from core.plain import from_plain, to_plain
from core.store import replies, tables
from core.store.learners import Conversation, Learner

LOCKS = 0x50524C59
"""The class of the advisory locks that workers hold: "PRLY"."""


THIS_TURN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A turn as its row has it."""

    id: int
    learner: int
    language: str | None
    incoming: Incoming
    seq: int | None
    reply: Reply | None
    sent: bool = False


async def begin(
    connection: AsyncConnection, incoming: Incoming, learner: int, worker: int, now: datetime
) -> None:
    """Write down that a slow turn has begun, so that a crash cannot lose it. A second time changes nothing.

    Nor does a learner who has become one with another meanwhile: the turn will be overtaken, and begin again.
    """
    row = tables.Turn.__table__
    values = {**_event(incoming), "blobs": _blobs(incoming), "worker": worker, "created_at": now}
    still = (
        select(tables.Learner.id, *(literal(value, row.c[name].type) for name, value in values.items()))
        .where(tables.Learner.id == learner)
        .with_for_update(read=True, key_share=True)
    )
    await connection.execute(
        insert(tables.Turn).from_select(["learner_id", *values], still).on_conflict_do_nothing()
    )


async def commit(
    connection: AsyncConnection,
    incoming: Incoming,
    learner: Learner,
    conversation: Conversation,
    reply: Reply,
    *,
    worker: int,
    now: datetime,
) -> int | None:
    """Write the answer of a turn and where the conversation stands after it, in one statement.

    The number of the turn; None, and nothing written, where the learner's version has moved on or another
    worker has the turn. An `open_turn` of THIS_TURN stands for the turn that is being written.
    """
    values = {
        **_event(incoming),
        "reply": replies.kept(reply),
        "blobs": _blobs(incoming, reply),
        "learner_id": learner.id,
        "version": learner.version,
        "worker": worker,
        "now": now,
        "activity": conversation.activity,
        "state": dict(conversation.state),
        "open_turn": conversation.open_turn,
    }
    return (await connection.execute(COMMIT, values)).scalar_one_or_none()


async def mark_sent(connection: AsyncConnection, turn: int, now: datetime) -> None:
    """Take a turn out of the outbox."""
    await connection.execute(MARK_SENT, {"turn": turn, "now": now})


async def record(connection: AsyncConnection, turn: int) -> Record:
    """One turn."""
    (found,) = await _records(connection, _RECORD.where(tables.Turn.id == turn))
    return found


async def found(connection: AsyncConnection, turn: int) -> Record | None:
    """One turn, whoever's it is; None where there is none (any more)."""
    return next(iter(await _records(connection, _RECORD.where(tables.Turn.id == turn))), None)


async def told(connection: AsyncConnection, platform: str, person: str, turn: int) -> Record | None:
    """An answered turn of this person's on this platform; None where it is not theirs."""
    row, who = tables.Turn, tables.PlatformIdentity
    query = (
        _RECORD.join(who, who.learner_id == row.learner_id)
        .where(who.platform == platform, who.external_id == person)
        .where(row.id == turn, row.platform == platform, row.seq.is_not(None))
    )
    return next(iter(await _records(connection, query)), None)


async def history(
    connection: AsyncConnection, platform: str, person: str, chat: str, *, after: int, limit: int
) -> list[Record]:
    """The newest answered turns of a person in a chat above `after`, oldest first."""
    who = tables.PlatformIdentity
    query = (
        _RECORD.join(who, who.learner_id == tables.Turn.learner_id)
        .where(who.platform == platform, who.external_id == person)
        .where(tables.Turn.platform == platform, tables.Turn.chat == chat, tables.Turn.seq > after)
        .order_by(tables.Turn.seq.desc())
        .limit(limit)
    )
    return (await _records(connection, query))[::-1]


async def pending(
    connection: AsyncConnection, worker: int, platforms: Sequence[str], before: datetime
) -> list[Record]:
    """Turns that nobody has in hand: those of dead workers, and this worker's own from before `before`."""
    turn = tables.Turn
    query = (
        _RECORD.where(turn.sent_at.is_(None), turn.platform.in_(platforms))
        .where(or_(and_(turn.worker == worker, turn.created_at < before), _ORPHANED))
        .order_by(turn.id)
        .limit(500)
    )
    return await _records(connection, query)


async def claim(connection: AsyncConnection, turn: int, worker: int) -> bool:
    """Take a pending turn in hand; False where somebody else was faster."""
    row = tables.Turn
    free = or_(row.worker == worker, _ORPHANED)
    taken = await connection.execute(
        update(row).where(row.id == turn, row.sent_at.is_(None), free).values(worker=worker)
    )
    return taken.rowcount == 1


async def forget_before(connection: AsyncConnection, moment: datetime, most: int) -> int:
    """Delete at most `most` sent turns that are older than `moment`; how many were deleted."""
    row = tables.Turn
    # Turns are numbered in the order of time: the first ones are looked at, not the whole table for old ones.
    # How many is said in the statement itself, since the planner takes an unknown limit for a tenth of the table.
    few = bindparam("most", most, Integer, literal_execute=True)
    first = select(row.id).where(row.sent_at.is_not(None)).order_by(row.id).limit(few)
    forget = delete(row).where(row.id.in_(first), row.created_at < moment)
    return (await connection.execute(forget)).rowcount


async def needed(connection: AsyncConnection, blobs: Sequence[str]) -> set[str]:
    """Those of these blobs that a turn needs."""
    found = await connection.execute(NEEDED, {"keys": list(blobs)})
    return set(found.scalars())


async def answers(connection: AsyncConnection) -> None:
    """Return where the database answers, and raise where it does not."""
    await connection.execute(text("SELECT 1"))


def _event(incoming: Incoming) -> dict[str, Any]:
    return {
        "platform": incoming.platform,
        "event_id": incoming.event_id,
        "person": incoming.person.id,
        "chat": incoming.chat,
        "address": dict(incoming.address),
        "body": to_plain(Body, incoming.body),
        "attachments": [
            {"name": file.name, "mime": file.mime, "key": file.key} for file in incoming.attachments
        ]
        or None,
        "membership": incoming.membership and to_plain(Membership, incoming.membership),
    }


def _blobs(incoming: Incoming, reply: Reply | None = None) -> list[str] | None:
    keys = {file.key for file in incoming.attachments}.union(reply.blobs() if reply else ())
    return sorted(keys) or None


def orphaned(table: str) -> TextClause:
    """Whether the worker that has a row of `table` in hand is dead: it lives as long as it holds the lock of its number."""
    return text(
        f"""
        NOT EXISTS (
            SELECT FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND classid = :locks AND objid::bigint = {table}.worker
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        )
        """  # noqa: S608 - a name of our own
    ).bindparams(bindparam("locks", LOCKS, type_=BigInteger))


_ORPHANED = orphaned("turns")

_RECORD = select(
    tables.Turn.id,
    tables.Turn.learner_id,
    tables.Turn.platform,
    tables.Turn.event_id,
    tables.Turn.person,
    tables.Turn.chat,
    tables.Turn.address,
    tables.Turn.body,
    tables.Turn.attachments,
    tables.Turn.membership,
    tables.Turn.seq,
    tables.Turn.reply,
    tables.Turn.sent_at,
    tables.Learner.language,
).join(tables.Learner, tables.Learner.id == tables.Turn.learner_id)


async def _records(connection: AsyncConnection, query: Select[*tuple[Any, ...]]) -> list[Record]:
    return [_record(*row) for row in (await connection.execute(query))]


def _record(
    id_: int,
    learner: int,
    platform: str,
    event_id: str,
    person: str,
    chat: str,
    address: dict[str, str],
    body: Any,
    attachments: list[Any] | None,
    membership: Any,
    seq: int | None,
    reply: Any,
    sent_at: datetime | None,
    language: str | None,
) -> Record:
    incoming = Incoming(
        platform=platform,
        event_id=event_id,
        person=Person(id=person),
        chat=chat,
        body=from_plain(Body, body),
        address=address,
        attachments=tuple(Media(**file) for file in attachments or ()),
        membership=membership and from_plain(Membership, membership),
    )
    return Record(
        id=id_,
        learner=learner,
        language=language,
        incoming=incoming,
        seq=seq,
        reply=replies.read(reply),
        sent=sent_at is not None,
    )


# Nobody waits for the disk here: if the machine fails in the next moments, the reply is sent a second time.
MARK_SENT = text(
    """
    WITH quickly AS (SELECT set_config('synchronous_commit', 'off', true))
    UPDATE turns SET sent_at = :now FROM quickly WHERE id = :turn
    """
).bindparams(bindparam("turn", type_=BigInteger), bindparam("now", type_=DateTime(timezone=True)))

NEEDED = text(
    """
    SELECT DISTINCT key FROM turns CROSS JOIN unnest(blobs) AS key WHERE blobs && :keys AND key = ANY(:keys)
    """
).bindparams(bindparam("keys", type_=ARRAY(Text)))

# The learner's row is swapped first: its lock makes the turns of one learner commit one after the other, so
# that `seq` grows in the order in which others can see the rows.
COMMIT = text(
    """
    WITH swapped AS (
        UPDATE learners SET version = version + 1 WHERE id = :learner_id AND version = :version
        RETURNING id, version
    ), answered AS (
        INSERT INTO turns AS t (platform, event_id, person, learner_id, chat, address, body, attachments, blobs,
            membership, seq, reply, worker, created_at)
        SELECT :platform, :event_id, :person, id, :chat, :address, :body, :attachments, :blobs,
            :membership, version, :reply, :worker, :now
        FROM swapped
        ON CONFLICT (platform, event_id) DO UPDATE SET learner_id = excluded.learner_id, seq = excluded.seq,
            reply = excluded.reply, attachments = excluded.attachments, blobs = excluded.blobs
        WHERE t.worker = excluded.worker AND t.seq IS NULL
        RETURNING id, learner_id
    ), stands AS (
        INSERT INTO conversations AS c (learner_id, platform, chat, activity, state, open_turn)
        SELECT learner_id, :platform, :chat, :activity, :state,
            CASE :open_turn WHEN -1 THEN id ELSE :open_turn END
        FROM answered
        ON CONFLICT (learner_id, platform, chat) DO UPDATE SET activity = excluded.activity,
            state = excluded.state, open_turn = excluded.open_turn
    )
    SELECT id FROM answered
    """
).bindparams(
    bindparam("address", type_=JSONB),
    bindparam("body", type_=JSONB),
    bindparam("attachments", type_=JSONB(none_as_null=True)),
    bindparam("blobs", type_=ARRAY(Text)),
    bindparam("membership", type_=JSONB(none_as_null=True)),
    bindparam("reply", type_=JSONB),
    bindparam("state", type_=JSONB),
    bindparam("learner_id", type_=BigInteger),
    bindparam("version", type_=BigInteger),
    bindparam("worker", type_=BigInteger),
    bindparam("open_turn", type_=BigInteger),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("activity", type_=Text),
)
