"""The widget in a real Chromium: by keyboard alone, for everybody's senses, over a line that breaks."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, ViewportSize, expect

from core.chat import Called, Card, Incoming, Pressed, Reply, Text
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.scenes import SCENES, choices, talk
from tests.chromium import (
    DESKTOP,
    PHONE,
    active,
    browser,
    open_tab,
    own,
    say,
    theirs,
    violations,
    visiting,
)
from tests.engines import require

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here


@asynccontextmanager
async def visit(browser: Browser, site: Site, **options: Any) -> AsyncGenerator[Page]:
    async with visiting(browser, site.url, **options) as page:
        yield page


async def test_the_keyboard_alone_leads_from_the_welcome_to_a_solved_challenge(
    browser: Browser, serve: Serve
):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visit(browser, site) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        while await active(page) != "Start learning":
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(theirs(page)).to_have_count(1)

        await page.keyboard.press("1")
        await expect(own(page)).to_have_text(["/start", "Python: first steps"])

        while await active(page) != "Your message":
            await page.keyboard.press("Tab")
        await page.keyboard.type("/q")
        await expect(page.get_by_role("option")).to_have_text([r"/quizThe words of quiz"])
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="An error")).to_be_visible()

        await page.keyboard.press("Shift+Tab")
        while await active(page) != "3An error: `b` lost its value":
            await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("That is it").nth(1)).to_be_visible()

        await say(page, "/challenge ")
        editor = page.get_by_role("textbox", name="Your solution")
        await expect(page.locator(".cm-content")).to_be_visible()
        await editor.focus()
        await page.keyboard.press("Control+a")
        await page.keyboard.type("def mean(numbers):\n")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Tab")
        assert await active(page) == "Run it"
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_text("Not quite yet")).to_be_visible()
    filled = door.received[-1].body
    assert filled.kind == "filled"
    assert filled.values["code"] == "def mean(numbers):\n        "


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_in_any_scene(
    browser: Browser, serve: Serve, scheme: str, viewport: ViewportSize
):
    async with (
        serve(FakeDoor(answer=talk)) as site,
        visit(browser, site, color_scheme=scheme, viewport=viewport, bypass_csp=True) as page,
    ):
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        assert await violations(page) == []
        for count, scene in enumerate(SCENES, start=1):
            await say(page, f"/{scene} ")
            await expect(theirs(page)).to_have_count(count)
        await expect(page.locator(".cm-content")).to_have_count(1)
        await page.locator(".code .tok-keyword, .code .tok-operator").first.wait_for()
        assert await violations(page) == []
        await page.get_by_label("Your message").fill("/")
        await expect(page.get_by_role("option")).to_have_count(6)
        assert await violations(page) == []


@pytest.mark.parametrize(
    "viewport", [PHONE, ViewportSize(width=320, height=256), ViewportSize(width=640, height=450)]
)
async def test_nothing_is_wider_than_the_screen_also_when_zoomed(
    browser: Browser, serve: Serve, viewport: ViewportSize
):
    async with serve(FakeDoor(answer=talk)) as site, visit(browser, site, viewport=viewport) as page:
        for count, scene in enumerate(SCENES, start=1):
            await say(page, f"/{scene} ")
            await expect(theirs(page)).to_have_count(count)
        await expect(page.locator(".cm-content")).to_be_attached()
        for selector in (".scroll", ".column", "footer", "header"):
            wide, room = await page.locator(selector).evaluate("e => [e.scrollWidth, e.clientWidth]")
            assert wide <= room, selector
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


async def test_what_is_said_while_the_server_is_away_survives_a_reload_and_is_answered_once(
    browser: Browser, serve: Serve
):
    door = FakeDoor()
    async with serve(door) as site:
        port = site.platform.bound[1]
        context = await browser.new_context(viewport=DESKTOP)
        page = await open_tab(context, site.url, [])
        await say(page, "before")
        await expect(theirs(page)).to_have_count(1)
    await say(page, "one while away")
    await say(page, "two while away")
    await expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    await expect(page.get_by_text("Sending")).to_have_count(2)
    await expect(page.locator(".typing")).to_be_hidden()
    other = await context.new_page()
    async with serve(door, port=port) as site:
        await other.goto(site.url)
        for tab in (page, other):
            await expect(own(tab)).to_have_text(
                ["before", "one while away", "two while away"], timeout=20_000
            )
            await expect(theirs(tab)).to_have_count(3)
            await expect(tab.get_by_text("Sending")).to_have_count(0)
            await expect(tab.get_by_text("Reconnecting")).to_have_count(0)
        await page.reload()
        await expect(own(page)).to_have_text(["before", "one while away", "two while away"])
        assert await page.evaluate("Object.keys(localStorage).filter(key => key.includes(':out:'))") == []
        await context.close()
    assert [delivery.said for delivery in door.deliveries] == ["before", "one while away", "two while away"]


async def test_a_page_that_was_closed_before_sending_sends_when_it_is_opened_again(
    browser: Browser, serve: Serve
):
    door = FakeDoor()
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "first")
        await expect(theirs(page)).to_have_count(1)
        door.down = True
        await say(page, "kept")
        await expect(page.get_by_text("Sending")).to_be_visible()
        await page.goto("about:blank")
        door.down = False
        await page.goto(site.url)
        await expect(own(page)).to_have_text(["first", "kept"])
        await expect(theirs(page)).to_have_count(2)
    assert len(door.deliveries) == 2


async def test_both_sides_are_shown_once_in_every_tab(browser: Browser, serve: Serve):
    async with serve(FakeDoor(answer=talk)) as site, visit(browser, site) as one:
        await expect(one.get_by_role("button", name="Start learning")).to_be_visible()
        other = await open_tab(one.context, site.url, [])
        await say(one, "/quiz ")
        for tab in (one, other):
            await expect(own(tab)).to_have_text(["/quiz "])
            await expect(theirs(tab)).to_have_count(1)
        await other.get_by_role("button", name="7").click()
        for tab in (one, other):
            await expect(own(tab)).to_have_text(["/quiz ", "7"])
            await expect(tab.locator(".answers .choice[aria-pressed=true]")).to_contain_text("7")
            await expect(tab.locator(".answers .choice[aria-disabled=true]")).to_have_count(3)


async def test_an_edit_takes_the_place_of_what_was_pressed_also_after_a_reload(
    browser: Browser, serve: Serve
):
    def answer(incoming: Incoming) -> Reply:
        if isinstance(incoming.body, Pressed):
            return Reply(blocks=(Text(f"page {len(door.deliveries) + 1}"), choices("Next")), edits=True)
        return Reply.of(Text("page 1"), choices("Next"))

    door = FakeDoor(answer=answer)
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "read to me")
        for number in (2, 3):
            await page.get_by_role("button", name="Next").press("Enter")
            await expect(theirs(page)).to_contain_text([f"page {number}"])
            assert await active(page) == "1Next"
        await page.reload()
        await expect(theirs(page)).to_contain_text(["page 3"])
        await expect(own(page)).to_have_text(["read to me"])


async def test_a_reader_who_has_scrolled_up_is_left_where_they_are(browser: Browser, serve: Serve):
    door = FakeDoor(answer=lambda _: Reply.of(Text("\n\n".join(["A paragraph."] * 12))))
    async with serve(door) as site, visit(browser, site) as page:
        for count in range(1, 4):
            await say(page, str(count))
            await expect(theirs(page)).to_have_count(count)
        await page.locator(".scroll").hover()
        await page.mouse.wheel(0, -5000)
        await expect(own(page).first).to_be_in_viewport()
        before = await page.locator(".scroll").evaluate("e => e.scrollTop")
        await door.tell(door.deliveries[0].chat, Reply.of(Text("a reminder")))
        newest = page.get_by_role("button", name="New message")
        await expect(newest).to_be_visible()
        assert await page.locator(".scroll").evaluate("e => e.scrollTop") == before
        await newest.click()
        await expect(page.get_by_text("a reminder")).to_be_in_viewport()
        await expect(newest).to_be_hidden()


async def test_a_message_that_is_refused_says_why_and_lets_the_choice_be_made_again(
    browser: Browser, serve: Serve
):
    async with serve() as site, visit(browser, site) as page:
        await say(page, "x" * 300_000)
        await expect(page.get_by_role("alert")).to_contain_text("at most 256 kB")
        await page.get_by_role("button", name="Discard").click()
        await expect(own(page)).to_have_count(0)
        await say(page, "short")
        await expect(own(page)).to_have_text(["short"])


async def test_the_page_speaks_the_learner_s_language(browser: Browser, serve: Serve):
    async with serve(FakeDoor(answer=talk)) as site, visit(browser, site, locale="es-ES") as page:
        await expect(page.get_by_role("button", name="Empezar a aprender")).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", "es")


async def test_commands_that_come_after_one_was_sent_are_not_listed_over_its_answer(
    browser: Browser, serve: Serve
):
    async with serve() as site, visit(browser, site) as page:
        asked, told = asyncio.Event(), asyncio.Event()

        async def late(route: Route) -> None:
            asked.set()
            await told.wait()
            await route.continue_()

        await page.route("**/api/commands*", late)
        before = await theirs(page).count()
        await say(page, "/help")
        await asked.wait()
        await expect(theirs(page)).to_have_count(before + 1)
        async with page.expect_response("**/api/commands*"):
            told.set()
        await page.wait_for_load_state("networkidle")
        await expect(page.get_by_role("listbox")).to_be_hidden()


async def test_a_picture_opens_large_and_gives_the_focus_back(browser: Browser, serve: Serve):
    async with serve(FakeDoor(answer=talk)) as site, visit(browser, site) as page:
        await say(page, "/progress ")
        small = page.get_by_role("button", name="Mastery by skill")
        await small.press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(small).to_be_focused()
        async with page.expect_download() as download:
            await page.get_by_role("link", name="notes.txt").click()
        assert (await download.value).suggested_filename == "notes.txt"


async def test_hostile_replies_run_no_script(browser: Browser, serve: Serve):
    hostile = "<img src=x onerror='document.title=1'><script>document.title=1</script> [x](javascript:document.title=1)"
    answer = Reply.of(Text(hostile), Card(hostile, hostile, ((hostile, hostile),)), choices(hostile))
    async with serve(FakeDoor(answer=lambda _: answer)) as site, visit(browser, site) as page:
        await say(page, hostile)
        await expect(theirs(page)).to_have_count(1)
        assert await page.locator(".message img:not(.mark), .message script").count() == 0
        assert await page.title() == "Parley"


async def test_the_first_load_is_small_and_the_editor_comes_when_it_is_needed(browser: Browser, serve: Serve):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visit(browser, site) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        entries = await page.evaluate(
            "JSON.stringify(performance.getEntriesByType('resource').map(e => [e.name, e.transferSize]))"
        )
        loaded = {Path(name).name: size for name, size in json.loads(entries) if "/assets/" in name}
        assert not [name for name in loaded if name.startswith("editor")]
        assert sum(loaded.values()) < 25_000, loaded
        async with page.expect_response(lambda response: "/assets/editor" in response.url):
            await say(page, "/challenge ")


async def test_an_address_says_once_what_the_page_was_opened_for(browser: Browser, serve: Serve):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visiting(browser, f"{site.url}/?start=join_python-first-steps") as page:
        await expect(own(page)).to_have_text(["/start join_python-first-steps"])
        await expect(theirs(page)).to_have_count(1)
        assert page.url == f"{site.url}/"
        await page.reload()
        await expect(theirs(page)).to_have_count(1)
    assert [one.body for one in door.received] == [Called("start", {"where": "join_python-first-steps"})]


@pytest.mark.parametrize("where", ["a b", "x" * 65, "<script>"])
async def test_an_address_that_says_nothing_that_can_be_is_a_plain_visit(
    browser: Browser, serve: Serve, where: str
):
    door = FakeDoor(answer=talk)
    async with serve(door) as site, visiting(browser, f"{site.url}/?start={where}") as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        assert page.url == f"{site.url}/"
    assert door.received == []
