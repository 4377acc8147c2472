"""Methods about chats and who is there, and files to have."""

from tests.loopback.telegram.access import chat_of
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.files import downloadable
from tests.loopback.telegram.posts import now
from tests.loopback.telegram.refusal import bad, wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.wire import change_json, file_json, full_chat_json, member_json
from tests.loopback.telegram.world import User

HERE = frozenset({"creator", "administrator", "member", "restricted"})


def get_chat(call: Call) -> Json:
    return full_chat_json(chat_of(call))


def get_member(call: Call) -> Json:
    chat = chat_of(call)
    user = call.stage.world.users.get(call.args["user_id"])
    if not user or not (user.known or user.bot or user.id in chat.members):
        raise bad("user not found")
    if chat.is_private and user is not chat.user and not user.bot:
        raise bad("member not found")
    return member_json(user, "member" if chat.is_private else chat.members.get(user.id, "left"))


def get_administrators(call: Call) -> list[Json]:
    chat = chat_of(call)
    if chat.is_private:
        raise wrong("there are no administrators in the private chat")
    users = call.stage.world.users
    return [
        member_json(users[id_], status)
        for id_, status in chat.members.items()
        if status in {"creator", "administrator"} and not users[id_].bot
    ]


def get_member_count(call: Call) -> int:
    chat = chat_of(call)
    return 2 if chat.is_private else sum(status in HERE for status in chat.members.values())


def leave(call: Call) -> bool:
    chat = chat_of(call)
    if chat.is_private:
        raise wrong("chat can't be left: it is private")
    bot = call.stage.world.bot
    told = change_json(chat, bot, bot, chat.members[bot.id], "left", now())
    chat.members[bot.id] = "left"
    call.stage.tell("my_chat_member", told, chat.id)
    return True


def get_file(call: Call) -> Json:
    found = downloadable(call)
    return {**file_json(found), "file_path": found.path}


def pictures(call: Call) -> Json:
    """Nobody has a picture of themselves here."""
    user: User | None = call.stage.world.users.get(call.args["user_id"])
    if not user or not user.known:
        raise bad("user not found")
    return {"total_count": 0, "photos": list[Json]()}


def menu_button(call: Call) -> bool:
    """The button beside the input of one private chat, or of all."""
    chat = chat_of(call) if "chat_id" in call.args else None
    if chat and not chat.is_private:
        raise wrong(f"the button of a {chat.word} can't be set")
    button: Json = call.args.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        address = button["web_app"]["url"]
        raise wrong(f"menu button Web App URL '{address}' is invalid: Only HTTPS links are allowed")
    call.stage.world.menus[chat.id if chat else 0] = button
    return True


def get_menu_button(call: Call) -> Json:
    chat = chat_of(call) if "chat_id" in call.args else None
    menus = call.stage.world.menus
    return menus.get(chat.id if chat else 0) or menus.get(0) or {"type": "commands"}
