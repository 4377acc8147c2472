"""The loopback Discord as the real library meets it."""

import asyncio
from collections.abc import AsyncGenerator

import aiohttp
import discord
import pytest

from tests.loopback.discord import OF_BOT, Channel, LoopbackDiscord, May, Person
from tests.loopback.small_bot import Bot, pointed_at, running


@pytest.fixture
async def loopback() -> AsyncGenerator[LoopbackDiscord]:
    async with LoopbackDiscord() as made:
        yield made
    assert made.violations == []


@pytest.fixture
def ada(loopback: LoopbackDiscord) -> Person:
    return loopback.user("Ada")


@pytest.fixture
async def bot(loopback: LoopbackDiscord, ada: Person) -> AsyncGenerator[Bot]:
    loopback.guild("Study hall", owner=ada)
    async with running(loopback, Bot()) as started:
        yield started


class TestInteractions:
    async def test_a_command_is_answered_with_buttons(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        shown = await ada.slash(_general(loopback), "start")
        assert (shown.text, shown.callbacks) == ("Welcome", [4])
        assert (await shown.message()).buttons == ["Write code", "Next"]
        assert shown.acknowledged is not None
        assert shown.acknowledged < 3

    async def test_a_button_opens_a_modal_and_what_is_filled_in_arrives(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        start = await (await ada.slash(_general(loopback), "start")).message()
        opened = await ada.press(start, "Write code")
        assert opened.modal.title == "Write code"
        answered = await ada.fill(opened, {"Code": "print(1)", "Language": ["Python"]})
        message = await answered.message()
        assert message.text == "Python: print(1)"
        assert message.ephemeral
        assert message.owner is ada.user

    async def test_a_button_changes_its_message(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        start = await (await ada.slash(_general(loopback), "start")).message()
        pressed = await ada.press(start, "next")
        assert pressed.text == start.text == "page 2"
        assert start.versions == ["Welcome", "page 2"]

    async def test_somebody_else_chooses_from_a_select(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        bob = loopback.user("Bob")
        guild = next(iter(loopback.world.guilds.values()))
        loopback.join(guild, bob)
        start = await (await ada.slash(guild.general, "start")).message()
        assert (await bob.choose(start, "Hard")).text == "bob chose Hard"

    async def test_an_ephemeral_answer_is_seen_by_its_owner_alone(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        bob = loopback.user("Bob")
        loopback.join(next(iter(loopback.world.guilds.values())), bob)
        shown = await ada.slash(_general(loopback), "ask", text="why", files={"file": ("a.py", b"1234")})
        message = await shown.message()
        assert message.text == "why? 4 bytes"
        assert ada.sees(message)
        assert not bob.sees(message)

    async def test_what_is_typed_is_completed(self, loopback: LoopbackDiscord, bot: Bot, ada: Person) -> None:
        assert await ada.complete(_general(loopback), "ask", text="l") == {"loops": "loops"}

    async def test_a_message_menu_gives_the_message(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        bob = loopback.user("Bob")
        loopback.join(next(iter(loopback.world.guilds.values())), bob)
        said = await bob.say(_general(loopback), "print(1)")
        assert (await ada.menu(_general(loopback), "Run this code", said)).text == "ran print(1)"

    async def test_a_slow_answer_is_deferred_edited_and_followed_up(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        shown = await ada.slash(_general(loopback), "slow")
        assert shown.deferred
        assert shown.original
        assert shown.original.versions == ["working"]
        bot.go_on.set()
        await shown.settled(4)
        assert [one.text for one in shown.messages] == ["the plot", "# Plot\nA line that rises", "the log"]
        assert [one.attachments[0].name for one in shown.messages[1:]] == ["plot.png", "log.txt"]
        assert shown.original.versions == ["working", "the plot"]

    async def test_a_token_that_has_grown_old_is_refused(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        shown = await ada.slash(_general(loopback), "slow")
        loopback.age(shown, minutes=16)
        bot.go_on.set()
        await loopback.until(lambda: len(bot.failures) == 3 or loopback.traffic[-1].status == 401)
        assert loopback.traffic[-1].answer == {"message": "Invalid Webhook Token", "code": 50027}

    async def test_an_interaction_told_twice_is_answered_once(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        shown = await ada.slash(_general(loopback), "start", settle=False)
        loopback.deliver_again(shown)
        await loopback.until(lambda: len(shown.callbacks) == 2)
        await loopback.until(lambda: "40060" in str(loopback.traffic[-1].answer))
        assert len(shown.messages) == 1

    async def test_many_at_once_are_all_acknowledged(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        shown = await asyncio.gather(*(ada.slash(_general(loopback), "start") for _ in range(50)))
        assert all(one.acknowledged is not None and one.text == "Welcome" for one in shown)


class TestMessages:
    async def test_a_direct_message_is_read_and_answered(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        said = await ada.say(ada.dm, "hello", files={"a.py": b"1"})
        answer = await ada.answer(ada.dm, said)
        assert answer.text == "echo: hello [b'1']"
        assert answer.reply_to is said

    async def test_what_is_said_in_a_server_is_hidden_until_the_bot_is_spoken_to(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        first = await ada.say(_general(loopback), "a secret")
        answered = await ada.answer(_general(loopback), first)
        await ada.answer(
            _general(loopback), await ada.say(_general(loopback), f"hi <@{loopback.world.bot.id}>")
        )
        await ada.answer(_general(loopback), await ada.say(_general(loopback), "you", reply_to=answered))
        assert bot.heard == ["", f"hi <@{loopback.world.bot.id}>", "you"]

    async def test_closed_direct_messages_are_refused(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        user = await bot.fetch_user(ada.id)
        ada.user.takes_dms = False
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("hello")
        assert refused.value.code == 50007

    async def test_a_private_thread_is_opened_for_somebody(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        channel = await bot.fetch_channel(_general(loopback).id)
        assert isinstance(channel, discord.TextChannel)
        thread = await channel.create_thread(name="Ada's desk", type=discord.ChannelType.private_thread)
        await thread.add_user(discord.Object(ada.id))
        opened = loopback.world.channels[thread.id]
        assert ada.is_in(opened)
        loopback.archive(opened)
        await thread.send("here")
        assert not opened.archived
        loopback.archive(opened, locked=True)
        with pytest.raises(discord.HTTPException) as refused:
            await thread.send("again")
        assert refused.value.code == 50083

    @pytest.mark.parametrize(
        ("deny", "code"), [(May.VIEW_CHANNEL, 50001), (May.SEND_MESSAGES, 50013), (May.EMBED_LINKS, 50013)]
    )
    async def test_a_missing_permission_is_refused(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person, deny: May, code: int
    ) -> None:
        loopback.overwrite(_general(loopback), deny=deny)
        with pytest.raises(discord.Forbidden) as refused:
            await bot.get_partial_messageable(_general(loopback).id).send(embed=discord.Embed(title="A"))
        assert refused.value.code == code
        assert loopback.invalid == 1

    async def test_nothing_is_sent_where_the_bot_is_not_any_more(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        gone = asyncio.create_task(bot.wait_for("guild_remove"))
        other = loopback.guild("Elsewhere", owner=ada, may=OF_BOT)
        await loopback.until(lambda: True)
        loopback.remove_bot(other)
        with pytest.raises(discord.Forbidden):
            await bot.get_partial_messageable(other.general.id).send("hello")
        assert (await gone).id == other.id


class TestFaults:
    async def test_a_rate_limit_is_waited_for(self, loopback: LoopbackDiscord, bot: Bot, ada: Person) -> None:
        fault = loopback.fail("POST", r"/channels/\d+/messages", 429)
        await bot.get_partial_messageable(_general(loopback).id).send("hello")
        assert fault.times == 0
        assert [one.status for one in loopback.traffic[-2:]] == [429, 200]

    async def test_a_server_error_in_html_is_told(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        loopback.fail("POST", r"/messages$", 503)
        with pytest.raises(discord.DiscordServerError, match="503"):
            await bot.get_partial_messageable(_general(loopback).id).send("hello")

    async def test_a_cut_connection_is_told(self, loopback: LoopbackDiscord, bot: Bot, ada: Person) -> None:
        loopback.fail("POST", r"/messages$", 0)
        with pytest.raises(aiohttp.ClientConnectionError):
            await bot.get_partial_messageable(_general(loopback).id).send("hello")


class TestGateway:
    @pytest.mark.parametrize("code", [None, 1001, 4000])
    async def test_a_dropped_session_resumes_and_misses_nothing(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person, code: int | None
    ) -> None:
        await loopback.drop(code)
        said = await ada.say(ada.dm, "are you there?")
        assert (await ada.answer(ada.dm, said)).text == "echo: are you there? []"
        await bot.resumed.wait()
        assert (loopback.gateway.resumed, loopback.gateway.identified) == (1, 1)

    async def test_the_bot_comes_back_when_it_is_asked_to(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        loopback.gateway.ask_to_reconnect()
        await bot.resumed.wait()
        assert loopback.gateway.identified == 1

    async def test_an_invalid_session_is_begun_anew(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        loopback.gateway.invalidate(resumable=False)
        await loopback.until(lambda: loopback.gateway.identified == 2)
        await ada.slash(_general(loopback), "start")

    async def test_a_connection_without_acknowledgements_is_given_up(
        self, loopback: LoopbackDiscord, ada: Person
    ) -> None:
        loopback.guild("Study hall", owner=ada)
        loopback.gateway.heartbeat = 100
        bot = Bot()
        bot._connection.heartbeat_timeout = 0.3  # pyright: ignore[reportPrivateUsage]  # a minute is too long here
        async with running(loopback, bot):
            loopback.gateway.zombie = True
            await loopback.until(lambda: len(loopback.gateway.sockets) == 0)
            loopback.gateway.zombie = False
            await bot.resumed.wait()

    async def test_a_wrong_token_is_refused(self, loopback: LoopbackDiscord) -> None:
        with pointed_at(loopback):
            bot = Bot()
            with pytest.raises(discord.LoginFailure):
                await bot.start("not.the.token")
            await bot.close()
        assert loopback.invalid == 1

    async def test_a_token_revoked_later_closes_the_gateway(
        self, loopback: LoopbackDiscord, bot: Bot, ada: Person
    ) -> None:
        loopback.revoke_token()
        await loopback.drop(4000)
        await loopback.until(lambda: not loopback.gateway.sockets and bot.is_closed())

    async def test_privileged_intents_are_refused(self, loopback: LoopbackDiscord, ada: Person) -> None:
        with pointed_at(loopback):
            bot = discord.Client(intents=discord.Intents.all())
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await bot.start(loopback.token)
            await bot.close()

    async def test_each_shard_hears_of_its_own_guilds(self, loopback: LoopbackDiscord, ada: Person) -> None:
        guilds = [loopback.guild(name, owner=ada) for name in ("One", "Two", "Three")]
        loopback.gateway.shards = 2
        heard: dict[int, int] = {}
        bot = discord.AutoShardedClient(intents=discord.Intents(guilds=True))

        @bot.event
        async def on_guild_available(guild: discord.Guild) -> None:
            heard[guild.id] = guild.shard_id

        del on_guild_available
        with pointed_at(loopback):
            run = asyncio.create_task(bot.start(loopback.token))
            await loopback.ready(commands=False)
            await bot.wait_until_ready()
            await bot.close()
            await asyncio.gather(run, return_exceptions=True)
        assert {guild.id: guild.shard_id for guild in bot.guilds} == {
            one.id: (one.id >> 22) % 2 for one in guilds
        }


def _general(loopback: LoopbackDiscord) -> Channel:
    return next(iter(loopback.world.guilds.values())).general
