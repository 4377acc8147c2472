"""Messages as they are written, changed and deleted, by the bot or by people."""

import time
from typing import Any

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.refusal import MODIFIED, bad
from tests.loopback.telegram.stage import Stage
from tests.loopback.telegram.wire import addressed, message_json, poll_json, shown
from tests.loopback.telegram.world import Chat, Message, User


def write(stage: Stage, chat: Chat, author: User, **content: Any) -> Message:
    """A new message, told to the bot where it is another's and meant for the bot to see."""
    chat.last += 1
    message = Message(id=chat.last, chat=chat, author=author, **content)
    message.versions.append(shown(message))
    stage.world.messages.append(message)
    if author is not stage.world.bot:
        message.meant = _meant(stage, message)
        if message.meant:
            stage.tell("message", message_json(message), chat.id, author)
    stage.changes.tell()
    return message


def _meant(stage: Stage, message: Message) -> bool:
    """Whether the bot is given a message: with privacy mode on not what members say to one another.

    What names the bot and is no command does not count, strange as that is: Telegram's own list of what such a bot
    receives has commands, replies, what was sent via the bot, and what tells of the chat.
    """
    bot = stage.world.bot
    chat = message.chat
    if chat.is_private:
        return not message.author.blocks
    status = chat.members.get(bot.id)
    if status not in {"creator", "administrator", "member", "restricted"}:
        return False
    if status == "administrator" or not stage.settings.privacy or message.service or message.via is bot:
        return True
    whom = addressed(message.words, message.entities)
    if whom is not None:
        return whom.lower() in {"", bot.username.lower()}
    answered = message.reply_to
    return answered is not None and (answered.author is bot or answered.meant)


def change(stage: Stage, message: Message, **content: Any) -> Message:
    """The message with other content; raises Refused where it is the same as before."""
    if all(getattr(message, key) == value for key, value in content.items()):
        raise bad(MODIFIED)
    for key, value in content.items():
        setattr(message, key, value)
    message.edits += 1
    message.versions.append(shown(message))
    if message.author is not stage.world.bot and message.meant and not message.via:
        stage.tell("edited_message", message_json(message), message.chat.id)
    stage.changes.tell()
    return message


def delete(stage: Stage, message: Message) -> None:
    """The message is gone; nobody tells the bot of that."""
    message.deleted = True
    stage.changes.tell()


def service(stage: Stage, chat: Chat, author: User, **told: Any) -> Message:
    """A message that tells of something in a chat."""
    return write(stage, chat, author, service=told)


def tell_poll(stage: Stage, message: Message) -> Json:
    """Tell the bot how a poll stands."""
    assert message.poll
    told = poll_json(message.poll)
    stage.tell("poll", told, message.chat.id)
    return told


def now() -> int:
    """The time as Telegram writes it."""
    return int(time.time())
