"""The same question in the same state is answered once: from the cache after that, also over a Redis that comes and goes."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.llm import Answers
from core.llm.cache_over_redis import PREFIX, RedisAnswers
from core.store import learners, memories
from core.store.memories import Memory
from tests.core.features.tutor.talking import AT, GOOD, LEAK, Talk, talk
from tests.engines import real_redis

QUESTION = "what is wrong with it?"


@pytest.fixture
async def address(tmp_path: Path) -> AsyncGenerator[str]:
    async with real_redis(tmp_path) as at:
        yield at


def share(house: OpenHouse, answers: Answers) -> None:
    house.dispatch.house = replace(house.dispatch.house, answers=answers)


async def twice(house: OpenHouse) -> Talk:
    """Ada asks, and then Bo asks the same in the same state; Bo's talk."""
    ada = await talk(house)
    assert GOOD in await ada.ask(QUESTION)
    bo = await talk(house, name="bo")
    assert GOOD in await bo.ask(QUESTION)
    return bo


async def test_another_learner_in_the_same_state_is_answered_without_a_call_and_for_nothing(
    house: OpenHouse,
) -> None:
    bo = await twice(house)
    assert bo.model.calls == []
    cached, made = sorted(await bo.rows(), key=lambda row: not row["cached"])
    assert (cached["cached"], cached["tokens_in"], cached["tokens_out"], cached["cost"]) == (True, 0, 0, 0)
    assert (cached["shown"], cached["tries"]) == (GOOD, [[GOOD, ""]])
    assert (made["cached"], made["shown"]) == (False, GOOD)
    assert cached["learner_id"] != made["learner_id"]


async def test_after_another_attempt_the_model_is_asked_anew(house: OpenHouse) -> None:
    ada = await talk(house)
    await ada.ask(QUESTION)
    bo = await talk(house, name="bo")
    await bo.pupil.say(f"/challenge {AT}")
    await bo.pupil.fill("def to_fahrenheit(c):\n    return 1")
    await bo.ask(QUESTION)
    assert len(bo.model.calls) == 1


async def test_with_another_memory_the_model_is_asked_anew(house: OpenHouse, clock: FixedClock) -> None:
    ada = await talk(house)
    await ada.ask(QUESTION)
    bo = await talk(house, name="bo")
    database = house.dispatch.house.database
    learner = await database.read(learners.find, "test", "bo")
    assert learner is not None
    await database.write(memories.keep, learner.id, Memory(goal="to build robots"), clock.now())
    await bo.ask(QUESTION)
    assert len(bo.model.calls) == 1


async def test_what_was_not_fit_to_be_shown_is_not_kept_for_others(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    await ada.ask(QUESTION)
    bo = await talk(house, lambda _: LEAK, name="bo")
    await bo.ask(QUESTION)
    assert len(bo.model.calls) == 2


async def test_what_was_kept_once_is_looked_at_again_before_somebody_else_sees_it(house: OpenHouse) -> None:
    class Poisoned(Answers):
        async def get(self, key: str) -> str | None:
            return LEAK

    share(house, Poisoned())
    ada = await talk(house)
    assert "9 / 5" not in await ada.ask(QUESTION)
    assert GOOD in ada.pupil.words()


async def test_processes_share_answers_over_redis(house: OpenHouse, address: str) -> None:
    redis = Redis.from_url(address)
    share(house, RedisAnswers(redis))
    ada = await talk(house)
    await ada.ask(QUESTION)
    (key,) = await redis.keys(f"{PREFIX}*")
    assert await redis.get(key) == GOOD.encode()
    assert 0 < await redis.ttl(key) <= 24 * 60 * 60
    share(house, RedisAnswers(redis))  # as another process has it: with nothing of its own
    bo = await talk(house, name="bo")
    assert GOOD in await bo.ask(QUESTION)
    assert bo.model.calls == []
    await redis.aclose()


async def test_no_name_and_no_question_stands_in_redis(house: OpenHouse, address: str) -> None:
    redis = Redis.from_url(address)
    share(house, RedisAnswers(redis))
    ada = await talk(house)
    await ada.ask("my cat Heron sits on it, what is wrong?")
    for key in await redis.keys("*"):
        assert "Heron" not in f"{key!r} {await redis.get(key)!r}"
        assert "ada" not in f"{key!r}"
    await redis.aclose()


async def test_while_redis_is_away_each_process_keeps_its_own(house: OpenHouse, tmp_path: Path) -> None:
    redis = Redis.from_url(f"unix://{tmp_path / 'nobody.sock'}")
    share(house, RedisAnswers(redis))
    assert (await twice(house)).model.calls == []
    await redis.aclose()


async def test_a_redis_that_goes_away_keeps_nobody_from_an_answer(house: OpenHouse, tmp_path: Path) -> None:
    async with real_redis(tmp_path) as address:
        redis = Redis.from_url(address)
        share(house, RedisAnswers(redis))
        ada = await talk(house)
        await ada.ask(QUESTION)
    assert GOOD in await ada.ask("and what is wrong now?")
    await redis.aclose()
