"""A press on a button while it is being answered: Telegram's client waits for that, and the question is closed."""

import asyncio
import html
import logging

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import CallbackQueryLimit, MessageLimit, ParseMode
from telegram.error import BadRequest, TelegramError

from adapters.telegram import ids
from adapters.telegram.courier import NOT_MODIFIED, Courier, said
from adapters.telegram.labels import Button, Keyboard
from adapters.telegram.sending import NO_PREVIEW
from core.errors import Unavailable

log = logging.getLogger(__name__)


class Press:
    """A press, and the message whose button it was, as long as Telegram shows it.

    `Desk` opens it under its event (`Out.open`), and `Out.deliver` finds it there.
    """

    def __init__(self, bot: Bot, courier: Courier, query: CallbackQuery) -> None:
        self._bot = bot
        self._courier = courier
        self._query = query
        self._answered = False
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def message(self) -> Message | None:
        """The message, where it can still be changed, and has the button.

        A client of one's own sends whatever data it likes below whatever message: what is said to those changes nothing
        of what others were shown.
        """
        message = self._query.message
        return message if isinstance(message, Message) and self._button(message) else None

    @property
    def keyboard(self) -> Keyboard:
        """The buttons that the message had when it was pressed."""
        markup = self.message.reply_markup if self.message else None
        rows = markup.inline_keyboard if markup else ()
        return tuple(
            tuple(
                Button(
                    one.text,
                    one.callback_data if isinstance(one.callback_data, str) else "",
                    url=one.url or "",
                    web_app=one.web_app.url if one.web_app else "",
                    style=one.style or "",
                )
                for one in row
            )
            for row in rows
        )

    def name_of(self, form: str) -> str:
        """By what the ticks of a form are known, which may be shown in several messages."""
        message = self._query.message
        return f"{message.chat.id}/{message.message_id}/{form}" if message else form

    async def acknowledge(self) -> None:
        """Let the client stop waiting."""
        await self._answer("")

    def acknowledge_in(self, seconds: float) -> None:
        """Let the client stop waiting then, if it still waits."""

        def acknowledge() -> None:
            self._task = asyncio.create_task(self.acknowledge())

        self._timer = asyncio.get_running_loop().call_later(seconds, acknowledge)

    def forget(self) -> None:
        """Let the client wait: we are gone."""
        if self._timer:
            self._timer.cancel()

    async def tell(self, text: str) -> bool:
        """Show a word over the chat that has to be closed; whether that could be done."""
        if self._answered or len(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
            return False
        return await self._answer(text)

    async def close(self) -> None:
        """Take the buttons away, and where they were the options of a question, say which one was pressed."""
        message = self.message
        if message is None:
            return
        pressed = ids.parse(self._query.data or "")
        label = self._label(message) if isinstance(pressed, ids.Way) and pressed.answers else ""
        # The library gives None for a picture without a word below it, whatever its types say.
        text = message.text_html if message.text else message.caption_html
        answered = "\n\n".join(filter(None, (text, f"➤ <b>{html.escape(label)}</b>")))
        room = MessageLimit.MAX_TEXT_LENGTH if message.text else MessageLimit.CAPTION_LENGTH
        if not label or len(answered) > room:
            await self._edit(message, None)
        else:
            await self._edit(message, answered)

    async def replace(self, text: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Have another text stand in the message; whether that could be done."""
        message = self.message
        if message is None or message.text is None:
            return False
        return await self._edit(message, text, keyboard)

    async def tick(self, keyboard: InlineKeyboardMarkup) -> None:
        """Show the buttons as they are now."""
        if message := self.message:
            await self._edit(message, None, keyboard)

    def _button(self, message: Message) -> InlineKeyboardButton | None:
        keyboard = message.reply_markup.inline_keyboard if message.reply_markup else ()
        buttons = (button for row in keyboard for button in row)
        return next((one for one in buttons if one.callback_data == self._query.data), None)

    def _label(self, message: Message) -> str:
        button = self._button(message)
        return button.text if button else ""

    async def _edit(
        self, message: Message, text: str | None, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Whether the message is now as it should be: one that is gone cannot be."""
        chat, id_ = message.chat.id, message.message_id

        async def edit() -> None:
            if text is None:
                await self._bot.edit_message_reply_markup(chat, id_, reply_markup=keyboard)
            elif message.text is not None:
                await self._bot.edit_message_text(
                    text,
                    chat,
                    id_,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard,
                    link_preview_options=NO_PREVIEW,
                )
            else:
                await self._bot.edit_message_caption(
                    chat, id_, caption=text, parse_mode=ParseMode.HTML, reply_markup=keyboard
                )

        try:
            await self._courier.carry(chat, edit)
        except BadRequest as refused:
            if NOT_MODIFIED in str(refused).lower():
                return True
            log.info("message %d in chat %d cannot be changed: %s", id_, chat, said(refused))
            return False
        except (TelegramError, Unavailable) as error:
            log.info("message %d in chat %d cannot be changed: %s", id_, chat, said(error))
            return False
        return True

    async def _answer(self, text: str) -> bool:
        if self._answered:
            return False
        self._answered = True
        self.forget()
        try:
            await self._courier.ask(
                lambda: self._bot.answer_callback_query(
                    self._query.id, text or None, show_alert=bool(text) or None
                )
            )
        except TelegramError as error:
            log.info("a press cannot be answered any more: %s", said(error))
            return False
        return True
