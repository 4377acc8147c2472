"""A browser at the instructors' pages of a house that is served: what it reads and sends."""

from collections.abc import AsyncGenerator

import pytest
from aiohttp import ClientSession, FormData

from bot.settings import Settings
from core.clock import FixedClock
from tests.adapters.web.desking import Site, hidden, opened


@pytest.fixture
async def site(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Site]:
    async with opened(settings, clock, monkeypatch) as site:
        yield site


@pytest.fixture
async def browser(site: Site) -> AsyncGenerator[ClientSession]:
    async with site.browser() as browser:
        yield browser


async def get(browser: ClientSession, path: str, **headers: str) -> tuple[int, str]:
    async with browser.get(path, headers=headers) as response:
        return response.status, await response.text()


async def post(
    browser: ClientSession,
    path: str,
    data: dict[str, str] | FormData | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, str]:
    async with browser.post(path, data=data, headers=headers) as response:
        return response.status, await response.text()


async def form_of(browser: ClientSession, submit: str = "Keep") -> dict[str, str]:
    """What the form on the page of forms sends unseen."""
    status, html = await get(browser, "/desk/hall/form")
    assert status == 200
    return hidden(html, submit)
