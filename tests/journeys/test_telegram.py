"""Journeys over a Telegram of the test's own: the real process with the real library, asked and brought, killed on the way."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from core.course.model import Course
from tests.journeys.correspondent import Correspondent
from tests.journeys.kept import Kept, Mishaps, State
from tests.journeys.process import Served, browsing
from tests.loopback.telegram import LoopbackTelegram, Person

PARROT_BEFORE_READING = 'print("Good morning")\nprint("Good morning")\n'
PUBLIC = "https://parley.example"
KILLS = 3
pytestmark = pytest.mark.timeout(240)


@pytest.fixture
async def telegram() -> AsyncGenerator[LoopbackTelegram]:
    """A Telegram on which, in the end, nothing was done that Telegram does not want."""
    async with LoopbackTelegram() as telegram:
        yield telegram
    assert telegram.violations == []


@asynccontextmanager
async def connected(
    telegram: LoopbackTelegram, database_url: str, folder: Path, **more: str
) -> AsyncGenerator[Served]:
    """A process that has come to Telegram and serves the web beside it, ended with the block."""
    served = Served(
        {
            "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
            "PARLEY_DATA_DIR": str(folder),
            **telegram.environment,
            **more,
        }
    )
    telegram.proxy(PUBLIC, served.url)
    await served.start()
    try:
        hooked = "TELEGRAM_WEBHOOK_URL" in more
        await telegram.until(lambda: bool(telegram.webhook.url) == hooked and telegram.is_ready())
        yield served
    finally:
        await served.end()


def correspondent(
    person: Person, telegram: LoopbackTelegram, database: str, course: Course, mishaps: Mishaps
) -> Correspondent:
    kept = Kept(database, "telegram", str(person.id), course)
    return Correspondent(person=person, telegram=telegram, kept=kept, mishaps=mishaps)


async def first_lesson(ada: Correspondent) -> AsyncGenerator[State]:
    """By an address into a lesson, to its end; after each answer, what is known."""
    lesson = ada.kept.course.lessons[0]
    await ada.start(f"join_{ada.kept.course.id}")
    await ada.reads(lesson.title)
    while "quiz.start" not in await ada.kept.verbs():
        await ada.go_on("lesson.recall", "lesson.on", "lesson.open", "lesson.next")
        yield await ada.kept.state()
    await ada.reads(f"Done: {lesson.title}")


async def first_day(ada: Correspondent) -> AsyncGenerator[State]:
    """A lesson, a challenge and a look at the progress; after each piece, what is known."""
    async for state in first_lesson(ada):
        yield state
    challenge = ada.kept.course.challenge("parrot")
    await ada.say(f"/challenge {challenge.title}")
    await ada.say(f"```python\n{PARROT_BEFORE_READING}```")
    await ada.reads(f"0 of {len(challenge.cases)} cases pass")
    yield await ada.kept.state()
    await ada.say(challenge.reference)
    await ada.reads("Solved")
    yield await ada.kept.state()
    await ada.say("/progress")
    await ada.reads(f"1 of {len(ada.kept.course.lessons)}")
    assert any(one.photo for one in ada.bots[-3:])


async def test_sigkill_at_any_point_of_a_first_day_changes_nothing_of_what_somebody_has(
    telegram: LoopbackTelegram, database_url: str, tmp_path: Path, course: Course
) -> None:
    """Ada's day is calm, and Telegram brings what she does; Bob's is not, and Parley asks for it."""
    async with connected(telegram, database_url, tmp_path, TELEGRAM_WEBHOOK_URL=PUBLIC) as served:
        calm = Mishaps(served)
        ada = correspondent(telegram.user("Ada"), telegram, database_url, course, calm)
        untroubled = [state async for state in first_day(ada)]
        assert any(one.poll for one in ada.bots), "no native quiz came along"
    async with connected(telegram, database_url, tmp_path) as served:
        storm = Mishaps(served, calm.drawn(Random(20261127), KILLS))
        bob = correspondent(telegram.user("Bob"), telegram, database_url, course, storm)
        troubled = [state async for state in first_day(bob)]
    assert storm.killed == KILLS
    assert troubled == untroubled
    assert telegram.unanswered == []


async def test_somebody_links_the_browser_with_telegram_and_goes_on_there(
    telegram: LoopbackTelegram, database_url: str, tmp_path: Path, course: Course
) -> None:
    async with (
        connected(telegram, database_url, tmp_path, TELEGRAM_WEBHOOK_URL=PUBLIC) as served,
        browsing(served) as browser,
    ):
        storm = Mishaps(served, {3: 0.05})
        ada = correspondent(telegram.user("Ada"), telegram, database_url, course, storm)
        states = [state async for state in first_lesson(ada)]
        assert storm.killed == 1
        shown = await browser.talk("/link")
        (address,) = set(re.findall(r"https://t\.me/\w+\?start=link_[\w-]+", str(shown)))
        await ada.did(await ada.person.follow(address))
        await ada.reads("joins two accounts")
        await ada.press_choice((await ada.kept.verbs()).index("link.join"))
        assert await ada.kept.state() == states[-1]
        there = await browser.talk("/progress")
        (done,) = (one for one in there["blocks"] if one["kind"] == "progress")
        assert (done["done"], done["total"]) == (1, len(course.lessons))
        began = await browser.talk("/learn")
        assert course.lessons[1].title in str(began)
        await ada.say("/learn")
        await ada.reads(course.lessons[1].title)
