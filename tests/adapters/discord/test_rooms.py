"""In a server, somebody may have a thread of their own, which is found again, woken, and made anew where it is lost."""

import pytest

from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Channel, Guild, LoopbackDiscord, May, Person
from tests.loopback.discord.threads import PRIVATE, begin

pytestmark = pytest.mark.usefixtures("platform")


def threads(guild: Guild) -> list[Channel]:
    return [one for one in guild.channels.values() if one.is_thread]


@pytest.fixture
async def there(ada: Visitor, guild: Guild) -> Visitor:
    """Ada in her thread."""
    await ada.call("thread")
    visitor = Visitor(ada.person, threads(guild)[0])
    await visitor.reads("Hello Ada")
    return visitor


async def test_a_thread_is_private_and_holds_its_person(there: Visitor, ada: Visitor, guild: Guild) -> None:
    (thread,) = threads(guild)
    assert thread.is_private
    assert not thread.invitable
    assert there.person.id in thread.members
    assert thread.name == "Ada learns"
    assert f"<#{thread.id}>" in ada.text
    assert ada.newest.ephemeral


async def test_what_is_said_there_is_answered_there_for_both_to_see(
    there: Visitor, loopback: LoopbackDiscord
) -> None:
    answer = await there.say(f"<@{loopback.world.bot.id}> hello")
    assert "You wrote hello" in answer.text
    assert not answer.ephemeral


async def test_it_is_found_again_and_nobody_gets_a_second_one(
    there: Visitor, ada: Visitor, guild: Guild
) -> None:
    await ada.call("thread")
    assert f"<#{there.channel.id}>" in ada.text
    assert len(threads(guild)) == 1


async def test_asked_for_twice_at_once_it_is_made_once(ada: Visitor, guild: Guild) -> None:
    both = [await ada.person.slash(ada.channel, "thread", settle=False) for _ in range(2)]
    told = [(await ada.answered(did)).text for did in both]
    (thread,) = threads(guild)
    assert [f"<#{thread.id}>" in one for one in told] == [True, True]


@pytest.mark.parametrize("whose", ["somebody else's", "nobody's"])
async def test_in_a_private_thread_where_several_talk_each_is_answered_alone(
    whose: str, there: Visitor, guild: Guild, loopback: LoopbackDiscord
) -> None:
    bob = loopback.user("Bob")
    loopback.join(guild, bob)
    thread = there.channel
    if whose == "nobody's":
        thread = begin(loopback.stage, guild.general, {"name": "Talk"}, PRIVATE)
    thread.members |= {bob.id, there.person.id}
    visitor = Visitor(bob, thread)
    answers = [await visitor.call("ask"), await visitor.press("Right")]
    assert [one.owner for one in answers] == [bob.user, bob.user]
    await bob.say(thread, f"<@{loopback.world.bot.id}> hello")
    await loopback.until(lambda: [one for one in bob.messages(bob.dm) if "You wrote hello" in one.text])
    assert not [one for one in there.person.messages(thread) if "You wrote hello" in one.text]


async def test_from_inside_it_the_same_one_is_found(there: Visitor, guild: Guild) -> None:
    await there.call("thread")
    assert len(threads(guild)) == 1


async def test_an_archived_one_is_woken(there: Visitor, ada: Visitor, loopback: LoopbackDiscord) -> None:
    loopback.archive(there.channel)
    await ada.call("thread")
    assert f"<#{there.channel.id}>" in ada.text
    assert not there.channel.archived


async def test_a_button_in_an_archived_one_is_answered(there: Visitor, loopback: LoopbackDiscord) -> None:
    await there.call("ask")
    loopback.archive(there.channel)
    assert "You said Right" in (await there.press("Right")).text


@pytest.mark.parametrize("lost", ["locked", "deleted", "left"])
async def test_one_that_is_lost_is_made_anew(
    lost: str, there: Visitor, ada: Visitor, guild: Guild, loopback: LoopbackDiscord
) -> None:
    match lost:
        case "locked":
            loopback.archive(there.channel, locked=True)
        case "deleted":
            loopback.delete_channel(there.channel)
        case _:
            there.channel.members.discard(loopback.world.bot.id)
    await ada.call("thread")
    newest = threads(guild)[-1]
    assert newest is not there.channel
    assert f"<#{newest.id}>" in ada.text
    await Visitor(ada.person, newest).reads("Hello Ada")


async def test_where_parley_may_make_none_that_is_said(
    ada: Visitor, guild: Guild, loopback: LoopbackDiscord
) -> None:
    loopback.overwrite(guild.general, deny=May.CREATE_PRIVATE_THREADS)
    assert "may not open private threads" in (await ada.call("thread")).text
    assert threads(guild) == []


def offer_everywhere(loopback: LoopbackDiscord) -> None:
    """Show /thread as a client still does that has not heard of its newest form."""
    for command in loopback.world.commands[0]:
        command |= {"contexts": [0, 1, 2], "integration_types": [0, 1]}


async def test_in_direct_messages_it_is_not_offered(direct: Visitor) -> None:
    with pytest.raises(AssertionError, match="is not offered 'thread'"):
        await direct.call("thread")


async def test_in_direct_messages_there_is_no_need_of_one(direct: Visitor, loopback: LoopbackDiscord) -> None:
    offer_everywhere(loopback)
    assert "among ourselves anyway" in (await direct.call("thread")).text


@pytest.mark.parametrize("fate", ["archived", "locked", "deleted"])
async def test_an_answer_that_took_long_finds_its_person_whatever_became_of_the_thread(
    fate: str, there: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    await there.person.say(there.channel, f"<@{loopback.world.bot.id}> /slow")
    await toy.began.wait()
    if fate == "deleted":
        loopback.delete_channel(there.channel)
    else:
        loopback.archive(there.channel, locked=fate == "locked")
    toy.hold.set()
    where = there.channel if fate == "archived" else there.person.dm

    def told() -> list[str]:
        return [one.text for one in there.person.messages(where) if one.author.bot]

    await loopback.until(lambda: "ran slowly" in told())


async def test_where_parley_is_only_somebodys_own_app_there_are_no_threads(
    ada: Visitor, loopback: LoopbackDiscord, owner: Person
) -> None:
    elsewhere = loopback.guild("Elsewhere", owner=owner, bot=False)
    loopback.join(elsewhere, ada.person)
    there = Visitor(ada.person, elsewhere.general)
    assert (await there.call("ask")).ephemeral
    assert "You said Right" in (await there.press("Right")).text
    offer_everywhere(loopback)
    assert "servers that have taken me in" in (await there.call("thread")).text
