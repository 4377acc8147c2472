import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.core.features.authoring import scenes
from tests.core.features.authoring.scenes import Scene, Teacher


@pytest.fixture
async def scene(house: OpenHouse, clock: FixedClock) -> Scene:
    return await scenes.scene(house, clock)


@pytest.fixture
def grace(scene: Scene) -> Teacher:
    """Who teaches in the school."""
    return scene.teacher("grace")
