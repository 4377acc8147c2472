"""What the tutor quotes."""

import pytest

from core.course.model import Code, Prose, Step
from core.features.tutor.rules import LONGEST, quotation


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
