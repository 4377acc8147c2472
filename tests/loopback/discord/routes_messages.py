"""Routes of channels' messages."""

from collections.abc import Mapping

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.call import Answer, Call, Routes
from tests.loopback.discord.gateway import MESSAGE_CONTENT
from tests.loopback.discord.permissions import May
from tests.loopback.discord.posts import change, delete, write
from tests.loopback.discord.refusal import Mistake, Refused, refuse_form
from tests.loopback.discord.threads import reopen
from tests.loopback.discord.wire import may_in, message_json, seen_json
from tests.loopback.discord.world import Channel, Message


def _seen(call: Call, message: Message) -> Json:
    granted = bool(call.stage.gateway.granted & MESSAGE_CONTENT)
    return seen_json(message, call.stage.world.bot, granted=granted)


def _found(call: Call, channel: Channel) -> Message:
    """The message of the path; an ephemeral one is not found this way."""
    id_ = call.at["message_id"]
    return call.stage.world.message(id_, lambda one: one.channel is channel and not one.ephemeral)


def post(call: Call) -> Answer:
    """A message of the bot's own; one of the same nonce is not written twice where that is asked for."""
    channel = call.channel
    _check_post(call, channel)
    if call.body.get("enforce_nonce"):
        for message in call.stage.world.messages.values():
            if message.channel is channel and message.nonce == str(call.body.get("nonce")):
                return message_json(message)
    reopen(call.stage, channel)
    return message_json(write(call.stage, channel, call.body, call.files, reply_to=_reply_to(call, channel)))


def _check_post(call: Call, channel: Channel) -> None:
    if channel.recipient and not channel.recipient.takes_dms:
        raise Refused(50007)
    speak = May.SEND_MESSAGES_IN_THREADS if channel.is_thread else May.SEND_MESSAGES
    files = (May.ATTACH_FILES,) if call.files else ()
    embeds = (May.EMBED_LINKS,) if call.body.get("embeds") else ()
    call.need(channel, speak, *files, *embeds)
    if channel.locked and May.MANAGE_THREADS not in may_in(channel, call.stage.world.bot.id):
        raise Refused(50083)


def _reply_to(call: Call, channel: Channel) -> Message | None:
    reference: Mapping[str, object] | None = call.body.get("message_reference")
    if not reference:
        return None
    try:
        return call.stage.world.message(reference["message_id"], lambda one: one.channel is channel)
    except Refused:
        if reference.get("fail_if_not_exists", True):
            code = "REPLIES_UNKNOWN_MESSAGE"
            refuse_form([Mistake(("message_reference",), code, "Unknown message")])
        return None


def get(call: Call) -> Answer:
    channel = call.channel
    return _seen(call, _found(call, channel))


def history(call: Call) -> Answer:
    """The last messages, newest first."""
    channel = call.channel
    if May.READ_MESSAGE_HISTORY not in may_in(channel, call.stage.world.bot.id):
        return []
    low, high = int(call.query.get("after", 0)), int(call.query.get("before", 1 << 63))
    there = [
        message
        for message in call.stage.world.messages.values()
        if message.channel is channel
        and not message.deleted
        and not message.ephemeral
        and low < message.id < high
    ]
    return [_seen(call, message) for message in there[-int(call.query.get("limit", 50)) :][::-1]]


def edit(call: Call) -> Answer:
    channel = call.channel
    message = _found(call, channel)
    if message.author is not call.stage.world.bot:
        raise Refused(50005)
    if channel.archived:
        raise Refused(50083)
    return message_json(change(call.stage, message, call.body, call.files))


def remove(call: Call) -> Answer:
    channel = call.channel
    message = _found(call, channel)
    if message.author is not call.stage.world.bot:
        if channel.recipient:
            raise Refused(50005)
        call.need(channel, May.MANAGE_MESSAGES)
    if channel.archived:
        raise Refused(50083)
    delete(call.stage, message)
    return None


def typing(call: Call) -> Answer:
    channel = call.channel
    call.need(channel, May.SEND_MESSAGES_IN_THREADS if channel.is_thread else May.SEND_MESSAGES)
    return None


ROUTES: Routes = {
    "GET /channels/{channel_id}/messages": history,
    "POST /channels/{channel_id}/messages": post,
    "GET /channels/{channel_id}/messages/{message_id}": get,
    "PATCH /channels/{channel_id}/messages/{message_id}": edit,
    "DELETE /channels/{channel_id}/messages/{message_id}": remove,
    "POST /channels/{channel_id}/typing": typing,
}
