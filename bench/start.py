"""Time, work and memory from the command to the first answer, in a fresh clone and later.

The first start compiles Parley and all it stands on, and makes the database; later ones find both. `parley serve` is
followed until it says that it is ready and has answered over HTTP; `parley chat`, its input a pipe, until its first
reply. Work is processor time of Parley's own process: what it waits for the database or for others is not in it.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
import urllib.request
from asyncio.subprocess import PIPE, Process
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.report import Figure, arguments, percentile, show

PROMISE = 3.0
"""Seconds of work until the second start is ready."""
SLOWEST_IMPORTS = 10
PARLEY = ("-c", "from bot.cli import main; main()")
READY = "Parley is ready: "
IMPORT = "import time:"
PATIENCE = 180.0
"""Seconds after which a start has failed."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds on the clock and of work until it was ready, seconds until it answered, bytes it held then.

    `parley chat` does not say when it is ready: it is when it answers.
    """

    ready: float
    work: float
    answered: float
    memory: int


@dataclass(slots=True)
class Running:
    """A `parley` that was just started, and when."""

    process: Process
    began: float

    @property
    def since(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.began

    @property
    def work(self) -> float:
        """Seconds of processor time that it has used."""
        used = psutil.Process(self.process.pid).cpu_times()
        return used.user + used.system

    @property
    def memory(self) -> int:
        """Bytes that it holds, with the processes it has started itself."""
        own = psutil.Process(self.process.pid)
        return sum(one.memory_info().rss for one in (own, *own.children(recursive=True)))


async def measure(rounds: int) -> list[Figure]:
    """The figures of one first start and `rounds` later ones of each command."""
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        first = [await serve(Path(folder) / "serve")]
        later = [await serve(Path(folder) / "serve") for _ in range(rounds)]
        imports = await imported(Path(folder) / "serve")
        first_chat = [await chat(Path(folder) / "chat")]
        later_chats = [await chat(Path(folder) / "chat") for _ in range(rounds)]
    return [
        *_figures("parley serve, first start", first),
        *_figures("parley serve, later starts (p50)", later, at_most=PROMISE),
        *_figures("parley chat, first start", first_chat),
        *_figures("parley chat, later starts (p50)", later_chats),
        *_imports(imports),
    ]


async def serve(data_dir: Path) -> Start:
    """Start `parley serve`, ask for its page, and stop it."""
    async with _parley(data_dir, "serve") as running:
        assert running.process.stderr is not None
        url = await _announced(running.process.stderr)
        ready, work = running.since, running.work
        await asyncio.to_thread(_get, url)
        return Start(ready, work, running.since, running.memory)


async def chat(data_dir: Path) -> Start:
    """Start `parley chat`, ask for help through a pipe, and end its input."""
    async with _parley(data_dir, "chat", "--learner", "ada") as running:
        assert running.process.stdin is not None
        assert running.process.stdout is not None
        running.process.stdin.write(b"/help\n")
        await asyncio.wait_for(running.process.stdout.readline(), PATIENCE)
        answered = running.since
        return Start(answered, running.work, answered, running.memory)


async def imported(data_dir: Path) -> Mapping[str, float]:
    """The seconds that `parley serve` takes to import each package, until it is ready."""
    packages: defaultdict[str, float] = defaultdict(float)

    def note(line: str) -> None:
        own, _, module = line.removeprefix(IMPORT).split("|")
        if own.strip().isdecimal():
            packages[module.strip().partition(".")[0]] += int(own) / 1e6

    async with _parley(data_dir, "serve", python=("-X", "importtime")) as running:
        assert running.process.stderr is not None
        await _announced(running.process.stderr, note)
    return packages


@asynccontextmanager
async def _parley(data_dir: Path, *command: str, python: Sequence[str] = ()) -> AsyncGenerator[Running]:
    """A `parley` of its own, which is stopped in the end."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *python, *PARLEY, *command),
        env=_environment(data_dir),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=2**20,
    )
    try:
        yield Running(process, began)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()


async def _announced(stderr: asyncio.StreamReader, note: Callable[[str], None] = lambda _: None) -> str:
    """The address that it says it is ready at; `note` hears of every import until then."""
    said: list[str] = []
    async with asyncio.timeout(PATIENCE):
        async for raw in stderr:
            line = raw.decode().rstrip()
            if line.startswith(READY):
                return line.removeprefix(READY)
            if line.startswith(IMPORT):
                note(line)
            else:
                said.append(line)
    raise RuntimeError("parley ended before it was ready:\n" + "\n".join(said))


def _get(url: str) -> None:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        answer.read()


def _environment(data_dir: Path) -> dict[str, str]:
    """That of a fresh clone: Python has compiled nothing yet, and keeps what it compiles."""
    own = {"PARLEY_DATA_DIR": data_dir, "WEB_PORT": 0, "PYTHONPYCACHEPREFIX": data_dir.parent / "compiled"}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {name: str(value) for name, value in own.items()}


def _figures(group: str, starts: Sequence[Start], at_most: float | None = None) -> Iterator[Figure]:
    def middle(of: Callable[[Start], float]) -> float:
        return percentile(map(of, starts), 50)

    if starts[0].ready < starts[0].answered:
        yield Figure("ready after", middle(lambda start: start.ready), "s", group)
    yield Figure("its own work until then", middle(lambda start: start.work), "s", group, at_most)
    yield Figure("first answer after", middle(lambda start: start.answered), "s", group)
    yield Figure("memory then", middle(lambda start: start.memory) / 1e6, "MB", group)


def _imports(packages: Mapping[str, float]) -> Iterator[Figure]:
    group = "Imports of parley serve until it is ready"
    yield Figure("all", sum(packages.values()), "s", group)
    for package in sorted(packages, key=lambda one: -packages[one])[:SLOWEST_IMPORTS]:
        yield Figure(package, packages[package], "s", group)


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=5, help="later starts of each command")
    chosen = parser.parse_args()
    return show("bench.start", asyncio.run(measure(chosen.rounds)), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
