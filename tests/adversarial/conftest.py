"""A house with the guarded course, on a platform that shows answers while they grow."""

from collections.abc import AsyncGenerator

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from tests.adversarial.outcome import CONTENT
from tests.catalogues import catalogue_of
from tests.growths import GrowingPlatform


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"content": CONTENT})


@pytest.fixture
async def house(settings: Settings, clock: FixedClock) -> AsyncGenerator[OpenHouse]:
    courses = catalogue_of(CONTENT)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as opened:
        opened.dispatch.outbox.platforms["test"] = GrowingPlatform()
        yield opened
