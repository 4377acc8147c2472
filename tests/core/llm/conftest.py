"""A model that speaks to the loopback OpenAI, over real HTTP and with the real client."""

from collections.abc import AsyncGenerator, Callable

import pytest

from core.llm.chat import ChatModel
from core.llm.settings import ModelSettings
from tests.loopback.openai import LoopbackOpenAI

type MakeModel = Callable[..., ChatModel]


@pytest.fixture
async def make_model(openai: LoopbackOpenAI) -> AsyncGenerator[MakeModel]:
    """Makes models there, with settings of the test's own; they are closed in the end."""
    made: list[ChatModel] = []

    def make(*, pause: float = 0.01, **settings: object) -> ChatModel:
        own = {"name": "openai:gpt-4.1-mini", "openai_api_key": openai.key, "openai_base_url": openai.url}
        model = ChatModel(ModelSettings.model_validate(own | settings), pause=pause)
        made.append(model)
        return model

    yield make
    for model in made:
        await model.close()


@pytest.fixture
def model(make_model: MakeModel) -> ChatModel:
    """One with the settings of everybody, but that it hardly waits between tries."""
    return make_model()
