"""A lesson is explained to a pupil who asks why or how first; then it is said, in words, what it is like."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Called, Filled, Form, Media, Pressed, Said
from core.store import explanations, learners
from core.store.explanations import State
from tests.core.explaining.lessons import without
from tests.core.features.doings import MEMORY, PYTHON, did
from tests.core.features.teachback.scenes import (
    LISTS,
    PART,
    PRACTICE,
    WHOLE,
    WRONG,
    bands,
    is_asked,
    question,
    rows,
    to_the_end,
)
from tests.core.features.tutor.scenes import agree
from tests.loopback.openai import Heard
from tests.pupil import Pupil, words_of
from tests.sounds import wav
from tests.speaking import hearing

THROUGH_LISTS = 6
"""Lessons of the Python course that end with lists."""


async def begun(pupil: Pupil) -> None:
    await did(pupil, PYTHON, lessons=THROUGH_LISTS)
    await pupil.say("/teach Lists")


@pytest.fixture
async def teacher(pupil: Pupil) -> Pupil:
    """Somebody who is about to explain lists."""
    await begun(pupil)
    return pupil


# ── the order of it (P15) ────────────────────────────────────────────────────────────────────────────────────


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


# ── the way through it ───────────────────────────────────────────────────────────────────────────────────────


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


# ── which lesson ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_without_a_name_it_is_the_last_lesson_that_is_done_and_not_explained(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=2)
    await pupil.say("/teach")
    assert "Explain: When to practise" in pupil.words()
    await pupil.say(PRACTICE["one-gap-fits-all"])
    await to_the_end(pupil)
    await pupil.say("/teach")
    assert "Explain: Why it slips away" in pupil.words()


async def test_without_a_lesson_that_is_done_it_is_the_one_under_way(pupil: Pupil) -> None:
    await did(pupil, MEMORY, begun=1)
    await pupil.say("/teach")
    assert "Explain: Why it slips away" in pupil.words()


async def test_who_has_learnt_nothing_yet_is_led_to_a_lesson(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach")
    assert "first comes something to learn" in pupil.words()
    await pupil.press("Learn something")
    assert "At the end you explain it" in pupil.words()


async def test_a_name_that_fits_no_lesson_gets_those_there_are(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach xyzzy")
    assert "I find no lesson by xyzzy" in pupil.words()
    await pupil.press("Do I really know it?")
    assert "Explain: Do I really know it?" in pupil.words()


async def test_lessons_are_suggested_while_one_types(pupil: Pupil, house: OpenHouse) -> None:
    await did(pupil, MEMORY)
    incoming = pupil.incoming(Called("teach", {"lesson": "slips"}))
    found = await house.door.suggest(incoming, "lesson")
    assert [one.label for one in found] == ["Why it slips away"]


# ── what is said at the end ──────────────────────────────────────────────────────────────────────────────────


async def test_what_is_missing_is_named_and_not_given_away_and_nothing_is_a_number(teacher: Pupil) -> None:
    await teacher.say(PART)
    said = words_of(await teacher.press("That's all I have to say"))
    assert "Say more about “The first one is number 0”" in said
    assert "square brackets" not in said
    assert bands(teacher)["An example"] == "still to come"
    assert "Give an example" in said
    assert not re.search(r"\d+\s*(?:%|/|of)", said)


async def test_a_wrong_belief_is_asked_back_and_not_told(teacher: Pupil) -> None:
    await teacher.say(WRONG)
    assert "b = a makes a second list" in question(teacher)
    said = words_of(await teacher.press("That's all I have to say"))
    assert "You said “b = a makes a second list”. How could you check whether that is so?" in said
    assert bands(teacher)["What it says"] == "there is more to say"
    (kept,) = await rows(teacher.house, "SELECT about FROM explanations")
    assert kept["about"] == "", "it is no help against that belief"


async def test_something_else_altogether_is_looked_at_again_and_earns_nothing(teacher: Pupil) -> None:
    await teacher.say("My grandmother bakes a cake with apples every Sunday and then the whole family comes.")
    said = words_of(await to_the_end(teacher))
    assert "I could not find" in said
    assert "Let others learn from it" not in said
    assert await rows(teacher.house, "SELECT 1 FROM points") == []


async def test_it_is_kept_for_its_author_alone_and_earns_points_once(teacher: Pupil) -> None:
    await teacher.say(WHOLE)
    said = words_of(await to_the_end(teacher, "Because both names lead to the same list."))
    assert "30 points" in said
    assert "It stays with you alone" in said
    (kept,) = await mine(teacher)
    assert (kept.course, kept.lesson, kept.shared, kept.state) == (PYTHON, "lists", False, State.SHOWN)
    assert kept.about == "alias-is-copy"
    assert kept.text == f"{WHOLE}\n\nBecause both names lead to the same list."
    assert set(kept.bands) == {"coverage", "correctness", "clarity", "example"}
    assert re.fullmatch(r"\w+ \w+", kept.pseudonym)
    assert (kept.community, kept.code) == ("", "")
    await teacher.press("Explain it again")
    await teacher.say(WHOLE)
    await to_the_end(teacher, "Because both names lead to the same list.")
    assert "points" not in teacher.words()
    assert len(await mine(teacher)) == 2
    assert await rows(teacher.house, "SELECT reason, subject, amount FROM points") == [
        {"reason": "explained", "subject": f"{PYTHON}/lists", "amount": 30}
    ]


async def test_it_counts_for_the_day(teacher: Pupil) -> None:
    await teacher.say(PART)
    await to_the_end(teacher)
    assert await rows(teacher.house, "SELECT days FROM streaks") == [{"days": 1}]


async def test_it_can_be_offered_to_others_and_the_next_lesson_follows(teacher: Pupil) -> None:
    await teacher.say(WHOLE)
    await to_the_end(teacher, "Because both names lead to the same list.")
    (kept,) = await mine(teacher)
    offer = teacher.choice("Let others learn from it").action
    assert offer == Action("explanations.offer", {"explanation": kept.id})
    assert teacher.choices()[0].label.startswith("Next: ")


async def mine(pupil: Pupil) -> list[explanations.Explanation]:
    database = pupil.house.dispatch.house.database
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    return await database.read(explanations.mine, learner.id)


# ── code ─────────────────────────────────────────────────────────────────────────────────────────────────────

PROGRAM = 'a = ["x"]\nb = a.copy()'


async def test_a_program_in_the_text_is_its_example(teacher: Pupil) -> None:
    await teacher.say(f"{PART}\n\n```python\n{PROGRAM}\n```")
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)
    assert bands(teacher)["An example"] == "well done"


async def test_a_program_that_comes_along_is_its_example(teacher: Pupil) -> None:
    await teacher.attach(PART, copy_py=PROGRAM)
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)


async def test_who_begins_with_a_program_alone_is_asked_how_it_begins(teacher: Pupil) -> None:
    await teacher.say(f"```python\n{PROGRAM}\n```")
    assert question(teacher)
    await teacher.say(PART)
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)


async def test_an_explanation_can_be_spoken(teacher: Pupil, house: OpenHouse) -> None:
    await agree(teacher)
    async with hearing(house) as openai:
        openai.plan(Heard(PART))
        note = (Media.of("note.wav", "audio/wav", wav(3)),)
        await house.door.receive(replace(teacher.incoming(Said("")), attachments=note))
        assert "there is one list with two names" in question(teacher)
        await teacher.say("/teach loops")
        assert "say it in a voice note" in teacher.words()


# ── what cannot be taken ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("🙂🙂🙂", "needs words"),
        ("???", "needs words"),
        ("A list changes.", "whole sentence or two"),
        (
            "Una lista es como una caja y las cosas que hay en la caja son los elementos.",
            "They understand English",
        ),
        ("asdf qwer zxcv uiop hjkl bnmm yxcv poiu lkjh", "They understand English"),
        ("リストはたくさんのものを入れる箱のようなものです。", "They understand English"),
        ("word " * 900, "at most 4,000 characters"),
    ],
)
async def test_what_is_no_explanation_is_kindly_asked_for_again(teacher: Pupil, told: str, says: str) -> None:
    await teacher.say(told)
    assert says in teacher.words()
    assert teacher.form().fields[0].value == "", "what was typed stands in the chat"
    await teacher.say(PART)
    assert "there is one list with two names" in question(teacher)


async def test_what_was_sent_by_a_form_is_not_lost_where_it_cannot_be_taken(teacher: Pupil) -> None:
    await teacher.fill("A list changes.")
    assert teacher.form().fields[0].value == "A list changes."


async def test_the_lessons_own_words_are_not_ones_own(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach Do I really know it?")
    await pupil.say(
        "There is a simple cure, and it is a strong one. Judge later, not right after studying. And before you judge, "
        "try: look only at the question and see what comes."
    )
    assert "Put it in words of your own" in pupil.words()


async def test_an_answer_may_be_a_single_word_and_must_leave_room(teacher: Pupil) -> None:
    await teacher.say(f"{PART} {'It is the same list each time. ' * 115}")
    await teacher.say(f"{'It is so because there is one list. ' * 100}")
    assert is_asked(teacher)
    await teacher.say(f"{'It is so because there is one list. ' * 100}")
    assert "characters" in teacher.words()
    await teacher.say("3")
    assert "characters" not in teacher.words()


# ── when things change ───────────────────────────────────────────────────────────────────────────────────────


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


async def test_explanations_of_others_that_helped_draw_the_judgement(
    teacher: Pupil, house: OpenHouse
) -> None:
    await teacher.say(PART)
    await to_the_end(teacher)
    assert bands(teacher)["What it covers"] != "well done"
    await judged_well(house)
    other = Pupil(house, "bob")
    await begun(other)
    await other.say(PART)
    await to_the_end(other)
    assert bands(other)["What it covers"] == "well done"


async def judged_well(house: OpenHouse) -> None:
    """Have what was explained be shared, by three, each with votes that it helped."""
    await rows(house, "UPDATE explanations SET shared = true, up = 9, votes = 9")
    columns = "learner_id, course, lesson, skill, about, text, code, pseudonym, shared, state, at, up, votes, weigh_at"
    for name in ("second", "third"):
        await rows(
            house,
            f"INSERT INTO explanations (id, {columns}) SELECT '{name}', {columns} FROM explanations LIMIT 1",
        )
