"""A real Chromium that looks at the widget: pages, both sides of the conversation, and what axe finds."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
)

from adapters.web.pages import STATIC
from tests.engines import chromium_path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path("adapters/web/widget/node_modules/axe-core/axe.min.js")
PHONE = ViewportSize(width=360, height=740)
DESKTOP = ViewportSize(width=1280, height=900)
HARMLESS = ("Failed to load resource", "Applying inline style")
"""What Chromium writes about a line that the tests broke, and where its own editing of a selection meets our policy."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncGenerator[Browser]:
    """One browser for all tests of a module."""
    assert (STATIC / "index.html").is_file(), "the widget has not been built: make setup"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def visiting(browser: Browser, url: str, **options: Any) -> AsyncGenerator[Page]:
    """A page with the widget, by a person of its own; no error may appear in its console."""
    defaults: dict[str, Any] = {"viewport": DESKTOP, "reduced_motion": "reduce", "locale": "en-GB"}
    context = await browser.new_context(**defaults | options)
    problems: list[str] = []
    page = await open_tab(context, url, problems)
    yield page
    assert not (serious := [one for one in problems if not one.startswith(HARMLESS)]), serious
    await context.close()


async def open_tab(context: BrowserContext, url: str, problems: list[str]) -> Page:
    """One more page of the same person; what its console complains of is added to `problems`."""
    page = await context.new_page()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: problems.append(str(error)))
    await page.goto(url)
    return page


async def say(page: Page, text: str) -> None:
    """Type a message and send it."""
    await page.get_by_role("textbox", name="Your message").fill(text)
    await page.keyboard.press("Enter")


def theirs(page: Page) -> Locator:
    """Parley's messages."""
    return page.locator(".message.theirs")


def own(page: Page) -> Locator:
    """The learner's messages."""
    return page.locator(".message.own p")


async def active(page: Page) -> str:
    """The words of what has the focus."""
    return await page.evaluate(
        "(() => { const at = document.querySelector('parley-chat').shadowRoot.activeElement;"
        " return at ? (at.getAttribute('aria-label') ?? at.textContent).trim() : '' })()"
    )


async def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practices; the page was opened with `bypass_csp`."""
    if not await page.evaluate("'axe' in window"):
        await page.add_script_tag(path=AXE)
    found = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
