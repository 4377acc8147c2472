"""What somebody may do in a channel, by Discord's bits."""

from enum import IntFlag

from tests.loopback.discord.world import Channel, Guild


class May(IntFlag):
    """The permissions that matter to us."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = May(~0 & (1 << 53) - 1)
EVERYBODY = (
    May.VIEW_CHANNEL | May.SEND_MESSAGES | May.EMBED_LINKS | May.ATTACH_FILES | May.READ_MESSAGE_HISTORY
    | May.USE_APPLICATION_COMMANDS | May.CREATE_PUBLIC_THREADS | May.SEND_MESSAGES_IN_THREADS
)  # fmt: skip
"""What members of a new server may."""
OF_BOT = EVERYBODY | May.CREATE_PRIVATE_THREADS
"""What a bot may that was invited as our documentation says, and no more."""
IN_DM = EVERYBODY


def permissions(guild: Guild, user: int, channel: Channel | None = None) -> May:
    """The permissions of a member, in a channel of the guild or in all of it."""
    if guild.owner == user:
        return ALL
    roles = [guild.id, *(guild.members[user].roles if user in guild.members else ())]
    base = May(0)
    for role in roles:
        base |= May(guild.roles[role].permissions)
    if base & May.ADMINISTRATOR:
        return ALL
    return _overwritten(base, channel, roles, user) if channel else base


def _overwritten(base: May, channel: Channel, roles: list[int], user: int) -> May:
    """Everybody's overwrite first, then those of all roles together, then the member's own."""
    written = (channel.parent or channel).overwrites
    for group in ([roles[0]], roles[1:], [user]):
        pairs = [written[one] for one in group if one in written]
        for _, deny in pairs:
            base &= ~May(deny)
        for allow, _ in pairs:
            base |= May(allow)
    return base
