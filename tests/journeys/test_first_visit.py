"""From the first visit to a passed challenge, in a real Chromium, with the served Parley, its courses and its sandbox."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from core.course.model import Challenge, Course, Question
from tests.chromium import DESKTOP, PHONE, browser, own, theirs, violations, visiting
from tests.engines import require
from tests.journeys.process import Served, serving
from tests.journeys.visitor import Visitor

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

GREETING = "Hello! Nice to meet you."
"""What the first example of the first lesson prints."""
PARROT_BEFORE_READING = 'print("Good morning")\nprint("Good morning")\n'


@pytest_asyncio.fixture(loop_scope="module")
async def served(tmp_path: Path) -> AsyncGenerator[Served]:
    async with serving(PARLEY_DATA_DIR=str(tmp_path)) as served:
        yield served


async def test_a_first_visit_leads_through_a_lesson_and_a_quiz_to_a_passed_challenge(
    browser: Browser, served: Served, course: Course
) -> None:
    async with visiting(browser, served.url, bypass_csp=True) as page:
        visitor = Visitor(page, course)
        await _open(page)
        await _take_the_first_lesson(visitor)
        await _take_a_quiz(visitor)
        await _solve(visitor, course.challenge("parrot"))
        await _look_at_the_progress(visitor)
        await _come_back(visitor)
        await _change_to_spanish(visitor)


async def _open(page: Page) -> None:
    start = page.get_by_role("button", name="Start learning")
    await expect(start).to_be_visible()
    await _is_accessible(page)
    await start.click()
    await expect(theirs(page)).to_have_count(1)
    await expect(theirs(page)).to_contain_text("Parley")
    await _is_accessible(page)


async def _take_the_first_lesson(visitor: Visitor) -> None:
    lesson = visitor.course.lessons[0]
    await visitor.press("Start the first lesson")
    await expect(visitor.newest).to_contain_text(lesson.title)
    await expect(visitor.newest).to_contain_text("At the end you explain it")
    await visitor.press("Run it")
    await expect(visitor.newest.locator(".code")).to_contain_text(GREETING)
    await _is_accessible(visitor.page)
    asked: list[Question] = []
    while not await visitor.offers(f"Next: {visitor.course.lessons[1].title}"):
        if item := await visitor.asked():
            await _answer(visitor, item, rightly=len(asked) % 2 == 1)
            asked.append(item)
        elif await visitor.offers("Next"):
            await visitor.press("Next")
        else:
            await visitor.press("Now from memory")
    await expect(visitor.newest).to_contain_text(f"Done: {lesson.title}")
    assert {one.id for one in visitor.course.recall_of(lesson)} <= {one.id for one in asked}
    await _is_accessible(visitor.page)


async def _answer(visitor: Visitor, item: Question, *, rightly: bool) -> None:
    await visitor.answer(item, rightly=rightly)
    verdict = visitor.newest.locator(".card.good" if rightly else ".card.care").first
    await expect(verdict.locator(".prose")).not_to_be_empty()
    if not rightly:
        await expect(visitor.newest).to_contain_text("The right answer")


async def _take_a_quiz(visitor: Visitor) -> None:
    await visitor.press("A quiz")
    asked: list[str] = []
    while item := await visitor.asked():
        await expect(visitor.newest.locator(".progress .figure")).to_have_text(f"{len(asked) + 1} / 5")
        await _answer(visitor, item, rightly=len(asked) != 1)
        asked.append(item.id)
    assert len(set(asked)) == len(asked) == 5
    await expect(visitor.newest).to_contain_text("4 of 5 right")
    await _is_accessible(visitor.page)


async def _solve(visitor: Visitor, challenge: Challenge) -> None:
    await visitor.say("/challenge ")
    await visitor.press(f"{challenge.title} {'•' * challenge.difficulty}")
    await expect(visitor.newest).to_contain_text(challenge.title)
    await visitor.submit_code(PARROT_BEFORE_READING)
    told = visitor.newest
    await expect(told.locator(".card.care")).to_contain_text(f"0 of {len(challenge.cases)} cases pass")
    for title in ("When this is typed", "Should come out", "Came out"):
        await expect(told.locator(".code").filter(has_text=title)).to_be_visible()
    await expect(told.locator(".code").filter(has_text="Came out")).to_contain_text("Good morning")
    await _is_accessible(visitor.page)
    await visitor.submit_code(challenge.reference)
    await expect(visitor.newest.locator(".card.good").first).to_contain_text("Solved")
    await expect(visitor.newest).to_contain_text(f"All {len(challenge.cases)} cases passed")
    await _is_accessible(visitor.page)


async def _look_at_the_progress(visitor: Visitor) -> None:
    await visitor.say("/progress ")
    picture = visitor.newest.get_by_role("img", name=visitor.course.skill("printing").title)
    await expect(picture).to_be_visible()
    assert await picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    await expect(visitor.newest.locator(".progress .figure")).to_have_text(
        f"1 / {len(visitor.course.lessons)}"
    )
    await _is_accessible(visitor.page)


async def _come_back(visitor: Visitor) -> None:
    before = await own(visitor.page).all_inner_texts()
    replies = await theirs(visitor.page).count()
    await visitor.page.reload()
    await expect(visitor.newest.get_by_role("img", name="Putting things on the screen")).to_be_visible()
    kept = await own(visitor.page).all_inner_texts()
    assert kept == before[-len(kept) :]
    assert await theirs(visitor.page).count() == min(replies, 30)
    await visitor.say("/start ")
    await expect(visitor.newest).to_contain_text("Good to see you again")
    await expect(own(visitor.page)).to_have_count(len(kept) + 1)


async def _change_to_spanish(visitor: Visitor) -> None:
    await visitor.say("/settings ")
    await visitor.press("Change the language")
    await visitor.press("Español")
    await expect(visitor.newest).to_contain_text("español")
    await expect(visitor.newest).to_have_attribute("lang", "es")
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "es")
    await expect(visitor.page.get_by_role("textbox", name="Tu mensaje")).to_be_visible()
    await _is_accessible(visitor.page)


async def _is_accessible(page: Page) -> None:
    """What axe finds on a desk by day, and on a phone at night: nothing; and nothing is wider than the phone."""
    looks: tuple[tuple[ViewportSize, str], ...] = ((PHONE, "dark"), (DESKTOP, "light"))
    for viewport, scheme in looks:
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await page.set_viewport_size(viewport)
        assert await violations(page) == []
        wide, room = await page.locator(".scroll").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide <= room
