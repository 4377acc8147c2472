"""What every process does now and then: take up what others left, forget old messages, and files nobody needs.

Each piece of work finds in the database what is due, so that a missed or doubled round does no harm.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from itertools import batched

from core.blobs import Blobs
from core.clock import Clock
from core.errors import Unavailable
from core.store import jobs, notes, studies, turns
from core.store.database import Database

log = logging.getLogger(__name__)

JOBS_EVERY, RECOVER_EVERY, FORGET_EVERY = 1.0, 5.0, 3600.0
"""Seconds."""
AT_ONCE = 1000
"""Turns that are deleted in one transaction, so that none is long; blobs that are looked for at once."""
YOUNG = timedelta(days=1)
"""A blob that was put since then may belong to a turn that is only being written, or to a message not yet sent."""


async def keep_doing(
    work: Callable[[], Awaitable[object]], every: float, ended: asyncio.Event | None = None
) -> None:
    """Do `work` at once and then `every` so many seconds, whatever happens in it, until `ended` is set or it is cancelled.

    A database that is away is waited for; a bug is logged, and the next round may fare better.
    """
    ended = ended or asyncio.Event()
    while not ended.is_set():
        try:
            await work()
        except Unavailable as error:
            log.warning("upkeep waits: %s", error)
        except Exception:  # an edge: nobody but us would notice that upkeep has ended
            log.exception("upkeep met a bug, and goes on")
        with suppress(TimeoutError):
            async with asyncio.timeout(every):
                await ended.wait()


async def forget_old_turns(database: Database, clock: Clock, keep: timedelta) -> int:
    """Delete the messages, and the long work that ended, that are older than `keep`; how many messages there were.

    Attempts and progress stay.
    """
    await database.write(notes.forget_before, clock.now() - keep)
    await database.write(jobs.forget_before, clock.now() - keep)
    forgotten = 0
    while True:
        async with database.transaction() as connection:
            deleted = await turns.forget_before(connection, clock.now() - keep, AT_ONCE)
        forgotten += deleted
        if deleted < AT_ONCE:
            return forgotten


async def sweep_blobs(database: Database, blobs: Blobs, clock: Clock) -> int:
    """Delete the files that no kept turn needs for its reply or its attachments, and no study set; how many there were."""
    moment = clock.now() - YOUNG
    swept = 0
    for keys in batched(await blobs.untouched_since(moment), AT_ONCE):
        needed = await database.read(turns.needed, keys) | await database.read(studies.needed, keys)
        swept += await blobs.drop([key for key in keys if key not in needed], moment)
    return swept
