"""A Discord on this machine, as strict as the real one, and people who use it.

async with LoopbackDiscord() as discord:
    ada = discord.user("Ada")
    guild = discord.guild("Study hall", owner=ada)
    ...  # start the bot with discord.environment
    await discord.ready()
    shown = await (await ada.slash(guild.general, "learn", lesson="loops")).message()
    await ada.press(shown, "Next")
    assert discord.violations == []
"""

from tests.loopback.discord.exchange import Exchange, Modal
from tests.loopback.discord.faults import Fault
from tests.loopback.discord.people import Person
from tests.loopback.discord.permissions import EVERYBODY, OF_BOT, May
from tests.loopback.discord.server import LoopbackDiscord
from tests.loopback.discord.stage import Asked
from tests.loopback.discord.world import Attachment, Channel, Guild, Message, Role

__all__ = [
    "EVERYBODY",
    "OF_BOT",
    "Asked",
    "Attachment",
    "Channel",
    "Exchange",
    "Fault",
    "Guild",
    "LoopbackDiscord",
    "May",
    "Message",
    "Modal",
    "Person",
    "Role",
]
