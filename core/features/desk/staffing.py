"""The verbs of whoever says who teaches: see them all, invite, remove; and of whoever takes up an invitation."""

from core.chat import CommunityPlatform, Reply
from core.errors import LearnerError
from core.features.desk import rules, views
from core.features.desk.handlers import name_of
from core.features.desk.rules import Standing
from core.roles import Role, audit
from core.store import acts, desk, staff
from core.store.desk import Invite
from core.store.staff import StaffRow
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Who teaches here, and what can be done about it."""
    here = turn.standing.community
    there = await turn.read(staff.of_community, here)
    open_ = await turn.read(desk.open_invites, here, turn.now)
    return views.staff(there, open_, await name_of(turn, here), turn.language, turn.say)


async def invite(turn: Turn) -> Reply:
    """Give a code with which one person becomes what `role` says."""
    code = invited(turn, turn.argument("role"))
    addresses = turn.house.entrances.to(f"class_{code}")
    return views.invited(code, addresses, await name_of(turn, turn.standing.community), turn.say)


async def withdraw(turn: Turn) -> Reply:
    """Take back a code that nobody has used yet."""
    withdrawn(turn, turn.argument("invite"))
    return views.withdrawn(turn.say)


async def ask(turn: Turn) -> Reply:
    """Ask whether somebody is to teach here no more."""
    return views.ask(await removable(turn), turn.say)


async def remove(turn: Turn) -> Reply:
    """Have somebody teach here no more."""
    return views.removed(await removed(turn), turn.say)


async def redeem(turn: Turn) -> Reply:
    """Become what a code says."""
    code = rules.plain_code(turn.argument("code"))
    found = await turn.read(desk.invited, rules.digest(code)) if code else None
    stands = rules.standing(found, turn.now)
    if found is None or stands is not Standing.OPEN:
        raise LearnerError(stands.value)
    where = await name_of(turn, found.community)
    row = await _row(turn, found.community, turn.learner.id)
    if row and row.granted and row.role >= found.role:
        return views.already(row.role, where, turn.say)
    turn.write(desk.redeem, found.digest, turn.learner.id, turn.now)
    _record_joining(turn, found)
    return views.joined(found.role, where, turn.say)


# ── what pages do as well ───────────────────────────────────────────────────────────────────────────────────


def invited(turn: Turn, role: str) -> str:
    """Have a code kept with this turn; the code."""
    if role not in (Role.INSTRUCTOR.word, Role.ADMIN.word):
        raise LearnerError("choice-gone")
    code = rules.new_code()
    plain = rules.plain_code(code)
    assert plain
    here, until = turn.standing.community, turn.now + rules.LIFE
    turn.write(desk.invite, rules.digest(plain), here, Role[role.upper()], turn.learner.id, until)
    audit(turn, "staff-invite", role)
    return code


def withdrawn(turn: Turn, invite: str) -> None:
    """Have a code taken back with this turn."""
    turn.write(desk.withdraw, turn.standing.community, invite)
    audit(turn, "staff-withdraw", invite[:8])


async def removable(turn: Turn) -> StaffRow:
    """Who is named by the argument `learner`; LearnerError where they were made nothing here, or must stay."""
    row = await _row(turn, turn.standing.community, turn.number("learner"))
    if row is None or not row.granted:
        raise LearnerError("desk-staff-gone")
    there = await turn.read(staff.of_community, row.community)
    others = [one for one in there if one.granted and one.role is Role.ADMIN and one.learner != row.learner]
    if row.role is Role.ADMIN and not others and only_grants(turn):
        raise LearnerError("desk-last-admin")
    return row


async def removed(turn: Turn) -> StaffRow:
    """Have somebody removed with this turn; who that was."""
    row = await removable(turn)
    turn.write(desk.revoke, row.community, row.learner, keep_admin=only_grants(turn))
    audit(turn, "staff-remove", str(row.learner), learner=row.learner, name=row.name)
    return row


def only_grants(turn: Turn) -> bool:
    """Whether nothing but a grant makes anybody admin of the community: no platform says who manages it."""
    platform = turn.house.entrances.platforms.get(turn.standing.community.partition("/")[0])
    return not isinstance(platform, CommunityPlatform)


async def _row(turn: Turn, community: str, learner: int) -> StaffRow | None:
    there = await turn.read(staff.of_community, community)
    return next((one for one in there if one.learner == learner), None)


def _record_joining(turn: Turn, invite: Invite) -> None:
    """They have no role yet in which they could be said to act: it is the one that they take up."""
    turn.write(
        acts.record,
        community=invite.community,
        learner=turn.learner.id,
        role=invite.role,
        act="staff-join",
        subject=invite.role.word,
        detail={},
        now=turn.now,
    )
