"""The instructors' pages in a real Chromium, without a script: for everybody, by keyboard, on every screen."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.settings import Settings
from core.clock import FixedClock
from core.roles import HOUSE, Role
from core.store import staff
from tests.adapters.web.desking import Site, opened
from tests.chromium import DESKTOP, PHONE, browser, violations, visiting
from tests.engines import require
from tests.pupil import Pupil

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

PICTURES = os.environ.get("PARLEY_TEST_PICTURES", "")
"""A folder in which the pages are left as pictures, for people to look at."""
PATHS = ("", "log", "staff", "hall", "hall/form", "hall/nowhere")


@pytest_asyncio.fixture(loop_scope="module")
async def site(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Site]:
    async with opened(settings, clock, monkeypatch) as site:
        await site.grant(site.ada, Role.ADMIN)
        yield site


async def enter(page: Page) -> None:
    await page.get_by_role("button", name="Open").click()
    await expect(page.get_by_role("navigation", name="Pages")).to_be_visible()


async def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.timeout(120)
async def test_everybody_can_use_them(
    viewport: ViewportSize, colors: Any, browser: Browser, site: Site
) -> None:
    await site.ada.call("course staff")
    await site.ada.press("Invite an instructor")
    url = f"{site.web.url}{await site.link()}"
    options = {"viewport": viewport, "color_scheme": colors, "bypass_csp": True}
    async with visiting(browser, url, **options) as page:
        assert await violations(page) == []
        await leave_picture(page, f"link-{viewport['width']}-{colors}")
        await enter(page)
        for path in PATHS:
            await page.goto(f"{site.web.url}/desk/{path}")
            await leave_picture(page, f"{path.replace('/', '-') or 'first'}-{viewport['width']}-{colors}")
            assert await violations(page) == []
            assert await fits(page), path


async def leave_picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


async def test_without_a_script_and_by_keyboard_a_form_is_filled_in_and_mended(
    browser: Browser, site: Site
) -> None:
    url = f"{site.web.url}{await site.link()}"
    async with visiting(browser, url, java_script_enabled=False, viewport=PHONE) as page:
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
        await page.goto(f"{site.web.url}/desk/hall/form")
        await page.get_by_label("Text").first.fill("refuse this")
        await page.get_by_label("c", exact=True).check()
        await page.get_by_role("button", name="Keep", exact=True).click()
        await expect(page.get_by_role("alert")).to_contain_text("refuse this cannot be kept")
        await expect(page.get_by_label("c", exact=True)).to_be_checked()
        await expect(page.get_by_label("Text").first).to_have_value("refuse this")
        await page.get_by_label("Text").first.fill("then keep this")
        await page.get_by_role("button", name="Keep", exact=True).click()
        await expect(page.get_by_role("heading", name="this")).to_be_visible()
    assert site.hall.kept == ["then keep this"]


async def test_what_cannot_be_taken_back_is_opened_first(browser: Browser, site: Site) -> None:
    bob = Pupil(site.house, name="bob")
    await site.grant(bob, Role.INSTRUCTOR)
    async with visiting(browser, f"{site.web.url}{await site.link()}") as page:
        await enter(page)
        await page.get_by_role("link", name="Staff").click()
        button = page.get_by_role("button", name="Remove Bob")
        await expect(button).to_be_hidden()
        await page.get_by_text("Remove Bob").first.click()
        await expect(page.get_by_text("This takes effect at once.").last).to_be_visible()
        await button.click()
        await expect(page.get_by_role("rowheader", name="Bob")).to_be_hidden()
    there = await site.house.dispatch.house.database.read(staff.of_community, HOUSE)
    assert [one.name for one in there] == ["Ada"]


async def test_nothing_hostile_in_a_page_runs(browser: Browser, site: Site) -> None:
    dialogs: list[str] = []
    async with visiting(browser, f"{site.web.url}{await site.link()}") as page:
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        await enter(page)
        await page.goto(f"{site.web.url}/desk/hall")
        await expect(page.get_by_role("table").first).to_be_visible()
        assert await page.locator("script, [onerror], img[src='x']").count() == 0
    assert dialogs == []


async def test_a_file_of_200_mib_is_refused_in_words(browser: Browser, site: Site, tmp_path: Path) -> None:
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    async with visiting(browser, f"{site.web.url}{await site.link()}") as page:
        await enter(page)
        await page.goto(f"{site.web.url}/desk/hall")
        await page.locator("input[type=file]").set_input_files(large)
        await page.get_by_role("button", name="Send the file").click()
        await expect(page.get_by_role("heading", name="That is too large")).to_be_visible(timeout=30_000)
        await page.go_back()
        await expect(page.get_by_role("button", name="Send the file")).to_be_visible()
    assert site.hall.uploads == []


async def test_another_sites_form_is_not_taken(browser: Browser, site: Site) -> None:
    async with visiting(browser, f"{site.web.url}{await site.link()}", bypass_csp=True) as page:
        await enter(page)
        await page.goto("data:text/html,<form method=post><button>Go</button></form>")
        await page.evaluate(f"document.forms[0].action = '{site.web.url}/desk/hall/keep'")
        await page.get_by_role("button", name="Go").click()
        await expect(page.get_by_role("heading", name="That was not taken")).to_be_visible()
    assert site.hall.kept == []
