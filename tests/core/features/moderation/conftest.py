"""A school and a club with their staff."""

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.core.features.moderation.scenes import Scene, scene


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school and a club."""
    return await scene(house, clock)
