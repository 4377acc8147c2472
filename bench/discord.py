"""Many interactions at once on a Discord of our own: after how long each is acknowledged, and what is left in memory.

Parley is a process of its own, started as an operator starts it; the Discord that it meets is the one of the tests, in
this process, so that what it checks is not done by the interpreter that is measured. They share the machine's cores.
Ratios are of one run: what many wait, to what one waits who is alone.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import psutil
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bench.crowd import LIMIT, Crowd, Taken
from bench.report import Figure, arguments, percentile, ratio, show
from tests.journeys.process import Served, serving
from tests.loopback.discord import LoopbackDiscord

type Step = Callable[[str], None]

ALONE = 30
"""Presses of somebody who is alone."""
WINDOWS = 4
"""So many times memory is looked at while people press."""
PER_PRESS = 2500
"""Most bytes that a press may leave in memory, over the second half of all presses. The allocator alone, whose heap never
quite settles, leaves some 500 to 1,500; the objects of one message take more than these together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is asked of Parley."""

    people: int
    """Who do something at once."""
    rate: float
    """Presses a second in the steady stream, and how many seconds that lasts."""
    seconds: float
    presses: int
    """After which memory is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was measured. `memory`: bytes before, and after each window of presses."""

    alone: Taken
    arrival: Taken
    burst: Taken
    steady: Taken
    memory: Sequence[int]


async def measure(size: Size, step: Step) -> list[Figure]:
    """The figures of one Parley. `step` hears of each of STEPS."""
    step("starting Parley")
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        async with LoopbackDiscord() as discord:
            crowd = Crowd.of(discord, size.people)
            own = {"PARLEY_DATA_DIR": folder, "WEB_ENABLED": "false"}
            async with serving(**discord.environment, **own) as served:
                await discord.ready()
                measured = await _measured(crowd, served, size, step)
        assert discord.violations == [], discord.violations
    return list(_figures(measured, size))


async def _measured(crowd: Crowd, served: Served, size: Size, step: Step) -> Measured:
    step(f"{size.people} people come at once")
    arrival = await crowd.arrive()
    step("one alone")
    alone = await crowd.press_alone(ALONE)
    step(f"{size.people} presses at once")
    burst = await crowd.press(size.people)
    step(f"{size.rate:g} presses a second")
    steady = await crowd.press(round(size.rate * size.seconds), every=1 / size.rate)
    memory = [_memory(served)]
    for window in range(WINDOWS):
        step(f"{size.presses} presses: {window + 1} of {WINDOWS}")
        await crowd.learn(size.presses // WINDOWS)
        memory.append(_memory(served))
    return Measured(alone=alone, arrival=arrival, burst=burst, steady=steady, memory=memory)


STEPS = 5 + WINDOWS


def _memory(served: Served) -> int:
    """The bytes that Parley's own process holds."""
    assert served.process is not None
    return psutil.Process(served.process.pid).memory_info().rss


def _figures(measured: Measured, size: Size) -> Iterator[Figure]:
    yield from _times(measured.alone, "One press, and nobody else there: until it is acknowledged")
    yield from _taken(measured.arrival, f"{size.people} people type /start at once, for the first time")
    group = f"{size.people} people press at once"
    yield from _taken(measured.burst, group)
    for percent in (50, 95, 100):
        theirs = percentile(measured.alone.acknowledged, percent)
        yield ratio(
            f"{_named(percent)} to one alone",
            percentile(measured.burst.acknowledged, percent),
            theirs,
            group=group,
        )
    yield from _taken(measured.steady, f"{size.rate:g} presses a second for {size.seconds:g} s")
    yield from _memories(measured.memory, size.presses)


def _taken(taken: Taken, group: str) -> Iterator[Figure]:
    yield from _times(taken, group)
    yield Figure(f"over {LIMIT:g} s", taken.late, "", group, at_most=0)
    yield Figure("deferred first", taken.deferred, "", group)
    yield Figure("all answered after", taken.seconds, "s", group)


def _times(taken: Taken, group: str) -> Iterator[Figure]:
    for percent in (0, 50, 95, 100):
        yield Figure(_named(percent), percentile(taken.acknowledged, percent), "s", group)


def _named(percent: int) -> str:
    return {0: "fastest", 100: "slowest"}.get(percent, f"p{percent}")


def _memories(memory: Sequence[int], presses: int) -> Iterator[Figure]:
    group = f"Memory of Parley's process over {presses:,} presses"
    yield Figure("before", memory[0] / 1e6, "MB", group)
    yield Figure("after half of them", memory[WINDOWS // 2] / 1e6, "MB", group)
    yield Figure("after all", memory[-1] / 1e6, "MB", group)
    grown = (memory[-1] - memory[WINDOWS // 2]) / (presses / 2)
    yield Figure("left by a press, second half", grown, "bytes", group, at_most=PER_PRESS)


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--people", type=int, default=200, help="who do something at once")
    parser.add_argument("--rate", type=float, default=20, help="presses a second in the steady stream")
    parser.add_argument("--seconds", type=float, default=10, help="how long that lasts")
    parser.add_argument("--presses", type=int, default=2000, help="after which memory is compared")
    chosen = parser.parse_args()
    size = Size(people=chosen.people, rate=chosen.rate, seconds=chosen.seconds, presses=chosen.presses)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=STEPS)
        figures = asyncio.run(measure(size, lambda says: bar.update(task, advance=1, description=says)))
    return show("bench.discord", figures, as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
