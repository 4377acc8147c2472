"""Every word of the interface is there, in every language, and every word that is said is one of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import adapters
import core
import core.words
from bot import plugins
from core.words import Words

ROOMS = (Path(core.__file__).parent, Path(adapters.__file__).parent)
LONGEST_DESCRIPTION = 100
"""Characters that the narrowest menu of a platform shows of a command."""


@pytest.fixture(scope="module")
def words() -> Words:
    """The words of all rooms, as the house loads them."""
    own = Path(core.words.__file__).parent
    rooms = [*plugins.features(), *plugins.platforms()]
    return Words.load([own, *(one.words for one in rooms)])


def described() -> list[str]:
    """The ids of the words of every command and option."""
    commands = [command for feature in plugins.features() for command in feature.commands]
    options = [f"command-{command.name}-{option.name}" for command in commands for option in command.options]
    return [f"command-{command.name}" for command in commands] + options


def said() -> Iterator[tuple[str, str]]:
    """Every message id that the code says as it stands, and where."""
    for file in sorted(file for room in ROOMS for file in room.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _says(node.func):
                for id_ in _constants(node.args[0]):
                    yield id_, f"{file.parent.name}/{file.name}:{node.lineno}"


def _says(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("say", "LearnerError")


def _constants(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _constants(body)
            yield from _constants(otherwise)
        case _:
            pass


def test_no_word_is_missing_or_broken_in_any_language(words: Words) -> None:
    assert len(words.languages) >= 2
    assert [str(fault) for fault in words.faults()] == []


def test_every_command_and_option_is_described_in_every_language(words: Words) -> None:
    lengths = {
        f"{language}: {message}": len(words.say(language)(message))
        for language in words.languages
        for message in described()
    }
    assert {where: length for where, length in lengths.items() if not 0 < length <= LONGEST_DESCRIPTION} == {}


def test_every_word_that_is_said_is_there(words: Words) -> None:
    missing: list[str] = []
    for id_, where in said():
        try:
            words.say("en")(id_)
        except KeyError:
            missing.append(f"{where} says {id_}")
        except ValueError:
            pass  # it is there, and wants values
    assert missing == []
    assert len(list(said())) > 50, "the search itself works"
