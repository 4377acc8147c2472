"""Questions are made from passages, a few at a time, and are then questions like any other."""

from dataclasses import replace

import pytest

from bot.settings import ROOT
from core.asking.feedback import feedback
from core.asking.question import answer_to, ask
from core.course.answers import check
from core.course.marks import Marked
from core.course.model import SingleChoice
from core.llm import Call
from core.llm.failures import Busy, WrongShape
from core.making.asking import Prompts
from core.making.course import as_course
from core.making.items import make_items
from core.making.proposals import ProposedQuestions, SolvedQuestion
from core.making.refusals import Reason
from core.words import Words
from sandbox.contract import Runner
from tests.core.llm.scripted import ScriptedModel
from tests.core.making.scenes import (
    APPEND,
    BEES,
    DANCE,
    FAR,
    FRISCH,
    LISTS,
    YEAR,
    NoSandbox,
    author,
    made_by,
    read_well,
)

SAY = Words.load([ROOT / "core" / "words"]).say("en")


async def test_sound_questions_of_every_kind_pass_with_what_they_were_made_from(
    prompts: Prompts, runner: Runner
):
    model = author(DANCE, FAR, FRISCH, YEAR, APPEND)
    made = await make_items(
        [BEES, LISTS], count=5, language="en", ask=model.answer, run=runner.run, prompts=prompts
    )
    assert made.dropped == ()
    assert [one.type for one in made.items] == [
        "single_choice",
        "true_false",
        "short_text",
        "number",
        "predict_output",
    ]
    assert made.evidence[made.items[0].id].passage == BEES.title
    assert made.evidence[made.items[4].id].passage == LISTS.title
    assert len(made.answers) == 1 + 5


async def test_a_made_question_is_asked_answered_and_spoken_about_like_any_other(
    prompts: Prompts,
):
    made = await made_by(author(DANCE, FAR, FRISCH, YEAR), prompts)
    course = as_course("Bees", "en", made.items)
    for item in course.questions:
        assert ask(item, "Question", verb="quiz.answer", seed=1, say=SAY)
        assert course.recall_of(course.lesson(item.lesson))
        assert course.skill(item.skill).title == "Bees"
    choice = course.item(made.items[0].id)
    assert isinstance(choice, SingleChoice)
    marked = check(choice, answer_to(choice, {"option": 1}, {}, 1))
    assert isinstance(marked, Marked)
    said = feedback(course, choice, marked, SAY, pick=0)
    assert "how long the waggle lasts" in str(said)
    assert "In which direction" in str(said)


async def test_the_same_proposal_is_the_same_item_and_another_wording_another(prompts: Prompts):
    one, again, other = [
        (await made_by(author(proposal), prompts)).items[0]
        for proposal in (DANCE, DANCE, replace(DANCE, explanation=DANCE.explanation + " That is all."))
    ]
    assert one == again
    assert other.id != one.id
    assert other.revision != one.revision


async def test_a_question_that_is_known_already_is_not_made_again(prompts: Prompts):
    first = (await made_by(author(DANCE), prompts)).items
    model = author(replace(DANCE, explanation=DANCE.explanation + " So it is."), FAR)
    again = await made_by(model, prompts, known=first)
    assert [one.type for one in again.items] == ["true_false"]
    assert [one.reason for one in again.dropped] == [Reason.DOUBLE]
    assert DANCE.prompt in model.calls[0].values["known"]
    solved = [call.values["question"] for call in model.calls if call.prompt.name == "making/solve"]
    assert solved == [FAR.prompt], "nobody is asked about what is a double anyway"


async def test_a_model_whose_questions_do_not_pass_is_not_asked_on_and_on(prompts: Prompts):
    model = author(replace(DANCE, evidence=""), then=(ProposedQuestions([FAR]),))
    assert (await made_by(model, prompts)).items == ()
    assert len(model.calls) == 1


async def test_no_more_is_looked_at_than_is_wanted(prompts: Prompts):
    model = author(DANCE, FAR, FRISCH)
    made = await made_by(model, prompts, count=1)
    assert len(made.items) == 1
    assert len(model.calls) == 2


async def test_what_is_left_takes_the_place_of_what_was_refused(prompts: Prompts):
    def reader(call: Call) -> SolvedQuestion:
        return SolvedQuestion([], "Nobody") if call.values["question"] == FRISCH.prompt else read_well(call)

    made = await made_by(author(FRISCH, YEAR, DANCE, reader=reader), prompts, count=2)
    assert [one.type for one in made.items] == ["number", "single_choice"]


async def test_a_model_that_goes_away_leaves_what_nobody_could_check_unchecked(prompts: Prompts):
    made = await made_by(author(DANCE, FAR, reader=lambda _: Busy()), prompts)
    assert made.items == ()
    assert [one.reason for one in made.dropped] == [Reason.UNCHECKED, Reason.UNCHECKED]


async def test_questions_are_proposed_a_few_at_a_time_until_there_are_enough(prompts: Prompts):
    model = author(DANCE, FAR, then=(ProposedQuestions([FRISCH, YEAR]),))
    made = await made_by(model, prompts, count=4)
    assert len(made.items) == 4
    first, second = (call for call in model.calls if call.prompt.name == "making/items")
    assert (first.values["count"], second.values["count"]) == ("4", "3")
    assert FAR.prompt in second.values["known"]


async def test_what_has_passed_stays_where_the_model_goes_away_later(prompts: Prompts):
    made = await made_by(author(DANCE, FAR, then=(Busy(),)), prompts)
    assert len(made.items) == 2


async def test_a_model_that_proposes_nothing_is_away(prompts: Prompts):
    with pytest.raises(WrongShape):
        await made_by(ScriptedModel(lambda _: WrongShape()), prompts)


async def test_a_failure_that_is_not_the_models_is_told_as_it_is(prompts: Prompts):
    class Away(Exception):
        pass

    async def no_database(call: Call):
        if call.prompt.name == "making/solve":
            raise Away
        return await author(DANCE).answer(call)

    with pytest.raises(Away):
        await make_items([BEES], count=1, language="en", ask=no_database, run=NoSandbox(), prompts=prompts)
