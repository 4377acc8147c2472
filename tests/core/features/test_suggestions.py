"""What features suggest while somebody types is what they then take."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Suggestion
from core.features.quiz import rules
from core.store import learners
from tests.core.features.doings import MEMORY, PYTHON, course_of, did
from tests.core.features.elsewhere import reached, stand_in
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "home")
    return Pupil(house)


async def suggested(pupil: Pupil, command: str, option: str, **options: str) -> list[Suggestion]:
    found = await pupil.house.door.suggest(pupil.incoming(Called(command, options)), option)
    return list(found)


@pytest.mark.parametrize("course", [PYTHON, MEMORY])
async def test_every_lesson_is_suggested_and_its_value_opens_it(pupil: Pupil, course: str) -> None:
    await did(pupil, course)
    lessons = course_of(pupil.house, course).lessons
    found = await suggested(pupil, "learn", "lesson")
    assert [one.label for one in found] == [lesson.title for lesson in lessons]
    for lesson, one in zip(lessons, found, strict=True):
        said = words_of(await pupil.call("learn", lesson=one.value))
        assert said == reached("lesson.open", course, course=course, lesson=lesson.id)


async def test_words_of_a_lesson_bring_it_to_the_top(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    last = course_of(pupil.house, PYTHON).lessons[-1]
    found = await suggested(pupil, "learn", "lesson", lesson=last.title.split()[-1][:5])
    assert found[0].label == last.title


async def test_every_challenge_is_suggested_and_its_value_opens_it(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    found = await suggested(pupil, "challenge", "challenge")
    titles = {one.title for one in course_of(pupil.house, PYTHON).challenges}
    assert {one.label for one in found} <= titles
    assert len(found) == min(25, len(titles))
    for one in found:
        assert words_of(await pupil.call("challenge", challenge=one.value)).startswith("challenge.open")


async def test_every_skill_is_suggested_for_a_quiz_and_is_what_it_is_about(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    course = course_of(pupil.house, PYTHON)
    found = await suggested(pupil, "quiz", "topic")
    assert [one.label for one in found] == [skill.title for skill in course.skills]
    for skill, one in zip(course.skills, found, strict=True):
        topic, count = rules.read_options(course, one.value, "")
        assert skill in rules.skills_for(course, topic)
        assert count == rules.DEFAULT


@pytest.mark.parametrize(
    ("topic", "count", "meant"),
    [
        ("Level 2", "", ("Level 2", rules.DEFAULT)),
        ("level 2", "7", ("level 2", 7)),
        ("Level 2 7", "", ("Level 2", 7)),
        ("other 2", "", ("other", 2)),
        ("12", "", ("", 12)),
    ],
)
def test_a_number_in_the_name_of_a_topic_is_not_the_number_of_questions(
    house: OpenHouse, topic: str, count: str, meant: tuple[str, int]
) -> None:
    course = course_of(house, PYTHON)
    first, *others = course.skills
    course = replace(course, skills=(replace(first, title="Level 2"), *others))
    assert rules.read_options(course, topic, count) == meant


async def test_every_course_is_suggested_and_its_value_finds_it_alone(pupil: Pupil) -> None:
    found = await suggested(pupil, "courses", "search", search="python")
    assert found[0].label == course_of(pupil.house, PYTHON).title
    for one in await suggested(pupil, "courses", "search"):
        assert "One course speaks of" in words_of(await pupil.call("courses", search=one.value))
    assert "One course speaks of" in words_of(await pupil.call("courses", search=MEMORY)), "by its id too"


class TestSettings:
    async def kept(self, pupil: Pupil) -> tuple[str, str | None, str | None]:
        found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
        assert found is not None
        return found.name, found.language, found.time_zone

    async def test_settings_are_suggested_in_the_language_and_taken_so(self, pupil: Pupil) -> None:
        await pupil.say("/settings language es")
        _, language, zone = await suggested(pupil, "settings", "setting")
        assert (language.label, zone.label) == ("Idioma", "Zona horaria")
        await pupil.call("settings", setting=zone.value, value="Madrid")
        await pupil.call("settings", setting=language.value, value="English")
        assert await self.kept(pupil) == ("Ada", "en", "Europe/Madrid")

    async def test_languages_are_suggested_in_their_own_names(self, pupil: Pupil) -> None:
        found = await suggested(pupil, "settings", "value", setting="language")
        assert [one.label for one in found] == ["English", "Español"]
        (spanish,) = await suggested(pupil, "settings", "value", setting="language", value="spa")
        await pupil.call("settings", setting="language", value=spanish.value)
        assert (await self.kept(pupil))[1] == "es"

    async def test_zones_are_suggested_with_the_time_that_it_is_there(self, pupil: Pupil) -> None:
        found = await suggested(pupil, "settings", "value", setting="time zone", value="buenos")
        assert found[0] == Suggestion("Buenos Aires · Monday 6:00\u202fAM", "America/Argentina/Buenos_Aires")
        await pupil.call("settings", setting="time zone", value=found[0].value)
        assert (await self.kept(pupil))[2] == found[0].value

    async def test_many_zones_are_as_few_as_are_shown(self, pupil: Pupil) -> None:
        assert len(await suggested(pupil, "settings", "value", setting="zone", value="a")) == 25

    @pytest.mark.parametrize("setting", ["name", "", "colour"])
    async def test_what_has_no_values_of_its_own_suggests_none(self, pupil: Pupil, setting: str) -> None:
        assert await suggested(pupil, "settings", "value", setting=setting, value="a") == []
