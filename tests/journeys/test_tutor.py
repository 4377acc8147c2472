"""A journey with the tutor: the real process with a model, on Discord, on Telegram and in a real Chromium at once.

The same learner is stuck on each. The model says its next sentence when all three read the one before, so that every
state is seen; and it gives the solution away where that is what the test wants.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from core.course.model import Challenge, Course
from tests.adapters.discord.visitor import Visitor as Guest
from tests.chromium import browser, visiting
from tests.engines import require
from tests.journeys.correspondent import Correspondent
from tests.journeys.kept import Kept, Mishaps
from tests.journeys.process import Served, running
from tests.journeys.stuck import OnDiscord, OnTelegram, OnTheWeb, Stuck, all_of
from tests.journeys.visitor import Visitor
from tests.loopback.discord import LoopbackDiscord
from tests.loopback.openai import Hangs, LoopbackOpenAI, Says, Waits
from tests.loopback.telegram import LoopbackTelegram
from tests.postgres import connected

require("chromium")
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]
__all__ = ["browser"]  # a fixture is found by its name here

WRONG = 'print("Hello")\nprint("Hello")\n'
WHY, WHAT_NOW = "why does it print that", "and what do I look at now"
GOOD = (
    "Your program always says the same word. ",
    "That word stands in your own first line. ",
    "The person at the keyboard is never asked for one. ",
    "Where would a parrot get its words from?",
)
LEAKING = (
    "A parrot says what it heard. ",
    "Yours says what you wrote down for it. ",
    "Write `line = input()`, below it `print(line)`, and below that `print(line)` once more. ",
    "Do you see why?",
)
LEAKED = ("line = input()", "print(line)", "once more")
"""What of it may be shown to nobody."""
TASK = "parrot repeats"
MADE, AUTHORS = "A language model wrote this", "What is it that holds you up?"
ROWS = "SELECT asked, shown, tries::text, helpful FROM tutor_messages ORDER BY at, id"


@dataclass(frozen=True, slots=True)
class Scene:
    """A served Parley with its model, and the same learner three times."""

    served: Served
    openai: LoopbackOpenAI
    learners: Sequence[Stuck]
    challenge: Challenge
    database: str

    async def rows(self) -> list[tuple[Any, ...]]:
        """What is kept of what the model said."""
        async with connected(self.database) as connection:
            found = cast("list[tuple[Any, ...]]", await connection.fetch(ROWS))
        return [tuple(row) for row in found]

    async def grow(self, sentences: Sequence[str], upto: int, *asking: Any) -> None:
        """Have the model say these to all three, each of the first `upto` when they read the one before, while they ask."""
        events = [asyncio.Event() for _ in range(len(sentences) - 1)]
        self.openai.otherwise = lambda _: Waits(Says(pieces=tuple(sentences)), events)
        async with asyncio.TaskGroup() as group:
            group.create_task(all_of(*asking))
            for number in range(upto):
                so_far = "".join(sentences[: number + 1]).strip()
                await all_of(*(one.sees(so_far) for one in self.learners))
                events[number].set()
            for event in events:
                event.set()


@pytest_asyncio.fixture(loop_scope="module")
async def discord() -> AsyncGenerator[LoopbackDiscord]:
    async with LoopbackDiscord() as discord:
        yield discord
    assert discord.violations == []


@pytest_asyncio.fixture(loop_scope="module")
async def telegram() -> AsyncGenerator[LoopbackTelegram]:
    async with LoopbackTelegram() as telegram:
        yield telegram
    assert telegram.violations == []


@pytest_asyncio.fixture(loop_scope="module")
async def openai() -> AsyncGenerator[LoopbackOpenAI]:
    async with LoopbackOpenAI() as openai:
        yield openai
    assert openai.violations == []


@pytest_asyncio.fixture(loop_scope="module")
async def scene(
    browser: Browser,
    discord: LoopbackDiscord,
    telegram: LoopbackTelegram,
    openai: LoopbackOpenAI,
    database_url: str,
    tmp_path: Path,
    course: Course,
) -> AsyncGenerator[Scene]:
    guest = Guest(
        discord.user("Ada"), (guild := discord.guild("Study hall", owner=discord.user("Olga"))).general
    )
    discord.join(guild, guest.person)
    served = Served(
        {
            "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
            "PARLEY_DATA_DIR": str(tmp_path),
            "MODEL_TIMEOUT_SECONDS": "120",
            **discord.environment,
            **telegram.environment,
            **openai.environment,
        }
    )
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(served, discord, telegram))
        page = await stack.enter_async_context(visiting(browser, served.url))
        web = OnTheWeb(Visitor(page, course))
        await web.listen()
        await page.reload()
        person = telegram.user("Ada")
        kept = Kept(database_url, "telegram", str(person.id), course)
        pupil = Correspondent(person=person, telegram=telegram, kept=kept, mishaps=Mishaps(served))
        learners = (OnDiscord(guest, discord), OnTelegram(pupil, telegram), web)
        scene = Scene(served, openai, learners, course.challenge("parrot"), database_url)
        await all_of(*(one.agree() for one in learners))
        await all_of(*(one.try_(scene.challenge.title, WRONG) for one in learners))
        yield scene


async def test_an_answer_grows_before_three_learners_and_what_leaks_is_seen_by_none(scene: Scene) -> None:
    await scene.grow(GOOD, len(GOOD) - 1, *(one.ask(WHY, reads=MADE) for one in scene.learners))
    for one in scene.learners:
        grows_to("".join(GOOD), one.states())
    await all_of(*(one.press("Helped", reads="Thanks") for one in scene.learners))
    back = f"Back to “{scene.challenge.title}”"
    await all_of(*(one.press(back, reads=TASK) for one in scene.learners))
    tasks = [await one.answers(TASK) for one in scene.learners]
    await scene.grow(LEAKING, 2, *(one.press("I'm stuck", reads=AUTHORS) for one in scene.learners))
    for one in scene.learners:
        assert "".join(LEAKING[:2]).strip() in one.states(), "it was harmless so far"
        assert MADE not in one.states()[-1]
        assert [leak for leak in LEAKED if leak in one.wire()] == []
        assert solution_in(one.wire(), scene.challenge) == []
    assert [await one.answers(TASK) for one in scene.learners] == tasks, "the task still stands above it"
    rows = await scene.rows()
    assert [(asked, shown, helpful) for asked, shown, _, helpful in rows] == [
        *[(WHY, "".join(GOOD), True)] * 3,
        *[("I'm stuck.", None, None)] * 3,
    ]
    assert all(LEAKED[0] in tries and "guard: " in tries for _, _, tries, _ in rows[3:]), (
        "it is kept to be looked into"
    )


async def test_who_asks_while_the_process_is_killed_is_answered_once(scene: Scene) -> None:
    beginning = GOOD[0].strip()
    scene.openai.otherwise = lambda _: Hangs(Says(pieces=GOOD[:1]))
    async with asyncio.TaskGroup() as group:
        group.create_task(all_of(*(one.ask(WHAT_NOW, reads=MADE) for one in scene.learners)))
        await all_of(*(one.sees(beginning) for one in scene.learners))
        await scene.served.kill()
        scene.openai.otherwise = lambda _: Says(pieces=GOOD)
        await scene.served.start()
    assert [await one.answers("".join(GOOD)) for one in scene.learners] == [1, 1, 1]
    assert [await one.answers(beginning) for one in scene.learners] == [1, 1, 1], (
        "its beginning stands nowhere by itself"
    )
    assert [(asked, shown) for asked, shown, _, _ in await scene.rows()] == [(WHAT_NOW, "".join(GOOD))] * 3


def grows_to(whole: str, states: Sequence[str]) -> None:
    """Fails unless what was shown became more and more of `whole`, in three steps at least, and in the end all of it."""
    *growths, last = states
    assert len(growths) >= 2
    assert all(after.startswith(before) for before, after in pairwise(states)), states
    assert all(whole.startswith(one) for one in growths)
    assert last.startswith(whole)


def solution_in(text: str, challenge: Challenge) -> list[str]:
    """The lines of the author's solution that stand in a text."""
    return [one for line in challenge.reference.splitlines() if (one := line.strip()) and one in text]
