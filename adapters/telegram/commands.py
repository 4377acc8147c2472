"""What the features declare → Telegram's menus of commands, by scope and language. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.chat import Audience, CommandSpec, Say, called

NAME = re.compile(r"[a-z0-9_]{1,32}")
"""What Telegram takes as a command's name."""
LONGEST = 256
"""Characters of a description."""
MOST = 100

PRIVATE, GROUPS, ADMINISTRATORS = "all_private_chats", "all_group_chats", "all_chat_administrators"
"""Scopes: which menu is shown to whom. They hide and permit nothing: the core looks for itself at each call."""


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu: what is listed in `scope` to people of `language`, "" for all others."""

    scope: str
    language: str
    commands: tuple[tuple[str, str], ...]


def menus(specs: Sequence[CommandSpec], languages: Mapping[str, Say]) -> list[Menu]:
    """All menus; the first of the languages stands for those that have none of their own.

    Telegram knows languages by two letters, and no regions.
    """
    shown = {
        PRIVATE: [one for one in specs if one.audience is Audience.EVERYONE],
        GROUPS: [one for one in specs if one.audience is Audience.EVERYONE],
        ADMINISTRATORS: [one for one in specs if one.audience is not Audience.OPERATORS],
    }
    said: dict[str, Say] = {}
    for number, (language, say) in enumerate(languages.items()):
        said.setdefault(language.partition("-")[0] if number else "", say)
    return [
        Menu(scope, language, _listed(commands, say))
        for scope, commands in shown.items()
        for language, say in said.items()
    ]


def _listed(specs: Iterable[CommandSpec], say: Say) -> tuple[tuple[str, str], ...]:
    """Names and descriptions; a group of commands stands there once."""
    found: dict[str, str] = {}
    for spec in specs:
        first = spec.name.partition(" ")[0]
        name = called(first, say)
        found.setdefault(name if NAME.fullmatch(name) else first, say(f"command-{first}")[:LONGEST])
    return tuple(found.items())[:MOST]
