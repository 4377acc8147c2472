"""What Parley must be allowed to do in a channel, and whether it is."""

from collections.abc import Sequence

import discord

from core.errors import Unavailable

NEEDED = (
    "view_channel",
    "send_messages",
    "attach_files",
    "create_private_threads",
    "send_messages_in_threads",
)
"""By the library's names. Their words are `discord-right-NAME`, with hyphens."""
INVITED = discord.Permissions(**dict.fromkeys(NEEDED, True))
"""What Parley asks for when it is invited."""


def lacking(client: discord.Client, guild: int, channel: int) -> Sequence[str]:
    """Which of them Parley lacks in a channel, as ids of words. Unavailable where this process cannot tell."""
    server = client.get_guild(guild)
    if server is None or server.unavailable:
        raise Unavailable("a server that this process does not see")
    there = server.get_channel(channel)
    if there is None:
        return ("discord-right-channel",)
    rights = there.permissions_for(server.me)
    return [f"discord-right-{name.replace('_', '-')}" for name in NEEDED if not getattr(rights, name)]


def invitation(application: int) -> str:
    """Where the owner of a server takes Parley in."""
    return discord.utils.oauth_url(application, permissions=INVITED, scopes=("bot", "applications.commands"))
