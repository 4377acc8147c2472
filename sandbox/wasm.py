"""The embedded runner: CPython in WebAssembly, in a child process that is killed at the deadline. Needs no Docker."""

import asyncio
import contextlib
import json
import signal
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox.cases import CannotRunError, run_cases
from sandbox.contract import Case, Execution, Job, Status, Verdict
from sandbox.outcome import End, Remains, judge
from sandbox.wasm_process import BrokenChildError, Child
from sandbox.wire import request

BASELINE_BYTES = 32 * 2**20
"""The interpreter's own share: with less, nothing runs."""
ATTEMPTS = 2
"""A child killed from outside is no fault of the learner's: the execution is run again, once."""
CLOSING = "The sandbox is closing."


@cache
def _harness() -> bytes:
    here = Path(__file__).parent
    files = (here / "images" / "python" / "harness.py", here / "wasm_guest.py")
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
        frame = json.dumps(
            {
                "request": request(case, job.source),
                "memory": max(job.limits.memory_bytes, BASELINE_BYTES),
                "scratch": job.limits.scratch_bytes,
                "output": job.limits.output_bytes,
                "seconds": seconds,
            }
        ).encode()
        for _ in range(ATTEMPTS):
            remains = await self._attempt(frame, seconds, job.limits.output_bytes)
            if remains is not None:
                return judge(case, job.limits, remains)
        return judge(case, job.limits, Remains(end=End.MEMORY, exit_code=128 + signal.SIGKILL))

    async def _attempt(self, frame: bytes, seconds: float, output: int) -> Remains | None:
        """What one execution left behind; None where something killed its child that was not us."""
        child = await self._take()
        whole = False
        try:
            remains = await _supervised(child, frame, seconds, output)
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


async def _supervised(child: Child, frame: bytes, seconds: float, output: int) -> Remains | None:
    """Run one request in `child`, to its end or to the deadline; None where something else killed the child."""
    started = time.monotonic()
    streams = {"o": bytearray(), "e": bytearray()}
    try:
        async with asyncio.timeout(seconds):
            await child.send(b"R", frame)
            end = await _follow(child, streams, output)
    except TimeoutError:
        end = _End(End.DEADLINE)
    except BrokenChildError as broken:
        if broken.signal == signal.SIGKILL:
            return None
        end = _End(End.CRASH, exit_code=128 + broken.signal if broken.signal else None)
    if end.end is not End.ITSELF:
        child.spoil()
    return Remains(
        end=end.end,
        stdout=bytes(streams["o"]),
        stderr=bytes(streams["e"]),
        report=None if end.report is None else end.report.encode(),
        exit_code=end.exit_code,
        seconds=time.monotonic() - started,
        peak_memory_bytes=end.peak,
    )


@dataclass(frozen=True, slots=True)
class _End:
    """What the child says at the end of a request, or what was seen in its place."""

    end: End
    report: str | None = None
    exit_code: int | None = None
    peak: int | None = None


async def _follow(child: Child, streams: dict[str, bytearray], output: int) -> _End:
    """Gather output until the request ends or there is too much of it."""
    while sum(map(len, streams.values())) <= output:
        kind, payload = await child.receive()
        if kind == "d":
            return _told(payload)
        if kind not in streams:
            raise BrokenChildError("it said something else in the middle of a request")
        streams[kind] += payload
    return _End(End.FLOOD)


def _told(payload: bytes) -> _End:
    try:
        told = json.loads(payload)
        return _End(End[told.pop("end").upper()], **told)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise BrokenChildError("its last word cannot be read") from error
