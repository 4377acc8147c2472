"""A quiz from its start to its end: what it asks, in which order, and what each answer changes."""

from itertools import pairwise

import pytest

from core.chat import Pressed
from tests.core.features.asked import give, round_of, rows
from tests.core.features.doings import MEMORY, PYTHON, Answer, course_of, did
from tests.journeys.answering import right, wrong
from tests.pupil import Pupil, words_of


async def test_every_answer_is_explained_counted_and_followed_by_the_next_question(pupil: Pupil) -> None:
    course = course_of(pupil.house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say("/quiz 20")
    asked = await round_of(pupil, course)
    assert len(asked) == 20
    for number, item in enumerate(asked):
        said = words_of(await give(pupil, wrong(item) if number % 2 else right(item)))
        assert item.explanation in said, item.id
    assert "That was the quiz" in pupil.words()
    assert "10 of 20 right" in pupil.words()
    attempts = await rows(pupil, "SELECT item, correct, assist_level, activity FROM attempts ORDER BY id")
    assert attempts == [(item.id, number % 2 == 0, 0, "quiz") for number, item in enumerate(asked)]


async def test_skills_take_turns(pupil: Pupil) -> None:
    course = course_of(pupil.house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say("/quiz 20")
    asked = await round_of(pupil, course)
    assert all(one.skill != other.skill for one, other in pairwise(asked))


async def test_only_what_was_read_or_met_is_asked(pupil: Pupil) -> None:
    course = course_of(pupil.house, MEMORY)
    first, second = course.lessons[:2]
    untaught = [one for one in course.questions if one.lesson == second.id and not one.try_first]
    await did(pupil, MEMORY, Answer(untaught[0].id), lessons=1, begun=1)
    await pupil.say("/quiz 20")
    asked = {one.id for one in await round_of(pupil, course)}
    assert {one.id for one in course.questions if one.lesson == first.id} <= asked
    assert untaught[0].id in asked
    assert not asked & {one.id for one in untaught[1:]}


async def test_who_has_read_nothing_is_led_to_a_lesson(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    assert "let's begin with one" in words_of(await pupil.say("/quiz"))
    assert [one.label for one in pupil.choices()] == ["Start a lesson"]


@pytest.mark.parametrize("typed", ["/quiz Working with text", "/quiz working WITH text 5", "/quiz text"])
async def test_a_topic_of_several_words_is_the_skill_of_that_name(pupil: Pupil, typed: str) -> None:
    course = course_of(pupil.house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say(typed)
    asked = await round_of(pupil, course)
    assert {course.skill(one.skill).title for one in asked} == {"Working with text"}
    assert len(asked) == 5


async def test_a_topic_that_there_is_not_is_told_some_that_there_are(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    said = words_of(await pupil.say("/quiz black holes"))
    assert "no topic called black holes" in said
    assert course_of(pupil.house, MEMORY).skills[0].title in said


async def test_an_answer_after_a_hint_is_kept_apart_and_moves_no_estimate(pupil: Pupil) -> None:
    course = course_of(pupil.house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say("/quiz 20")
    while not (item := (await round_of(pupil, course))[0]).hints:
        await pupil.press("Skip")
    said = words_of(await pupil.press("Hint"))
    assert item.hints[0] in said
    assert item.prompt in said, "the question is asked again"
    await give(pupil, right(item))
    assert await rows(pupil, "SELECT correct, assist_level FROM attempts") == [(True, 1)]
    ((unassisted, assisted, mean),) = await rows(pupil, "SELECT unassisted, assisted, mean FROM skill_states")
    assert (unassisted, assisted, mean) == (0, 1, 0.0)


async def test_skipping_and_stopping_count_nothing(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    await pupil.say("/quiz 3")
    await pupil.press("Skip")
    assert "nothing was counted" in words_of(await pupil.press("Stop here"))
    assert await rows(pupil, "SELECT count(*) FROM attempts") == [(0,)]
    assert await rows(pupil, "SELECT activity FROM conversations") == [(None,)]


async def test_a_press_of_an_earlier_question_is_told_kindly_and_counts_nothing(pupil: Pupil) -> None:
    course = course_of(pupil.house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say("/quiz 5")
    earlier = pupil.choice("Skip")
    await pupil.press("Skip")
    assert "already behind us" in words_of(await pupil.send(Pressed(earlier.id)))
    assert len(await round_of(pupil, course)) == 4
