"""The progress: words and a picture that agree, work alone and with help apart, and one way on."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Picture, Progress, Reply, Weight
from core.course.model import Course, Question
from core.store import learners
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.elsewhere import stand_in
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "progress")
    return Pupil(house)


@pytest.fixture
def course(house: OpenHouse) -> Course:
    return course_of(house, MEMORY)


@pytest.fixture
def question(course: Course) -> Question:
    """The first question of the first skill that has one."""
    return course.questions[0]


def primary(pupil: Pupil) -> Action:
    (choice,) = (one for one in pupil.choices() if one.weight is Weight.PRIMARY)
    return choice.action


def picture_of(reply: Reply) -> Picture | None:
    return next((one for one in reply.blocks if isinstance(one, Picture)), None)


async def test_without_a_course_the_progress_leads_to_the_courses(pupil: Pupil) -> None:
    assert "as soon as you have begun" in words_of(await pupil.say("/progress"))
    assert primary(pupil) == Action("courses.show")


async def test_somebody_new_is_encouraged_and_sees_no_empty_chart(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    reply = await pupil.say("/progress")
    assert "still ahead of you" in words_of(reply)
    assert picture_of(reply) is None
    assert primary(pupil) == Action("lesson.next")


async def test_lessons_without_answers_are_told_and_nothing_is_drawn(pupil: Pupil, course: Course) -> None:
    await did(pupil, MEMORY, lessons=1)
    reply = await pupil.say("/progress")
    assert reply.blocks[0] == Progress(f"{course.title}: lessons done", 1, len(course.lessons))
    assert "Your lessons are on their way" in words_of(reply)
    assert picture_of(reply) is None


async def test_answers_alone_and_with_help_are_counted_apart(
    pupil: Pupil, course: Course, question: Question
) -> None:
    answers = [Answer(question.id), Answer(question.id, correct=False), Answer(question.id, helped=True)]
    await did(pupil, MEMORY, *answers, lessons=1)
    said = words_of(await pupil.say("/progress"))
    assert f"**{course.skill(question.skill).title}**: learning, about" in said
    assert "1 of 2 right on your own. 1 of 1 right with help." in said


async def test_work_with_help_alone_gives_no_estimate_and_no_picture(
    pupil: Pupil, question: Question
) -> None:
    await did(pupil, MEMORY, Answer(question.id, helped=True), lessons=1)
    reply = await pupil.say("/progress")
    assert "not tried on your own yet. 1 of 1 right with help." in words_of(reply)
    assert picture_of(reply) is None


async def test_help_does_not_move_the_estimate(pupil: Pupil, question: Question) -> None:
    await did(pupil, MEMORY, Answer(question.id))
    alone = picture_of(await pupil.say("/progress"))
    await did(pupil, MEMORY, *[Answer(question.id, correct=False, helped=True)] * 3)
    helped = picture_of(await pupil.say("/progress"))
    assert alone is not None
    assert alone == helped, "the same bytes, the same words"


async def test_the_picture_says_in_words_what_it_shows(
    pupil: Pupil, course: Course, question: Question
) -> None:
    await did(pupil, MEMORY, *[Answer(question.id)] * 12, lessons=1)
    reply = await pupil.say("/progress")
    picture = picture_of(reply)
    assert picture is not None
    title = course.skill(question.skill).title
    assert f"{title}: mastered, about 9" in picture.alt
    assert "A line at 75%" in picture.alt
    content = await pupil.house.door.media(picture.media.key)
    assert content.startswith(b"\x89PNG")
    assert f"**{title}**: mastered" in words_of(reply)


async def test_what_is_due_is_told_and_comes_first(pupil: Pupil, question: Question) -> None:
    await did(pupil, MEMORY, Answer(question.id), lessons=1)
    assert "The next question comes back" in words_of(await pupil.say("/progress"))
    assert primary(pupil) == Action("lesson.next")
    pupil.house.dispatch.clock.advance(days=60)  # type: ignore[attr-defined]
    assert "One question is due" in words_of(await pupil.say("/progress"))
    assert primary(pupil) == Action("review.start")


async def test_after_the_last_lesson_a_quiz_is_offered(pupil: Pupil, course: Course) -> None:
    await did(pupil, MEMORY, lessons=len(course.lessons))
    await pupil.say("/progress")
    assert primary(pupil) == Action("quiz.start")


async def test_words_and_picture_are_in_the_learners_language(pupil: Pupil, question: Question) -> None:
    await did(pupil, MEMORY, Answer(question.id), lessons=1)
    english = picture_of(await pupil.say("/progress"))
    async with pupil.house.dispatch.house.database.transaction() as connection:
        found = await learners.find(connection, pupil.platform, pupil.name)
        assert found is not None
        await learners.change(connection, found.id, language="es")
    reply = await pupil.say("/progress")
    spanish = picture_of(reply)
    assert "por tu cuenta" in words_of(reply)
    assert english is not None
    assert spanish is not None
    assert spanish.media.key != english.media.key
    assert spanish.alt.startswith("Probabilidad de que aciertes")
