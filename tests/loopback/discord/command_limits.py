"""What Discord asks of application commands beyond their shape."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.loopback.discord.bodies import Json, Path, part, parts
from tests.loopback.discord.refusal import Mistake, Refused

CHAT, USER, MESSAGE = 1, 2, 3
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
"""Most commands of a type in a place."""
LARGEST = 8000
SUBCOMMAND, GROUP = 1, 2
CHOOSABLE = frozenset({3, 4, 10})
LOCALES = frozenset({
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
})  # fmt: skip
SCRIPTS = re.compile(r"[-_'\u0900-\u097f\u0e00-\u0e7f]")


def is_name(text: str) -> bool:
    """Whether a chat command or an option may be called so."""
    known = all(SCRIPTS.match(one) or unicodedata.category(one)[0] in "LN" for one in text)
    return 1 <= len(text) <= 32 and known and text == text.lower()


def check_counts(commands: Sequence[Json]) -> None:
    """Raise Refused where there are too many commands of a type in one place."""
    counts = Counter(command.get("type") or CHAT for command in commands)
    if any(count > MOST[kind] for kind, count in counts.items()):
        raise Refused(30032)


def mistakes_of_commands(commands: Sequence[Json]) -> Iterator[Mistake]:
    """Mistakes in all commands of a place, as they are written at once."""
    seen = Counter((command.get("type") or CHAT, command["name"]) for command in commands)
    for number, command in enumerate(commands):
        if seen[command.get("type") or CHAT, command["name"]] > 1:
            code = "APPLICATION_COMMANDS_DUPLICATE_NAME"
            yield Mistake((number,), code, "Application command names must be unique")
        yield from mistakes_of_command(command, (number,))


def mistakes_of_command(command: Json, path: Path = ()) -> Iterator[Mistake]:
    """Mistakes in one command."""
    yield from _locale_mistakes(command, path)
    if (command.get("type") or CHAT) != CHAT:
        for key in ("description", "options", "description_localizations"):
            if command.get(key):
                code = "APPLICATION_COMMAND_CONTEXT_MENU_FIELD"
                yield Mistake((*path, key), code, f"Context menu commands cannot have {key}")
        return
    yield from _name_mistakes(command, path)
    yield from _options_mistakes(command, path, depth=0)
    if size(command) > LARGEST:
        yield Mistake(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


def size(node: Json) -> int:
    """The characters of a command or an option that count: the longest language of each text, and all below."""
    longest = sum(
        max(len(text) for text in (node.get(key) or "", *part(node, f"{key}_localizations").values()))
        for key in ("name", "description")
    )
    choices = sum(_choice_size(choice) for choice in parts(node, "choices"))
    return longest + choices + sum(map(size, parts(node, "options")))


def _choice_size(choice: Json) -> int:
    names = [choice["name"], *part(choice, "name_localizations").values()]
    return max(map(len, names)) + len(str(choice["value"]))


def _locale_mistakes(node: Json, path: Path) -> Iterator[Mistake]:
    for key in ("name_localizations", "description_localizations"):
        for locale in part(node, key).keys() - LOCALES:
            yield Mistake((*path, key, locale), "BASE_TYPE_CHOICES", f"{locale} is no locale of Discord's")


def _name_mistakes(node: Json, path: Path) -> Iterator[Mistake]:
    if not is_name(node["name"]):
        yield Mistake((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    for locale, text in part(node, "name_localizations").items():
        if not is_name(text):
            here = (*path, "name_localizations", locale)
            yield Mistake(here, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    if not 1 <= len(node.get("description") or "") <= 100:
        here = (*path, "description")
        yield Mistake(here, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")


def _options_mistakes(node: Json, path: Path, depth: int) -> Iterator[Mistake]:
    options = parts(node, "options")
    seen = Counter(option["name"] for option in options)
    optional = False
    for number, option in enumerate(options):
        here = (*path, "options", number)
        yield from _name_mistakes(option, here)
        yield from _locale_mistakes(option, here)
        yield from _option_mistakes(option, here, depth)
        if seen[option["name"]] > 1:
            code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
            yield Mistake(here, code, "Option names must be unique")
        if option.get("required") and optional:
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            yield Mistake(here, code, "Required options must be placed before non-required options")
        optional = optional or not option.get("required")
    if len({option["type"] in {SUBCOMMAND, GROUP} for option in options}) > 1:
        code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
        yield Mistake((*path, "options"), code, "Sub-command options and option types are mutually exclusive")


def _option_mistakes(option: Json, path: Path, depth: int) -> Iterator[Mistake]:
    if option["type"] in {SUBCOMMAND, GROUP}:
        if depth + (option["type"] == SUBCOMMAND) > 2 or (option["type"] == GROUP and depth):
            code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
            yield Mistake((*path, "type"), code, "Groups stand in a command, sub-commands in either")
        yield from _options_mistakes(option, path, depth + (1 if option["type"] == GROUP else 2))
        return
    choices = parts(option, "choices")
    if option.get("autocomplete") and (choices or option["type"] not in CHOOSABLE):
        code = "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID"
        yield Mistake((*path, "autocomplete"), code, "autocomplete and choices are mutually exclusive")
    if len({choice["name"] for choice in choices}) < len(choices):
        code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
        yield Mistake((*path, "choices"), code, "Choice names must be unique")
    for number, choice in enumerate(choices):
        yield from _locale_mistakes(choice, (*path, "choices", number))
    for least, most in (("min_value", "max_value"), ("min_length", "max_length")):
        low, high = option.get(least), option.get(most)
        if low is not None and high is not None and low > high:
            yield Mistake((*path, most), "BASE_TYPE_BAD_RANGE", f"{most} must not be below {least}")
