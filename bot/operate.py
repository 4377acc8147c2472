"""The operator's switches and blocked accounts from the terminal, for when no chat is at hand."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import plugins
from bot.database import open_database
from bot.serve import Tell
from bot.settings import Settings
from bot.wiring import words_of
from core.clock import SystemClock
from core.features.operating.views import told_blocked
from core.roles import HOUSE, Role
from core.store import acts, blocked, learners, switches


async def turn_switch(settings: Settings, name: str, because: str, tell: Tell, *, off: bool) -> None:
    """Turn a kill switch."""
    now, reason = SystemClock().now(), because.strip()
    async with open_database(settings, tell) as database, database.transaction() as connection:
        await switches.turn_to(connection, name, off=off, reason=reason, by=None, now=now)
        await _audit(connection, "switch", name, off=off, reason=reason)
    tell(f"The {name} is {'off' if off else 'on'}; every process knows within seconds.")


async def block(settings: Settings, account: str, because: str, tell: Tell) -> bool:
    """Block somebody, and tell them; whether there is such an account."""
    plugins.look_into(settings.plugins)
    say, reason = words_of(plugins.features()).say, because.strip()
    platform, _, person = account.partition("/")
    async with open_database(settings, tell) as database:
        learner = await database.read(learners.find, platform, person)
        if learner is None:
            tell(f"There is no account {account}. It is PLATFORM/ID.")
            return False
        async with database.transaction() as connection:
            told, now = told_blocked(say(learner.language)), SystemClock().now()
            if await blocked.block(connection, learner.id, reason, None, told, now):
                await _audit(connection, "block", account, learner=learner.id, reason=reason)
    tell(f"{account} is blocked, with all other accounts of the same person.")
    return True


async def unblock(settings: Settings, account: str, tell: Tell) -> bool:
    """Answer somebody again; whether they were blocked."""
    platform, _, person = account.partition("/")
    async with open_database(settings, tell) as database:
        learner = await database.read(learners.find, platform, person)
        if learner is None:
            tell(f"There is no account {account}. It is PLATFORM/ID.")
            return False
        async with database.transaction() as connection:
            was = await blocked.unblock(connection, learner.id)
            if was:
                await _audit(connection, "unblock", account, learner=learner.id)
    tell(f"{account} is answered again." if was else f"{account} was not blocked.")
    return was


async def _audit(connection: AsyncConnection, act: str, subject: str, **detail: object) -> None:
    await acts.record(
        connection,
        community=HOUSE,
        learner=None,
        role=Role.OPERATOR,
        act=act,
        subject=subject,
        detail=detail,
        now=SystemClock().now(),
    )
