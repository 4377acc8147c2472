"""A start costs nothing of a model: what talks to providers is loaded at the first question, beside everything else."""

import asyncio
import os
import re
import subprocess
import sys

import pytest

from bot.settings import ROOT, Settings
from bot.wiring import OpenHouse, open_house
from core.llm.chat import ChatModel
from tests.catalogues import catalogue_of
from tests.core.llm.calls import hint
from tests.loopback.openai import LoopbackOpenAI

HEAVY = re.compile(r"^(langchain\w*|langgraph\w*|langsmith|openai|httpx2|tiktoken|numpy|anthropic)(\.|$)")
START = """
import asyncio
import bot.cli, bot.serve, bot.wiring
from core.llm.chat import open_model
from core.llm.settings import ModelSettings
async def main():
    async with open_model(ModelSettings()) as model:
        assert model.name == "openai:gpt-4.1-mini"
asyncio.run(main())
"""


def test_a_start_with_a_model_imports_nothing_of_its_client() -> None:
    environment = {"MODEL_NAME": "openai:gpt-4.1-mini", "OPENAI_API_KEY": "sk-1815"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", START],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    modules = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line]
    assert "core.llm.chat" in modules
    assert [one for one in modules if HEAVY.match(one)] == []


async def test_others_go_on_while_the_client_is_loaded(model: ChatModel, openai: LoopbackOpenAI) -> None:
    asked = [asyncio.create_task(model.answer(hint())) for _ in range(3)]
    steps = 0
    while not all(one.done() for one in asked):
        await asyncio.sleep(0)
        steps += 1
    assert steps > 20
    assert {one.result().text for one in asked} == {"What does your loop do last?"}
    assert len(openai.requests) == 3


async def test_a_house_has_the_prompts_and_no_model_unless_one_is_set(house: OpenHouse) -> None:
    assert house.dispatch.house.model is None
    assert "challenge/hint" in house.dispatch.house.prompts


async def test_a_house_has_the_model_that_is_set(
    settings: Settings, openai: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in openai.environment.items():
        monkeypatch.setenv(name, value)
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, catalogue=courses) as opened:
        model = opened.dispatch.house.model
        assert model is not None
        assert (await model.answer(hint())).text == "What does your loop do last?"
