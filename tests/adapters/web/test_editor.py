"""A form of another platform on the web: what the server shows of it, what it takes, and in which words."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.settings import Settings
from core.chat import ShowsForms
from core.clock import FixedClock
from core.elsewhere import LIFE, Passes
from core.errors import DatabaseAway
from core.filling import Filling
from core.tidy import LONGEST
from tests.adapters.web.editing import STARTER, Room, opened
from tests.pupil import words_of


@pytest.fixture
async def room(settings: Settings, clock: FixedClock) -> AsyncGenerator[Room]:
    async with opened(settings, clock) as room:
        yield room


@pytest.fixture
async def http() -> AsyncGenerator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def get(http: ClientSession, url: str, **headers: str) -> tuple[int, Any]:
    async with http.get(url, headers=headers) as response:
        assert response.headers["Cache-Control"] == "no-store"
        return response.status, await response.json()


async def post(http: ClientSession, url: str, code: str, **headers: str) -> tuple[int, Any]:
    async with http.post(url, json={"values": {"code": code}}, headers=headers) as response:
        assert response.headers["Cache-Control"] == "no-store"
        return response.status, await response.json()


async def test_a_form_leads_to_the_address_that_is_set(room: Room) -> None:
    assert isinstance(room.web, ShowsForms)
    link = await room.link()
    assert link.startswith(f"{room.web.url}/edit/")
    assert len(link) < 512


async def test_without_a_set_address_it_leads_nowhere(settings: Settings, clock: FixedClock) -> None:
    async with opened(settings, clock, base_url="") as room:
        assert room.web.url.startswith("http://127.0.0.1:")
        assert await room.link() == ""


async def test_the_page_is_kept_nowhere_told_nowhere_and_framed_by_telegram_alone(
    room: Room, http: ClientSession
) -> None:
    async with http.get(await room.link()) as response:
        assert response.status == 200
        assert "<parley-form>" in await response.text()
        headers = response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    policy = headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://web.telegram.org")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in headers
    async with http.get(room.web.url) as response:
        assert response.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")


async def test_it_shows_the_task_and_the_form_and_nothing_to_press(room: Room, http: ClientSession) -> None:
    status, shown = await get(http, await room.api())
    assert status == 200
    assert (shown["standing"], shown["language"], shown["behind"]) == ("open", "en", False)
    assert [one["kind"] for one in shown["blocks"]] == ["card", "code", "form"]
    assert "<strong>mean</strong>" in shown["blocks"][0]["html"]
    assert shown["blocks"][2]["fields"][0]["value"] == STARTER
    assert shown["blocks"][2]["id"] == room.pupil.form().id


async def test_what_is_sent_is_answered_in_the_chat_and_no_session_is_opened(
    room: Room, http: ClientSession
) -> None:
    api = await room.api()
    status, told = await post(http, api, "mine")
    assert (status, told["standing"]) == (202, "sent")
    assert room.bench.taken == ["mine"]
    assert words_of(room.pupil.reply) == "Right\nAll cases pass."
    assert not list(http.cookie_jar)
    assert (await get(http, api))[0] == 409
    async with room.house.dispatch.house.database.transaction() as connection:
        people = (await connection.execute(text("SELECT platform, external_id FROM identities"))).all()
    assert people == [("test", "ada")], "nobody has come to the web"


async def test_sent_once_more_it_is_told_so_whether_as_before_or_not(room: Room, http: ClientSession) -> None:
    api = await room.api()
    await post(http, api, "mine")
    assert (await post(http, api, "mine"))[0] == 202
    status, told = await post(http, api, "other")
    assert (status, told["standing"]) == (409, "used")
    assert "is in your chat" in told["error"]["message"]
    assert room.bench.taken == ["mine"]


async def test_of_ten_who_send_at_once_one_is_taken(room: Room, http: ClientSession) -> None:
    api = await room.api()
    sent = await asyncio.gather(*(post(http, api, str(n)) for n in range(10)))
    assert sorted(status for status, _ in sent) == [202, *[409] * 9]
    assert room.bench.taken == [str([status for status, _ in sent].index(202))]


@pytest.mark.parametrize(
    ("language", "expired"), [("en", "good for a few days"), ("es", "solo vale unos días")]
)
async def test_what_is_too_old_says_so_in_the_learners_language(
    room: Room, http: ClientSession, clock: FixedClock, language: str, expired: str
) -> None:
    await room.pupil.call("code")
    async with room.house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("UPDATE learners SET language = :to"), {"to": language})
    api = await room.api()
    clock.moment += LIFE
    status, told = await get(http, api, **{"Accept-Language": "de"})
    assert (status, told["standing"], told["language"]) == (410, "expired", language)
    assert expired in told["error"]["message"]
    assert (await post(http, api, "late"))[0] == 410


async def test_of_an_erased_learner_nothing_is_shown(room: Room, http: ClientSession) -> None:
    api = await room.api()
    async with room.house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("DELETE FROM learners"))
    status, told = await get(http, api, **{"Accept-Language": "es-MX,es;q=0.9"})
    assert (status, told["standing"], told["language"]) == (410, "gone", "es")
    assert "Vuelve a tu chat" in told["error"]["message"]
    assert (await post(http, api, "x"))[0] == 410


async def test_what_is_forged_is_nothing(room: Room, http: ClientSession) -> None:
    link = await room.api()
    forged = Passes(b"not ours").issue("1.0", room.house.dispatch.clock.now())
    for url in (f"{room.web.url}/api/edit/{forged}", link[:-1], link + "A"):
        status, told = await get(http, url)
        assert (status, told["standing"]) == (404, "forged")
        assert "is missing" in told["error"]["message"]
        assert (await post(http, url, "x"))[0] == 404
    assert room.bench.taken == []


async def test_too_much_is_refused_kindly_and_the_pass_stays_good(room: Room, http: ClientSession) -> None:
    api = await room.api()
    status, told = await post(http, api, "x" * (LONGEST + 1))
    assert (status, told["standing"]) == (422, "open")
    assert "too much for one message" in told["error"]["message"]
    assert (await post(http, api, "x" * 300_000))[0] == 413
    assert (await post(http, api, "x" * LONGEST))[0] == 202


async def test_another_site_can_send_nothing(room: Room, http: ClientSession) -> None:
    api = await room.api()
    assert (await post(http, api, "x", Origin="https://evil.example"))[0] == 403
    assert (await post(http, api, "x", **{"Sec-Fetch-Site": "cross-site"}))[0] == 403
    body = json.dumps({"values": {"code": "x"}})
    async with http.post(api, data=body, headers={"Content-Type": "text/plain"}) as response:
        assert response.status == 415
    assert room.bench.taken == []


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"values": {"code": 1}}', '{"values": {}, "person": "bob"}', '{"values": []}'],
)
async def test_what_does_not_follow_the_protocol_is_told(room: Room, http: ClientSession, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.post(await room.api(), data=body, headers=headers) as response:
        assert response.status == 400
        assert (await response.json())["error"]["message"]
    assert room.bench.taken == []


@pytest.mark.parametrize("broken", [DatabaseAway(), RuntimeError("a bug")])
async def test_no_pass_gets_into_a_log(
    room: Room,
    http: ClientSession,
    broken: Exception,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = await room.link()

    async def fail(*_: object) -> None:
        raise broken

    monkeypatch.setattr(Filling, "open", fail)
    caplog.set_level(logging.DEBUG)
    status, _ = await get(http, link.replace("/edit/", "/api/edit/"))
    assert status in {500, 503}
    assert "/api/edit/{token}" in caplog.text
    assert link.rpartition("/")[2] not in caplog.text
