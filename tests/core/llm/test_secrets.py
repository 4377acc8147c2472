"""A key, and what learners write, are in no log at any level, in no error and in nothing that is printed."""

import logging
import traceback

import pytest

from core.llm import Call, ModelAway
from core.llm.chat import ChatModel
from core.llm.settings import ModelSettings
from tests.core.llm.calls import HINT, VALUES, hint, judgement, streamed
from tests.core.llm.conftest import MakeModel
from tests.loopback.openai import Cut, Fault, LoopbackOpenAI, Raw, Says
from tests.loopback.openai.says import Plan

MINE = "xyzzy_of_the_learner"
TOLD = f"The request was {MINE}"


def call() -> Call:
    return Call(prompt=HINT, values=VALUES | {"attempt": MINE})


@pytest.mark.parametrize(
    "plan",
    [
        Says.text("Look again."),
        Fault(400, message=TOLD),
        Fault(429, message=TOLD),
        Fault(500, message=TOLD),
        Raw(f'{{"{TOLD}'),
        Raw(TOLD, "text/html"),
        Cut(Says.text(MINE)),
        Raw(f'{{"error": {{"message": "{TOLD}"}}}}', "text/event-stream"),
    ],
)
async def test_nothing_of_a_call_is_logged_or_told_by_its_error(
    model: ChatModel, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture, plan: Plan
) -> None:
    caplog.set_level(logging.DEBUG)
    openai.otherwise = lambda _: plan
    told = ""
    chained: list[BaseException | None] = []
    for asked in (model.answer(call()), streamed(model, call())):
        try:
            await asked
        except ModelAway as error:
            told += "".join(traceback.format_exception(error)) + repr(error)
            chained.append(error.__context__)
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert openai.requests
    assert not {one.name.partition(".")[0] for one in caplog.records} & {"openai", "httpx2", "httpcore2"}
    assert not any(chained), "what a client raised holds what was sent"
    for secret in (MINE, openai.key):
        assert secret not in told
        assert secret not in logged


async def test_a_key_that_is_not_accepted_is_not_repeated(
    make_model: MakeModel, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "sk-wrong-1815-ada"
    model = make_model(openai_api_key=wrong)
    with pytest.raises(ModelAway) as caught:
        await model.answer(hint())
    assert wrong not in "".join(traceback.format_exception(caught.value)) + repr(caught.value) + caplog.text
    assert any(one.levelno == logging.ERROR and "MODEL_NAME" in one.message for one in caplog.records)


async def test_an_answer_of_a_wrong_schema_is_not_repeated(
    model: ChatModel, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    openai.otherwise = lambda _: Says.text(f'{{"right": "{MINE}"}}')
    with pytest.raises(ModelAway) as caught:
        await model.answer(judgement())
    assert MINE not in "".join(traceback.format_exception(caught.value)) + caplog.text


def test_neither_settings_nor_model_show_a_key() -> None:
    settings = ModelSettings.model_validate({"name": "openai:gpt-4.1-mini", "openai_api_key": "sk-1815-ada"})
    assert "1815" not in f"{settings!r} {settings} {settings.model_dump_json()} {ChatModel(settings)!r}"


async def test_no_variable_of_the_machine_has_calls_sent_anywhere_else(
    model: ChatModel, openai: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langsmith.utils import tracing_is_enabled  # pyright: ignore[reportUnknownVariableType]

    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    openai.plan(Says.text("Look again."))
    await model.answer(call())
    assert tracing_is_enabled() is False
