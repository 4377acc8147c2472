"""Nothing set is no model; what is set wrongly is told by the name of its variable, without its value."""

from collections.abc import Mapping

import pytest

from bot.settings import read
from core.errors import SetupError
from core.llm.chat import open_model
from core.llm.settings import PROVIDERS, ModelSettings

VARIABLES = ("MODEL_NAME", "MODEL_TIMEOUT_SECONDS", "MODEL_MAX_TOKENS", "OPENAI_API_KEY", "OPENAI_BASE_URL")
KEY = "sk-of-ada-1815"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in VARIABLES:
        monkeypatch.delenv(one, raising=False)


def settings(monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]) -> ModelSettings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return read(ModelSettings)


@pytest.mark.parametrize("environment", [{}, {"OPENAI_API_KEY": KEY}, {"MODEL_NAME": ""}])
async def test_without_a_name_there_is_no_model(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]
) -> None:
    async with open_model(settings(monkeypatch, environment)) as model:
        assert model is None


@pytest.mark.parametrize(
    "environment",
    [
        {"MODEL_NAME": "openai:gpt-4.1-mini", "OPENAI_API_KEY": KEY},
        {"MODEL_NAME": "openai:llama3:8b", "OPENAI_BASE_URL": "http://127.0.0.1:8000/v1/"},
    ],
)
async def test_a_name_and_a_key_or_a_server_are_a_model(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]
) -> None:
    async with open_model(settings(monkeypatch, environment)) as model:
        assert model is not None
        assert model.name == environment["MODEL_NAME"]


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"MODEL_NAME": "gpt-4.1-mini", "OPENAI_API_KEY": KEY}, "MODEL_NAME"),
        ({"MODEL_NAME": "openai:", "OPENAI_API_KEY": KEY}, "MODEL_NAME"),
        ({"MODEL_NAME": "nobody:gpt", "OPENAI_API_KEY": KEY}, "anthropic"),
        ({"MODEL_NAME": "openai:gpt-4.1-mini"}, "needs OPENAI_API_KEY"),
        ({"OPENAI_BASE_URL": f"http://ada:{KEY}@127.0.0.1/v1"}, "OPENAI_BASE_URL"),
        ({"OPENAI_BASE_URL": "localhost"}, "OPENAI_BASE_URL"),
        ({"MODEL_TIMEOUT_SECONDS": "0"}, "MODEL_TIMEOUT_SECONDS"),
        ({"MODEL_MAX_TOKENS": "-5"}, "MODEL_MAX_TOKENS"),
    ],
)
def test_what_cannot_be_used_is_told_without_any_secret(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], told: str
) -> None:
    with pytest.raises(SetupError) as caught:
        settings(monkeypatch, environment)
    assert told in str(caught.value)
    assert KEY not in str(caught.value)


async def test_a_provider_whose_package_is_missing_is_told_with_what_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PROVIDERS, "anthropic", ("langchain_anthropic_that_nobody_has", "anthropic"))
    with pytest.raises(SetupError, match=r"pip install '\.\[anthropic\]'"):
        async with open_model(settings(monkeypatch, {"MODEL_NAME": "anthropic:claude"})):
            pass
