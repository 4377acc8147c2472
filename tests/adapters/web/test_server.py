"""What the server takes, what it refuses, and in which words."""

import asyncio
import gzip
import json
import logging
import time
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import ClientSession
from yarl import URL

from adapters.web import platform as exported
from adapters.web.adapter import WebPlatform
from adapters.web.render import payload
from adapters.web.session import COOKIE
from adapters.web.settings import WebSettings
from core.chat import Adapter, File, Incoming, Media, Picture, Platform, Reply, Said
from core.errors import SetupError
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.scenes import png
from tests.sounds import wav


def said(text: str = "hello", event: str | None = None) -> dict[str, object]:
    return {"event": event or str(uuid4()), "body": {"kind": "said", "text": text}}


async def signed_in(browser: ClientSession) -> str:
    async with browser.post("/api/session", json={}) as response:
        assert response.status == 200
        return (await response.json())["session"]


def test_the_folder_exports_an_adapter_whose_platform_keeps_the_contract(tmp_path: Path):
    assert isinstance(exported, Adapter)
    platform = exported.connect(WebSettings(data_dir=tmp_path), FakeDoor())
    assert isinstance(platform, Platform)
    assert exported.enabled(WebSettings())
    assert platform.reaches("anybody")
    assert not [*tmp_path.glob("*")], "nothing is opened before the platform runs"


async def test_a_message_is_taken_once_the_house_has_it(site: Site):
    async with site.browser() as browser:
        person = await signed_in(browser)
        message = said("hello")
        async with browser.post("/api/messages", json=message) as response:
            assert (response.status, await response.json()) == (202, {"event": message["event"]})
    (received,) = site.door.received
    assert received.body == Said("hello")
    assert received.person.id == received.chat == person


async def test_a_message_sent_again_is_answered_once(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        message = said()
        for _ in range(3):
            async with browser.post("/api/messages", json=message) as response:
                assert response.status == 202
    assert len(site.door.received) == 3
    assert len({event.event_id for event in site.door.received}) == len(site.door.deliveries) == 1


async def test_the_session_cookie_is_kept_from_scripts_and_other_sites(site: Site):
    async with site.browser() as browser, browser.post("/api/session", json={}) as response:
        cookie = response.cookies[COOKIE]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert int(cookie["max-age"]) > 300 * 24 * 3600
        assert not cookie["secure"]


async def test_behind_https_the_cookie_is_secure(serve: Serve):
    async with serve(base_url="https://learn.example.org") as site:
        host = f"http://{site.platform.bound[0]}:{site.platform.bound[1]}"
        async with ClientSession() as browser:
            headers = {"Origin": "https://learn.example.org"}
            async with browser.post(f"{host}/api/session", json={}, headers=headers) as response:
                assert response.status == 200
                assert response.cookies[COOKIE]["secure"]
            headers = {"Origin": host}
            async with browser.post(f"{host}/api/session", json={}, headers=headers) as response:
                assert response.status == 403


async def test_a_session_lasts_and_a_forged_one_is_replaced(site: Site):
    async with site.browser() as browser:
        first = await signed_in(browser)
        assert await signed_in(browser) == first
        browser.cookie_jar.update_cookies({COOKIE: f"{first}.forged"}, URL(site.url))
        async with browser.post("/api/messages", json=said()) as response:
            assert response.status == 401
            assert "POST /api/session" in (await response.json())["error"]["message"]
        assert await signed_in(browser) != first


@pytest.mark.parametrize("path", ["/api/events", "/api/events?after=3"])
async def test_without_a_session_there_are_no_events(site: Site, path: str):
    async with site.browser() as browser, browser.get(path) as response:
        assert response.status == 401


@pytest.mark.parametrize(
    ("headers", "body", "status", "told"),
    [
        ({}, b"{", 400, "not JSON"),
        ({}, b"{}", 400, "event: "),
        ({"Content-Type": "text/plain"}, b"{}", 415, "application/json"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"a=b", 415, "application/json"),
        ({"Origin": "https://elsewhere.example"}, b"{}", 403, "own page"),
        ({"Origin": "null"}, b"{}", 403, "own page"),
        ({"Origin": "http://[::1"}, b"{}", 403, "own page"),
        ({"Origin": "http://127.0.0.1\u2100"}, b"{}", 403, "own page"),
        ({"Sec-Fetch-Site": "cross-site"}, b"{}", 403, "own page"),
        ({"Sec-Fetch-Site": "same-site"}, b"{}", 403, "own page"),
        ({}, b"x" * (300 * 1024), 413, "256 kB"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * (300 * 1024)), 413, "256 kB"),
    ],
)
async def test_a_bad_request_is_refused_in_words(
    site: Site, headers: dict[str, str], body: bytes, status: int, told: str
):
    async with site.browser() as browser:
        await signed_in(browser)
        headers = {"Content-Type": "application/json"} | headers
        async with browser.post("/api/messages", data=body, headers=headers) as response:
            error = (await response.json())["error"]
            assert (response.status, error["status"]) == (status, status)
            assert told in error["message"]
    assert site.door.received == []


async def test_a_hundred_kilobytes_of_text_reach_the_house(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        body = json.dumps(said("ñ" * 50_000), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        async with browser.post("/api/messages", data=body, headers=headers) as response:
            assert response.status == 202
    assert site.door.received[0].body == Said("ñ" * 50_000)


async def test_while_the_house_is_not_available_a_message_is_to_be_sent_again(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        site.door.down = True
        message = said()
        async with browser.post("/api/messages", json=message) as response:
            assert response.status == 503
            assert response.headers["Retry-After"] == "2"
            assert "send it again" in (await response.json())["error"]["message"]
        async with browser.get("/api/events") as response:
            assert response.status == 503
        site.door.down = False
        async with browser.post("/api/messages", json=message) as response:
            assert response.status == 202


async def test_a_bug_is_logged_under_the_reference_that_is_told(
    serve: Serve, caplog: pytest.LogCaptureFixture
):
    def broken(_: Incoming) -> Reply:
        raise ZeroDivisionError("the house is on fire")

    async with serve(FakeDoor(answer=broken)) as site, site.browser() as browser:
        await signed_in(browser)
        with caplog.at_level(logging.ERROR):
            async with browser.post("/api/messages", json=said()) as response:
                message = (await response.json())["error"]["message"]
                assert response.status == 500
        assert "fire" not in message
        (record,) = caplog.records
        assert record.getMessage().rpartition(" ")[2] in message


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nothing", 404), ("GET", "/api/session", 405)]
)
async def test_addresses_that_are_not_ours_answer_json(site: Site, method: str, path: str, status: int):
    async with site.browser() as browser, browser.request(method, path) as response:
        assert response.status == status
        assert (await response.json())["error"]["status"] == status


async def test_every_answer_is_protected(site: Site):
    async with site.browser() as browser:
        for path in ("/", "/healthz", "/nothing"):
            async with browser.get(path) as response:
                policy = response.headers["Content-Security-Policy"]
                assert "script-src 'self';" in policy
                assert "unsafe" not in policy
                assert response.headers["X-Content-Type-Options"] == "nosniff"
                assert response.headers["Referrer-Policy"] == "no-referrer"
                assert "aiohttp" not in response.headers["Server"]


async def test_images_are_shown_and_all_else_is_downloaded(site: Site):
    picture = Media.of("plot.png", "image/png", png())
    page = Media.of("x.html", "text/html", b"<script>alert(1)</script>")
    site.door.files = {medium.key: medium.content or b"" for medium in (picture, page)}
    async with site.browser() as browser:
        async with browser.get(f"/api/media/{picture.key}?name=plot.png") as response:
            assert await response.read() == picture.content
            assert response.content_type == "image/png"
            assert response.headers["Content-Disposition"] == "inline"
            assert "immutable" in response.headers["Cache-Control"]
        async with browser.get(f'/api/media/{page.key}?name=a"%0d%0ab.html') as response:
            assert response.content_type == "application/octet-stream"
            assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''a%22%0D%0Ab.html"
            assert "no-store" in response.headers["Cache-Control"], "it may tell of others"
        for unknown in ("0" * 64, "nothing", "../../etc/passwd"):
            async with browser.get(f"/api/media/{unknown}") as response:
                assert response.status == 404


async def test_media_of_a_reply_are_where_the_reply_says(serve: Serve):
    reply = Reply.of(
        Picture(Media.of("a b.png", "image/png", png()), "bars"), File(Media.of("c.txt", "text/plain", b"c"))
    )
    async with serve(FakeDoor(answer=lambda _: reply)) as site, site.browser() as browser:
        await signed_in(browser)
        async with browser.post("/api/messages", json=said()):
            pass
        shown = json.loads(json.dumps(payload(site.door.deliveries[0])))
        for path in (shown["blocks"][0]["src"], shown["blocks"][1]["href"]):
            async with browser.get(path) as response:
                assert response.status == 200


async def test_sound_is_played_and_what_only_calls_itself_so_is_a_download(serve: Serve):
    files = {"s.wav": wav(), "s.mp3": b"<script>alert(1)</script>"}
    door = FakeDoor(files={Media.of("", "", one).key: one for one in files.values()})
    kinds: list[tuple[str, str]] = []
    async with serve(door) as site, site.browser() as browser:
        for key in door.files:
            async with browser.get(f"/api/media/{key}?name=s.mp3") as response:
                disposition = response.headers["Content-Disposition"].partition(";")[0]
                kinds.append((response.content_type, disposition))
                assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert kinds == [("audio/wav", "inline"), ("application/octet-stream", "attachment")]


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("bytes=0-3", 206, slice(0, 4), "bytes 0-3/44"),
        ("bytes=40-", 206, slice(40, None), "bytes 40-43/44"),
        ("bytes=-4", 206, slice(-4, None), "bytes 40-43/44"),
        ("bytes=0-999", 206, slice(None), "bytes 0-43/44"),
        ("bytes=44-", 416, slice(0), "bytes */44"),
        ("bytes=9-4", 200, slice(None), None),
        ("bytes=0-1,3-4", 200, slice(None), None),
        ("lines=1-2", 200, slice(None), None),
    ],
)
async def test_a_part_of_a_file_is_served_to_who_asks_for_one(
    serve: Serve, asked: str, status: int, part: slice, told: str | None
):
    content = wav(0)
    door = FakeDoor(files={(key := Media.of("", "", content).key): content})
    async with serve(door) as site, site.browser() as browser:
        async with browser.get(f"/api/media/{key}", headers={"Range": asked}) as response:
            assert (response.status, await response.read()) == (status, content[part])
            assert response.headers.get("Content-Range") == told
        async with browser.head(f"/api/media/{key}") as response:
            assert response.headers["Accept-Ranges"] == "bytes"
            assert response.headers["Content-Length"] == "44"


@pytest.mark.parametrize("so", [True, False])
async def test_a_page_is_told_whether_voice_notes_are_heard(serve: Serve, so: bool):
    async with (
        serve(FakeDoor(listens=so)) as site,
        site.browser() as browser,
        browser.post("/api/session", json={}) as response,
    ):
        assert (await response.json())["hears"] is so


async def test_words_come_in_the_language_asked_for(site: Site):
    async with site.browser() as browser:
        async with browser.get("/api/words", headers={"Accept-Language": "es-ES,en;q=0.5"}) as response:
            assert (await response.json())["send"] == "Enviar"
        async with browser.get("/api/words?language=en", headers={"Accept-Language": "es"}) as response:
            assert (await response.json())["send"] == "Send"


async def test_commands_come_with_their_words(site: Site):
    async with site.browser() as browser, browser.get("/api/commands") as response:
        commands = {command["name"]: command for command in await response.json()}
    assert commands["start"] == {
        "name": "start",
        "called": "start",
        "words": "The words of start",
        "options": [],
    }
    assert commands["courses"]["options"] == [
        {"name": "search", "required": False, "words": "The words of courses-search"}
    ]


async def test_commands_are_called_as_in_the_language_asked_for(site: Site):
    async with site.browser() as browser, browser.get("/api/commands?language=es") as response:
        named = {command["name"]: command["called"] for command in await response.json()}
    assert named["quiz"] == "es-quiz"


async def test_health_and_readiness_are_told_apart(site: Site):
    async with site.browser() as browser:
        async with browser.get("/readyz") as response:
            assert (response.status, await response.json()) == (
                200,
                {"status": "ok", "checks": {"database": "ok"}},
            )
        site.door.state = {"database": "unreachable"}
        async with browser.get("/readyz") as response:
            assert response.status == 503
            assert (await response.json())["checks"] == {"database": "unreachable"}
        async with browser.get("/healthz") as response:
            assert (response.status, await response.json()) == (200, {"status": "ok"})


async def test_without_a_built_widget_the_page_says_what_to_do(tmp_path: Path, unused_static: Path):
    platform = WebPlatform(WebSettings(port=0, data_dir=tmp_path), FakeDoor(), static=unused_static)
    running = asyncio.create_task(platform.run())
    await platform.started.wait()
    async with ClientSession() as browser, browser.get(platform.url) as response:
        assert response.status == 503
        assert "make setup" in await response.text()
    running.cancel()
    await asyncio.wait({running})


@pytest.fixture
def unused_static(tmp_path: Path) -> Path:
    return tmp_path / "static"


async def test_a_port_in_use_is_told_with_the_setting_to_change(site: Site, serve: Serve):
    with pytest.raises(SetupError, match=f"Port {site.platform.bound[1]} of 127.0.0.1 is taken.*WEB_PORT"):
        async with serve(port=site.platform.bound[1]):
            pass


async def test_an_address_of_another_machine_is_told_with_the_setting_to_change(serve: Serve):
    with pytest.raises(SetupError, match="WEB_HOST"):
        async with serve(host="192.0.2.1"):
            pass


async def test_stopping_ends_open_streams_within_a_second(serve: Serve):
    async with serve() as site:
        browser = site.browser()
        await signed_in(browser)
        response = await browser.get("/api/events")
        assert response.status == 200
        began = time.monotonic()
    assert time.monotonic() - began < 1
    await response.read()
    await browser.close()
    with pytest.raises(OSError):  # noqa: PT011 - any refusal will do
        await asyncio.open_connection(*site.platform.bound)


def test_the_address_of_the_site_is_known_before_it_runs():
    settings = WebSettings(base_url="https://learn.example.org")
    assert WebPlatform(settings, FakeDoor()).url == "https://learn.example.org"
