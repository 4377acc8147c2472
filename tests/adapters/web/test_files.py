"""Files that a browser sends along: uploaded on their own, named by a message."""

import json
import re
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import ClientSession

from adapters.web.inbound import Malformed, parse
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHMENTS, Media
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.test_server import said, signed_in

BYTES = {"Content-Type": "application/octet-stream"}
KEY = Media.of("", "", b"a,b").key


async def test_a_file_is_kept_under_the_key_that_is_answered(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        async with browser.post("/api/files", data=b"a,b", headers=BYTES) as response:
            assert (response.status, await response.json()) == (201, {"key": KEY})
        async with browser.get(f"/api/media/{KEY}?name=data.csv") as response:
            assert await response.read() == b"a,b"


async def test_a_message_names_the_files_that_go_along(site: Site):
    attachments = [{"name": "data.csv", "key": KEY, "mime": "text/csv"}, {"name": "b", "key": KEY}]
    async with site.browser() as browser:
        await signed_in(browser)
        message = said("/run") | {"attachments": attachments}
        async with browser.post("/api/messages", json=message) as response:
            assert response.status == 202
    (received,) = site.door.received
    assert received.attachments == (
        Media(name="data.csv", mime="text/csv", key=KEY),
        Media(name="b", mime="", key=KEY),
    )


async def test_the_largest_file_is_taken_and_a_larger_one_refused_in_words(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        async with browser.post(
            "/api/files", data=BytesIO(bytes(LARGEST_ATTACHMENT)), headers=BYTES
        ) as response:
            assert response.status == 201
        async with browser.post(
            "/api/files", data=BytesIO(bytes(LARGEST_ATTACHMENT + 1)), headers=BYTES
        ) as response:
            assert response.status == 413
            assert "at most 16 MiB" in (await response.json())["error"]["message"]
    assert len(site.door.files) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": "text/plain"}, 415),
        ({**BYTES, "Origin": "https://elsewhere.example"}, 403),
        ({**BYTES, "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
async def test_what_another_site_could_send_is_refused(site: Site, headers: dict[str, str], status: int):
    async with site.browser() as browser:
        await signed_in(browser)
        async with browser.post("/api/files", data=b"x", headers=headers) as response:
            assert response.status == status
    assert site.door.files == {}


async def test_without_a_session_nothing_is_kept(site: Site):
    async with site.browser() as browser, browser.post("/api/files", data=b"x", headers=BYTES) as response:
        assert response.status == 401
    assert site.door.files == {}


async def test_while_the_store_is_away_a_file_is_to_be_sent_again(site: Site):
    async with site.browser() as browser:
        await signed_in(browser)
        site.door.down = True
        async with browser.post("/api/files", data=b"x", headers=BYTES) as response:
            assert response.status == 503
            assert response.headers["Retry-After"] == "2"


async def test_who_uploads_too_much_is_told_when_to_go_on(serve: Serve):
    whole = bytes(LARGEST_ATTACHMENT)
    async with serve(upload_mib=32) as site, site.browser() as browser:
        await signed_in(browser)
        assert [await uploaded(browser, whole) for _ in range(2)] == [201, 201]
        async with browser.post("/api/files", data=BytesIO(whole), headers=BYTES) as response:
            assert (response.status, response.headers["Retry-After"]) == (429, "1800")
            assert "in 30 min" in (await response.json())["error"]["message"]
        site.door.clock.advance(minutes=30)
        assert [await uploaded(browser, whole) for _ in range(2)] == [201, 429]


async def test_a_new_session_does_not_bring_a_new_allowance_to_an_address(serve: Serve):
    async with serve(upload_mib=16, upload_mib_address=32) as site:
        answers: list[int] = []
        for _ in range(3):
            async with site.browser() as browser:
                await signed_in(browser)
                answers.append(await uploaded(browser, bytes(LARGEST_ATTACHMENT)))
    assert answers == [201, 201, 429]


async def uploaded(browser: ClientSession, content: bytes) -> int:
    """The status that an upload is answered with."""
    async with browser.post("/api/files", data=BytesIO(content), headers=BYTES) as response:
        return response.status


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", None),
        (b"<!doctype html><script>alert(1)</script>", None),
        (b"%PDF-1.7", None),
    ],
)
async def test_only_images_without_scripts_are_shown_by_the_browser(
    site: Site, content: bytes, shown: str | None
):
    key = await site.door.keep(content)
    async with site.browser() as browser, browser.get(f"/api/media/{key}?name=a.svg") as response:
        assert response.content_type == (shown or "application/octet-stream")
        disposition = response.headers["Content-Disposition"]
        assert disposition == ("inline" if shown else "attachment; filename*=UTF-8''a.svg")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "attachments",
    [
        "x",
        [{"name": "a"}],
        [{"name": "a", "key": "../../etc/passwd"}],
        [{"name": "a", "key": "0" * 63}],
        [{"name": "a" * 256, "key": KEY}],
        [{"name": "a", "key": KEY, "content": "x"}],
        [{"name": "a", "key": KEY}] * 51,
    ],
)
def test_attachments_of_another_form_are_told(attachments: object):
    message = {"event": str(uuid4()), "body": {"kind": "said", "text": ""}, "attachments": attachments}
    with pytest.raises(Malformed, match="attachments"):
        parse(json.dumps(message).encode())


def test_the_widget_knows_the_limits_of_the_house():
    source = Path("adapters/web/widget/src/protocol.ts").read_text()
    told = dict(re.findall(r"export const (\w+_FILES?) = ([\d_]+);", source))
    assert {name: int(number) for name, number in told.items()} == {
        "MOST_FILES": MOST_ATTACHMENTS,
        "LARGEST_FILE": LARGEST_ATTACHMENT,
    }
