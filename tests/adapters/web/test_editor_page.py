"""A form of another platform on a page of its own, in a real Chromium: for everybody, on every screen."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect
from sqlalchemy import text

from bot.settings import Settings
from core.clock import FixedClock
from core.elsewhere import LIFE
from core.tidy import LONGEST
from tests.adapters.web.editing import Room, free_port, opened
from tests.chromium import browser, violations, visiting
from tests.engines import require
from tests.pupil import words_of

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

SMALL, PHONE, WIDE = (
    ViewportSize(width=320, height=640),
    ViewportSize(width=390, height=844),
    ViewportSize(width=1280, height=900),
)
ZOOMED = ViewportSize(width=640, height=450)
"""1280 by 900 at 200 %."""


@pytest_asyncio.fixture(loop_scope="module")
async def room(settings: Settings, clock: FixedClock) -> AsyncGenerator[Room]:
    async with opened(settings, clock) as room:
        yield room


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your solution")


async def is_open(page: Page) -> None:
    await expect(page.locator(".cm-content")).to_be_visible()


async def test_by_keyboard_alone_code_is_written_and_sent(browser: Browser, room: Room) -> None:
    async with visiting(browser, await room.link(), viewport=WIDE) as page:
        await is_open(page)
        assert await page.title() == "Your code · Parley"
        await expect(page.get_by_text("gives the mean of a list")).to_be_visible()
        await editor(page).focus()
        await page.keyboard.press("Control+a")
        await page.keyboard.type("def mean(numbers):\nreturn 0")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Submit")).to_be_focused()
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_role("heading", name="Sent")).to_be_focused()
        await expect(page.get_by_text("You can close this page")).to_be_visible()
        assert await page.evaluate("Object.keys(localStorage)") == []
        await page.reload()
        await expect(page.get_by_role("heading", name="This was sent before")).to_be_visible()
    assert room.bench.taken == ["def mean(numbers):\n    return 0"]
    assert words_of(room.pupil.reply) == "Right\nAll cases pass."


async def test_what_is_written_stays_until_it_is_sent(browser: Browser, room: Room) -> None:
    async with visiting(browser, await room.link(), viewport=PHONE) as page:
        await is_open(page)
        await editor(page).fill("half done")
        await page.reload()
        await expect(page.locator(".cm-content")).to_have_text("half done")


async def test_with_nothing_in_it_nothing_is_sent(browser: Browser, room: Room) -> None:
    async with visiting(browser, await room.link(), viewport=PHONE) as page:
        await is_open(page)
        await editor(page).fill("  ")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("alert")).to_have_text(
            "There is nothing to send yet: write something first."
        )
        await editor(page).fill("x")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    assert room.bench.taken == ["x"]


async def test_too_much_can_be_shortened_and_sent(browser: Browser, room: Room) -> None:
    async with visiting(browser, await room.link(), viewport=WIDE) as page:
        await is_open(page)
        await editor(page).fill("x" * (LONGEST + 1))
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("alert")).to_contain_text("too much for one message")
        await expect(editor(page)).to_have_attribute("contenteditable", "true")
        await editor(page).fill("short")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    assert room.bench.taken == ["short"]


async def test_what_was_not_taken_can_be_copied(browser: Browser, room: Room) -> None:
    link = await room.link()
    async with visiting(browser, link, viewport=PHONE) as page:
        await is_open(page)
        token = link.rpartition("/")[2]
        await room.house.door.send_form(token, {"code": "from another tab"})
        await editor(page).fill("what I wrote")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="This was sent before")).to_be_focused()
        await expect(page.locator(".cm-content")).to_have_text("what I wrote")
        await expect(page.get_by_text("Copy it")).to_be_visible()
        await expect(page.get_by_role("button", name="Submit")).to_have_count(0)
    assert room.bench.taken == ["from another tab"]


async def test_a_server_that_is_away_loses_nothing(
    browser: Browser, settings: Settings, clock: FixedClock
) -> None:
    port = free_port()
    async with opened(settings, clock, port=port) as room:
        link = await room.link()
        context = await browser.new_context(viewport=PHONE)
        page = await context.new_page()
        await page.goto(link)
        await is_open(page)
        await editor(page).fill("kept")
    await page.get_by_role("button", name="Submit").click()
    await expect(page.get_by_role("alert")).to_contain_text("is kept in this browser")
    async with opened(settings, clock, port=port) as room:
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
        assert room.bench.taken == ["kept"]
    await context.close()


async def test_that_the_chat_has_gone_on_is_said(browser: Browser, room: Room) -> None:
    link = await room.link()
    await room.pupil.call("other")
    async with visiting(browser, link, viewport=PHONE) as page:
        await is_open(page)
        await expect(page.get_by_text("newer messages in your chat")).to_be_visible()


@pytest.mark.parametrize("standing", ["used", "expired", "gone", "forged"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_pass_that_is_no_good_says_what_to_do(
    browser: Browser, room: Room, clock: FixedClock, standing: str, scheme: str, tmp_path: Path
) -> None:
    link = await room.link()
    match standing:
        case "used":
            await room.house.door.send_form(link.rpartition("/")[2], {"code": "x"})
        case "expired":
            clock.moment += LIFE
        case "gone":
            async with room.house.dispatch.house.database.transaction() as connection:
                await connection.execute(text("DELETE FROM learners"))
        case _:
            link = link[:-3]
    options: dict[str, Any] = {"viewport": PHONE, "color_scheme": scheme, "bypass_csp": True}
    async with visiting(browser, link, **options) as page:
        await expect(page.locator(f".told.{standing}")).to_contain_text("chat")
        assert await violations(page) == []
        await page.screenshot(path=tmp_path / f"{standing}-{scheme}.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [SMALL, PHONE, WIDE, ZOOMED], ids=["320", "390", "1280", "zoomed"])
async def test_it_is_for_everybody_on_every_screen(
    browser: Browser, room: Room, scheme: str, viewport: ViewportSize, tmp_path: Path
) -> None:
    options: dict[str, Any] = {"viewport": viewport, "color_scheme": scheme, "bypass_csp": True}
    async with visiting(browser, await room.link(), **options) as page:
        await is_open(page)
        await page.locator(".cm-content .tok-keyword").first.wait_for()
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        send = await page.get_by_role("button", name="Submit").bounding_box()
        assert send is not None
        assert send["height"] >= 48
        assert send["width"] >= 96
        if viewport != ZOOMED:
            assert send["y"] + send["height"] <= viewport["height"], "within reach without scrolling"
        await page.screenshot(path=tmp_path / f"open-{viewport['width']}-{scheme}.png")
        await editor(page).fill("line\n" * 120)
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
        assert await violations(page) == []
        await page.screenshot(path=tmp_path / f"sent-{viewport['width']}-{scheme}.png")


async def test_it_speaks_the_learners_language(browser: Browser, room: Room) -> None:
    await room.link()
    async with room.house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("UPDATE learners SET language = 'es'"))
    async with visiting(browser, await room.link(), viewport=PHONE) as page:
        await is_open(page)
        await expect(page.get_by_role("heading", name="Tu código")).to_be_visible()
        assert await page.evaluate("document.documentElement.lang") == "es"
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Enviado")).to_be_visible()


THEME = '{"bg_color":"#17212b","text_color":"#f5f5f5","button_color":"red;x"}'


async def test_the_window_is_told_and_closed_and_its_colours_are_worn(
    browser: Browser, room: Room, tmp_path: Path
) -> None:
    link = f"{await room.link()}#tgWebAppVersion=8.0&tgWebAppThemeParams={quote(THEME)}"
    async with visiting(browser, "about:blank", viewport=PHONE) as page:
        await page.add_init_script(
            "window.told = []; window.TelegramWebviewProxy = { postEvent: (...event) => told.push(event) }"
        )
        await page.goto(link)
        await expect(page.locator(".cm-content")).to_be_visible()
        assert await page.evaluate("told") == [["web_app_ready", "{}"], ["web_app_expand", "{}"]]
        worn = await page.evaluate("getComputedStyle(document.querySelector('parley-form')).backgroundColor")
        assert worn == "rgb(23, 33, 43)"
        card = await page.locator(".card").evaluate("e => getComputedStyle(e).backgroundColor")
        assert card == "rgb(25, 33, 31)", (
            "what else there is goes with dark paper, though the browser's wish is light"
        )
        await page.screenshot(path=tmp_path / "telegram.png")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
        closed = "new Promise(done => { const look = () => told[2] ? done(told[2]) : setTimeout(look, 20); look() })"
        assert await page.evaluate(closed) == ["web_app_close", "{}"]


async def test_outside_of_telegram_nothing_is_told(browser: Browser, room: Room) -> None:
    async with visiting(browser, "about:blank", viewport=PHONE) as page:
        await page.add_init_script(
            "window.told = []; window.TelegramWebviewProxy = { postEvent: (...event) => told.push(event) }"
        )
        await page.goto(await room.link())
        await expect(page.locator(".cm-content")).to_be_visible()
        await page.get_by_role("button", name="Submit").click()
        await expect(page.get_by_role("heading", name="Sent")).to_be_visible()
        assert await page.evaluate("told") == []
