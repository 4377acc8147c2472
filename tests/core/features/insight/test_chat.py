"""Whoever teaches asks in the chat how a class is doing, and nobody else is told."""

from dataclasses import replace

import pytest

from core.chat import Card, Picture
from core.features.insight import figuring, groups
from tests.core.features.insight.scenes import CLUB, ITEM, MORE, OTHER, SCHOOL, Scene, called, pressed
from tests.pupil import Pupil


async def fill(there: Scene, learners: int = 24) -> None:
    for number in range(learners):
        learner = await there.learner(f"Learner {number}", ability=number / 10)
        await there.answered(learner, ITEM, number % 2)
        await there.answered(learner, OTHER, 1 if number % 3 == 0 else 0, misconception=None)
        await there.answered(learner, MORE, helped=True)


async def test_an_overview_says_in_words_what_its_picture_shows(there: Scene, mo: Pupil) -> None:
    await fill(there, 3)
    said = await called(mo, "overview")
    (picture,) = (one for one in mo.reply.blocks if isinstance(one, Picture))
    assert picture.media.content is None, "it is in the store"
    assert "3 learners of Monday class" in picture.alt
    assert "Monday class" in said
    assert "3 learners, 3 of whom have begun; 3 did something in the last 7 days" in said
    assert "Right without help: 4 of 6" in said
    assert "Right with help: 3 of 3" in said
    assert "As of" in said


async def test_a_share_of_few_answers_is_not_told(there: Scene, mo: Pupil) -> None:
    await fill(there, 3)
    few = await _alone(mo)
    await fill(there, 20)
    await there.rows("DELETE FROM class_figures")
    assert ("%" in few, "%" in await _alone(mo)) == (False, True)


async def _alone(mo: Pupil) -> str:
    await called(mo, "overview")
    cards = [one for one in mo.reply.blocks if isinstance(one, Card)]
    return dict(cards[0].facts)["Right without help"]


async def test_who_may_need_a_word_is_named_with_what_was_seen(there: Scene, mo: Pupil) -> None:
    ada = await there.learner("Ada_*Byron*")
    await there.answered(ada, days=9)
    await there.learner("Ben", days=12)
    assert "2 learners may need a word: 1 not begun, 1 away for a week or more." in await called(
        mo, "overview"
    )
    said = await pressed(mo, "Who may need a word")
    assert r"**Ada\_\*Byron\***: did nothing for 9 days" in said
    assert "**Ben**: has not begun, 12 days after joining" in said
    said = await pressed(mo, "Ben")
    assert "Joined" in said
    assert "May need a word: has not begun, 12 days after joining." in said


async def test_items_to_be_mended_come_first_with_what_to_do(there: Scene, mo: Pupil) -> None:
    await fill(there)
    for number in range(24):
        await there.answered(number + 1 + await _before(there), "space-why", 1)
    said = await called(mo, "items")
    assert "worth a look" in said
    assert "Fewer than one in five are right" in said
    first = mo.choices()[0].label
    said = await pressed(mo, first)
    assert "0%" in said
    assert "24 of 24 learners, 24 answers in all" in said


async def _before(there: Scene) -> int:
    ((first,),) = await there.rows("SELECT min(learner_id) FROM cohort_members")
    return first - 1


async def test_of_few_answers_nothing_is_said_against_an_item(there: Scene, mo: Pupil) -> None:
    for name in ("Ada", "Ben"):
        await there.answered(await there.learner(name), ITEM, 1)
    said = await called(mo, "items")
    assert "No question stands out" in said
    assert "0 of 2 right, too few to judge it by" in said
    assert "fewer than 20 first answers" in said


async def test_misconceptions_come_with_an_example_and_a_next_step(there: Scene, mo: Pupil) -> None:
    belief = there.course.misconceptions[0]
    for name in ("Ada", "Ben"):
        learner = await there.learner(name)
        await there.answered(learner, ITEM, 1, misconception=belief.id)
        await there.answered(
            learner, "judge-count", response={"kind": "written", "text": "12"}, correct=False
        )
    said = await called(mo, "misconceptions")
    assert belief.belief in said
    assert "2 learners, 2 answers." in said
    assert "For example Ben" in said
    assert "Next: go through the lesson" in said
    assert "Next: give this answer words of its own" in said


async def test_an_explanation_that_helped_is_the_next_step_where_there_is_one(
    there: Scene, mo: Pupil
) -> None:
    belief = there.course.misconceptions[0]
    ada = await there.learner("Ada")
    await there.answered(ada, ITEM, 1, misconception=belief.id)
    await there.rows(
        "INSERT INTO explanations (id, learner_id, course, lesson, skill, about, text, code, pseudonym, shared, state,"
        " at, weigh_at, helped) VALUES ('e', :ada, :course, 'l', 's', :about, 't', '', 'a heron', true, 'shown', :now,"
        " :now, 1)",
        ada=ada,
        course=there.course.id,
        about=belief.id,
        now=there.clock.now(),
    )
    assert "there is an explanation by a learner that helped others" in await called(mo, "misconceptions")


async def test_a_learner_is_found_by_name_and_nothing_of_the_tutor_is_shown(there: Scene, mo: Pupil) -> None:
    ada = await there.learner("Ada Byron")
    await there.learner("Adam")
    await there.answered(ada, ITEM, 1)
    await there.rows(
        "INSERT INTO tutor_messages (id, learner_id, place, community, course, item, kind, asked, sources, prompt,"
        " digest, model, tries, shown, cached, tokens_in, tokens_out, cost, seconds, at) VALUES ('t', :ada, 'test/ada',"
        " '', :course, '', 'answer', 'a secret question', '[]', '', '', '', '[]', 'a secret answer', false, 0, 0, 0, 0,"
        " :now)",
        ada=ada,
        course=there.course.id,
        now=there.clock.now(),
    )
    assert "There are several" in await called(mo, "learner", name="ada")
    said = await called(mo, "learner", name="ada byron")
    assert "The tutor spoke: once" in said
    assert "secret" not in said
    assert "Right without help: 0 of 1" in said
    assert "Well" in said, "what they answered"


async def test_a_name_with_signs_of_a_pattern_is_only_a_name(there: Scene, mo: Pupil) -> None:
    await there.learner("Ada")
    assert "I find nobody called" in await called(mo, "learner", name="%")
    assert "I find nobody called" in await called(mo, "learner", name="A_a")


async def test_instructors_of_another_community_find_nothing(there: Scene, mo: Pupil) -> None:
    ada = await there.learner("Ada")
    await there.answered(ada)
    assert "Club class" in await called(mo, "overview", CLUB)
    assert "Ada" not in await called(mo, "overview", CLUB, cohort="one")
    assert "I find nobody called" in await called(mo, "learner", CLUB, name="Ada")


async def test_a_button_for_a_class_is_worth_nothing_to_who_does_not_teach(there: Scene, mo: Pupil) -> None:
    await there.learner("Ada", days=20)
    await called(mo, "overview")
    eve = Pupil(there.opened, "eve")
    said = await called(eve, "overview", None)
    assert "Monday class" not in said


async def test_of_several_classes_one_is_chosen(there: Scene, mo: Pupil) -> None:
    await there.rows(
        "INSERT INTO cohorts (id, community, course, title, code, at) VALUES ('three', 'test/school', :course,"
        " 'Tuesday class', 'three', :now)",
        course=there.course.id,
        now=there.clock.now(),
    )
    assert "Which class?" in await called(mo, "overview")
    assert "Nobody is in this class yet" in await pressed(mo, "Tuesday class")
    assert "Tuesday class" in await called(mo, "overview", cohort="tuesday")
    assert "I know no class of that name" in await called(mo, "overview", cohort="xyzzy")


async def test_without_a_class_it_says_how_to_begin_one(there: Scene, mo: Pupil) -> None:
    await there.rows("DELETE FROM cohorts")
    assert "/cohort create" in await called(mo, "overview")


async def test_the_figures_of_a_large_class_are_worked_out_beside_the_chat(
    there: Scene, mo: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SMALL", 0)
    ada = await there.learner("Ada")
    await there.answered(ada)
    assert "are being worked out" in await called(mo, "overview")
    await figuring.refresh(there.house, there.clock.now())
    assert "One learner" in await pressed(mo, "Look again")
    await there.learner("Ben")
    there.clock.advance(minutes=2)
    assert "One learner" in await called(mo, "overview"), "it says as of when"


async def test_where_the_course_is_gone_it_says_so(there: Scene, mo: Pupil) -> None:
    await there.rows("UPDATE cohorts SET course = 'gone'")
    assert "The course of this class is not here any more" in await called(mo, "overview")


@pytest.mark.parametrize("command", ["overview", "items", "misconceptions"])
async def test_an_empty_class_is_told_kindly(there: Scene, mo: Pupil, command: str) -> None:
    assert await called(mo, command, SCHOOL)


async def test_it_is_told_in_the_instructors_language(there: Scene, mo: Pupil) -> None:
    await there.learner("Ada", days=20)
    await mo.say("hola")
    await there.rows("UPDATE learners SET language = 'es' WHERE name = 'Mo'")
    assert "lleva 20 días en el grupo sin empezar" in (await called(mo, "overview")) + await pressed(
        mo, "A quién conviene hablarle"
    )


async def test_whatever_can_be_pressed_leads_somewhere(there: Scene, mo: Pupil) -> None:
    dispatch = there.opened.dispatch
    ours = replace(there.house.catalogue, owners={there.course.id: "test/school"})
    dispatch.house = replace(dispatch.house, catalogue=ours)
    ada = await there.learner("Ada", days=20)
    await there.answered(ada, days=9)
    await called(mo, "overview")
    for label in ("Questions", there.course.item(ITEM).prompt[:30]):
        (way,) = (one.label for one in mo.choices() if one.label.startswith(label))
        assert all(one.action.verb in dispatch.router.actions for one in mo.choices())
        await pressed(mo, way)
    assert "Edit it" in [one.label for one in mo.choices()], "it is a course of the school's own"
    assert all(one.action.verb in dispatch.router.actions for one in mo.choices())
    for command in ("misconceptions", "digest", "data"):
        await called(mo, command)
        assert all(one.action.verb in dispatch.router.actions for one in mo.choices())
