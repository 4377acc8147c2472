"""A Telegram on this machine, as strict as the real one, and people who use it.

async with LoopbackTelegram() as telegram:
    ada = telegram.user("Ada")
    ...  # start the bot with telegram.environment
    await telegram.ready()
    shown = await ada.answer(await ada.start("course-python"))
    pressed = await ada.press(shown, "Next")
    assert telegram.violations == []
"""

from tests.loopback.telegram.exchange import Offer, Press
from tests.loopback.telegram.faults import Fault
from tests.loopback.telegram.flood import Flood
from tests.loopback.telegram.people import Person
from tests.loopback.telegram.server import LoopbackTelegram
from tests.loopback.telegram.stage import Asked, Settings
from tests.loopback.telegram.world import Chat, File, Message, Poll, Topic

__all__ = [
    "Asked",
    "Chat",
    "Fault",
    "File",
    "Flood",
    "LoopbackTelegram",
    "Message",
    "Offer",
    "Person",
    "Poll",
    "Press",
    "Settings",
    "Topic",
]
