"""Who is measured when programs are run: a bare interpreter, and each way of running one in a sandbox."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

import psutil

from sandbox.contract import Call, Case, Job, Runner, Status, Verdict
from sandbox.docker.engine import LABEL, myself
from sandbox.fairness import QueuedRunner
from sandbox.open import backend, open_runner
from sandbox.service.readiness import Prepares
from sandbox.settings import SandboxSettings

type Way = Literal["embedded", "jail", "container", "service"]
"""The embedded sandbox; a jail in a kept container; a fresh container each; jails as Parley uses them, behind HTTP."""
WAYS: Sequence[Way] = get_args(Way.__value__)

MOST_CLIENTS = 32
CHILD = "wasm_child.py"
"""The program of the embedded sandbox's children."""
CASES = 5
PRINT = Job(source="print(1)")
GRADED = Job(
    source="def area(width, height):\n    return width * height\n",
    cases=tuple(
        Case(name=f"{width} by 3", calls=(Call(function="area", arguments=(width, 3)),))
        for width in range(CASES)
    ),
)


class WrongAnswerError(Exception):
    """A program was not run as it should have been, so there is nothing to measure."""


class Contender(Protocol):
    """One way of running programs."""

    @property
    def name(self) -> str:
        """What it is called in the report."""
        ...

    @property
    def rest_seconds(self) -> float:
        """How long it may be busy after its answer, with getting ready for the next program."""
        ...

    async def run(self) -> None:
        """Run `print(1)`, and see to its output."""
        ...


class Bare:
    """`python3 -c 'print(1)'`: an interpreter started for each program, with nothing round it."""

    name = "bare"
    rest_seconds = 0.0

    def __init__(self, python: str) -> None:
        self._command = (python, "-c", PRINT.source)
        self._threads = ThreadPoolExecutor(MOST_CLIENTS)

    async def run(self) -> None:
        """See Contender. Started from a thread, which costs less than asyncio's own way."""
        await asyncio.get_running_loop().run_in_executor(self._threads, self._once)

    def _once(self) -> None:
        done = subprocess.run(self._command, capture_output=True, check=True)
        if done.stdout != b"1\n":
            raise WrongAnswerError(f"{self._command} said {done.stdout!r}")


@dataclass(frozen=True, slots=True)
class Sandboxed:
    """A runner, with the queue before it that Parley has before it too."""

    name: Way
    runner: Runner
    room: int
    """How many programs may run and wait at once."""

    @property
    def rest_seconds(self) -> float:
        """See Contender."""
        return 0.8 if self.name == "container" else 0.03

    def slots(self) -> Sequence[psutil.Process]:
        """The processes that hold a slot each, together with those that they have started; none where unknown."""
        match self.name:
            case "embedded":
                return [
                    each
                    for each in psutil.Process().children()
                    if any(part.endswith(CHILD) for part in each.cmdline())
                ]
            case "jail" | "container":
                ours = f"label={LABEL}={myself()}"
                names = _said("docker", "ps", "--quiet", "--filter", ours)
                pids = _said("docker", "inspect", "--format", "{{.State.Pid}}", *names)
                return [psutil.Process(int(pid)) for pid in pids]
            case "service":
                return ()

    async def run(self) -> None:
        """See Contender."""
        _see_to(await self.runner.run(PRINT), stdout="1\n")

    async def grade(self) -> None:
        """Run a function in five cases, and compare what it returns."""
        verdict = await self.runner.run(GRADED)
        _see_to(verdict)
        if [each.value for each in verdict.executions] != [3 * width for width in range(CASES)]:
            raise WrongAnswerError(str(verdict))


def system_python() -> str:
    """The interpreter of the system, where there is one, else the one that this runs in, outside its environment."""
    return shutil.which("python3", path=os.defpath) or os.path.realpath(sys.executable)


@asynccontextmanager
async def sandboxed(way: Way) -> AsyncGenerator[Sandboxed]:
    """A sandbox of its own, ready for programs. Raises `CannotRunError`."""
    settings = _settings(way)
    if way == "service":
        async with open_runner(settings) as runner:
            contender = Sandboxed(way, runner, settings.slots + settings.queue_length)
            await contender.run()
            yield contender
        return
    inner = backend(settings)
    runner = QueuedRunner(inner, slots=settings.slots, length=settings.queue_length, bounded=settings.bounded)
    try:
        assert isinstance(inner, Prepares)
        await inner.prepare()
        room = settings.slots + settings.queue_length
        yield Sandboxed(way, runner, room)
    finally:
        await runner.close()


def _settings(way: Way) -> SandboxSettings:
    isolation = "container" if way == "container" else "jail"
    return SandboxSettings(
        backend="embedded" if way == "embedded" else "docker",
        isolation=isolation,
        queue_length=MOST_CLIENTS,
        url="",
    )


def _said(*command: str) -> Sequence[str]:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()


def _see_to(verdict: Verdict, stdout: str = "") -> None:
    if verdict.status is not Status.FINISHED or verdict.executions[0].stdout != stdout:
        raise WrongAnswerError(str(verdict))
