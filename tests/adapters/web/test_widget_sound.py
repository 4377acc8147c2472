"""Sound in the widget: a voice note by button and keyboard, with a microphone that Chromium makes up; a player for what is sent."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from adapters.web.pages import STATIC
from core.chat import File, Incoming, Media, Reply, Text, plain, sound_type
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import FakeDoor
from tests.chromium import ARGUMENTS, DESKTOP, PHONE, active, own, say, theirs, violations, visiting
from tests.engines import chromium_path, require
from tests.sounds import mp3, wav

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")

MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
"""It beeps, and whoever asks for it gets it."""
WITHOUT = "delete window.MediaRecorder"
REFUSED = (
    "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }"
)
UNPLUGGED = (
    "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError'); }"
)
HURRIES = "(() => { const now = performance.now.bind(performance); performance.now = () => now() * 100; })()"
"""Makes the page's own clock a hundred times as fast; what is recorded takes the time that it takes."""
COUNTS = """
(() => {
  const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.tracks = [];
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await get(wanted);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
})()
"""
LIVE = "window.tracks.map((track) => track.readyState)"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncGenerator[Browser]:
    """A browser with a microphone, for all tests of this module."""
    assert (STATIC / "index.html").is_file(), "the widget has not been built: make setup"
    async with async_playwright() as playwright:
        path, arguments = chromium_path(), [*ARGUMENTS, *MICROPHONE]
        browser = await playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        await browser.close()


@asynccontextmanager
async def visit(browser: Browser, site: Site, script: str = "", **options: Any) -> AsyncGenerator[Page]:
    async with visiting(browser, site.url, **options) as page:
        if script:
            await page.add_init_script(script)
            await page.reload()
        yield page


def told(incoming: Incoming) -> Reply:
    """What came along, by name and type."""
    files = ", ".join(f"{file.name} {file.mime}" for file in incoming.attachments)
    return Reply.of(Text(plain(files or "nothing came along")))


def record(page: Page) -> Locator:
    return page.get_by_role("button", name="Record a voice note")


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Recording")


async def passes(page: Page, time: str) -> None:
    """Wait until the time of the recording is this."""
    await expect(page.get_by_role("timer")).to_contain_text(time)


async def test_a_voice_note_is_recorded_and_sent(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site, COUNTS) as page:
        await record(page).click()
        await expect(bar(page)).to_be_visible()
        await expect(page.get_by_role("status").filter(has_text="Recording")).to_have_count(1)
        await passes(page, "0:01 / 2:00")
        assert await page.evaluate(LIVE) == ["live"]
        await page.get_by_role("button", name="Send the recording").click()
        await expect(theirs(page)).to_contain_text(["voice.webm audio/webm;codecs=opus"])
        await expect(page.locator(".own .files li")).to_have_text(["voice.webm"])
        await expect(bar(page)).to_be_hidden()
        assert await page.evaluate(LIVE) == ["ended"], "the microphone is let go"
    (incoming,) = door.received
    (file,) = incoming.attachments
    assert incoming.body.kind == "said"
    assert sound_type(door.files[file.key]) == "audio/webm"
    assert len(door.files[file.key]) > 500


async def test_the_keyboard_alone_records_sends_and_cancels(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site, COUNTS) as page:
        await page.get_by_label("Your message").focus()
        await page.keyboard.press("Tab")
        assert await active(page) == "Record a voice note"
        await page.keyboard.press("Enter")
        await expect(bar(page)).to_be_visible()
        assert await active(page) == "Send the recording"
        await page.keyboard.press("Escape")
        await expect(bar(page)).to_be_hidden()
        await expect(page.get_by_role("status").filter(has_text="Nothing was sent")).to_have_count(1)
        assert await active(page) == "Record a voice note"
        assert await page.evaluate(LIVE) == ["ended"]
        await page.keyboard.press("Enter")
        await passes(page, "0:01")
        await page.keyboard.press("Enter")
        await expect(theirs(page)).to_contain_text(["voice.webm"])
        assert await active(page) == "Your message"
    assert len(door.received) == 1


async def test_cancel_sends_nothing(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await record(page).click()
        await passes(page, "0:01")
        await page.get_by_role("button", name="Cancel the recording").click()
        await expect(page.get_by_label("Your message")).to_be_visible()
        await say(page, "typed")
        await expect(theirs(page)).to_contain_text(["nothing came along"])
    assert door.files == {}


async def test_a_recording_ends_by_itself_and_waits_to_be_sent(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site, f"{COUNTS};{HURRIES}") as page:
        await record(page).click()
        await passes(page, "2:00 / 2:00")
        await expect(page.get_by_role("alert")).to_have_text(
            "That is as long as a recording can be. Send it, or cancel it."
        )
        await page.wait_for_function(f"{LIVE}.every((state) => state === 'ended')")
        assert door.received == []
        await page.get_by_role("button", name="Send the recording").click()
        await expect(theirs(page)).to_contain_text(["voice.webm"])
        await expect(page.get_by_role("alert")).to_have_count(0)


async def test_a_voice_note_takes_the_place_of_a_message_that_is_not_begun(browser: Browser, serve: Serve):
    async with serve() as site, visit(browser, site) as page:
        await expect(record(page)).to_be_visible()
        await page.get_by_label("Your message").fill("begun")
        await expect(record(page)).to_be_hidden()
        await page.get_by_label("Your message").fill("")
        await expect(record(page)).to_be_visible()


async def test_it_is_offered_only_where_it_is_heard(browser: Browser, serve: Serve):
    async with serve(FakeDoor(listens=False)) as site, visit(browser, site) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        await expect(record(page)).to_be_hidden()


async def test_it_is_offered_only_where_the_browser_can(browser: Browser, serve: Serve):
    async with serve() as site, visit(browser, site, WITHOUT) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        await expect(record(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("script", "words"),
    [(REFUSED, "did not let me use the microphone"), (UNPLUGGED, "find no microphone here")],
)
async def test_a_microphone_that_cannot_be_had_is_told(
    browser: Browser, serve: Serve, script: str, words: str
):
    async with serve() as site, visit(browser, site, script) as page:
        await record(page).click()
        await expect(page.get_by_role("alert")).to_contain_text(words)
        await expect(bar(page)).to_be_hidden()
        await expect(page.get_by_label("Your message")).to_be_visible()


async def test_a_note_that_does_not_get_through_stays_until_it_does(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await record(page).click()
        await passes(page, "0:01")
        door.down = True
        await page.get_by_role("button", name="Send the recording").click()
        await expect(page.get_by_text("Did not get through")).to_be_visible()
        door.down = False
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(theirs(page)).to_contain_text(["voice.webm"])
    assert len(door.received) == 1


async def test_what_is_read_aloud_plays_and_can_be_kept(browser: Browser, serve: Serve):
    speech = File(Media.of("parley.mp3", "audio/mpeg", mp3(2)))
    tone = File(Media.of("tone.wav", "audio/wav", wav(3)))
    door = FakeDoor(answer=lambda _: Reply.of(Text("Listen"), speech, tone))
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "aloud")
        players = page.locator("audio")
        await expect(players).to_have_count(2)
        assert await players.nth(0).get_attribute("aria-label") == "parley.mp3"
        ready = "player => new Promise(done => player.duration ? done(player.duration) : player.onloadedmetadata = () => done(player.duration))"
        assert await players.nth(0).evaluate(ready) == pytest.approx(2, abs=0.2)
        assert await players.nth(1).evaluate(ready) == pytest.approx(3, abs=0.1)
        moved = "player => new Promise(done => { player.onended = () => done(player.currentTime); player.muted = true; player.currentTime = player.duration - 0.3; player.play(); })"
        assert await players.nth(1).evaluate(moved) == pytest.approx(3, abs=0.1)
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name="parley.mp3").click()
        assert (await downloading.value).suggested_filename == "parley.mp3"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, serve: Serve, scheme: str, viewport: ViewportSize
):
    long = File(Media.of("a very long name of a file " * 5 + ".mp3", "audio/mpeg", mp3()))
    door = FakeDoor(answer=lambda _: Reply.of(long))
    async with (
        serve(door) as site,
        visit(browser, site, color_scheme=scheme, viewport=viewport, bypass_csp=True) as page,
    ):
        await say(page, "aloud")
        await expect(page.locator("audio")).to_have_count(1)
        await expect(own(page)).to_have_text(["aloud"])
        assert await violations(page) == []
        await record(page).click()
        await expect(bar(page)).to_be_visible()
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
