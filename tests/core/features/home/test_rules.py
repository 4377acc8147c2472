"""What the hall suggests, quotes and lists."""

from pathlib import Path

import pytest

from core.course.catalogue import load_catalogue
from core.course.model import Code, Prose, Step
from core.features.home.rules import LONGEST, quotation, suggested
from tests.core.course.sample import SampleCourse


def test_the_course_in_the_learners_language_is_suggested_before_a_longer_one(tmp_path: Path) -> None:
    small = SampleCourse(tmp_path, "small")
    small.replace("course.yaml", "id: sample", "id: small")
    small.replace("course.yaml", "language: en", "language: es")
    large = SampleCourse(tmp_path, "large")
    large.replace("course.yaml", "id: sample", "id: large")
    courses = load_catalogue(tmp_path).courses
    assert [one.id for one in courses] == ["large", "small"]

    def suggestion(language: str | None) -> str:
        found = suggested(courses, language)
        assert found is not None
        return found.id

    assert suggestion("es-MX") == "small"
    assert suggestion("en") == "large"
    assert suggestion(None) == "large"
    assert suggested((), "en") is None


def step(*texts: str) -> Step:
    return Step(heading="", parts=tuple(Prose(text=text) for text in texts))


def test_the_paragraph_that_speaks_of_the_question_is_quoted() -> None:
    lesson = step("All about birds.\n\nA penguin cannot fly.", "Some can sing.")
    assert quotation(lesson, "do penguins fly?") == "A penguin cannot fly."


@pytest.mark.parametrize("word", ["penguin", "`pen guin`"])
def test_a_long_paragraph_is_cut_between_words_and_never_in_code(word: str) -> None:
    quoted = quotation(step(f"{word} " * 100), "penguin")
    assert len(quoted) <= LONGEST + 2
    assert quoted.endswith(f"{word} …")


def test_a_step_without_prose_is_quoted_by_its_title_alone() -> None:
    assert quotation(Step(heading="Code", parts=(Code(source="x = 1"),)), "x") == ""
