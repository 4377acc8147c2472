"""One container in which runs are served, seen from the host: started, given orders, killed at the deadline."""

import asyncio
import contextlib
import json
import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from math import ceil
from types import NoneType
from typing import Any, Self

from sandbox.cases import CannotRunError
from sandbox.contract import Case, Job
from sandbox.docker.container import program_memory
from sandbox.docker.engine import Engine
from sandbox.docker.line import BrokenLineError, Line
from sandbox.languages import languages
from sandbox.outcome import End, Remains
from sandbox.wire import order

START_SECONDS = 30.0
STOP_SECONDS = 2.0
"""How long a cell may take to end a run that it was told to end; then it is ended itself."""
LONGEST_LIFE_RUNS = 1000
"""After so many runs a container is replaced: whoever has found a way out of a jail does not stay in it for ever."""
LONGEST_OUTPUT_BYTES = 16 * 2**20
"""More than any limit of an operator's."""
PROCESSOR_GRACE_SECONDS = 5
"""Processor seconds beyond the wall clock's: only where the host has died does this limit ever count."""

log = logging.getLogger(__name__)


class NoJailError(Exception):
    """The kernel does not let an unprivileged process make a jail; the message is its own."""


class Workshop:
    """The engine, called from threads so that nobody waits for it."""

    def __init__(self, engine: Engine, threads: Executor) -> None:
        self.engine = engine
        self._threads = threads

    async def call[T](self, work: Callable[[], T]) -> T:
        """Do blocking work in a thread. If we are cancelled meanwhile, it is waited for all the same.

        Otherwise a container could come into being after the moment in which it was to be removed.
        """
        task = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise


@dataclass(slots=True)
class _Told:
    """What the cell says at the end of a run, or what was seen in its place."""

    end: End
    exit_code: int | None = None
    report: str | None = None
    files: object = field(default_factory=dict[str, str])
    files_left_out: int = 0


class Cell:
    """A container of ours that is ready to run programs. Make one with `start`; whoever has one calls `kill`."""

    def __init__(self, workshop: Workshop, name: str, line: Line, *, runs: int) -> None:
        self._workshop, self._name, self._line = workshop, name, line
        self._left = runs
        self._spoilt = self._ready = False

    @classmethod
    async def start(cls, workshop: Workshop, config: dict[str, Any], *, runs: int) -> Self:
        """Start a container for so many runs and wait until it is ready. Raises `NoJailError` or `CannotRunError`."""
        name = f"parley-sandbox-{secrets.token_hex(8)}"
        engine = workshop.engine
        try:
            line = await Line.over(await workshop.call(lambda: engine.start(name, config)))
            cell = cls(workshop, name, line, runs=runs)
            await cell._until_ready()
        except BaseException:
            await workshop.call(lambda: engine.remove(name))
            raise
        return cell

    async def _until_ready(self) -> None:
        """Wait until a program waits for an order there: its own time begins only then."""
        if self._ready:
            return
        try:
            async with asyncio.timeout(START_SECONDS):
                kind, words = await self._line.hear()
        except (TimeoutError, BrokenLineError) as error:
            self._line.hang_up()
            said = bytes(self._line.complaints).decode(errors="replace").strip()
            raise CannotRunError(f"A sandbox was started, and did not get ready. {said}".strip()) from error
        if kind != b"+":
            self._line.hang_up()
            raise NoJailError(words.decode(errors="replace"))
        self._ready = True

    @property
    def usable(self) -> bool:
        """Whether it can take another run."""
        return self._left > 0 and not self._spoilt

    async def kill(self) -> None:
        """End the container, and wait until it is gone. May be called again."""
        self._spoilt = True
        self._line.hang_up()
        await self._workshop.call(lambda: self._workshop.engine.remove(self._name))

    async def run(self, job: Job, case: Case, seconds: float) -> Remains | None:
        """Execute `case` of `job`, to its end or to a limit; None where the container itself broke down."""
        try:
            await self._until_ready()
        except (CannotRunError, NoJailError) as error:
            log.warning("a sandbox is not ready for another run: %s", error)
            self._spoilt = True
            return None
        streams = {b"o": bytearray(), b"e": bytearray()}
        self._left -= 1
        self._ready = False
        started = time.monotonic()
        told = await self._until(_order(job, case), streams, seconds)
        seconds = time.monotonic() - started
        told = told or await self._broken_down()
        if told is None:
            return None
        return Remains(
            end=told.end,
            stdout=bytes(streams[b"o"]),
            stderr=bytes(streams[b"e"]),
            report=None if told.report is None else told.report.encode("utf-8", "replace"),
            exit_code=told.exit_code,
            seconds=seconds,
            files=told.files,
            files_left_out=told.files_left_out,
        )

    async def _until(self, order: bytes, streams: dict[bytes, bytearray], seconds: float) -> _Told | None:
        """What the cell tells in the end of `order`; None if it is not able to tell."""
        try:
            async with asyncio.timeout(seconds):  # a cell that does not even listen is not waited for either
                await self._line.say(b"R", order)
                return await self._follow(streams)
        except TimeoutError:
            await self._line.say(b"K")
        except BrokenLineError:
            return None
        try:
            async with asyncio.timeout(STOP_SECONDS):
                return await self._follow(streams)
        except (TimeoutError, BrokenLineError):
            self._spoilt = True
            return _Told(End.DEADLINE)

    async def _follow(self, streams: dict[bytes, bytearray]) -> _Told:
        """Gather output until the run ends. The cell sees to how much there is; one that does not is broken."""
        while sum(map(len, streams.values())) <= LONGEST_OUTPUT_BYTES:
            kind, payload = await self._line.hear()
            if kind in streams:
                streams[kind] += payload
            elif kind == b"d":
                return _told(payload)
            else:
                raise BrokenLineError("it said something else in the middle of a run")
        raise BrokenLineError("it does not keep to its limits")

    async def _broken_down(self) -> _Told | None:
        """A container that ended in the middle of a run: the kernel may have ended it for its memory."""
        self._spoilt = True
        self._line.hang_up()
        ending = await self._workshop.call(lambda: self._workshop.engine.ending(self._name))
        if ending is not None and ending.out_of_memory:
            return _Told(End.MEMORY, exit_code=ending.exit_code)
        with contextlib.suppress(UnicodeDecodeError):
            log.warning(
                "a sandbox broke down: %s", bytes(self._line.complaints).decode().strip() or "no word"
            )
        return None


def _order(job: Job, case: Case) -> bytes:
    limits = job.limits
    memory = program_memory(languages()[job.language], limits)
    processor = ceil(limits.wall_seconds) + PROCESSOR_GRACE_SECONDS
    return json.dumps(order(job, case, memory=memory) | {"processor": processor}).encode()


def _told(payload: bytes) -> _Told:
    """The cell's last word, which may be somebody else's if the cell was taken over. Raises `BrokenLineError`."""
    try:
        told = json.loads(payload)
        end = _Told(End[told.pop("end").upper()], **told)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise BrokenLineError("its last word cannot be read") from error
    forms = (type(end.exit_code), type(end.files_left_out), type(end.report))
    if forms[0] not in (int, NoneType) or forms[1] is not int or forms[2] not in (str, NoneType):
        raise BrokenLineError("its last word is of another form")
    return end
