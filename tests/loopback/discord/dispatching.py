"""Interactions as the gateway tells of them."""

import secrets

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.interactions import Interaction
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.wire import channel_json, guest_json, may_in, member_json, message_json, user_json
from tests.loopback.discord.world import Channel, Member, Message, User

IN_GUILD, IN_DM = 0, 1
"""Contexts of an interaction."""


def dispatch(
    stage: Stage,
    kind: int,
    user: User,
    channel: Channel,
    data: Json,
    *,
    message: Message | None = None,
    parent: Interaction | None = None,
) -> Interaction:
    """Tell the bot what somebody did; the interaction that it can answer from now on."""
    token = secrets.token_urlsafe(40)
    guest = channel.guild is not None and not channel.guild.bot
    payload: Json = {
        "id": str(id_ := stage.world.ids.next()), "application_id": str(stage.world.bot.id), "type": kind,
        "data": data, "token": token, "version": 1, "locale": user.locale, "entitlements": [],
        "attachment_size_limit": 10 * 2**20, **_place(stage, user, channel, guest=guest),
    }  # fmt: skip
    if message:
        payload["message"] = message_json(message)
    interaction = Interaction(
        id=id_, token=token, type=kind, user=user, channel=channel, payload=payload, guest=guest,
        message=message, parent=parent,
    )  # fmt: skip
    stage.interactions[id_] = interaction
    deliver(stage, interaction)
    return interaction


def deliver(stage: Stage, interaction: Interaction) -> None:
    """Tell every session of the shard; again, where it was told before."""
    guild = interaction.channel.guild
    of = guild.id if guild and not interaction.guest else None
    assert any(one.hears(of) for one in stage.gateway.sessions), "No session of the bot hears of this."
    stage.tell("INTERACTION_CREATE", interaction.payload, of)


def _place(stage: Stage, user: User, channel: Channel, *, guest: bool) -> Json:
    """Where it happened, and who did it."""
    bot = stage.world.bot.id
    seen = {**channel_json(channel), "permissions": str(int(may_in(channel, user.id)))}
    place: Json = {
        "channel_id": str(channel.id), "channel": seen, "app_permissions": str(int(may_in(channel, bot))),
        "context": IN_GUILD if channel.guild else IN_DM,
    }  # fmt: skip
    guild = channel.guild
    if not guild:
        return {**place, "user": user_json(user), "authorizing_integration_owners": {"0": "0"}}
    owners = {"1": str(user.id)} if guest else {"0": str(guild.id)}
    return {
        **place, "guild_id": str(guild.id), "guild_locale": guild.locale,
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "member": member_json(guild, guild.members[user.id], channel), "authorizing_integration_owners": owners,
    }  # fmt: skip


def resolved_message(message: Message) -> Json:
    return {"messages": {str(message.id): message_json(message)}}


def resolved_user(user: User, member: Member | None) -> Json:
    people: Json = {"users": {str(user.id): user_json(user)}}
    if member:
        told = {key: value for key, value in guest_json(member).items() if key != "user"}
        people["members"] = {str(user.id): {**told, "permissions": "0"}}
    return people
