"""A whole process with a terminal and a fake door, for tests that type into it: `python -m … FOLDER [began]`.

`/grow` is answered bit by bit: the next one comes with each SIGUSR1.
"""

import asyncio
import signal
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from adapters.terminal import platform as exported
from adapters.terminal.settings import TerminalSettings
from core.chat import (
    Action,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Incoming,
    Reply,
    Said,
    StreamingPlatform,
    Text,
)
from tests.adapters.terminal.fake_door import FakeDoor, echo
from tests.adapters.terminal.replies import REPLIES

QUESTION = Reply.of(Text("How many?"), Choices((Choice("One", Action("x.y")), Choice("Two", Action("x.y")))))
CODE = Reply.of(
    Form(
        fields=(Field(name="code", label="Say hello", kind=FieldKind.CODE),),
        action=Action("x.y"),
        submit="Run",
    )
)
GROWING = ("First", "First come **the beginnings**", "\n\n".join(f"Paragraph {n}" for n in range(40)))
SCENES = {"question": QUESTION, "program": CODE, **REPLIES}


def answer(incoming: Incoming) -> Reply:
    """`/show NAME` shows a reply of that name; all else is echoed."""
    match incoming.body:
        case Said(text) if text.startswith("/show "):
            return SCENES[text.removeprefix("/show ")]
        case _:
            return echo(incoming)


@dataclass
class GrowingDoor(FakeDoor):
    """Shows what there is so far of an answer, and goes on when it is told to."""

    on: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def receive(self, incoming: Incoming) -> None:
        if incoming.body == Said("/grow"):
            platform = self.platform
            assert isinstance(platform, StreamingPlatform)
            await platform.working(incoming.address)
            for text in GROWING:
                await platform.grow(replace(FakeDoor().tell(Reply.of(Text(text)), incoming), seq=0))
                await self.on.acquire()
        await super().receive(incoming)


async def main() -> None:
    """Chat as Ada."""
    folder, *began = sys.argv[1:]
    door = GrowingDoor(answer)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, door.on.release)
    if began:
        door.tell(QUESTION)
        door.tell(Reply.of(Text("That was not one of them.")))
    settings = TerminalSettings(learner="ada", data_dir=Path(folder), language="en")
    door.platform = exported.connect(settings, door)
    await door.platform.run()


if __name__ == "__main__":
    asyncio.run(main())
