"""A school and a club with a class each, and who teaches at the school."""

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.core.features.insight.scenes import Scene, scene
from tests.pupil import Pupil


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school and a club with a class each."""
    return await scene(house, clock)


@pytest.fixture
def mo(house: OpenHouse) -> Pupil:
    """Who teaches at the school."""
    return Pupil(house, "mo")
