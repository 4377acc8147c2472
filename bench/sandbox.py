"""Programs run in each sandbox, against a bare interpreter started for each: how long, how many, and under overload.

All of them take turns, in short windows, so that whatever else the machine does falls upon each alike: the ratios mean
more than the figures, and most of all on a quiet machine. Processor time leaves out the engine's own (Docker's), which
the evaluations a second feel.
"""

import asyncio
import resource
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import psutil
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bench.contenders import (
    MOST_CLIENTS,
    PRINT,
    WAYS,
    Bare,
    Contender,
    Sandboxed,
    Way,
    sandboxed,
    system_python,
)
from bench.report import Figure, arguments, percentile, ratio, show, timed
from sandbox.contract import Status

CLIENTS = (2, 4, 8, MOST_CLIENTS)
WINDOW_SECONDS = 2.0
WARM_UP = 5
OVERLOAD = 10
"""Times as many programs at once as there is room for."""
PATIENCE_SECONDS = 30.0
PROCESSOR_RUNS = 100
MOST_OF_BARE_LATENCY = 0.5
LEAST_OF_BARE_RATE = 0.6
PROMISED = frozenset({"jail"})


@dataclass(slots=True)
class Rate:
    """Programs that were run to their end, and the seconds that took."""

    programs: int = 0
    seconds: float = 0.0

    def add(self, programs: int, seconds: float) -> None:
        """Another window."""
        self.programs += programs
        self.seconds += seconds

    @property
    def per_second(self) -> float:
        """Programs a second, over all windows."""
        return self.programs / self.seconds


@dataclass(frozen=True, slots=True)
class Overload:
    """What became of too many programs at once: how many ended how, and the seconds until each answer of a kind."""

    submitted: int
    finished: Sequence[float]
    refused: Sequence[float]
    recovery: float
    """Seconds from the last answer until a program takes about as long as it usually does."""


@dataclass(slots=True)
class Measured:
    """All that was measured of one contender."""

    runs: list[float] = field(default_factory=list[float])
    gradings: list[float] = field(default_factory=list[float])
    rates: defaultdict[int, Rate] = field(default_factory=lambda: defaultdict[int, Rate](Rate))
    processor: float | None = None
    """Seconds of processor time for one program."""
    slot_bytes: float | None = None
    overload: Overload | None = None


async def measure(
    ways: Sequence[Way], *, rounds: int, seconds: float, python: str, step: Callable[[str], None]
) -> list[Figure]:
    """The figures of all `ways`; `seconds` for each number of clients. `step` hears of each of `steps`."""
    async with AsyncExitStack() as stack:
        contenders: list[Contender] = [Bare(python)]
        for way in ways:
            step(f"{way}: getting ready")
            contenders.append(await stack.enter_async_context(sandboxed(way)))
        measured = {contender.name: Measured() for contender in contenders}
        for contender in contenders:
            for _ in range(WARM_UP):
                await _rested(contender)
        for one in range(rounds):
            step(f"latency, round {one + 1}")
            for contender in contenders:
                await _latency(contender, measured[contender.name])
        for clients in CLIENTS:
            for _ in range(_windows(seconds)):
                for contender in contenders:
                    step(f"{clients} clients: {contender.name}")
                    rate = measured[contender.name].rates[clients]
                    rate.add(*await _window(contender, clients, min(WINDOW_SECONDS, seconds)))
        for contender in contenders:
            step(f"{contender.name}: memory, processor, overload")
            await _alone(contender, measured[contender.name])
    return list(_figures(measured, python))


def steps(ways: Sequence[Way], *, rounds: int, seconds: float) -> int:
    """How often `measure` reports progress."""
    contenders = 1 + len(ways)
    return len(ways) + rounds + len(CLIENTS) * _windows(seconds) * contenders + contenders


def _windows(seconds: float) -> int:
    return max(round(seconds / WINDOW_SECONDS), 1)


async def _rested(contender: Contender) -> float:
    """The seconds that one program takes; afterwards the contender gets ready for the next in peace."""
    seconds = await timed(contender.run())
    await asyncio.sleep(contender.rest_seconds)
    return seconds


async def _latency(contender: Contender, into: Measured) -> None:
    into.runs.append(await _rested(contender))
    if isinstance(contender, Sandboxed):
        into.gradings.append(await timed(contender.grade()))
        await asyncio.sleep(contender.rest_seconds)


async def _window(contender: Contender, clients: int, seconds: float) -> tuple[int, float]:
    """So many clients run one program after another; how many ended, after how many seconds in all."""
    began = time.perf_counter()

    async def client() -> int:
        programs = 0
        while time.perf_counter() - began < seconds:
            await contender.run()
            programs += 1
        return programs

    programs = sum(await asyncio.gather(*(client() for _ in range(clients))))
    elapsed = time.perf_counter() - began
    await asyncio.sleep(contender.rest_seconds)
    return programs, elapsed


async def _alone(contender: Contender, into: Measured) -> None:
    """What can be measured of one contender at a time."""
    into.processor = await _processor(contender)
    if isinstance(contender, Sandboxed):
        into.slot_bytes = _slot_bytes(await asyncio.to_thread(contender.slots))
        into.overload = await _overload(contender)


async def _processor(contender: Contender) -> float | None:
    """Seconds of processor time for one program; None where those who spend it cannot be asked."""
    slots = await asyncio.to_thread(contender.slots) if isinstance(contender, Sandboxed) else ()
    if isinstance(contender, Sandboxed) and (not slots or contender.name == "container"):
        return None
    before = _spent(slots)
    for _ in range(PROCESSOR_RUNS):
        await _rested(contender)
    try:
        return (_spent(slots) - before) / PROCESSOR_RUNS
    except psutil.NoSuchProcess:  # one was used up in the meantime, and is replaced
        return None


def _spent(slots: Sequence[psutil.Process]) -> float:
    """Seconds that `slots` and all they have started have spent; and this process, with those that ended under it."""
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(sum(slot.cpu_times()[:4]) for slot in slots) + sum(
        used.ru_utime + used.ru_stime for used in own
    )


def _slot_bytes(slots: Sequence[psutil.Process]) -> float | None:
    """The mean of what each slot holds; a page that several processes share counts for each by its part."""
    if not slots:
        return None
    try:
        processes = [process for slot in slots for process in (slot, *slot.children(recursive=True))]
        return sum(process.memory_full_info().pss for process in processes) / len(slots)
    except psutil.Error:  # of another user, or just replaced
        return None


async def _overload(contender: Sandboxed) -> Overload:
    """Submit many times more than there is room for, all at once, then wait until all is as before."""
    usual = percentile([await _rested(contender) for _ in range(WARM_UP)], 50)
    answers = await asyncio.gather(*(_submit(contender) for _ in range(OVERLOAD * contender.room)))
    began = time.perf_counter()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await timed(contender.run()) > 2 * usual:
            pass
    return Overload(
        submitted=len(answers),
        finished=[seconds for status, seconds in answers if status is Status.FINISHED],
        refused=[seconds for status, seconds in answers if status is Status.QUEUE_FULL],
        recovery=time.perf_counter() - began,
    )


async def _submit(contender: Sandboxed) -> tuple[Status, float]:
    began = time.perf_counter()
    verdict = await contender.runner.run(PRINT)
    return verdict.status, time.perf_counter() - began


def _figures(measured: dict[str, Measured], python: str) -> Iterator[Figure]:
    bare = measured.pop(Bare.name)
    yield from _latencies(bare.runs, f"One program, print(1), by {_version(python)}")
    for name, ours in measured.items():
        yield from _of_one(name, ours, bare)


def _of_one(way: str, ours: Measured, bare: Measured) -> Iterator[Figure]:
    promised = way in PROMISED
    usual = percentile(bare.runs, 50)
    group = f"{way}: one program"
    yield from _latencies(ours.runs, group)
    most = MOST_OF_BARE_LATENCY if promised else None
    yield ratio("p50 to bare's", percentile(ours.runs, 50), usual, group=group, at_most=most)
    group = f"{way}: a grading in five cases"
    yield from _latencies(ours.gradings, group)
    yield ratio("p50 to bare's one program", percentile(ours.gradings, 50), usual, group=group)
    yield from _rates(way, ours, bare)
    yield from _costs(way, ours, bare)
    if ours.overload:
        yield from _under_overload(way, ours.overload)


def _latencies(seconds: Sequence[float], group: str) -> Iterator[Figure]:
    for percent in (50, 95):
        yield Figure(f"p{percent}", 1000 * percentile(seconds, percent), "ms", group)


def _rates(way: str, ours: Measured, bare: Measured) -> Iterator[Figure]:
    group = f"{way}: programs a second"
    least = LEAST_OF_BARE_RATE if way in PROMISED else None
    for clients, rate in ours.rates.items():
        theirs = bare.rates[clients].per_second
        yield Figure(f"{clients} clients", rate.per_second, "1/s", group)
        yield Figure(f"{clients} clients, bare", theirs, "1/s", group)
        yield ratio(f"{clients} clients, to bare's", rate.per_second, theirs, group=group, at_least=least)


def _costs(way: str, ours: Measured, bare: Measured) -> Iterator[Figure]:
    group = f"{way}: what it takes"
    if ours.processor is not None and bare.processor is not None:
        yield Figure("processor time, one program", 1000 * ours.processor, "ms", group)
        yield ratio("processor time, to bare's", ours.processor, bare.processor, group=group)
    if ours.slot_bytes is not None:
        yield Figure("memory, one ready slot", ours.slot_bytes / 2**20, "MiB", group)


def _under_overload(way: str, overload: Overload) -> Iterator[Figure]:
    group = f"{way}: {OVERLOAD} times more at once than there is room for"
    answered = len(overload.finished) + len(overload.refused)
    yield Figure("submitted", overload.submitted, group=group)
    yield Figure("run", len(overload.finished), group=group)
    yield Figure("told that the queue is full", len(overload.refused), group=group)
    yield Figure("lost", overload.submitted - answered, group=group, at_most=0)
    yield Figure("told so after, p95", 1000 * percentile(overload.refused, 95), "ms", group)
    yield Figure("as usual again after", 1000 * overload.recovery, "ms", group)


def _version(python: str) -> str:
    said = subprocess.run((python, "--version"), capture_output=True, check=True, text=True).stdout
    return f"{python} ({said.strip()})"


def _ways(text: str) -> Sequence[Way]:
    asked = [word.strip() for word in text.split(",")]
    if unknown := sorted(set(asked) - set(WAYS)):
        raise ArgumentTypeError(f"{', '.join(unknown)} is none of {', '.join(WAYS)}")
    return [way for way in WAYS if way in asked]


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--backends", type=_ways, default=WAYS, help=f"some of {','.join(WAYS)}")
    parser.add_argument("--seconds", type=float, default=20, help="for each number of clients")
    parser.add_argument("--rounds", type=int, default=40, help="of one program and one grading each")
    parser.add_argument("--bare", metavar="PYTHON", default=system_python(), help="the bare interpreter")
    chosen = parser.parse_args()
    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        plan = {"rounds": chosen.rounds, "seconds": chosen.seconds}
        task = bar.add_task("", total=steps(chosen.backends, **plan))
        figures = asyncio.run(
            measure(
                chosen.backends,
                **plan,
                python=chosen.bare,
                step=lambda says: bar.update(task, advance=1, description=says),
            )
        )
    return show("bench.sandbox", figures, as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
