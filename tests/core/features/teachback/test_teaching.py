"""A lesson is explained to a pupil who asks why or how first; then it is said, in words, what it is like."""

import re
from collections.abc import Callable

import pytest

from bot.wiring import OpenHouse
from core.chat import Filled, Form, Pressed
from tests.core.explaining.lessons import without
from tests.core.features.doings import MEMORY, PYTHON, did
from tests.core.features.teachback.scenes import (
    LISTS,
    PART,
    PRACTICE,
    WHOLE,
    bands,
    is_asked,
    mine,
    question,
    rows,
    to_the_end,
)
from tests.pupil import Pupil, words_of

# ── the order of it (P15) ─────────────────────────────────────────────────────────────────────────────────────


async def test_it_is_announced_before_the_lesson_and_a_why_or_how_is_asked_before_anything_is_said_of_it(
    pupil: Pupil,
) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/learn Why it slips away")
    while "That's all I have to say" not in [one.label for one in pupil.choices()]:
        labels = [one.label for one in pupil.choices()]
        if "Explain it" in labels:
            await pupil.press("Explain it")
            await pupil.say(
                "Try to remember with the book closed, because finding a thing makes it last longer."
            )
        elif "Next" in labels or "Now from memory" in labels:
            await pupil.press("Next" if "Next" in labels else "Now from memory")
        else:
            await answered(pupil)
    await pupil.press("That's all I have to say")
    said = [words_of(one.reply) for one in pupil.deliveries]
    announced = next(place for place, one in enumerate(said) if "At the end you explain it" in one)
    read = next(place for place, one in enumerate(said) if "2/" in one)
    asked = next(place for place, one in enumerate(said) if "Your pupil asks" in one)
    judged = next(place for place, one in enumerate(said) if "What it covers" in one)
    assert announced < read < asked < judged
    assert re.search(r"\b(?:why|how)\b", said[asked], re.IGNORECASE)


async def answered(pupil: Pupil) -> None:
    """Answer the open question of a lesson somehow, or skip it."""
    labels = [one.label for one in pupil.choices()]
    if "Skip" in labels and "From memory" not in pupil.words():
        await pupil.press("Skip")
    elif any(isinstance(block, Form) for block in pupil.reply.blocks):
        form = pupil.form()
        await pupil.fill(*(one.example or "memory" for one in form.fields))
    else:
        await pupil.press(labels[0])


async def test_nothing_is_said_of_an_explanation_before_the_pupil_has_asked_however_one_presses(
    teacher: Pupil,
) -> None:
    await teacher.say(PART)
    enough = teacher.choice("That's all I have to say").id
    await teacher.say("/teach Loops")
    await teacher.send(Pressed(enough))
    assert "What it covers" not in teacher.words()
    assert await rows(teacher.house, "SELECT 1 FROM explanations") == []


# ── the way through it ────────────────────────────────────────────────────────────────────────────────────────


async def test_the_task_is_shown_and_the_lesson_is_not(teacher: Pupil) -> None:
    said = teacher.words()
    assert "explain to a friend why `b = a` does not make a second list" in said
    assert "knows nothing but what you tell them" in said
    assert "nickname" not in said
    assert teacher.reply.private
    assert [one.label for one in teacher.choices()] == ["Not now"]


async def test_the_pupil_asks_about_what_was_said_and_at_most_three_times(teacher: Pupil) -> None:
    asked: list[str] = []
    await teacher.say(PART)
    while is_asked(teacher):
        asked.append(question(teacher))
        await teacher.say("I do not know that.")
    assert len(asked) == len(set(asked)) == 3
    assert all(one.count("?") == 1 for one in asked)
    assert "there is one list with two names" in asked[0]
    assert "What it covers" in teacher.words()


async def test_who_has_no_answer_is_asked_something_else_and_it_is_no_part_of_the_explanation(
    teacher: Pupil,
) -> None:
    await teacher.say(PART)
    asked = question(teacher)
    await teacher.say("No idea.")
    assert question(teacher) != asked
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert kept.text == PART


async def test_where_nothing_is_missing_one_question_is_asked_and_no_more(teacher: Pupil) -> None:
    await teacher.say(WHOLE)
    assert "?" in question(teacher)
    await teacher.say("Because both names lead to the same list.")
    assert bands(teacher) == {
        "What it covers": "well done",
        "What it says": "well done",
        "How clear it is": "well done",
        "An example": "well done",
    }


@pytest.mark.parametrize(
    ("course", "lesson", "told"), [(PYTHON, "lists", LISTS), (MEMORY, "when-to-practise", PRACTICE)]
)
async def test_five_explanations_with_five_different_gaps_get_five_different_questions(
    house: OpenHouse, course: str, lesson: str, told: dict[str, str]
) -> None:
    questions: list[str] = []
    for place, gap in enumerate(list(told)[:5]):
        pupil = Pupil(house, f"learner{place}")
        await did(pupil, course)
        await pupil.say(f"/teach {lesson}")
        await pupil.say(without(told, gap))
        questions.append(question(pupil))
    assert len(set(questions)) == 5


async def test_whoever_has_no_more_to_say_is_not_asked_on(teacher: Pupil) -> None:
    await teacher.say(PART)
    await teacher.press("That's all I have to say")
    assert "What it covers" in teacher.words()
    (kept,) = await rows(teacher.house, "SELECT text FROM explanations")
    assert kept["text"] == PART


async def test_that_one_has_no_more_to_say_can_be_typed(teacher: Pupil) -> None:
    await teacher.say(PART)
    await teacher.say("that's all I have to say.")
    (kept,) = await rows(teacher.house, "SELECT text FROM explanations")
    assert kept["text"] == PART


async def test_it_can_be_left_before_anything_was_told(teacher: Pupil) -> None:
    stop = teacher.choice("Not now").id
    await teacher.press("Not now")
    assert "another time" in teacher.words()
    await teacher.say("/teach")
    await teacher.say(PART)
    asked = question(teacher)
    await teacher.send(Pressed(stop))
    await teacher.say("/teach")
    assert question(teacher) == asked


async def test_what_comes_between_takes_nothing_away(teacher: Pupil) -> None:
    await teacher.say(PART)
    asked = question(teacher)
    await teacher.say("/help")
    await teacher.say("/teach")
    assert question(teacher) == asked


async def test_an_answer_by_a_form_to_a_question_that_is_over_is_not_lost_nor_taken_for_another(
    teacher: Pupil,
) -> None:
    form = teacher.form()
    await teacher.fill(PART)
    asked = question(teacher)
    await teacher.send(Filled(form.id, {"words": "An answer from long ago."}))
    assert "further on by now" in teacher.words()
    assert question(teacher) == asked
    assert teacher.form().fields[0].value == "An answer from long ago."


async def test_a_form_that_is_filled_after_something_else_came_between_begins_it_anew(teacher: Pupil) -> None:
    form = teacher.form()
    await teacher.say("/quiz")
    await teacher.send(Filled(form.id, {"words": PART}))
    assert "there is one list with two names" in question(teacher)


async def test_a_press_of_the_same_lesson_goes_on_where_it_is(teacher: Pupil) -> None:
    await teacher.say(PART)
    asked = question(teacher)
    await teacher.say("/teach Lists")
    assert question(teacher) == asked


async def test_where_the_lesson_is_gone_it_is_over_kindly(
    teacher: Pupil, without_lesson: Callable[[str, str], None]
) -> None:
    again = teacher.choice("Not now").id
    await teacher.say(PART)
    without_lesson(PYTHON, "lists")
    await teacher.say("It is one list all the same.")
    assert "That lesson is not in the course any more" in teacher.words()
    await teacher.send(Pressed(again))
    assert "behind us" in teacher.words()
