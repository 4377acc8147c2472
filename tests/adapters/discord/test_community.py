"""The owner of a server sets Parley up, and what is posted there is for everybody, each with answers of their own."""

from datetime import UTC, datetime

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord.setting_up import COURSE, OPEN, an_hour_passes, as_chosen, posts, set_up
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord, May

pytestmark = pytest.mark.usefixtures("parley")


@pytest.fixture
def bob(loopback: LoopbackDiscord, guild: Guild) -> Visitor:
    """Another member."""
    person = loopback.user("Bob")
    loopback.join(guild, person)
    return Visitor(person, guild.general)


class TestSetup:
    async def test_the_form_is_filled_in_and_shown_as_people_call_things(
        self, olga: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        staff = loopback.role(guild, "Tutors")
        shown = await set_up(olga, role=[str(staff.id)])
        for words in (COURSE, "#general", "@Tutors", "18:00 (Madrid)", "I may do everything I need"):
            assert words in shown.text

    async def test_what_was_set_up_stands_in_the_form_the_next_time(self, olga: Visitor) -> None:
        await set_up(olga)
        await olga.call("setup")
        form = await olga.open(OPEN)
        assert form.fields["Time zone, like Madrid or UTC+2"]["value"] == "Madrid"
        assert form.fields["The channel for my posts"]["default_values"][0]["id"] == str(olga.channel.id)

    async def test_a_member_does_not_see_the_command(self, ada: Visitor) -> None:
        with pytest.raises(AssertionError, match="is not offered 'setup'"):
            await ada.call("setup")

    async def test_whom_the_server_shows_it_to_has_to_manage_it_all_the_same(
        self, ada: Visitor, loopback: LoopbackDiscord
    ) -> None:
        for command in loopback.world.commands[0]:
            command["default_member_permissions"] = None
        assert "for those who manage this community" in (await ada.call("setup")).text

    async def test_rights_that_are_missing_are_named_until_they_are_given(
        self, olga: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        loopback.overwrite(guild.general, deny=May.SEND_MESSAGES | May.ATTACH_FILES)
        shown = await set_up(olga)
        assert "- Send Messages\n- Attach Files" in shown.text
        assert "Post a test" not in shown.buttons
        loopback.overwrite(guild.general)
        assert "I may do everything" in (await olga.press("Check again")).text

    async def test_a_channel_that_is_gone_is_named(
        self, olga: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        there = loopback.channel(guild, "lessons")
        await set_up(olga, channel=[str(there.id)])
        loopback.delete_channel(there)
        assert "the channel itself" in (await olga.call("setup")).text

    async def test_a_place_that_nobody_knows_is_asked_for_again(self, olga: Visitor) -> None:
        shown = await set_up(olga, zone="Atlantis")
        assert "Atlantis" in shown.text
        assert shown.buttons == [OPEN]


class TestAPost:
    async def test_is_for_everybody_and_answers_each_alone(
        self, olga: Visitor, ada: Visitor, bob: Visitor
    ) -> None:
        await set_up(olga)
        assert "It's up in #general" in (await olga.press("Post a test")).text
        (post,) = posts(ada)
        assert COURSE in post.text
        for visitor in (ada, bob):
            answer = await visitor.answered(await visitor.person.press(post, "Start learning"))
            assert f"Hello {visitor.person.name}" in answer.text
            assert answer.owner is visitor.person.user
        again = await ada.answered(await ada.person.press(post, "What can I do?"))
        assert again.owner is ada.person.user
        assert posts(ada) == [post]

    async def test_that_is_not_taken_now_is_put_up_later_and_once(
        self, olga: Visitor, house: OpenHouse, loopback: LoopbackDiscord, caplog: pytest.LogCaptureFixture
    ) -> None:
        await set_up(olga)
        loopback.fail("POST", "/messages$", 503)
        told = await olga.press("Post a test")
        assert "is not answering right now" in told.text
        await house.recover()
        await house.recover()
        assert len(posts(olga)) == 1

    async def test_that_may_not_be_written_is_told_with_what_to_do(
        self, olga: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        shown = await set_up(olga)
        loopback.overwrite(guild.general, deny=May.SEND_MESSAGES)
        told = await olga.answered(await olga.person.press(shown, "Post a test"))
        assert "Send Messages" in told.text
        assert posts(olga) == []


class TestTheDailyPost:
    async def test_comes_once_at_its_hour_where_the_community_is(
        self, olga: Visitor, ada: Visitor, house: OpenHouse, clock: FixedClock
    ) -> None:
        await set_up(olga)
        clock.moment = datetime(2026, 1, 6, 16, 59, tzinfo=UTC)
        await an_hour_passes(house)
        assert posts(olga) == []
        clock.advance(minutes=2)
        await an_hour_passes(house)
        clock.advance(minutes=30)
        await an_hour_passes(house)
        (post,) = posts(olga)
        assert "The challenge of the day" in post.text
        taken = await ada.answered(await ada.person.press(post, "Take it on"))
        assert taken.ephemeral
        clock.advance(days=1)
        await an_hour_passes(house)
        assert len(posts(olga)) == 2

    async def test_is_in_the_language_of_the_community(
        self, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
    ) -> None:
        owner = loopback.user("Inés", locale="es-ES")
        guild = loopback.guild("Sala de estudio", owner=owner)
        there = Visitor(owner, guild.general)
        await there.call("setup")
        form = await there.open("Completar")
        await there.fill(form, as_chosen(guild.general.id))
        clock.moment = datetime(2026, 1, 6, 17, 1, tzinfo=UTC)
        await an_hour_passes(house)
        (post,) = posts(there)
        assert "El reto del día" in post.text

    async def test_of_one_server_does_not_hang_on_that_of_another(
        self, olga: Visitor, guild: Guild, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        await set_up(olga)
        loopback.overwrite(guild.general, deny=May.SEND_MESSAGES)
        other = loopback.guild("Library", owner=olga.person)
        there = Visitor(olga.person, other.general)
        await set_up(there)
        clock.moment = datetime(2026, 1, 6, 17, 1, tzinfo=UTC)
        await an_hour_passes(house)
        assert len(posts(there)) == 1
        assert posts(olga) == []
        assert f"no daily post in community {guild.id}" in caplog.text
