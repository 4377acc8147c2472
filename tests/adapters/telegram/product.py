"""A walk through the whole product as somebody on Telegram sees it: each reply, and what the adapter says by itself."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from adapters.telegram.render import CAPABILITIES, Message, asked, messages
from core.chat import Block, Capabilities, CommandSpec, Form, Reply, Say
from core.degrade import degrade
from tests.adapters.discord.product import Hall, Heard, Walk, seen
from tests.adapters.telegram.golden import WORDS
from tests.adapters.telegram.taking import taken

ADDRESS = "https://t.me/ParleyBot?start="


@dataclass(slots=True)
class Room(Hall):
    """What Telegram shows. A group is one channel itself, and an address opens the chat with Parley."""

    name: str = "telegram"
    capabilities: Capabilities = field(default_factory=lambda: CAPABILITIES)
    has_rooms: bool = False

    def deep_link(self, entry: str) -> str:
        return f"{ADDRESS}{entry}"

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        del community, channel
        if isinstance(self.lacks, Exception):
            raise self.lacks
        return [WORDS.say(language)(f"telegram-right-{one}") for one in self.lacks]


@dataclass(slots=True)
class Stroll(Walk):
    """A walk in which what a feature would answer is shown as Telegram shows it."""

    own: dict[str, Sequence[Message]] = field(default_factory=dict[str, Sequence[Message]])
    """Scenes in which the adapter speaks by itself."""

    def show(self, scene: str, *blocks: Block) -> None:
        self._keep(scene, degrade(Reply.of(*blocks), CAPABILITIES, self.say))


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


def read(heard: Heard, messages: Iterable[Message]) -> list[str]:
    """The ids of those words that can be read in these messages."""
    return seen(heard, list(chain.from_iterable(map(_texts, messages))))


def _texts(message: Message) -> Iterator[str]:
    """All that is read in a message, without its marks: words that are only bold in part are still words."""
    yield html.unescape(re.sub(r"<[^>]+>", "", message.text))
    yield from (button.label for row in message.keyboard for button in row)
    yield message.prompt or ""
    if message.poll:
        yield from (message.poll.question, *message.poll.options, *message.poll.answers)
        yield message.poll.explanation
