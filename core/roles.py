"""In which role a learner acts, asked anew at every act, and the audit of what they did in it.

A role comes from three places: the operator's own setting, a grant in the database, and what the platform says of
somebody in a community: who manages it, and who has its staff role. Whoever acts from outside of the community (in
private, on a page) had the platform's word once; it is asked again, so that a role that was taken is gone.
"""

from datetime import datetime
from typing import Any

from core.chat import Audience, CommunityPlatform, Membership
from core.errors import LearnerError
from core.store import acts, communities, staff
from core.store.communities import Community
from core.store.staff import FRESH, HOUSE, Posts, Role, StaffRow, Standing
from core.turn import House, Turn

__all__ = ["HOUSE", "NEEDED", "Role", "Standing", "audit", "role_by_platform", "role_elsewhere", "standing"]

NEEDED = {
    Audience.INSTRUCTORS: Role.INSTRUCTOR,
    Audience.ADMINS: Role.ADMIN,
    Audience.OPERATORS: Role.OPERATOR,
}
"""The audiences that are roles, and the least of them that will do."""

MOST_ASKED = 5
"""Communities of which it is asked at most whether somebody who is in none of them still teaches there."""

_REFUSALS = {
    Role.INSTRUCTOR: "role-instructors-only",
    Role.ADMIN: "role-admins-only",
    Role.OPERATOR: "role-operators-only",
}


async def standing(turn: Turn, audience: Audience) -> Standing:
    """In which role the learner acts, and for which community; LearnerError where that is less than the audience is.

    The community is the one in which this happens. Elsewhere it is the one that the page was opened for, or else that
    of those in which they still have the role where they did something last.
    """
    found = await turn.read(staff.posts, turn.learner.id)
    here = turn.desk or turn.within
    for community in [here] if here else _lately(found):
        row = next((one for one in found.rows if one.community == community), None)
        role = await _role(turn, community, row, found)
        if role >= NEEDED[audience]:
            if role < Role.OPERATOR and _is_news(row, role, turn.now):
                turn.write(staff.seen, community, turn.learner.id, role, turn.now)
            return Standing(community, role)
    raise LearnerError(_REFUSALS[NEEDED[audience]])


def audit(turn: Turn, act: str, subject: str, **detail: Any) -> None:
    """Have it written down with this turn what the learner did in their role; `act-ACT` is the word for it."""
    here = turn.standing
    turn.write(
        acts.record,
        community=here.community,
        learner=turn.learner.id,
        role=here.role,
        act=act,
        subject=subject,
        detail=detail,
        now=turn.now,
    )


def role_by_platform(membership: Membership | None, community: Community | None) -> Role:
    """What the platform makes somebody in a community that was set up so."""
    if membership is None:
        return Role.LEARNER
    if membership.manages:
        return Role.ADMIN
    has_role = community is not None and community.staff_role in membership.roles
    return Role.INSTRUCTOR if has_role else Role.LEARNER


async def _role(turn: Turn, community: str, row: StaffRow | None, found: Posts) -> Role:
    if _operates(turn, found):
        return Role.OPERATOR
    granted = row.role if row and row.granted else Role.LEARNER
    if community == turn.within:
        return max(granted, role_by_platform(turn.membership, turn.community))
    if granted or row is None:
        return granted
    return await role_elsewhere(turn.house, community, found)


async def role_elsewhere(house: House, community: str, found: Posts) -> Role:
    """What the platform says now of somebody who is not there at the moment. Unavailable where it cannot be asked."""
    platform, _, id_ = community.partition("/")
    known = await house.database.read(communities.named, community)
    people = [person for name, person in found.identities if name == platform]
    connected = house.entrances.platforms.get(platform)
    if not isinstance(connected, CommunityPlatform):
        return Role.LEARNER
    roles = [role_by_platform(await connected.membership(id_, person), known) for person in people]
    return max(roles, default=Role.LEARNER)


def _operates(turn: Turn, found: Posts) -> bool:
    """Whether they run Parley: they are named as operator, or sit at the machine itself."""
    return turn.platform in turn.house.own or any(
        f"{platform}/{person}" in turn.house.operators for platform, person in found.identities
    )


def _lately(found: Posts) -> list[str]:
    """The communities for which they may act, the one in which they did something last first."""
    return [*dict.fromkeys(one.community for one in found.rows[:MOST_ASKED]), HOUSE]


def _is_news(row: StaffRow | None, role: Role, now: datetime) -> bool:
    return row is None or now - row.seen_at > FRESH or (not row.granted and row.role is not role)
