"""Eight runs at once, one of which goes to each of its limits in turn: the other seven notice nothing."""

import asyncio
import platform
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.contract import Job, Limits, Runner, Status, Verdict
from sandbox.open import open_runner
from tests.sandbox.corpus.trial import Way
from tests.sandbox.ways import require_way, settings_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLOTS = 8
WALL_SECONDS = 2.0
"""For the one that goes too far; the others have time enough, so that none of them fails for a slow machine."""
OK, ERROR, TIMEOUT = Status.FINISHED, Status.ERROR, Status.TIMEOUT
FLOOD, MEMORY = Status.OUTPUT_LIMIT, Status.OUT_OF_MEMORY
STAY = "\nwhile True: pass"

# Works for a while with a bit of everything: its processor, some memory, its folder, its output.
WORK = """
import json, os
number = int(input())
rows = [[(number * n * m) % 1009 for m in range(100)] for n in range(300)]
for turn in range(30):
    with open(f'{turn}.json', 'w') as file: json.dump(rows[turn], file)
total = sum(sum(json.load(open(name))) for name in sorted(os.listdir('.')) if name.endswith('.json'))
while number < 10**5: number = number * 3 // 2 + 1
print(total + sum(map(sum, rows)), len(bytearray(20 * 2**20)))
"""


def answer(number: int) -> str:
    rows = [[(number * n * m) % 1009 for m in range(100)] for n in range(300)]
    return f"{sum(map(sum, rows[:30])) + sum(map(sum, rows))} {20 * 2**20}\n"


@dataclass(frozen=True, slots=True)
class Hog:
    """A program that takes all there is of something and stays there; how it may end, and where it is not refused at once."""

    name: str
    source: str
    ends: tuple[Status, ...]
    ways: tuple[Way, ...] = tuple(Way)


KERNEL = (Way.JAIL, Way.CONTAINER)
HOGS = (
    Hog(
        "memory",
        "x = []\nwhile True:\n    try: x.append(bytearray(2**16))\n    except MemoryError: pass",
        (MEMORY, TIMEOUT),
    ),
    Hog(
        "memory of many processes",
        "import os\nfor _ in range(28):\n    if os.fork() == 0:\n        x = bytearray(b'x') * (30 * 2**20)"
        + STAY
        + STAY,
        (MEMORY, TIMEOUT, ERROR),  # a fork may be refused, too: its own memory counts
        KERNEL,
    ),
    Hog(
        "processes",
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        (TIMEOUT, MEMORY),
        KERNEL,
    ),
    Hog("processor", "import os\nfor _ in range(20): os.fork()" + STAY, (TIMEOUT, ERROR), KERNEL),
    Hog("processor of one", "x = 1\nwhile True: x += 1", (TIMEOUT,)),
    Hog("output", "while True: print('x' * 10_000)", (FLOOD,)),
    Hog(
        "scratch",
        "f = open('big', 'wb')\nwhile True:\n    try: f.write(bytes(2**20)); f.flush()\n    except OSError: pass",
        (TIMEOUT, ERROR, MEMORY),
    ),
    Hog(
        "inodes",
        "n = 0\nwhile True:\n    try: open(str(n), 'w').close()\n    except OSError: pass\n    n += 1",
        (TIMEOUT, MEMORY),
    ),
    Hog(
        "open files",
        "x = []\nwhile True:\n    try: x.append(open('f', 'w'))\n    except OSError: pass",
        (TIMEOUT, MEMORY, ERROR),
    ),
    Hog("wall time", "import time\ntime.sleep(60)", (TIMEOUT,)),
    Hog(
        "pipes",
        "import fcntl, os\nfor _ in range(20): os.fork()\nwhile True:\n    try:\n        r, w = os.pipe()\n"
        "        os.set_blocking(w, False); fcntl.fcntl(w, 1031, 2**20)\n        os.write(w, bytes(2**20))\n"
        "    except OSError: pass",
        (TIMEOUT, ERROR, MEMORY),
        KERNEL,
    ),
)


def _differs(way: Way, hog: Hog) -> bool:
    """Whether to try it there. What bounds a run in a jail bounds it in a container of its own, but for its folder."""
    return way in hog.ways and (way is not Way.CONTAINER or hog.name in ("memory", "processes", "scratch"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crowd(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Runner]:
    way: Way = request.param
    require_way(way)
    cache: Path = tmp_path_factory.getbasetemp().parent / "sandbox-cache"
    async with open_runner(settings_of(way, slots=SLOTS, cache_dir=cache, patience_seconds=600)) as runner:
        yield runner


async def neighbours(runner: Runner) -> list[Verdict]:
    limits = Limits(wall_seconds=20)
    jobs = [Job(source=WORK, stdin=str(n), limits=limits, owner=f"neighbour {n}") for n in range(1, SLOTS)]
    return await asyncio.gather(*map(runner.run, jobs))


@pytest.mark.parametrize(
    ("crowd", "hog"),
    [pytest.param(way, hog, id=f"{way}-{hog.name}") for way in Way for hog in HOGS if _differs(way, hog)],
    indirect=["crowd"],
)
async def test_seven_pass_while_the_eighth_takes_all_it_can(crowd: Runner, hog: Hog):
    greedy = Job(source=hog.source, limits=Limits(wall_seconds=WALL_SECONDS), owner="hog")
    hogged, others = await asyncio.gather(crowd.run(greedy), neighbours(crowd))
    ended = [(each.status, each.note, each.executions[0].stdout) for each in others]
    assert ended == [(OK, "", answer(n)) for n in range(1, SLOTS)]
    assert hogged.status in hog.ends, hogged


SIGNALS = """
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, {40})
import ctypes
libc, information = ctypes.CDLL(None), (ctypes.c_int * 32)(40, 0, -1)
while libc.syscall(129, os.getpid(), 40, information) == 0: pass   # rt_sigqueueinfo
print('no more', flush=True)
while True: pass
"""
TIMERS = """
import ctypes, time
libc, made, results = ctypes.CDLL(None), ctypes.c_void_p(), set()
for _ in range(20):
    results.add(libc.syscall(222, 1, None, ctypes.byref(made)))   # timer_create
    time.sleep(0.1)
print(results)
"""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls by their numbers")
@pytest.mark.parametrize("crowd", KERNEL, indirect=True, ids=str)
async def test_what_the_kernel_counts_by_user_is_counted_for_each_run_alone(crowd: Runner):
    """Signals that wait and timers: one run uses up all that a user may have, and the others still get theirs."""
    greedy = asyncio.create_task(crowd.run(Job(source=SIGNALS, limits=Limits(wall_seconds=8))))
    others = Job(source=TIMERS, limits=Limits(wall_seconds=20))
    made = await asyncio.gather(*(crowd.run(others) for _ in range(SLOTS - 1)))
    assert {each.executions[0].stdout for each in made} == {"{0}\n"}
    assert (await greedy).executions[0].stdout == "no more\n"
