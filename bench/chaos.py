"""A runner that is killed again and again while submissions come in: each must end with exactly one verdict, the right one.

`parley sandbox` runs as a process of its own, is killed with SIGKILL after a few seconds of work, and started again.
Learners submit through the client that Parley itself uses; every program prints what only it can know, and sleeps a
little, so that many are in the middle of it when their runner dies. In the end nothing of the dead runners may be left.
"""

import asyncio
import os
import random
import secrets
import signal
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import aiohttp
import psutil

from bench.report import Figure, arguments, percentile, show
from sandbox.contract import Job, Status, Verdict
from sandbox.service.client import RemoteRunner

PARLEY = ("-c", "from bot.cli import main; main()", "sandbox")
LISTENS = b"listens on"
LEARNERS = 16
"""So many submit at the same time, each of them one program after another."""
LONGEST_NAP = 0.4
"""Seconds that a program sleeps, at most."""
PATIENCE = 120.0
LEFT = "Lost, wrong or left behind"
GONE_AFTER = 15.0
"""Seconds within which the children of a killed runner have to be gone."""


@dataclass(slots=True)
class Target:
    """The service under fire. `kills` counts how often it was killed."""

    backend: str
    port: int
    secret: str
    process: Process | None = None
    kills: int = 0
    children: list[psutil.Process] = field(default_factory=list[psutil.Process])
    """Of those that were killed."""

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it, and wait until it can run code: a slow machine would else never come to that."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *PARLEY, env=_environment(self), stderr=PIPE
        )
        assert self.process.stderr is not None
        said = b""
        async for line in self.process.stderr:
            said += line
            if LISTENS in line:
                return await self._ready()
        raise RuntimeError(f"parley sandbox ended before it listened:\n{said.decode()}")

    async def _ready(self) -> None:
        async with aiohttp.ClientSession() as http:
            while True:
                async with http.get(f"{self.url}/health") as health:
                    if health.status == 200:
                        return
                await asyncio.sleep(0.05)

    async def end(self, number: int = signal.SIGKILL) -> None:
        """End it by a signal."""
        assert self.process is not None
        self.children += psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        await self.process.communicate()

    async def orphans(self) -> int:
        """How many children of those that have ended are still there, after some time to notice."""
        _, left = await asyncio.to_thread(psutil.wait_procs, self.children, GONE_AFTER)
        return len(left)

    async def be_killed(self, every: float, until: asyncio.Event) -> None:
        """Be killed every so many seconds, and started again."""
        while not until.is_set():
            try:
                async with asyncio.timeout(every):
                    await until.wait()
            except TimeoutError:
                await self.end()
                self.kills += 1
                await self.start()


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of one: its verdict, whether that was the right one, and after how many seconds it came."""

    verdict: Verdict
    right: bool
    seconds: float


async def measure(
    *, submissions: int, every: float, backend: str, longest_nap: float = LONGEST_NAP
) -> list[Figure]:
    """The figures of so many submissions, while the service is killed every so many seconds."""
    target = Target(backend, _free_port(), secrets.token_urlsafe(32))
    await target.start()
    runner = RemoteRunner(target.url, target.secret, patience=PATIENCE)
    began, over = time.monotonic(), asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(target.be_killed(every, over))
            ended = await _all_of(runner, submissions, longest_nap)
            seconds = time.monotonic() - began
            over.set()
    finally:
        await runner.close()
        await target.end(signal.SIGTERM)
    orphans = Figure("processes of dead runners", await target.orphans(), "", LEFT, 0)
    return [*_figures(submissions, ended, target.kills, runner.retries, seconds), orphans]


async def _all_of(runner: RemoteRunner, submissions: int, longest_nap: float) -> Sequence[Submission]:
    numbered = iter([(number, random.uniform(0, longest_nap)) for number in range(submissions)])
    learners = (_learner(runner, f"learner {each}", numbered) for each in range(LEARNERS))
    return [one for submitted in await asyncio.gather(*learners) for one in submitted]


async def _learner(
    runner: RemoteRunner, name: str, programs: Iterator[tuple[int, float]]
) -> Sequence[Submission]:
    """Submit one program after another, each with its number and the nap it takes, until there are no more."""
    return [await _submit(runner, name, number, nap) for number, nap in programs]


async def _submit(runner: RemoteRunner, owner: str, number: int, nap: float) -> Submission:
    source = f"import time\ntime.sleep({nap:.3f})\nprint(sum(range({number})), input())"
    began = time.monotonic()
    verdict = await runner.run(Job(source=source, stdin=f"{number}", owner=owner))
    wanted = [f"{sum(range(number))} {number}\n"]
    right = verdict.status is Status.FINISHED and [each.stdout for each in verdict.executions] == wanted
    return Submission(verdict, right, time.monotonic() - began)


def _figures(
    submissions: int, ended: Sequence[Submission], kills: int, retries: int, seconds: float
) -> list[Figure]:
    times = [one.seconds for one in ended]
    statuses = Counter(one.verdict.status.value for one in ended)
    return [
        Figure("submissions", submissions),
        *(Figure(f"verdict: {status}", count) for status, count in sorted(statuses.items())),
        Figure("runner killed", kills, "times"),
        Figure("jobs sent again", retries, "times"),
        *(Figure(f"p{each}", percentile(times, each), "s", "Until the verdict") for each in (50, 95, 100)),
        Figure("all of it", seconds, "s", "Until the verdict"),
        Figure("without a verdict, or with two", abs(submissions - len(ended)), "", LEFT, 0),
        Figure("with a wrong verdict", sum(not one.right for one in ended), "", LEFT, 0),
    ]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _environment(target: Target) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SANDBOX_")}
    own = {
        "BACKEND": target.backend,
        "PORT": str(target.port),
        "SECRET": target.secret,
        "QUEUE_LENGTH": str(LEARNERS),
        "DRAIN_SECONDS": "0",
    }
    return kept | {f"SANDBOX_{name}": value for name, value in own.items()}


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--submissions", type=int, default=500)
    parser.add_argument("--kill-every", type=float, default=3, metavar="SECONDS")
    parser.add_argument("--backend", choices=("embedded", "docker"), default="embedded")
    chosen = parser.parse_args()
    figures = asyncio.run(
        measure(submissions=chosen.submissions, every=chosen.kill_every, backend=chosen.backend)
    )
    return show("bench.chaos", figures, as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
