"""An answer that grows in the widget, in a real Chromium: in one place, without a jump, and read out once."""

from collections.abc import AsyncGenerator
from typing import Any

import orjson
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from adapters.web.growing import growing_channel
from adapters.web.render import html
from bot.settings import Settings
from core.chat import Delivery
from core.clock import FixedClock
from tests.adapters.toy import Toy
from tests.adapters.web.growing import Process, process
from tests.chromium import DESKTOP, PHONE, browser, open_tab, own, say, theirs, violations, visiting
from tests.engines import require

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

LONG = "\n\n".join(f"Paragraph {number} of an answer that is longer than a screen." for number in range(60))
RICH = "Look at `b`:\n\n- it was *put* on 2\n- it **stays** there\n\n```python\nprint(b)\n```"


@pytest_asyncio.fixture(loop_scope="module")
async def site(small: Settings, clock: FixedClock, toy: Toy) -> AsyncGenerator[Process]:
    async with process(small, clock, toy) as site:
        yield site


def growing(page: Page) -> Locator:
    """The bubble of an answer that is not whole yet."""
    return page.locator(".theirs.growing")


async def begun(page: Page, site: Process, text: str = "It begins") -> Locator:
    """Have an answer grow to a text; its bubble."""
    await say(page, "/grow ")
    site.show(text)
    await expect(growing(page)).to_have_count(1)
    return growing(page)


async def ended(page: Page, site: Process, *, count: int = 1) -> None:
    """Have it end, and wait until all of it is shown."""
    site.show("")
    await expect(growing(page)).to_have_count(0)
    await expect(theirs(page)).to_have_count(count)
    await expect(theirs(page).last).to_contain_text("All of it")


async def deliveries(site: Process, page: Page) -> list[Delivery]:
    """What the page's person was told."""
    person = await _person(page)
    return list(await site.house.door.history("web", person, person, after=0, limit=99))


async def _person(page: Page) -> str:
    script = (
        "fetch('/api/session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'})"
    )
    return (await page.evaluate(f"{script}.then(answer => answer.json())"))["session"]


async def scrolled(page: Page) -> tuple[float, float]:
    """How far the conversation is scrolled, and how far it can be."""
    top, end = await page.locator(".scroll").evaluate("e => [e.scrollTop, e.scrollHeight - e.clientHeight]")
    return top, end


async def test_the_same_bubble_grows_and_becomes_the_answer_without_a_jump(
    browser: Browser, site: Process
) -> None:
    async with visiting(browser, site.url, reduced_motion="no-preference") as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        bubble = await begun(page, site, "It begins.\n\nAnd goes")
        await bubble.evaluate("e => { e.first = true; e.querySelector('p').first = true; }")
        site.show("It begins.\n\nAnd goes **on**")
        await expect(bubble.locator("strong")).to_have_text("on")
        assert await bubble.evaluate("e => e.first && e.querySelector('p').first")
        await expect(page.get_by_text("Sending")).to_be_hidden()
        await expect(page.locator(".typing")).to_be_hidden()
        before = await bubble.bounding_box()
        assert before is not None
        await ended(page, site)
        after = await theirs(page).bounding_box()
        assert after is not None
        assert (after["x"], after["y"], after["width"]) == (before["x"], before["y"], before["width"])
        assert await theirs(page).evaluate("e => e.first")
        assert await theirs(page).evaluate("e => e.getAnimations().length") == 0
        await expect(own(page)).to_have_text(["/grow "])
        await page.get_by_role("button", name="Next").click()
        await expect(theirs(page).last).to_contain_text("A question")


async def test_only_the_whole_answer_is_announced_to_who_has_it_read_out(
    browser: Browser, site: Process
) -> None:
    async with visiting(browser, site.url) as page:
        bubble = await begun(page, site)
        assert await bubble.get_attribute("aria-busy") == "true"
        live = "e => e.closest('[aria-live], [role=status], [role=log], [role=alert]') !== null"
        assert not await bubble.evaluate(live)
        await ended(page, site)
        assert (
            await theirs(page).evaluate("e => e.closest('[role=log]').getAttribute('aria-live')") == "polite"
        )
        assert await theirs(page).get_attribute("aria-busy") is None


async def test_it_grows_in_every_tab_under_what_it_answers(browser: Browser, site: Process) -> None:
    async with visiting(browser, site.url) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        other = await open_tab(page.context, site.url, [])
        await expect(other.get_by_role("button", name="Start learning")).to_be_visible()
        await begun(page, site)
        await expect(growing(other)).to_contain_text("It begins")
        await expect(own(other)).to_have_text(["/grow "])
        before = await growing(other).bounding_box()
        for tab in (page, other):
            site.show(*[""] * (tab is page))
            await expect(theirs(tab)).to_contain_text(["All of it"])
            await expect(own(tab)).to_have_text(["/grow "])
        after = await theirs(other).bounding_box()
        assert before is not None
        assert after is not None
        assert after["y"] == before["y"]


async def test_a_line_that_breaks_in_the_middle_shows_the_answer_once(
    browser: Browser, site: Process
) -> None:
    async with visiting(browser, site.url) as page:
        await begun(page, site)
        await page.evaluate("window.dispatchEvent(new Event('offline'))")
        await expect(growing(page)).to_have_count(1)
        site.show("It goes on unheard", "")
        while not await deliveries(site, page):
            pass
        await page.evaluate("window.dispatchEvent(new Event('online'))")
        await expect(theirs(page)).to_contain_text(["All of it"])
        await expect(growing(page)).to_have_count(0)
        await expect(own(page)).to_have_text(["/grow "])


async def test_a_reload_in_the_middle_goes_on_with_the_next_words(browser: Browser, site: Process) -> None:
    async with visiting(browser, site.url) as page:
        await begun(page, site)
        await page.reload()
        await expect(own(page)).to_have_text(["/grow "])
        await expect(growing(page)).to_have_count(0)
        site.show("It goes on")
        await expect(growing(page)).to_contain_text("It goes on")
        await ended(page, site)
        await expect(own(page)).to_have_text(["/grow "])
        assert len(await deliveries(site, page)) == 1


async def test_what_comes_late_changes_nothing(browser: Browser, site: Process) -> None:
    async with visiting(browser, site.url) as page:
        await begun(page, site)
        await ended(page, site)
        (told,) = await deliveries(site, page)
        await (
            page.reload()
        )  # the server's stream is a new one, and knows nothing of the answer but its number
        await expect(theirs(page)).to_have_count(1)
        block = {"kind": "text", "html": html("Late")}
        growth: dict[str, Any] = {"event": told.event_id.rpartition(":")[2], "said": "", "pressed": ""}
        growth |= {"attached": [], "language": "en", "blocks": [block]}
        await site.house.door.announce(growing_channel(told.chat), orjson.dumps(growth))
        growth["event"] = "another"
        await site.house.door.announce(growing_channel(told.chat), orjson.dumps(growth))
        await expect(growing(page)).to_have_count(1)
        await expect(theirs(page)).to_contain_text(["All of it", "Late"])


async def test_a_long_answer_is_read_from_its_top_and_followed_by_who_goes_to_its_end(
    browser: Browser, site: Process
) -> None:
    async with visiting(browser, site.url) as page:
        await begun(page, site)
        half, whole = LONG[: len(LONG) // 2], LONG
        site.show(half)
        await expect(growing(page)).to_contain_text("Paragraph 25")
        await expect(own(page)).to_be_in_viewport()
        await page.locator(".scroll").hover()
        await page.mouse.wheel(0, 20_000)
        await expect(growing(page).locator("p").last).to_be_in_viewport()
        site.show(whole)
        await expect(growing(page)).to_contain_text("Paragraph 59")
        await expect(growing(page).locator("p").last).to_be_in_viewport()
        top, end = await scrolled(page)
        assert end - top < 2


async def test_the_end_of_a_long_answer_does_not_move_who_reads_its_beginning(
    browser: Browser, site: Process
) -> None:
    site.toy.whole = LONG
    async with visiting(browser, site.url) as page:
        await begun(page, site, LONG)
        await expect(growing(page)).to_contain_text("Paragraph 59")
        before = await scrolled(page)
        site.show("")
        await expect(page.get_by_role("button", name="Next")).to_be_attached()
        assert (await scrolled(page))[0] == before[0]
        await expect(page.get_by_role("button", name="New message")).to_be_hidden()


async def test_who_has_scrolled_up_is_left_where_they_are(browser: Browser, site: Process) -> None:
    site.toy.whole = LONG
    async with visiting(browser, site.url) as page:
        await begun(page, site)
        site.show("")
        await expect(theirs(page)).to_contain_text(["Paragraph 59"])
        await page.locator(".scroll").hover()
        await page.mouse.wheel(0, -20_000)
        await expect(own(page).first).to_be_in_viewport()
        before = await scrolled(page)
        other = await open_tab(page.context, site.url, [])
        await begun(other, site, LONG)
        await expect(growing(page)).to_contain_text("Paragraph 59")
        await expect(page.get_by_role("button", name="New message")).to_be_visible()
        assert (await scrolled(page))[0] == before[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_in_the_middle(
    browser: Browser, site: Process, scheme: str, viewport: ViewportSize
) -> None:
    options: dict[str, Any] = {"color_scheme": scheme, "viewport": viewport, "bypass_csp": True}
    async with visiting(browser, site.url, **options) as page:
        await begun(page, site, RICH)
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        await ended(page, site)
        assert await violations(page) == []
