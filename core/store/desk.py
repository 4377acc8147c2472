"""The instructors' pages: links that open them once, the browsers in which they were opened, and codes that make staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.store import staff, tables
from core.store.staff import Role

_LINK, _SESSION, _INVITE = tables.DeskLink, tables.DeskSession, tables.StaffInvite


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who looks at the pages, for which community, and as whom of a platform they asked for them."""

    learner: int
    community: str
    platform: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link as it is kept. `language` is its learner's."""

    seat: Seat
    path: str
    language: str | None
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A code that makes somebody staff. `by` made it, None for who is gone; `name` is what they are called."""

    digest: str
    community: str
    role: Role
    by: int | None
    name: str
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits for somebody who teaches in a community."""

    drafts: int
    questions: int
    work: int
    """Long work that goes on."""


# ── links and sessions ──────────────────────────────────────────────────────────────────────────────────────


async def offer(
    connection: AsyncConnection, digest: str, seat: Seat, path: str, expires_at: datetime
) -> None:
    """Keep a link by the digest of its token."""
    values = {"digest": digest, "path": path, "expires_at": expires_at, **_columns(seat)}
    await connection.execute(insert(_LINK).values(**values))


async def link(connection: AsyncConnection, digest: str) -> LinkRow | None:
    """The link of this digest; None where there is none."""
    query = select(
        _LINK.learner_id,
        _LINK.community,
        _LINK.platform,
        _LINK.person,
        _LINK.path,
        tables.Learner.language,
        _LINK.expires_at,
        _LINK.used_at,
    ).join(tables.Learner, tables.Learner.id == _LINK.learner_id)
    found = (await connection.execute(query.where(_LINK.digest == digest))).one_or_none()
    if found is None:
        return None
    learner, community, platform, person, path, language, expires_at, used_at = found
    seat = Seat(learner=learner, community=community, platform=platform, person=person)
    return LinkRow(seat=seat, path=path, language=language, expires_at=expires_at, used_at=used_at)


async def open_session(
    connection: AsyncConnection, digest: str, session: str, now: datetime, until: datetime
) -> bool:
    """Use a link up and begin a session in its place; False where it was used, or has expired. Of several at once, one can."""
    used = (
        update(_LINK)
        .where(_LINK.digest == digest, _LINK.used_at.is_(None), _LINK.expires_at > now)
        .values(used_at=now)
        .returning(_LINK.learner_id, _LINK.community, _LINK.platform, _LINK.person)
    )
    found = (await connection.execute(used)).mappings().one_or_none()
    if found is None:
        return False
    await connection.execute(insert(_SESSION).values(digest=session, expires_at=until, **found))
    return True


async def seat(connection: AsyncConnection, session: str, now: datetime) -> Seat | None:
    """Whose session has this digest; None where there is none, or it has ended."""
    query = select(_SESSION.learner_id, _SESSION.community, _SESSION.platform, _SESSION.person)
    query = query.where(_SESSION.digest == session, _SESSION.expires_at > now)
    found = (await connection.execute(query)).one_or_none()
    if found is None:
        return None
    learner, community, platform, person = found
    return Seat(learner=learner, community=community, platform=platform, person=person)


async def close(connection: AsyncConnection, session: str) -> None:
    """End a session."""
    await connection.execute(delete(_SESSION).where(_SESSION.digest == session))


async def close_all(connection: AsyncConnection, community: str, learner: int) -> None:
    """End all sessions of somebody in a community, and the links that would begin new ones."""
    for row in (_SESSION, _LINK):
        await connection.execute(delete(row).where(row.community == community, row.learner_id == learner))


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Delete links, sessions and codes that ended before a moment."""
    for row in (_SESSION, _LINK, _INVITE):
        await connection.execute(delete(row).where(row.expires_at < before))


async def claim(connection: AsyncConnection, owner: str, key: str, path: str, now: datetime) -> bool:
    """Note that a form had its effect, and to which page that led; False where it had it before."""
    note = pg_insert(tables.Note).values(platform=owner, key=key, value=path, written_at=now, fleeting=True)
    return (await connection.execute(note.on_conflict_do_nothing())).rowcount > 0


# ── staff ───────────────────────────────────────────────────────────────────────────────────────────────────


async def invite(
    connection: AsyncConnection, digest: str, community: str, role: Role, by: int, expires_at: datetime
) -> None:
    """Keep a code by its digest."""
    values = {"community": community, "role": role.word, "by": by, "expires_at": expires_at}
    await connection.execute(insert(_INVITE).values(digest=digest, **values))


async def invited(connection: AsyncConnection, digest: str) -> Invite | None:
    """The code of this digest; None where there is none."""
    found = await _invites(connection, _INVITE.digest == digest)
    return found[0] if found else None


async def open_invites(connection: AsyncConnection, community: str, now: datetime) -> Sequence[Invite]:
    """The codes of a community that are still good, the next to expire first."""
    return await _invites(
        connection, _INVITE.community == community, _INVITE.used_at.is_(None), _INVITE.expires_at > now
    )


async def withdraw(connection: AsyncConnection, community: str, digest: str) -> None:
    """Make a code of the community worthless."""
    await connection.execute(delete(_INVITE).where(_INVITE.digest == digest, _INVITE.community == community))


async def redeem(connection: AsyncConnection, digest: str, learner: int, now: datetime) -> None:
    """Use a code up and make the learner what it says, unless they were made more; Overtaken where it is no longer good."""
    used = (
        update(_INVITE)
        .where(_INVITE.digest == digest, _INVITE.used_at.is_(None), _INVITE.expires_at > now)
        .values(used_at=now)
        .returning(_INVITE.community, _INVITE.role, _INVITE.by)
    )
    found = (await connection.execute(used)).one_or_none()
    if found is None:
        raise Overtaken
    community, role, by = found
    there = await staff.of_community(connection, community)
    had = next((one.role for one in there if one.learner == learner and one.granted), Role.LEARNER)
    await staff.grant(connection, community, learner, max(had, Role[role.upper()]), by, now)


async def revoke(connection: AsyncConnection, community: str, learner: int, *, keep_admin: bool) -> None:
    """Take back what somebody was made, and end their sessions; Overtaken where they were nothing any more.

    `keep_admin`: also where nobody would be left who was made admin, as when two take it from one another at once.
    """
    row = tables.Staff
    admins = (
        select(row.learner_id)
        .where(row.community == community, row.granted, row.role == Role.ADMIN.word)
        .order_by(row.learner_id)
        .with_for_update()
    )
    there = set((await connection.execute(admins)).scalars())
    if keep_admin and there == {learner}:
        raise Overtaken
    if not await staff.revoke(connection, community, learner):
        raise Overtaken
    await close_all(connection, community, learner)


# ── what waits ──────────────────────────────────────────────────────────────────────────────────────────────


async def waiting(connection: AsyncConnection, community: str) -> Waiting:
    """How much waits in a community."""

    def count(
        row: type[tables.DraftItem | tables.HelpQuestion | tables.Job], state: str
    ) -> ScalarSelect[int]:
        query = select(func.count()).select_from(row)
        return query.where(row.community == community, row.state == state).scalar_subquery()

    query = select(
        count(tables.DraftItem, "waiting"), count(tables.HelpQuestion, "open"), count(tables.Job, "open")
    )
    drafts, questions, work = (await connection.execute(query)).one()
    return Waiting(drafts=drafts, questions=questions, work=work)


async def _invites(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Invite]:
    query = (
        select(
            _INVITE.digest,
            _INVITE.community,
            _INVITE.role,
            _INVITE.by,
            tables.Learner.name,
            _INVITE.expires_at,
            _INVITE.used_at,
        )
        .outerjoin(tables.Learner, tables.Learner.id == _INVITE.by)
        .where(*where)
        .order_by(_INVITE.expires_at, _INVITE.digest)
    )
    return [
        Invite(
            digest=digest,
            community=community,
            role=Role[role.upper()],
            by=by,
            name=name or "",
            expires_at=expires_at,
            used_at=used_at,
        )
        for digest, community, role, by, name, expires_at, used_at in await connection.execute(query)
    ]


def _columns(seat: Seat) -> dict[str, str | int]:
    return {
        "learner_id": seat.learner,
        "community": seat.community,
        "platform": seat.platform,
        "person": seat.person,
    }
