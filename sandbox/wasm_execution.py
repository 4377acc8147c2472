"""One execution in a child process, watched: its output gathered, its deadline and its growth kept."""

import asyncio
import json
import signal
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Self

from sandbox.contract import Case, Job
from sandbox.outcome import End, Remains
from sandbox.wasm_process import BrokenChildError, Child
from sandbox.wire import order

BASELINE_BYTES = 32 * 2**20
"""The interpreter's own share: with less, nothing runs."""
SLACK_BYTES = 96 * 2**20
"""By how much a child may grow besides a program's memory and files, for the engine's own purposes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One execution: what to tell the child, and the limits that are watched from here (seconds and bytes)."""

    frame: bytes
    seconds: float
    output: int
    growth: int

    @classmethod
    def of(cls, job: Job, case: Case, seconds: float) -> Self:
        """The order to execute `case` of `job` within `seconds`."""
        limits = job.limits
        memory = max(limits.memory_bytes, BASELINE_BYTES)
        told = order(job, case, memory=memory) | {"seconds": seconds}
        return cls(
            frame=json.dumps(told).encode(),
            seconds=seconds,
            output=limits.output_bytes,
            growth=memory + limits.scratch_bytes + SLACK_BYTES,
        )


@dataclass(frozen=True, slots=True)
class _End:
    """What the child says at the end of a request, or what was seen in its place."""

    end: End
    report: str | None = None
    exit_code: int | None = None
    peak: int | None = None
    files: object = field(default_factory=dict[str, str])
    files_left_out: int = 0


async def supervised(child: Child, order: Order) -> Remains | None:
    """Run one request in `child`, to its end or to a limit; None where something else killed the child."""
    started = time.monotonic()
    streams = {"o": bytearray(), "e": bytearray()}
    try:
        async with asyncio.timeout(order.seconds):
            await child.send(b"R", order.frame)
            end = await _first(_follow(child, streams, order.output), _outgrown(child, order.growth))
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
        report=None if end.report is None else str(end.report).encode("utf-8", "replace"),
        exit_code=end.exit_code,
        seconds=time.monotonic() - started,
        peak_memory_bytes=end.peak,
        files=end.files,
        files_left_out=end.files_left_out,
    )


async def _first(*ways: Coroutine[None, None, _End]) -> _End:
    """The end that comes first; the other ways to it are left."""
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _outgrown(child: Child, most: int) -> _End:
    """A program can fill more than its own memory: names of files and folders are kept outside of it."""
    await child.grows_by(most)
    return _End(End.MEMORY)


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
