"""A feature or a platform is one folder: toys of both, in a folder of their own, work like ours."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from textwrap import dedent

import pytest

from bot import plugins
from core.errors import SetupError
from tests.journeys.process import environment

FEATURE = """
from pathlib import Path
from core.chat import Action, Choice, Choices, CommandOption, Reply, Text
from core.feature import Command, Feature

async def toss(turn):
    side = turn.random.choice(("heads", "tails"))
    again = Choice(turn.say("coin-again"), Action("coin.toss"))
    return Reply.of(Text(turn.say("coin-side", side=side, name=turn.argument("name"))), Choices((again,)))

feature = Feature(
    name="coin", words=Path(__file__).parent / "words",
    commands=(Command(name="coin", handler=toss, options=(CommandOption(name="name"),)),),
    actions={"toss": toss},
)
"""
WORDS = """
command-coin = Toss a coin
command-coin-name = Whose coin
coin-side = { $name } tossed: { $side }.
coin-again = Again
"""
ADAPTER = """
import asyncio
from pathlib import Path
from core.chat import Adapter, Called, Capabilities, Choices, Incoming, Person, Pressed, Text
from pydantic_settings import BaseSettings

class PaperSettings(BaseSettings):
    paper: str = ""

class Paper:
    name, url = "paper", ""
    capabilities = Capabilities(blocks=frozenset({Text}))

    def __init__(self, settings, door):
        self.settings, self.door, self.started = settings, door, asyncio.Event()

    async def run(self):
        self.started.set()
        for number, body in enumerate((Called("coin", {"name": "Ada"}), Pressed("1.0"))):
            await self.door.receive(Incoming(
                platform="paper", event_id=str(number), person=Person(id="ada"), chat="desk", body=body))

    async def send(self, delivery):
        with Path(self.settings.paper).open("a") as file:
            file.write("\\n".join(block.markdown for block in delivery.reply.blocks) + "\\n---\\n")

    async def working(self, address): pass
    def reaches(self, chat): return True

platform = Adapter(name="paper", settings=PaperSettings, enabled=lambda s: bool(s.paper), connect=Paper,
                  words=Path(__file__).parent / "words")
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")


async def parley(*arguments: str, **settings: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).parent / "parley"),
        *arguments,
        env=environment(**settings),
        stdout=PIPE,
        stderr=PIPE,
    )
    async with asyncio.timeout(60):
        _, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def test_a_toy_feature_and_a_toy_platform_are_a_folder_each(tmp_path: Path, database_url: str) -> None:
    write(
        tmp_path / "toys",
        {
            "features/coin/__init__.py": FEATURE,
            "features/coin/words/en.ftl": WORDS,
            "features/coin/words/es.ftl": WORDS,
            "adapters/paper/__init__.py": ADAPTER,
            "adapters/paper/words/en.ftl": "",
        },
    )
    status, said = await parley(
        "serve",
        PARLEY_DATA_DIR=str(tmp_path / "data"),
        PARLEY_DATABASE_URL=database_url.replace("+asyncpg", ""),
        PARLEY_PLUGINS=str(tmp_path / "toys"),
        PAPER=str(tmp_path / "paper.txt"),
        WEB_ENABLED="false",
    )
    assert status == 0, said
    first, second, _ = (tmp_path / "paper.txt").read_text(encoding="utf-8").split("---\n")
    assert first.startswith("Ada tossed: ")
    assert "1. Again" in first, "the platform shows only text, so the choice became a number"
    assert " tossed: " in second


async def test_a_broken_folder_stops_the_start_and_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"features/broken/__init__.py": "import nothing_of_this_name\n"})
    status, said = await parley("serve", PARLEY_DATA_DIR=str(tmp_path / "data"), PARLEY_PLUGINS=str(tmp_path))
    assert status == 2
    assert "core.features.broken cannot be loaded" in said
    assert "nothing_of_this_name" in said
    assert "Traceback" not in said


def test_a_plugin_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="PARLEY_PLUGINS names"):
        plugins.look_into([tmp_path / "missing"])


def test_all_of_our_own_folders_are_found() -> None:
    assert {one.name for one in plugins.features()} >= {"home", "lesson", "quiz", "review", "challenge"}
    assert {one.name for one in plugins.platforms()} >= {"terminal", "web"}
