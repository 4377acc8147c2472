"""Learners, who they are on a platform, and where their conversations stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Incoming, Person
from core.store import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A learner as a turn sees them."""

    id: int
    name: str
    language: str | None
    time_zone: str | None
    course: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where a learner stands in one chat."""

    activity: str | None = None
    state: Mapping[str, Any] = field(default_factory=dict[str, Any])
    open_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The row of an event that came before. `answered` is False while its turn is unfinished."""

    turn: int
    worker: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """All that must be known before an event can be handled."""

    learner: Learner
    conversation: Conversation
    earlier: Earlier | None


async def situation(connection: AsyncConnection, incoming: Incoming) -> Situation | None:
    """The situation in which `incoming` arrives; None where its person is not known yet. One round trip."""
    who, learner, talk, turn = tables.PlatformIdentity, tables.Learner, tables.Conversation, tables.Turn
    in_this_chat = and_(
        talk.learner_id == learner.id, talk.platform == incoming.platform, talk.chat == incoming.chat
    )
    same_event = and_(turn.platform == incoming.platform, turn.event_id == incoming.event_id)
    query = (
        select(
            *_LEARNER,
            talk.activity,
            talk.state,
            talk.open_turn,
            turn.id,
            turn.worker,
            turn.seq,
        )
        .join(who, who.learner_id == learner.id)
        .outerjoin(talk, in_this_chat)
        .outerjoin(turn, same_event)
        .where(_is(incoming.platform, incoming.person.id))
    )
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    # The outer joins may have found nothing, which the columns' types do not say.
    outer: tuple[Any, ...] = tuple(row)[6:]
    activity, state, open_turn, turn_id, worker, seq = outer
    return Situation(
        learner=_learner(row[:6]),
        conversation=Conversation(activity=activity, state=state or {}, open_turn=open_turn),
        earlier=Earlier(turn_id, worker, seq is not None) if turn_id is not None else None,
    )


async def arrive(connection: AsyncConnection, platform: str, person: Person, now: datetime) -> None:
    """Make a learner of a person who is not known yet. Twice at once makes one."""
    key = func.hashtextextended(f"{platform}:{person.id}", 0)
    await connection.execute(select(func.pg_advisory_xact_lock(key)))
    if await find(connection, platform, person.id) is not None:
        return
    made = await connection.execute(
        insert(tables.Learner)
        .values(name=person.name, language=person.language, time_zone=person.time_zone, created_at=now)
        .returning(tables.Learner.id)
    )
    await connection.execute(
        insert(tables.PlatformIdentity).values(
            platform=platform, external_id=person.id, learner_id=made.scalar_one()
        )
    )


async def find(connection: AsyncConnection, platform: str, person: str) -> Learner | None:
    """The learner who is `person` on `platform`."""
    query = (
        select(*_LEARNER)
        .join(tables.PlatformIdentity, tables.PlatformIdentity.learner_id == tables.Learner.id)
        .where(_is(platform, person))
    )
    row = (await connection.execute(query)).one_or_none()
    return _learner(row) if row else None


async def by_id(connection: AsyncConnection, learner: int) -> Learner:
    """The learner of this number."""
    query = select(*_LEARNER).where(tables.Learner.id == learner)
    return _learner((await connection.execute(query)).one())


async def change(connection: AsyncConnection, learner: int, **values: str | None) -> None:
    """Set some of `name`, `language`, `time_zone` and `course`."""
    await connection.execute(update(tables.Learner).where(tables.Learner.id == learner).values(**values))


_LEARNER = (
    tables.Learner.id,
    tables.Learner.name,
    tables.Learner.language,
    tables.Learner.time_zone,
    tables.Learner.course,
    tables.Learner.version,
)


def _learner(row: tuple[Any, ...]) -> Learner:
    id_, name, language, time_zone, course, version = row
    return Learner(id=id_, name=name, language=language, time_zone=time_zone, course=course, version=version)


def _is(platform: str, person: str) -> ColumnElement[bool]:
    who = tables.PlatformIdentity
    return and_(who.platform == platform, who.external_id == person)
