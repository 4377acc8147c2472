"""A program and its data, attached in a real Chromium to the served Parley, and what the program hands back."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.chromium import browser, own, say, theirs, visiting
from tests.engines import require
from tests.journeys.process import Served, serving
from tests.journeys.visitor import PATIENCE

require("chromium")
pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["browser"]  # a fixture is found by its name here

DRAWS = """\
import struct
import zlib

heights = [int(line) for line in open("data.csv")]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


width, height = 20 * len(heights), max(heights)
rows = b""
for y in range(height):
    rows += b"\\0" + b"".join(bytes([0 if height - y <= h else 255] * 20) for h in heights)
with open("bars.png", "wb") as picture:
    picture.write(b"\\x89PNG\\r\\n\\x1a\\n")
    picture.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)))
    picture.write(chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
with open("total.txt", "w") as file:
    file.write(f"{sum(heights)}\\n")
print("drawn")
"""


@pytest_asyncio.fixture(loop_scope="module")
async def served(tmp_path: Path) -> AsyncGenerator[Served]:
    async with serving(PARLEY_DATA_DIR=str(tmp_path)) as served:
        yield served


async def attach(page: Page, **files: str) -> None:
    named = {name.replace("_", "."): text for name, text in files.items()}
    payloads = [FilePayload(name=name, mimeType="", buffer=text.encode()) for name, text in named.items()]
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Attach files").click()
    await (await choosing.value).set_files(payloads)


async def test_a_program_draws_its_data_and_is_mended_after_an_error(
    browser: Browser, served: Served
) -> None:
    async with visiting(browser, served.url) as page:
        await attach(page, main_py=DRAWS.replace("sum(heights)", "sum(hights)"), data_csv="30\n50\n40\n")
        await page.get_by_role("button", name="Send").click()
        await expect(theirs(page)).to_have_count(1, timeout=PATIENCE)
        await expect(theirs(page)).to_contain_text(["Did you mean heights?"])
        await expect(theirs(page)).to_contain_text(['→ 20 |     file.write(f"{sum(hights)}'])

        await attach(page, main_py=DRAWS)
        await say(page, "/run")
        await expect(theirs(page)).to_have_count(2, timeout=PATIENCE)
        await expect(theirs(page).last).to_contain_text("There is no file 'data.csv' here")

        await attach(page, main_py=DRAWS, data_csv="30\n50\n40\n")
        await say(page, "/run")
        await expect(theirs(page)).to_have_count(3, timeout=PATIENCE)
        picture = theirs(page).last.get_by_role("img", name="The picture bars.png, as the program drew it")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [60, 50]
        async with page.expect_download() as downloading:
            await theirs(page).last.get_by_role("link", name="total.txt").click()
        total = await (await downloading.value).path()
        assert await asyncio.to_thread(total.read_text) == "120\n"

        await page.get_by_role("button", name="Change it").last.click()
        await expect(theirs(page).last).to_contain_text("With it goes the file data.csv")
        await theirs(page).last.locator(".cm-content").fill("print(open('data.csv').read().split())")
        await page.keyboard.press("Control+Enter")
        await expect(theirs(page).last).to_contain_text("['30', '50', '40']", timeout=PATIENCE)

        await page.reload()
        await expect(own(page).first).to_have_text("/run")
        await expect(page.locator(".own .files").first).to_contain_text("main.py")
