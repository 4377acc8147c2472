"""People on Telegram, who do what their client lets them do and look at what it shows them."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import typed, units
from tests.loopback.telegram.exchange import Offer, Press
from tests.loopback.telegram.files import keep
from tests.loopback.telegram.formatting import CAPTION, TEXT
from tests.loopback.telegram.methods_queries import PAYLOAD
from tests.loopback.telegram.posts import change, now, tell_poll, write
from tests.loopback.telegram.stage import Stage, Upload
from tests.loopback.telegram.wire import callback_json, change_json, user_json, vote_json
from tests.loopback.telegram.world import Callback, Chat, File, Inline, Message, Status, Topic, User

HERE = frozenset({"creator", "administrator", "member"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in front of a client. With `settle=False` what they do returns before the bot has answered."""

    user: User
    stage: Stage

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        return self.stage.world.private(self.user)

    def messages(self, chat: Chat | None = None) -> list[Message]:
        """What they see in a chat, their own with the bot if none is named, oldest first."""
        there = chat or self.chat
        return [one for one in self.stage.world.messages if one.chat is there and self.sees(one)]

    def sees(self, message: Message) -> bool:
        """Whether the client shows them a message."""
        return not message.deleted and self.is_in(message.chat)

    def is_in(self, chat: Chat) -> bool:
        """Whether the client shows them a chat."""
        return chat.user is self.user if chat.is_private else chat.members.get(self.id) in HERE

    async def start(self, payload: str = "") -> Message:
        """Press Start, maybe after a link that hands something over."""
        assert not payload or PAYLOAD.fullmatch(payload), f"Telegram hands over no {payload!r}."
        return await self.say(self.chat, f"/start {payload}".strip())

    async def follow(self, link: str, group: Chat | None = None) -> Message:
        """Open a link to the bot; one for groups in a group where they are."""
        parts = urlsplit(link)
        bot = self.stage.world.bot.username
        assert (parts.netloc, parts.path.lower()) == ("t.me", f"/{bot.lower()}"), f"{link} leads elsewhere."
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if "startgroup" not in asked:
            return await self.start(asked.get("start", ""))
        assert group, "The link asks for a group."
        assert PAYLOAD.fullmatch(asked["startgroup"]), f"Telegram hands over no {asked['startgroup']!r}."
        return await self.say(group, f"/start@{bot} {asked['startgroup']}")

    async def say(
        self, chat: Chat, text: str = "", /, *, reply_to: Message | None = None, topic: Topic | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> Message:  # fmt: skip
        """Write a message; several files are as many messages, the text below the first."""
        assert text.strip() or files, "Nobody sends an empty message."
        assert units(text) <= (CAPTION if files else TEXT), (
            "A client sends a longer text as several messages."
        )
        attached = [self._upload(name, content) for name, content in (files or {}).items()]
        group = f"album{self.stage.world.next()}" if len(attached) > 1 else None
        first = self._write(
            chat, text, reply_to=reply_to, topic=topic, file=attached[0] if attached else None, group=group
        )
        for file in attached[1:]:
            self._write(chat, "", reply_to=reply_to, topic=topic, file=file, group=group)
        return first

    async def photo(self, chat: Chat, content: bytes, caption: str = "", /) -> Message:
        """Send a picture."""
        upload = Upload("picture.jpg", "image/jpeg", content)
        return self._write(chat, caption, file=keep(self.stage, upload, "photo", width=640, height=480))

    async def voice(self, chat: Chat, content: bytes = b"OggS", /, *, seconds: int = 3) -> Message:
        """Say something aloud."""
        upload = Upload("voice.oga", "audio/ogg", content)
        return self._write(chat, "", file=keep(self.stage, upload, "voice", duration=seconds))

    async def audio(self, chat: Chat, name: str, content: bytes, caption: str = "", /) -> Message:
        """Send a piece of music."""
        upload = Upload(name, mimetypes.guess_type(name)[0] or "audio/mpeg", content)
        return self._write(chat, caption, file=keep(self.stage, upload, "audio", duration=3))

    async def video(self, chat: Chat, content: bytes = b"a film", /) -> Message:
        """Send a film."""
        upload = Upload("film.mp4", "video/mp4", content)
        return self._write(
            chat, "", file=keep(self.stage, upload, "video", duration=3, width=640, height=480)
        )

    async def video_note(self, chat: Chat, content: bytes = b"a film", /) -> Message:
        """Say something in a round video."""
        upload = Upload("round.mp4", "video/mp4", content)
        return self._write(chat, "", file=keep(self.stage, upload, "video_note", duration=3, width=240))

    async def edit(self, message: Message, text: str, /) -> Message:
        """Change what they wrote."""
        assert message.author is self.user, "Nobody changes what others wrote."
        read = typed(text)
        return change(self.stage, message, words=read.text, entities=read.entities)

    async def answer(self, after: Message, /, number: int = 0) -> Message:
        """Wait for the bot's next message in a chat after one that was written."""

        def come() -> list[Message]:
            there = [one for one in self.messages(after.chat) if one.id > after.id]
            return [one for one in there if one.author is self.stage.world.bot]

        await self.stage.changes.until(
            lambda: len(come()) > number, lambda: self.stage.account(f"Nobody answered {after.text!r}.")
        )
        return come()[number]

    async def press(self, message: Message, button: str, /, *, settle: bool = True) -> Press:
        """Press a button below a message, by its label or data."""
        self._check_sees(message)
        found = self._button(message, button)
        assert "callback_data" in found, f"The button {button!r} does something else: {found}"
        id_ = str(4_380_000_000_000_000_000 + self.stage.world.next())
        callback = Callback(id=id_, user=self.user, data=found["callback_data"], message=message)
        self.stage.world.callbacks[id_] = callback
        self.stage.tell("callback_query", callback_json(callback), message.chat.id or self.id, self.user)
        press = Press(callback, self.stage)
        return await press.settled() if settle else press

    async def tap(self, message: Message, button: str, /) -> Message:
        """Press a button in the place of the usual keyboard, which says what stands on it."""
        rows = (message.keyboard or {}).get("keyboard", [])
        labels = [one["text"] for row in rows for one in row]
        assert button in labels, f"No button {button!r} among {labels}."
        return await self.say(message.chat, button, topic=message.topic)

    def link(self, message: Message, button: str, /) -> str:
        """Where a button leads: a link, or an app's page."""
        self._check_sees(message)
        found = self._button(message, button)
        address = found.get("url") or found.get("web_app", {}).get("url")
        assert address, f"The button {button!r} is no link: {found}"
        return address

    async def vote(self, message: Message, *options: str) -> None:
        """Choose in a poll, or with no options take that back."""
        self._check_sees(message)
        poll = message.poll
        assert poll, "The message is no poll."
        assert not poll.closed, "The poll is closed."
        assert self.id not in poll.votes or poll.revoting, "A vote in this poll is final."
        assert len(options) <= 1 or poll.multiple, "The poll takes one answer."
        poll.votes[self.id] = sorted(poll.options.index(one) for one in options)
        if message.author is self.stage.world.bot:
            tell_poll(self.stage, message)
            if not poll.anonymous:
                self.stage.tell("poll_answer", vote_json(poll, self.user), message.chat.id, self.user)

    async def inline(self, query: str = "", /, *, settle: bool = True) -> Offer:
        """Type something behind the bot's name, in whatever chat."""
        assert self.stage.settings.inline, "The bot has no inline mode."
        id_ = str(7_100_000_000_000_000_000 + self.stage.world.next())
        inline = self.stage.world.inlines[id_] = Inline(id=id_, user=self.user, query=query)
        told: Json = {
            "id": id_,
            "from": user_json(self.user),
            "query": query,
            "offset": "",
            "chat_type": "private",
        }
        self.stage.tell("inline_query", told, self.id, self.user)
        offer = Offer(inline, self.stage)
        return await offer.settled() if settle else offer

    async def choose(self, offer: Offer, name: str, /, chat: Chat | None = None) -> Message:
        """Send one of the results into a chat, one that the bot is not in if none is named."""
        result = offer.result(name)
        elsewhere = Chat(id=0, type="group", title="Elsewhere", members={self.id: "member"})
        inline_id = f"inline{self.stage.world.next()}" if result["markup"] else None
        message = write(
            self.stage, chat or elsewhere, self.user, words=result["words"], entities=result["entities"],
            markup=result["markup"], via=self.stage.world.bot, inline_id=inline_id,
        )  # fmt: skip
        if self.stage.settings.feedback:
            told: Json = {
                "result_id": result["id"],
                "from": user_json(self.user),
                "query": offer.inline.query,
            }
            told |= {"inline_message_id": inline_id} if inline_id else {}
            self.stage.tell("chosen_inline_result", told, self.id, self.user)
        return message

    async def block(self) -> None:
        """Stop the bot: it cannot write to them any more."""
        self.user.blocks = True
        self._changed("member", "kicked")

    async def unblock(self) -> None:
        """Let it write again."""
        self.user.blocks = False
        self._changed("kicked", "member")

    def menu(self, chat: Chat | None = None) -> Mapping[str, str]:
        """The commands that the client offers in a chat, and what it says of them."""
        there = chat or self.chat
        boss = there.members.get(self.id) in {"creator", "administrator"}
        around = ["all_chat_administrators"] * boss + ["all_group_chats"]
        here = [
            f"chat_member:{there.id}:{self.id}",
            *[f"chat_administrators:{there.id}"] * boss,
            f"chat:{there.id}",
        ]
        scopes = [f"chat:{there.id}", "all_private_chats"] if there.is_private else [*here, *around]
        languages = [self.user.language, ""] if self.user.language else [""]
        for found in ((scope, language) for scope in [*scopes, "default"] for language in languages):
            if commands := self.stage.world.commands.get(found):
                return {one["command"]: one["description"] for one in commands}
        return {}

    def _changed(self, old: Status, new: Status) -> None:
        bot = self.stage.world.bot
        told = change_json(self.chat, bot, self.user, old, new, now())
        self.stage.tell("my_chat_member", told, self.id, self.user)

    def _write(
        self, chat: Chat, text: str, *, reply_to: Message | None = None, topic: Topic | None = None,
        file: File | None = None, group: str | None = None,
    ) -> Message:  # fmt: skip
        assert self.is_in(chat), f"{self.name} is not in this chat."
        assert not topic or not topic.closed, "The topic is closed."
        if chat.is_private and self.user.blocks:
            self.user.blocks = False
            self._changed("kicked", "member")
        self.user.started = self.user.started or chat.is_private
        topic = topic or (reply_to.topic if reply_to else None)
        root = (
            (reply_to.thread or reply_to.id)
            if reply_to and chat.type == "supergroup" and not chat.forum
            else None
        )
        read = typed(text)
        return write(
            self.stage, chat, self.user, words=read.text, entities=read.entities, reply_to=reply_to, topic=topic,
            thread=root, file=file, group_id=group,
        )  # fmt: skip

    def _upload(self, name: str, content: bytes) -> File:
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return keep(self.stage, Upload(name, mime, content), "document")

    def _check_sees(self, message: Message) -> None:
        seen = self.sees(message) or (message.via and not message.deleted)
        assert seen, f"{self.name} does not see this message: {message.text}"

    def _button(self, message: Message, name: str) -> Json:
        buttons = [one for row in message.rows for one in row]
        found = [one for one in buttons if name in {one["text"], one.get("callback_data")}]
        assert len(found) == 1, f"{len(found)} buttons {name!r} among {message.buttons} of\n{message.text}"
        return found[0]
