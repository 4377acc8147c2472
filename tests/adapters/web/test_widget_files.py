"""Files in the widget: attached by button, drop and paste, with the keyboard and for everybody's senses."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, ViewportSize, expect

from core.chat import LARGEST_ATTACHMENT, File, Incoming, Media, Picture, Reply, Text, plain
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import FakeDoor
from tests.adapters.web.scenes import png
from tests.chromium import DESKTOP, PHONE, active, browser, own, say, theirs, violations, visiting
from tests.engines import require

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

DATA = FilePayload(name="data.csv", mimeType="text/csv", buffer=b"a,b")
PROGRAM = FilePayload(name="main.py", mimeType="text/x-python", buffer=b"print(1)")
CARRY = """
(host, [kind, name]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File(["a,b"], name, { type: "text/csv" }));
  const options = { bubbles: true, cancelable: true, composed: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...options, clipboardData: transfer })
    : new DragEvent(kind, { ...options, dataTransfer: transfer });
  return host.dispatchEvent(event);
}
"""
"""Dispatches what a browser does when files are dragged or pasted."""


@asynccontextmanager
async def visit(browser: Browser, site: Site, **options: Any) -> AsyncGenerator[Page]:
    async with visiting(browser, site.url, **options) as page:
        yield page


def told(incoming: Incoming) -> Reply:
    """What came along, by name and type."""
    files = ", ".join(f"{file.name} {file.mime}" for file in incoming.attachments)
    return Reply.of(Text(plain(files or "nothing came along")))


async def choose(page: Page, *files: FilePayload) -> None:
    """Choose files with the button, as a person does."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Attach files").click()
    await (await choosing.value).set_files(list(files))


def waiting(page: Page) -> Locator:
    """The files that go along with the next message."""
    return page.locator(".composer .files li")


async def test_files_are_uploaded_shown_and_sent_with_the_message(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, PROGRAM, DATA)
        await expect(waiting(page)).to_have_text(["main.pyRemove: main.py", "data.csvRemove: data.csv"])
        await expect(page.get_by_text("Uploading")).to_have_count(0)
        await say(page, "/run")
        await expect(theirs(page)).to_contain_text(["main.py text/x-python, data.csv text/csv"])
        await expect(own(page)).to_have_text(["/run"])
        await expect(page.locator(".own .files li")).to_have_text(["main.py", "data.csv"])
        await expect(waiting(page)).to_have_count(0)
        await page.reload()
        await expect(page.locator(".own .files li")).to_have_text(["main.py", "data.csv"])
    assert door.files[Media.of("", "", b"a,b").key] == b"a,b"


async def test_a_file_alone_is_a_message(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, PROGRAM)
        await page.get_by_role("button", name="Send").click()
        await expect(theirs(page)).to_contain_text(["main.py"])
        await page.get_by_role("button", name="Send").click()
    assert len(door.received) == 1, "nothing is no message"


async def test_a_command_of_the_list_takes_files_along(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, DATA)
        await page.get_by_label("Your message").fill("/qu")
        await expect(page.get_by_role("option")).to_have_count(1)
        await page.keyboard.press("Enter")
        await expect(theirs(page)).to_contain_text(["data.csv"])


async def test_files_are_dropped_and_pasted(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        chat, area = page.locator("parley-chat"), page.get_by_label("Your message")
        await chat.evaluate(CARRY, ["dragenter", "dropped.csv"])
        await expect(page.get_by_text("Drop files to attach them")).to_be_visible()
        taken = not await chat.evaluate(CARRY, ["drop", "dropped.csv"])
        assert taken, "or the browser would leave the page and show the file"
        await expect(page.get_by_text("Drop files to attach them")).to_be_hidden()
        await area.evaluate(CARRY, ["paste", "pasted.csv"])
        await expect(waiting(page)).to_have_count(2)
        await say(page, "look")
        await expect(theirs(page)).to_contain_text(["dropped.csv text/csv, pasted.csv text/csv"])


async def test_the_keyboard_alone_removes_a_file(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, PROGRAM, DATA)
        assert await active(page) == "Attach files"
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Shift+Tab")
        assert await active(page) == "Remove: main.py"
        await page.keyboard.press("Enter")
        await expect(waiting(page)).to_have_count(1)
        assert await active(page) == "Remove: data.csv"
        await expect(page.get_by_role("status").filter(has_text="Removed: main.py")).to_have_count(1)
        await page.keyboard.press("Enter")
        await expect(waiting(page)).to_have_count(0)
        assert await active(page) == "Attach files"


async def test_limits_are_told_before_anything_is_sent(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    large = FilePayload(name="big.csv", mimeType="text/csv", buffer=bytes(LARGEST_ATTACHMENT + 1))
    many = [FilePayload(name=f"{n}.txt", mimeType="text/plain", buffer=b"x") for n in range(9)]
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, large)
        await expect(page.get_by_role("alert")).to_have_text(
            "One file may have 16 MiB at most. Too large: big.csv"
        )
        await choose(page, *many)
        await expect(page.get_by_role("alert")).to_have_text("No more than 8 files can go along at once.")
        await expect(waiting(page)).to_have_count(8)
    assert [len(content) for content in door.files.values()] == [1], "the large one never left the browser"


async def test_a_file_that_does_not_get_through_keeps_the_message_until_it_does(
    browser: Browser, serve: Serve
):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await expect(page.get_by_role("button", name="Start learning")).to_be_visible()
        door.down = True
        await choose(page, DATA)
        await expect(page.get_by_text("Did not get through")).to_be_visible()
        await say(page, "with data")
        await expect(page.get_by_text("Did not get through")).to_be_visible()
        await expect(page.get_by_label("Your message")).to_have_value("with data")
        door.down = False
        await page.get_by_label("Your message").press("Enter")
        await expect(theirs(page)).to_contain_text(["data.csv"])
        await expect(own(page)).to_have_text(["with data"])
    assert len(door.received) == 1


async def test_a_file_over_the_allowance_is_asked_for_later(browser: Browser, serve: Serve):
    async with serve(upload_mib=16) as site, visit(browser, site) as page:
        most = FilePayload(name="most.csv", mimeType="text/csv", buffer=bytes(LARGEST_ATTACHMENT))
        await choose(page, most)
        await expect(page.get_by_role("status").filter(has_text="Attached: most.csv")).to_have_count(1)
        await choose(page, DATA)
        await expect(page.get_by_text("send it again later")).to_be_visible()
        await expect(waiting(page)).to_have_count(2)


async def test_files_that_wait_survive_a_reload(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        await choose(page, DATA)
        await expect(page.get_by_role("status").filter(has_text="Attached: data.csv")).to_have_count(1)
        await page.reload()
        await expect(waiting(page)).to_have_text(["data.csvRemove: data.csv"])
        await say(page, "here")
        await expect(theirs(page)).to_contain_text(["data.csv"])


async def test_what_a_program_hands_back_is_shown_and_can_be_kept(browser: Browser, serve: Serve):
    picture = Picture(Media.of("plot.png", "image/png", png()), "x: days")
    file = File(Media.of("out.txt", "text/plain", b"done\n"))
    door = FakeDoor(answer=lambda _: Reply.of(picture, file))
    async with serve(door) as site, visit(browser, site) as page:
        await say(page, "draw")
        shown = page.get_by_role("img", name="x: days")
        await expect(shown).to_be_visible()
        assert await shown.evaluate("image => image.naturalWidth") == 320
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name="out.txt").click()
        download = await downloading.value
        assert download.suggested_filename == "out.txt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, serve: Serve, scheme: str, viewport: ViewportSize
):
    door = FakeDoor(answer=told)
    async with (
        serve(door) as site,
        visit(browser, site, color_scheme=scheme, viewport=viewport, bypass_csp=True) as page,
    ):
        long = FilePayload(name="a very long name of a file " * 5 + ".csv", mimeType="text/csv", buffer=b"x")
        await choose(page, DATA, long)
        await say(page, "look")
        await expect(theirs(page)).to_have_count(1)
        await choose(page, DATA, long)
        large = FilePayload(name="big.csv", mimeType="text/csv", buffer=bytes(LARGEST_ATTACHMENT + 1))
        await choose(page, large)
        await expect(page.get_by_role("alert")).to_be_visible()
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        wide, room = await page.locator("footer").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide <= room


async def test_two_presses_of_send_while_a_file_is_on_its_way_send_once(browser: Browser, serve: Serve):
    door = FakeDoor(answer=told)
    async with serve(door) as site, visit(browser, site) as page:
        gate = asyncio.Event()
        await page.route("**/api/files", lambda route: _after(gate, route.continue_))
        await choose(page, DATA)
        await page.get_by_label("Your message").fill("once")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Send").click()
        assert door.received == []
        gate.set()
        await expect(theirs(page)).to_contain_text(["data.csv"])
    assert len(door.received) == 1


async def _after(gate: asyncio.Event, go_on: Any) -> None:
    await gate.wait()
    await go_on()
