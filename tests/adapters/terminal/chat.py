"""A whole process with a terminal and a fake door, for tests that type into it: `python -m … FOLDER [began]`."""

import asyncio
import sys
from pathlib import Path

from adapters.terminal import platform as exported
from adapters.terminal.settings import TerminalSettings
from core.chat import Action, Choice, Choices, Field, FieldKind, Form, Incoming, Reply, Said, Text
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
SCENES = {"question": QUESTION, "program": CODE, **REPLIES}


def answer(incoming: Incoming) -> Reply:
    """`/show NAME` shows a reply of that name; all else is echoed."""
    match incoming.body:
        case Said(text) if text.startswith("/show "):
            return SCENES[text.removeprefix("/show ")]
        case _:
            return echo(incoming)


async def main() -> None:
    """Chat as Ada."""
    folder, *began = sys.argv[1:]
    door = FakeDoor(answer)
    if began:
        door.tell(QUESTION)
        door.tell(Reply.of(Text("That was not one of them.")))
    settings = TerminalSettings(learner="ada", data_dir=Path(folder), language="en")
    door.platform = exported.connect(settings, door)
    await door.platform.run()


if __name__ == "__main__":
    asyncio.run(main())
