"""What a client sends of a command that somebody typed, and what it does not let them send."""

from collections.abc import Mapping, Sequence

from tests.loopback.discord.bodies import Json, parts
from tests.loopback.discord.command_limits import CHAT, GROUP, SUBCOMMAND
from tests.loopback.discord.permissions import May
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.wire import attachment_json, may_in
from tests.loopback.discord.world import Attachment, Channel, User

type Given = str | int | float | bool | Attachment


def offered(stage: Stage, user: User, channel: Channel, name: str, kind: int = CHAT) -> Json:
    """The command that a client offers somebody in a channel; those of the guild hide those of all."""
    guild = channel.guild.id if channel.guild else 0
    known = [*stage.world.commands.get(guild, ()), *stage.world.commands.get(0, ())]
    there = [one for one in known if _is_offered(one, user, channel) and one["type"] == kind]
    for command in there:
        if command["name"] == name:
            return command
    names = sorted(one["name"] for one in there)
    raise AssertionError(
        f"{user.name} is not offered {name!r} in {channel.name or 'their DM'}, only {names}."
    )


def _is_offered(command: Json, user: User, channel: Channel) -> bool:
    guest = channel.guild is not None and not channel.guild.bot
    if guest and 1 not in (command["integration_types"] or [0]):
        return False
    contexts = command.get("contexts")
    if not channel.guild:
        return 1 in contexts if contexts is not None else command.get("dm_permission") is not False
    mask = command["default_member_permissions"]
    may = may_in(channel, user.id)
    allowed = May.ADMINISTRATOR in may if mask == "0" else May(int(mask or 0)) in may
    return allowed and (contexts is None or 0 in contexts)


def command_data(
    command: Json, path: Sequence[str], given: Mapping[str, Given], focused: str | None = None
) -> Json:
    """The data of a command interaction; with `focused`, of an autocomplete interaction at this option."""
    leaf = command
    for step in path:
        leaf = _named(leaf, step, (SUBCOMMAND, GROUP))
    sent: list[Json] = [_option(leaf, name, value, focused) for name, value in given.items()]
    missing = [
        one["name"] for one in parts(leaf, "options") if one.get("required") and one["name"] not in given
    ]
    assert focused or not missing, f"{command['name']} needs {missing}."
    assert leaf is command or path, "A sub-command is missing."
    inner = sent
    for depth in range(len(path), 0, -1):
        kind = GROUP if depth < len(path) else SUBCOMMAND
        inner = [{"type": kind, "name": path[depth - 1], "options": inner}]
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"], "options": inner}
    files = {str(one.id): attachment_json(one) for one in given.values() if isinstance(one, Attachment)}
    place = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return {**data, **place, **({"resolved": {"attachments": files}} if files else {})}


def _named(node: Json, name: str, kinds: tuple[int, ...]) -> Json:
    known = [one for one in parts(node, "options") if one["type"] in kinds]
    for option in known:
        if option["name"] == name:
            return option
    raise AssertionError(f"{node['name']} has no {name!r}, only {[one['name'] for one in known]}.")


def _option(leaf: Json, name: str, value: Given, focused: str | None) -> Json:
    option = _named(leaf, name, tuple(range(3, 12)))
    sent: Json = {"name": name, "type": option["type"]}
    if name == focused:
        assert option.get("autocomplete"), f"{name} suggests nothing."
        return {**sent, "value": value, "focused": True}
    return {**sent, "value": _value(option, value)}


def _value(option: Json, value: Given) -> Given:
    name = option["name"]
    match option["type"]:
        case 3:
            assert isinstance(value, str), f"{name} is text."
            least, most = option.get("min_length") or 0, option.get("max_length") or 6000
            assert least <= len(value) <= most, f"{name} takes {least} to {most} characters."
        case 4 | 10:
            assert isinstance(value, int | float), f"{name} is a number."
            low, high = option.get("min_value"), option.get("max_value")
            fits = (low is None or value >= low) and (high is None or value <= high)
            assert fits, f"{name} is from {low} to {high}."
        case 11:
            assert isinstance(value, Attachment), f"{name} is a file."
            return str(value.id)
        case _:
            pass
    choices = [one["value"] for one in parts(option, "choices")]
    assert not choices or value in choices, f"{name} is one of {choices}."
    return value
