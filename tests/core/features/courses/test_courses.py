"""The courses: looked through, searched with any words at all, opened, chosen, and begun in one press."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Card, Progress, Reply, Weight
from core.course.catalogue import Catalogue, load_catalogue
from core.features.courses.rules import PAGE
from core.search.course_texts import course_texts
from core.store import courses, knowledge, learners
from tests.core.course.sample import SampleCourse
from tests.core.features.doings import MEMORY, PYTHON, Answer, course_of, did
from tests.core.features.elsewhere import reached, stand_in
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "courses")
    return Pupil(house)


def titles(reply: Reply) -> list[str]:
    return [one.title for one in reply.blocks if isinstance(one, Card)]


async def standing_of(pupil: Pupil) -> tuple[str | None, list[str]]:
    """The pupil's current course and those they are enrolled in."""
    read = pupil.house.dispatch.house.database.read
    found = await read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.course, await read(courses.enrolled, found.id)


async def stock(house: OpenHouse, folder: Path, count: int) -> None:
    """Have the house hold so many small courses and no other."""
    for number in range(count):
        name = f"sample-{number:02}"
        sample = SampleCourse(folder, name)
        sample.replace("course.yaml", "id: sample", f"id: {name}")
        sample.replace("course.yaml", "title: A sample", f"title: Sample {number}")
    catalogue = load_catalogue(folder)
    assert len(catalogue.courses) == count, catalogue.faults
    dispatch = house.dispatch
    dispatch.house = replace(dispatch.house, catalogue=catalogue)
    async with dispatch.house.database.transaction() as connection:
        await courses.keep_texts(connection, course_texts(catalogue.courses))


async def test_every_course_is_shown_with_what_matters_about_it(pupil: Pupil) -> None:
    reply = await pupil.say("/courses")
    assert titles(reply) == [course_of(pupil.house, one).title for one in (MEMORY, PYTHON)]
    said = words_of(reply)
    course = course_of(pupil.house, MEMORY)
    assert course.summary in said
    assert f"Lessons: {len(course.lessons)}" in said
    assert f"Time: {sum(one.minutes for one in course.lessons)} min" in said
    assert "Language: English" in said
    assert "You:" not in said, "nothing is enrolled yet"


async def test_the_current_course_comes_first_and_says_how_far_it_is(pupil: Pupil) -> None:
    await did(pupil, PYTHON, lessons=2)
    reply = await pupil.say("/courses")
    course = course_of(pupil.house, PYTHON)
    assert titles(reply)[0] == course.title
    assert f"You: learning it now: 2 of {len(course.lessons)} lessons done" in words_of(reply)


@pytest.mark.parametrize(
    "words", ["forgetting", "forget", "Ebbinghaus", '"nonsense" -python', "xyzzy OR forget"]
)
async def test_words_find_the_course_that_speaks_of_them(pupil: Pupil, words: str) -> None:
    reply = await pupil.say(f"/courses {words}")
    assert titles(reply) == [course_of(pupil.house, MEMORY).title]
    assert "One course speaks of" in words_of(reply)


@pytest.mark.parametrize(
    "words",
    [
        "xyzzy",
        "-",
        '"',
        "' OR 1=1; --",
        "a & | ! ( <-> :* \\",
        "()",
        '"unclosed phrase',
        "the",
        "%_\\",
        "🦉",
        "x" * 5_000,
    ],
)
async def test_odd_words_are_never_an_error_and_lead_to_all_courses(pupil: Pupil, words: str) -> None:
    reply = await pupil.say(f"/courses {words}")
    assert "No course speaks of" in words_of(reply)
    assert len(titles(reply)) == 2


async def test_a_search_can_be_left_for_all_courses(pupil: Pupil) -> None:
    await pupil.say("/courses Ebbinghaus")
    assert len(titles(await pupil.press("All courses"))) == 2


async def test_many_courses_come_in_pages(pupil: Pupil, tmp_path: Path) -> None:
    await stock(pupil.house, tmp_path / "many", 2 * PAGE + 1)
    first = await pupil.say("/courses")
    assert titles(first) == [f"Sample {number}" for number in range(PAGE)]
    assert "Page 1 of 3" in words_of(first)
    assert "Courses before" not in words_of(first)
    second = await pupil.press("More courses")
    last = await pupil.press("More courses")
    assert titles(second) + titles(last) == [f"Sample {number}" for number in range(PAGE, 2 * PAGE + 1)]
    assert "More courses" not in words_of(last)
    assert titles(await pupil.press("Courses before")) == titles(second)


async def test_the_pages_of_a_search_stay_in_the_search(pupil: Pupil, tmp_path: Path) -> None:
    await stock(pupil.house, tmp_path / "many", PAGE + 1)
    found = titles(await pupil.say("/courses value"))
    more = await pupil.press("More courses")
    assert "speak of “value”" in words_of(more)
    assert len({*found, *titles(more)}) == PAGE + 1


async def test_a_house_without_courses_says_so(pupil: Pupil) -> None:
    dispatch = pupil.house.dispatch
    dispatch.house = replace(dispatch.house, catalogue=Catalogue(courses=()))
    assert "no courses here yet" in words_of(await pupil.say("/courses"))


async def test_an_opened_course_shows_its_lessons_and_their_state(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=1, begun=1)
    await pupil.say("/courses")
    course = course_of(pupil.house, MEMORY)
    reply = await pupil.press(course.title)
    labels = [one.label for one in pupil.choices()]
    done, begun, new = course.lessons[:3]
    assert labels[0] == f"✓ {done.title} · done"
    assert labels[1] == f"▸ {begun.title} · begun"
    assert labels[2] == f"{new.title} · {new.minutes} min"
    assert Progress("Lessons done", 1, len(course.lessons)) in reply.blocks


async def test_a_lesson_of_any_course_begins_in_one_press(pupil: Pupil) -> None:
    await did(pupil, PYTHON, lessons=1)
    await pupil.say("/courses")
    course = course_of(pupil.house, MEMORY)
    await pupil.press(course.title)
    lesson = course.lessons[2]
    reply = await pupil.press(f"{lesson.title} · {lesson.minutes} min")
    assert words_of(reply) == reached("lesson.open", MEMORY, lesson=lesson.id)
    assert await standing_of(pupil) == (MEMORY, [MEMORY])


async def test_the_first_lesson_begins_in_one_press_and_the_learner_is_enrolled(pupil: Pupil) -> None:
    await pupil.say("/courses")
    await pupil.press(course_of(pupil.house, PYTHON).title)
    assert words_of(await pupil.press("Start the first lesson")) == reached("lesson.next", PYTHON)
    assert await standing_of(pupil) == (PYTHON, [PYTHON])


async def test_choosing_says_so_and_one_press_begins(pupil: Pupil) -> None:
    await pupil.say("/courses")
    await pupil.press(course_of(pupil.house, PYTHON).title)
    title = course_of(pupil.house, PYTHON).title
    assert f"You're in: {title}" in words_of(await pupil.press("Choose, start later"))
    (go,) = (one for one in pupil.choices() if one.weight is Weight.PRIMARY)
    assert go.action == Action("courses.begin", {"course": PYTHON})
    assert words_of(await pupil.press(go.label)) == reached("lesson.next", PYTHON)


async def test_choosing_again_keeps_what_is_known_of_the_learner(pupil: Pupil) -> None:
    question = course_of(pupil.house, MEMORY).questions[0]
    await did(pupil, MEMORY, Answer(question.id))
    database = pupil.house.dispatch.house.database
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    known = await database.read(knowledge.ability, learner.id, MEMORY)
    assert known is not None
    await did(pupil, PYTHON)
    await pupil.say("/courses")
    await pupil.press(course_of(pupil.house, MEMORY).title)
    await pupil.press("Choose, start later")
    assert await standing_of(pupil) == (MEMORY, [MEMORY])
    assert await database.read(knowledge.ability, learner.id, MEMORY) == known


async def test_a_course_that_was_taken_away_is_told_kindly(pupil: Pupil) -> None:
    await pupil.say("/courses")
    dispatch = pupil.house.dispatch
    title = course_of(pupil.house, PYTHON).title
    dispatch.house = replace(dispatch.house, catalogue=Catalogue(courses=()))
    assert "not here any more" in words_of(await pupil.press(title))
