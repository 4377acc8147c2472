"""Routes of application commands: of all servers, and of one."""

from tests.loopback.discord.bodies import Json, Path
from tests.loopback.discord.call import Answer, Call, Routes
from tests.loopback.discord.command_limits import (
    CHAT,
    check_counts,
    mistakes_of_command,
    mistakes_of_commands,
)
from tests.loopback.discord.refusal import Refused, refuse_form


def _place(call: Call) -> int:
    """Where the commands of the path are: a guild's id, or 0."""
    if call.at["application_id"] != str(call.stage.world.bot.id):
        raise Refused(10002)
    return call.stage.world.guild(call.at["guild_id"]).id if "guild_id" in call.at else 0


def _there(call: Call) -> list[Json]:
    return call.stage.world.commands.setdefault(_place(call), [])


def _stored(call: Call, given: Json, before: Json | None = None) -> Json:
    """A command as Discord keeps it: with all that was left out."""
    kind = given.get("type") or CHAT
    stored: Json = {
        "type": kind, "description": "", "default_member_permissions": None, "nsfw": False, "contexts": None,
        "name_localizations": None, "description_localizations": None, "integration_types": [0], **(before or {}),
        **{key: value for key, value in given.items() if value is not None or key != "integration_types"},
    }  # fmt: skip
    mask = stored["default_member_permissions"]
    stored["default_member_permissions"] = None if mask is None else str(mask)
    stored |= {
        "id": stored.get("id") or str(call.stage.world.ids.next()),
        "version": str(call.stage.world.ids.next()),
    }
    place = {"guild_id": call.at["guild_id"]} if "guild_id" in call.at else {}
    return {**stored, "type": kind, "application_id": call.at["application_id"], **place}


def _same(commands: list[Json], given: Json) -> Json | None:
    """The command that one of the same type and name takes the place of."""
    key = (given.get("type") or CHAT, given["name"])
    return next((one for one in commands if (one["type"], one["name"]) == key), None)


def _told(command: Json, *, localised: bool) -> Json:
    """A command as it is told: without `with_localizations` no language but its own is."""
    if localised:
        return command
    return {
        key: [_told(one, localised=False) for one in value]
        if key in {"options", "choices"} and value
        else value
        for key, value in command.items()
        if not key.endswith("_localizations")
    }


def listed(call: Call) -> Answer:
    return [_told(one, localised=call.asks_for("with_localizations")) for one in _there(call)]


def overwrite(call: Call) -> Answer:
    """All commands of the place at once; what is not named is gone."""
    there = _there(call)
    given: list[Json] = call.body or []
    check_counts(given)
    refuse_form(mistakes_of_commands(given))
    call.stage.world.commands[_place(call)] = made = [
        _stored(call, one, {"id": old["id"]} if (old := _same(there, one)) else None) for one in given
    ]
    return made


def create(call: Call) -> Answer:
    there = _there(call)
    refuse_form(mistakes_of_command(call.body))
    old = _same(there, call.body)
    stored = _stored(call, call.body, {"id": old["id"]} if old else None)
    check_counts([*(one for one in there if one is not old), stored])
    there[:] = [*(one for one in there if one is not old), stored]
    return stored


def _found(call: Call) -> Json:
    for command in _there(call):
        if command["id"] == call.at["command_id"]:
            return command
    raise Refused(10063)


def get(call: Call) -> Answer:
    return _found(call)


def edit(call: Call) -> Answer:
    old = _found(call)
    given: Json = {**old, **call.body, "type": old["type"]}
    path: Path = ()
    refuse_form(mistakes_of_command(given, path))
    there = _there(call)
    there[there.index(old)] = stored = _stored(call, given)
    return stored


def remove(call: Call) -> Answer:
    _there(call).remove(_found(call))
    return None


def _of(place: str) -> Routes:
    return {
        f"GET /applications/{{application_id}}{place}/commands": listed,
        f"PUT /applications/{{application_id}}{place}/commands": overwrite,
        f"POST /applications/{{application_id}}{place}/commands": create,
        f"GET /applications/{{application_id}}{place}/commands/{{command_id}}": get,
        f"PATCH /applications/{{application_id}}{place}/commands/{{command_id}}": edit,
        f"DELETE /applications/{{application_id}}{place}/commands/{{command_id}}": remove,
    }


ROUTES: Routes = {**_of(""), **_of("/guilds/{guild_id}")}
