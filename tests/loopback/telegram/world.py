"""What there is on the loopback Telegram: people, chats, messages, files, polls, questions that await an answer."""

import time
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import written

type Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
type ChatKind = Literal["private", "group", "supergroup"]
type FileKind = Literal["photo", "document", "voice", "audio", "video", "video_note"]

GENERAL = 1
"""The thread of a forum that has no number in any message."""


@dataclass(slots=True, kw_only=True)
class User:
    """Somebody with an account. `started`: whether the bot may write to them; `known`: whether it has heard of them."""

    id: int
    name: str
    language: str | None = "en"
    bot: bool = False
    started: bool = False
    known: bool = False
    blocks: bool = False
    deactivated: bool = False
    silent: bool = False
    """Takes no voice notes."""

    @property
    def username(self) -> str:
        return self.name if self.bot else self.name.lower()


@dataclass(slots=True, kw_only=True)
class Topic:
    """A topic of a forum; its number is that of the message that opened it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True, kw_only=True)
class Chat:
    """A chat with `user`, a group, or a supergroup. Each counts its messages for itself."""

    id: int
    type: ChatKind
    title: str = ""
    user: User | None = None
    forum: bool = False
    members: dict[int, Status] = field(default_factory=dict[int, "Status"])
    topics: dict[int, Topic] = field(default_factory=dict[int, Topic])
    migrated: "Chat | None" = None
    deleted: bool = False
    muted: bool = False
    """Whether members, the bot among them, may write at all."""
    last: int = 1
    """The number of the last message; 1 is kept for a forum's General."""
    drafts: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    """What was shown of each draft that is not a message yet."""
    actions: list[str] = field(default_factory=list[str])

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def word(self) -> str:
        """What Telegram calls it."""
        return {"private": "private chat", "group": "group chat", "supergroup": "supergroup chat"}[self.type]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that was sent; `id` differs from time to time with Telegram, `unique` does not."""

    id: str
    unique: str
    kind: FileKind
    name: str
    mime: str
    content: bytes = field(repr=False)
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(slots=True, kw_only=True)
class Poll:
    """A poll as it stands, and who voted for what."""

    id: str
    question: str
    options: list[str]
    type: str = "regular"
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = False
    correct: list[int] = field(default_factory=list[int])
    explanation: str = ""
    explanation_entities: list[Json] = field(default_factory=list[Json])
    period: int | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    """Numbers of options by voter."""


@dataclass(slots=True, kw_only=True)
class Message:
    """A message as it stands now."""

    id: int
    chat: Chat
    author: User
    date: int = field(default_factory=lambda: int(time.time()))
    words: str = ""
    entities: list[Json] = field(default_factory=list[Json])
    file: File | None = None
    poll: Poll | None = None
    service: Json = field(default_factory=dict[str, Any])
    """What a message is that tells of something: `new_chat_members` and their like."""
    markup: Json | None = None
    """The inline keyboard."""
    keyboard: Json | None = None
    """A keyboard for replies, its removal, or a prompt to reply."""
    reply_to: "Message | None" = None
    topic: Topic | None = None
    thread: int | None = None
    via: User | None = None
    inline_id: str | None = None
    group_id: str | None = None
    meant: bool = False
    """Whether a bot with privacy mode on is given it."""
    aged: float = 0
    edits: int = 0
    deleted: bool = False
    reactions: list[Json] = field(default_factory=list[Json])
    versions: list[str] = field(default_factory=list[str])
    """The text after each edit, the first one before any."""

    @property
    def text(self) -> str:
        """Everything that can be read in it: the text, the caption, or the poll."""
        return self.versions[-1]

    @property
    def html(self) -> str:
        """The same, written as the HTML that Telegram would take for it."""
        return written(self.words, self.entities)

    @property
    def buttons(self) -> list[str]:
        """What stands on the buttons of its inline keyboard."""
        return [one["text"] for row in self.rows for one in row]

    @property
    def rows(self) -> list[list[Json]]:
        """Its inline keyboard, as Telegram writes it."""
        return self.markup["inline_keyboard"] if self.markup else []

    @property
    def photo(self) -> File | None:
        return self._of("photo")

    @property
    def document(self) -> File | None:
        return self._of("document")

    @property
    def audio(self) -> File | None:
        return self._of("audio")

    @property
    def voice(self) -> File | None:
        return self._of("voice")

    @property
    def prompts(self) -> bool:
        """Whether the client opens a reply to it by itself."""
        return bool(self.keyboard and self.keyboard.get("force_reply"))

    def _of(self, kind: FileKind) -> File | None:
        return self.file if self.file and self.file.kind == kind else None


@dataclass(slots=True, kw_only=True)
class Callback:
    """A press on a button, and what it was answered with."""

    id: str
    user: User
    data: str
    message: Message
    asked: float = field(default_factory=time.monotonic)
    aged: float = 0
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class Inline:
    """A query that somebody types behind the bot's name, and the results."""

    id: str
    user: User
    query: str
    asked: float = field(default_factory=time.monotonic)
    aged: float = 0
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class World:
    """All there is, by id, and who the bot is."""

    bot: User
    users: dict[int, User] = field(default_factory=dict[int, User])
    chats: dict[int, Chat] = field(default_factory=dict[int, Chat])
    messages: list[Message] = field(default_factory=list[Message])
    files: dict[str, File] = field(default_factory=dict[str, File])
    callbacks: dict[str, Callback] = field(default_factory=dict[str, Callback])
    inlines: dict[str, Inline] = field(default_factory=dict[str, Inline])
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict[tuple[str, str], list[Json]])
    """By scope and language, as `chat:5` and `es`."""
    profile: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """The bot's name and descriptions by what it is and language."""
    menus: dict[int, Json] = field(default_factory=dict[int, Json])
    """Buttons beside the input by chat; under 0 that of all."""
    last: int = 0

    def next(self) -> int:
        """A number that nothing else has."""
        self.last += 1
        return self.last

    def found(self, chat: Chat, id_: int) -> Message | None:
        """A message that is still there."""
        for one in self.messages:
            if one.chat is chat and one.id == id_ and not one.deleted:
                return one
        return None

    def private(self, user: User) -> Chat:
        """The chat between the bot and somebody, the same each time."""
        if user.id not in self.chats:
            self.chats[user.id] = Chat(id=user.id, type="private", user=user)
        return self.chats[user.id]
