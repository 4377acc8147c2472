"""What happens to threads: they begin, fall asleep, wake, and people join them."""

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.wire import channel_json, thread_member_json
from tests.loopback.discord.world import Channel

PUBLIC, PRIVATE = 11, 12


def begin(stage: Stage, parent: Channel, body: Json, kind: int, id_: int | None = None) -> Channel:
    """A new thread of the bot's in a channel; one that begins at a message has the message's id."""
    assert parent.guild
    thread = Channel(
        id=id_ or stage.world.ids.next(),
        type=kind,
        name=body["name"],
        guild=parent.guild,
        parent=parent,
        owner=stage.world.bot.id,
        members={stage.world.bot.id},
        invitable=body.get("invitable") is not False,
        auto_archive=body.get("auto_archive_duration") or 1440,
    )
    stage.world.channels[thread.id] = thread
    parent.guild.channels[thread.id] = thread
    stage.tell("THREAD_CREATE", {**joined_json(stage, thread), "newly_created": True}, parent.guild.id)
    return thread


def joined_json(stage: Stage, thread: Channel) -> Json:
    """A thread with the bot as its member."""
    return {**channel_json(thread), "member": thread_member_json(thread, stage.world.bot.id)}


def updated(stage: Stage, channel: Channel) -> None:
    """Tell that a channel or a thread has changed."""
    assert channel.guild
    event = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
    stage.tell(event, channel_json(channel), channel.guild.id)


def reopen(stage: Stage, channel: Channel) -> None:
    """A message wakes an archived thread."""
    if channel.archived:
        channel.archived = False
        updated(stage, channel)
