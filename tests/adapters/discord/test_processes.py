"""Several processes share one database and one Discord; what one of them leaves behind, another takes up."""

import pytest

from bot.settings import Settings
from core.clock import FixedClock
from tests.adapters.discord.hasty import hurry
from tests.adapters.discord.parley import process
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Guild, LoopbackDiscord, Person
from tests.loopback.discord.interactions import DEFERRED


@pytest.mark.usefixtures("guild")
async def test_two_that_hear_of_the_same_answer_it_once(
    small: Settings, clock: FixedClock, loopback: LoopbackDiscord, toy: Toy, ada: Visitor
) -> None:
    async with process(small, clock, loopback, toy), process(small, clock, loopback, toy):
        await loopback.until(lambda: loopback.gateway.identified == 2)
        for command in ("ask", "menu", "many"):
            await ada.call(command)
            assert ada.exchange
            first = ada.exchange
            await Visitor(ada.person, ada.channel).call("menu")
            assert len(first.messages) == (3 if command == "many" else 1)
        direct = Visitor(ada.person, ada.person.dm)
        await direct.say("hello")
        await Visitor(ada.person, ada.person.dm).call("menu")
        assert [one.text for one in direct.shown][:1] == ["You wrote hello"]
        assert [one.text for one in direct.shown].count("You wrote hello") == 1
        toy.end()


@pytest.mark.usefixtures("guild")
async def test_a_slow_answer_is_given_by_the_process_that_did_not_defer(
    small: Settings, clock: FixedClock, loopback: LoopbackDiscord, toy: Toy, ada: Visitor
) -> None:
    async with (
        process(small, clock, loopback, toy) as (one, _),
        process(small, clock, loopback, toy) as (other, _),
    ):
        await loopback.until(lambda: loopback.gateway.identified == 2)
        did = await ada.person.slash(ada.channel, "slow", settle=False)
        await did.acknowledgement()
        toy.end()
        await toy.began.wait()
        for house in (one, other):
            await house.dispatch.drain()
        clock.advance(minutes=1)
        for house in (one, other):
            await house.dispatch.recover()
        assert "ran slowly" in (await ada.answered(did)).text
        assert len(did.messages) == 1


async def test_what_a_dead_process_left_takes_the_place_of_its_deferral(
    small: Settings,
    clock: FixedClock,
    loopback: LoopbackDiscord,
    toy: Toy,
    ada: Visitor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with process(small, clock, loopback, toy):
        loopback.fail("PATCH", "@original$", 0)
        did = await ada.person.slash(ada.channel, "slow", settle=False)
        await did.acknowledgement()
        assert did.callbacks == [DEFERRED]
        toy.end()
        await loopback.until(lambda: "stays in the outbox" in caplog.text)
    async with process(small, clock, loopback, toy) as (house, _):
        assert await house.dispatch.recover() == 1
        assert "ran slowly" in (await ada.answered(did)).text
        assert "A question" in (await ada.press("Next")).text


async def test_all_messages_that_a_dead_process_left_come_and_for_their_person_alone(
    small: Settings,
    clock: FixedClock,
    loopback: LoopbackDiscord,
    toy: Toy,
    ada: Visitor,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hurry(monkeypatch)
    async with process(small, clock, loopback, toy):
        loopback.fail("POST", "^/webhooks/", 503, times=5)
        did = await ada.person.slash(ada.channel, "many", settle=False)
        await loopback.until(lambda: "stays in the outbox" in caplog.text)
        assert len(did.messages) == 1
    clock.advance(minutes=1)
    async with process(small, clock, loopback, toy) as (house, _):
        assert await house.dispatch.recover() == 1
    words = " ".join(one.text for one in did.messages).split()
    assert words == [*["first"] * 500, *["second"] * 500, *["third"] * 500]
    assert [one.owner for one in did.messages] == [ada.person.user] * 3
    assert did.messages[0].ephemeral


async def test_a_button_that_a_dead_process_made_still_works(
    small: Settings, clock: FixedClock, loopback: LoopbackDiscord, toy: Toy, ada: Visitor
) -> None:
    async with process(small, clock, loopback, toy):
        await ada.call("ask")
    async with process(small, clock, loopback, toy):
        assert "You said Right" in (await ada.press("Right")).text


async def test_each_shard_is_answered_by_its_process(
    small: Settings, clock: FixedClock, loopback: LoopbackDiscord, toy: Toy, owner: Person
) -> None:
    guilds = [guild_of(loopback, owner, shard) for shard in (0, 1)]

    def identified() -> bool:
        return loopback.gateway.identified == 1

    async with (
        process(small, clock, loopback, toy, shards=2, shard_ids=(0,), when=identified),
        process(small, clock, loopback, toy, shards=2, shard_ids=(1,)),
    ):
        for guild in guilds:
            visitor = Visitor(owner, guild.general)
            assert "A question" in (await visitor.call("ask")).text
            assert visitor.exchange
            assert len(visitor.exchange.callbacks) == 1, "nobody else tried"


async def test_a_server_that_takes_parley_in_has_its_commands_from_whichever_process_hears_of_it(
    small: Settings, clock: FixedClock, loopback: LoopbackDiscord, toy: Toy, owner: Person
) -> None:
    guild = guild_of(loopback, owner, 1)
    guild.bot = False

    def identified() -> bool:
        return loopback.gateway.identified == 1

    own = {"shards": 2, "shard_ids": (1,), "guild_id": guild.id, "when": identified}
    async with process(small, clock, loopback, toy, **own) as (_, platform):
        await platform.started.wait()
        loopback.invite_bot(guild)
        await loopback.until(lambda: loopback.world.commands.get(guild.id))
        assert "A question" in (await Visitor(owner, guild.general).call("ask")).text


def guild_of(loopback: LoopbackDiscord, owner: Person, shard: int) -> Guild:
    """A server of this shard of two."""
    while True:
        made = loopback.guild(f"Hall {shard}", owner=owner)
        if (made.id >> 22) % 2 == shard:
            return made
