"""Whatever a provider does wrong is one of our failures, tried again where that helps, and never beyond patience."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from core.errors import Unavailable
from core.llm import ModelAway
from core.llm.chat import ChatModel
from core.llm.failures import (
    Busy,
    CutOff,
    Faulty,
    Filtered,
    Garbled,
    NotTaken,
    Refused,
    Tokens,
    TookTooLong,
    TooLong,
    WrongShape,
)
from core.llm.tries import MOST
from tests.core.llm.calls import hint, judgement, streamed
from tests.core.llm.conftest import MakeModel
from tests.loopback.openai import Cut, Fault, Hangs, LoopbackOpenAI, Raw, Says
from tests.loopback.openai.says import Plan

SAYS = Says.text("What is i at the end?")
STREAM = "text/event-stream"

NOT_AGAIN: list[tuple[Plan, type[ModelAway]]] = [
    (Fault(401, "invalid_api_key"), NotTaken),
    (Fault(403), NotTaken),
    (Fault(404, "model_not_found"), NotTaken),
    (Fault(400), NotTaken),
    (Fault(422), NotTaken),
    (Fault(400, "content_filter"), Filtered),
    (Fault(400, "context_length_exceeded", message="context_length_exceeded"), TooLong),
    (Fault(429, "insufficient_quota"), Busy),
    (Says.text("What is", finish="length"), TooLong),
    (Says.text("What is", finish="content_filter"), Filtered),
]
AGAIN: list[tuple[Plan, type[ModelAway]]] = [
    (Fault(429), Busy),
    (Fault(500), Faulty),
    (Fault(503), Faulty),
    (Fault(408), Faulty),
    (Raw('{"choices": [{"mess'), Garbled),
    (Raw("{}"), Garbled),
    (Raw('{"choices": null}'), Garbled),
    (Raw('{"choices": []}'), Garbled),
    (Raw("<html>Welcome to nginx</html>", "text/html"), Garbled),
    (Raw('{"error": {"message": "overloaded"}}'), Garbled),
    (Says.text(""), Garbled),
]
ways = pytest.mark.parametrize("way", ["whole", "stream"])


async def ask(model: ChatModel, way: str) -> str:
    return (await model.answer(hint()) if way == "whole" else (await streamed(model, hint()))[1]).text


@ways
@pytest.mark.parametrize(("plan", "kind"), NOT_AGAIN)
async def test_what_would_happen_again_is_not_tried_again(
    model: ChatModel, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway], way: str
) -> None:
    openai.plan(plan)
    with pytest.raises(ModelAway) as caught:
        await ask(model, way)
    assert type(caught.value) is kind
    assert isinstance(caught.value, Unavailable)
    assert len(openai.times) == 1


@ways
@pytest.mark.parametrize(("plan", "kind"), AGAIN)
async def test_what_may_pass_is_tried_again(
    model: ChatModel, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway], way: str
) -> None:
    openai.plan(plan, plan, SAYS)
    assert await ask(model, way) == "What is i at the end?"
    openai.plan(*[plan] * MOST)
    with pytest.raises(ModelAway) as caught:
        await ask(model, way)
    assert type(caught.value) is kind
    assert len(openai.times) == 2 * MOST


async def test_an_answer_that_breaks_off_is_asked_for_again(model: ChatModel, openai: LoopbackOpenAI) -> None:
    openai.plan(Cut(SAYS), SAYS)
    assert (await model.answer(hint())).text == "What is i at the end?"


@pytest.mark.parametrize(
    "plan",
    [
        Cut(SAYS),
        Cut(SAYS, politely=True),
        Raw('{"choices": [{"de', STREAM, first=SAYS),
        Raw('{"error": {"message": "oh", "code": "server_error"}}', STREAM, first=SAYS),
        Says.text("What is i", finish=None),
    ],
)
async def test_a_stream_that_breaks_after_pieces_is_cut_off_and_its_cost_is_told(
    model: ChatModel, openai: LoopbackOpenAI, plan: Plan
) -> None:
    openai.plan(plan)
    pieces: list[str] = []
    with pytest.raises(CutOff) as caught:
        await streamed(model, hint(), pieces)
    assert "".join(pieces).startswith("What is i")
    assert caught.value.spent.read > 0
    assert len(openai.times) == 1, "what was given away cannot be taken back"


@pytest.mark.parametrize(
    "plan",
    [
        Raw('{"choices": [{"de', STREAM),
        Raw('{"error": {"message": "oh", "code": "server_error"}}', STREAM),
        Cut(Says(pieces=())),
        Cut(Says(pieces=()), politely=True),
    ],
)
async def test_a_stream_that_breaks_before_any_piece_is_asked_for_again(
    model: ChatModel, openai: LoopbackOpenAI, plan: Plan
) -> None:
    openai.plan(plan, SAYS)
    pieces, answer = await streamed(model, hint())
    assert "".join(pieces) == answer.text == "What is i at the end?"


async def test_a_limit_told_within_a_stream_is_a_limit(model: ChatModel, openai: LoopbackOpenAI) -> None:
    told = '{"error": {"message": "slow down", "code": "rate_limit_exceeded"}}'
    openai.plan(*[Raw(told, STREAM)] * MOST)
    with pytest.raises(Busy):
        await streamed(model, hint())


@ways
@pytest.mark.parametrize("header", ["Retry-After-Ms", "Retry-After"])
async def test_a_wait_that_is_asked_for_is_kept(
    model: ChatModel, openai: LoopbackOpenAI, way: str, header: str
) -> None:
    wait = {"Retry-After-Ms": "300", "Retry-After": "0.3"}[header]
    openai.plan(Fault(429, headers={header: wait}), SAYS)
    assert await ask(model, way) == "What is i at the end?"
    first, second = openai.times
    assert second - first >= 0.3


@ways
@pytest.mark.parametrize("dated", [False, True])
async def test_a_wait_beyond_patience_is_not_begun(
    model: ChatModel, openai: LoopbackOpenAI, way: str, *, dated: bool
) -> None:
    then = datetime(2026, 1, 5, 9, tzinfo=UTC)
    date, later = format_datetime(then, usegmt=True), format_datetime(then + timedelta(hours=1), usegmt=True)
    openai.plan(
        Fault(429, headers={"Retry-After": later, "Date": date} if dated else {"Retry-After": "3600"})
    )
    with pytest.raises(Busy) as caught:
        await ask(model, way)
    assert caught.value.again == 3600
    assert len(openai.times) == 1


async def test_no_pause_of_ours_goes_beyond_patience(make_model: MakeModel, openai: LoopbackOpenAI) -> None:
    openai.otherwise = lambda _: Fault(500)
    with pytest.raises(Faulty):
        await make_model(pause=1000).answer(hint())
    assert len(openai.times) == 1


@ways
@pytest.mark.parametrize("before", [(), (Fault(500),)])
async def test_all_tries_together_end_with_patience(
    make_model: MakeModel, openai: LoopbackOpenAI, way: str, before: tuple[Fault, ...]
) -> None:
    model = make_model(timeout_seconds=2)
    await _loaded(model)
    openai.plan(*before, Hangs())
    began = asyncio.get_running_loop().time()
    with pytest.raises(TookTooLong) as caught:
        await ask(model, way)
    assert asyncio.get_running_loop().time() - began >= 1.9
    assert caught.value.spent.read > 0, "it has read the question"
    assert caught.value.spent.estimated


async def test_a_stream_that_stops_moving_ends_with_patience(
    make_model: MakeModel, openai: LoopbackOpenAI
) -> None:
    model = make_model(timeout_seconds=2)
    await _loaded(model)
    openai.plan(Hangs(first=SAYS))
    pieces: list[str] = []
    with pytest.raises(TookTooLong):
        await streamed(model, hint(), pieces)
    assert "".join(pieces) == "What is i at the end?"


async def test_whoever_gives_up_hangs_up(model: ChatModel, openai: LoopbackOpenAI) -> None:
    openai.plan(Hangs())
    asking = asyncio.create_task(model.answer(hint()))
    async with asyncio.timeout(30):
        await openai.hung.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await openai.gone.wait()


async def test_a_stream_that_is_closed_early_hangs_up(model: ChatModel, openai: LoopbackOpenAI) -> None:
    openai.plan(Hangs(first=SAYS))
    stream = model.stream(hint())
    async with asyncio.timeout(30):
        assert await anext(stream) == "What "
        await stream.aclose()
        await openai.gone.wait()


async def test_a_server_that_is_not_there_is_tried_and_given_up(make_model: MakeModel) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Faulty):
        await make_model(openai_base_url=f"http://127.0.0.1:{port}/v1").answer(hint())


async def test_a_refusal_is_not_tried_again(model: ChatModel, openai: LoopbackOpenAI) -> None:
    openai.plan(Says(pieces=(), refusal="I will not."))
    with pytest.raises(Refused):
        await model.answer(hint())
    assert len(openai.times) == 1


@pytest.mark.parametrize(
    ("plan", "kind", "tries", "spent"),
    [
        (Says.text('{"right": 3}'), WrongShape, 2, Tokens(22, 14)),
        (Says.text('{"rig', finish="length"), TooLong, 1, Tokens(11, 7)),
        (Says.text("{", finish="content_filter"), Filtered, 1, Tokens(11, 7)),
        (Says(pieces=(), refusal="I will not."), Refused, 1, Tokens(11, 7)),
        (Raw('{"choices": [{"mess'), Garbled, MOST, Tokens()),
        (Fault(500), Faulty, MOST, Tokens()),
    ],
)
async def test_an_answer_of_a_schema_fails_in_the_same_ways_and_tells_its_cost(
    model: ChatModel, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway], tries: int, spent: Tokens
) -> None:
    openai.plan(*[plan] * MOST)
    with pytest.raises(ModelAway) as caught:
        await model.answer(judgement())
    assert type(caught.value) is kind
    assert len(openai.times) == tries
    assert caught.value.spent == spent


async def _loaded(model: ChatModel) -> None:
    """Patience counts from the question on, and the first one loads the client."""
    for _ in range(20):
        try:
            await model.answer(hint())
        except TookTooLong:
            continue
        return
    raise AssertionError("the client does not load")
