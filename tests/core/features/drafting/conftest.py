"""A school that keeps the sample course, and who teaches there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.wiring import OpenHouse
from core.chat import Say
from core.clock import FixedClock
from core.words import Words
from tests.core.features.drafting.scenes import Scene, scene
from tests.core.llm.scripted import ScriptedModel
from tests.pupil import Pupil

type Give = Callable[[ScriptedModel], ScriptedModel]


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock) -> Scene:
    """The school and the club."""
    return await scene(house, clock)


@pytest.fixture
def mo(house: OpenHouse, there: Scene) -> Pupil:
    """Who teaches at the school."""
    return Pupil(house, "mo")


@pytest.fixture
def kim(house: OpenHouse, there: Scene) -> Pupil:
    """Who teaches there, too."""
    return Pupil(house, "kim")


@pytest.fixture
def give(house: OpenHouse) -> Give:
    """Gives the house this model."""

    def given(model: ScriptedModel) -> ScriptedModel:
        house.dispatch.house = replace(house.dispatch.house, model=model)
        return model

    return given


@pytest.fixture(scope="session")
def say() -> Say:
    """English words of all rooms that these forms need."""
    return Words.load([Path(__file__).parents[4] / "core/words"]).say("en")
