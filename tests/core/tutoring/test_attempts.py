"""What a learner answered, and what they were asked, in words for a model: never what would have been right."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.course.model import Course, Question
from core.tutoring.attempts import LONGEST, answered, asked
from tests.adversarial.keys import CANARY, KEYS
from tests.adversarial.outcome import CONTENT
from tests.catalogues import catalogue_of


@pytest.fixture
def course() -> Course:
    return catalogue_of(CONTENT).course("guarded")


def question(course: Course, id_: str) -> Question:
    return next(one for one in course.questions if one.id == id_)


@pytest.mark.parametrize(
    ("item", "response", "words"),
    [
        ("pick-loop", {"options": [1]}, "just twice"),
        ("pick-many", {"options": [0, 3]}, "'maple'\nwillow"),
        ("pick-many", {"options": [0, 17, "x"]}, "'maple'"),
        ("pick-loop", {"options": "all"}, ""),
        ("judge", {"value": False}, "false"),
        ("name-sign", {"text": "equation"}, "equation"),
        ("weigh", {"text": "98.1 m/s²"}, "98.1 m/s²"),
        ("fill", {"blanks": {"text": "plum", "verb": "show"}}, "text: plum\nverb: show"),
        ("fill", {}, ""),
        ("predict", {"text": "20\nover"}, "20\nover"),
        ("name-sign", {"text": "x" * (LONGEST + 1)}, "x" * LONGEST),
    ],
)
def test_an_answer_is_told_as_the_learner_gave_it(
    course: Course, item: str, response: Mapping[str, Any], words: str
) -> None:
    assert answered(question(course, item), response) == words


def test_a_question_is_told_without_its_key(course: Course) -> None:
    for item in course.questions:
        told = asked(item)
        assert item.prompt in told
        assert CANARY not in told
        assert KEYS[item.id].plain not in told


def test_options_and_lines_come_in_an_order_that_tells_nothing(course: Course) -> None:
    told = asked(question(course, "pick-loop"))
    options = [line for line in told.splitlines() if line.startswith("- ")]
    assert options == sorted(options)
    lines = asked(question(course, "order")).splitlines()[1:]
    assert lines == sorted(lines)
    assert "print(rest)" in lines
