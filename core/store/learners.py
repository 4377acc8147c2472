"""Learners, who they are on a platform, and where their conversations stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Body, Called, Filled, Incoming, Person, Pressed, Reply, Said, parse_choice_id
from core.store import replies, tables
from core.store.communities import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A learner as a turn sees them."""

    id: int
    name: str
    language: str | None
    time_zone: str | None
    course: str | None
    version: int
    erase_at: datetime | None = None
    """When all that is theirs goes, where they asked for that."""
    erase_told_at: datetime | None = None
    """When they were last reminded of it."""
    teaches: bool = False
    """Whether they have, or had, a role in some community. What they may do is asked anew at each act."""
    blocked: bool = False
    """Whether the operator has their messages left unanswered."""
    classes: Mapping[str, str] = field(default_factory=dict[str, str])
    """How they came into classes, or `left`, by the classes' ids: where this community has some that are joined by a role."""
    in_class: bool = False
    """Whether they are in a class of some community, or were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where a learner stands in one chat."""

    activity: str | None = None
    state: Mapping[str, Any] = field(default_factory=dict[str, Any])
    open_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The row of an event that came before, at `at`. `answered` is False while its turn is unfinished."""

    turn: int
    worker: int
    answered: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Situation:
    """All that must be known before an event can be handled."""

    learner: Learner
    conversation: Conversation
    asked: Reply | None
    """The reply whose choice or form was used; for other events, the one that waits for an answer."""
    earlier: Earlier | None
    community: Community | None = None
    """The community in which it happened, where it was set up."""
    foreign: bool = False
    """Whether what was pressed or filled in is not theirs to press so: it was shown to another learner, most often."""


async def situation(connection: AsyncConnection, incoming: Incoming) -> Situation | None:
    """The situation in which `incoming` arrives; None where its person is not known yet. One round trip."""
    values = {
        "platform": incoming.platform,
        "person": incoming.person.id,
        "chat": incoming.chat,
        "event": incoming.event_id,
        "used": _used(incoming.body),
        "community": incoming.membership and incoming.membership.community,
    }
    row = (await connection.execute(SITUATION, values)).one_or_none()
    if row is None:
        return None
    return Situation(
        learner=_learner(
            (*row[:6], row.erase_at, row.erase_told_at, row.teaches, row.blocked, row.in_class), row.classes
        ),
        community=row.here and Community(**row.here),
        foreign=row.asker is not None and (row.asker != row.id or _posted(incoming.body)),
        conversation=Conversation(activity=row.activity, state=row.state or {}, open_turn=row.open_turn),
        asked=replies.read(row.reply),
        earlier=None if row.turn is None else Earlier(row.turn, row.worker, row.seq is not None, row.came_at),
    )


def _used(body: Body) -> int | None:
    """The turn whose choice was pressed or whose form was filled in."""
    match body:
        case Pressed(id_) | Filled(id_):
            parsed = parse_choice_id(id_)
            return parsed and parsed[0]
        case Said() | Called():
            return None


def _posted(body: Body) -> bool:
    return isinstance(body, Pressed) and body.posted


CORE, NUMBERS = "(core)", "numbers"
"""Where it is noted which number no turn of anybody who is gone was above."""


async def arrive(connection: AsyncConnection, platform: str, person: Person, now: datetime) -> None:
    """Make a learner of a person who is not known yet. Twice at once makes one.

    They may have been here before, and be erased since: their turns are numbered on from what an open page has seen.
    """
    key = func.hashtextextended(f"{platform}:{person.id}", 0)
    await connection.execute(select(func.pg_advisory_xact_lock(key)))
    if await find(connection, platform, person.id) is not None:
        return
    made = await connection.execute(
        insert(tables.Learner)
        .values(
            name=person.name,
            language=person.language,
            time_zone=person.time_zone,
            version=_NUMBERED,
            created_at=now,
        )
        .returning(tables.Learner.id)
    )
    await connection.execute(
        insert(tables.PlatformIdentity).values(
            platform=platform, external_id=person.id, learner_id=made.scalar_one(), since=now
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


async def change(connection: AsyncConnection, learner: int, **values: str | None) -> None:
    """Set some of `name`, `language`, `time_zone` and `course`."""
    await connection.execute(update(tables.Learner).where(tables.Learner.id == learner).values(**values))


# `asked` is joined by its number alone: given the learner as well, the planner may go through all their turns.
SITUATION = text(
    """
    SELECT l.id, l.name, l.language, l.time_zone, l.course, l.version, c.activity, c.state, c.open_turn,
           CASE WHEN asked.learner_id = l.id THEN asked.reply ELSE post.reply END AS reply,
           l.erase_at, l.erase_told_at, asked.learner_id AS asker, same.id AS turn, same.worker, same.seq, same.created_at AS came_at,
           CASE WHEN here.platform IS NOT NULL THEN jsonb_build_object(
               'platform', here.platform, 'id', here.external_id, 'name', here.name, 'language', here.language,
               'time_zone', here.time_zone, 'course', here.course, 'channel', here.channel,
               'staff_role', here.staff_role, 'daily_hour', here.daily_hour,
               'tutor', here.tutor, 'boards', here.boards, 'sharing', here.sharing, 'quiet', here.quiet,
               'dials', here.dials, 'cohort_roles', here.cohort_roles) END AS here,
           CASE WHEN here.cohort_roles <> '{}' THEN (
               SELECT jsonb_object_agg(cohort, CASE WHEN left_at IS NULL THEN how ELSE 'left' END)
               FROM cohort_members WHERE learner_id = l.id) END AS classes,
           EXISTS (SELECT FROM staff WHERE learner_id = l.id) AS teaches,
           EXISTS (SELECT FROM blocked WHERE learner_id = l.id) AS blocked,
           EXISTS (SELECT FROM cohort_members WHERE learner_id = l.id) AS in_class
    FROM identities i
    JOIN learners l ON l.id = i.learner_id
    LEFT JOIN conversations c ON c.learner_id = l.id AND c.platform = i.platform AND c.chat = :chat
    LEFT JOIN turns asked ON asked.id = coalesce(:used, c.open_turn)
    LEFT JOIN posts post ON post.id = :used AND post.platform = i.platform
    LEFT JOIN communities here ON here.platform = i.platform AND here.external_id = :community
    LEFT JOIN turns same ON same.platform = i.platform AND same.event_id = :event
    WHERE i.platform = :platform AND i.external_id = :person
    """
).bindparams(bindparam("used", type_=BigInteger), bindparam("community", type_=Text))

_NOTED = select(cast(tables.Note.value, BigInteger)).where(
    tables.Note.platform == CORE, tables.Note.key == NUMBERS
)
_NUMBERED = func.coalesce(_NOTED.scalar_subquery(), 0)

_LEARNER = (
    tables.Learner.id,
    tables.Learner.name,
    tables.Learner.language,
    tables.Learner.time_zone,
    tables.Learner.course,
    tables.Learner.version,
    tables.Learner.erase_at,
    tables.Learner.erase_told_at,
    exists().where(tables.Staff.learner_id == tables.Learner.id),
    exists().where(tables.Blocked.learner_id == tables.Learner.id),
    exists().where(tables.CohortMember.learner_id == tables.Learner.id),
)


def _learner(row: tuple[Any, ...], classes: Mapping[str, str] | None = None) -> Learner:
    id_, name, language, time_zone, course, version, erase_at, told, teaches, blocked, in_class = row
    return Learner(
        id=id_,
        name=name,
        language=language,
        time_zone=time_zone,
        course=course,
        version=version,
        erase_at=erase_at,
        erase_told_at=told,
        teaches=teaches,
        blocked=blocked,
        classes=classes or {},
        in_class=in_class,
    )


def _is(platform: str, person: str) -> ColumnElement[bool]:
    who = tables.PlatformIdentity
    return and_(who.platform == platform, who.external_id == person)
