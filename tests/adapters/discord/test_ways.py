"""An answer still reaches its learner when the way on which it was asked for is over."""

import asyncio

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Exchange, Guild, LoopbackDiscord, May, Message, Person

pytestmark = pytest.mark.usefixtures("platform")


async def all_sent(house: OpenHouse) -> None:
    """Ask until no turn waits to be sent."""
    query = text("SELECT count(*) FROM turns WHERE sent_at IS NULL")
    async with asyncio.timeout(30):
        waiting = 1
        while waiting:
            async with house.dispatch.house.database.transaction() as connection:
                waiting = (await connection.execute(query)).scalar_one()


@pytest.fixture
async def late(ada: Visitor, clock: FixedClock, loopback: LoopbackDiscord) -> Exchange:
    """An interaction that has been answered for sixteen minutes, and is not yet."""
    did = await ada.person.slash(ada.channel, "slow", settle=False)
    await did.acknowledgement()
    clock.advance(minutes=16)
    loopback.age(did, minutes=16)
    return did


def in_dm(person: Person) -> list[Message]:
    return person.messages(person.dm)


async def test_after_a_quarter_of_an_hour_it_comes_as_a_direct_message(
    late: Exchange, ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    toy.hold.set()
    await loopback.until(lambda: len(in_dm(ada.person)) == 2)
    line, answer = in_dm(ada.person)
    assert "longer than Discord waits" in line.text
    assert "ran slowly" in answer.text
    assert late.messages == []
    there = Visitor(ada.person, ada.person.dm)
    assert "A question" in (await there.answered(await ada.person.press(answer, "Next"))).text


async def test_where_direct_messages_are_closed_a_public_line_leads_to_it(
    late: Exchange, ada: Visitor, owner: Person, toy: Toy, loopback: LoopbackDiscord
) -> None:
    ada.person.user.takes_dms = False
    toy.hold.set()
    await loopback.until(lambda: owner.messages(ada.channel))
    (line,) = owner.messages(ada.channel)
    assert "your answer is ready" in line.text
    assert "ran slowly" not in line.text
    opened = await ada.answered(await ada.person.press(line, "Open it"))
    assert "ran slowly" in opened.text
    assert opened.ephemeral
    assert "A question" in (await ada.press("Next")).text
    assert late.messages == []


async def test_whom_no_way_leads_to_is_let_be(
    late: Exchange,
    ada: Visitor,
    toy: Toy,
    loopback: LoopbackDiscord,
    playroom: OpenHouse,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ada.person.user.takes_dms = False
    loopback.overwrite(ada.channel, deny=May.SEND_MESSAGES)
    toy.hold.set()
    await loopback.until(lambda: "reaches nobody" in caplog.text)
    await all_sent(playroom)
    assert late.messages == []


async def test_a_deleted_channel_leads_to_a_direct_message(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord, guild: Guild
) -> None:
    there = Visitor(ada.person, loopback.channel(guild, "passing"))
    await there.person.say(there.channel, f"<@{loopback.world.bot.id}> /slow")
    await toy.began.wait()
    loopback.delete_channel(there.channel)
    toy.hold.set()
    await loopback.until(lambda: in_dm(ada.person))
    assert "ran slowly" in in_dm(ada.person)[-1].text
