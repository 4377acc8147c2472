"""Who teaches, from the terminal: for whoever runs Parley, who is the first to make somebody admin."""

from bot.database import open_database
from bot.serve import Tell
from bot.settings import Settings
from core.clock import SystemClock
from core.store import acts, desk, learners, staff
from core.store.database import Database
from core.store.learners import Learner
from core.store.staff import Role


async def show(settings: Settings, community: str, tell: Tell) -> None:
    """List who teaches in a community."""
    async with open_database(settings, tell) as database:
        there = await database.read(staff.of_community, community)
    for one in there:
        granted = "granted" if one.granted else "by the platform"
        _say(
            f"{one.learner:>8}  {one.role.word:10}  {granted:15}  {one.seen_at:%Y-%m-%d}  {one.name}".rstrip()
        )
    if not there:
        _say(f"Nobody teaches in {community} yet.")


async def grant(settings: Settings, account: str, community: str, role: Role, tell: Tell) -> bool:
    """Make somebody instructor or admin of a community; whether there is such a person."""
    async with open_database(settings, tell) as database:
        found = await _find(database, account, tell)
        if found is None:
            return False
        now = SystemClock().now()
        async with database.transaction() as connection:
            await staff.grant(connection, community, found.id, role, None, now)
            await acts.record(
                connection,
                community=community,
                learner=None,
                role=Role.OPERATOR,
                act="staff-grant",
                subject=str(found.id),
                detail={"role": role.word, "learner": found.id, "name": found.name},
                now=now,
            )
    tell(f"{found.name or account} is {role.word} of {community} now.")
    return True


async def revoke(settings: Settings, account: str, community: str, tell: Tell) -> bool:
    """Take back what somebody was made in a community, and end their sessions; whether they were anything."""
    async with open_database(settings, tell) as database:
        found = await _find(database, account, tell)
        if found is None:
            return False
        async with database.transaction() as connection:
            was = await staff.revoke(connection, community, found.id)
            if was:
                await desk.close_all(connection, community, found.id)
                await acts.record(
                    connection,
                    community=community,
                    learner=None,
                    role=Role.OPERATOR,
                    act="staff-revoke",
                    subject=str(found.id),
                    detail={"learner": found.id, "name": found.name},
                    now=SystemClock().now(),
                )
    name = found.name or account
    tell(f"{name} is staff of {community} no more." if was else f"{name} was no staff of {community}.")
    return was


async def _find(database: Database, account: str, tell: Tell) -> Learner | None:
    platform, _, person = account.partition("/")
    found = await database.read(learners.find, platform, person)
    if found is None:
        tell(f"I know nobody who is {account}. They have to write to Parley once; an account is PLATFORM/ID.")
    return found


def _say(line: str) -> None:
    print(line)  # noqa: T201 - what was asked for
