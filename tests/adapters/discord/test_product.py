"""Every reply in the product as it looks on Discord: as in its golden file, and taken by Discord."""

import os
from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord import walks_around, walks_code, walks_learning
from tests.adapters.discord.golden import GOLDEN
from tests.adapters.discord.product import Guest, Hall, Walk, drawn, pretty
from tests.core.features.doings import MEMORY, PYTHON, course_of

type Walked = Callable[[Walk], Awaitable[None]]

WALKS: dict[str, Walked] = {
    "challenges": walks_code.challenges,
    "community": walks_around.community,
    "courses": walks_learning.courses,
    "errors": walks_around.errors,
    "home": walks_learning.home,
    "lesson": walks_learning.lesson,
    "own-words": walks_around.own_words,
    "progress": walks_learning.progress,
    "questions": walks_learning.questions,
    "quiz": walks_learning.quiz,
    "review": walks_learning.review,
    "running": walks_code.running,
    "settings": walks_learning.settings,
    "verdicts": walks_code.verdicts_of_cases,
}


@pytest.fixture
def walk(house: OpenHouse, clock: FixedClock) -> Walk:
    """Somebody new on Discord."""
    hall = Hall()
    house.dispatch.outbox.platforms[hall.name] = hall
    return Walk(Guest(house), hall, clock)


def compare(name: str, scenes: Mapping[str, object]) -> None:
    """Compare with the golden file of this name, in lines that can be read."""
    path, text = GOLDEN / f"{name}.json", pretty(scenes) + "\n"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", WALKS)
async def test_every_reply_is_shown_as_in_its_golden_file(walk: Walk, name: str, language: str) -> None:
    walk.guest.language = language
    await WALKS[name](walk)
    compare(f"product/{name}.{language}", drawn(walk))


@pytest.mark.parametrize("course", [PYTHON, MEMORY])
async def test_discord_takes_all_that_the_courses_hold(walk: Walk, course: str) -> None:
    walks_learning.everything(walk, course_of(walk.guest.house, course))
    assert all(shown["messages"] for shown in drawn(walk).values())
