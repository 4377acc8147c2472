"""What happens on Discord → what it says to the core. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord

from adapters.discord import ids
from adapters.discord.commands import CHAT_INPUT
from adapters.discord.modal import filled, uploads
from core.chat import Called, Filled, Incoming, Media, Membership, Person, Pressed, Said

PLATFORM = "discord"
type Data = Mapping[str, Any]

type Interaction = discord.Interaction[discord.Client]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came along, still on Discord."""

    name: str
    mime: str
    size: int
    """Bytes."""
    url: str


def person(user: discord.abc.User, language: str | None = None) -> Person:
    """Somebody, under the name that they go by everywhere."""
    return Person(id=str(user.id), name=user.global_name or user.name, language=language)


def membership(interaction: Interaction) -> Membership | None:
    """What the person is in the server; None outside, and where Parley is only somebody's own app."""
    if interaction.guild_id is None or not interaction.is_guild_integration():
        return None
    here = interaction.channel
    place = here.parent_id if isinstance(here, discord.Thread) else interaction.channel_id
    return _membership(
        interaction.guild, interaction.guild_id, place, interaction.user, interaction.permissions
    )


def membership_of(message: discord.Message) -> Membership | None:
    """As above, of the author of a message."""
    if message.guild is None or not isinstance(message.author, discord.Member):
        return None
    here = message.channel
    place = here.parent_id if isinstance(here, discord.Thread) else here.id
    permissions = message.author.guild_permissions
    return _membership(message.guild, message.guild.id, place, message.author, permissions)


def member_of(member: discord.Member) -> Membership:
    """What somebody is in a server, wherever they are now."""
    return _membership(member.guild, member.guild.id, None, member, member.guild_permissions)


def _membership(
    guild: discord.Guild | None,
    id_: int,
    place: int | None,
    user: discord.abc.User,
    permissions: discord.Permissions,
) -> Membership:
    """`place` is the channel, also of what is said in a thread of it."""
    roles = [one for one in user.roles if not one.is_default()] if isinstance(user, discord.Member) else []
    return Membership(
        community=str(id_),
        place=str(place or ""),
        name=guild.name if guild and guild.name else "",
        roles=frozenset(str(role.id) for role in roles),
        manages=permissions.manage_guild or permissions.administrator,
    )


def data_of(interaction: Interaction) -> Data:
    """What an interaction is about. Its shape depends on the type, and is looked at where it is used."""
    return cast("Data", interaction.data or {})


# ── interactions ────────────────────────────────────────────────────────────────────────────────────────────


def command(data: Data) -> tuple[Called, Sequence[Data]]:
    """The command of an interaction with its options, and all its options as they came, the one in focus among them."""
    name, options = [str(data["name"])], _options(data)
    while options and options[0]["type"] in (1, 2):
        name.append(str(options[0]["name"]))
        options = _options(options[0])
    values = {one["name"]: str(one["value"]) for one in options if one["type"] != 11}
    return Called(" ".join(name), values), options


def _options(data: Data) -> Sequence[Data]:
    return data.get("options") or ()


def focused(data: Data) -> str:
    """The name of the option that is being typed; "" where there is none."""
    _, options = command(data)
    return next((one["name"] for one in options if one.get("focused")), "")


def is_slash(data: Data) -> bool:
    """Whether a command was typed, and not chosen in the menu of a message or a person."""
    return data.get("type", CHAT_INPUT) == CHAT_INPUT


def body(interaction: Interaction) -> Called | Pressed | Filled | None:
    """What an interaction says to the core; None for what the adapter answers by itself."""
    data = data_of(interaction)
    if interaction.type is discord.InteractionType.application_command:
        return command(data)[0] if is_slash(data) else None
    match used(data):
        case (ids.WAY, id_):
            return Pressed(id_)
        case (ids.MODAL, id_):
            return Filled(id_, filled(data.get("components", ())))
        case _:
            return None


def used(data: Data) -> tuple[str, str]:
    """What a component that was used leads to; see `ids.component`."""
    return ids.component(str(data.get("custom_id", "")), next(iter(data.get("values", ())), ""))


def along(interaction: Interaction) -> list[Upload]:
    """The files that came along with an interaction."""
    data = data_of(interaction)
    known: Mapping[str, Data] = data.get("resolved", {}).get("attachments", {})
    if interaction.type is discord.InteractionType.modal_submit:
        ids = uploads(data.get("components", ()))
    else:
        ids = [str(one["value"]) for one in command(data)[1] if one["type"] == 11] if "name" in data else []
    return [_upload(known[id_]) for id_ in ids if id_ in known]


def _upload(data: Data) -> Upload:
    return Upload(
        name=str(data["filename"]),
        mime=str(data.get("content_type") or "application/octet-stream"),
        size=int(data["size"]),
        url=str(data["url"]),
    )


def incoming(
    interaction: Interaction,
    said: Called | Pressed | Filled,
    files: Iterable[Media],
    now: float,
    *,
    home: bool,
) -> Incoming:
    """An interaction as the core takes it. `now`: when it came, in seconds since 1970.

    `home`: it is where all that is said is this person's.
    """
    return Incoming(
        platform=PLATFORM,
        event_id=str(interaction.id),
        person=person(interaction.user, str(interaction.locale)),
        chat=str(interaction.user.id),
        body=said,
        address={
            **_address(interaction.user, interaction.channel_id, home=home),
            "event": str(interaction.id),
            "application": str(interaction.application_id),
            "token": interaction.token,
            "at": str(now),
        },
        attachments=tuple(files),
        membership=membership(interaction),
    )


def in_thread(interaction: Interaction, thread: int) -> Incoming:
    """The beginning of a conversation in the thread that somebody has just opened."""
    return Incoming(
        platform=PLATFORM,
        event_id=f"{interaction.id}/thread",
        person=person(interaction.user, str(interaction.locale)),
        chat=str(interaction.user.id),
        body=Called("start"),
        address={**_address(interaction.user, thread, home=True), "event": f"{interaction.id}/thread"},
        membership=membership(interaction),
    )


# ── messages ────────────────────────────────────────────────────────────────────────────────────────────────


def is_for_us(message: discord.Message, us: discord.abc.User) -> bool:
    """Whether a message speaks to Parley: in direct messages, by a mention, or as an answer to one of its own."""
    if message.author.bot or message.is_system():
        return False
    return message.guild is None or us in message.mentions


def text_of(message: discord.Message, us: discord.abc.User) -> str:
    """What a message says, without the mention that turned it to us."""
    return re.sub(rf"<@!?{us.id}>", "", message.content).strip()


def said(message: discord.Message, us: discord.abc.User, files: Iterable[Media], *, home: bool) -> Incoming:
    """A message as the core takes it; see `incoming`."""
    return Incoming(
        platform=PLATFORM,
        event_id=str(message.id),
        person=person(message.author),
        chat=str(message.author.id),
        body=Said(text_of(message, us)),
        address={
            **_address(message.author, message.channel.id, home=home),
            "event": str(message.id),
        },
        attachments=tuple(files),
        membership=membership_of(message),
    )


def along_with(message: discord.Message) -> list[Upload]:
    """The files of a message. That of a voice message is sound, also where Discord does not say so."""
    unsaid = "audio/ogg" if message.flags.voice else "application/octet-stream"
    return [
        Upload(
            name=one.filename,
            mime=one.content_type or unsaid,
            size=one.size,
            url=one.url,
        )
        for one in message.attachments
    ]


def target(interaction: Interaction) -> tuple[str, list[Upload]]:
    """The text and the files of the message whose menu was used."""
    data = data_of(interaction)
    messages: Mapping[str, Data] = data.get("resolved", {}).get("messages", {})
    message = next(iter(messages.values()), dict[str, Any]())
    files: Sequence[Data] = message.get("attachments", ())
    return str(message.get("content", "")), [_upload(one) for one in files]


def _address(user: discord.abc.User, channel: int | None, *, home: bool) -> dict[str, str]:
    return {"user": str(user.id), "channel": str(channel or ""), "home": "yes" if home else ""}
