"""What every model does: the real one, and the scripted one that stands for it in other tests."""

from collections.abc import Callable

import pytest

from core.llm import Model, ModelAway
from core.llm.chat import ChatModel
from core.llm.failures import CutOff, Refused, WrongShape
from tests.core.llm.calls import Judgement, hint, judgement, streamed
from tests.core.llm.scripted import Breaks, Said, ScriptedModel
from tests.loopback.openai import Cut, LoopbackOpenAI, Says

type Stage = Callable[[Said], Model]
"""Makes a model that says this, always."""


@pytest.fixture(params=["real", "scripted"])
def stage(request: pytest.FixtureRequest, model: ChatModel, openai: LoopbackOpenAI) -> Stage:
    def real(said: Said) -> Model:
        match said:
            case str():
                plan = Says.text(said)
            case Judgement():
                plan = Says.text(f'{{"right": {str(said.right).lower()}, "why": "{said.why}"}}')
            case Breaks():
                plan = Cut(Says.text(f"{said.text}never comes"))
            case _:
                plan = Says(pieces=(), refusal="I will not.", finish="refusal")
        openai.otherwise = lambda _: plan
        return model

    return real if request.param == "real" else lambda said: ScriptedModel(lambda _: said)


async def test_an_answer_is_the_words_of_the_model(stage: Stage) -> None:
    answer = await stage("What is i at the end?").answer(hint())
    assert (answer.text, answer.parsed, answer.finish) == ("What is i at the end?", None, "stop")
    assert answer.tokens_in > 0
    assert answer.tokens_out > 0
    assert answer.model


async def test_a_stream_gives_pieces_and_then_the_answer_that_they_make(stage: Stage) -> None:
    pieces, answer = await streamed(stage("What is i at the end?"), hint())
    assert len(pieces) > 1
    assert "".join(pieces) == answer.text == "What is i at the end?"


async def test_an_answer_of_a_schema_is_an_instance_of_it(stage: Stage) -> None:
    answer = await stage(Judgement(right=True, why="it adds up")).answer(judgement())
    assert answer.parsed == Judgement(right=True, why="it adds up")


async def test_a_stream_of_a_schema_has_no_pieces(stage: Stage) -> None:
    pieces, answer = await streamed(stage(Judgement(right=False, why="it ends early")), judgement())
    assert pieces == []
    assert answer.parsed == Judgement(right=False, why="it ends early")


async def test_an_answer_that_is_not_of_the_schema_is_a_failure(stage: Stage) -> None:
    with pytest.raises(WrongShape):
        await stage('{"right": "perhaps"}').answer(judgement())


async def test_a_refusal_is_a_failure_of_both(stage: Stage) -> None:
    model = stage(Refused())
    with pytest.raises(Refused):
        await model.answer(hint())
    with pytest.raises(Refused):
        await streamed(model, hint())


async def test_a_stream_that_breaks_has_given_what_came_before(stage: Stage) -> None:
    pieces: list[str] = []
    with pytest.raises(CutOff):
        await streamed(stage(Breaks("What is i ", CutOff())), hint(), pieces)
    assert "".join(pieces).startswith("What is i ")


async def test_whatever_fails_is_a_model_away(stage: Stage) -> None:
    with pytest.raises(ModelAway):
        await stage(Refused()).answer(judgement())
