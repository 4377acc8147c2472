"""One item of a course is written anew, and nothing around it changes."""

from collections.abc import Mapping

import pytest

from core.authoring.checking import checked
from core.authoring.editing import edited, group_of
from tests.core.course.sample import SAMPLE

FILES: Mapping[str, bytes] = {name: text.encode() for name, text in SAMPLE.items()}


def test_a_question_gets_other_words_and_keeps_all_else() -> None:
    after = edited(FILES, "judge", {"prompt": "Can a name be given another value?"})
    assert {name for name in FILES if after[name] != FILES[name]} == {"items/names.yaml"}
    before_course, course = checked("sample", FILES).course, checked("sample", after).course
    assert before_course is not None
    assert course is not None
    assert course.item("judge").prompt == "Can a name be given another value?"
    others = [one.id for one in before_course.items if one.id != "judge"]
    assert [course.item(id_) for id_ in others] == [before_course.item(id_) for id_ in others]


def test_a_value_of_none_is_taken_out() -> None:
    after = edited(FILES, "pick-one", {"hints": None})
    assert "hints" not in group_of(after, "pick-one")


def test_a_challenge_is_written_in_its_own_file() -> None:
    after = edited(FILES, "double", {"title": "Twice as much"})
    assert {name for name in FILES if after[name] != FILES[name]} == {"challenges/double/challenge.yaml"}
    course = checked("sample", after).course
    assert course is not None
    assert course.challenge("double").title == "Twice as much"


def test_the_same_values_leave_the_file_to_the_byte() -> None:
    assert edited(FILES, "judge", {"answer": True}) == FILES


def test_an_item_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="nobody"):
        edited(FILES, "nobody", {"prompt": "?"})


def test_what_the_values_are_worth_the_check_says() -> None:
    found = checked("sample", edited(FILES, "judge", {"difficulty": 9}))
    assert found.course is None
    assert [one.path for one in found.broken] == ["items/names.yaml"]
