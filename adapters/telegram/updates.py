"""What updates are called, and which of them have to be taken in order."""

from collections.abc import Hashable

from telegram import Bot, Update


def event_id(bot: Bot, update: int) -> str:
    """The core's name of an update: of another bot on the same database, the same number is another update."""
    return f"{bot.id}:{update}"


def update_of(bot: Bot, event: str) -> int:
    """The update of an event; -1 of events that are none of this bot's updates."""
    whose, _, number = event.partition(":")
    return int(number) if whose == str(bot.id) and number.isdecimal() else -1


def key(update: Update) -> Hashable:
    """What has to be taken in order: all that one person does in one chat. Who looks for something waits for nothing."""
    if update.inline_query:
        return "inline", update.inline_query.id
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user and user.id, user and user.id
