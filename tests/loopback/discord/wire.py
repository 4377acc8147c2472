"""What there is, as Discord writes it in JSON."""

from datetime import UTC, datetime

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.permissions import IN_DM, May, permissions
from tests.loopback.discord.world import EPOCH, Attachment, Channel, Guild, Member, Message, Role, User


def moment(id_: int) -> str:
    """When the thing with an id came to be."""
    return datetime.fromtimestamp(((id_ >> 22) + EPOCH) / 1000, UTC).isoformat()


def user_json(user: User) -> Json:
    return {
        "id": str(user.id), "username": user.name.lower(), "discriminator": "0", "avatar": None, "bot": user.bot,
        "global_name": None if user.bot else user.name, "flags": 0, "public_flags": 0, "primary_guild": None,
    }  # fmt: skip


def own_json(user: User) -> Json:
    """The bot as it sees itself."""
    return {
        **user_json(user), "mfa_enabled": False, "verified": True, "locale": "en-US", "system": False,
    }  # fmt: skip


def member_json(guild: Guild, member: Member, channel: Channel | None = None) -> Json:
    return {**guest_json(member), "permissions": str(int(permissions(guild, member.user.id, channel)))}


def guest_json(member: Member) -> Json:
    """A member without their permissions, which only interactions tell."""
    return {
        "user": user_json(member.user), "nick": None, "avatar": None, "banner": None, "premium_since": None,
        "roles": [str(role) for role in member.roles], "joined_at": moment(member.user.id), "deaf": False,
        "mute": False, "flags": 0, "pending": False, "communication_disabled_until": None,
    }  # fmt: skip


def role_json(role: Role) -> Json:
    return {
        "id": str(role.id), "name": role.name, "permissions": str(int(role.permissions)), "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False,
        "position": 0, "managed": False, "mentionable": False, "flags": 0, "icon": None, "unicode_emoji": None,
    }  # fmt: skip


def channel_json(channel: Channel) -> Json:
    last = str(channel.last_message) if channel.last_message else None
    written: Json = {"id": str(channel.id), "type": channel.type, "last_message_id": last, "flags": 0}
    if channel.recipient:
        return {**written, "recipients": [user_json(channel.recipient)]}
    assert channel.guild
    written |= {"name": channel.name, "guild_id": str(channel.guild.id), "rate_limit_per_user": 0}
    if channel.is_thread:
        return {**written, **_thread_json(channel)}
    overwrites = [
        {
            "id": str(id_),
            "type": int(id_ not in channel.guild.roles),
            "allow": str(int(allow)),
            "deny": str(int(deny)),
        }
        for id_, (allow, deny) in channel.overwrites.items()
    ]
    return {
        **written, "position": 0, "permission_overwrites": overwrites, "parent_id": None, "topic": channel.topic,
        "nsfw": False,
    }  # fmt: skip


def _thread_json(thread: Channel) -> Json:
    assert thread.parent
    return {
        "parent_id": str(thread.parent.id), "owner_id": str(thread.owner), "message_count": 0,
        "member_count": len(thread.members), "total_message_sent": 0,
        "thread_metadata": {
            "archived": thread.archived, "locked": thread.locked, "auto_archive_duration": thread.auto_archive,
            "archive_timestamp": moment(thread.id), "create_timestamp": moment(thread.id),
            "invitable": thread.invitable,
        },
    }  # fmt: skip


def thread_member_json(thread: Channel, user: int) -> Json:
    return {"id": str(thread.id), "user_id": str(user), "join_timestamp": moment(thread.id), "flags": 0}


def may_in(channel: Channel, user: int) -> May:
    """What somebody may in a channel, a DM included."""
    return permissions(channel.guild, user, channel) if channel.guild else IN_DM


def guild_json(guild: Guild) -> Json:
    return {
        "id": str(guild.id), "name": guild.name, "owner_id": str(guild.owner), "icon": None, "splash": None,
        "discovery_splash": None, "afk_channel_id": None, "afk_timeout": 300, "verification_level": 0,
        "default_message_notifications": 1, "explicit_content_filter": 0, "emojis": [], "features": [],
        "mfa_level": 0, "system_channel_id": None, "system_channel_flags": 0, "rules_channel_id": None,
        "public_updates_channel_id": None, "preferred_locale": guild.locale, "premium_tier": 0, "nsfw_level": 0,
        "stickers": [], "description": None, "banner": None, "vanity_url_code": None, "application_id": None,
        "premium_progress_bar_enabled": False, "max_members": 1000, "region": "x",
        "roles": [role_json(role) for role in guild.roles.values()],
    }  # fmt: skip


def guild_create_json(guild: Guild, bot: int) -> Json:
    """A guild as the gateway first tells of it: without the members intent, the bot is its only known member."""
    threads = [
        one for one in guild.channels.values() if one.is_thread and not one.archived and bot in one.members
    ]
    return {
        **guild_json(guild), "unavailable": False, "large": False, "joined_at": moment(guild.id),
        "member_count": len(guild.members), "presences": [], "voice_states": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "members": [guest_json(guild.members[bot])],
        "channels": [channel_json(one) for one in guild.channels.values() if not one.is_thread],
        "threads": [{**channel_json(one), "member": thread_member_json(one, bot)} for one in threads],
    }  # fmt: skip


def attachment_json(attachment: Attachment) -> Json:
    written: Json = {
        "id": str(attachment.id), "filename": attachment.name, "size": len(attachment.content),
        "url": attachment.url, "proxy_url": attachment.url, "content_type": attachment.mime,
    }  # fmt: skip
    return {**written, "description": attachment.description} if attachment.description else written


def message_json(message: Message, *, referred: bool = True) -> Json:
    """A message; `referred`: with the one that it answers."""
    written: Json = {
        "id": str(message.id), "type": message.type, "channel_id": str(message.channel.id),
        "author": user_json(message.author), "content": message.content, "timestamp": moment(message.id),
        "edited_timestamp": datetime.now(UTC).isoformat() if message.edits else None, "tts": False,
        "mention_everyone": False,
        "mentions": [user_json(one) for one in message.mentions], "mention_roles": [], "embeds": message.embeds,
        "attachments": [attachment_json(one) for one in message.attachments], "components": message.components,
        "pinned": False, "flags": message.flags,
    }  # fmt: skip
    if message.interaction:
        whose = {"webhook_id": str(message.author.id), "application_id": str(message.author.id)}
        written |= {**whose, "interaction_metadata": message.interaction}
    if message.nonce:
        written["nonce"] = message.nonce
    if message.reply_to:
        reference = {"type": 0, "channel_id": str(message.channel.id), "message_id": str(message.reply_to.id)}
        written["message_reference"] = reference
        if referred:
            written["referenced_message"] = message_json(message.reply_to, referred=False)
    return written


def seen_json(message: Message, bot: User, *, granted: bool) -> Json:
    """A message as the bot is given it: what others say in a guild only where it may read that or is spoken to."""
    written = message_json(message)
    spoken_to = message.channel.recipient or message.author is bot or bot in message.mentions
    if granted or spoken_to:
        return written
    return {**written, "content": "", "embeds": [], "attachments": [], "components": []}
