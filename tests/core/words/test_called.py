"""A command is called by its own name and by the one it has in a language; the longest name wins."""

import pytest

from core.chat import called
from core.words.called import by_name, read

COMMANDS = ("learn", "quiz", "course", "course create", "course close all")
SPANISH = {
    "called-learn": "aprender",
    "called-quiz": "learn",
    "called-course": "curso",
    "called-course-create": "crear",
}


def say(message: str, /, **_: str | float) -> str:
    return SPANISH[message]


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("learn", "aprender"),
        ("course create", "curso crear"),
        ("course close all", "curso close all"),
        ("plugin", "plugin"),
    ],
)
def test_a_command_has_a_name_in_the_language_as_far_as_there_are_words(command: str, name: str) -> None:
    assert called(command, say) == name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("learn", ("learn", "")),
        ("APRENDER  bucles y listas ", ("learn", "bucles y listas ")),
        ("aprender", ("learn", "")),
        ("course x", ("course", "x")),
        ("course_create a b_c", ("course create", "a b_c")),
        ("Curso_Crear", ("course create", "")),
        ("course_x y", ("course", "x y")),
        ("course create  x\n  y", ("course create", "x\n  y")),
        ("curso crear x", ("course create", "x")),
        ("curso  close all", ("course close all", "")),
        ("course close", ("course", "close")),
        ("curso", ("course", "")),
    ],
)
def test_a_line_calls_by_either_name_and_keeps_the_rest(line: str, found: tuple[str, str]) -> None:
    assert read(line, COMMANDS, say) == found


def test_a_declared_name_wins_over_one_of_the_language() -> None:
    assert by_name(COMMANDS, say)["learn"] == "learn"


@pytest.mark.parametrize("line", ["", "learning", "create x", "crear"])
def test_a_line_that_begins_with_no_command_calls_none(line: str) -> None:
    assert read(line, COMMANDS, say) is None


def test_without_commands_nothing_is_called() -> None:
    assert read("learn", (), say) is None
