"""Workers kept warm: started ahead of need, lent for one execution at a time, replaced when they are used up."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Hashable, Mapping
from contextlib import asynccontextmanager
from typing import Protocol

from sandbox.cases import CannotRunError

CLOSING = "The sandbox is closing."


class Worker(Protocol):
    """Something that can run programs, one after another."""

    @property
    def usable(self) -> bool:
        """Whether it can take another one."""
        ...

    async def kill(self) -> None:
        """End it, and wait until it is gone. May be called again."""
        ...


class Pool[K: Hashable, W: Worker]:
    """Lends workers of several kinds. `start` makes one, and raises `CannotRunError` if it cannot.

    At most `idle` wait for something to do; one more, and the one that has waited longest is ended.
    """

    def __init__(self, start: Callable[[K], Awaitable[W]], *, idle: int) -> None:
        self._start = start
        self._most_idle = idle
        self._idle: list[tuple[K, W]] = []
        self._busy: set[W] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def gauges(self) -> Mapping[str, float]:
        """How many are at work, and how many wait for something to do."""
        return {"workers_busy": len(self._busy), "workers_idle": len(self._idle)}

    @asynccontextmanager
    async def lent(self, kind: K) -> AsyncGenerator[W]:
        """A worker of that kind for the time of the block. Raises `CannotRunError`."""
        worker = await self._take(kind)
        whole = False
        try:
            yield worker
            whole = True
        finally:  # whoever leaves in the middle may leave it busy
            self._busy.discard(worker)
            if whole and worker.usable:
                await self._keep(kind, worker)
            else:
                self._in_background(worker.kill())
                self._warm_up(kind)

    async def warm(self, kind: K, count: int) -> None:
        """Have `count` workers of that kind wait. Raises `CannotRunError` if there cannot even be one."""
        missing = count - sum(1 for each, _ in self._idle if each == kind)
        if missing > 0:
            await self._add(kind)
        await asyncio.gather(*(self._add_spare(kind) for _ in range(missing - 1)))

    async def close(self) -> None:
        """End all workers, busy ones too, and wait until they are gone."""
        self._closed = True
        workers = [*(worker for _, worker in self._idle), *self._busy]
        self._idle.clear()
        await asyncio.gather(*(worker.kill() for worker in workers), *self._tasks, return_exceptions=True)

    async def _take(self, kind: K) -> W:
        """The one that has waited longest, for another may still be getting ready; a new one if there is none."""
        if self._closed:
            raise CannotRunError(CLOSING)
        while entry := next((entry for entry in self._idle if entry[0] == kind), None):
            self._idle.remove(entry)
            if entry[1].usable:
                self._busy.add(entry[1])
                return entry[1]
            await entry[1].kill()
        worker = await self._begin(kind)
        self._busy.add(worker)
        return worker

    async def _begin(self, kind: K) -> W:
        if self._closed:
            raise CannotRunError(CLOSING)
        worker = await self._start(kind)
        if self._closed:  # in the meantime
            await worker.kill()
            raise CannotRunError(CLOSING)
        return worker

    async def _keep(self, kind: K, worker: W) -> None:
        if self._closed:
            await worker.kill()
            return
        self._idle.append((kind, worker))
        if len(self._idle) > self._most_idle:
            _, oldest = self._idle.pop(0)
            await oldest.kill()

    def _warm_up(self, kind: K) -> None:
        """Have a spare started beside what goes on, in place of one that is lost."""
        if not self._closed:
            self._in_background(self._add_spare(kind))

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _add_spare(self, kind: K) -> None:
        with contextlib.suppress(CannotRunError):  # the next job tries again, and is told why
            await self._add(kind)

    async def _add(self, kind: K) -> None:
        await self._keep(kind, await self._begin(kind))
