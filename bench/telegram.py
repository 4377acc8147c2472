"""Many updates at once on a Telegram of our own, which keeps to Telegram's limits and fails now and then.

Parley is a process of its own, started as an operator starts it; the Telegram that it meets is the one of the tests, in
this process. Ratios are of one run: what a burst takes, to what Telegram's own limits alone would take for it.
"""

import asyncio
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bench.report import Figure, arguments, percentile, ratio, show
from tests.journeys.process import serving
from tests.loopback.telegram import LoopbackTelegram, Message, Person

type Step = Callable[[str], None]

STEPS = 5
ALONE = 20
"""Messages of somebody who is alone."""
PAUSE = 1.1
"""Seconds between them: Telegram takes one message a second in a chat."""
FAILS_EVERY = 20
"""One of so many messages is refused with 429, and another one with 502."""
COMMAND = "/settings name Number{number}"
"""What everybody sends, and what is found again in the answer."""
NUMBER = re.compile(r"Number(\d+)")
LONGEST = 900.0
"""Seconds that a burst may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is asked of Parley: `messages` of each of `people`."""

    people: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """What came of a burst. `answers` are those that each person got, in order."""

    seconds: float
    answers: Sequence[Sequence[int]]


async def measure(size: Size, step: Step) -> list[Figure]:
    """The figures of one Parley. `step` hears of each of STEPS."""
    step("starting Parley")
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        async with LoopbackTelegram() as telegram:
            own = {"PARLEY_DATA_DIR": folder, "WEB_ENABLED": "false", "PARLEY_LIMIT_LEARNER": "0"}
            async with serving(**telegram.environment, **own):
                await telegram.ready()
                people = [telegram.user(f"P{number}") for number in range(size.people)]
                step(f"{size.people} people come")
                await _arrive(telegram, people)
                step("one alone")
                alone = await _alone(people[0])
                telegram.flood.on = True
                step(f"{size.people * size.messages} messages at once")
                calm = await _burst(people, size.messages)
                telegram.fail("send.*", 429, times=10**6, every=FAILS_EVERY)
                telegram.fail("send.*", 502, times=10**6, every=FAILS_EVERY)
                step("the same, while Telegram fails")
                rough = await _burst(people, size.messages)
            assert telegram.violations == [], telegram.violations
            limit = size.people * size.messages / telegram.flood.overall
    return list(_figures(alone, calm, rough, limit, size))


async def _arrive(telegram: LoopbackTelegram, people: Sequence[Person]) -> None:
    said = [await one.start() for one in people]
    for one, message in zip(people, said, strict=True):
        await telegram.until(lambda one=one, message=message: _answers(one, message))


async def _alone(person: Person) -> list[float]:
    """Seconds until each message was answered."""
    times: list[float] = []
    for _ in range(ALONE):
        began = time.perf_counter()
        await person.answer(await person.say(person.chat, "/settings"))
        times.append(time.perf_counter() - began)
        await asyncio.sleep(PAUSE)
    return times


async def _burst(people: Sequence[Person], messages: int) -> Burst:
    """Everybody sends so many messages at once, each of which is answered with its number."""
    began = time.perf_counter()
    first = [await one.say(one.chat, COMMAND.format(number=0)) for one in people]
    for number in range(1, messages):
        for one in people:
            await one.say(one.chat, COMMAND.format(number=number))

    def answers() -> list[list[int]]:
        return [_numbers(one, message) for one, message in zip(people, first, strict=True)]

    async with asyncio.timeout(LONGEST):
        while sum(map(len, answers())) < len(people) * messages:  # noqa: ASYNC110 - looking at each change takes longer
            await asyncio.sleep(0.25)
    seconds = time.perf_counter() - began
    await asyncio.sleep(2)  # whatever came twice is there by now
    return Burst(seconds=seconds, answers=answers())


def _answers(person: Person, after: Message) -> list[Message]:
    """What Parley said after a message."""
    return [one for one in person.messages() if one.id > after.id and one.author is not person.user]


def _numbers(person: Person, after: Message) -> list[int]:
    found = (NUMBER.search(one.text) for one in _answers(person, after))
    return [int(one[1]) for one in found if one]


def _figures(alone: Sequence[float], calm: Burst, rough: Burst, limit: float, size: Size) -> Iterator[Figure]:
    group = "One message, and nobody else there: until it is answered"
    for percent, name in ((0, "fastest"), (50, "p50"), (95, "p95"), (100, "slowest")):
        yield Figure(name, percentile(alone, percent), "s", group)
    total = size.people * size.messages
    yield from _of(calm, f"{total:,} messages of {size.people} people at once", limit, size)
    yield from _of(rough, "The same, 1 in 20 refused with 429 and 1 in 20 with 502", limit, size)


def _of(burst: Burst, group: str, limit: float, size: Size) -> Iterator[Figure]:
    counts = [Counter(one) for one in burst.answers]
    lost = sum(number not in one for one in counts for number in range(size.messages))
    twice = sum(many - 1 for one in counts for many in one.values())
    yield Figure("not answered", lost, "", group, at_most=0)
    yield Figure("answered twice", twice, "", group, at_most=0)
    yield Figure(
        "people answered out of order",
        sum(list(one) != sorted(one) for one in burst.answers),
        "",
        group,
        at_most=0,
    )
    yield Figure("all answered after", burst.seconds, "s", group)
    yield ratio("to what Telegram's limits alone take", burst.seconds, limit, group=group)


def main() -> int:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--people", type=int, default=100, help="who write at once")
    parser.add_argument("--messages", type=int, default=10, help="of each of them")
    chosen = parser.parse_args()
    size = Size(people=chosen.people, messages=chosen.messages)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=STEPS)
        figures = asyncio.run(measure(size, lambda says: bar.update(task, advance=1, description=says)))
    return show("bench.telegram", figures, as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
