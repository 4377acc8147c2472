"""The loopback Telegram as the real library meets it."""

import asyncio
import io
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    PollAnswerHandler,
)
from telegram.request import HTTPXRequest

from tests.loopback.telegram import LoopbackTelegram, Person

KINDS = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "poll",
    "poll_answer",
    "my_chat_member",
]


@pytest.fixture
async def telegram() -> AsyncGenerator[LoopbackTelegram]:
    async with LoopbackTelegram() as made:
        yield made


@pytest.fixture
def ada(telegram: LoopbackTelegram) -> Person:
    return telegram.user("Ada")


@pytest.fixture
async def bot(telegram: LoopbackTelegram, ada: Person) -> AsyncGenerator[Bot]:
    await ada.start()
    made = Bot(
        telegram.token, base_url=telegram.base, base_file_url=telegram.files,
        request=HTTPXRequest(connection_pool_size=4), get_updates_request=HTTPXRequest(),
    )  # fmt: skip
    async with made:
        yield made


async def _heard(bot: Bot, offset: int = 0) -> tuple[Update, ...]:
    return await bot.get_updates(offset=offset, allowed_updates=KINDS)


async def test_a_conversation_of_buttons_and_edits(telegram: LoopbackTelegram, bot: Bot, ada: Person) -> None:
    (start,) = await _heard(bot)
    assert start.effective_user
    assert start.effective_user.language_code == "en"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="1f.2")]])
    shown = await bot.send_message(
        ada.id, "<b>Loops</b> &lt;for&gt;", parse_mode="HTML", reply_markup=keyboard, reply_to_message_id=2
    )
    assert shown.text == "Loops <for>"
    seen = ada.messages()[-1]
    assert (seen.html, seen.reply_to) == ("<b>Loops</b> &lt;for&gt;", ada.messages()[0])
    pressing = asyncio.create_task(ada.press(seen, "Next"))
    await telegram.until(lambda: telegram.unanswered)
    (pressed,) = await _heard(bot, start.update_id + 1)
    assert pressed.callback_query
    assert await pressed.callback_query.answer("Right")
    edited = await pressed.callback_query.edit_message_text("Recursion")
    assert edited
    assert (await pressing).text == "Right"
    assert seen.versions == ["Loops <for>", "Recursion"]
    assert await bot.delete_message(ada.id, seen.id)
    assert telegram.violations == []


async def test_files_go_both_ways(telegram: LoopbackTelegram, bot: Bot, ada: Person) -> None:
    await ada.say(ada.chat, "mine", files={"a.py": b"print(1)"})
    update = (await _heard(bot))[-1]
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"print(1)"
    await bot.send_document(ada.id, io.BytesIO(b"log"), filename="log.txt", caption="the log")
    sent = ada.messages()[-1]
    assert sent.document
    assert (sent.document.name, sent.document.content, sent.text) == ("log.txt", b"log", "the log")
    media = InputMediaDocument(io.BytesIO(b"more"), filename="more.txt")
    await bot.edit_message_media(media, ada.id, sent.id)
    assert sent.document.content == b"more"
    assert telegram.violations == []


async def test_a_quiz_is_voted_in(telegram: LoopbackTelegram, bot: Bot, ada: Person) -> None:
    await bot.send_poll(
        ada.id, "2 + 2?", ["3", "4"], type="quiz", correct_option_ids=[1], is_anonymous=False, explanation="Count",
    )  # fmt: skip
    await ada.vote(ada.messages()[-1], "4")
    answer = (await _heard(bot))[-1].poll_answer
    assert answer
    assert (list(answer.option_ids), answer.user and answer.user.id) == ([1], ada.id)
    poll = await bot.stop_poll(ada.id, ada.messages()[-1].id)
    assert poll.is_closed
    assert telegram.violations == []


async def test_prompts_drafts_commands_and_inline_results(
    telegram: LoopbackTelegram, bot: Bot, ada: Person
) -> None:
    await bot.send_message(ada.id, "Your name?", reply_markup=ForceReply(input_field_placeholder="Ada"))
    assert ada.messages()[-1].prompts
    await bot.send_message_draft(ada.id, 5, "Wri")
    assert ada.chat.drafts == {5: ["Wri"]}
    await bot.set_my_commands([BotCommand("learn", "Learn")], language_code="en")
    assert ada.menu() == {"learn": "Learn"}
    await bot.send_chat_action(ada.id, "typing")
    typing = asyncio.create_task(ada.inline("loops"))
    await telegram.until(lambda: telegram.world.inlines)
    query = (await _heard(bot))[-1].inline_query
    assert query
    content = InputTextMessageContent("<b>x</b>", parse_mode="HTML")
    await query.answer([InlineQueryResultArticle("1", "Loops", content)], cache_time=0, is_personal=True)
    assert (await ada.choose(await typing, "Loops")).text == "x"
    assert telegram.violations == []


async def test_the_library_replies_within_a_topic(telegram: LoopbackTelegram, bot: Bot, ada: Person) -> None:
    forum = telegram.supergroup("Class", owner=ada, forum=True)
    topic = telegram.topic(forum, "Loops", by=ada)
    said = await ada.say(forum, "/quiz", topic=topic)
    message = (await _heard(bot))[-1].effective_message
    assert message
    await message.reply_text("Question")
    assert (await ada.answer(said)).topic is topic


async def test_refusals_are_the_library_s_errors(
    telegram: LoopbackTelegram, bot: Bot, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of each number of seconds
    group = telegram.group("Class", owner=ada)
    moved = telegram.migrate(group, by=ada)
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(group.id, "x")
    assert migrated.value.new_chat_id == moved.id
    telegram.fail("sendMessage", 429, retry_after=3)
    with pytest.raises(RetryAfter) as flooded:
        await bot.send_message(ada.id, "x")
    assert flooded.value.retry_after == timedelta(seconds=3)
    telegram.fail("sendMessage", 502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ada.id, "x")
    telegram.fail("sendMessage", 0)
    with pytest.raises(NetworkError):
        await bot.send_message(ada.id, "x")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(ada.id, "<p>", parse_mode="HTML")
    await ada.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ada.id, "x")
    await bot.set_webhook("https://parley.example/telegram")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    telegram.revoke_token()
    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_a_burst_is_heard_in_order(telegram: LoopbackTelegram, bot: Bot, ada: Person) -> None:
    for number in range(250):
        await ada.say(ada.chat, str(number))
    texts: list[Any] = []
    offset = 0
    while updates := await _heard(bot, offset):
        assert len(updates) <= 100
        offset = updates[-1].update_id + 1
        texts += [one.effective_message.text for one in updates if one.effective_message]
    assert texts == ["/start", *map(str, range(250))]


class TestTheWholeLibrary:
    """An application that polls, as a bot made with it does."""

    @pytest.fixture
    async def running(
        self, telegram: LoopbackTelegram
    ) -> AsyncGenerator[Application[Any, Any, Any, Any, Any, Any]]:
        app = (
            ApplicationBuilder()
            .token(telegram.token)
            .base_url(telegram.base)
            .base_file_url(telegram.files)
            .job_queue(None)
            .build()
        )
        app.add_handler(CommandHandler("quiz", _quiz))
        app.add_handler(CallbackQueryHandler(_pressed))
        app.add_handler(PollAnswerHandler(_voted))
        async with app:
            await app.start()
            assert app.updater
            await app.updater.start_polling(poll_interval=0, allowed_updates=KINDS)
            await telegram.ready(commands=False)
            yield app
            await app.updater.stop()
            await app.stop()

    async def test_commands_presses_and_votes_are_answered(
        self, telegram: LoopbackTelegram, ada: Person, running: object
    ) -> None:
        group = telegram.group("Class", owner=ada)
        for chat in (ada.chat, group):
            shown = await ada.answer(await ada.say(chat, f"/quiz@{telegram.world.bot.username} loops"))
            assert shown.text == "About loops"
            press = await ada.press(shown, "Begin")
            assert press.text == "Here it comes"
            await ada.vote(await ada.answer(shown), "4")
        await telegram.until(lambda: [one.text for one in ada.messages()].count("You chose [1]") == 2)
        assert telegram.violations == []
        assert telegram.refusals == []

    async def test_what_comes_again_arrives_again(
        self, telegram: LoopbackTelegram, ada: Person, running: object
    ) -> None:
        said = await ada.say(ada.chat, "/quiz")
        await ada.answer(said)
        telegram.deliver_again(said)
        assert (await ada.answer(said, 1)).text == "About nothing"

    async def test_a_gateway_that_fails_loses_nothing(
        self, telegram: LoopbackTelegram, ada: Person, running: object
    ) -> None:
        fault = telegram.fail("getUpdates", 502)
        said = [await ada.say(ada.chat, f"/quiz {number}") for number in range(5)]
        await ada.answer(said[-1], 4)
        assert [one.text for one in ada.messages()[5:]] == [f"About {number}" for number in range(5)]
        assert fault.times == 0


type Context = CallbackContext[Any, Any, Any, Any]


async def _quiz(update: Update, context: Context) -> None:
    assert update.effective_message
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Begin", callback_data="begin")]])
    about = " ".join(context.args or []) or "nothing"
    await update.effective_message.reply_text(f"About {about}", reply_markup=keyboard)


async def _pressed(update: Update, context: Context) -> None:
    assert update.callback_query
    assert update.effective_chat
    await update.callback_query.answer("Here it comes")
    await update.effective_chat.send_poll(
        "2 + 2?", ["3", "4"], type="quiz", correct_option_ids=[1], is_anonymous=False
    )


async def _voted(update: Update, context: Context) -> None:
    assert update.poll_answer
    assert update.poll_answer.user
    await context.bot.send_message(
        update.poll_answer.user.id, f"You chose {list(update.poll_answer.option_ids)}"
    )
