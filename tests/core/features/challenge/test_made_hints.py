"""Hints that a model makes: for the learner's own code, if they agree, and only if nothing is given away by them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Card
from core.clock import FixedClock
from core.llm import Bound, Budget, Call
from core.llm.failures import Faulty
from core.store import consents, learners, tutoring
from core.tutoring import MODEL
from tests.core.features.elsewhere import stand_in
from tests.core.llm.scripted import Said, ScriptedModel
from tests.loopback.openai import LoopbackOpenAI, Says
from tests.pupil import Pupil, RecordingPlatform, words_of

CUE = "Look at what your program shows for a word"
"""How the author's first hint begins."""
GOOD = "Your program shows the line just as it came in. Which of its letters should look different?"
LEAK = "Write this:\n\n```python\nprint(input().upper())\n```"
WRONG = "print(input())"


type Model = Callable[[Callable[[Call], Said]], ScriptedModel]


@pytest.fixture
def model(house: OpenHouse) -> Model:
    """Gives the house a model that answers by a script."""

    def given(script: Callable[[Call], Said]) -> ScriptedModel:
        made = ScriptedModel(script)
        house.dispatch.house = replace(house.dispatch.house, model=made)
        return made

    return given


async def decide(pupil: Pupil, *, given: bool) -> None:
    """Agree that a model reads their code, or refuse it."""
    database, now = pupil.house.dispatch.house.database, pupil.house.dispatch.clock.now()
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    await database.write(consents.decide, learner.id, MODEL.name, given, now)


async def stuck(pupil: Pupil, *, agrees: bool = True) -> None:
    """Be stuck at a challenge, with code that does not solve it."""
    await pupil.say("/challenge louder")
    if agrees:
        await decide(pupil, given=True)
    await pupil.fill(WRONG)


def hint_of(pupil: Pupil) -> str:
    """What the newest reply hints."""
    card = next(one for one in pupil.reply.blocks if isinstance(one, Card))
    return card.markdown


async def kept(house: OpenHouse) -> list[dict[str, object]]:
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.exec_driver_sql("SELECT id FROM tutor_messages ORDER BY at")
        ids = [str(one) for one in found.scalars()]
    read = house.dispatch.house.database.read
    return [row for one in ids if (row := await read(tutoring.find, one))]


async def test_without_a_model_the_author_hints_and_nobody_is_asked_anything(pupil: Pupil) -> None:
    await stuck(pupil)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    assert "language model" not in pupil.words()


async def test_a_hint_is_made_for_the_attempt_and_marked_as_made(
    pupil: Pupil, house: OpenHouse, model: Model
) -> None:
    asked = model(lambda _: GOOD)
    await stuck(pupil)
    await pupil.press("Hint")
    assert hint_of(pupil) == GOOD
    assert "A language model wrote this" in pupil.words()
    (call,) = asked.calls
    told = "\n".join(text for _, text in call.messages())
    assert WRONG in told
    assert "should come out: HELLO" in told
    (row,) = await kept(house)
    assert (row["shown"], row["tries"], row["kind"]) == (GOOD, [[GOOD, ""]], "cue")
    await pupil.press("Helped")
    assert [one["helpful"] for one in await kept(house)] == [True]


async def test_nothing_that_is_hidden_and_no_solution_ever_gets_into_the_prompt(
    pupil: Pupil, model: Model
) -> None:
    asked = model(lambda _: GOOD)
    await stuck(pupil)
    await pupil.press("Hint")
    told = "\n".join(text for _, text in asked.calls[0].messages())
    for secret in ("large already", "two words", "GOOD DAY", ".upper()"):
        assert secret not in told


async def test_a_hint_that_solves_the_challenge_is_made_once_more_and_then_the_author_hints(
    pupil: Pupil, house: OpenHouse, model: Model
) -> None:
    asked = model(lambda _: LEAK)
    await stuck(pupil)
    await pupil.press("Hint")
    assert len(asked.calls) == 2
    assert hint_of(pupil).startswith(CUE)
    assert "upper()" not in pupil.words()
    (row,) = await kept(house)
    assert row["shown"] is None
    assert [why for _, why in row["tries"]] == ["guard: code (louder)", "guard: code (louder)"]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "empty"),
        ("word " * 161, "too long"),
        ("Is it this? Or is it that?", "more than one question"),
        (
            "Notwithstanding considerable typographical irregularities, capitalisation necessitates reconsideration.",
            "too hard to read",
        ),
    ],
)
async def test_what_is_no_hint_is_not_shown(
    pupil: Pupil, house: OpenHouse, model: Model, said: str, why: str
) -> None:
    model(lambda _: said)
    await stuck(pupil)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    assert {reason for (row,) in [await kept(house)] for _, reason in row["tries"]} == {why}  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]


async def test_a_model_that_fails_keeps_nobody_from_a_hint(
    pupil: Pupil, house: OpenHouse, model: Model
) -> None:
    model(lambda _: Faulty("503"))
    await stuck(pupil)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    (row,) = await kept(house)
    assert row["tries"] == [["", "Faulty"]]


async def test_who_has_not_agreed_is_asked_and_their_code_stays_here(pupil: Pupil, model: Model) -> None:
    asked = model(lambda _: GOOD)
    await stuck(pupil, agrees=False)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    assert "goes to its provider" in pupil.words()
    assert asked.calls == []
    await decide(pupil, given=False)
    await pupil.say("/challenge louder")
    await pupil.fill("print('x')")
    await pupil.press("Hint")
    assert "go to its provider" not in pupil.words()
    assert asked.calls == []


async def test_what_a_day_may_cost_is_a_bound(pupil: Pupil, house: OpenHouse, model: Model) -> None:
    asked = model(lambda _: GOOD)
    house.dispatch.house = replace(house.dispatch.house, budget=Budget(learner=Bound(0)))
    await stuck(pupil)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    assert asked.calls == []


async def test_a_hint_that_is_asked_for_too_soon_is_the_one_that_was_shown(
    pupil: Pupil, model: Model, clock: FixedClock
) -> None:
    asked = model(lambda _: GOOD)
    await stuck(pupil)
    await pupil.press("Hint")
    await pupil.press("Hint")
    assert hint_of(pupil) == GOOD
    assert len(asked.calls) == 1
    await pupil.fill("print(input() + '!')")
    clock.advance(minutes=1)
    await pupil.press("Hint")
    assert len(asked.calls) == 2
    assert words_of(pupil.reply)


async def test_the_model_that_is_set_makes_the_hint_over_the_wire(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackOpenAI() as openai:
        for name, value in openai.environment.items():
            monkeypatch.setenv(name, value)
        openai.plan(Says.text(GOOD))
        async with open_house(settings, lambda _: None, clock=clock) as house:
            house.dispatch.outbox.platforms["test"] = RecordingPlatform()
            stand_in(house, "challenge")
            pupil = Pupil(house)
            await stuck(pupil)
            await pupil.press("Hint")
            assert hint_of(pupil) == GOOD
            assert {"model", "memory"} <= {one.name for one in house.dispatch.house.purposes}
        assert openai.violations == []
