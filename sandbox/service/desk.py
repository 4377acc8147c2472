"""The jobs under way in a service, each once: who asks for the same one again waits for the one that runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.contract import Job, Verdict

LINGER_SECONDS = 1.0
"""How long a job whose asker has hung up waits for them to come back, and a verdict to be asked for again."""

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Entry:
    task: asyncio.Task[Verdict]
    askers: int = 0


class Desk:
    """Takes jobs to `run`, under keys that say what is the same. A job that nobody waits for any more is cancelled."""

    def __init__(self, run: Callable[[Job], Awaitable[Verdict]], *, linger: float = LINGER_SECONDS) -> None:
        self._run = run
        self._linger = linger
        self._entries: dict[bytes, _Entry] = {}

    def __contains__(self, key: bytes) -> bool:
        return key in self._entries

    @contextmanager
    def joined(self, key: bytes, job: Job) -> Generator[asyncio.Task[Verdict]]:
        """The task of the job of that key, which begins now unless it is there. Cancelling it is for the desk."""
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Entry(asyncio.ensure_future(self._run(job)))
            entry.task.add_done_callback(_heard)
        entry.askers += 1
        try:
            yield entry.task
        finally:
            entry.askers -= 1
            if not entry.askers:
                asyncio.get_running_loop().call_later(self._linger, self._leave, key, entry)

    async def idle(self) -> None:
        """Return when no job is under way any more, those that came meanwhile included."""
        while busy := [entry.task for entry in self._entries.values() if not entry.task.done()]:
            await asyncio.wait(busy)

    async def clear(self) -> None:
        """Cancel whatever is under way, and wait until it has ended."""
        tasks = [entry.task for entry in self._entries.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _leave(self, key: bytes, entry: _Entry) -> None:
        if not entry.askers and self._entries.get(key) is entry:
            del self._entries[key]
            entry.task.cancel()


def _heard(task: asyncio.Task[Verdict]) -> None:
    """Look at how a job ended, whose askers may all be gone: asyncio would complain if nobody did."""
    if not task.cancelled() and (error := task.exception()):
        _log.debug("A job ended with %r", error)
