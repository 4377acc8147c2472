"""Routes of channels and threads."""

from tests.loopback.discord.call import Answer, Call, Routes
from tests.loopback.discord.permissions import May
from tests.loopback.discord.refusal import Refused
from tests.loopback.discord.threads import PRIVATE, PUBLIC, begin, joined_json, updated
from tests.loopback.discord.wire import channel_json, may_in, thread_member_json
from tests.loopback.discord.world import Channel


def get(call: Call) -> Answer:
    return channel_json(call.channel)


def edit(call: Call) -> Answer:
    """A thread's name, sleep and lock, or a channel's name and topic."""
    channel = call.channel
    if not channel.guild:
        raise Refused(50024)
    if channel.is_thread:
        _edit_thread(call, channel)
    else:
        call.need(channel, May.MANAGE_CHANNELS)
    channel.name = call.body.get("name") or channel.name
    channel.topic = call.body.get("topic", channel.topic)
    updated(call.stage, channel)
    return channel_json(channel)


def _edit_thread(call: Call, thread: Channel) -> None:
    body, bot = call.body, call.stage.world.bot.id
    rules = May.MANAGE_THREADS in may_in(thread, bot)
    locks = body.get("locked") not in {None, thread.locked}
    if not rules and (locks or thread.owner != bot or thread.locked):
        raise Refused(50013)
    if thread.archived and body.get("archived") is not False:
        raise Refused(50083)
    thread.archived = thread.archived if body.get("archived") is None else body["archived"]
    thread.locked = thread.locked if body.get("locked") is None else body["locked"]
    thread.auto_archive = body.get("auto_archive_duration") or thread.auto_archive


def remove(call: Call) -> Answer:
    """The channel is deleted; of a DM it is only closed."""
    channel = call.channel
    if not channel.guild:
        return channel_json(channel)
    call.need(channel, May.MANAGE_THREADS if channel.is_thread else May.MANAGE_CHANNELS)
    del call.stage.world.channels[channel.id], channel.guild.channels[channel.id]
    event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
    call.stage.tell(event, channel_json(channel), channel.guild.id)
    return channel_json(channel)


def open_dm(call: Call) -> Answer:
    recipient = call.body.get("recipient_id")
    if recipient is None:
        raise Refused(50035)
    return channel_json(call.stage.world.dm(call.stage.world.user(recipient)))


def open_thread(call: Call) -> Answer:
    channel = call.channel
    if channel.type != 0:
        raise Refused(50024)
    kind = call.body.get("type") or PRIVATE
    call.need(channel, May.CREATE_PRIVATE_THREADS if kind == PRIVATE else May.CREATE_PUBLIC_THREADS)
    return joined_json(call.stage, begin(call.stage, channel, call.body, kind))


def open_thread_at(call: Call) -> Answer:
    """A public thread that begins at a message."""
    channel = call.channel
    if channel.type != 0:
        raise Refused(50024)
    message = call.stage.world.message(
        call.at["message_id"], lambda one: one.channel is channel and not one.ephemeral
    )
    call.need(channel, May.CREATE_PUBLIC_THREADS)
    return joined_json(call.stage, begin(call.stage, channel, call.body, PUBLIC, message.id))


def _thread(call: Call) -> Channel:
    thread = call.channel
    if not thread.is_thread:
        raise Refused(50024)
    return thread


def thread_members(call: Call) -> Answer:
    thread = _thread(call)
    return [thread_member_json(thread, user) for user in sorted(thread.members)]


def add_to_thread(call: Call) -> Answer:
    thread = _thread(call)
    if thread.archived:
        raise Refused(50083)
    user = call.stage.world.user(call.at["user_id"]).id
    assert thread.guild
    if user not in thread.guild.members:
        raise Refused(50001)
    call.need(thread, May.SEND_MESSAGES_IN_THREADS)
    thread.members.add(user)
    return None


def remove_from_thread(call: Call) -> Answer:
    thread = _thread(call)
    if thread.owner != call.stage.world.bot.id or not thread.is_private:
        call.need(thread, May.MANAGE_THREADS)
    thread.members.discard(int(call.at["user_id"]))
    return None


def join_thread(call: Call) -> Answer:
    _thread(call).members.add(call.stage.world.bot.id)
    return None


def leave_thread(call: Call) -> Answer:
    _thread(call).members.discard(call.stage.world.bot.id)
    return None


ROUTES: Routes = {
    "POST /users/@me/channels": open_dm,
    "GET /channels/{channel_id}": get,
    "PATCH /channels/{channel_id}": edit,
    "DELETE /channels/{channel_id}": remove,
    "POST /channels/{channel_id}/threads": open_thread,
    "POST /channels/{channel_id}/messages/{message_id}/threads": open_thread_at,
    "GET /channels/{channel_id}/thread-members": thread_members,
    "PUT /channels/{channel_id}/thread-members/@me": join_thread,
    "DELETE /channels/{channel_id}/thread-members/@me": leave_thread,
    "PUT /channels/{channel_id}/thread-members/{user_id}": add_to_thread,
    "DELETE /channels/{channel_id}/thread-members/{user_id}": remove_from_thread,
}
