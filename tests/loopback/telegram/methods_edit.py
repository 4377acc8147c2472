"""Methods that change or take away what was written."""

from tests.loopback.telegram.access import chat_of
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import units
from tests.loopback.telegram.files import resolved
from tests.loopback.telegram.formatting import CAPTION, caption, marked, message_text
from tests.loopback.telegram.keyboards import markup_of
from tests.loopback.telegram.posts import change, delete, tell_poll
from tests.loopback.telegram.refusal import bad, wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.wire import OLD, message_json
from tests.loopback.telegram.world import Message

type Edited = Json | bool


def _edited(call: Call) -> Message:
    """The message that a request changes: one of the bot's own, or one that was sent through it."""
    args = call.args
    if "inline_message_id" in args:
        known = [one for one in call.stage.world.messages if one.inline_id == args["inline_message_id"]]
        if not known or known[0].deleted:
            raise bad("MESSAGE_ID_INVALID")
        return known[0]
    if not args.get("message_id"):
        raise wrong("message identifier is not specified")
    if "chat_id" not in args:
        raise wrong("chat_id is empty")
    chat = chat_of(call)
    found = call.stage.world.found(chat, args["message_id"])
    if not found:
        raise bad("message to edit not found")
    if found.author is not call.stage.world.bot or found.keyboard or found.service:
        raise wrong("message can't be edited")
    call.stage.flood.check(chat)
    return found


def _answer(message: Message) -> Edited:
    return True if message.inline_id else message_json(message)


def edit_text(call: Call) -> Edited:
    text = message_text(call)
    message = _edited(call)
    if message.file or message.poll:
        raise wrong("there is no text in the message to edit")
    markup, _ = markup_of(call, message.chat)
    change(call.stage, message, words=text.text, entities=text.entities, markup=markup)
    return _answer(message)


def edit_caption(call: Call) -> Edited:
    below = caption(call)
    message = _edited(call)
    if not message.file:
        raise wrong("there is no caption in the message to edit")
    markup, _ = markup_of(call, message.chat)
    change(call.stage, message, words=below.text, entities=below.entities, markup=markup)
    return _answer(message)


def edit_media(call: Call) -> Edited:
    media: Json = call.args["media"]
    message = _edited(call)
    if message.poll:
        raise wrong("message can't be edited")
    if media["type"] not in {"photo", "document"}:
        raise wrong("unsupported type of the media to edit")
    markup, _ = markup_of(call, message.chat)
    below = marked(Call(stage=call.stage, args=media, files=call.files), "caption", marks="caption_entities")
    if units(below.text) > CAPTION:
        raise wrong("message caption is too long")
    file = resolved(call, media["media"], media["type"])
    change(call.stage, message, file=file, words=below.text, entities=below.entities, markup=markup)
    return _answer(message)


def edit_markup(call: Call) -> Edited:
    message = _edited(call)
    markup, _ = markup_of(call, message.chat)
    change(call.stage, message, markup=markup)
    return _answer(message)


def delete_message(call: Call) -> bool:
    chat = chat_of(call)
    _delete(call, call.stage.world.found(chat, call.args["message_id"]))
    return True


def delete_messages(call: Call) -> bool:
    """Several at once; those that are gone are passed over."""
    chat = chat_of(call)
    if not 1 <= len(call.args["message_ids"]) <= 100:
        raise wrong("too many message identifiers specified")
    for id_ in call.args["message_ids"]:
        if message := call.stage.world.found(chat, id_):
            _delete(call, message)
    return True


def _delete(call: Call, message: Message | None) -> None:
    if not message:
        raise bad("message to delete not found")
    chat, bot = message.chat, call.stage.world.bot
    foreign = (
        message.author is not bot and not chat.is_private and chat.members.get(bot.id) != "administrator"
    )
    if foreign:
        raise wrong("message can't be deleted")
    if message.aged > OLD:
        raise bad("message can't be deleted for everyone")
    delete(call.stage, message)


def stop_poll(call: Call) -> Json:
    message = call.stage.world.found(chat_of(call), call.args["message_id"])
    if not message or not message.poll:
        raise bad("message with poll to stop not found")
    if message.author is not call.stage.world.bot:
        raise wrong("poll can't be stopped")
    if message.poll.closed:
        raise bad("poll has already been closed")
    message.markup, _ = markup_of(call, message.chat)
    message.poll.closed = True
    return tell_poll(call.stage, message)


def react(call: Call) -> bool:
    message = call.stage.world.found(chat_of(call), call.args["message_id"])
    if not message:
        raise bad("message to react not found")
    if len(call.args.get("reaction") or []) > 1:
        raise wrong("REACTIONS_TOO_MANY")
    message.reactions = call.args.get("reaction") or []
    return True
