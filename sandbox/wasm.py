"""The embedded runner: CPython in WebAssembly, in a child process that is killed at the deadline. Needs no Docker."""

import signal
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sandbox.cases import CannotRunError, run_cases
from sandbox.contract import Case, Execution, Job, Status, Verdict
from sandbox.outcome import End, Remains, judge
from sandbox.pool import Pool
from sandbox.wasm_execution import Order, supervised
from sandbox.wasm_process import BrokenChildError, Child

ATTEMPTS = 2
"""A child killed from outside is no fault of the learner's: the execution is run again, once."""


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
        self._children = Pool[None, Child](self._start, idle=spares)

    async def prepare(self) -> None:
        """Have children wait for the first jobs. Raises `CannotRunError`."""
        await self._children.warm(None, self._spares)

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
        await self._children.close()

    def gauges(self) -> Mapping[str, float]:
        """Figures of this moment: see `Pool.gauges`."""
        return self._children.gauges()

    async def _execute(self, job: Job, case: Case, seconds: float) -> Execution:
        order = Order.of(job, case, seconds)
        for _ in range(ATTEMPTS):
            async with self._children.lent(None) as child:
                remains = await supervised(child, order)
            if remains is not None:
                return judge(case, job.limits, remains)
        return judge(case, job.limits, Remains(end=End.MEMORY, exit_code=128 + signal.SIGKILL))

    async def _start(self, _: None) -> Child:
        try:
            return await Child.start(_harness(), self._cache_dir)
        except (BrokenChildError, OSError) as error:
            raise CannotRunError(f"The embedded sandbox cannot start: {error}") from error
