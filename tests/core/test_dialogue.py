"""What typed text means while a reply waits for an answer."""

import pytest

from core.chat import Action, Choice, Choices, Field, FieldKind, Form, Reply
from core.dialogue import Nothing, Press, interpret, unfenced


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


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("```python\nprint(1)\n```", "print(1)"),
        ("  ```\nprint(1)\n```\n", "print(1)"),
        ("look:\n```py\na = 1\n\nb = 2\n```\nand ```\nmore\n```", "a = 1\n\nb = 2"),
        ("one:\n```\na\n```\ntwo:\n```\nb\n```", "a"),
        ("```c++\nint x;```", "int x;"),
        ("print(1)", "print(1)"),
        ("```python\n```", ""),
        ("`x` and ```y```", "`x` and ```y```"),
    ],
)
def test_code_is_the_first_block_of_a_message_or_all_of_it(content: str, code: str) -> None:
    assert unfenced(content) == code


def test_nobody_types_into_a_form_that_asks_for_a_channel_or_a_role() -> None:
    for kind in (FieldKind.CHANNEL, FieldKind.ROLE):
        fields = (Field(name="a", label="Name"), Field(name="b", label="Where", kind=kind))
        form = Form(fields=fields, action=Action("toy.save"), submit="Save")
        assert interpret("what is a loop?", Reply.of(form)) == Nothing()
