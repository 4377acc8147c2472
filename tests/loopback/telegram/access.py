"""Which chat a request is about, and whether the bot may do anything there."""

from tests.loopback.telegram.refusal import Refused, bad, forbidden
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.world import GENERAL, Chat, Message, Topic

MIGRATED = "group chat was upgraded to a supergroup chat"


def chat_of(call: Call) -> Chat:
    """The chat that `chat_id` names, which the bot can see; raises Refused as Telegram does for each reason."""
    world = call.stage.world
    id_ = call.args["chat_id"]
    chat = world.chats.get(id_) if isinstance(id_, int) else None
    user = world.users.get(id_) if isinstance(id_, int) else None
    if not chat and (not user or not user.known):
        raise bad("chat not found")
    if user:
        chat = world.private(user)
    assert chat
    (_check_private if chat.is_private else _check_group)(chat, world.bot.id)
    return chat


def _check_private(chat: Chat, bot: int) -> None:
    user = chat.user
    assert user
    if user.id == bot or user.bot:
        raise forbidden("bots can't send messages to bots")
    if user.deactivated:
        raise forbidden("user is deactivated")
    if user.blocks:
        raise forbidden("bot was blocked by the user")
    if not user.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(chat: Chat, bot: int) -> None:
    if chat.migrated:
        raise Refused(400, MIGRATED, parameters={"migrate_to_chat_id": chat.migrated.id})
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    status = chat.members.get(bot)
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.word}")
    if status in {None, "left"}:
        raise forbidden(f"bot is not a member of the {chat.word}")


def writable(call: Call) -> tuple[Chat, Topic | None]:
    """The chat and the topic to write into."""
    chat = chat_of(call)
    if chat.muted and chat.members.get(call.stage.world.bot.id) != "administrator":
        raise bad("not enough rights to send text messages to the chat")
    return chat, topic_of(chat, call.args.get("message_thread_id"))


def topic_of(chat: Chat, thread: int | None) -> Topic | None:
    """The topic of a thread; General has none, and is not found by its number."""
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if not topic or topic.deleted or thread == GENERAL:
        raise bad("message thread not found")
    if topic.closed:
        raise bad("TOPIC_CLOSED")
    return topic


def answered(call: Call, chat: Chat) -> Message | None:
    """The message that `reply_parameters` name; none where it is gone and that does not matter."""
    asked = call.args.get("reply_parameters")
    if not asked:
        return None
    found = call.stage.world.found(chat, asked["message_id"])
    if not found and not asked.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return found
