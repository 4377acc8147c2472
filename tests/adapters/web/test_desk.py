"""The instructors' pages over HTTP: a link opens them once, who may see them is asked anew each time, nothing is lost."""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator
from datetime import timedelta
from io import BytesIO

import pytest
from aiohttp import ClientSession, FormData
from sqlalchemy import text
from yarl import URL

from bot.settings import Settings
from core.chat import LARGEST_UPLOAD, Membership, ShowsDesk
from core.clock import FixedClock
from core.features.desk.rules import LINK_LIFE
from core.roles import HOUSE, Role
from core.store import acts, desk, staff
from tests.adapters.web.desking import HOSTILE, SCHOOL, Site, entered, hidden, opened
from tests.pupil import Pupil

TUTOR = Membership(community="school", roles=frozenset({"tutors"}))


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


class TestLink:
    async def test_it_is_for_one_person_and_says_for_how_long(self, site: Site) -> None:
        assert isinstance(site.web, ShowsDesk)
        await site.ada.call("course desk")
        assert site.ada.reply.private
        assert "works once, within the next 15 minutes" in site.ada.words()

    async def test_a_preview_does_not_use_it_up_and_it_opens_once(
        self, site: Site, browser: ClientSession
    ) -> None:
        link = await site.link()
        async with ClientSession(site.web.url) as bot:
            for _ in range(3):
                status, html = await get(bot, link)
                assert (status, ">Open</button>" in html) == (200, True)
            async with bot.head(link) as response:
                assert response.status == 200
        response = await entered(site, browser, link)
        assert (response.status, response.url.path) == (200, "/desk/")
        async with site.browser() as thief:
            assert (await entered(site, thief, link)).status == 410
            status, html = await get(thief, link)
            assert (status, "This link was used" in html, "/course desk" in html) == (410, True, True)
            assert (await get(thief, "/desk/"))[0] == 401

    async def test_of_many_that_open_it_at_once_one_gets_in(self, site: Site) -> None:
        link = await site.link()

        async def race() -> int:
            async with site.browser() as browser:
                return (await entered(site, browser, link)).status

        assert sorted(await asyncio.gather(*(race() for _ in range(8)))) == [200, *[410] * 7]

    async def test_it_ends_after_a_quarter_of_an_hour(
        self, site: Site, browser: ClientSession, clock: FixedClock
    ) -> None:
        link = await site.link()
        clock.advance(seconds=LINK_LIFE.total_seconds())
        status, html = await get(browser, link)
        assert (status, "This link has ended" in html) == (410, True)
        assert (await entered(site, browser, link)).status == 410

    async def test_what_is_no_link_is_told_so(self, site: Site, browser: ClientSession) -> None:
        link = await site.link()
        for forged in ("/desk/open/x", link[:-1], f"{link}A", "/desk/open/" + "é" * 20):
            assert (await get(browser, forged))[0] == 404
            assert (await post(browser, forged))[0] in (404, 405)

    async def test_neither_its_token_nor_the_sessions_is_kept_or_logged(
        self, site: Site, browser: ClientSession, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        link = await site.link()
        await entered(site, browser, link)
        session = next(one.value for one in browser.cookie_jar if one.key == "parley_desk")
        async with site.house.dispatch.house.database.transaction() as connection:
            kept = [
                str(row)
                for table in ("desk_links", "desk_sessions", "notes", "acts")
                for row in await connection.execute(text(f"SELECT * FROM {table}"))
            ]
        token = link.rpartition("/")[2]
        assert [one for one in (*kept, caplog.text) if token in one or session in one] == []

    async def test_the_cookie_is_for_these_pages_alone_and_no_script_reads_it(
        self, site: Site, browser: ClientSession
    ) -> None:
        async with browser.post(await site.link(), allow_redirects=False) as response:
            assert response.status == 303
            cookie = response.headers["Set-Cookie"]
        for part in ("HttpOnly", "SameSite=Strict", "Path=/desk", "Max-Age=28800"):
            assert part in cookie
        assert "Secure" not in cookie

    async def test_under_https_it_is_secure(
        self, settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        base = "https://learn.example.org"
        async with opened(settings, clock, monkeypatch, base_url=base) as site, site.browser() as browser:
            await site.ada.call("course desk")
            token = re.findall(rf"{base}/desk/open/([\w-]+)", site.ada.words())[0]
            host, port = site.web.bound
            address = f"http://{host}:{port}/desk/open/{token}"
            async with browser.post(address, allow_redirects=False) as response:
                assert "Secure" in response.headers["Set-Cookie"]

    async def test_it_leads_to_the_page_that_was_asked_for(self, site: Site, browser: ClientSession) -> None:
        await site.ada.call("course log")
        await site.ada.press("On the web")
        (link,) = re.findall(r"(/desk/open/[\w-]+)", site.ada.words())
        assert (await entered(site, browser, link)).url.path == "/desk/log"

    async def test_where_no_web_is_served_that_is_said(self, site: Site) -> None:
        connected = site.house.dispatch.house.entrances.platforms
        assert isinstance(connected, dict)
        del connected["web"]
        await site.ada.call("course desk")
        assert "WEB_BASE_URL" in site.ada.words()

    async def test_who_does_not_teach_gets_none(self, site: Site) -> None:
        bob = Pupil(site.house, name="bob")
        await bob.call("course desk")
        assert "those who teach here" in bob.words()
        assert "/desk/open/" not in bob.words()


class TestSession:
    async def test_it_ends_after_eight_hours(
        self, site: Site, browser: ClientSession, clock: FixedClock
    ) -> None:
        await entered(site, browser)
        clock.advance(seconds=8 * 3600 - 1)
        assert (await get(browser, "/desk/"))[0] == 200
        clock.advance(seconds=1)
        status, html = await get(browser, "/desk/")
        assert (status, "eight hours" in html) == (401, True)

    async def test_signing_out_ends_it_for_good(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        cookies = {one.key: one.value for one in browser.cookie_jar}
        status, html = await post(browser, "/desk/leave")
        assert (status, "You are signed out" in html) == (200, True)
        async with ClientSession(site.web.url, cookies=cookies) as thief:
            assert (await get(thief, "/desk/"))[0] == 401

    @pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 5000, "' OR 1=1 --"])
    async def test_a_forged_one_opens_nothing(self, cookie: str, site: Site) -> None:
        async with ClientSession(site.web.url, headers={"Cookie": f"parley_desk={cookie}"}) as browser:
            assert (await get(browser, "/desk/"))[0] in (400, 401)

    async def test_it_is_its_owners_and_not_whoevers_account_came_to_be_theirs(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        stranger = Pupil(site.house, name="bob")
        await stranger.say("hello")
        ada, bob = await site.learner("ada"), await site.learner("bob")
        async with site.house.dispatch.house.database.transaction() as connection:
            move = text("UPDATE identities SET learner_id = :bob WHERE learner_id = :ada")
            await connection.execute(move, {"ada": ada, "bob": bob})
        assert (await get(browser, "/desk/"))[0] == 401


class TestRoles:
    async def test_a_role_that_is_taken_ends_the_session_and_what_was_typed_is_not_lost(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        unseen = await form_of(browser)
        await site.house.dispatch.house.database.write(staff.revoke, HOUSE, await site.learner("ada"))
        typed = "A long text\nwith <tags> that took an hour"
        status, html = await post(browser, "/desk/hall/keep", unseen | {"f.text": typed})
        assert status == 403
        assert "You do not teach here any more" in html
        assert "A long text\nwith &lt;tags&gt; that took an hour" in html
        assert site.hall.kept == []
        assert (await get(browser, "/desk/"))[0] == 401

    async def test_what_the_platform_says_is_asked_at_each_request(
        self, site: Site, browser: ClientSession
    ) -> None:
        site.chatter.members["eve"] = TUTOR
        await entered(site, browser, await site.chatter_link("eve"))
        status, html = await get(browser, "/desk/")
        assert (status, "The school" in html) == (200, True)
        site.chatter.silent = True
        assert (await get(browser, "/desk/"))[0] == 503
        site.chatter.silent = False
        assert (await get(browser, "/desk/"))[0] == 200
        site.chatter.members["eve"] = Membership(community="school")
        assert (await get(browser, "/desk/"))[0] == 403

    async def test_each_acts_for_the_community_of_their_link(self, site: Site) -> None:
        site.chatter.members["eve"] = TUTOR
        async with site.browser() as ada, site.browser() as eve:
            await entered(site, ada)
            await entered(site, eve, await site.chatter_link("eve"))
            for browser, what in ((ada, "of the house"), (eve, "of the school")):
                assert (await post(browser, "/desk/hall/keep", await form_of(browser) | {"f.text": what}))[
                    0
                ] == 200
            assert "of the school" not in (await get(ada, "/desk/log"))[1]
            assert "of the house" not in (await get(eve, "/desk/log"))[1]
        read = site.house.dispatch.house.database.read
        assert [one.subject for one in await read(acts.newest, SCHOOL, 9)] == ["of the school"]

    async def test_a_page_for_others_is_refused_and_not_in_the_list(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        _, html = await get(browser, "/desk/")
        assert 'href="/desk/log"' in html
        assert 'href="/desk/staff"' not in html
        for path in ("/desk/staff", "/desk/hall/machine"):
            assert (await get(browser, path))[0] == 404
        status, html = await post(browser, "/desk/hall/govern", await form_of(browser) | {"f.text": "x"})
        assert (status, "those who run this community" in html) == (422, True)
        assert site.hall.kept == []

    async def test_a_blocked_account_sees_nothing(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        async with site.house.dispatch.house.database.transaction() as connection:
            block = text("INSERT INTO blocked (learner_id, reason, at) VALUES (:ada, 'spam', now())")
            await connection.execute(block, {"ada": await site.learner("ada")})
        assert (await get(browser, "/desk/"))[0] == 403


class TestForms:
    async def test_what_is_sent_is_done_audited_and_leads_on(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        data = FormData(
            [*(await form_of(browser)).items(), ("f.text", "one\r\ntwo"), ("f.many", "1"), ("f.many", "3")]
        )
        async with browser.post("/desk/hall/keep", data=data) as response:
            assert response.url.path == "/desk/hall/things/this"
        assert site.hall.kept == ["one\ntwo"]
        (act,) = await site.house.dispatch.house.database.read(acts.newest, HOUSE, 9)
        assert (act.act, act.name, act.role, act.detail["many"]) == (
            "hall-keep",
            "Ada",
            Role.INSTRUCTOR,
            "1 3",
        )

    async def test_a_refusal_keeps_what_was_typed_and_writes_nothing(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        unseen = await form_of(browser)
        status, html = await post(
            browser, "/desk/hall/keep", unseen | {"f.text": "refuse <this>", "f.many": "2"}
        )
        assert status == 422
        assert "refuse &lt;this&gt; cannot be kept." in html
        first, other = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
        assert (first, other) == ("\nrefuse &lt;this&gt;", "\n")
        assert re.findall(r'value="(\d)" checked', html) == ["2"]
        assert await site.noted() == []
        again = hidden(html, "Keep") | {"f.text": "better"}
        assert (await post(browser, "/desk/hall/keep", again))[0] == 200
        assert site.hall.kept == ["better"]

    async def test_sent_twice_it_has_its_effect_once(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        unseen = await form_of(browser) | {"f.text": "once"}
        both = await asyncio.gather(*(post(browser, "/desk/hall/keep", unseen) for _ in range(4)))
        assert {status for status, _ in both} == {200}
        assert await site.noted() == ["once"]
        assert (await post(browser, "/desk/hall/keep", unseen))[0] == 200
        assert await site.noted() == ["once"]

    async def test_what_was_overtaken_is_done_again(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        site.hall.overtaken = 2
        assert (await post(browser, "/desk/hall/keep", await form_of(browser) | {"f.text": "x"}))[0] == 200
        assert site.hall.kept == ["x"] * 3
        assert await site.noted() == ["x"]

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ],
    )
    async def test_another_sites_page_sends_nothing(
        self, headers: dict[str, str], site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        unseen = await form_of(browser) | {"f.text": "x"}
        assert (await post(browser, "/desk/hall/keep", unseen, headers))[0] == 403
        assert (await post(browser, "/desk/leave", None, headers))[0] == 403
        link = await site.link()
        assert (await post(browser, link, None, headers))[0] == 403
        assert site.hall.kept == []
        assert (await get(browser, "/desk/"))[0] == 200
        assert (await get(browser, link))[0] == 200

    async def test_without_the_sessions_mark_nothing_is_done(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        for mark in ("", "0" * 32):
            unseen = await form_of(browser) | {"f.text": "mine", "desk.mark": mark}
            status, html = await post(browser, "/desk/hall/keep", unseen)
            assert (status, "\nmine</textarea>" in html) == (409, True)
        assert site.hall.kept == []

    async def test_a_page_of_the_session_before_does_nothing_in_the_next_one(
        self, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        unseen = await form_of(browser) | {"f.text": "for the house"}
        site.chatter.members["ada"] = TUTOR
        await entered(site, browser, await site.chatter_link("ada"))
        assert (await post(browser, "/desk/hall/keep", unseen))[0] == 409
        assert site.hall.kept == []

    async def test_too_long_a_text_is_refused_and_not_lost(self, site: Site, browser: ClientSession) -> None:
        await entered(site, browser)
        long = "long " * 5000
        status, html = await post(browser, "/desk/hall/keep", await form_of(browser) | {"f.text": long})
        assert (status, long in html) == (422, True)
        assert site.hall.kept == []

    @pytest.mark.parametrize(
        ("content_type", "body", "status"),
        [
            ("application/json", b"{}", 415),
            ("application/x-www-form-urlencoded", b"f.text=%ff%fe", 422),
            ("multipart/form-data", b"", 400),
            ("multipart/form-data; boundary=x", b"--x\r\n\r\nno name\r\n--x--\r\n", 400),
            ("application/x-www-form-urlencoded", b"a=1&" * 3000, 400),
        ],
    )
    async def test_what_is_no_form_is_refused(
        self, content_type: str, body: bytes, status: int, site: Site, browser: ClientSession
    ) -> None:
        await entered(site, browser)
        headers = {"Content-Type": content_type}
        async with browser.post("/desk/hall/keep", data=body, headers=headers) as response:
            assert response.status in (status, 409)
        assert site.hall.kept == []


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
