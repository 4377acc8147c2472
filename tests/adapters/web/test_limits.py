"""Who sends too much is told when to go on, and the widget sends again by itself what was not taken."""

from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import Browser, expect

from core.chat import Incoming, Reply, Text
from core.errors import TooFast
from tests.adapters.web.conftest import Serve
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.test_server import said, signed_in
from tests.chromium import browser, own, say, theirs, visiting
from tests.engines import require

__all__ = ["browser"]


async def posted(browser: ClientSession, message: dict[str, object] | None = None) -> tuple[int, str | None]:
    """The status that a message is answered with, and after how many seconds it may be sent again."""
    async with browser.post("/api/messages", json=message or said()) as response:
        return response.status, response.headers.get("Retry-After")


async def test_an_address_that_sends_too_much_is_told_when_to_go_on(serve: Serve):
    async with serve(limit_address=6) as site, site.browser() as browser:
        await signed_in(browser)
        assert [await posted(browser) for _ in range(4)] == [
            (202, None),
            (202, None),
            (429, "10"),
            (429, "10"),
        ]
        site.door.clock.advance(seconds=10)
        assert (await posted(browser))[0] == 202


@pytest.mark.parametrize("path", ["/api/session", "/api/messages", "/api/events", "/api/files"])
async def test_a_new_session_brings_an_address_nothing(serve: Serve, path: str):
    async with serve(limit_address=2) as site, site.browser() as browser:
        await signed_in(browser)
        bytes_ = {"data": b"x", "headers": {"Content-Type": "application/octet-stream"}}
        sent: dict[str, Any] = (
            bytes_ if path == "/api/files" else {} if path == "/api/events" else {"json": said()}
        )
        method = "GET" if path == "/api/events" else "POST"
        async with browser.request(method, path, **sent) as response:
            assert (response.status, response.headers["Retry-After"]) == (429, "30")
            assert "send this again in 30 s" in (await response.json())["error"]["message"]
    assert site.door.received == []


async def test_pages_and_health_are_there_for_an_address_that_sends_too_much(serve: Serve):
    async with serve(limit_address=2) as site, site.browser() as browser:
        await signed_in(browser)
        for path in ("/healthz", "/readyz", "/api/words", "/api/commands"):
            async with browser.get(path) as response:
                assert response.status == 200


async def test_a_learner_who_is_too_fast_for_the_house_is_told_when_to_go_on(serve: Serve):
    def too_fast(_: Incoming) -> Reply:
        raise TooFast("too-fast", 7)

    async with serve(FakeDoor(answer=too_fast)) as site, site.browser() as browser:
        await signed_in(browser)
        assert await posted(browser) == (429, "7")


@pytest.mark.asyncio(loop_scope="module")
async def test_the_widget_sends_again_what_was_not_taken_in_order(browser: Browser, serve: Serve):
    require("chromium")
    refused: list[str] = []

    def now_and_then(incoming: Incoming) -> Reply:
        if len(refused) < 3:
            refused.append(incoming.event_id)
            raise TooFast("too-fast", 1)
        return Reply.of(Text("taken"))

    door = FakeDoor(answer=now_and_then)
    async with serve(door) as site, visiting(browser, site.url) as page:
        await say(page, "one ")
        await say(page, "two ")
        await expect(theirs(page)).to_have_count(2, timeout=15_000)
        await expect(own(page)).to_have_text(["one", "two"])
    assert len(set(refused)) == 1
    assert [one.event_id for one in door.deliveries] == list(
        dict.fromkeys(one.event_id for one in door.received)
    )
