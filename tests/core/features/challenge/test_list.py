"""The list of challenges: what each is, what it may give, and how it is narrowed down."""

from collections.abc import Callable

import pytest

from bot.settings import ROOT, Settings
from bot.wiring import OpenHouse
from core.course.model import Category
from tests.core.course.sample import SampleCourse
from tests.core.features.asked import rows
from tests.core.features.doings import PYTHON, course_of, did
from tests.pupil import Pupil, words_of

LEVELS = [f"Difficulty {one}" for one in range(1, 6)]


class TestOfASmallCourse:
    async def test_says_what_each_is_about_whether_it_is_timed_and_what_a_dot_is_worth(
        self, pupil: Pupil, sample: SampleCourse, reload: Callable[[], None]
    ) -> None:
        sample.replace(
            "challenges/double/challenge.yaml",
            "difficulty: 2\n",
            "difficulty: 2\ncategory: numbers\nminutes: 10\n",
        )
        reload()
        said = words_of(await pupil.say("/challenge"))
        assert "**Names for values** · Numbers\n[Say it louder •]\n[Double it •• ⏱]" in said
        assert "Each dot is worth up to 17 points." in said
        assert "⏱ has a time limit, from when you begin." in said
        said = words_of(await pupil.say("double it"))
        assert "About: Numbers" in said
        assert "Time: 10 minutes" in said

    async def test_has_no_need_to_be_narrowed_down(self, pupil: Pupil) -> None:
        said = words_of(await pupil.say("/challenge"))
        assert [one.label for one in pupil.choices()] == ["Say it louder •", "Double it ••"]
        assert "⏱" not in said


class TestOfTheCourseThatShips:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"content": ROOT / "content"})

    @pytest.fixture
    async def pupil(self, house: OpenHouse) -> Pupil:
        one = Pupil(house)
        await did(one, PYTHON)
        return one

    async def test_is_narrowed_down_by_category_and_within_it_by_difficulty(self, pupil: Pupil) -> None:
        await pupil.say("/challenge")
        said = words_of(await pupil.press("Loops"))
        assert "Challenges: Python: first steps · Loops\n0 of 3 solved" in said
        challenges = ["Lift-off ••", "Stairs of stars ••• ⏱", "At the till •••"]
        labels = [one.label for one in pupil.choices()]
        assert [one for one in labels if "•" in one] == challenges
        assert [one for one in labels if one in LEVELS] == ["Difficulty 2", "Difficulty 3"]
        said = words_of(await pupil.press("Difficulty 3"))
        assert "· Loops · Difficulty 3" in said
        assert [one.label for one in pupil.choices() if "•" in one.label] == challenges[1:]
        await pupil.press("All challenges")
        assert sum("•" in one.label for one in pupil.choices()) == 22

    async def test_offers_every_category_and_difficulty_there_is_and_no_other(self, pupil: Pupil) -> None:
        course = course_of(pupil.house, PYTHON)
        await pupil.say("/challenge")
        labels = [one.label for one in pupil.choices()]
        assert [one for one in labels if one in LEVELS] == LEVELS
        say = pupil.house.dispatch.house.words.say("en")
        there = {one.category for one in course.challenges}
        names = {one: say(f"category-{one}") for one in Category}
        assert {one for one in Category if names[one] in labels} == there

    async def test_narrowed_down_to_what_is_gone_shows_all(self, pupil: Pupil) -> None:
        await pupil.say("/challenge")
        gone = "UPDATE turns SET reply = replace(reply::text, '\"functions\"', '\"objects\"')::jsonb"
        await rows(pupil, gone)
        await pupil.press("Functions")
        assert sum("•" in one.label for one in pupil.choices()) == 22

    def test_every_challenge_has_a_category_and_some_a_limit_that_leaves_all_to_thought(
        self, house: OpenHouse
    ) -> None:
        challenges = course_of(house, PYTHON).challenges
        assert all(one.category for one in challenges)
        limits = [one.time_limit for one in challenges if one.time_limit]
        assert 2 <= len(limits) <= 3
