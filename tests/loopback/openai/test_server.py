"""The loopback OpenAI refuses what OpenAI refuses, so that a test which passes against it means something."""

import asyncio
from collections.abc import AsyncGenerator
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from tests.loopback.openai import Fault, Heard, Judged, LoopbackOpenAI, Says, Sounds, Waits
from tests.sounds import ogg

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


@pytest.mark.parametrize("stream", [True, False])
async def test_an_answer_that_waits_comes_when_it_may(openai: LoopbackOpenAI, stream: bool) -> None:
    events = [asyncio.Event(), asyncio.Event()]
    openai.plan(Waits(Says(pieces=("one ", "two ", "three")), events))
    answering = asyncio.create_task(post(openai, GOOD | {"stream": stream}))
    events[0].set()
    asked = asyncio.create_task(post(openai, GOOD))
    await asked
    assert not answering.done(), "the last piece waits"
    events[1].set()
    status, text = await answering
    assert status == 200
    assert all(one in text for one in ("one", "two", "three"))


class TestAudio:
    @staticmethod
    async def heard(
        openai: LoopbackOpenAI, name: str, content: bytes, **fields: str
    ) -> tuple[int, dict[str, Any]]:
        form = aiohttp.FormData()
        for field, value in {"model": "whisper-1", **fields}.items():
            form.add_field(field, value)
        form.add_field("file", BytesIO(content), filename=name)
        headers = {"Authorization": f"Bearer {openai.key}"}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(f"{openai.url}/audio/transcriptions", data=form) as response,
        ):
            return response.status, await response.json()

    @staticmethod
    async def spoken(openai: LoopbackOpenAI, **body: Any) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {openai.key}"}
        good = {"model": "tts-1", "voice": "alloy", "input": "Hello."}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(f"{openai.url}/audio/speech", json=good | body) as response,
        ):
            return response.status, await response.read()

    async def test_a_recording_is_heard_as_is_planned(self, openai: LoopbackOpenAI) -> None:
        openai.plan(Heard("One.", seconds=2.0, languages=("en",)), Fault(500))
        assert await self.heard(openai, "a.ogg", ogg()) == (
            200,
            {
                "text": "One.",
                "languages": [{"code": "en"}],
                "usage": {"type": "duration", "seconds": 2.0},
            },
        )
        assert (await self.heard(openai, "a.ogg", ogg()))[0] == 500
        assert (await self.heard(openai, "a.ogg", ogg()))[1]["text"] == "What is a loop?"
        assert openai.recordings == [ogg()] * 3
        assert openai.violations == []

    @pytest.mark.parametrize(
        ("name", "fields"),
        [
            ("a.txt", {}),
            ("a", {}),
            ("a.opus", {}),
            ("a.ogg", {"model": ""}),
            ("a.ogg", {"language": "english"}),
            ("a.ogg", {"response_format": "srt"}),
            ("a.ogg", {"colour": "red"}),
        ],
    )
    async def test_a_recording_that_is_sent_wrongly_is_refused_and_noted(
        self, openai: LoopbackOpenAI, name: str, fields: dict[str, str]
    ) -> None:
        assert (await self.heard(openai, name, ogg(), **fields))[0] == 400
        assert len(openai.violations) == 1
        assert openai.recordings == []

    async def test_a_recording_that_is_too_large_is_refused_and_noted(self, openai: LoopbackOpenAI) -> None:
        assert (await self.heard(openai, "a.ogg", b"OggS" + bytes(25 * 2**20)))[0] == 413
        assert len(openai.violations) == 1

    @pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF"])
    async def test_a_recording_that_is_broken_is_refused_and_nobodys_fault(
        self, openai: LoopbackOpenAI, content: bytes
    ) -> None:
        status, answer = await self.heard(openai, "a.ogg", content)
        assert (status, answer["error"]["param"]) == (400, "file")
        assert openai.violations == []

    async def test_a_text_is_spoken_as_an_mp3(self, openai: LoopbackOpenAI) -> None:
        assert await self.spoken(openai) == (200, openai.sound.content)
        openai.plan(Sounds(b"ID3"))
        assert await self.spoken(openai, input="x" * 4096) == (200, b"ID3")
        assert openai.violations == []

    @pytest.mark.parametrize(
        "wrong",
        [
            {"input": ""},
            {"input": "x" * 4097},
            {"voice": "ada"},
            {"model": ""},
            {"response_format": "ogg"},
            {"colour": "red"},
            {"instructions": "Calmly."},
        ],
    )
    async def test_a_text_that_is_sent_wrongly_is_refused_and_noted(
        self, openai: LoopbackOpenAI, wrong: dict[str, Any]
    ) -> None:
        assert (await self.spoken(openai, **wrong))[0] == 400
        assert len(openai.violations) == 1

    async def test_another_key_is_not_let_in(self, openai: LoopbackOpenAI) -> None:
        openai.key = "sk-other"
        assert (await self.heard(openai, "a.ogg", ogg()))[0] == 200
        async with (
            aiohttp.ClientSession(headers={"Authorization": "Bearer sk-wrong"}) as session,
            session.post(f"{openai.url}/audio/speech", json={}) as response,
        ):
            assert response.status == 401


async def test_a_text_is_judged_and_a_body_that_is_wrong_is_refused(openai: LoopbackOpenAI) -> None:
    openai.judged = Judged(("hate",))
    headers = {"Authorization": f"Bearer {openai.key}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def judged(**body: Any) -> tuple[int, Any]:
            async with session.post(f"{openai.url}/moderations", json=body) as response:
                return response.status, await response.json()

        status, answer = await judged(model="omni-moderation-latest", input="a text")
        assert status == 200
        assert answer["results"][0]["flagged"]
        assert [name for name, is_so in answer["results"][0]["categories"].items() if is_so] == ["hate"]
        assert openai.violations == []
        for wrong in ({"input": ""}, {"input": "a", "colour": "red"}, {"model": ""}):
            assert (await judged(**{"model": "omni-moderation-latest", "input": "a", **wrong}))[0] == 400
        assert len(openai.violations) == 3
