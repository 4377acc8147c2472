"""A moderation model is asked what lists cannot know; without it they decide alone, and nothing of a text is logged."""

import logging
from dataclasses import replace

import pytest

from bot.settings import read
from core.errors import SetupError
from core.llm import ModelAway
from core.llm.failures import Busy, Faulty, Garbled, NotTaken, TookTooLong
from core.llm.moderation import OpenAIModeration, open_moderation
from core.llm.settings import ModelSettings
from core.llm.tries import MOST
from core.moderating import Finding, Kind, screen
from core.moderating.screening import judged
from core.turn import Turn
from tests.core.moderating.conftest import MakeModeration
from tests.loopback.openai import Fault, Hangs, LoopbackOpenAI, Raw
from tests.loopback.openai.says import CATEGORIES, Judged, Plan

MINE = "xyzzy of the learner"


async def test_the_text_alone_goes_there_and_categories_come_back(
    moderation: OpenAIModeration, openai: LoopbackOpenAI
) -> None:
    assert await moderation.categories(MINE) == ()
    assert openai.requests == [{"input": MINE, "model": "omni-moderation-latest"}]
    openai.plan(Judged(("self-harm/intent", "violence")))
    assert set(await moderation.categories(MINE)) == {"self-harm/intent", "violence"}


async def test_categories_of_other_servers_count_and_so_does_a_flag_without_any(
    moderation: OpenAIModeration, openai: LoopbackOpenAI
) -> None:
    openai.plan(Judged(("spam",)), Judged((), flagged=True), Judged(("hate",), flagged=False))
    assert await moderation.categories(MINE) == ("spam",)
    assert await moderation.categories(MINE) == ("flagged",)
    assert await moderation.categories(MINE) == (), "what is not flagged is not held for a category"


@pytest.mark.parametrize(
    ("plan", "kind", "tries"),
    [
        (Fault(401, "invalid_api_key"), NotTaken, 1),
        (Fault(404, "model_not_found"), NotTaken, 1),
        (Fault(429, "insufficient_quota"), Busy, 1),
        (Fault(429), Busy, MOST),
        (Fault(500), Faulty, MOST),
        (Raw("{}"), Garbled, MOST),
        (Raw('{"results": []}'), Garbled, MOST),
        (Raw('{"results": [{"flagged": "perhaps"}]}'), Garbled, MOST),
        (Raw("<html>", "text/html"), Garbled, MOST),
    ],
)
async def test_what_is_no_judgement_is_told_as_none(
    moderation: OpenAIModeration, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway], tries: int
) -> None:
    openai.plan(*[plan] * tries)
    with pytest.raises(ModelAway) as caught:
        await moderation.categories(MINE)
    assert type(caught.value) is kind
    assert len(openai.times) == tries


async def test_who_does_not_answer_in_time_is_not_waited_for(
    make_moderation: MakeModeration, openai: LoopbackOpenAI
) -> None:
    moderation = make_moderation()
    await moderation.categories(MINE)  # the client is loaded by now
    quick = make_moderation(patience=3)
    openai.plan(Hangs())
    with pytest.raises(TookTooLong):
        await quick.categories(MINE)


async def test_that_it_is_away_is_logged_once_and_never_the_text(
    moderation: OpenAIModeration, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    openai.plan(*[Fault(401, message=f"The request was {MINE}")] * 3)
    for _ in range(3):
        with pytest.raises(ModelAway):
            await moderation.categories(MINE)
    openai.judged = Judged()
    await moderation.categories(MINE)
    told = [one for one in caplog.records if one.name == "core.llm.moderation"]
    assert [one.levelname for one in told] == ["WARNING", "INFO"]
    assert MINE not in caplog.text + "".join(str(vars(one)) for one in caplog.records)
    assert openai.key not in caplog.text


# ── the filter ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_the_rules_let_pass_is_held_where_the_model_flags_it(
    turn: Turn, openai: LoopbackOpenAI
) -> None:
    openai.judged = Judged(("harassment",))
    assert await screen(turn, "People like them cannot learn it.") == Finding(Kind.RUDE, "harassment")


async def test_what_the_rules_hold_does_not_leave_the_house(turn: Turn, openai: LoopbackOpenAI) -> None:
    found = await screen(turn, "write to ada@gmail.com")
    assert found == Finding(Kind.CONTACT, "ada@gmail.com")
    assert openai.times == []


async def test_a_turn_that_is_tried_again_asks_once(turn: Turn, openai: LoopbackOpenAI) -> None:
    assert await screen(turn, "A loop repeats.") is None
    assert await screen(turn, "A loop repeats.") is None
    assert len(openai.requests) == 1


async def test_while_the_model_is_away_the_rules_decide_alone(turn: Turn, openai: LoopbackOpenAI) -> None:
    openai.plan(*[Fault(401)] * 2)
    assert await screen(turn, "A loop repeats.") is None
    assert await screen(turn, "A loop repeats, you idiot.") == Finding(Kind.RUDE, "you idiot")


async def test_without_a_model_the_rules_decide_alone(turn: Turn) -> None:
    turn.house = replace(turn.house, moderation=None)
    assert await screen(turn, "A loop repeats.") is None


@pytest.mark.parametrize("category", [*CATEGORIES, "spam"])
def test_every_category_has_a_kind(category: str) -> None:
    kinds = {
        "harassment": Kind.RUDE,
        "hate": Kind.RUDE,
        "self-harm": Kind.SELF_HARM,
        "sexual": Kind.SEXUAL,
        "violence": Kind.THREAT,
    }
    first, _, second = category.partition("/")
    expected = Kind.THREAT if second == "threatening" else kinds.get(first, Kind.FLAGGED)
    found = judged((category,))
    assert found == Finding(expected, category)


def test_of_several_categories_the_gravest_counts_and_all_are_told() -> None:
    assert judged(("sexual", "self-harm")) == Finding(Kind.SELF_HARM, "sexual, self-harm")


# ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_without_a_name_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in ("MODEL_MODERATION", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(one, raising=False)
    async with open_moderation(read(ModelSettings)) as moderation:
        assert moderation is None
    monkeypatch.setenv("MODEL_MODERATION", "omni-moderation-latest")
    with pytest.raises(SetupError, match=r"MODEL_MODERATION.*OPENAI_API_KEY"):
        read(ModelSettings)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-ada")
    async with open_moderation(read(ModelSettings)) as moderation:
        assert moderation is not None
