"""Working out what would become of a course: one at a time in a process, in a thread, and told stage by stage."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from types import MappingProxyType


class Stage(StrEnum):
    """What is being done, in this order. Files of a course need no writing."""

    WAIT = "wait"
    """Another one is worked out in this process."""
    READ = "read"
    WRITE = "write"
    LOAD = "load"
    CHECK = "check"
    COMPARE = "compare"


WHOLE = 100
REACHED: Mapping[Stage, int] = MappingProxyType(
    {
        Stage.WAIT: 0,
        Stage.READ: 1,
        Stage.WRITE: 4,
        Stage.LOAD: 23,
        Stage.CHECK: 40,
        Stage.COMPARE: 91,
    }
)
"""Of WHOLE, the time that has gone by when a stage begins: measured with 2,000 questions into a course of as many."""

type Heard = Callable[[Stage], None]
"""Hears which stage begins, in the thread in which it does. What it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told, outside of the thread: nothing of what is over `after` so many seconds, then the stage, and each that follows.

    What `tell` raises ends the work when its next stage begins.
    """

    tell: Callable[[Stage], Awaitable[object]]
    after: float = 0


class _Abandoned(Exception):
    """Nobody waits for it any more."""


def unheard(_: Stage) -> None:
    """For who needs to know nothing of it."""


async def _nobody(_: Stage) -> None:
    return None


NOBODY = Told(_nobody)

_one = ThreadPoolExecutor(1, "authoring")
"""Two at once would each take twice as long, and keep all else from the processor."""


async def in_stages[T](work: Callable[[Heard], T], told: Told = NOBODY) -> T:
    """What comes of `work`, which is done in a thread when those before it are done."""
    loop = asyncio.get_running_loop()
    stages = asyncio.Queue[Stage | None]()
    over = Event()

    def heard(stage: Stage) -> None:
        if over.is_set():
            raise _Abandoned
        loop.call_soon_threadsafe(stages.put_nowait, stage)

    doing = loop.run_in_executor(_one, work, heard)
    doing.add_done_callback(lambda _: stages.put_nowait(None))
    try:
        stage: Stage | None = Stage.WAIT
        if told.after:
            await asyncio.wait({doing}, timeout=told.after)
            while not stages.empty():
                stage = stages.get_nowait()
        while stage is not None:
            await told.tell(stage)
            stage = await stages.get()
        return await doing
    finally:
        over.set()
        doing.cancel()
