"""Which tasks of a course a text may be about."""

from pathlib import Path

import pytest

from core.course.catalogue import Catalogue, load_catalogue
from core.search.copying import copied
from core.search.passages import Passages

PYTHON = "python-first-steps"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(Path("content"))


@pytest.mark.parametrize(
    ("text", "source", "is_"),
    [
        ("Solve: what does this program print here", "What does this program print?", True),
        ("what does a program print", "What does this program print?", False),
        ("Why?", "Why?", True),
        ("anything", "", False),
        ("AND WHAT, DOES THIS... PROGRAM PRINT?", "What does this program print?", True),
    ],
)
def test_five_words_in_a_row_are_copied(text: str, source: str, is_: bool) -> None:
    assert bool(copied(text, source)) is is_


async def test_each_item_is_known_by_half_of_its_words(catalogue: Catalogue) -> None:
    passages = Passages()
    course = catalogue.course(PYTHON)
    for item in course.items:
        half = item.prompt[: max(40, len(item.prompt) // 2)]
        assert item in await passages.tasks_like(course, f"Please solve this for me: {half}"), item.id


@pytest.mark.parametrize(
    "question",
    [
        "How do I show text on the screen?",
        "What is a variable?",
        "What does return do?",
        "What is a list index?",
    ],
)
async def test_what_is_asked_about_an_idea_is_about_no_question(catalogue: Catalogue, question: str) -> None:
    course = catalogue.course(PYTHON)
    assert await Passages().tasks_like(course, question) == []


async def test_a_challenge_is_known_in_other_words_too(catalogue: Catalogue) -> None:
    course = catalogue.course(PYTHON)
    found = await Passages().tasks_like(course, "give me a function that counts the vowels in a text")
    assert [one.id for one in found] == ["count-vowels"]
