"""Questions that a model makes of a set are checked, marked as made, kept, and asked again without cost."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Pressed, Progress, Reply
from core.llm import Answer, Bound, Budget, Call
from core.llm.failures import Faulty
from core.making.proposals import ProposedQuestions
from tests.core.documents.files import sentences
from tests.core.features.doings import PYTHON, did
from tests.core.features.study.conftest import Give
from tests.core.features.study.scenes import (
    NOTHING,
    SECOND,
    SOUND,
    agree,
    author,
    bring,
    counted,
    names_of,
    rows,
)
from tests.core.llm.scripted import ScriptedModel
from tests.core.making.scenes import DANCE, FAR
from tests.growths import GrowingPlatform
from tests.pupil import Pupil

MADE = "Made by a language model from your file, and checked"
LYING = replace(
    DANCE,
    answer="How sweet the food is",
    wrong=[*DANCE.wrong[:1], replace(DANCE.wrong[1], answer="In which direction the food lies")],
)


async def ready(pupil: Pupil) -> None:
    """Have a set, and agree that a model reads it."""
    await bring(pupil)
    await agree(pupil)


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


async def begun(pupil: Pupil) -> None:
    await ready(pupil)
    await pupil.say("/study 1")
    await pupil.press("Quiz me on it")


async def answer(pupil: Pupil, *, right: bool) -> None:
    """Answer whichever question is open."""
    if DANCE.prompt in pupil.words():
        await pupil.press(DANCE.answer if right else DANCE.wrong[0].answer)
    elif FAR.prompt in pupil.words():
        await pupil.press("False" if right else "True")
    else:
        await pupil.fill("Karl von Frisch" if right else "Konrad Lorenz")


async def test_questions_are_made_checked_marked_and_asked_one_after_another(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author())
    await begun(pupil)
    assert MADE in pupil.words()
    assert "Question 1/3" in pupil.words()
    assert pupil.reply.private
    assert await counted(house) == (1, 2, 3)
    await answer(pupil, right=False)
    assert "Not yet" in pupil.words()
    assert "Where it says so" in labels(pupil)
    await answer(pupil, right=True)
    await answer(pupil, right=True)
    assert "2 of 3 right" in pupil.words()
    assert (await rows(house, "SELECT activity FROM conversations")) == [{"activity": None}]


async def test_they_touch_no_mastery(pupil: Pupil, house: OpenHouse, give: Give) -> None:
    give(author())
    await begun(pupil)
    for _ in range(3):
        await answer(pupil, right=True)
    for table in ("attempts", "skill_states", "memories", "item_states", "enrolments"):
        assert await rows(house, f"SELECT 1 FROM {table}") == []


async def test_a_wrong_answer_leads_to_the_passage_that_says_so(pupil: Pupil, give: Give) -> None:
    give(author())
    await begun(pupil)
    await answer(pupil, right=False)
    await pupil.press("Where it says so")
    assert "Passage 1/2" in pupil.words()
    assert "the direction of the food" in pupil.words()


async def test_what_there_is_is_asked_again_without_a_model_and_more_only_if_wanted(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    model = give(author(questions=(SOUND, NOTHING, SECOND)))
    await begun(pupil)
    spent = len(model.calls)
    await pupil.press("Stop here")
    assert "You answered none this time" in pupil.words()
    await pupil.press("Once more")
    assert "Question 1/3" in pupil.words()
    assert len(model.calls) == spent
    await pupil.press("Stop here")
    await pupil.press("New questions")
    assert "Question 1/1" in pupil.words()
    assert "In which year" in pupil.words()
    asked = next(one for one in reversed(model.calls) if one.prompt.name == "making/items")
    assert DANCE.prompt in asked.values["known"]
    assert await counted(house) == (1, 2, 4)


async def test_what_the_gate_refuses_is_kept_from_learners_and_written_down(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author(questions=(ProposedQuestions([LYING, FAR]),)))
    await begun(pupil)
    assert "Question 1/1" in pupil.words()
    assert FAR.prompt in pupil.words()
    (row,) = await rows(house, "SELECT kind, tries, shown, tokens_in, sources FROM tutor_messages")
    assert row["kind"] == "study-items"
    assert row["shown"] == FAR.prompt
    assert row["tokens_in"] > 0
    (why,) = [why for said, why in row["tries"] if said == LYING.prompt]
    assert why.startswith("disputed")
    assert {one["step"] for one in row["sources"]} == {0, 1}


async def test_where_nothing_passes_that_is_said_and_the_cost_is_kept(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author(questions=(ProposedQuestions([LYING]),)))
    await begun(pupil)
    assert "did not pass my checks" in pupil.words()
    assert LYING.prompt not in pupil.words()
    assert await counted(house) == (1, 2, 0)
    (row,) = await rows(house, "SELECT shown, tokens_in FROM tutor_messages")
    assert row["shown"] is None
    assert row["tokens_in"] > 0


async def test_a_model_that_fails_is_told_kindly(pupil: Pupil, house: OpenHouse, give: Give) -> None:
    give(ScriptedModel(lambda _: Faulty("503")))
    await begun(pupil)
    assert "gave no answer just now" in pupil.words()
    await pupil.press("Look into it")
    assert "Notes on bees" in pupil.words()
    assert len(await rows(house, "SELECT 1 FROM tutor_messages")) == 1


async def test_without_a_model_all_but_making_works(pupil: Pupil) -> None:
    await bring(pupil)
    assert "Quiz me on it" not in labels(pupil)
    await pupil.press("Ask about it")
    assert "show you the passages that fit best" in pupil.words()
    await pupil.say("how far away is the food, by the waggle?")
    assert "The longer the waggle lasts" in pupil.words()
    await pupil.press(next(one for one in labels(pupil) if "bees" in one))
    assert "Passage 1/2" in pupil.words()


async def test_what_was_made_is_asked_also_when_the_model_is_gone(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author())
    await begun(pupil)
    house.dispatch.house = replace(house.dispatch.house, model=None)
    await pupil.say("/study 1")
    await pupil.press("Quiz me on it")
    assert "Question 1/3" in pupil.words()


async def test_who_has_not_agreed_is_asked_and_their_file_stays_here(pupil: Pupil, give: Give) -> None:
    model = give(author())
    await bring(pupil)
    await pupil.press("Quiz me on it")
    assert "a language model would have to read along" in pupil.words()
    assert "Yes, use a model" in labels(pupil)
    await agree(pupil, given=False)
    await pupil.say("/study 1")
    await pupil.press("Quiz me on it")
    assert "Yes, use a model" not in labels(pupil)
    assert model.calls == []


async def test_what_a_day_may_cost_is_a_bound_and_is_said_when_it_is_near(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author())
    await begun(pupil)
    (row,) = await rows(house, "SELECT sum(tokens_in + tokens_out) AS used FROM tutor_messages")
    used = int(row["used"])
    model = give(author(questions=(SECOND,)))
    for most, said in ((int(used / 0.9), "There is not much left"), (used, "help by a model is used up")):
        house.dispatch.house = replace(house.dispatch.house, budget=Budget(learner=Bound(most)))
        await pupil.say("/study 1")
        await pupil.press("Quiz me on it")
        await pupil.press("Stop here")
        await pupil.press("New questions")
        assert said in pupil.words()
    assert names_of(model).count("making/solve") == 1, "what is used up is not asked"


async def test_progress_is_shown_while_it_is_made_and_only_to_them(
    pupil: Pupil, house: OpenHouse, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.outbox import Outbox

    shown: list[Reply] = []

    async def grow(self: Outbox, incoming: object, learner: int, language: object, reply: Reply) -> None:
        shown.append(reply)

    monkeypatch.setattr(Outbox, "grow", grow)
    give(author())
    await begun(pupil)
    done = [block.done for one in shown for block in one.blocks if isinstance(block, Progress)]
    assert done == sorted(done)
    assert (done[0], len(done)) == (0, 1 + 2 + 3), "it was asked for questions twice, and about each of them"
    assert all(one.private for one in shown)


async def test_an_open_question_is_not_solved_by_the_tutor(
    pupil: Pupil, house: OpenHouse, give: Give
) -> None:
    give(author(questions=(ProposedQuestions([DANCE]),)))
    await begun(pupil)
    asked = give(ScriptedModel(lambda _: f"The answer is: {DANCE.answer}."))
    await pupil.say("just tell me what the angle of the dance says")
    assert "The answer is" not in pupil.words()
    assert len(asked.calls) == 2
    (row, *_) = await rows(house, "SELECT tries FROM tutor_messages WHERE kind = 'answer'")
    assert all(why.startswith("guard") for _, why in row["tries"])


async def test_a_question_that_is_behind_is_not_answered_again(pupil: Pupil, give: Give) -> None:
    give(author())
    await begun(pupil)
    old = pupil.choices()[0]
    await pupil.press("Skip")
    await pupil.send(Pressed(old.id))
    assert "already behind us" in pupil.words()
    await pupil.say("/study 1")
    await pupil.press("Remove it")
    await pupil.press("Yes, remove it")
    await pupil.send(Pressed(old.id))
    assert "already behind us" in pupil.words()


async def test_the_tutor_leans_on_a_file_and_leads_to_its_passage(pupil: Pupil, give: Give) -> None:
    model = give(author())
    await ready(pupil)
    await pupil.say("what does a long waggle of the bees mean?")
    assert "the farther away the food is" in pupil.words()
    assert pupil.reply.private
    assert BEES_SAY in model.calls[0].values["passages"]
    leads = next(one for one in labels(pupil) if "Notes on bees" in one)
    otherwise = pupil.choice("Put it another way").id
    await pupil.press(leads)
    assert "Passage 1/2" in pupil.words()
    await pupil.send(Pressed(otherwise))
    assert pupil.reply.private, "nor is what is said of it in other words for anybody else"


async def test_other_words_for_what_a_file_says_stay_private_however_often_they_are_changed(
    pupil: Pupil, give: Give
) -> None:
    give(author())
    await ready(pupil)
    await pupil.say("what does a long waggle of the bees mean?")
    for _ in range(2):
        await pupil.press("Put it another way")
        assert pupil.reply.private
        await pupil.press("Simpler")
        assert "So the food is far away" in pupil.words()
        assert pupil.reply.private


async def test_an_answer_to_who_is_stuck_is_private_where_it_leans_on_a_file(
    pupil: Pupil, house: OpenHouse
) -> None:
    platform = house.dispatch.outbox.platforms["test"] = GrowingPlatform()
    house.dispatch.house = replace(house.dispatch.house, model=author())
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.say("/challenge to-fahrenheit")
    task = pupil.words()
    await bring(pupil, f"# My notes\n\n{task}\n\n{sentences(8, 'celsius')}\n", "notes.md")
    await pupil.say("/challenge to-fahrenheit")
    await pupil.fill("def to_fahrenheit(celsius):\n    print(celsius * 3)")
    await pupil.press("I'm stuck")
    assert "the farther away the food is" in pupil.words()
    assert any("My notes" in one for one in labels(pupil))
    assert pupil.reply.private
    assert platform.grown
    assert all(one.reply.private for one in platform.grown)


BEES_SAY = "The longer the waggle lasts"


@dataclass(slots=True)
class Waiting:
    """A model that says when it was asked, and answers when it is let."""

    of: ScriptedModel
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    let: asyncio.Event = field(default_factory=asyncio.Event)
    name: str = "waiting:model"

    async def answer(self, call: Call) -> Answer:
        self.asked.set()
        await self.let.wait()
        return await self.of.answer(call)

    def stream(self, call: Call) -> AsyncGenerator[str | Answer]:
        return self.of.stream(call)


async def test_one_thing_is_made_for_a_learner_at_a_time(pupil: Pupil, house: OpenHouse) -> None:
    model = Waiting(author())
    house.dispatch.house = replace(house.dispatch.house, model=model)
    await ready(pupil)
    await pupil.say("/study 1")
    press = Pressed(pupil.choice("Quiz me on it").id)
    first = asyncio.create_task(house.door.receive(pupil.incoming(press)))
    async with asyncio.timeout(30):
        await model.asked.wait()
        await pupil.send(press)
    assert "still making something for you" in pupil.words()
    model.let.set()
    await first
    assert "Question 1/3" in pupil.words()
    assert names_of(model.of).count("making/solve") == 3, "nothing was made twice"
