"""The connection to Discord is made again, whatever ends it; where that is no use, the operator is told what to do."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from adapters.discord import adapter
from adapters.discord.adapter import Discord
from bot.wiring import OpenHouse
from core.chat import Delivery, Reply, Text
from core.errors import SetupError, Unavailable
from tests.adapters.discord.hasty import hurry
from tests.adapters.discord.parley import connected, platform_of
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import LoopbackDiscord


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    monkeypatch.setattr(adapter, "PAUSES", (0,))


@pytest.fixture
async def running(playroom: OpenHouse, loopback: LoopbackDiscord) -> AsyncGenerator[asyncio.Task[None]]:
    """The platform as it runs by itself."""
    task = asyncio.create_task(platform_of(playroom, loopback).run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


DELIVERY = Delivery(
    turn=1,
    learner=1,
    seq=1,
    chat="1",
    address={"user": "1", "channel": "1", "home": ""},
    reply=Reply.of(Text("hello")),
    language="en",
    event_id="1",
)


async def test_it_has_started_once_discord_is_heard(platform: Discord) -> None:
    async with asyncio.timeout(30):
        await platform.started.wait()
    assert "client_id" in platform.url


@pytest.mark.usefixtures("platform")
class TestAConnectionThatEnds:
    @pytest.mark.parametrize("code", [None, 1001, 4000, 4008])
    async def test_is_resumed_and_nothing_is_missed(
        self, code: int | None, ada: Visitor, loopback: LoopbackDiscord
    ) -> None:
        await ada.call("menu")
        await loopback.drop(code)
        assert "A question" in (await ada.call("ask")).text
        assert loopback.gateway.resumed == 1
        assert loopback.gateway.identified == 1

    async def test_is_resumed_where_discord_asks_for_it(
        self, ada: Visitor, loopback: LoopbackDiscord
    ) -> None:
        await ada.call("menu")
        loopback.gateway.ask_to_reconnect()
        await loopback.until(lambda: loopback.gateway.resumed)
        assert "A question" in (await ada.call("ask")).text
        assert loopback.gateway.identified == 1

    async def test_is_made_anew_where_the_session_is_over(
        self, ada: Visitor, loopback: LoopbackDiscord
    ) -> None:
        await ada.call("menu")
        loopback.gateway.invalidate(resumable=False)
        await loopback.until(lambda: loopback.gateway.identified == 2)
        assert "A question" in (await ada.call("ask")).text


@pytest.mark.usefixtures("guild")
class TestAStart:
    async def test_with_a_wrong_token_ends_with_what_to_do(
        self, playroom: OpenHouse, loopback: LoopbackDiscord
    ) -> None:
        platform = platform_of(playroom, loopback)
        loopback.revoke_token()
        with pytest.raises(SetupError, match=r"Discord does not accept DISCORD_TOKEN.*press Reset Token"):
            await platform.run()

    async def test_with_too_few_shards_ends_with_what_to_do(
        self, running: asyncio.Task[None], loopback: LoopbackDiscord
    ) -> None:
        loopback.gateway.needed = 2
        with pytest.raises(SetupError, match="more than DISCORD_SHARDS=1"):
            await running

    @pytest.mark.parametrize("status", [0, 503, 429])
    async def test_is_tried_again_where_discord_is_away(
        self, status: int, ada: Visitor, playroom: OpenHouse, loopback: LoopbackDiscord
    ) -> None:
        loopback.fail("GET", "/users/@me", status, times=7)
        async with connected(playroom, loopback):
            assert "A question" in (await ada.call("ask")).text

    async def test_goes_on_where_discord_does_not_take_the_commands(
        self, ada: Visitor, playroom: OpenHouse, loopback: LoopbackDiscord, caplog: pytest.LogCaptureFixture
    ) -> None:
        loopback.fail("PUT", "/commands$", 400, body={"code": 50035, "message": "Invalid Form Body"})
        direct = Visitor(ada.person, ada.person.dm)
        async with connected(playroom, loopback, when=loopback.gateway.ready):
            assert "You wrote hello" in (await direct.say("hello")).text
        assert "Discord does not take our commands" in caplog.text

    async def test_goes_on_where_nobody_knows_the_server_of_the_commands(
        self, ada: Visitor, playroom: OpenHouse, loopback: LoopbackDiscord, caplog: pytest.LogCaptureFixture
    ) -> None:
        direct = Visitor(ada.person, ada.person.dm)
        async with connected(playroom, loopback, guild_id=123456789, when=loopback.gateway.ready):
            assert "You wrote hello" in (await direct.say("hello")).text
        assert "Parley is not in the server that DISCORD_GUILD_ID names" in caplog.text
        refused = [one for one in loopback.traffic if "/guilds/123456789/" in one.path]
        assert [(one.method, one.status) for one in refused] == [("GET", 404)]


@pytest.mark.parametrize("then", [4004, 4000])
async def test_a_token_that_is_revoked_ends_discord_alone(
    then: int,
    platform: Discord,
    playroom: OpenHouse,
    ada: Visitor,
    toy: Toy,
    loopback: LoopbackDiscord,
    caplog: pytest.LogCaptureFixture,
) -> None:
    did = await ada.person.slash(ada.channel, "slow", settle=False)
    await did.acknowledgement()
    loopback.revoke_token()
    await loopback.drop(then)
    await loopback.until(lambda: "Discord is over until" in caplog.text)
    assert not platform.started.is_set()
    with pytest.raises(Unavailable):
        await platform.send(DELIVERY)
    toy.hold.set()
    await loopback.until(lambda: "stays in the outbox" in caplog.text)
    assert playroom.dispatch.outbox.platforms["discord"] is platform


async def test_before_it_is_connected_nothing_can_be_sent(
    playroom: OpenHouse, loopback: LoopbackDiscord
) -> None:
    with pytest.raises(Unavailable):
        await platform_of(playroom, loopback).send(DELIVERY)
