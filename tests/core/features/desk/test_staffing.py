"""Who says who teaches: invitations that work once, removals that leave nobody without an admin, and the log of it all."""

import asyncio
import re
from collections.abc import AsyncGenerator

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings
from bot.staff import grant, revoke, show
from core.chat import Called, Code, Membership, Pressed
from core.clock import FixedClock
from core.features.desk import rules
from core.roles import HOUSE, Role
from core.store import acts, desk, staff
from tests.adapters.web.desking import SCHOOL, Site, entered, hidden, opened
from tests.pupil import Pupil, words_of


@pytest.fixture
async def site(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Site]:
    async with opened(settings, clock, monkeypatch) as site:
        yield site


@pytest.fixture
async def olga(site: Site) -> Pupil:
    """The one admin of those outside of all communities."""
    olga = Pupil(site.house, name="olga")
    await site.grant(olga, Role.ADMIN)
    return olga


@pytest.fixture
async def bob(site: Site) -> Pupil:
    """Somebody who teaches nowhere yet."""
    bob = Pupil(site.house, name="bob")
    await bob.say("hello")
    return bob


async def code_of(olga: Pupil, role: str = "an instructor") -> str:
    """A new code, as olga is shown it."""
    await olga.call("course staff")
    await olga.press(f"Invite {role}")
    (shown,) = [one.source for one in olga.reply.blocks if isinstance(one, Code)]
    return shown.rpartition(" ")[2]


async def roles(site: Site, community: str = HOUSE) -> dict[str, Role]:
    """Who was made what."""
    there = await site.house.dispatch.house.database.read(staff.of_community, community)
    return {one.name: one.role for one in there if one.granted}


async def log(site: Site, community: str = HOUSE) -> list[tuple[str, str]]:
    """Who did what, the newest first."""
    return [
        (one.name, one.act)
        for one in await site.house.dispatch.house.database.read(acts.newest, community, 99)
    ]


class TestInviting:
    async def test_a_code_makes_one_person_staff_and_is_written_down(
        self, site: Site, olga: Pupil, bob: Pupil
    ) -> None:
        code = await code_of(olga)
        assert olga.reply.private
        await bob.say(code.lower().replace("-", " ").replace("t ", "t-", 1))
        assert "You teach in Parley now" in bob.words()
        assert bob.reply.private
        assert (await roles(site))["Bob"] is Role.INSTRUCTOR
        assert await log(site) == [("Bob", "staff-join"), ("Olga", "staff-invite")]
        eve = Pupil(site.house, name="eve")
        await eve.say(code)
        assert "That code was used" in eve.words()
        assert "Eve" not in await roles(site)

    async def test_of_several_who_hand_it_in_at_once_one_becomes_staff(self, site: Site, olga: Pupil) -> None:
        code = await code_of(olga)
        pupils = [Pupil(site.house, name=name) for name in ("ann", "ben", "cal", "dee")]
        await asyncio.gather(*(one.say(code) for one in pupils))
        assert len(set(await roles(site)) & {"Ann", "Ben", "Cal", "Dee"}) == 1

    async def test_it_ends_after_seven_days(
        self, site: Site, olga: Pupil, bob: Pupil, clock: FixedClock
    ) -> None:
        code = await code_of(olga)
        clock.advance(seconds=rules.LIFE.total_seconds())
        await bob.say(code)
        assert "That code has ended" in bob.words()
        assert "Bob" not in await roles(site)

    async def test_what_is_no_code_is_told_so(self, olga: Pupil, bob: Pupil) -> None:
        await code_of(olga)
        for wrong in ("T-", "T-XXXX-XXXX-XXXX-XXXX", "t-%00", "T-" + "9" * 400):
            await bob.say(wrong)
            assert "I know no such code" in bob.words()

    async def test_who_is_as_much_already_leaves_it_for_somebody_else(
        self, site: Site, olga: Pupil, bob: Pupil
    ) -> None:
        code = await code_of(olga)
        await olga.say(code)
        assert "still good for somebody else" in olga.words()
        await bob.say(code)
        assert await roles(site) == {"Olga": Role.ADMIN, "Ada": Role.INSTRUCTOR, "Bob": Role.INSTRUCTOR}

    async def test_an_instructor_becomes_admin_and_never_less(self, site: Site, olga: Pupil) -> None:
        await site.ada.say(await code_of(olga, "an admin"))
        assert (await roles(site))["Ada"] is Role.ADMIN

    async def test_an_instructor_may_not_invite_by_command_button_or_page(
        self, site: Site, olga: Pupil, bob: Pupil
    ) -> None:
        await olga.call("course staff")
        press = Pressed(olga.choice("Invite an admin").id)
        for pupil in (site.ada, bob):
            await pupil.call("course staff")
            assert "Invite" not in pupil.words()
            await pupil.send(press)
            assert not [one for one in pupil.reply.blocks if isinstance(one, Code)]
        assert await log(site) == []

    async def test_codes_do_not_lie_in_the_database(self, site: Site, olga: Pupil) -> None:
        code = await code_of(olga)
        async with site.house.dispatch.house.database.transaction() as connection:
            for table in ("staff_invites", "acts"):
                rows = await connection.exec_driver_sql(f"SELECT * FROM {table}")
                kept = " ".join(str(row) for row in rows)
                assert code not in kept
                assert code.replace("-", "") not in kept


class TestRemoving:
    async def test_who_is_removed_is_out_of_their_pages_at_once(self, site: Site, olga: Pupil) -> None:
        async with site.browser() as browser:
            await entered(site, browser)
            await olga.call("course staff")
            await olga.press("Remove Ada")
            assert "Ada will not be able" in olga.words()
            await olga.press("Remove Ada")
            assert "Ada was taken out" in olga.words()
            async with browser.get("/desk/") as response:
                assert response.status == 401
        await site.ada.call("course desk")
        assert "/desk/open/" not in site.ada.words()
        assert (await log(site))[0] == ("Olga", "staff-remove")

    async def test_a_link_that_was_not_opened_yet_opens_nothing_any_more(
        self, site: Site, olga: Pupil
    ) -> None:
        link = await site.link()
        await olga.call("course staff")
        await olga.press("Remove Ada")
        await olga.press("Remove Ada")
        async with site.browser() as browser:
            assert (await entered(site, browser, link)).status == 404

    async def test_pressed_twice_the_second_is_told(self, olga: Pupil) -> None:
        await olga.call("course staff")
        await olga.press("Remove Ada")
        press = Pressed(olga.choice("Remove Ada").id)
        await olga.send(press)
        await olga.send(press)
        assert "not made staff here" in olga.words()

    async def test_the_last_admin_stays_where_no_platform_makes_one(self, site: Site, olga: Pupil) -> None:
        await olga.call("course staff")
        await olga.press("Remove Olga")
        assert "Make somebody else admin first" in olga.words()
        assert (await roles(site))["Olga"] is Role.ADMIN

    async def test_of_two_admins_who_remove_one_another_at_once_one_is_left(
        self, site: Site, olga: Pupil, bob: Pupil
    ) -> None:
        await site.grant(bob, Role.ADMIN)
        for pupil, name in ((olga, "Bob"), (bob, "Olga")):
            await pupil.call("course staff")
            await pupil.press(f"Remove {name}")
        await asyncio.gather(olga.press("Remove Bob"), bob.press("Remove Olga"))
        left = [name for name, role in (await roles(site)).items() if role is Role.ADMIN]
        assert len(left) == 1

    async def test_where_the_platform_makes_admins_the_last_grant_may_go(self, site: Site) -> None:
        manager = Membership(community="school", manages=True)
        site.chatter.members["eve"] = manager
        await site.say("eve", Called("course staff"), manager)
        database, now = site.house.dispatch.house.database, site.house.dispatch.clock.now()
        eve = await site.learner("eve", "chatter")
        await database.write(staff.grant, SCHOOL, eve, Role.ADMIN, None, now)
        for label in ("", "Remove Eve", "Remove Eve"):
            (*_, last) = await site.house.door.history("chatter", "eve", "eve", after=0, limit=1)
            if label:
                (choice,) = [
                    one for one in last.reply.actions() if one.verb == ("desk.remove" if "will not" in words_of(last.reply) else "desk.ask")
                ]  # fmt: skip
                number = list(last.reply.actions()).index(choice)
                await site.say("eve", Pressed(f"{last.turn:x}.{number:x}"), manager)
            else:
                await site.say("eve", Called("course staff"), manager)
        assert await roles(site, SCHOOL) == {}

    async def test_somebody_elses_staff_cannot_be_named(self, site: Site, olga: Pupil, bob: Pupil) -> None:
        await site.grant(bob, Role.ADMIN, SCHOOL)
        bobs = await site.learner("bob")
        async with site.browser() as browser:
            await entered(site, browser, await site.link(olga))
            status, html = await staff_page(browser)
            assert status == 200
            unseen = hidden(html, "Remove Ada") | {"h.learner": str(bobs)}
            async with browser.post("/desk/staff/remove", data=unseen) as response:
                assert response.status == 422
        assert await roles(site, SCHOOL) == {"Bob": Role.ADMIN}


async def staff_page(browser: ClientSession) -> tuple[int, str]:
    async with browser.get("/desk/staff") as response:
        return response.status, await response.text()


class TestOnThePage:
    async def test_a_code_is_shown_once_and_can_be_taken_back(
        self, site: Site, olga: Pupil, bob: Pupil
    ) -> None:
        async with site.browser() as browser:
            await entered(site, browser, await site.link(olga))
            _, html = await staff_page(browser)
            unseen = hidden(html, "Invite somebody") | {"f.role": "2"}
            async with browser.post("/desk/staff/invite", data=unseen) as response:
                shown = await response.text()
            (code,) = set(re.findall(r"T(?:-[A-Z0-9]{4}){4}", shown))
            async with browser.post("/desk/staff/invite", data=unseen) as response:
                again = await response.text()
            assert re.findall(r"T(?:-[A-Z0-9]{4}){4}", again) == []
            assert "Invitation as admin, by Olga" in again
            async with browser.post("/desk/staff/withdraw", data=hidden(again, "Take it back")) as response:
                assert "Invitation as admin" not in await response.text()
        await bob.say(code)
        assert "I know no such code" in bob.words()
        assert [act for _, act in await log(site)] == ["staff-withdraw", "staff-invite"]

    async def test_somebody_is_removed(self, site: Site, olga: Pupil) -> None:
        async with site.browser() as browser:
            await entered(site, browser, await site.link(olga))
            _, html = await staff_page(browser)
            async with browser.post("/desk/staff/remove", data=hidden(html, "Remove Ada")) as response:
                assert response.url.path == "/desk/staff"
        assert await roles(site) == {"Olga": Role.ADMIN}

    async def test_the_log_is_read_in_pages(self, site: Site, olga: Pupil) -> None:
        for _ in range(12):
            await code_of(olga)
        await olga.call("course log")
        assert olga.words().count("made an invitation to teach") == 10
        await olga.press("Older")
        assert olga.words().count("made an invitation to teach") == 2
        async with site.browser() as browser:
            await entered(site, browser, await site.link(olga))
            async with browser.get("/desk/log?before=x") as response:
                assert response.status == 404
            async with browser.get("/desk/log") as response:
                assert (await response.text()).count("made an invitation to teach") == 12


class TestSeveral:
    async def test_who_teaches_in_several_communities_chooses(self, site: Site) -> None:
        tutor = Membership(community="school", roles=frozenset({"tutors"}))
        await site.grant(site.ada, Role.INSTRUCTOR, SCHOOL)
        await site.ada.call("course desk")
        labels = [one.label for one in site.ada.choices()]
        assert labels in (["Those of The school"], ["Those of Parley"])
        await site.ada.press(labels[0])
        assert labels[0].removeprefix("Those of ") in site.ada.words()
        del tutor

    async def test_a_community_of_others_is_refused(self, site: Site, olga: Pupil) -> None:
        await site.grant(olga, Role.ADMIN, SCHOOL)
        await olga.call("course desk")
        press = Pressed(olga.choices()[0].id)
        await site.ada.send(press)
        assert "/desk/open/" not in site.ada.words()


class TestMoving:
    async def test_staff_their_codes_and_the_log_go_along_with_a_community(
        self, site: Site, bob: Pupil
    ) -> None:
        await site.grant(site.ada, Role.ADMIN, "test/old")
        await site.grant(bob, Role.ADMIN, "test/old")
        await site.grant(bob, Role.INSTRUCTOR, "test/new")
        database, now = site.house.dispatch.house.database, site.house.dispatch.clock.now()
        await database.write(desk.invite, "digest", "test/old", Role.ADMIN, 1, now + rules.LIFE)
        await database.write(
            acts.record,
            community="test/old",
            learner=None,
            role=Role.OPERATOR,
            act="staff-grant",
            subject="1",
            detail={},
            now=now,
        )
        await site.house.door.moved("test", "old", "new")
        assert await roles(site, "test/old") == {}
        assert await roles(site, "test/new") == {"Ada": Role.ADMIN, "Bob": Role.INSTRUCTOR}
        assert [one.digest for one in await database.read(desk.open_invites, "test/new", now)] == ["digest"]
        assert len(await log(site, "test/new")) == 1


class TestTerminal:
    async def test_the_operator_makes_and_unmakes_the_first_admin(
        self, site: Site, bob: Pupil, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told: list[str] = []
        assert await grant(settings, "test/bob", SCHOOL, Role.ADMIN, told.append)
        assert await roles(site, SCHOOL) == {"Bob": Role.ADMIN}
        await show(settings, SCHOOL, told.append)
        assert "admin" in capsys.readouterr().out
        assert await revoke(settings, "test/bob", SCHOOL, told.append)
        assert not await revoke(settings, "test/bob", SCHOOL, told.append)
        assert await roles(site, SCHOOL) == {}
        assert [act for _, act in await log(site, SCHOOL)] == ["staff-revoke", "staff-grant"]
        assert not await grant(settings, "test/nobody", SCHOOL, Role.ADMIN, told.append)
        assert "I know nobody who is test/nobody" in told[-1]
        del bob


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = rules.plain_code(typed)
    assert code is None or (len(code) == 17 and code[0] == "T")


def test_a_code_is_read_as_people_type_it() -> None:
    code = rules.new_code()
    plain = code.replace("-", "")
    for typed in (code, code.lower(), plain, f" {code} ", code.replace("-", " "), code.replace("-", "–")):
        assert rules.plain_code(typed) == plain
