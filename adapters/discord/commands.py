"""What the features declare → Discord's application commands. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from core.chat import Audience, CommandOption, CommandSpec, OptionKind, Say

type Payload = dict[str, Any]

CHAT_INPUT, MESSAGE = 1, 3
"""Types of commands: typed after a slash, or in the menu of a message."""
SUBCOMMAND, GROUP = 1, 2
KINDS = {OptionKind.TEXT: 3, OptionKind.NUMBER: 4, OptionKind.FILE: 11}
"""Types of options."""
ADMINISTRATOR, MANAGE_GUILD, MANAGE_MESSAGES = 1 << 3, 1 << 5, 1 << 13
PERMISSIONS = {
    Audience.STAFF: str(MANAGE_MESSAGES),
    Audience.INSTRUCTORS: str(MANAGE_MESSAGES),
    Audience.MANAGERS: str(MANAGE_GUILD),
    Audience.ADMINS: str(MANAGE_GUILD),
    Audience.OPERATORS: str(ADMINISTRATOR),
}
"""Whom a server shows a command before it says otherwise. The core looks for itself at each call."""
WIDEST = (Audience.EVERYONE, *PERMISSIONS)
"""The audiences, those of most people first: of a group, all see who may call any of it."""
ROLES = {Audience.INSTRUCTORS, Audience.ADMINS, Audience.OPERATORS}
"""Who acts in a role may do so in private too."""
LONGEST = 100
"""Characters of a description."""
NAME = re.compile(r"[-'\w]{1,32}")
"""What a command or an option may be called in a language."""

LOCALES = [
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en-GB",
    "en-US",
    "es-419",
    "es-ES",
    "fi",
    "fr",
    "hi",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "lt",
    "nl",
    "no",
    "pl",
    "pt-BR",
    "ro",
    "ru",
    "sv-SE",
    "th",
    "tr",
    "uk",
    "vi",
    "zh-CN",
    "zh-TW",
]
"""The languages in which Discord shows commands."""

THREAD = CommandSpec(name="thread")
"""The adapter's own command: a private thread for somebody's lessons. Telegram and the web have nothing like it."""


def menu_command(specs: Iterable[CommandSpec]) -> tuple[CommandSpec, CommandOption] | None:
    """The command that takes code, and the option for it: the menu of a message offers it for the code there."""
    found = ((spec, option) for spec in specs for option in spec.options if option.code)
    return next(found, None)


class Commands:
    """Makes the commands in `languages`, of which the first is the one that Discord shows where it has no other.

    `everywhere`: they are global, and so may also be used in direct messages and by people who brought Parley
    along themselves; else they are one server's.
    """

    def __init__(self, languages: Mapping[str, Say], *, everywhere: bool) -> None:
        self._languages = languages
        self._say = next(iter(languages.values()))
        self._everywhere = everywhere

    def payloads(self, specs: Sequence[CommandSpec]) -> list[Payload]:
        """All commands, each group once, as Discord takes them."""
        tops = dict.fromkeys(spec.name.partition(" ")[0] for spec in specs)
        made = [self._top(top, [one for one in specs if one.name.split(" ")[0] == top]) for top in tops]
        return [*made, *self._menu(specs)]

    def _top(self, name: str, specs: Sequence[CommandSpec]) -> Payload:
        audience = min((spec.audience for spec in specs), key=WIDEST.index)
        return {
            "type": CHAT_INPUT,
            **self._named(name, "name"),
            "options": self._inside(name, specs),
            **self._where(audience, servers=name == THREAD.name),
        }

    def _inside(self, path: str, specs: Sequence[CommandSpec]) -> list[Payload]:
        """The options of the command `path`, or the commands in the group `path`."""
        if [spec.name for spec in specs] == [path]:
            shown = [option for option in specs[0].options if not option.hidden]
            return [self._option(specs[0], option) for option in _required_first(shown)]
        depth = path.count(" ") + 1
        names = dict.fromkeys(" ".join(spec.name.split(" ")[: depth + 1]) for spec in specs)
        return [self._nested(name, specs) for name in names]

    def _nested(self, name: str, specs: Sequence[CommandSpec]) -> Payload:
        within = [spec for spec in specs if f"{spec.name} ".startswith(f"{name} ")]
        kind = SUBCOMMAND if [spec.name for spec in within] == [name] else GROUP
        return {"type": kind, **self._named(name, "name"), "options": self._inside(name, within)}

    def _option(self, spec: CommandSpec, option: CommandOption) -> Payload:
        made: Payload = {
            "type": KINDS[option.kind],
            **self._named(f"{spec.name} {option.name}", "name"),
            "required": option.required,
        }
        if option.suggests:
            made["autocomplete"] = True
        bounds = {"min_value": option.least, "max_value": option.most}
        return {**made, **{name: bound for name, bound in bounds.items() if bound is not None}}

    def _menu(self, specs: Sequence[CommandSpec]) -> Iterator[Payload]:
        if menu_command(specs):
            names = self._texts("discord-run-menu")
            yield {
                "type": MESSAGE,
                "name": self._say("discord-run-menu"),
                "name_localizations": names,
                **self._where(Audience.EVERYONE),
            }

    def _named(self, path: str, key: str) -> Payload:
        """The name and the description of a command, a group or an option, in all languages."""
        id_ = path.replace(" ", "-")
        return {
            key: path.rpartition(" ")[2],
            f"{key}_localizations": self._texts(f"called-{id_}", names=True),
            "description": (_said(self._say, f"command-{id_}") or path)[:LONGEST],
            "description_localizations": self._texts(f"command-{id_}"),
        }

    def _texts(self, message: str, *, names: bool = False) -> dict[str, str]:
        """A text in all languages but the first, by Discord's names of them; none where there are no words for it.

        `names`: those that cannot be a name are left out, so that one of them does not cost us all commands.
        """
        others = list(self._languages.items())[1:]
        said = {language: _said(say, message) for language, say in others}
        return {
            locale: text[:LONGEST]
            for language, text in said.items()
            for locale in LOCALES
            if text and (not names or NAME.fullmatch(text)) and language in (locale, locale.partition("-")[0])
        }

    def _where(self, audience: Audience, *, servers: bool = False) -> Payload:
        """Who sees a command, and where it can be used: in `servers` alone, where it is of no use elsewhere."""
        permissions = {"default_member_permissions": PERMISSIONS.get(audience)}
        if not self._everywhere:
            return permissions
        if audience in ROLES:
            return {**permissions, "contexts": [0, 1], "integration_types": [0]}
        if servers or audience is not Audience.EVERYONE:
            return {**permissions, "contexts": [0], "integration_types": [0]}
        return {**permissions, "contexts": [0, 1, 2], "integration_types": [0, 1]}


def _said(say: Say, message: str) -> str:
    """A text, or "" where a plugin brings no words for it."""
    try:
        return say(message)
    except KeyError:
        return ""


def _required_first(options: Iterable[CommandOption]) -> list[CommandOption]:
    return sorted(options, key=lambda option: not option.required)


def same(ours: Sequence[Payload], theirs: Sequence[Payload]) -> bool:
    """Whether Discord has our commands already. What it adds of its own (ids, versions, defaults) does not count."""
    known = {(one["type"], one["name"]): one for one in theirs}
    if len(known) != len(ours):
        return False
    return all(_agrees(one, known.get((one["type"], one["name"]), {})) for one in ours)


ESSENCE = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "autocomplete",
    "min_value",
    "max_value",
    "default_member_permissions",
]
PLACES = ("contexts", "integration_types")
"""Where it can be used: Discord has its own mind where we say nothing of it."""


def _agrees(ours: Payload, theirs: Payload) -> bool:
    if any(_said_of(ours, name) != _said_of(theirs, name) for name in ESSENCE):
        return False
    if any(sorted(ours[name]) != sorted(theirs.get(name) or ()) for name in PLACES if name in ours):
        return False
    options, others = ours.get("options") or (), theirs.get("options") or ()
    return len(options) == len(others) and all(map(_agrees, options, others))


def _said_of(payload: Mapping[str, Any], name: str) -> Any:
    """What is said there; what is empty, or not so, may as well be missing."""
    said = payload.get(name)
    return None if said is False or said in ("", [], {}) else said
