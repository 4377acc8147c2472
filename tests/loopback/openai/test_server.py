"""The loopback OpenAI refuses what OpenAI refuses, so that a test which passes against it means something."""

from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest

from tests.loopback.openai import LoopbackOpenAI, Says

GOOD: dict[str, Any] = {"model": "gpt-4.1-mini", "messages": [{"role": "user", "content": "Why?"}]}


@pytest.fixture
async def openai() -> AsyncGenerator[LoopbackOpenAI]:
    async with LoopbackOpenAI() as server:
        yield server


async def post(openai: LoopbackOpenAI, body: dict[str, Any], key: str | None = None) -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {key or openai.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{openai.url}/chat/completions", json=body) as response,
    ):
        return response.status, await response.text()


async def test_another_key_is_not_let_in_and_is_repeated_as_the_real_one_does(openai: LoopbackOpenAI) -> None:
    status, text = await post(openai, GOOD, "sk-wrong")
    assert status == 401
    assert "sk-wrong" in text
    assert openai.requests == []


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"messages": []},
        {"messages": [{"role": "tutor", "content": "Why?"}]},
        {"messages": [{"role": "user", "content": None}]},
        {"model": ""},
        {"max_completion_tokens": 0},
        {"stream_options": {"include_usage": True}},
        {"response_format": {"type": "json_schema", "json_schema": {"schema": {"type": "object"}}}},
    ],
)
async def test_a_body_that_is_wrong_is_refused_and_noted(
    openai: LoopbackOpenAI, change: dict[str, Any]
) -> None:
    status, _ = await post(openai, GOOD | change)
    assert status == 400
    assert openai.violations


async def test_it_counts_in_a_stream_only_if_it_is_asked_to(openai: LoopbackOpenAI) -> None:
    _, silent = await post(openai, GOOD | {"stream": True})
    _, counted = await post(openai, GOOD | {"stream": True, "stream_options": {"include_usage": True}})
    assert "prompt_tokens" not in silent
    assert "prompt_tokens" in counted
    assert silent.endswith("data: [DONE]\n\n")
    assert openai.violations == []


async def test_it_does_what_is_planned_in_order_and_then_what_it_does_otherwise(
    openai: LoopbackOpenAI,
) -> None:
    openai.plan(Says.text("one"), Says.text("two"))
    openai.otherwise = lambda body: Says.text(body["messages"][-1]["content"])
    said = [(await post(openai, GOOD))[1] for _ in range(3)]
    assert ["one" in said[0], "two" in said[1], "Why?" in said[2]] == [True, True, True]
