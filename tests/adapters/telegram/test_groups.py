"""In groups Parley answers who speaks to it, where they spoke, and follows a group wherever it goes."""

import asyncio
import logging

import pytest
from telegram import Bot

from adapters.telegram.adapter import Telegram
from adapters.telegram.courier import Courier
from adapters.telegram.groups import FRESH, FRESH_MEMBER, Groups
from bot.wiring import OpenHouse
from core.chat import Action, Choice, Choices, CommunityPlatform, Membership, Reply, Text
from core.clock import FixedClock
from core.errors import NotAllowed, Unavailable
from core.store import communities
from core.store.communities import Community
from tests.adapters.telegram.parley import PAUSES
from tests.adapters.toy import Toy
from tests.loopback.telegram import Chat, LoopbackTelegram, Person
from tests.loopback.telegram.posts import write
from tests.loopback.telegram.world import Status

pytestmark = pytest.mark.usefixtures("platform")

ANONYMOUS = 1087968824


@pytest.fixture(autouse=True)
def all_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


@pytest.fixture
async def bob(loopback: LoopbackTelegram) -> Person:
    return loopback.user("Bob")


@pytest.fixture
async def group(loopback: LoopbackTelegram, ada: Person, bob: Person) -> Chat:
    """A basic group of Ada's, with Bob and Parley."""
    made = loopback.group("Study hall", owner=ada)
    loopback.join(made, bob)
    return made


@pytest.fixture
async def forum(loopback: LoopbackTelegram, ada: Person) -> Chat:
    return loopback.supergroup("Forum", owner=ada, forum=True)


def said_in(chat: Chat, loopback: LoopbackTelegram) -> list[str]:
    """All that Parley said in a chat, oldest first."""
    there = [one for one in loopback.world.messages if one.chat is chat and not one.deleted]
    return [one.text for one in there if one.author is loopback.world.bot]


async def kept(house: OpenHouse, chat: Chat, clock: FixedClock, channel: str = "") -> Community:
    """The group, set up."""
    community = Community(
        platform="telegram", id=str(chat.id), name=chat.title, channel=channel or str(chat.id)
    )
    await house.dispatch.house.database.write(communities.keep, community, clock.now())
    return community


async def found(house: OpenHouse, id_: int) -> Community | None:
    return await house.dispatch.house.database.read(communities.find, "telegram", str(id_))


async def heard(loopback: LoopbackTelegram) -> None:
    """Wait until all that has happened is dealt with."""
    await loopback.until(lambda: not loopback.stage.updates.pending)


class TestSpokenTo:
    async def test_who_calls_is_answered_below_what_they_said(self, group: Chat, bob: Person) -> None:
        wrote = await bob.say(group, "/menu")
        answer = await bob.answer(wrote)
        assert answer.reply_to is wrote

    @pytest.mark.parametrize("privacy", [True, False])
    async def test_chatter_and_the_commands_of_other_bots_are_let_be(
        self, privacy: bool, loopback: LoopbackTelegram, group: Chat, ada: Person, bob: Person
    ) -> None:
        loopback.settings.privacy = privacy
        for text in (
            "hello all",
            "/weather",
            "/weather@OtherBot",
            "/menu@OtherBot",
            "@OtherBot hello",
            "/etc",
        ):
            await bob.say(group, text)
        await bob.say(group, "/menu@OtherBot", reply_to=await ada.answer(await ada.say(group, "/menu")))
        await heard(loopback)
        assert len(said_in(group, loopback)) == 1

    async def test_a_command_that_names_parley_is_answered_though_it_is_none(
        self, group: Chat, bob: Person
    ) -> None:
        assert await bob.answer(await bob.say(group, "/weather@ParleyTutorBot"))

    async def test_other_bots_are_let_be(self, loopback: LoopbackTelegram, group: Chat, ada: Person) -> None:
        loopback.settings.privacy = False
        other = loopback.user("OtherBot")
        other.user.bot = True
        loopback.join(group, other)
        await other.say(group, "/menu")
        await heard(loopback)
        assert said_in(group, loopback) == []

    async def test_an_anonymous_administrator_is_told_why_not(
        self, loopback: LoopbackTelegram, group: Chat, ada: Person
    ) -> None:
        anonymous = loopback.user("GroupAnonymousBot")
        del loopback.world.users[anonymous.id]
        anonymous.user.id, anonymous.user.bot = ANONYMOUS, True
        loopback.world.users[ANONYMOUS] = anonymous.user
        loopback.settings.privacy = False
        for text in ("hello", "/menu@OtherBot", "/weather"):
            write(loopback.stage, group, anonymous.user, words=text)
        write(loopback.stage, group, anonymous.user, words="/menu")
        await loopback.until(lambda: said_in(group, loopback))
        await heard(loopback)
        assert len(said_in(group, loopback)) == 1
        assert "in the group's name" in said_in(group, loopback)[0]


class TestTopics:
    async def test_an_answer_stays_in_its_topic(
        self, loopback: LoopbackTelegram, forum: Chat, ada: Person
    ) -> None:
        topic = loopback.topic(forum, "Loops", by=ada)
        assert (await ada.answer(await ada.say(forum, "/menu", topic=topic))).topic is topic
        assert (await ada.answer(await ada.say(forum, "/menu"))).topic is None

    @pytest.mark.parametrize("how", ["closed", "deleted"])
    async def test_where_it_is_gone_the_answer_comes_in_general(
        self, how: str, loopback: LoopbackTelegram, forum: Chat, ada: Person, toy: Toy
    ) -> None:
        topic = loopback.topic(forum, "Loops", by=ada)
        await ada.say(forum, "/slow", topic=topic)
        await toy.began.wait()
        setattr(topic, how, True)
        toy.hold.set()
        await loopback.until(lambda: said_in(forum, loopback))
        assert [one.topic for one in loopback.world.messages if one.text == "ran slowly"] == [None]

    @pytest.mark.parametrize("known", [True, False])
    async def test_where_parley_may_not_write_at_all_the_answer_comes_to_whom_it_is_for(
        self, known: bool, loopback: LoopbackTelegram, forum: Chat, ada: Person, toy: Toy,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        if known:
            await ada.answer(await ada.start())
        await ada.say(forum, "/slow")
        await toy.began.wait()
        forum.muted = True
        toy.hold.set()
        if known:
            await loopback.until(lambda: "ran slowly" in [one.text for one in ada.messages()])
        else:
            await loopback.until(lambda: "reaches nobody" in caplog.text)
        assert said_in(forum, loopback) == []


class TestMoving:
    async def test_what_was_set_up_for_a_group_goes_along_when_it_becomes_a_supergroup(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, ada: Person
    ) -> None:
        await kept(playroom, group, clock)
        made = loopback.migrate(group, by=ada)
        await heard(loopback)
        moved = await found(playroom, made.id)
        assert moved
        assert moved.channel == str(made.id)
        assert await found(playroom, group.id) is None
        await playroom.dispatch.house.noticeboard.put_up(moved, "daily/1", Reply.of(Text("Good morning")))
        assert said_in(made, loopback) == ["Good morning"]
        assert (await ada.answer(await ada.say(made, "/menu"))).chat is made

    async def test_an_answer_that_was_on_its_way_follows(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, ada: Person, toy: Toy
    ) -> None:  # fmt: skip
        await kept(playroom, group, clock, f"{group.id}/12")
        await ada.say(group, "/slow")
        await toy.began.wait()
        made = loopback.migrate(group, by=ada)
        toy.hold.set()
        await loopback.until(lambda: said_in(made, loopback) == ["ran slowly"])
        assert said_in(group, loopback) == []
        moved = await found(playroom, made.id)
        assert moved
        assert moved.channel == f"{made.id}/12"

    async def test_a_post_to_the_old_number_follows_though_nobody_said_that_it_has_moved(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, ada: Person
    ) -> None:
        community = await kept(playroom, group, clock)
        loopback.stage.updates.allowed = ["callback_query"]  # we are not told
        made = loopback.migrate(group, by=ada)
        for number in range(2):
            await playroom.dispatch.house.noticeboard.put_up(
                community, f"daily/{number}", Reply.of(Text(f"Day {number}"))
            )
        assert said_in(made, loopback) == ["Day 0", "Day 1"]
        assert await found(playroom, made.id)

    async def test_a_press_on_a_message_of_before_is_answered(
        self, loopback: LoopbackTelegram, group: Chat, ada: Person
    ) -> None:
        question = await ada.answer(await ada.say(group, "/ask"))
        press = await ada.press(question, "Right", settle=False)
        made = loopback.migrate(group, by=ada)
        assert (await press.settled()).answered
        await loopback.until(
            lambda: "Ada\nYou said Right" in [*said_in(made, loopback), *said_in(group, loopback)]
        )


class TestPosts:
    async def test_what_can_be_pressed_there_leads_to_ones_own_chat(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, bob: Person
    ) -> None:
        community = await kept(playroom, group, clock)
        post = Reply.of(Text("Today"), Choices((Choice("Ask me", Action("toy.ask")),)))
        await playroom.dispatch.house.noticeboard.put_up(community, "daily/1", post)
        (shown,) = [one for one in bob.messages(group) if one.author.bot]
        asked = await bob.answer(await bob.follow(bob.link(shown, "Ask me")))
        assert asked.text == "A question"
        assert asked.chat is bob.chat

    @pytest.mark.parametrize("how", ["deleted", "kicked", "muted"])
    async def test_where_none_can_be_made_it_is_said_once(
        self, how: str, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, ada: Person
    ) -> None:  # fmt: skip
        community = await kept(playroom, group, clock)
        match how:
            case "deleted":
                loopback.delete_chat(group)
            case "kicked":
                loopback.remove_bot(group, by=ada)
            case _:
                group.muted = True
        with pytest.raises(NotAllowed):
            await playroom.dispatch.house.noticeboard.put_up(community, "daily/1", Reply.of(Text("Today")))
        await playroom.dispatch.house.noticeboard.retry()
        assert said_in(group, loopback) == []

    async def test_one_that_stopped_in_the_middle_goes_on_there(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat
    ) -> None:
        community = await kept(playroom, group, clock)
        post = Reply.of(*(Text(f"{word} " * 500) for word in ("first", "second", "third")))
        loopback.fail("sendMessage", 502, every=2, times=len(PAUSES) + 1)
        board = playroom.dispatch.house.noticeboard
        for _ in range(4):
            try:
                await board.put_up(community, "daily/1", post)
            except Unavailable:
                continue
        words = " ".join(said_in(group, loopback)).split()
        assert words == [*["first"] * 500, *["second"] * 500, *["third"] * 500]

    async def test_who_took_parley_out_and_in_again_finds_what_was_set_up(
        self, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock, group: Chat, ada: Person
    ) -> None:
        await kept(playroom, group, clock)

        async def left() -> bool:
            async with playroom.dispatch.house.database.transaction() as connection:
                rows = await connection.exec_driver_sql("SELECT left_at FROM communities")
                return rows.scalar_one() is not None

        loopback.remove_bot(group, by=ada)
        await heard(loopback)
        assert await left()
        loopback.add_bot(group, by=ada)
        await heard(loopback)
        assert not await left()


class TestKnown:
    async def test_administrators_are_known_for_a_while(
        self, loopback: LoopbackTelegram, group: Chat, ada: Person, bob: Person
    ) -> None:
        now = [0.0]
        async with Bot(loopback.token, base_url=loopback.base) as bot:
            groups = Groups(bot, Courier(pauses=PAUSES), lambda: now[0])
            assert await groups.manages(group.id, ada.id)
            assert not await groups.manages(group.id, bob.id)
            group.members[bob.id] = "administrator"
            assert not await groups.manages(group.id, bob.id)
            now[0] += FRESH + 1
            assert await groups.manages(group.id, bob.id)
        asked = [one for one in loopback.traffic if one.method == "getChatAdministrators"]
        assert len(asked) == 2

    @pytest.mark.parametrize("status", [502, 0, 429])
    async def test_trouble_is_overcome_and_what_stays_unknown_is_no(
        self, status: int, loopback: LoopbackTelegram, group: Chat, ada: Person
    ) -> None:
        async with Bot(loopback.token, base_url=loopback.base) as bot:
            groups = Groups(bot, Courier(pauses=PAUSES), asyncio.get_running_loop().time)
            loopback.fail("getChatAdministrators", status, times=2, retry_after=0.1)
            assert await groups.manages(group.id, ada.id)
            assert not await groups.manages(-42, ada.id)

    async def test_what_somebody_is_there_is_asked_and_believed_for_half_a_minute(
        self, loopback: LoopbackTelegram, platform: Telegram, group: Chat, ada: Person, bob: Person
    ) -> None:
        assert isinstance(platform, CommunityPlatform)
        owner, member = [await platform.membership(str(group.id), str(one.id)) for one in (ada, bob)]
        assert owner == Membership(community=str(group.id), manages=True)
        assert member == Membership(community=str(group.id))
        stranger = loopback.user("Stranger")
        assert await platform.membership(str(group.id), str(stranger.id)) is None
        now = [0.0]
        async with Bot(loopback.token, base_url=loopback.base) as bot:
            groups = Groups(bot, Courier(pauses=PAUSES), lambda: now[0])
            standings: dict[Status, tuple[bool, bool]] = {
                "administrator": (True, True),
                "restricted": (True, False),
                "left": (False, False),
                "kicked": (False, False),
            }
            for status, (here, manages) in standings.items():
                group.members[bob.id] = status
                found = await groups.membership(group.id, bob.id)
                assert (found is not None, bool(found and found.manages)) == (here, manages)
                group.members[bob.id] = "member"
                assert await groups.membership(group.id, bob.id) == found
                now[0] += FRESH_MEMBER + 1

    @pytest.mark.parametrize("id_", ["-42", "no number"])
    async def test_of_a_group_that_is_none_nobody_can_tell(
        self, id_: str, platform: Telegram, ada: Person
    ) -> None:
        with pytest.raises(Unavailable):
            await platform.membership(id_, str(ada.id))

    async def test_what_parley_may_not_do_is_named(
        self, loopback: LoopbackTelegram, platform: Telegram, group: Chat, ada: Person
    ) -> None:
        assert await platform.lacking(str(group.id), str(group.id), "en") == []
        group.members[loopback.world.bot.id] = "restricted"
        words = await platform.lacking(str(group.id), str(group.id), "en")
        assert words == ["Send Text Messages", "Send Photos", "Send Files"]
        with pytest.raises(Unavailable):
            await platform.lacking("-42", "-42", "en")
