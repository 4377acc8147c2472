"""What grows is shown now and then: always its newest state, and never more often than the platform likes."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable


class Pace[T]:
    """Shows versions of something in turn, one in `every` seconds at most.

    One that a newer one overtakes while it waits is never shown. `every` may be changed at any time.
    """

    def __init__(self, show: Callable[[T], Awaitable[None]], *, every: float) -> None:
        self._show = show
        self.every = every
        self._newest: list[T] = []
        self._task: asyncio.Task[None] | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    def offer(self, version: T) -> None:
        """Have this version shown as soon as may be."""
        self._newest = [version]
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Show nothing more: the version that is being shown is finished, one that waits is dropped."""
        self._newest = []
        if self._task is not None:
            await self._idle.wait()
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while self._newest:
            self._idle.clear()
            version = self._newest.pop()
            try:
                await self._show(version)
            finally:
                self._idle.set()
            await asyncio.sleep(self.every)
