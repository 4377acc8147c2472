"""Questions are made of a document as a job, pass the gate, and wait for somebody to look at them."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.features.drafting import generating
from core.llm import Bound, Budget, Call
from core.llm.failures import Faulty
from core.making.proposals import ProposedQuestions
from core.store.switches import Switched
from core.switches import MODEL
from tests.core.features.drafting.conftest import Give
from tests.core.features.drafting.making import FILLED, asked, made
from tests.core.features.drafting.scenes import (
    CLUB,
    Scene,
    called,
    generate,
    labels,
    pressed,
)
from tests.core.features.study.scenes import NOTHING, SOUND, author
from tests.core.llm.scripted import Said, ScriptedModel
from tests.core.making.scenes import APPEND, DANCE, FAR, FRISCH, read_well
from tests.pupil import Pupil


async def waiting(there: Scene) -> list[str]:
    return [prompt for (prompt,) in await there.rows("SELECT made->>'prompt' FROM draft_items ORDER BY id")]


async def test_they_are_made_as_a_job_that_shows_how_far_it_is(there: Scene, mo: Pupil, give: Give) -> None:
    words = await asked(there, mo, give)
    assert "Up to 8 questions of bees\\.md, for A sample" in words
    assert "0/8" in words
    assert await waiting(there) == []
    assert "0/8" in await pressed(mo, "Look again")
    await there.house.run_jobs()
    assert "3 questions out of bees\\.md wait for you" in await pressed(mo, "Look again")
    assert sorted(await waiting(there)) == sorted([DANCE.prompt, FAR.prompt, FRISCH.prompt])
    assert await there.acts() == ["draft-generate"]


async def test_what_was_made_names_its_passage_and_a_lesson_of_the_course(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    found = await there.rows("SELECT passage, lesson, source, state, community FROM draft_items ORDER BY id")
    assert {row[1:] for row in found} == {("names", "bees.md", "waiting", "test/school")}
    assert "Karl von Frisch was given the Nobel Prize" in found[2][0]


async def test_no_learner_meets_what_nobody_has_accepted(there: Scene, mo: Pupil, give: Give) -> None:
    await made(there, mo, give)
    assert await there.newest() == 1


async def test_a_program_of_one_line_is_asked_in_words_and_one_of_several_is_left_out(
    there: Scene, mo: Pupil, give: Give
) -> None:
    short = replace(
        APPEND, code="print(len(['Ada', 'Alan']))", answer="2", wrong=[replace(APPEND.wrong[0], answer="1")]
    )
    left = [ProposedQuestions([short]), ProposedQuestions([APPEND])]

    def script(call: Call) -> Said:
        if call.prompt.name == "making/solve":
            several = "append" in call.values["code"]
            return read_well(call, {APPEND.prompt: APPEND.answer if several else short.answer})
        return left.pop(0) if left else NOTHING

    await mo.say("/help")
    await there.agree(mo)
    give(ScriptedModel(script))
    await generate(mo, FILLED)
    await there.house.run_jobs()
    found = await there.rows("SELECT made->>'type', made->>'code' FROM draft_items")
    assert found == [("short_text", "print(len(['Ada', 'Alan']))")]


async def test_a_job_whose_process_died_is_gone_on_with_and_makes_nothing_twice(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    before = await waiting(there)
    await there.rows("UPDATE jobs SET state = 'open', worker = 0, result = '{}'")
    give(author(questions=(SOUND,)))
    await there.house.run_jobs()
    assert await waiting(there) == before


async def test_what_it_cost_is_written_down_for_the_community(there: Scene, mo: Pupil, give: Give) -> None:
    await made(there, mo, give)
    found = await there.rows("SELECT kind, community, course, tokens_in > 0 FROM tutor_messages")
    assert found == [("draft-items", "test/school", "sample", True)]


async def test_a_model_that_is_away_keeps_the_job_open(there: Scene, mo: Pupil, give: Give) -> None:
    await asked(there, mo, give)
    give(ScriptedModel(lambda _: Faulty()))
    with pytest.raises(Faulty):
        await there.house.run_jobs()
    assert await there.rows("SELECT state FROM jobs") == [("open",)]
    give(author())
    await there.house.run_jobs()
    assert len(await waiting(there)) == 3


async def test_it_can_be_stopped(there: Scene, mo: Pupil, give: Give) -> None:
    await asked(there, mo, give)
    assert "It stops" in await pressed(mo, "Stop it")
    await there.house.run_jobs()
    assert await waiting(there) == []


async def test_without_a_model_it_says_how_to_bring_questions_along(there: Scene, mo: Pupil) -> None:
    assert "/course import takes GIFT" in await generate(mo, FILLED)


async def test_while_the_operator_has_turned_the_model_off_it_says_so(
    there: Scene, mo: Pupil, give: Give, house: OpenHouse
) -> None:
    give(author())
    off = Switched(name=MODEL, off=True, reason="", at=there.clock.now())
    house.dispatch.house.switches.learn([off])
    assert "turned the language model off" in await generate(mo, FILLED)


async def test_a_model_reads_nothing_before_they_agree_and_the_document_stays_at_hand(
    there: Scene, mo: Pupil, give: Give
) -> None:
    model = give(author())
    assert "an outside provider reads the document" in await generate(mo, FILLED)
    go_on = mo.choice("Go on with this document")
    assert model.calls == []
    await there.agree(mo)
    assert go_on.action.files
    await pressed(mo, "Go on with this document")
    await there.house.run_jobs()
    assert len(await waiting(there)) == 3


async def test_a_budget_that_is_used_up_is_said_before_and_ends_a_job_that_reaches_it(
    there: Scene, mo: Pupil, give: Give, house: OpenHouse
) -> None:
    await asked(there, mo, give)
    house.dispatch.house = replace(house.dispatch.house, budget=Budget(community=Bound(0)))
    await house.run_jobs()
    assert "used up here. Send the document again tomorrow" in await pressed(mo, "Look again")
    assert "used up here" in await generate(mo, FILLED)


async def test_what_the_instructor_may_use_as_a_learner_does_not_count_here(
    there: Scene, mo: Pupil, give: Give, house: OpenHouse
) -> None:
    house.dispatch.house = replace(house.dispatch.house, budget=Budget(learner=Bound(0)))
    await made(there, mo, give)
    assert len(await waiting(there)) == 3


async def test_a_document_is_needed_and_has_to_say_something(there: Scene, mo: Pupil, give: Give) -> None:
    give(author())
    await mo.say("/help")
    await there.agree(mo)
    assert "Send a document along" in await called(mo, "generate")
    assert "too little running text" in await generate(mo, "# Bees\n\nShort.\n")
    assert "1 to 24" in await generate(mo, FILLED, line="sample 99")


async def test_as_many_are_made_as_were_wished_for(there: Scene, mo: Pupil, give: Give) -> None:
    await asked(there, mo, give, line="sample 1")
    await there.house.run_jobs()
    assert len(await waiting(there)) == 1


async def test_a_course_that_is_gone_meanwhile_ends_it_in_words(there: Scene, mo: Pupil, give: Give) -> None:
    await asked(there, mo, give)
    await there.rows("DELETE FROM taught_courses")
    await there.house.run_jobs()
    assert "isn't there any more" in await pressed(mo, "Look again")


async def test_a_course_in_which_there_is_nothing_yet_gets_a_lesson_of_the_document(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await there.rows("DELETE FROM taught_courses")
    await called(mo, "create", title="Life of bees")
    await made(there, mo, give)
    found = await there.rows("SELECT DISTINCT course, lesson FROM draft_items")
    assert found == [("life-of-bees", "bees")]
    await called(mo, "drafts")
    for _ in range(3):
        await pressed(mo, "Accept")
    words = await pressed(mo, "Put 3 into life-of-bees")
    assert "3 questions come into Life of bees" in words
    assert "Saved as version 2" in await pressed(mo, "Save it")


async def test_another_community_sees_nothing_of_it(there: Scene, mo: Pupil, kim: Pupil, give: Give) -> None:
    await made(there, mo, give)
    assert "Nothing waits" in await called(kim, "drafts", CLUB)
    assert "There is no course of yours" in await generate(kim, FILLED, within=CLUB)


async def test_with_two_courses_it_asks_for_which(there: Scene, mo: Pupil, give: Give) -> None:
    await there.rows(
        "INSERT INTO taught_courses (course, community, title, state, newest, at, changed_at)"
        " VALUES ('other', 'test/school', 'Another', 'draft', 1, now(), now())"
    )
    assert "For which course" in await asked(there, mo, give)
    assert labels(mo) == ["Another", "A sample"]
    assert "for A sample" in await pressed(mo, "A sample")


def test_passages_are_taken_from_all_over_a_document() -> None:
    assert generating.spread(range(10), 20) == list(range(10))
    spread = generating.spread(range(1000), 60)
    assert (len(spread), spread[0], spread[-1] > 950) == (60, 0, True)
