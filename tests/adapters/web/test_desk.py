"""The instructors' pages over HTTP: a link opens them once, who may see them is asked anew each time, nothing is lost."""

import asyncio
import logging
import re

import pytest
from aiohttp import ClientSession, FormData
from sqlalchemy import text

from bot.settings import Settings
from core.chat import Membership, ShowsDesk
from core.clock import FixedClock
from core.features.desk.rules import LINK_LIFE
from core.roles import HOUSE, Role
from core.store import acts, staff
from tests.adapters.web.desk_visits import browser, form_of, get, post, site
from tests.adapters.web.desking import SCHOOL, Site, entered, hidden, opened
from tests.pupil import Pupil

__all__ = ["browser", "site"]

TUTOR = Membership(community="school", roles=frozenset({"tutors"}))


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
