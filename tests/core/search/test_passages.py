"""A question finds the step of a lesson that speaks of it, and idle talk finds nothing."""

import pytest

from bot.settings import ROOT
from core.course.catalogue import Catalogue, load_catalogue
from core.search.passages import Passage, Passages

MEMORY, PYTHON = "how-memory-works", "python-first-steps"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "content")


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages()


@pytest.mark.parametrize(
    ("course", "question", "lesson"),
    [
        (PYTHON, "what is a variable?", "names"),
        (PYTHON, "what is a variabel", "names"),
        (PYTHON, "wat does input() do", "names"),
        (PYTHON, "what does print do?", "hello"),
        (PYTHON, "what does // mean", "numbers"),
        (PYTHON, "when should I use else", "decisions"),
        (MEMORY, "how does spacing work?", "when-to-practise"),
        (MEMORY, "why do I forget", "why-we-forget"),
    ],
)
async def test_a_question_finds_the_lesson_that_answers_it(
    catalogue: Catalogue, passages: Passages, course: str, question: str, lesson: str
) -> None:
    found = await passages.closest(catalogue.course(course), question)
    assert lesson in [one.lesson for one in found]
    assert [one.closeness for one in found] == sorted((one.closeness for one in found), reverse=True)


@pytest.mark.parametrize("course", [MEMORY, PYTHON])
@pytest.mark.parametrize(
    "talk", ["", "ok", "thanks!", "who are you", "asdf qwer zxcv", "how do I cook rice", "?!", "🦉", "\n\n"]
)
async def test_idle_talk_finds_nothing(
    catalogue: Catalogue, passages: Passages, course: str, talk: str
) -> None:
    assert await passages.closest(catalogue.course(course), talk) == []


async def test_where_all_passages_are_about_one_thing_it_can_still_be_asked_about(passages: Passages) -> None:
    bees = [
        Passage("", place, "Bees", f"The dance of the bees, part {place}.", study="s") for place in range(5)
    ]
    found = await passages.closest_of_shelf("bees", bees, "the dance of the bees")
    assert len(found) == 3
    assert await passages.closest_of_shelf("bees", bees, "volcanoes") == []
