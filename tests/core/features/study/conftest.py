"""A house to which a model can be given."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from tests.core.llm.scripted import ScriptedModel

type Give = Callable[[ScriptedModel], ScriptedModel]


@pytest.fixture
def give(house: OpenHouse) -> Give:
    """Gives the house this model."""

    def given(model: ScriptedModel) -> ScriptedModel:
        house.dispatch.house = replace(house.dispatch.house, model=model)
        return model

    return given
