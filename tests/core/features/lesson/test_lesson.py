"""A lesson from its first step to its end, through the real dispatch, and what may happen on the way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from core.chat import Action, Called, Pressed, Weight
from core.feature import Command
from core.store import courses
from core.turn import Turn
from tests.core.course.sample import SampleCourse
from tests.core.features.elsewhere import reached
from tests.pupil import Pupil, words_of


async def rows(pupil: Pupil, query: str) -> list[tuple[Any, ...]]:
    async with pupil.house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(query))
        return [tuple(row) for row in found] if found.returns_rows else []


async def completed(pupil: Pupil) -> dict[str, bool]:
    database = pupil.house.dispatch.house.database
    (learner,) = (await rows(pupil, "SELECT id FROM learners"))[0]
    return {
        key: row.completed for key, row in (await database.read(courses.lessons, learner, "sample")).items()
    }


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


async def to_the_end_of_names(pupil: Pupil) -> None:
    """Read the lesson `names`, its question answered, up to the recall."""
    await pupil.say("/learn names")
    await pupil.press("Next")
    await pupil.press("7")
    await pupil.press("Next")


async def test_the_first_step_says_what_it_is_about_and_what_will_be_explained_at_the_end(
    pupil: Pupil,
) -> None:
    said = words_of(await pupil.say("/learn"))
    assert "Names for values 1/3" in said
    assert "You can give a name to a value." in said
    assert "Explain what a name is." in said
    assert "A value can have a *name*." in said
    assert labels(pupil) == ["Next"]


async def test_the_first_step_enrols_and_keeps_the_place(pupil: Pupil) -> None:
    await pupil.say("/learn")
    assert await rows(pupil, "SELECT course FROM enrolments") == [("sample",)]
    assert await rows(pupil, "SELECT course FROM learners") == [("sample",)]
    assert await rows(pupil, "SELECT lesson, step FROM lesson_progress") == [("names", 1)]


async def test_a_question_of_a_step_is_answered_before_there_is_a_way_on(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    assert "Which of these is a number?" in pupil.words()
    assert "Next" not in labels(pupil)
    said = words_of(await pupil.press("'seven'"))
    assert "The quotes make it a text." in said
    assert "Digits without quotes are a number." in said
    assert labels(pupil) == ["Next", "Run it", "Back", "Why?"]
    found = await rows(pupil, "SELECT item, activity, correct, assist_level FROM attempts")
    assert found == [("pick-one", "lesson", False, 1)], "the text was on the screen"


async def test_a_question_of_a_step_may_be_skipped(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    await pupil.press("Skip")
    assert labels(pupil) == ["Next", "Run it", "Back"]
    assert await rows(pupil, "SELECT 1 FROM attempts") == []


async def test_a_hint_is_shown_and_counted_as_help(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    said = words_of(await pupil.press("Hint"))
    assert "Look at the quotes around two of them." in said
    assert "Which of these is a number?" in said
    assert "Hint" not in labels(pupil)
    await pupil.press("7")
    assert await rows(pupil, "SELECT correct, assist_level FROM attempts") == [(True, 1)]


async def test_a_question_to_be_guessed_first_says_so(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    sample.replace("items/names.yaml", "  hints: [", "  try_first: true\n  hints: [")
    edited()
    await pupil.say("/learn")
    assert "Guess first" in words_of(await pupil.press("Next"))
    assert "only meant as a guess" in words_of(await pupil.press("Skip"))


async def test_an_example_really_runs_and_the_open_question_stays(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    said = words_of(await pupil.press("Run it"))
    assert "It printed\n1" in said
    assert "Which of these is a number?" in said
    await pupil.press("7")
    assert labels(pupil)[0] == "Next"


async def test_a_challenge_is_offered_where_the_author_put_it(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    await pupil.press("Skip")
    await pupil.press("Next")
    said = words_of(await pupil.press("Challenge: Double it"))
    assert said == reached("challenge.open", "sample", course="sample", challenge="double")


async def test_after_the_last_step_the_text_is_put_away_and_all_is_recalled(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    said = words_of(await pupil.press("Now from memory"))
    assert "The text is put away" in said
    assert "From memory: 1 of 2" in said
    assert await completed(pupil) == {"names": False}
    said = words_of(await pupil.press("False"))
    assert "From memory: 2 of 2" in said
    assert await completed(pupil) == {"names": False}
    said = words_of(await pupil.say("assignment"))
    assert await completed(pupil) == {"names": True}
    assert "You can give a name to a value." in said
    assert "Explain what a name is." in said
    assert labels(pupil) == ["Explain it", "Next: Ways to choose", "Challenge: Double it", "A quiz"]
    explain = pupil.choice("Explain it")
    assert explain.action == Action("teachback.start", {"course": "sample", "lesson": "names"})
    assert explain.weight is Weight.PRIMARY
    await pupil.press("Next: Ways to choose")
    assert "Ways to choose 1/3" in pupil.words()


async def test_the_ways_on_from_a_lesson_stay_in_its_course_whichever_is_learnt_now(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    await pupil.press("False")
    await pupil.say("assignment")
    await rows(pupil, "UPDATE learners SET course = 'another'")
    assert "Ways to choose 1/3" in words_of(await pupil.press("Next: Ways to choose"))


async def test_what_is_skipped_from_memory_comes_again_until_it_is_answered(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    assert "comes again before the end" in words_of(await pupil.press("Skip"))
    assert "What do we call the sign" in pupil.words()
    await pupil.press("Skip")
    assert "A name can be given another value later." in pupil.words()
    await pupil.press("Skip")
    await pupil.press("Skip")
    assert await completed(pupil) == {"names": False}
    await pupil.press("True")
    assert "is the last" in words_of(await pupil.press("Skip"))
    assert await completed(pupil) == {"names": False}
    await pupil.say("assignment")
    assert await completed(pupil) == {"names": True}


async def test_reading_again_while_recalling_is_allowed_and_counted_as_help(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    await pupil.press("Read again")
    assert "Write a function." in pupil.words()
    await pupil.press("Back")
    assert "x = 1" in pupil.words()
    await pupil.press("Next")
    await pupil.press("Now from memory")
    await pupil.press("True")
    await pupil.say("assignment")
    assert await completed(pupil) == {"names": True}
    found = await rows(pupil, "SELECT item, assist_level FROM attempts ORDER BY id")
    assert found == [("pick-one", 1), ("judge", 1), ("say", 0)]


async def test_an_answer_that_cannot_be_read_counts_nothing_and_leaves_the_question_open(
    pupil: Pupil,
) -> None:
    await pupil.say("/learn ways")
    await pupil.press("Next")
    await pupil.press("Next")
    await pupil.press("Now from memory")
    assert "looking for a number" in words_of(await pupil.say("quick"))
    assert "From memory: 2 of 2" in words_of(await pupil.say("9.81 m/s²"))


async def test_an_old_answer_is_told_kindly_and_counts_nothing(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    old = pupil.choice("7").id
    await pupil.press("7")
    assert "already behind us" in words_of(await pupil.send(Pressed(old)))
    assert len(await rows(pupil, "SELECT 1 FROM attempts")) == 1


async def test_learn_goes_on_where_it_was_after_something_else(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    await pupil.press("True")
    await rows(pupil, "UPDATE conversations SET activity = 'quiz', state = '{}'")
    said = words_of(await pupil.say("/learn"))
    assert "From memory: 2 of 2" in said, "what was recalled before is not asked again"
    await pupil.say("assignment")
    assert await completed(pupil) == {"names": True}


async def test_learn_goes_on_in_another_chat_at_the_step_that_was_seen_last(pupil: Pupil) -> None:
    await pupil.say("/learn ways")
    await pupil.press("Next")
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    assert "Ways to choose 2/3" in words_of(await elsewhere.say("/learn"))


async def test_a_question_answered_before_is_not_asked_again_when_the_lesson_is_taken_up(
    pupil: Pupil,
) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    await pupil.press("7")
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    await elsewhere.say("/learn")
    assert [one.label for one in elsewhere.choices()] == ["Next", "Run it", "Back"]


async def test_next_takes_the_first_lesson_that_is_not_done(pupil: Pupil) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    await rows(pupil, "UPDATE lesson_progress SET completed_at = now()")
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    assert "Ways to choose 1/3" in words_of(await elsewhere.say("/learn"))


async def test_after_all_lessons_there_is_still_something_to_do(pupil: Pupil) -> None:
    for lesson in ("names", "ways"):
        await pupil.say(f"/learn {lesson}")
    await rows(pupil, "UPDATE lesson_progress SET completed_at = now()")
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    assert "every lesson of this course" in words_of(await elsewhere.say("/learn"))
    assert [one.label for one in elsewhere.choices()] == ["What is due", "A quiz", "Other courses"]


async def test_a_done_lesson_can_be_taken_again_from_its_start_and_stays_done(pupil: Pupil) -> None:
    await to_the_end_of_names(pupil)
    await rows(pupil, "UPDATE lesson_progress SET completed_at = now()")
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    assert "Names for values 1/3" in words_of(await elsewhere.say("/learn names"))
    assert "Which of these is a number?" in words_of(await elsewhere.press("Next"))
    assert await completed(pupil) == {"names": True}


async def look_ahead(turn: Turn) -> Action:
    """A verb of another feature, which quotes a step in the middle of a lesson."""
    del turn
    return Action("lesson.open", {"lesson": "ways", "step": 1})


async def test_looking_ahead_keeps_no_place_and_leads_back_to_the_start(pupil: Pupil) -> None:
    router = pupil.house.dispatch.router
    commands = {**router.commands, "ahead": Command(name="ahead", handler=look_ahead)}
    pupil.house.dispatch.router = replace(router, commands=commands)
    assert "Ways to choose 2/3" in words_of(await pupil.say("/ahead"))
    assert "The end" in words_of(await pupil.press("Next"))
    assert labels(pupil) == ["From the start", "Back"]
    assert await completed(pupil) == {}
    assert "Ways to choose 1/3" in words_of(await pupil.press("From the start"))


async def test_words_close_to_a_title_find_it(pupil: Pupil) -> None:
    for words in ("2", "ways", "Ways to choose", "otherwise", "choose", "ways to chose", "wyas"):
        assert "Ways to choose 1/3" in words_of(await pupil.say(f"/learn {words}")), words


async def test_words_that_find_nothing_get_the_lessons_to_choose_from(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/learn quantum *chess*"))
    assert r"quantum \*chess\*" in said
    assert labels(pupil) == ["Names for values", "Ways to choose"]
    assert "Names for values 1/3" in words_of(await pupil.press("Names for values"))


async def test_words_that_may_mean_several_ask_which(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/learn you can"))
    assert "Is it one of these?" in said
    assert labels(pupil) == ["Names for values", "Ways to choose"]


async def test_a_lesson_that_became_shorter_goes_on_at_its_new_end(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await pupil.say("/learn ways")
    await pupil.press("Next")
    await pupil.press("Next")
    sample.replace("lessons/ways.md", "\n## Otherwise\n\nThere is a second way.\n\n## The end\n", "")
    edited()
    said = words_of(await pupil.say("/learn"))
    assert "Ways to choose 1/1" in said
    assert labels(pupil) == ["Now from memory"]


async def test_an_answer_to_a_question_that_was_edited_is_not_counted_and_it_is_asked_anew(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await pupil.say("/learn names")
    await pupil.press("Next")
    sample.replace("items/names.yaml", "`seven`", "`eight`")
    edited()
    said = words_of(await pupil.press("7"))
    assert "was changed since I asked it" in said
    assert "eight" in labels(pupil)
    assert await rows(pupil, "SELECT count(*) FROM attempts") == [(0,)]
    await pupil.press("7")
    assert await rows(pupil, "SELECT correct FROM attempts") == [(True,)]


async def test_an_item_that_is_gone_is_asked_no_more(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    answer = pupil.choice("True").id
    sample.replace("lessons/names.md", "recall: [judge, say]", "recall: [say, predict]")
    edited()
    assert "already behind us" in words_of(await pupil.send(Pressed(answer)))
    assert "What do we call the sign" in words_of(await pupil.say("/learn"))


async def test_a_lesson_that_is_gone_leads_on_to_another(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await pupil.say("/learn ways")
    old = pupil.choice("Next").id
    sample.replace("course.yaml", "lessons: [names, ways]", "lessons: [names]")
    (sample.path / "lessons/ways.md").unlink()
    edited()
    assert "not in this course any more" in words_of(await pupil.send(Pressed(old)))
    assert "Names for values 1/3" in words_of(await pupil.say("/learn"))


async def test_a_renamed_lesson_keeps_its_place(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await pupil.say("/learn ways")
    await pupil.press("Next")
    sample.replace("course.yaml", "lessons: [names, ways]", "lessons: [names, paths]")
    sample.replace("lessons/ways.md", "id: ways", "id: paths\nformerly: [ways]")
    (sample.path / "lessons/ways.md").rename(sample.path / "lessons/paths.md")
    edited()
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    assert "Ways to choose 2/3" in words_of(await elsewhere.say("/learn"))
    assert "Ways to choose 3/3" in words_of(await pupil.press("Next"))


async def test_a_lesson_with_too_little_to_recall_asks_more_of_its_questions(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    sample.replace("lessons/names.md", "recall: [judge, say]", "recall: [double, judge]")
    edited()
    await to_the_end_of_names(pupil)
    await pupil.press("Now from memory")
    assert "From memory: 2 of 2" in words_of(await pupil.press("True"))


async def test_an_example_of_an_edited_lesson_that_is_gone_is_told(
    pupil: Pupil, sample: SampleCourse, edited: Callable[[], None]
) -> None:
    await pupil.say("/learn")
    await pupil.press("Next")
    old = pupil.choice("Run it").id
    sample.replace("lessons/names.md", "```python run", "```python")
    edited()
    assert "no longer in the lesson" in words_of(await pupil.send(Pressed(old)))


async def test_everything_can_be_typed(pupil: Pupil) -> None:
    await pupil.send(Called("learn", {"lesson": "names"}))
    await pupil.say("1")
    await pupil.say("'seven'")
    await pupil.say("next")
    assert "Names for values 3/3" in pupil.words()
    await pupil.say("1")
    assert "From memory: 1 of 2" in pupil.words()
