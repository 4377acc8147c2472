"""What there is, as Telegram writes it in JSON."""

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.world import Callback, Chat, File, Message, Poll, Status, Topic, User

OLD = 48 * 3600
"""Seconds after which a message is too old to be deleted, or to come with a press."""


def user_json(user: User) -> Json:
    written: Json = {
        "id": user.id, "is_bot": user.bot, "first_name": user.name, "username": user.username,
    }  # fmt: skip
    return {**written, "language_code": user.language} if user.language else written


def own_json(user: User, *, privacy: bool, inline: bool) -> Json:
    """The bot as it sees itself."""
    return {
        "id": user.id, "is_bot": True, "first_name": user.name, "username": user.username,
        "can_join_groups": True, "can_read_all_group_messages": not privacy, "supports_inline_queries": inline,
        "can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False,
        "allows_users_to_create_topics": False, "can_manage_bots": False, "supports_guest_queries": False,
        "supports_join_request_queries": False,
    }  # fmt: skip


def chat_json(chat: Chat) -> Json:
    written: Json = {"id": chat.id, "type": chat.type}
    if chat.user:
        return {**written, "first_name": chat.user.name, "username": chat.user.username}
    written["title"] = chat.title
    return {**written, "is_forum": True} if chat.forum else written


def full_chat_json(chat: Chat) -> Json:
    """A chat with all that getChat tells."""
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **chat_json(chat), "accent_color_id": 0, "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }  # fmt: skip


RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip


def member_json(user: User, status: Status) -> Json:
    written: Json = {"status": status, "user": user_json(user)}
    match status:
        case "creator":
            return {**written, "is_anonymous": False}
        case "administrator":
            return {**written, **dict.fromkeys(RIGHTS, False)}
        case "restricted":
            return {**written, **dict.fromkeys(PERMISSIONS, False), "is_member": True, "until_date": 0}
        case "kicked":
            return {**written, "until_date": 0}
        case _:
            return written


def file_json(file: File) -> Json:
    """A file by its id alone, as getFile and all that has files begin."""
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size}


def _media_json(file: File) -> Json:
    if file.kind == "photo":
        width, height = max(1, file.width // 2), max(1, file.height // 2)
        small = {
            "file_id": f"{file.id}-s",
            "file_unique_id": f"{file.unique}-s",
            "width": width,
            "height": height,
        }
        return {"photo": [small, {**file_json(file), "width": file.width, "height": file.height}]}
    if file.kind == "voice":
        return {"voice": {**file_json(file), "duration": file.duration, "mime_type": file.mime}}
    if file.kind == "video_note":
        return {"video_note": {**file_json(file), "duration": file.duration, "length": file.width}}
    if file.kind == "video":
        size = {"width": file.width, "height": file.height}
        return {"video": {**file_json(file), **size, "duration": file.duration}}
    named = {**file_json(file), "file_name": file.name, "mime_type": file.mime}
    return {"audio": {**named, "duration": file.duration}} if file.kind == "audio" else {"document": named}


def poll_json(poll: Poll) -> Json:
    counts = [sum(number in chosen for chosen in poll.votes.values()) for number in range(len(poll.options))]
    written: Json = {
        "id": poll.id, "question": poll.question, "total_voter_count": sum(map(bool, poll.votes.values())),
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": count}
            for number, (text, count) in enumerate(zip(poll.options, counts, strict=True))
        ],
        "is_closed": poll.closed, "is_anonymous": poll.anonymous, "type": poll.type,
        "allows_multiple_answers": poll.multiple, "allows_revoting": poll.revoting, "members_only": False,
    }  # fmt: skip
    if poll.correct:
        written["correct_option_ids"] = poll.correct
    if poll.explanation:
        written |= {"explanation": poll.explanation, "explanation_entities": poll.explanation_entities}
    return {**written, "open_period": poll.period} if poll.period else written


def vote_json(poll: Poll, user: User) -> Json:
    """What somebody voted for, nothing where they took it back."""
    chosen = poll.votes.get(user.id, [])
    return {
        "poll_id": poll.id, "user": user_json(user), "option_ids": chosen,
        "option_persistent_ids": [str(number) for number in chosen],
    }  # fmt: skip


def message_json(message: Message, *, referred: bool = True) -> Json:
    """A message; `referred`: with the one that it answers."""
    written: Json = {
        "message_id": message.id, "date": message.date, "chat": chat_json(message.chat),
        "from": user_json(message.author), **message.service, **_content(message),
    }  # fmt: skip
    if message.edits:
        written["edit_date"] = message.date + message.edits
    if message.markup:
        written["reply_markup"] = message.markup
    if message.via:
        written["via_bot"] = user_json(message.via)
    if message.group_id:
        written["media_group_id"] = message.group_id
    return {**written, **_place(message, referred=referred)}


def _content(message: Message) -> Json:
    if message.poll:
        return {"poll": poll_json(message.poll)}
    text, marks = ("caption", "caption_entities") if message.file else ("text", "entities")
    written = _media_json(message.file) if message.file else {}
    if not message.words:
        return written
    return {**written, text: message.words} | ({marks: message.entities} if message.entities else {})


def _place(message: Message, *, referred: bool) -> Json:
    """The thread that it is in, and what it answers: in a topic at least the message that opened that."""
    written: Json = {}
    if message.topic:
        written = {"message_thread_id": message.topic.id, "is_topic_message": True}
    elif message.thread:
        written = {"message_thread_id": message.thread}
    if message.reply_to and referred and not message.reply_to.deleted:
        written["reply_to_message"] = message_json(message.reply_to, referred=False)
    elif message.topic and referred and message.id != message.topic.id:
        written["reply_to_message"] = _opening(message, message.topic)
    return written


def _opening(message: Message, topic: Topic) -> Json:
    return {
        "message_id": topic.id, "date": message.date, "chat": chat_json(message.chat),
        "from": user_json(message.author), "message_thread_id": topic.id, "is_topic_message": True,
        "forum_topic_created": {"name": topic.name, "icon_color": 7322096},
    }  # fmt: skip


def callback_json(callback: Callback) -> Json:
    written: Json = {"id": callback.id, "from": user_json(callback.user), "data": callback.data}
    message = callback.message
    written["chat_instance"] = str(message.chat.id * 7919)
    if message.inline_id:
        return {**written, "inline_message_id": message.inline_id}
    if message.aged > OLD:
        gone = {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}
        return {**written, "message": gone}
    return {**written, "message": message_json(message)}


def change_json(chat: Chat, user: User, by: User, old: Status, new: Status, date: int) -> Json:
    """Somebody is in a chat now, or no longer."""
    return {
        "chat": chat_json(chat), "from": user_json(by), "date": date,
        "old_chat_member": member_json(user, old), "new_chat_member": member_json(user, new),
    }  # fmt: skip


def shown(message: Message) -> str:
    """Everything that can be read in a message, but not what stands on its buttons."""
    if message.poll:
        return "\n".join([message.poll.question, *message.poll.options])
    return message.words


def addressed(text: str, entities: list[Json]) -> str | None:
    """Whom the command is for that a text begins with: a bot's name, or nobody's; None where there is none."""
    first = entities[0] if entities else {}
    if first.get("type") != "bot_command" or first["offset"]:
        return None
    return text[: first["length"]].partition("@")[2]
