"""Being stuck, and asking why an answer was not right: with a model and without."""

from bot.wiring import OpenHouse
from core.chat import Action, Choice, Choices, Reply
from core.course.model import Course, Question
from core.feature import Command
from core.turn import Turn
from tests.core.features.asked import give, round_of
from tests.core.features.asked import rows as queried
from tests.core.features.doings import PYTHON, Answer, course_of, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import ATTEMPT, GOOD, LEAK, MADE, talk
from tests.journeys.answering import wrong
from tests.pupil import Pupil

WHY = "If that were right, print would have to read your thoughts [1]. Try it with one word: what comes out?"


async def press(pupil: Pupil, action: Action) -> str:
    """Press a choice that leads to this action, with the open reply's ways around it."""

    async def offer(turn: Turn) -> Reply:
        kept = [block for block in turn.asked.blocks if isinstance(block, Choices)] if turn.asked else []
        return Reply.of(*kept, Choices((Choice("this one", action),)))

    commands = pupil.house.dispatch.router.commands
    assert isinstance(commands, dict)
    commands["offer"] = Command(name="offer", handler=offer)
    await pupil.call("offer")
    del commands["offer"]
    await pupil.press("this one")
    return pupil.words()


async def test_who_is_stuck_talks_about_the_last_attempt_where_a_model_may_speak(house: OpenHouse) -> None:
    ada = await talk(house)
    assert GOOD in await press(ada.pupil, Action("tutor.stuck"))
    assert ATTEMPT in ada.prompt
    assert "I'm stuck." in ada.prompt


async def test_who_is_stuck_without_a_model_is_asked_where_and_led_on_by_one_question(
    pupil: Pupil, house: OpenHouse
) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/challenge to-fahrenheit")
    await pupil.fill(ATTEMPT)
    assert "What is it that holds you up?" in await press(pupil, Action("tutor.stuck"))
    for label, word in (
        ("I don't know how to begin", "the smallest part first"),
        ("It does something else", "follow it line by line"),
        ("I don't get an idea in it", "say it in your own words"),
    ):
        await press(pupil, Action("tutor.stuck"))
        await pupil.press(label)
        assert word in pupil.words()
        assert "9 / 5" not in pupil.words()
        assert "Back to “How warm is that?”" in [one.label for one in pupil.choices()]


async def test_who_has_tried_nothing_yet_is_asked_where_though_there_is_a_model(
    pupil: Pupil, house: OpenHouse
) -> None:
    model = with_model(house, lambda _: GOOD)
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.say("/challenge to-fahrenheit")
    assert "What is it that holds you up?" in await press(pupil, Action("tutor.stuck"))
    assert model.calls == []


async def test_a_model_that_leaks_leaves_who_is_stuck_with_the_authors_way(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    words = await press(ada.pupil, Action("tutor.stuck"))
    assert "What is it that holds you up?" in words
    assert "9 / 5" not in "\n".join((words, *ada.grown))


async def test_who_is_stuck_with_nothing_open_is_led_on(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    await press(pupil, Action("tutor.stuck"))
    assert pupil.choices()


async def answered_wrongly(pupil: Pupil, house: OpenHouse) -> tuple[Course, Question]:
    """A wrong answer in a quiz, to a question whose misconception is known."""
    course = course_of(house, PYTHON)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await pupil.say("/quiz 20")
    item = (await round_of(pupil, course))[0]
    await give(pupil, wrong(item))
    return course, item


async def test_why_is_offered_after_a_wrong_answer_and_said_from_the_side_of_what_was_answered(
    pupil: Pupil, house: OpenHouse
) -> None:
    model = with_model(house, lambda _: WHY)
    _, item = await answered_wrongly(pupil, house)
    await agree(pupil)
    await pupil.press("Why?")
    assert "read your thoughts" in pupil.words()
    assert MADE in pupil.words()
    (call,) = model.calls
    assert call.prompt.name == "tutor/why"
    told = "\n".join(words for _, words in call.messages())
    assert item.prompt.strip() in told
    assert item.explanation.strip() in told
    assert "Go on" in pupil.words() or "Back" in pupil.words()


async def test_why_without_a_model_is_what_the_author_says_of_the_belief(
    pupil: Pupil, house: OpenHouse
) -> None:
    course, item = await answered_wrongly(pupil, house)
    await pupil.press("Why?")
    repairs = [one.repair for one in course.misconceptions]
    assert any(one in pupil.words() for one in (*repairs, item.explanation))
    assert MADE not in pupil.words()


async def test_asking_why_is_no_help_with_a_later_answer(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, lambda _: WHY)
    course, item = await answered_wrongly(pupil, house)
    await agree(pupil)
    await pupil.press("Why?")
    assert await queried(pupil, "SELECT kind, item FROM tutor_messages") == [("why", item.id)]
    await did(pupil, course.id, Answer(item.id))
    levels = await queried(pupil, "SELECT assist_level FROM attempts ORDER BY id")
    assert levels == [(0,), (0,)]
