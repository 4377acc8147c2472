"""One message, sent as Telegram wants it: in its topic, below what it answers, with its files and buttons."""

import html
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import telegram
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
    WebAppInfo,
)
from telegram.constants import MessageLimit, ParseMode, PollType
from telegram.error import BadRequest, ChatMigrated, Forbidden

from adapters.telegram.courier import NOT_MODIFIED, Courier, said
from adapters.telegram.inbound import PLATFORM, Place
from adapters.telegram.render import Message
from core.chat import Door, Media

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNREACHABLE = (
    "chat not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat_write_forbidden",
    "not enough rights",
    "have no rights",
    "user is deactivated",
    "chat_restricted",
    "chat_admin_required",
)
"""In what Telegram says where nothing can be written any more."""
NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic closed")
"""In what it says where a topic is gone or closed."""

NO_VOICES = "voice_messages_forbidden"
"""In what it says where somebody takes no voice notes from anybody."""


class Gone(Exception):
    """There is no way to a chat: it was deleted, Parley was blocked or thrown out, or may not write there."""


class Sending:
    """Sends messages over `courier`. A group that has become a supergroup is found under its new number."""

    def __init__(self, bot: Bot, door: Door, courier: Courier) -> None:
        self.bot = bot
        self.courier = courier
        self.drafts = True
        """Whether the server shows drafts, as far as we know."""
        self._door = door
        self._moved: dict[int, int] = {}

    async def send(self, message: Message, place: Place, *, first: bool = True) -> telegram.Message:
        """Send one message, the first of its reply or a later one. Gone where nothing can be written any more.

        Unavailable where Telegram cannot be reached; KeyError where a file is gone.
        """
        here = replace(place, chat=self._moved.get(place.chat, place.chat))
        call = await self._call(message, here, first=first)
        try:
            return await self.courier.carry(here.chat, call)
        except ChatMigrated as moved:
            await self.move(here.chat, moved.new_chat_id)
            return await self.send(message, place, first=first)
        except Forbidden as closed:
            raise Gone(said(closed)) from closed
        except BadRequest as refused:
            words = str(refused).lower()
            if message.voice and NO_VOICES in words:
                as_file = replace(message, voice=None, document=message.voice)
                return await self.send(as_file, place, first=first)
            if here.topic and any(one in words for one in NO_TOPIC):
                log.info("topic %d of chat %d is gone: on to General", here.topic, here.chat)
                return await self.send(message, replace(place, topic=0, about=0), first=first)
            if any(one in words for one in (*UNREACHABLE, *NO_TOPIC)):
                raise Gone(said(refused)) from refused
            raise

    async def edit(self, chat: int, message: int, text: str, markup: InlineKeyboardMarkup | None) -> None:
        """Have a message of ours say something else, HTML; nothing where it says that already."""
        try:
            await self.courier.carry(
                chat,
                lambda: self.bot.edit_message_text(
                    text,
                    chat,
                    message,
                    parse_mode=ParseMode.HTML,
                    reply_markup=markup,
                    link_preview_options=NO_PREVIEW,
                ),
            )
        except BadRequest as refused:
            if NOT_MODIFIED not in str(refused).lower():
                raise

    async def move(self, old: int, new: int) -> None:
        """Note that a group has another number now."""
        self._moved[old] = new
        await self._door.moved(PLATFORM, str(old), str(new))

    async def _call(
        self, message: Message, place: Place, *, first: bool
    ) -> Callable[[], Awaitable[telegram.Message]]:
        """The request that sends a message. Files are fetched before, so that a new try needs not."""
        bot, chat, text = self.bot, place.chat, _named(message.text, place, first=first)
        where: dict[str, Any] = {
            "message_thread_id": place.topic or None,
            "reply_parameters": _about(place, first=first),
            "reply_markup": _markup(message, place),
        }
        caption = {"caption": text or None, "parse_mode": ParseMode.HTML}
        if photo := message.photo:
            picture = await self._bytes(photo)
            return lambda: bot.send_photo(chat, InputFile(picture, photo.name), **caption, **where)
        if document := message.document:
            content = await self._bytes(document)
            return lambda: bot.send_document(chat, InputFile(content, document.name), **caption, **where)
        if audio := message.audio:
            sound = await self._bytes(audio)
            return lambda: bot.send_audio(chat, InputFile(sound, audio.name), **caption, **where)
        if voice := message.voice:
            note = await self._bytes(voice)
            return lambda: bot.send_voice(chat, InputFile(note, voice.name), **caption, **where)
        if poll := message.poll:
            return lambda: bot.send_poll(
                chat,
                poll.question,
                poll.options,
                is_anonymous=False,
                type=PollType.QUIZ,
                correct_option_ids=[poll.correct],  # pyright: ignore[reportArgumentType] - a literal there
                explanation=poll.explanation or None,
                **where,
            )
        return lambda: bot.send_message(
            chat, text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, **where
        )

    async def _bytes(self, media: Media) -> bytes:
        return media.content if media.content is not None else await self._door.media(media.key)


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The buttons of a message, as the library has them."""
    if not message.keyboard:
        return None
    rows = [
        [
            InlineKeyboardButton(
                one.label,
                callback_data=one.data or None,
                url=one.url or None,
                web_app=WebAppInfo(one.web_app) if one.web_app else None,
                style=one.style or None,
            )
            for one in row
        ]
        for row in message.keyboard
    ]
    return InlineKeyboardMarkup(rows)


def _markup(message: Message, place: Place) -> InlineKeyboardMarkup | ForceReply | None:
    if message.keyboard or message.prompt is None:
        return keyboard(message)
    return ForceReply(selective=None if place.alone else True, input_field_placeholder=message.prompt or None)


def _about(place: Place, *, first: bool) -> ReplyParameters | None:
    if place.alone or not place.about or not first:
        return None
    return ReplyParameters(place.about, allow_sending_without_reply=True)


def _named(text: str, place: Place, *, first: bool) -> str:
    """What is said in a group to somebody whose message it does not stand below, with their name before it."""
    if place.alone or not place.name or not first or len(text) > MessageLimit.CAPTION_LENGTH // 2:
        return text
    return f"<b>{html.escape(place.name)}</b>\n{text}".rstrip()
