"""The tutor with a model: what Parley adds to the model's own time, what a conversation costs in memory, what is asked twice.

The house is the real one, with the real client of the model; the model is a server in a process of its own, which says
each word at its time and notes when it did. What is added is what a learner waits less what the server took in that
same answer, so that a busy machine counts for the server's part and not for ours.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import psutil
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bench.house import COURSE, SilentPlatform, asking, bench_house, bench_server
from bench.replay import Asking, expected, replay
from bench.report import Figure, arguments, percentile, show
from bench.slow_model import Pace, Said, SlowModel, open_many, slow_model
from bot.settings import read
from bot.wiring import OpenHouse
from core.chat import Called, Delivery, Incoming, Person
from core.clock import FixedClock
from core.features.tutor.answering import EXCHANGES, LATELY
from core.llm.chat import open_model
from core.llm.settings import ModelSettings
from core.store import memories
from core.store.memories import Memory
from core.tutoring import MODEL

type Step = Callable[[str], None]

STEPS = 5
ADDED = 50.0
"""Milliseconds that Parley may add, of 95 answers in a hundred."""
TOGETHER = 20
WARM_UP = 10
AT_ONCE = 10
"""Of a crowd, so many begin at the same moment."""
PATIENCE = 3600.0
"""Seconds that the model is given for an answer: a crowd on a busy machine takes its time, and is not to give up."""
VARIED = 0.15
APART, SITTING = timedelta(hours=20), timedelta(minutes=1)
"""Between two questions of a learner who asks one a day, and of one who asks all in one sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is asked."""

    answers: int
    """Of one learner alone, and of each of TOGETHER."""
    crowd: int
    """Conversations that grow at once."""
    learners: int
    """Of the class that is replayed."""


@dataclass(slots=True)
class Watching(SilentPlatform):
    """Notes when something of each answer was first shown, and when all of it was."""

    grown: dict[str, float] = field(default_factory=dict[str, float])
    whole: dict[str, float] = field(default_factory=dict[str, float])

    async def grow(self, delivery: Delivery) -> None:
        """Show what there is so far."""
        self.grown.setdefault(delivery.event_id, time.monotonic())

    async def send(self, delivery: Delivery) -> None:
        """Show all of it."""
        self.whole[delivery.event_id] = time.monotonic()
        self.last[delivery.chat] = delivery


@dataclass(slots=True)
class Room:
    """A house with learners who agreed to a model, and the model."""

    house: OpenHouse
    platform: Watching
    model: SlowModel
    dsn: str
    cases: int = 0

    async def arrive(self, names: Sequence[str]) -> Mapping[str, int]:
        """Have these learners come, choose the course and agree; their numbers."""
        for name in names:
            await self.house.door.receive(self._event(name, f"{name}-arrives", Called("help")))
        async with asking(self.dsn) as connection:
            rows = await connection.fetch(_READY, COURSE, list(names), MODEL.name)
        return {row["external_id"]: row["learner_id"] for row in rows}

    async def ask(self, name: str, question: str = "") -> "Asked":
        """Ask, and wait for the end of the answer. Without a question it is one that nobody else asks."""
        self.cases += 1
        case = str(self.cases)
        asks = Called("ask", {"question": question or f"Who was first, in case {case}?"})
        event = self._event(name, f"{name}-{case}", asks)
        began = time.monotonic()
        await self.house.door.receive(event)
        return Asked(
            case, began, self.platform.grown.get(event.event_id), self.platform.whole[event.event_id]
        )

    def _event(self, name: str, event: str, body: Called) -> Incoming:
        return Incoming(
            platform=self.platform.name,
            event_id=event,
            person=Person(id=name, name=name, language="en"),
            chat=name,
            body=body,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """When something was asked, first shown and wholly shown."""

    case: str
    began: float
    grown: float | None
    whole: float


@dataclass(frozen=True, slots=True)
class Added:
    """What Parley added to the server's time of one answer, in milliseconds."""

    first: float
    whole: float


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes of the process: before a crowd, while all of its answers grow, and after."""

    before: int
    while_: int
    after: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """How often a class was answered without the model, and how often the replay itself says it can be."""

    share: float
    expected: float


async def measure(size: Size, step: Step) -> list[Figure]:
    """The figures of one house. `step` hears of each of STEPS."""
    open_many()
    async with bench_server() as dsn, slow_model() as model, _told_of(model):
        async with _room(dsn, model) as room:
            step("one learner at a time")
            alone = await _alone(room, size.answers)
            step(f"{TOGETHER} learners at once")
            together = await _together(room, size.answers)
            step(f"{size.crowd} conversations at once")
            held = await _held(room, size.crowd)
        await model.speak(Pace(first=0, each=0))
        step(f"{size.learners} learners ask the same, one question a day")
        daily = await _replayed(dsn, model, size.learners, apart=APART)
        step(f"{size.learners} learners ask the same, all in one sitting")
        sitting = await _replayed(dsn, model, size.learners, apart=SITTING)
    return list(_figures(alone, together, held, daily, sitting, size))


# ── what is added ───────────────────────────────────────────────────────────────────────────────────────────


async def _alone(room: Room, answers: int) -> list[Added]:
    await room.arrive(["alone"])
    for _ in range(WARM_UP):
        await room.ask("alone")
    return await _added(room, [await room.ask("alone") for _ in range(answers)])


async def _together(room: Room, answers: int) -> list[Added]:
    """Learners who each ask again as soon as they are answered; they begin within the time of one answer."""
    names = [f"together-{number}" for number in range(TOGETHER)]
    await room.arrive(names)

    async def converse(number: int, name: str) -> list[Asked]:
        await asyncio.sleep(0.6 * number / TOGETHER)
        return [await room.ask(name) for _ in range(answers)]

    asked = await asyncio.gather(*(converse(number, name) for number, name in enumerate(names)))
    return await _added(room, [one for each in asked for one in each])


async def _added(room: Room, asked: Sequence[Asked]) -> list[Added]:
    said = await room.model.said()
    return [_added_to(said[one.case], one) for one in asked]


def _added_to(said: Said, asked: Asked) -> Added:
    assert asked.grown is not None, f"case {asked.case} was not shown while it grew"
    first = asked.grown - asked.began - said.first_sentence
    return Added(1000 * first, 1000 * (asked.whole - asked.began - said.whole))


# ── memory ──────────────────────────────────────────────────────────────────────────────────────────────────


async def _held(room: Room, crowd: int) -> Held:
    names = [f"crowd-{number}" for number in range(crowd)]
    await room.arrive(names)
    await room.model.speak(Pace(hold=True))
    before = _resident()
    talking: list[asyncio.Task[Asked]] = []
    for begun in range(0, crowd, AT_ONCE):
        talking += [asyncio.create_task(room.ask(name)) for name in names[begun : begun + AT_ONCE]]
        await _all_held(room, talking)
    while_ = _resident()
    await room.model.speak(Pace())
    asked = await asyncio.gather(*talking)
    assert all(one.grown is not None for one in asked), "somebody was shown nothing while it grew"
    talking.clear()
    return Held(before, while_, _resident())


async def _all_held(room: Room, talking: Sequence[asyncio.Task[Asked]]) -> None:
    """Return when all conversations are in the middle of an answer; fails where one has ended."""
    holding = asyncio.create_task(room.model.holding(len(talking)))
    await asyncio.wait([holding, *talking], return_when=asyncio.FIRST_COMPLETED)
    ended = next((one for one in talking if one.done()), None)
    holding.cancel()
    assert ended is None, f"an answer ended before all had begun: {ended}"


def _resident() -> int:
    gc.collect()
    return psutil.Process().memory_info().rss


# ── what was asked before ───────────────────────────────────────────────────────────────────────────────────


async def _replayed(dsn: str, model: SlowModel, learners: int, *, apart: timedelta) -> Replayed:
    """A class that asks one question after the other, with so much time between two questions of a learner."""
    askings = replay(learners, VARIED)
    clock = FixedClock()
    async with _room(dsn, model, clock) as room:
        names = [f"{apart}-{number}" for number in range(learners)]
        numbers = await room.arrive(names)
        before = await model.asked()
        for place, one in enumerate(askings):
            if place and askings[place - 1].question != one.question:
                clock.advance(seconds=apart.total_seconds())
            name = names[one.learner]
            await _be_in(room, numbers[name], one)
            await room.ask(name, one.question)
        share = 1 - (await model.asked() - before) / len(askings)
    return Replayed(share, expected(askings, exchanges=EXCHANGES if apart < LATELY else 0))


async def _be_in(room: Room, learner: int, asking: Asking) -> None:
    """Have the learner be in the state of what they ask: what they learn for is part of what the model is given."""
    house = room.house.dispatch.house
    memory = Memory(goal=f"I learn this for plan {asking.state}." if asking.state else "")
    await house.database.write(memories.keep, learner, memory, room.house.dispatch.clock.now())


# ── the house ───────────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def _told_of(model: SlowModel) -> AsyncGenerator[None]:
    """The environment of a house with the model, and with no bound on what it may be used."""
    told = {
        "MODEL_NAME": "openai:slow",
        "OPENAI_API_KEY": "sk-bench",
        "OPENAI_BASE_URL": model.url,
        "MODEL_LEARNER_TOKENS": "1000000000",
        "MODEL_DAILY_TOKENS": "1000000000",
    }
    before = dict(os.environ)
    os.environ.update(told)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@asynccontextmanager
async def _room(dsn: str, model: SlowModel, clock: FixedClock | None = None) -> AsyncGenerator[Room]:
    async with bench_house(dsn, clock) as (house, _):
        platform = Watching()
        house.dispatch.outbox.platforms[platform.name] = platform
        patient = read(ModelSettings).model_copy(update={"timeout_seconds": PATIENCE})
        async with open_model(patient) as client:
            house.dispatch.house = replace(house.dispatch.house, model=client)
            yield Room(house, platform, model, dsn)


_READY = """
WITH come AS (
  SELECT learner_id, external_id FROM identities WHERE external_id = ANY($2::text[])
), chosen AS (
  UPDATE learners SET course = $1 FROM come WHERE id = learner_id
), agreed AS (
  INSERT INTO consents (learner_id, purpose, at, given) SELECT learner_id, $3, now(), true FROM come
)
SELECT learner_id, external_id FROM come
"""


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────


def _figures(
    alone: Sequence[Added],
    together: Sequence[Added],
    held: Held,
    daily: Replayed,
    sitting: Replayed,
    size: Size,
) -> Iterator[Figure]:
    yield from _times(alone, "Added to the model's own time, one learner at a time")
    yield from _times(together, f"The same, {TOGETHER} learners at once")
    group = f"Memory, {size.crowd:,} conversations in the middle of an answer"
    mib, each = 2**20, 1024 * size.crowd
    yield Figure("before", held.before / mib, "MiB", group)
    yield Figure("while all grow", held.while_ / mib, "MiB", group)
    yield Figure("after", held.after / mib, "MiB", group)
    yield Figure("of each while it grows", (held.while_ - held.before) / each, "KiB", group)
    yield Figure("of each afterwards", (held.after - held.before) / each, "KiB", group)
    for replayed, how in ((daily, "one question a day"), (sitting, "all in one sitting")):
        group = f"Answered from the cache: {size.learners} learners, the same 12 questions, {VARIED:.0%} varied, {how}"
        yield Figure("expected of the replay", 100 * replayed.expected, "%", group)
        yield Figure(
            "answered without the model",
            100 * replayed.share,
            "%",
            group,
            at_least=100 * replayed.expected - 0.1,
            at_most=100 * replayed.expected + 0.1,
        )


def _times(added: Sequence[Added], group: str) -> Iterator[Figure]:
    for name, times in (
        ("first words", [one.first for one in added]),
        ("the whole answer", [one.whole for one in added]),
    ):
        yield Figure(f"{name}, p50", percentile(times, 50), "ms", group)
        yield Figure(f"{name}, p95", percentile(times, 95), "ms", group, at_most=ADDED)


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--answers", type=int, default=40, help="of a learner alone, and of each of 20")
    parser.add_argument("--crowd", type=int, default=1000, help="conversations at once")
    parser.add_argument("--learners", type=int, default=200, help="of the class that is replayed")
    chosen = parser.parse_args()
    size = Size(answers=chosen.answers, crowd=chosen.crowd, learners=chosen.learners)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=STEPS)
        figures = asyncio.run(measure(size, lambda says: bar.update(task, advance=1, description=says)))
    return show("bench.tutor", figures, as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
