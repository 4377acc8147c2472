"""What is asked for in a schema goes to a provider as it does, and comes back as it was."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from core.llm import Call
from core.llm.chat import ChatModel
from core.llm.settings import ModelSettings
from core.making.asking import Prompts
from core.making.proposals import ProposedQuestions, SolvedQuestion
from tests.core.making.scenes import APPEND, DANCE
from tests.core.making.test_diagram import RING
from tests.core.making.test_lesson import LESSON
from tests.core.making.test_otherwise import EXAMPLE
from tests.loopback.openai import LoopbackOpenAI, Says


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("items", ProposedQuestions([DANCE, APPEND])),
        ("solve", SolvedQuestion([1], "")),
        ("lesson", LESSON),
        ("example", EXAMPLE),
        ("diagram", RING),
    ],
)
async def test_an_answer_comes_back_in_its_schema(prompts: Prompts, name: str, made: object):
    prompt = prompts[f"making/{name}"]
    call = Call(prompt=prompt, values=dict.fromkeys(prompt.variables, "some words"), schema=type(made))
    async with LoopbackOpenAI() as server:
        own = {"name": "openai:gpt-4.1-mini", "openai_api_key": server.key, "openai_base_url": server.url}
        model = ChatModel(ModelSettings.model_validate(own), pause=0.01)
        server.plan(Says.text(TypeAdapter[Any](type(made)).dump_json(made).decode()))
        answer = await model.answer(call)
        await model.close()
    assert server.violations == []
    assert answer.parsed == made
