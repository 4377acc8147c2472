"""A bounded, fair queue before a runner: one running job an owner, and owners take turns."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from math import ceil

from sandbox.contract import Job, Limits, Runner, Status, Verdict

_FIRST_GUESS_SECONDS = 1.0
_MEMORY = 0.8
"""How much of the estimate is kept when a job has ended; the rest is what that one took."""


class _WaitedTooLongError(Exception):
    """The turn of a job did not come in time."""


@dataclass(slots=True, eq=False)
class _Line:
    """The waiting jobs of one owner, and whether one of theirs runs."""

    waiting: deque[asyncio.Future[None]] = field(default_factory=deque["asyncio.Future[None]"])
    running: bool = False


class QueuedRunner:
    """Passes jobs to `inner`, at most `slots` at a time; `length` more may wait, for `patience` seconds at most.

    Owners take turns: one with ten jobs delays another's first by one job at most. A job without an owner
    stands for itself. Cancelling `run` gives the job's place, or its slot, to the next.
    """

    def __init__(
        self,
        inner: Runner,
        *,
        slots: int,
        length: int,
        bounded: Callable[[Limits], Limits],
        patience: float | None = None,
    ) -> None:
        self._inner = inner
        self._bounded = bounded
        self._free = slots
        self._slots = slots
        self._length = length
        self._patience = patience
        self._waiting = 0
        self._lines: OrderedDict[object, _Line] = OrderedDict()
        self._typical = _FIRST_GUESS_SECONDS

    @property
    def running(self) -> int:
        """How many jobs run now."""
        return self._slots - self._free

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._waiting

    async def run(self, job: Job) -> Verdict:
        """Run `job` when its turn comes, within the operator's bounds.

        QUEUE_FULL at once where there is no place, and after `patience` where the turn did not come.
        """
        owner: object = job.owner or object()
        if self._waiting >= self._length and not self._at_once(owner):
            return self._full()
        job = replace(job, limits=self._bounded(job.limits))
        try:
            async with self._turn(owner):
                started = time.monotonic()
                verdict = await self._inner.run(job)
                self._typical = _MEMORY * self._typical + (1 - _MEMORY) * (time.monotonic() - started)
                return verdict
        except _WaitedTooLongError:
            return self._full()

    async def close(self) -> None:
        """Send away who waits (they are told UNAVAILABLE by the closed runner) and close the inner runner."""
        await self._inner.close()

    def _at_once(self, owner: object) -> bool:
        line = self._lines.get(owner)
        return self._free > 0 and (line is None or not line.running)

    def _full(self) -> Verdict:
        place = self._waiting + 1
        seconds = self._typical * ceil(place / self._slots)
        return Verdict(
            status=Status.QUEUE_FULL,
            place=place,
            estimate_seconds=seconds,
            note=(
                f"Too many programs are waiting to be run: yours would be number {place} in the queue. "
                f"Try again in about {max(ceil(seconds), 1)} s."
            ),
        )

    @asynccontextmanager
    async def _turn(self, owner: object) -> AsyncGenerator[None]:
        line = self._lines.setdefault(owner, _Line())
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.waiting.append(mine)
        self._waiting += 1
        self._call_next()
        try:
            await self._until(mine)
        except (asyncio.CancelledError, _WaitedTooLongError):
            if mine.done() and not mine.cancelled():  # the turn had come, and nobody is there to take it
                self._end(owner, line)
            else:
                line.waiting.remove(mine)
                self._waiting -= 1
                self._forget(owner, line)
            raise
        try:
            yield
        finally:
            self._end(owner, line)

    async def _until(self, turn: asyncio.Future[None]) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await turn
        except TimeoutError:
            raise _WaitedTooLongError from None

    def _call_next(self) -> None:
        """Give each free slot to the owner who was served longest ago, has a job waiting and none running."""
        for line in self._lines.values():
            if self._free == 0:
                return
            # One that was cancelled stands in the line until its task runs again, and takes itself out.
            following = next((one for one in line.waiting if not one.done()), None)
            if line.running or following is None:
                continue
            line.running = True
            self._free -= 1
            self._waiting -= 1
            line.waiting.remove(following)
            following.set_result(None)

    def _end(self, owner: object, line: _Line) -> None:
        line.running = False
        self._free += 1
        self._lines.move_to_end(owner)
        self._forget(owner, line)
        self._call_next()

    def _forget(self, owner: object, line: _Line) -> None:
        if not line.running and not line.waiting:
            self._lines.pop(owner, None)
