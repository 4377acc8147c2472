"""Runs the platforms over an open house, until they end or are stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from bot.migrate import migrate
from bot.settings import Settings, read
from bot.wiring import OpenHouse, Tell, database_url, open_house
from core.chat import Platform
from core.errors import SetupError
from core.upkeep import FORGET_EVERY, JOBS_EVERY, RECOVER_EVERY, keep_doing

GRACE = 2.0
"""Seconds that upkeep is given to end what it has begun."""
TERMINAL = "terminal"
"""The platform that `parley chat` opens, and `parley serve` does not."""


async def serve(settings: Settings, tell: Tell) -> None:
    """Serve on every platform that its own settings enable."""
    async with open_house(settings, tell) as house:
        wanted = [(one, read(one.settings)) for one in house.platforms if one.name != TERMINAL]
        platforms = [one.connect(own, house.door) for one, own in wanted if one.enabled(own)]
        if not platforms:
            raise SetupError("No platform is enabled. The web is one, unless WEB_ENABLED=false.")
        await run(house, platforms, tell)


async def chat(settings: Settings, learner: str, tell: Tell) -> None:
    """Let one person learn in this terminal."""
    async with open_house(settings, tell) as house:
        (terminal,) = (one for one in house.platforms if one.name == TERMINAL)
        given = {"learner": learner} if learner else {}
        await run(house, [terminal.connect(read(terminal.settings, **given), house.door)], tell)


async def migrate_only(settings: Settings, tell: Tell) -> None:
    """Migrate the database, and start nothing else."""
    async with database_url(settings, tell) as url:
        await migrate(url)
    tell("The database is in the form that this release knows.")


async def run(house: OpenHouse, platforms: Sequence[Platform], tell: Tell) -> None:
    """Run these platforms together; when one ends or fails, all end, and its failure is raised."""
    house.dispatch.outbox.platforms.update({one.name: one for one in platforms})
    ending = asyncio.Event()
    running = [asyncio.create_task(one.run()) for one in platforms]
    beside = [
        asyncio.create_task(house.live.listen()),
        *(asyncio.create_task(_announce(one, tell)) for one in platforms),
    ]
    upkeep = [asyncio.create_task(keep_doing(work, every, ending)) for work, every in _upkeep(house)]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ending.set()
        for task in (*running, *beside):
            task.cancel()
        # Whatever is in the middle of a query may end it: a connection that is cut off is one that is closed by force.
        await asyncio.wait(upkeep, timeout=GRACE)
        for task in upkeep:
            task.cancel()
        ended = await asyncio.gather(*running, *beside, *upkeep, return_exceptions=True)
    for failure in ended:
        if isinstance(failure, Exception):
            raise failure


def _upkeep(house: OpenHouse) -> Iterator[tuple[Callable[[], Awaitable[None]], float]]:
    """What is done now and then, and every how many seconds."""
    yield house.recover, RECOVER_EVERY
    yield house.reshelve, RECOVER_EVERY
    yield house.forget_old_turns, FORGET_EVERY
    yield from ((partial(house.run_jobs, kind), JOBS_EVERY) for kind in house.works)
    yield from ((partial(house.do, chore), chore.every) for chore in house.chores)


async def _announce(platform: Platform, tell: Tell) -> None:
    await platform.started.wait()
    if platform.url:
        tell(f"Parley is ready: {platform.url}")
