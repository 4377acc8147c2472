"""Methods about the bot itself: who it is, its commands by scope and language, what is written in its profile."""

import re
from collections.abc import Callable

from tests.loopback.telegram.access import chat_of
from tests.loopback.telegram.bodies import Json, part
from tests.loopback.telegram.refusal import wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.wire import own_json

NAME = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")


def get_me(call: Call) -> Json:
    settings = call.stage.settings
    return own_json(call.stage.world.bot, privacy=settings.privacy, inline=settings.inline)


def _where(call: Call) -> tuple[str, str]:
    """The scope and the language of a set of commands."""
    scope = part(call.args, "scope") or {"type": "default"}
    kind: str = scope["type"]
    if "chat_id" in scope:
        chat = chat_of(Call(stage=call.stage, args=scope, files={}))
        kind += f":{chat.id}"
        if chat.is_private and scope["type"] != "chat":
            raise wrong("can't use the scope in private chats")
    if "user_id" in scope:
        kind += f":{scope['user_id']}"
    return kind, _language(call)


def _language(call: Call) -> str:
    language: str = call.args.get("language_code") or ""
    if language and not LANGUAGE.fullmatch(language):
        raise wrong("invalid language code specified")
    return language


def set_commands(call: Call) -> bool:
    commands: list[Json] = call.args["commands"]
    if len(commands) > 100:
        raise wrong("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not NAME.fullmatch(one["command"].removeprefix("/")):
            raise wrong("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"].strip()) <= 256:
            raise wrong("BOT_COMMAND_DESCRIPTION_INVALID")
    names = [one["command"] for one in commands]
    if len(set(names)) < len(names):
        call.stage.violations.append(f"a command is there twice: {names}")
    call.stage.world.commands[_where(call)] = commands
    call.stage.changes.tell()
    return True


def get_commands(call: Call) -> list[Json]:
    return call.stage.world.commands.get(_where(call), [])


def delete_commands(call: Call) -> bool:
    call.stage.world.commands.pop(_where(call), None)
    return True


def _setter(key: str, limit: int, fault: str) -> Callable[[Call], bool]:
    def set_(call: Call) -> bool:
        said: str = call.args.get(key) or ""
        if len(said) > limit:
            raise wrong(fault)
        call.stage.world.profile[key, _language(call)] = said
        return True

    return set_


def _getter(key: str) -> Callable[[Call], Json]:
    def get(call: Call) -> Json:
        profile = call.stage.world.profile
        own = call.stage.world.bot.name if key == "name" else ""
        return {key: profile.get((key, _language(call))) or profile.get((key, "")) or own}

    return get


set_name, get_name = _setter("name", 64, "BOT_TITLE_INVALID"), _getter("name")
set_description = _setter("description", 512, "DESCRIPTION_TOO_LONG")
get_description = _getter("description")
set_short_description = _setter("short_description", 120, "ABOUT_TOO_LONG")
get_short_description = _getter("short_description")
