"""Accounts that belong to one learner: codes that join them, tries at guessing those, and how one is removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.errors import Overtaken
from core.store import tables
from core.store.merging import Merger, merge
from core.store.telling import Whereabouts, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who a learner is on one platform; `person` is the platform's own id."""

    platform: str
    person: str
    since: datetime
    """When it became the learner's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A learner as one side of a link, told by what would be joined."""

    learner: int
    name: str
    language: str | None
    answers: int
    lessons: int
    """Those that were completed."""
    leaving: bool
    """Whether all of it is going to be erased, as they asked."""
    accounts: tuple[Account, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A code that somebody was given."""

    learner: int
    used: bool
    expires_at: datetime


async def party(connection: AsyncConnection, learner: int) -> Party | None:
    """A learner with their accounts; None where there is none of that id (any more)."""
    row, attempt, progress = tables.Learner, tables.Attempt, tables.LessonProgress
    answers = select(func.count()).where(attempt.learner_id == row.id).scalar_subquery()
    done = select(func.count()).where(progress.learner_id == row.id, progress.completed_at.is_not(None))
    query = select(row.name, row.language, row.erase_at, answers, done.scalar_subquery())
    found = (await connection.execute(query.where(row.id == learner))).one_or_none()
    if found is None:
        return None
    name, language, erase_at, answers, lessons = found
    return Party(
        learner=learner,
        name=name,
        language=language,
        answers=answers,
        lessons=lessons,
        leaving=erase_at is not None,
        accounts=await _accounts(connection, learner),
    )


async def _accounts(connection: AsyncConnection, learner: int) -> tuple[Account, ...]:
    row = tables.PlatformIdentity
    query = select(row.platform, row.external_id, row.since).where(row.learner_id == learner)
    found = await connection.execute(query.order_by(row.since, row.platform, row.external_id))
    return tuple(Account(platform=platform, person=person, since=since) for platform, person, since in found)


async def offer(
    connection: AsyncConnection,
    learner: int,
    platform: str,
    person: str,
    seq: int,
    digest: str,
    expires_at: datetime,
) -> None:
    """Keep a code of the learner's in place of any before. It is given in their turn `seq`, which is being written."""
    values = {"learner": learner, "platform": platform, "person": person, "seq": seq}
    await connection.execute(_OFFER, {**values, "digest": digest, "expires_at": expires_at})


async def offered(connection: AsyncConnection, digest: str) -> Offer | None:
    """The code of this digest; None where nobody has it, or a newer one has taken its place."""
    row = tables.LinkCode
    query = select(row.learner_id, row.used_at.is_not(None), row.expires_at).where(row.digest == digest)
    found = (await connection.execute(query)).one_or_none()
    return None if found is None else Offer(*found)


async def withdraw(connection: AsyncConnection, digest: str) -> None:
    """Make a code worthless."""
    await connection.execute(delete(tables.LinkCode).where(tables.LinkCode.digest == digest))


async def tries(connection: AsyncConnection, learner: int, after: datetime) -> Sequence[datetime]:
    """When the learner entered codes that were none, the first first."""
    row = tables.LinkTry
    query = select(row.at).where(row.learner_id == learner, row.at > after).order_by(row.at)
    return (await connection.execute(query)).scalars().all()


async def tried(connection: AsyncConnection, learner: int, now: datetime) -> None:
    """Write down a wrong try."""
    await connection.execute(insert(tables.LinkTry).values(learner_id=learner, at=now))


async def join(connection: AsyncConnection, digest: str, merger: Merger, notice: Reply, event: str) -> None:
    """Use a code up, make the two learners one, and tell so where the code was given; `event` names that for ever.

    Overtaken where the code is no longer good, or not the code of who is to stay, or one of the two is gone or going.
    """
    row = tables.Learner
    pair = (merger.stays, merger.goes)
    both = select(row.id).where(row.id.in_(pair), row.erase_at.is_(None)).order_by(row.id).with_for_update()
    if len((await connection.execute(both)).all()) != len(set(pair)):
        raise Overtaken
    where = await _use(connection, digest, merger)
    if where is None:
        raise Overtaken
    await merge(connection, merger)
    await tell(connection, merger.stays, where, notice, event, merger.now)


async def _use(connection: AsyncConnection, digest: str, merger: Merger) -> Whereabouts | None:
    """Use a code up, and say where it was given; None where it cannot be used. Of several at once, one can."""
    row = tables.LinkCode
    used = (
        update(row)
        .where(row.digest == digest, row.learner_id == merger.stays)
        .where(row.used_at.is_(None), row.expires_at > merger.now)
        .values(used_at=merger.now)
        .returning(row.platform, row.person, row.chat, row.address)
    )
    found = (await connection.execute(used)).mappings().one_or_none()
    return None if found is None else Whereabouts(**found)


async def part(
    connection: AsyncConnection, learner: int, platform: str, person: str, seq: int, now: datetime
) -> None:
    """Take an account away from the learner, in their turn `seq`; it belongs to somebody new, who knows nothing yet.

    What was learnt and said stays. Only the turn in which somebody takes their own account away goes along, so that
    its answer reaches them, and what is unfinished, so that they are answered as who they are then. Open codes end.
    Overtaken where the account is not the learner's, or their last one.
    """
    row = tables.PlatformIdentity
    theirs = select(row.platform, row.external_id).where(row.learner_id == learner)
    accounts = [tuple(one) for one in await connection.execute(theirs)]
    if (platform, person) not in accounts or len(accounts) == 1:
        raise Overtaken
    who = {"learner": learner, "platform": platform, "person": person}
    await connection.execute(_FORGET_PLACES, who)
    stranger = (await connection.execute(_STRANGER, {"learner": learner, "now": now})).scalar_one()
    await connection.execute(_GO_ALONG, {**who, "stranger": stranger, "seq": seq})
    account = row.platform == platform, row.external_id == person
    await connection.execute(update(row).where(*account).values(learner_id=stranger, since=now))
    await connection.execute(delete(tables.LinkCode).where(tables.LinkCode.learner_id == learner))


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Delete codes that ended, and tries that were made, before a moment."""
    await connection.execute(delete(tables.LinkCode).where(tables.LinkCode.expires_at < before))
    await connection.execute(delete(tables.LinkTry).where(tables.LinkTry.at < before))


_LEARNER = bindparam("learner", type_=BigInteger)

_OFFER = text(
    """
    INSERT INTO link_codes (learner_id, digest, platform, person, chat, address, expires_at)
    SELECT learner_id, :digest, platform, person, chat, address, :expires_at FROM turns
    WHERE learner_id = :learner AND platform = :platform AND person = :person AND seq = :seq
    ON CONFLICT (learner_id) DO UPDATE SET digest = excluded.digest, platform = excluded.platform,
        person = excluded.person, chat = excluded.chat, address = excluded.address,
        expires_at = excluded.expires_at, used_at = NULL
    """
).bindparams(
    _LEARNER,
    bindparam("seq", type_=BigInteger),
    bindparam("expires_at", type_=DateTime(timezone=True)),
)

# Where the learner stands in chats that this account has spoken in, and no other of theirs.
_FORGET_PLACES = text(
    """
    DELETE FROM conversations AS c WHERE learner_id = :learner AND platform = :platform
      AND EXISTS (SELECT FROM turns t WHERE t.learner_id = c.learner_id AND t.platform = c.platform
                  AND t.chat = c.chat AND t.person = :person)
      AND NOT EXISTS (SELECT FROM turns t WHERE t.learner_id = c.learner_id AND t.platform = c.platform
                      AND t.chat = c.chat AND t.person <> :person)
    """
).bindparams(_LEARNER)

# Numbered on from here: the page of whoever is removed has seen these numbers.
_STRANGER = text(
    """
    INSERT INTO learners (language, version, created_at)
    SELECT language, version, :now FROM learners WHERE id = :learner RETURNING id
    """
).bindparams(_LEARNER, bindparam("now", type_=DateTime(timezone=True)))

_GO_ALONG = text(
    """
    UPDATE turns SET learner_id = :stranger
    WHERE learner_id = :learner AND platform = :platform AND person = :person AND (seq IS NULL OR seq = :seq)
    """
).bindparams(_LEARNER, bindparam("stranger", type_=BigInteger), bindparam("seq", type_=BigInteger))
