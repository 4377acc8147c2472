"""Where something is said beside code, the code alone counts."""

from collections.abc import AsyncGenerator

import pytest

from bot.settings import Settings
from bot.wiring import open_house
from core.clock import FixedClock
from tests.adapters.discord.parley import connected
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Guild, LoopbackDiscord

MENU = "Run this code"
CODE = "print(6 * 7)"
TEXT = f"I think this is it:\n```python\n{CODE}\n```\nor is it?"
FILES = {"main.py": CODE.encode()}
SENT: dict[str, tuple[str, dict[str, bytes]]] = {
    "block": (TEXT, {}),
    "program": ("I think this is it", FILES),
}


@pytest.fixture
async def school(
    settings: Settings, clock: FixedClock, loopback: LoopbackDiscord, guild: Guild
) -> AsyncGenerator[Toy]:
    """A house with all that ships, whose runner only notes what it is given."""
    runner = Toy()
    runner.hold.set()
    async with (
        open_house(settings, lambda _: None, clock=clock, runner=runner) as house,
        connected(house, loopback),
    ):
        yield runner


@pytest.mark.parametrize("how", SENT)
class TestInDirectMessages:
    async def test_it_is_run_where_nothing_is_open(self, how: str, direct: Visitor, school: Toy) -> None:
        words, files = SENT[how]
        await direct.say(words, files=files)
        assert school.sources == [CODE]
        await direct.reads("ran print")

    async def test_it_is_run_after_run(self, how: str, direct: Visitor, school: Toy) -> None:
        await direct.call("run")
        words, files = SENT[how]
        await direct.say(words, files=files)
        assert school.sources == [CODE]
        await direct.say(words, files=files)
        assert school.sources == [CODE, CODE]

    async def test_it_is_handed_in_where_a_challenge_is_open(
        self, how: str, direct: Visitor, school: Toy
    ) -> None:
        await direct.call("challenge", challenge="The parrot")
        words, files = SENT[how]
        await direct.say(words, files=files)
        assert school.sources == [CODE]


@pytest.mark.parametrize("how", SENT)
async def test_the_menu_of_a_message_runs_it(how: str, ada: Visitor, school: Toy) -> None:
    words, files = SENT[how]
    written = await ada.person.say(ada.channel, words, files=files)
    shown = await ada.answered(await ada.person.menu(ada.channel, MENU, written, settle=False))
    assert shown.owner is ada.person.user
    assert school.sources == [CODE]
