"""The hall: it welcomes, helps without closing anything, lets go kindly, and answers from the course."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Audience, Card, Weight
from core.course.catalogue import Catalogue
from core.store import learners
from tests.core.features.doings import MEMORY, PYTHON, Answer, course_of, did
from tests.core.features.elsewhere import reached, stand_in
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "home")
    return Pupil(house)


def primary(pupil: Pupil) -> Action:
    (choice,) = (one for one in pupil.choices() if one.weight is Weight.PRIMARY)
    return choice.action


async def test_somebody_new_is_welcomed_by_name_and_is_one_press_from_a_lesson(pupil: Pupil) -> None:
    reply = await pupil.say("/start")
    assert "Hello Ada" in words_of(reply)
    assert "explain what you learnt to others" in words_of(reply), "announced before the lesson (P15)"
    assert primary(pupil) == Action("courses.begin", {"course": PYTHON})
    assert words_of(await pupil.press("Start the first lesson")) == reached(
        "courses.begin", None, course=PYTHON
    )


async def test_a_name_is_shown_as_it_is_written(house: OpenHouse) -> None:
    odd = Pupil(house, name="*x*")
    assert r"Hello \*X\*" in words_of(await odd.say("/start"))


async def test_without_a_name_the_welcome_leaves_it_out(house: OpenHouse) -> None:
    nameless = Pupil(house, name=" ")
    assert "Hello, good to have you here" in words_of(await nameless.say("/start"))


async def test_text_as_the_first_thing_ever_is_welcomed(pupil: Pupil) -> None:
    assert "Hello Ada" in words_of(await pupil.say("hi there"))


async def test_without_a_course_the_welcome_says_so(pupil: Pupil) -> None:
    dispatch = pupil.house.dispatch
    dispatch.house = replace(dispatch.house, catalogue=Catalogue(courses=()))
    assert "no courses here yet" in words_of(await pupil.say("/start"))
    assert "no courses here yet" in words_of(await pupil.say("what is a loop?"))


async def test_somebody_who_comes_back_is_told_the_next_lesson(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    said = words_of(await pupil.say("/start"))
    course = course_of(pupil.house, MEMORY)
    assert "Good to see you again, Ada!" in said
    assert course.lessons[1].title in said
    assert f"{course.title} 1/{len(course.lessons)}" in said
    assert primary(pupil) == Action("lesson.next")


async def test_a_lesson_that_was_begun_is_gone_on_with(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1, begun=1)
    title = course_of(pupil.house, MEMORY).lessons[1].title
    assert f"in the middle of the lesson **{title}**" in words_of(await pupil.say("/start"))
    assert words_of(await pupil.press("Go on with the lesson")) == reached("lesson.next", MEMORY)


async def test_what_is_due_comes_before_what_is_new(pupil: Pupil) -> None:
    question = course_of(pupil.house, MEMORY).questions[0]
    await did(pupil, MEMORY, Answer(question.id), lessons=1)
    pupil.house.dispatch.clock.advance(days=60)  # type: ignore[attr-defined]
    assert "One question is due" in words_of(await pupil.say("/start"))
    assert primary(pupil) == Action("review.start")


async def test_after_the_last_lesson_a_quiz_is_offered(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=len(course_of(pupil.house, MEMORY).lessons))
    assert "been through all" in words_of(await pupil.say("/start"))
    assert primary(pupil) == Action("quiz.start")


@pytest.mark.parametrize("activity", ["quiz", "review", "lesson", "challenge", "chess"])
async def test_what_is_open_is_the_way_back(pupil: Pupil, activity: str) -> None:
    await did(pupil, MEMORY, activity=activity)
    said = words_of(await pupil.say("/start"))
    assert ("still open" if activity == "chess" else f"Your {activity} is still open") in said
    assert primary(pupil) == Action(f"{activity}.on")


async def test_a_course_that_was_taken_away_is_told_and_others_are_offered(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    dispatch = pupil.house.dispatch
    others = tuple(one for one in dispatch.house.catalogue.courses if one.id != MEMORY)
    dispatch.house = replace(dispatch.house, catalogue=Catalogue(courses=(*others, *others)))
    assert "not here any more" in words_of(await pupil.say("/start"))
    assert primary(pupil) == Action("courses.show")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_help_lists_every_command_as_it_is_typed_with_its_words(
    pupil: Pupil, language: str
) -> None:
    await pupil.say(f"/settings language {language}")
    said = words_of(await pupil.say("/help"))
    say = pupil.house.door.say(language)
    mine = [one for one in pupil.house.door.commands() if one.audience is Audience.EVERYONE]
    for command in mine:
        assert f"/{say(f'called-{command.name}')}: {say(f'command-{command.name}')}" in said
    assert said.count("\n- ") == len(mine) + 3, "and three examples"
    assert ("/aprender" in said) is (language == "es")


async def test_the_help_closes_nothing_that_waits_for_an_answer(pupil: Pupil) -> None:
    await pupil.say("/start")
    await pupil.say("/help")
    assert words_of(await pupil.say("Start the first lesson")).startswith("courses.begin")


async def test_the_help_in_the_middle_of_an_activity_says_that_it_stays_open(pupil: Pupil) -> None:
    await did(pupil, MEMORY, activity="quiz")
    assert "Your quiz is still open" in words_of(await pupil.say("/help"))
    await pupil.say("/start")
    assert primary(pupil) == Action("quiz.on")


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        ("quiz", "counts"),
        ("review", "the rest stays due"),
        ("lesson", "kept your place"),
        ("challenge", "come back"),
        ("chess", "What you did is kept"),
    ],
)
async def test_cancel_leaves_and_says_what_was_kept(pupil: Pupil, activity: str, said: str) -> None:
    await did(pupil, MEMORY, activity=activity)
    assert said in words_of(await pupil.say("/cancel"))
    assert "Nothing is open" in words_of(await pupil.say("/cancel")), "it was left"


async def test_cancel_where_nothing_is_open_is_kind_and_leads_on(pupil: Pupil) -> None:
    assert "nothing to leave" in words_of(await pupil.say("/cancel"))
    assert primary(pupil) == Action("courses.show")
    await did(pupil, MEMORY, lessons=1)
    await pupil.say("/cancel")
    assert primary(pupil) == Action("lesson.next")


async def test_a_question_is_answered_with_passages_that_open_their_step(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    reply = await pupil.say("how does spacing work?")
    cards = [one for one in reply.blocks if isinstance(one, Card)]
    assert 1 <= len(cards) <= 2
    assert "spacing" in cards[0].markdown
    opens = [one for one in pupil.choices() if one.action.verb == "lesson.open"]
    assert len(opens) == len(cards)
    lesson = course_of(pupil.house, MEMORY).lesson(str(opens[0].action.arguments["lesson"]))
    assert cards[0].title.startswith(lesson.title)
    assert words_of(await pupil.press(opens[0].label)).startswith(f"lesson.open in {MEMORY}: lesson=")


async def test_a_question_that_the_course_does_not_speak_of_is_owned_up_to(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    reply = await pupil.say("asdf qwer zxcv")
    assert "I don't know" in words_of(reply)
    assert not [one for one in pupil.choices() if one.action.verb == "lesson.open"]
    assert primary(pupil) == Action("lesson.next")


async def test_a_question_in_the_middle_of_an_activity_offers_the_way_back(pupil: Pupil) -> None:
    await did(pupil, MEMORY, activity="quiz")
    await pupil.say("how does spacing work?")
    assert primary(pupil) == Action("quiz.on")
    await pupil.say("asdf qwer zxcv")
    assert words_of(await pupil.press("Back to the quiz")).startswith("quiz.on")


async def test_20_000_characters_out_of_the_blue_are_answered(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1)
    reply = await pupil.say("memory " * 2_500)
    assert words_of(reply)


async def test_everything_is_said_in_spanish(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1, activity="quiz")
    async with pupil.house.dispatch.house.database.transaction() as connection:
        found = await learners.find(connection, pupil.platform, pupil.name)
        assert found is not None
        await learners.change(connection, found.id, language="es")
    assert "¡Qué bien verte de nuevo, Ada!" in words_of(await pupil.say("/start"))
    assert "Tu cuestionario sigue abierto" in words_of(await pupil.say("/help"))
    assert "Eso no lo sé" in words_of(await pupil.say("asdf qwer zxcv"))
    assert "Has dejado el cuestionario" in words_of(await pupil.say("/cancel"))


@pytest.mark.parametrize(
    "command", ["/learn", "/learn names", "/quiz", "/review", "/challenge", "/challenge parrot"]
)
async def test_whoever_wants_to_begin_at_once_is_shown_where_to_begin(pupil: Pupil, command: str) -> None:
    assert "I'm Parley" in words_of(await pupil.say(command))
    assert primary(pupil) == Action("courses.begin", {"course": PYTHON})
