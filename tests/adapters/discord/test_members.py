"""What somebody is in a server is asked of Discord, where nothing that they do there says it."""

from collections.abc import AsyncGenerator

import discord
import pytest

from adapters.discord.adapter import Discord
from adapters.discord.members import FRESH, Members
from core.chat import CommunityPlatform
from core.errors import Unavailable
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord, May, Person


def asked(loopback: LoopbackDiscord) -> int:
    """How often Discord was asked for a member."""
    return len([one for one in loopback.traffic if "/members/" in one.path and one.method == "GET"])


async def test_it_says_their_roles_and_whether_they_manage_it(
    platform: Discord, loopback: LoopbackDiscord, guild: Guild, owner: Person, ada: Visitor
) -> None:
    assert isinstance(platform, CommunityPlatform)
    tutors, managers = loopback.role(guild, "Tutors"), loopback.role(guild, "Managers", May.MANAGE_GUILD)
    bob, eve = loopback.user("Bob"), loopback.user("Eve")
    loopback.join(guild, bob, roles=[tutors])
    loopback.join(guild, eve, roles=[managers])
    found = [await platform.membership(str(guild.id), str(one.id)) for one in (owner, ada.person, bob, eve)]
    assert [there and there.manages for there in found] == [True, False, False, True]
    here = found[2]
    assert here is not None
    assert (here.community, here.name, here.roles) == (str(guild.id), "Study hall", {str(tutors.id)})


async def test_who_is_not_in_it_is_nobody_there(
    platform: Discord, loopback: LoopbackDiscord, guild: Guild
) -> None:
    stranger = loopback.user("Stranger")
    assert await platform.membership(str(guild.id), str(stranger.id)) is None


async def test_of_a_server_that_parley_is_not_in_nobody_can_tell(
    platform: Discord, loopback: LoopbackDiscord, owner: Person
) -> None:
    elsewhere = loopback.guild("Elsewhere", owner=owner, bot=False)
    for id_ in (str(elsewhere.id), "1", "no number"):
        with pytest.raises(Unavailable):
            await platform.membership(id_, str(owner.id))


@pytest.fixture
async def elsewhere(platform: Discord, loopback: LoopbackDiscord) -> AsyncGenerator[discord.Client]:
    """A client that sees no server: those that it is asked of are other processes'."""
    del platform  # it is what told the library where Discord is
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(loopback.token)
        yield client


async def test_a_server_that_another_process_sees_is_asked_for(
    elsewhere: discord.Client, guild: Guild, owner: Person, ada: Visitor
) -> None:
    members = Members(elsewhere, lambda: 0.0)
    found = await members.find(guild.id, owner.id)
    assert found is not None
    assert found.manages
    assert (await members.find(guild.id, ada.person.id)) is not None


async def test_where_discord_does_not_answer_that_is_said_and_nobody_guesses(
    platform: Discord, loopback: LoopbackDiscord, guild: Guild, owner: Person
) -> None:
    loopback.fail("GET", r"/members/\d+$", 403)
    with pytest.raises(Unavailable):
        await platform.membership(str(guild.id), str(owner.id))


async def test_it_is_believed_for_half_a_minute(
    elsewhere: discord.Client, loopback: LoopbackDiscord, guild: Guild
) -> None:
    now = [0.0]
    members = Members(elsewhere, lambda: now[0])
    bob = loopback.user("Bob")
    loopback.join(guild, bob)
    before = asked(loopback)
    assert await members.find(guild.id, bob.id)
    del guild.members[bob.id]
    now[0] = FRESH
    assert await members.find(guild.id, bob.id)
    assert asked(loopback) == before + 1
    now[0] = FRESH + 0.1
    assert await members.find(guild.id, bob.id) is None
