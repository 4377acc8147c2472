"""Parley on a Discord of the test's own: a house with all that ships, or a small one with a toy in it."""

import logging
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import client
from adapters.discord import platform as shipped
from adapters.discord.adapter import Discord
from bot import plugins
from bot.wiring import OpenHouse
from tests.adapters.discord.parley import connected
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Guild, LoopbackDiscord, Person


class Bell(logging.Handler):
    """Has whoever waits on a Discord look again, whenever something is logged."""

    def __init__(self, discord: LoopbackDiscord) -> None:
        super().__init__()
        self._discord = discord

    def emit(self, record: logging.LogRecord) -> None:
        self._discord.stage.changes.tell()


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library keeps where Discord is for all clients together; after a test it is where it was."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    for warning in ("warn_nacl", "warn_dave"):
        monkeypatch.setattr(discord.VoiceClient, warning, getattr(discord.VoiceClient, warning))


@pytest.fixture(autouse=True)
def bugs(caplog: pytest.LogCaptureFixture) -> Generator[None]:
    """What an event was not ready for is logged at the edge, and goes unseen by everybody; not so here."""
    yield
    assert [one.getMessage() for one in caplog.get_records("call") if one.name == client.__name__] == []


@pytest.fixture
async def loopback() -> AsyncGenerator[LoopbackDiscord]:
    """A Discord on which, in the end, nothing was done that Discord does not want. What is logged wakes who waits."""
    async with LoopbackDiscord() as discord:
        bell = Bell(discord)
        logging.getLogger().addHandler(bell)
        yield discord
        logging.getLogger().removeHandler(bell)
    assert discord.violations == []


@pytest.fixture
def owner(loopback: LoopbackDiscord) -> Person:
    """Who owns the server."""
    return loopback.user("Olga")


@pytest.fixture
def guild(loopback: LoopbackDiscord, owner: Person) -> Guild:
    """A server with Parley in it."""
    return loopback.guild("Study hall", owner=owner)


@pytest.fixture
def ada(loopback: LoopbackDiscord, guild: Guild) -> Visitor:
    """A member of the server, in its channel."""
    person = loopback.user("Ada")
    loopback.join(guild, person)
    return Visitor(person, guild.general)


@pytest.fixture
def olga(owner: Person, guild: Guild) -> Visitor:
    """The owner, in the channel."""
    return Visitor(owner, guild.general)


@pytest.fixture
def direct(ada: Visitor) -> Visitor:
    """The same person in direct messages."""
    return Visitor(ada.person, ada.person.dm)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Toy:
    """The only feature that there is."""
    made = Toy()
    feature = made.feature(tmp_path / "words")
    monkeypatch.setattr(plugins, "features", lambda: [feature])
    monkeypatch.setattr(plugins, "platforms", lambda: [shipped])
    return made


@pytest.fixture
async def platform(
    playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild, toy: Toy
) -> AsyncGenerator[Discord]:
    """Discord, connected to the toy's house."""
    async with connected(playroom, loopback) as running:
        yield running
        toy.end()


@pytest.fixture
async def parley(house: OpenHouse, loopback: LoopbackDiscord, guild: Guild) -> AsyncGenerator[Discord]:
    """Discord, connected to a house with all that ships."""
    async with connected(house, loopback) as running:
        yield running
