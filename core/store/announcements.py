"""Announcements to a class: what was said, and who of it got that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.store import tables
from core.store.communities import is_named

_ROW, _TO, _TURN = tables.Announcement, tables.AnnouncementReceipt, tables.Turn
_COHORT, _MEMBER, _LEARNER = tables.Cohort, tables.CohortMember, tables.Learner
_PLACE, _ZONE = tables.Community, func.coalesce(tables.Learner.time_zone, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What was said to a class, and how many of those whom it is for have it, will have it, and cannot be reached."""

    id: str
    text: str
    at: datetime
    sent: int
    waiting: int
    nowhere: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Somebody whom an announcement is for; `state` is sent, waiting or nowhere."""

    learner: int
    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An announcement that somebody has still to be told. `zones` are their time zones, "" of who has set none.

    `community` is that of the class, PLATFORM/ID, `place_zone` its time zone, and `course` what the class takes.
    """

    id: str
    community: str
    course: str
    place_zone: str | None
    zones: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """Somebody who is to be told an announcement of their class, whose title is `title`."""

    learner: int
    language: str | None
    title: str
    text: str


async def announce(
    connection: AsyncConnection, id_: str, cohort: str, text: str, by: int, now: datetime
) -> None:
    """Keep an announcement for all who are in a class now; nothing where it is kept already. Overtaken where the class is over."""
    open_ = select(_COHORT.id).where(_COHORT.id == cohort, _COHORT.archived_at.is_(None))
    if (await connection.execute(open_.with_for_update(read=True))).one_or_none() is None:
        raise Overtaken
    made = insert(_ROW).values(id=id_, cohort=cohort, text=text, by=by, at=now).on_conflict_do_nothing()
    if (await connection.execute(made)).rowcount == 0:
        return
    members = select(literal(id_), _MEMBER.learner_id)
    inside = members.where(_MEMBER.cohort == cohort, _MEMBER.left_at.is_(None))
    await connection.execute(insert(_TO).from_select(["announcement", "learner_id"], inside))


async def is_kept(connection: AsyncConnection, id_: str) -> bool:
    """Whether there is an announcement of this id."""
    return (await connection.execute(select(_ROW.id).where(_ROW.id == id_))).one_or_none() is not None


async def waiting(connection: AsyncConnection) -> list[Pending]:
    """The announcements that somebody has still to be told, the oldest first."""
    query = (
        select(
            _ROW.id,
            _COHORT.community,
            _COHORT.course,
            _PLACE.time_zone.label("place_zone"),
            func.array_agg(_ZONE.distinct()).label("zones"),
        )
        .join(_TO, and_(_TO.announcement == _ROW.id, _TO.told_at.is_(None)))
        .join(_LEARNER, _LEARNER.id == _TO.learner_id)
        .join(_COHORT, _COHORT.id == _ROW.cohort)
        .outerjoin(_PLACE, is_named(_COHORT.community))
        .group_by(_ROW.id, _ROW.at, _COHORT.community, _COHORT.course, _PLACE.time_zone)
        .order_by(_ROW.at, _ROW.id)
    )
    return [Pending(**one) for one in (await connection.execute(query)).mappings()]


async def to_tell(
    connection: AsyncConnection, announcement: str, zones: Sequence[str], most: int
) -> list[ToTell]:
    """Some who have still to be told and are in these time zones ("" for none of their own).

    It is done in the caller's transaction, and by no other process meanwhile.

    Learners are taken in the order of their numbers, as by everything that takes several.
    """
    query = (
        select(_TO.learner_id, _LEARNER.language, _COHORT.title, _ROW.text)
        .join(_ROW, _ROW.id == _TO.announcement)
        .join(_COHORT, _COHORT.id == _ROW.cohort)
        .join(_LEARNER, _LEARNER.id == _TO.learner_id)
        .where(_TO.announcement == announcement, _TO.told_at.is_(None), _ZONE.in_(zones))
        .order_by(_TO.learner_id)
        .limit(most)
        .with_for_update(of=_TO, skip_locked=True)
    )
    found = await connection.execute(query)
    return [ToTell(learner=one[0], language=one[1], title=one[2], text=one[3]) for one in found]


async def told(
    connection: AsyncConnection, announcement: str, learner: int, event: str | None, now: datetime
) -> None:
    """Note that an announcement was put into somebody's outbox, as `event`; None where they can be reached nowhere."""
    of_it = _TO.announcement == announcement, _TO.learner_id == learner
    await connection.execute(update(_TO).where(*of_it).values(event=event, told_at=now))


_SAME = and_(_TURN.learner_id == _TO.learner_id, _TURN.event_id == _TO.event)
_NOWHERE = and_(_TO.told_at.is_not(None), _TO.event.is_(None))
# A message that was sent goes after a while; one that was not stays.
_SENT = and_(_TO.event.is_not(None), or_(_TURN.id.is_(None), _TURN.sent_at.is_not(None)))


async def of_cohort(connection: AsyncConnection, cohort: str, most: int) -> list[Announcement]:
    """The newest announcements to a class, the newest first, and who got them."""
    every = func.count(_TO.learner_id)
    sent = func.count().filter(_SENT)
    nowhere = func.count().filter(_NOWHERE)
    query = (
        select(_ROW.id, _ROW.text, _ROW.at, every, sent, nowhere)
        .outerjoin(_TO, _TO.announcement == _ROW.id)
        .outerjoin(_TURN, _SAME)
        .where(_ROW.cohort == cohort)
        .group_by(_ROW.id, _ROW.text, _ROW.at)
        .order_by(_ROW.at.desc(), _ROW.id)
        .limit(most)
    )
    return [
        Announcement(id=id_, text=text, at=at, sent=got, nowhere=lost, waiting=count - got - lost)
        for id_, text, at, count, got, lost in await connection.execute(query)
    ]


async def receipts(connection: AsyncConnection, cohort: str, announcement: str) -> Sequence[Receipt]:
    """Who got an announcement of a class and who did not, by their names."""
    query = (
        select(_TO.learner_id, _MEMBER.name, _TO.event, _TO.told_at, _TURN.id, _TURN.sent_at)
        .join(_ROW, _ROW.id == _TO.announcement)
        .join(_MEMBER, and_(_MEMBER.cohort == _ROW.cohort, _MEMBER.learner_id == _TO.learner_id))
        .outerjoin(_TURN, _SAME)
        .where(_TO.announcement == announcement, _ROW.cohort == cohort)
        .order_by(func.lower(_MEMBER.name), _TO.learner_id)
    )
    return [
        Receipt(learner=learner, name=name, state=_state(event, told_at, turn, sent_at))
        for learner, name, event, told_at, turn, sent_at in await connection.execute(query)
    ]


def _state(event: str | None, told_at: datetime | None, turn: int | None, sent_at: datetime | None) -> str:
    if event is None:
        return "waiting" if told_at is None else "nowhere"
    return "sent" if turn is None or sent_at is not None else "waiting"
