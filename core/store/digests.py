"""Who is sent a weekly digest of the classes of a community, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.communities import is_named

_ROW, _LEARNER, _PLACE = tables.Staff, tables.Learner, tables.Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody who teaches in a community; `granted`: somebody made them so there, else the platform has the last word.

    `zone` is their own or else the community's time zone, `last` when they were last sent one.
    """

    community: str
    learner: int
    granted: bool
    language: str | None
    zone: str | None
    email: str
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Whether somebody wants it, and their address for it; "" for none."""

    digest: bool
    email: str


async def receivers(connection: AsyncConnection) -> Sequence[Receiver]:
    """All who want a digest and have classes."""
    cohort, blocked = tables.Cohort, tables.Blocked
    here = and_(is_named(_ROW.community), _PLACE.left_at.is_(None))
    query = (
        select(
            _ROW.community,
            _ROW.learner_id,
            _ROW.granted,
            _LEARNER.language,
            _LEARNER.time_zone,
            _PLACE.time_zone,
            _ROW.email,
            _ROW.digest_at,
        )
        .join(_LEARNER, _LEARNER.id == _ROW.learner_id)
        .outerjoin(_PLACE, here)
        .where(
            _ROW.digest,
            _LEARNER.erase_at.is_(None),
            exists().where(cohort.community == _ROW.community, cohort.archived_at.is_(None)),
            ~exists().where(blocked.learner_id == _ROW.learner_id),
        )
        .order_by(_ROW.community, _ROW.learner_id)
    )
    return [
        Receiver(
            community=community,
            learner=learner,
            granted=granted,
            language=language,
            zone=zone or place,
            email=email,
            last=last,
        )
        for community, learner, granted, language, zone, place, email, last in await connection.execute(query)
    ]


async def claim(connection: AsyncConnection, one: Receiver, now: datetime) -> bool:
    """Note that somebody is being sent one; False where they were meanwhile, or want none any more."""
    same = _ROW.digest_at.is_not_distinct_from(one.last)
    theirs = _ROW.community == one.community, _ROW.learner_id == one.learner, _ROW.digest
    statement = update(_ROW).where(*theirs, same).values(digest_at=now)
    return (await connection.execute(statement)).rowcount == 1


async def wish(connection: AsyncConnection, community: str, learner: int) -> Wish | None:
    """What somebody wants; None for who is not noted as teaching there."""
    query = select(_ROW.digest, _ROW.email).where(_ROW.community == community, _ROW.learner_id == learner)
    found = (await connection.execute(query)).one_or_none()
    return Wish(*found) if found else None


async def change(connection: AsyncConnection, community: str, learner: int, wanted: Wish) -> None:
    """Keep what somebody wants."""
    theirs = _ROW.community == community, _ROW.learner_id == learner
    await connection.execute(update(_ROW).where(*theirs).values(digest=wanted.digest, email=wanted.email))
