"""What the tests of all platforms share: a small house without courses, in which a toy is the only feature."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from tests.adapters.toy import Toy


@pytest.fixture
def small(settings: Settings, tmp_path: Path) -> Settings:
    """Settings of a house without courses."""
    (tmp_path / "courses").mkdir()
    return settings.model_copy(update={"content": tmp_path / "courses"})


@pytest.fixture
async def playroom(toy: Toy, small: Settings, clock: FixedClock) -> AsyncGenerator[OpenHouse]:
    """A house with nothing in it but the toy, which each platform's tests put there."""
    async with open_house(small, lambda _: None, clock=clock, runner=toy) as house:
        yield house
