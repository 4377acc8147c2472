"""Every reply in the product as it looks on Telegram: as in its golden file, and taken by Telegram."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from adapters.telegram.render import CAPABILITIES, Message, asked, messages
from bot.wiring import OpenHouse
from core.chat import Block, Capabilities, CommandSpec, Form, Reply, Say
from core.clock import FixedClock
from core.degrade import degrade
from tests.adapters.discord import walks_learning
from tests.adapters.discord.product import Guest, Hall, Walk
from tests.adapters.discord.test_product import WALKS
from tests.adapters.telegram.drawing import RULE, drawn
from tests.adapters.telegram.golden import WORDS, check
from tests.adapters.telegram.taking import taken
from tests.core.features.doings import MEMORY, PYTHON, course_of

NEXT = f"\n{'═' * len(RULE)}\n"
NOT_HERE = {"own-words", "community"}
"""Discord's own words; and what is set up in a server of its, with channels."""


@dataclass(slots=True)
class Room(Hall):
    """What Telegram shows."""

    name: str = "telegram"
    capabilities: Capabilities = field(default_factory=lambda: CAPABILITIES)
    has_rooms: bool = False

    def deep_link(self, entry: str) -> str:
        return f"https://t.me/ParleyBot?start={entry}"


@dataclass(slots=True)
class Stroll(Walk):
    """A walk in which what a feature would answer is shown as Telegram shows it."""

    def show(self, scene: str, *blocks: Block) -> None:
        self._keep(scene, degrade(Reply.of(*blocks), CAPABILITIES, self.say))


@pytest.fixture
def walk(house: OpenHouse, clock: FixedClock) -> Walk:
    """Somebody new on Telegram."""
    room = Room()
    house.dispatch.outbox.platforms |= {room.name: room, "discord": Hall()}  # whence others come
    return Stroll(Guest(house, platform="telegram"), room, clock)


def opened(reply: Reply, say: Say, *, alone: bool) -> list[Message]:
    """What is sent where one of the reply's forms is opened."""
    return [
        one for block in reply.blocks if isinstance(block, Form) for one in asked(block, say, alone=alone)
    ]


def shown(
    reply: Reply, say: Say, commands: Sequence[CommandSpec] = (), *, alone: bool
) -> tuple[Message, ...]:
    """A degraded reply as it goes to Telegram, which takes it."""
    reply = reply.addressed(31)
    made = messages(reply, say, commands, alone=alone)
    assert made, "nothing is seen"
    taken(made, alone=alone)
    taken(opened(reply, say, alone=alone), alone=alone)
    return made


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", sorted(WALKS.keys() - NOT_HERE))
async def test_every_reply_is_shown_as_in_its_golden_file(walk: Walk, name: str, language: str) -> None:
    walk.guest.language = language
    await WALKS[name](walk)
    say = WORDS.say(language)
    commands = walk.guest.house.door.commands()
    scenes = [
        f"{scene}\n\n{drawn(shown(reply, say, commands, alone=True))}" for scene, reply in walk.scenes.items()
    ]
    for reply in walk.scenes.values():
        shown(reply, say, alone=False)
    check(f"product/{name}.{language}", NEXT.join(scenes))


@pytest.mark.parametrize("course", [PYTHON, MEMORY])
async def test_telegram_takes_all_that_the_courses_hold(walk: Walk, course: str) -> None:
    walks_learning.everything(walk, course_of(walk.guest.house, course))
    assert walk.scenes
    for reply in walk.scenes.values():
        for alone in (True, False):
            shown(reply, WORDS.say(walk.guest.language), alone=alone)
