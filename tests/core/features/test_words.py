"""Every word of the interface is there, in every language, and every word that is said is one of them."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import adapters
import core
import core.words
from bot import plugins
from core.chat import called
from core.feature import Command
from core.words import Words
from core.words.called import by_name

ROOMS = (Path(core.__file__).parent, Path(adapters.__file__).parent)
LONGEST_DESCRIPTION = 100
"""Characters that the narrowest menu of a platform shows of a command."""

NAME = re.compile(r"(?=[\w-]{1,32}$)[^A-Z]+")
"""What every platform takes as the name of a command or an option."""
MENTION = re.compile(r"(?<![\w/])/([^\W\d_]+)")


@pytest.fixture(scope="module")
def words() -> Words:
    """The words of all rooms, as the house loads them."""
    own = Path(core.words.__file__).parent
    rooms = [*plugins.features(), *plugins.platforms()]
    return Words.load([own, *(one.words for one in rooms)])


def declared() -> list[Command]:
    """Every command there is."""
    return [command for feature in plugins.features() for command in feature.commands]


def paths() -> dict[str, str]:
    """What has words of its own, with its declared name: every command, group and option, as ids have it."""
    found: dict[str, str] = {}
    for command in declared():
        words = command.name.split()
        found |= {"-".join(words[:count]): words[count - 1] for count in range(1, len(words) + 1)}
        found |= {"-".join((*words, option.name)): option.name for option in command.options}
    return found


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
        for message in (f"command-{path}" for path in paths())
    }
    assert {where: length for where, length in lengths.items() if not 0 < length <= LONGEST_DESCRIPTION} == {}


def test_every_command_and_option_has_a_name_in_every_language(words: Words) -> None:
    names = {
        f"{language}: {path}": words.say(language)(f"called-{path}")
        for language in words.languages
        for path in paths()
    }
    assert {where: name for where, name in names.items() if not NAME.fullmatch(name)} == {}
    assert {path: words.say("en")(f"called-{path}") for path in paths()} == paths(), "as it is declared"


def test_no_two_commands_are_called_alike_nor_two_options_of_one(words: Words) -> None:
    commands = [one.name for one in declared()]
    for language in words.languages:
        say = words.say(language)
        assert _doubled(called(one, say) for one in commands) == []
        assert all(by_name(commands, say)[called(one, say)] == one for one in commands), (
            "nor as another in English"
        )
        for command in declared():
            ids = ("-".join(("called", *command.name.split(), option.name)) for option in command.options)
            assert _doubled(map(say, ids)) == []


def _doubled(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_words_name_commands_as_they_are_typed_in_their_language(words: Words) -> None:
    wrong: list[str] = []
    for file in sorted(file for room in ROOMS for file in room.rglob("*.ftl")):
        names = {called(one.name, words.say(file.stem)).partition(" ")[0] for one in declared()}
        lines = (line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
        mentioned = {name for line in lines for name in MENTION.findall(line)}
        wrong += [f"{file.parent.parent.name}/{file.name}: /{name}" for name in sorted(mentioned - names)]
    assert wrong == []


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
