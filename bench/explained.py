"""A conversation without a model: somebody explains a lesson and shares that, and somebody else judges it.

The house is the real one, with the course that ships, and each reply stands as the terminal shows it. `--write docs` puts
the conversation into docs/play.md.
"""

import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

from adapters.terminal.render import Look, render
from adapters.terminal.screen import bare
from bench.house import bench_server
from bench.transcripts import told
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Form, Reply
from core.clock import FixedClock
from tests.core.features.doings import PYTHON, did
from tests.pupil import Pupil, RecordingPlatform

PAGE = "play.md"
LESSONS = 2
"""That both have done: the second one is explained."""
TOLD = (
    "In maths an equals sign says that two sides are the same. In Python it is an order. The right side is worked out "
    "first, and then the result is what the name on the left stands for."
)
ANSWERS = (
    "Because it works out 10 + 1 before the name gets the result. For example score was 10, and then it is 11.",
    "Because a name has one value at a time, and the old one is forgotten.",
    "Because it is an order, and the two sides cannot change places.",
)
WIDTH = 100
"""Characters of a line, as a terminal has them."""
STEP = 40
"""Seconds from one thing to the next."""


@dataclass(slots=True)
class Talk:
    """What somebody did in a house, and what they read."""

    pupil: Pupil
    clock: FixedClock
    lines: list[str] = field(default_factory=list[str])

    async def say(self, text: str) -> None:
        """Type something."""
        self.clock.advance(seconds=STEP)
        self._note(text, await self.pupil.say(text))

    async def press(self, label: str) -> None:
        """Press a choice."""
        self.clock.advance(seconds=STEP)
        self._note(f"[{label}]", await self.pupil.press(label))

    def offers(self, label: str) -> bool:
        """Whether the last reply has such a choice."""
        return label in [one.label for one in self.pupil.choices()]

    def _note(self, did: str, reply: Reply) -> None:
        look = Look(self.pupil.house.door.say("en"), rich=False, saved={})
        shown = Reply.of(*(block for block in reply.blocks if not isinstance(block, Form)))
        answer = re.sub(r"\n{3,}", "\n\n", bare(render(shown, look))).strip()
        self.lines.extend((*wrap(did, WIDTH, initial_indent="› ", subsequent_indent="  "), "", answer, ""))

    def __str__(self) -> str:
        return "\n".join(self.lines).strip()


async def conversation(dsn: str, folder: Path) -> Sequence[tuple[str, Talk]]:
    """What the author did and read, and what the reader did and read, each under a heading."""
    settings = Settings.model_validate(
        {"data_dir": folder, "database_url": dsn, "limit_learner": 0, "limit_community": 0}
    )
    clock = FixedClock()
    async with open_house(settings, tell=lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        author, reader = [await _learner(house, clock, name) for name in ("ada", "ben")]
        await _explain(author)
        await _judge(reader)
    return ("Ada explains a lesson, and lets others learn from it", author), ("Ben judges it", reader)


async def _learner(house: OpenHouse, clock: FixedClock, name: str) -> Talk:
    pupil = Pupil(house, name)
    await did(pupil, PYTHON, lessons=LESSONS)
    return Talk(pupil, clock)


async def _explain(author: Talk) -> None:
    await author.say("/teach")
    await author.say(TOLD)
    for answer in ANSWERS:
        if not author.offers("That's all I have to say"):
            break
        await author.say(answer)
    await author.press("Let others learn from it")
    (share,) = (one.label for one in author.pupil.choices() if one.label.startswith("Share it as"))
    await author.press(share)


async def _judge(reader: Talk) -> None:
    await reader.say("/explanations")
    await reader.press("It helped me")


def written(found: Sequence[tuple[str, Talk]]) -> str:
    """The conversation as Markdown."""
    return "\n".join(f"### {title}\n\n````text\n{talk}\n````\n" for title, talk in found)


async def _measure() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with bench_server(durable=False) as dsn:
            return written(await conversation(dsn, Path(folder)))


def main() -> int:
    """Run it."""
    return told(__doc__, PAGE, _measure)


if __name__ == "__main__":
    sys.exit(main())
