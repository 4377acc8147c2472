"""What typed text means while a reply waits for an answer."""

import pytest

from core.chat import Action, Choice, Choices, Reply
from core.dialogue import Nothing, Press, interpret


def reply(*labels: str) -> Reply:
    options = tuple(Choice(label, Action("toy.press", {"place": n})) for n, label in enumerate(labels))
    return Reply.of(Choices(options, answers=True))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("2 + 3", 0),
        ('"2 + 3"', 2),
        ("  2  +  3 ", 0),
        ("5", 1),
        ("2", 1),
        ("/3", 2),
        ("2.", 1),
    ],
)
def test_labels_that_differ_in_signs_alone_are_told_apart(typed: str, place: int) -> None:
    meaning = interpret(typed, reply("2 + 3", "5", '"2 + 3"'))
    assert meaning == Press(Action("toy.press", {"place": place}))


@pytest.mark.parametrize("typed", ["2-3", "?", "…", "4", "0"])
def test_what_could_be_several_labels_or_none_presses_nothing(typed: str) -> None:
    assert interpret(typed, reply("2 + 3", "5", '"2 + 3"')) == Nothing()


def test_a_sign_that_is_no_label_presses_no_label_of_signs() -> None:
    assert interpret("!=", reply("==", "<=")) == Nothing()
    assert interpret("<=", reply("==", "<=")) == Press(Action("toy.press", {"place": 1}))


def test_case_and_signs_may_differ_where_one_label_alone_is_meant() -> None:
    assert interpret("go on learning", reply("Go on learning!", "Stop here")) == Press(
        Action("toy.press", {"place": 0})
    )


def test_the_same_label_twice_presses_the_first() -> None:
    assert interpret("Read", reply("Read", "Read")) == Press(Action("toy.press", {"place": 0}))
