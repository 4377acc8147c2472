"""A quiz is taken over the real protocol while the process is killed at random points: nothing is lost or doubled."""

import asyncio
import random
from pathlib import Path
from typing import Any, cast

from tests.journeys.process import Browser, Served, browsing, choices, forms
from tests.postgres import connected

ANSWERS = 12
KILLS = 5
COUNTS = """
SELECT (SELECT count(*) FROM attempts), (SELECT count(DISTINCT seq) FROM attempts),
       (SELECT sum(unassisted) FROM skill_states), (SELECT count(*) FROM turns WHERE sent_at IS NOT NULL)
"""
LESSONS = """
INSERT INTO lesson_progress (learner_id, course, lesson, step, started_at)
SELECT 1, 'how-memory-works', lesson, 99, now() FROM unnest($1::text[]) AS lesson
"""


async def test_sigkill_at_any_point_of_a_quiz_loses_no_answer_and_no_reply(
    database_url: str, tmp_path: Path
) -> None:
    chance = random.Random(20261120)
    served = Served(
        {"PARLEY_DATABASE_URL": _as_an_operator_writes_it(database_url), "PARLEY_DATA_DIR": str(tmp_path)}
    )
    await served.start()
    try:
        async with browsing(served) as browser:
            await _prepare(browser, database_url)
            question = await browser.talk(f"/quiz {ANSWERS}")
            when_to_kill = set(chance.sample(range(ANSWERS), KILLS))
            for number in range(ANSWERS):
                assert number == _questions_behind(question)
                killing = (
                    asyncio.create_task(_kill(served, chance.uniform(0, 0.05)))
                    if number in when_to_kill
                    else None
                )
                event = await browser.post(_some_answer(question))
                if killing:
                    await killing
                again = await browser.post(_some_answer(question), event)
                assert again == event
                question = await browser.reply_to(event)
            await _nothing_lost_or_doubled(browser, database_url)
    finally:
        await served.end()


async def _prepare(browser: Browser, database_url: str) -> None:
    await browser.talk("/help")
    async with connected(database_url) as connection:
        await connection.execute(LESSONS, ["why-we-forget", "when-to-practise", "do-i-know-it"])
        await connection.execute("UPDATE learners SET course = 'how-memory-works'")


async def _kill(served: Served, after: float) -> None:
    await asyncio.sleep(after)
    await served.kill()
    await served.start()


async def _nothing_lost_or_doubled(browser: Browser, database_url: str) -> None:
    async with connected(database_url) as connection:
        counts = cast("tuple[int, int, int, int]", await connection.fetchrow(COUNTS))
    attempts, turns_with_one, counted, sent = counts
    assert attempts == turns_with_one == counted == ANSWERS
    told = [one["seq"] for one in browser.events]
    assert told == list(range(1, ANSWERS + 3)), "each reply came once, in order"
    assert sent == len(told)


def _as_an_operator_writes_it(url: str) -> str:
    return url.replace("postgresql+asyncpg://", "postgresql://")


def _questions_behind(reply: dict[str, Any]) -> int:
    """How many come before the one that is asked."""
    (progress,) = (block for block in reply["blocks"] if block["kind"] == "progress")
    return int(progress["done"]) - 1


def _some_answer(reply: dict[str, Any]) -> dict[str, Any]:
    """An answer that can be read, right or wrong: the first option, or ones."""
    if form := next(iter(forms(reply)), None):
        return {
            "kind": "filled",
            "form": form["id"],
            "values": {f["name"]: _value(f) for f in form["fields"]},
        }
    return {"kind": "pressed", "choice": choices(reply)[0]["id"]}


def _value(field: dict[str, Any]) -> str:
    match field["kind"]:
        case "order":
            return " ".join(str(n) for n in range(1, len(field["options"]) + 1))
        case _:
            return "1"
