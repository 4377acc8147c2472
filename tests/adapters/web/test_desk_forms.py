"""The instructors' pages over HTTP: what a form does is done once, by whoever may, and nothing that was typed is lost."""

import asyncio
import re
from collections.abc import AsyncGenerator
from datetime import timedelta
from io import BytesIO

import pytest
from aiohttp import ClientSession, FormData
from sqlalchemy import text
from yarl import URL

from bot.settings import Settings
from core.chat import LARGEST_UPLOAD, Membership
from core.clock import FixedClock
from core.roles import HOUSE
from core.store import desk
from tests.adapters.web.desk_visits import browser, form_of, get, post, site
from tests.adapters.web.desking import HOSTILE, SCHOOL, Site, entered, hidden, opened

__all__ = ["browser", "site"]

TUTOR = Membership(community="school", roles=frozenset({"tutors"}))


class TestFiles:
    async def test_a_file_comes_along(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/hall")
        data = FormData(hidden(html, "Send the file"), quote_fields=False)
        data.add_field(
            "file", BytesIO(b"x" * 3 * 2**20), filename="../../a b.zip", content_type="application/zip"
        )
        assert (await post(browser, "/desk/hall/upload", data))[0] == 200
        assert site.hall.uploads == [("a b.zip", 3 * 2**20)]

    async def test_200_mib_are_refused_while_they_arrive(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/hall")
        sent = 0

        async def body() -> AsyncGenerator[bytes]:
            nonlocal sent
            fields = hidden(html, "Send the file").items()
            for name, value in fields:
                yield f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n'
            while sent < 200:
                sent += 1
                yield b"x" * 2**20
            yield b"\r\n--b--\r\n"

        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        async with browser.post("/desk/hall/upload", data=body(), headers=headers) as response:
            assert response.status == 413
            assert f"{LARGEST_UPLOAD // 2**20} MiB at most" in await response.text()
        assert sent < 200
        assert site.hall.uploads == []
        assert (await get(browser, "/desk/"))[0] == 200

    async def test_what_says_that_it_is_too_large_is_not_even_read(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        data = FormData({"desk.mark": "x"})
        data.add_field("file", BytesIO(b"x" * 70 * 2**20), filename="a.zip")
        assert (await post(browser, "/desk/hall/upload", data))[0] == 413
        assert site.hall.uploads == []

    async def test_a_strangers_file_is_not_read_and_keeps_nobody_waiting(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/hall")
        hold = asyncio.Event()

        async def slow() -> AsyncGenerator[bytes]:
            yield b"--b\r\n"
            await hold.wait()

        headers = {"Content-Type": "multipart/form-data; boundary=b"}
        async with ClientSession(site.web.url) as stranger:
            for _ in range(3):
                async with stranger.post("/desk/hall/upload", data=slow(), headers=headers) as response:
                    assert response.status == 401
            data = FormData(hidden(html, "Send the file"), quote_fields=False)
            data.add_field("file", BytesIO(b"x"), filename="a.zip")
            assert (await post(browser, "/desk/hall/upload", data))[0] == 200
        hold.set()


class TestPages:
    async def test_every_text_is_shown_literally(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        status, html = await get(browser, "/desk/hall")
        assert status == 200
        assert "<script" not in html
        assert "<img src=x" not in html
        assert 'href="javascript:' not in html
        assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 20
        assert re.findall(r"\son\w+=", re.sub(r'"[^"]*"', "", re.sub(r">[^<]*<", "><", html))) == []
        assert HOSTILE not in html

    async def test_they_are_kept_and_framed_nowhere_and_need_no_script(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        for path in ("/desk/", "/desk/nowhere", await site.link()):
            async with browser.get(path) as response:
                headers = response.headers
                page = await response.text()
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "same-origin"
            assert headers["X-Robots-Tag"] == "noindex, nofollow"
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "form-action 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "script-src" not in policy
            assert "unsafe" not in policy
            assert "<script" not in page
            assert " style=" not in page

    @pytest.mark.parametrize(
        "path",
        [
            "/desk/../api/commands",
            "/desk/hall/things/..%2f..%2fetc",
            "/desk/hall/things/%2e%2e",
            "/desk//hall",
            "/desk/hall/",
            "/desk/hall/things/",
            "/desk/hall/things/a/b",
            "/desk/%00",
            "/desk/hall%00",
            "/desk/\\evil.example",
        ],
    )
    async def test_no_path_leads_out(self, path: str, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        async with browser.get(URL(f"{site.web.url}{path}", encoded=True)) as response:
            body = await response.text()
            assert response.status == 404 or "etc" in path or "/api/" in str(response.url), body
            assert "root:" not in body

    async def test_parts_of_a_path_and_its_query_are_arguments(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/hall/things/a%20%3Cb%3E?q=c%26d")
        assert "<h1>a &lt;b&gt;</h1>" in html
        assert "<p>c&amp;d</p>" in html
        _, html = await get(browser, "/desk/hall")
        assert 'href="/desk/hall/things/a%20b?q=1&amp;r=%3C"' in html

    async def test_one_where_work_goes_on_is_read_again_by_itself(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        assert "http-equiv" not in (await get(browser, "/desk/hall/work"))[1]
        site.hall.running = True
        assert '<meta http-equiv="refresh" content="5">' in (await get(browser, "/desk/hall/work"))[1]

    async def test_a_bug_is_told_with_a_reference_and_nothing_is_written(
        self, site: Site, browser: ClientSession, caplog: pytest.LogCaptureFixture
    ) -> None:
        await entered(site, browser)
        status, html = await get(browser, "/desk/hall/bug")
        assert status == 500
        assert "a bug with a secret" not in html
        (reference,) = re.findall(r"reference ([0-9a-f]{8})", html)
        assert reference in caplog.text
        status, html = await post(browser, "/desk/hall/bug", await form_of(browser) | {"f.text": "kept?"})
        assert (status, "\nkept?</textarea>" in html) == (500, True)
        assert await site.noted() == []

    async def test_the_look_may_be_kept_for_good(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/")
        (path,) = re.findall(r'rel="stylesheet" href="([^"]+)"', html)
        async with browser.get(path) as response:
            assert response.content_type == "text/css"
            assert "immutable" in response.headers["Cache-Control"]
            assert len(await response.read()) < 16_000

    async def test_they_are_in_the_language_of_whoever_teaches(
        self, site: Site, browser: ClientSession
    ) -> None:
        async with site.house.dispatch.house.database.transaction() as connection:
            await connection.execute(text("UPDATE learners SET language = 'es'"))
        link = await site.link()
        assert ">Abrir</button>" in (await get(browser, link))[1]
        await entered(site, browser, link)
        _, html = await get(browser, "/desk/")
        assert '<html lang="es">' in html
        assert "Cerrar sesión" in html

    async def test_requests_are_limited_by_address(
        self, settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with opened(settings, clock, monkeypatch, limit_address=4) as site, site.browser() as browser:
            status = [(await get(browser, "/desk/"))[0] for _ in range(3)]
            assert status == [401, 401, 429]


class TestFirstPage:
    async def test_it_says_what_waits_in_this_community_and_leads_there(
        self, site: Site, browser: ClientSession
    ) -> None:
        question = text(
            "INSERT INTO help_questions (id, learner_id, community, course, item, text, attempt, state, at)"
            " VALUES (:id, :ada, :where, '', '', 'why?', '', :state, now())"
        )
        ada = await site.learner("ada")
        rows = [("a", HOUSE, "open"), ("b", HOUSE, "open"), ("c", HOUSE, "answered"), ("d", SCHOOL, "open")]
        async with site.house.dispatch.house.database.transaction() as connection:
            for id_, where, state in rows:
                await connection.execute(question, {"id": id_, "ada": ada, "where": where, "state": state})
        await entered(site, browser)
        _, html = await get(browser, "/desk/")
        assert (
            '<a href="/desk/questions">Questions of learners</a></th><td class="number care">2</td>' in html
        )
        assert "/desk/drafts" not in html


class TestForgetting:
    async def test_what_has_ended_is_let_go_of_a_week_later(
        self, site: Site, browser: ClientSession, clock: FixedClock
    ) -> None:
        await entered(site, browser)
        (chore,) = site.house.chores
        database = site.house.dispatch.house.database

        async def count() -> int:
            async with database.transaction() as connection:
                query = text(
                    "SELECT (SELECT count(*) FROM desk_links) + (SELECT count(*) FROM desk_sessions)"
                )
                return (await connection.execute(query)).scalar_one()

        await site.house.do(chore)
        assert await count() == 2
        clock.advance(seconds=timedelta(days=8).total_seconds())
        await site.house.do(chore)
        assert await count() == 0
        assert await database.read(desk.waiting, HOUSE) == desk.Waiting(drafts=0, questions=0, work=0)
