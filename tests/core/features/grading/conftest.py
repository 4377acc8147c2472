"""A school and a club that learn the sample course."""

from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.core.course.sample import SampleCourse
from tests.core.features.grading.scenes import Scene, scene
from tests.pupil import Pupil


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    return SampleCourse(tmp_path / "content")


@pytest.fixture
def settings(settings: Settings, sample: SampleCourse) -> Settings:
    return settings.model_copy(update={"content": sample.root})


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock, sample: SampleCourse) -> Scene:
    """A school and a club with a class each."""
    return await scene(house, clock, sample)


@pytest.fixture
def mo(house: OpenHouse) -> Pupil:
    """Who teaches at the school."""
    return Pupil(house, "mo")


@pytest.fixture
async def ada(there: Scene) -> Pupil:
    """Who learns in the school's class."""
    return await there.member("ada")
