"""What is offered to somebody who types behind the bot's name in whatever chat. Pure."""

import hashlib
from collections.abc import Callable, Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from adapters.telegram.render import messages
from core.chat import CommandSpec, Say, Shared

MOST = 20
"""Results that are offered at once."""


def results(
    found: Sequence[Shared], say: Say, commands: Sequence[CommandSpec], link: Callable[[str], str]
) -> list[InlineQueryResultArticle]:
    """What was found, each to be sent with a button that opens it in the chat with Parley.

    Several may open the same, as two passages of a lesson do; what also says the same is offered once.
    """
    made = (_article(one, say, commands, link(one.entry)) for one in found)
    return list({one.id: one for one in made}.values())[:MOST]


def _article(one: Shared, say: Say, commands: Sequence[CommandSpec], link: str) -> InlineQueryResultArticle:
    shown = messages(one.reply, say, commands, alone=False)
    text = next((message.text for message in shown if message.text), one.title)
    return InlineQueryResultArticle(
        id=hashlib.sha256(f"{one.entry}\n{text}".encode()).hexdigest()[:32],
        title=one.title,
        description=one.summary or None,
        input_message_content=InputTextMessageContent(
            text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(say("telegram-open-shared"), url=link)]]),
    )
