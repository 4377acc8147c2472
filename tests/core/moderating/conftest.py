"""Moderation by the loopback OpenAI, over real HTTP and with the real client, and a turn that asks it."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Said
from core.llm.moderation import OpenAIModeration
from core.llm.settings import ModelSettings
from core.turn import Turn
from tests.loopback.openai import LoopbackOpenAI
from tests.pupil import Pupil

type MakeModeration = Callable[..., OpenAIModeration]


@pytest.fixture
async def make_moderation(openai: LoopbackOpenAI) -> AsyncGenerator[MakeModeration]:
    """Makes a moderation model there, which hardly waits between tries; it is closed in the end."""
    made: list[OpenAIModeration] = []

    def make(*, patience: float = 30.0, **settings: object) -> OpenAIModeration:
        own = {"openai_api_key": openai.key, "openai_base_url": openai.url, "timeout_seconds": 60}
        wanted = ModelSettings.model_validate(own | {"moderation": "omni-moderation-latest"} | settings)
        moderation = OpenAIModeration(wanted, patience=patience, pause=0.01)
        made.append(moderation)
        return moderation

    yield make
    for one in made:
        await one.close()


@pytest.fixture
def moderation(make_moderation: MakeModeration) -> OpenAIModeration:
    return make_moderation()


@pytest.fixture
async def turn(house: OpenHouse, moderation: OpenAIModeration) -> Turn:
    """A turn in a house that has a moderation model."""
    house.dispatch.house = replace(house.dispatch.house, moderation=moderation)
    return await house.dispatch.glance(Pupil(house).incoming(Said("")))
