"""What happens on Telegram → what it says to the core. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from telegram import Audio, Chat, Document, Message, MessageEntity, PhotoSize, PollAnswer, User, Voice

from core.chat import Body, Incoming, Media, Membership, Person, Pressed, Said

PLATFORM = "telegram"

PRESS = re.compile(r"/start press_(?P<choice>[0-9a-f]+-[0-9a-f]+)")
"""How a client says that somebody came by the address of a choice."""
SPEAKS_FOR_OTHERS = frozenset({777000, 1087968824, 136817688})
"""Accounts behind which anybody may be: Telegram itself, anonymous administrators, channels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came along, still at Telegram."""

    id: str
    name: str
    mime: str
    size: int
    """Bytes; 0 where Telegram does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened, and what an answer needs to know of it.

    `topic` is that of a forum, 0 in General and elsewhere; `about` the message that it answers, 0 for none;
    `name` what to call the person there where the answer cannot stand below what they said.
    """

    chat: int
    topic: int = 0
    about: int = 0
    name: str = ""

    @classmethod
    def of(cls, message: Message, *, about: int = 0, name: str = "") -> "Place":
        """The place of a message."""
        return cls(chat=message.chat.id, topic=topic(message), about=about, name=name)

    @property
    def alone(self) -> bool:
        """Whether it is between the person and Parley alone."""
        return self.chat > 0

    @property
    def id(self) -> str:
        """As Membership.place has it."""
        return f"{self.chat}/{self.topic}" if self.topic else str(self.chat)


def topic(message: Message) -> int:
    """The topic of a forum in which a message stands; 0 in General, and where there are none.

    Answers in ordinary groups have a thread as well, which is no topic: Telegram takes no message for it.
    """
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def person(user: User) -> Person:
    """Somebody, under the name that they go by."""
    return Person(id=str(user.id), name=user.full_name, language=user.language_code)


def membership(chat: Chat, place: Place, *, manages: bool) -> Membership | None:
    """What somebody is in a group; None in their own chat."""
    if place.alone:
        return None
    return Membership(community=str(chat.id), place=place.id, name=chat.title or "", manages=manages)


def is_for_us(message: Message, us: User, commands: AbstractSet[str]) -> bool:
    """Whether a message speaks to Parley: in a chat of their own, by a command or a mention, or as an answer to ours.

    `commands`: the first words of ours, in lower case. In groups, those that name nobody may be another bot's.
    """
    if message.from_user is None or message.from_user.is_bot or message.via_bot == us:
        return False
    if message.chat.type == Chat.PRIVATE:
        return True
    name, whom = _command(message)
    if name and whom:
        return calls_us(message, us, commands)
    answered = message.reply_to_message
    if answered and answered.from_user == us and not answered.forum_topic_created:
        return True
    if name:
        return calls_us(message, us, commands)
    return f"@{us.username}".casefold() in map(str.casefold, _mentioned(message))


def calls_us(message: Message, us: User, commands: AbstractSet[str]) -> bool:
    """Whether a message is a command for Parley: one that names it, or one of ours that names nobody."""
    name, whom = _command(message)
    return whom == (us.username or "").casefold() if whom else name in commands


def _command(message: Message) -> tuple[str, str]:
    """The command that a message begins with, and the bot that it names; "" for none."""
    first = text_of(message).split(maxsplit=1)
    if not first or not first[0].startswith("/"):
        return "", ""
    name, _, whom = first[0][1:].casefold().partition("@")
    return name, whom


def _mentioned(message: Message) -> Iterator[str]:
    if message.text:
        yield from message.parse_entities([MessageEntity.MENTION]).values()
    if message.caption:
        yield from message.parse_caption_entities([MessageEntity.MENTION]).values()


def text_of(message: Message) -> str:
    """What a message says, or what stands below its file."""
    return message.text or message.caption or ""


def press_entry(choice: str) -> str:
    """What the address of our chat says, by which a choice of a post is pressed there: its id, as Telegram takes it."""
    return f"press_{choice.replace('.', '-')}"


def body(message: Message, us: User) -> Said | Pressed:
    """What a message says to the core; somebody who came by the address of a choice has pressed it."""
    if entry := PRESS.fullmatch(text_of(message)):
        return Pressed(entry["choice"].replace("-", "."), posted=True)
    return said(message, us)


def said(message: Message, us: User) -> Said:
    """The words of a message: its blocks of code fenced, as Markdown has them, and the mention that calls us away."""
    text = _fenced(text_of(message), message.entities or message.caption_entities)
    mention = f"@{us.username}"
    if text[: len(mention)].casefold() == mention.casefold():
        text = text[len(mention) :].lstrip(" ,:")
    return Said(text.strip())


def _fenced(text: str, entities: Sequence[MessageEntity]) -> str:
    """Telegram's clients read fences themselves and keep what stood in them as an entity: here they come back.

    Offsets of entities count UTF-16 units.
    """
    units = text.encode("utf-16-le")
    parts: list[str] = []
    end = 0
    for one in entities:
        if one.type != MessageEntity.PRE or 2 * one.offset < end:
            continue
        begin = 2 * one.offset
        before = units[end:begin].decode("utf-16-le", "ignore")
        end = begin + 2 * one.length
        code = units[begin:end].decode("utf-16-le", "ignore").removesuffix("\n")
        parts += [_ending_line(before), f"```{one.language or ''}\n{code}\n```\n"]
    rest = units[end:].decode("utf-16-le", "ignore")
    return "".join([*parts, rest.removeprefix("\n") if parts else rest])


def _ending_line(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def along_with(message: Message) -> list[Upload]:
    """The file of a message; of a picture, the largest form."""
    if document := message.document:
        return [_upload(document, document.file_name or "file", document.mime_type)]
    if message.photo:
        return [_upload(message.photo[-1], "picture.jpg", "image/jpeg")]
    if voice := message.voice:
        return [_upload(voice, "voice.ogg", voice.mime_type or "audio/ogg")]
    if audio := message.audio:
        return [_upload(audio, audio.file_name or "audio.mp3", audio.mime_type or "audio/mpeg")]
    return []


def _upload(file: Document | PhotoSize | Voice | Audio, name: str, mime: str | None) -> Upload:
    return Upload(
        id=file.file_id, name=name, mime=mime or "application/octet-stream", size=file.file_size or 0
    )


def is_readable(message: Message) -> bool:
    """Whether there is anything in a message that Parley takes: text, a document, a picture or sound."""
    return bool(text_of(message) or along_with(message))


def is_news(message: Message) -> bool:
    """Whether a message only tells what happened in a chat: somebody came, a title changed."""
    return not (text_of(message) or message.effective_attachment)


def chosen(answer: PollAnswer, answers: Sequence[str]) -> str | None:
    """The choice that somebody's vote presses; None where they took it back."""
    return (
        answers[answer.option_ids[0]] if answer.option_ids and answer.option_ids[0] < len(answers) else None
    )


def incoming(
    user: User,
    place: Place,
    event: str,
    body: Body,
    *,
    files: Iterable[Media] = (),
    here: Membership | None = None,
) -> Incoming:
    """An event as the core takes it. All that somebody does with Parley on Telegram is one conversation."""
    return Incoming(
        platform=PLATFORM,
        event_id=event,
        person=person(user),
        chat=str(user.id),
        body=body,
        address=address(user.id, place, event),
        attachments=tuple(files),
        membership=here,
    )


def address(user: int, place: Place, event: str) -> dict[str, str]:
    """What an answer needs to know, also in another process."""
    return {
        "user": str(user),
        "chat": str(place.chat),
        "topic": str(place.topic or ""),
        "about": str(place.about or ""),
        "name": place.name,
        "event": event,
    }


def place_of(address: Mapping[str, str]) -> Place:
    """The place in an address."""
    return Place(
        chat=int(address["chat"]),
        topic=int(address.get("topic") or 0),
        about=int(address.get("about") or 0),
        name=address.get("name", ""),
    )
