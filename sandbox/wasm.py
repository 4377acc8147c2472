"""The embedded runner: CPython in WebAssembly, in a child process that is killed at the deadline. Needs no Docker."""

import asyncio
import contextlib
import signal
from functools import cache
from pathlib import Path

from sandbox.cases import CannotRunError, run_cases
from sandbox.contract import Case, Execution, Job, Status, Verdict
from sandbox.outcome import End, Remains, judge
from sandbox.wasm_execution import Order, supervised
from sandbox.wasm_process import BrokenChildError, Child

ATTEMPTS = 2
"""A child killed from outside is no fault of the learner's: the execution is run again, once."""
CLOSING = "The sandbox is closing."


@cache
def _harness() -> bytes:
    here = Path(__file__).parent
    images = here / "images"
    files = (images / "python" / "harness.py", images / "scratch.py", here / "wasm_guest.py")
    return b"\n".join(file.read_bytes() for file in files)


class WasmRunner:
    """Runs each execution in a new WebAssembly sandbox, inside one of a few child processes kept warm.

    `cache_dir` must belong to this user alone: the engine unpacks machine code there and runs it.
    Up to `spares` children wait for the next job.
    """

    def __init__(self, *, cache_dir: Path, spares: int = 1) -> None:
        self._cache_dir = cache_dir
        self._spares = spares
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._warming: set[asyncio.Task[None]] = set()
        self._closed = False

    async def run(self, job: Job) -> Verdict:
        """Run `job`; see `Runner`."""
        if job.language != "python":
            return Verdict(
                status=Status.UNAVAILABLE,
                note=f"The embedded sandbox runs Python only, not {job.language}. Set SANDBOX_BACKEND=docker.",
            )
        return await run_cases(job, self._execute)

    async def close(self) -> None:
        """Kill all children, busy ones too, and wait until they are gone."""
        self._closed = True
        for task in self._warming:
            task.cancel()
        await asyncio.gather(*self._warming, return_exceptions=True)
        children = [*self._idle, *self._busy]
        self._idle.clear()
        await asyncio.gather(*(child.kill() for child in children))

    async def _execute(self, job: Job, case: Case, seconds: float) -> Execution:
        order = Order.of(job, case, seconds)
        for _ in range(ATTEMPTS):
            remains = await self._attempt(order)
            if remains is not None:
                return judge(case, job.limits, remains)
        return judge(case, job.limits, Remains(end=End.MEMORY, exit_code=128 + signal.SIGKILL))

    async def _attempt(self, order: Order) -> Remains | None:
        """What one execution left behind; None where something killed its child that was not us."""
        child = await self._take()
        whole = False
        try:
            remains = await supervised(child, order)
            whole = child.usable
        finally:
            await self._give_back(child, whole)
        return remains

    async def _take(self) -> Child:
        if self._closed:
            raise CannotRunError(CLOSING)
        while self._idle:
            child = self._idle.pop()
            if child.usable:
                self._busy.add(child)
                return child
            await child.kill()
        child = await self._start()
        if self._closed:  # in the meantime
            await child.kill()
            raise CannotRunError(CLOSING)
        self._busy.add(child)
        return child

    async def _start(self) -> Child:
        try:
            return await Child.start(_harness(), self._cache_dir)
        except (BrokenChildError, OSError) as error:
            raise CannotRunError(f"The embedded sandbox cannot start: {error}") from error

    async def _give_back(self, child: Child, whole: bool) -> None:
        self._busy.discard(child)
        if whole and not self._closed and len(self._idle) < self._spares:
            self._idle.append(child)
            return
        self._warm_up()
        await child.kill()

    def _warm_up(self) -> None:
        """Have a spare started beside what goes on, in place of one that is lost."""
        if self._closed or len(self._idle) + len(self._warming) >= self._spares:
            return
        task = asyncio.create_task(self._add_spare())
        self._warming.add(task)
        task.add_done_callback(self._warming.discard)

    async def _add_spare(self) -> None:
        with contextlib.suppress(CannotRunError):  # the next job tries again, and is told why
            self._idle.append(await self._start())
