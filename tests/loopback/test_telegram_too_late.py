"""What Telegram refuses of what is already there, or not there any more: changes, late answers, closed chats."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.loopback.raw_telegram import RawTelegram

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
GO = {"inline_keyboard": [[{"text": "go", "callback_data": "1"}]]}
QUIZ = {
    "question": "2 + 2?", "options": [{"text": "3"}, {"text": "4"}], "type": "quiz", "correct_option_ids": [1],
}  # fmt: skip


type Edit = Callable[[RawTelegram], Awaitable[tuple[str, dict[str, Any]]]]


async def _same(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("<b>x</b>", parse_mode="HTML")
    return "editMessageText", {"message_id": sent.id, "text": "<strong>x</strong>", "parse_mode": "HTML"}


async def _same_buttons(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("x", reply_markup=GO)
    return "editMessageReplyMarkup", {"message_id": sent.id, "reply_markup": GO}


async def _gone(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("x")
    bare.telegram.delete_message(sent)
    return "editMessageText", {"message_id": sent.id, "text": "y"}


async def _theirs(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    return "editMessageText", {"message_id": (await bare.ada.say(bare.chat, "hi")).id, "text": "y"}


async def _prompt(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("Your name?", reply_markup={"force_reply": True})
    return "editMessageText", {"message_id": sent.id, "text": "y"}


async def _no_text(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    await bare.ask("sendDocument", {"chat_id": bare.chat.id}, {"document": b"1"})
    return "editMessageText", {"message_id": bare.telegram.world.messages[-1].id, "text": "y"}


async def _no_caption(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    return "editMessageCaption", {"message_id": (await bare.sent("x")).id, "caption": "y"}


async def _no_message(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    return "editMessageText", {"text": "y"}


async def _prompt_in_edit(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("x")
    return "editMessageText", {"message_id": sent.id, "text": "y", "reply_markup": {"force_reply": True}}


async def _nothing_to_delete(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    return "deleteMessage", {"message_id": 999}


async def _old_to_delete(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    sent = await bare.sent("x")
    sent.aged = 49 * 3600
    return "deleteMessage", {"message_id": sent.id}


async def _no_poll(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    return "stopPoll", {"message_id": (await bare.sent("x")).id}


async def _stopped_poll(bare: RawTelegram) -> tuple[str, dict[str, Any]]:
    await bare.ask("sendPoll", {"chat_id": bare.chat.id, **QUIZ, "is_closed": True})
    return "stopPoll", {"message_id": bare.telegram.world.messages[-1].id}


EDITS: dict[str, tuple[Edit, str]] = {
    "the same text": (_same, MODIFIED),
    "the same buttons": (_same_buttons, MODIFIED),
    "a message that is gone": (_gone, "Bad Request: message to edit not found"),
    "somebody else's message": (_theirs, "Bad Request: message can't be edited"),
    "a prompt": (_prompt, "Bad Request: message can't be edited"),
    "a file instead of a text": (_no_text, "Bad Request: there is no text in the message to edit"),
    "a text instead of a file": (_no_caption, "Bad Request: there is no caption in the message to edit"),
    "no message": (_no_message, "Bad Request: message identifier is not specified"),
    "another keyboard than below messages": (
        _prompt_in_edit,
        "Bad Request: can't parse reply keyboard markup: Can't find field \"inline_keyboard\"",
    ),
    "nothing to delete": (_nothing_to_delete, "Bad Request: message to delete not found"),
    "what is too old to delete": (_old_to_delete, "Bad Request: message can't be deleted for everyone"),
    "a text instead of a poll": (_no_poll, "Bad Request: message with poll to stop not found"),
    "a poll that is stopped": (_stopped_poll, "Bad Request: poll has already been closed"),
}


@pytest.mark.parametrize("case", EDITS)
async def test_a_change_is_refused_for(bare: RawTelegram, case: str) -> None:
    arrange, description = EDITS[case]
    method, arguments = await arrange(bare)
    said = await bare.ask(method, {"chat_id": bare.chat.id, **arguments})
    assert (said.status, said.description) == (400, description)


class TestQueries:
    async def test_a_press_is_answered_once(self, bare: RawTelegram) -> None:
        sent = await bare.sent("x", reply_markup=GO)
        press = await bare.ada.press(sent, "go", settle=False)
        asked = {"callback_query_id": press.callback.id}
        long = await bare.ask("answerCallbackQuery", {**asked, "text": "x" * 201})
        assert long.description == "Bad Request: MESSAGE_TOO_LONG"
        foreign = await bare.ask("answerCallbackQuery", {**asked, "url": "https://example.org"})
        assert foreign.description == "Bad Request: URL_INVALID"
        assert (await bare.ask("answerCallbackQuery", asked)).status == 200
        assert (await bare.ask("answerCallbackQuery", asked)).description == OLD

    async def test_a_press_is_not_answered_late(self, bare: RawTelegram) -> None:
        sent = await bare.sent("x", reply_markup=GO)
        press = await bare.ada.press(sent, "go", settle=False)
        press.age(16)
        said = await bare.ask("answerCallbackQuery", {"callback_query_id": press.callback.id})
        assert (said.status, said.description) == (400, OLD)
        assert bare.telegram.unanswered == [press.callback]
        assert bare.telegram.violations == []

    @pytest.mark.parametrize(
        ("changed", "description"),
        [
            ({"id": "x" * 65}, "RESULT_ID_INVALID"),
            ({"title": " "}, "ARTICLE_TITLE_EMPTY"),
            ({"input_message_content": {"message_text": "x" * 4097}}, "MESSAGE_TOO_LONG"),
            ({"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
        ],
    )  # fmt: skip
    async def test_an_inline_result_is_refused_for(
        self, bare: RawTelegram, changed: dict[str, Any], description: str
    ) -> None:
        offer = await bare.ada.inline("loops", settle=False)
        result = {
            "type": "article",
            "id": "1",
            "title": "Loops",
            "input_message_content": {"message_text": "x"},
        }
        said = await bare.ask(
            "answerInlineQuery", {"inline_query_id": offer.inline.id, "results": [{**result, **changed}]}
        )
        assert (said.status, said.description) == (400, f"Bad Request: {description}")

    async def test_more_than_fifty_inline_results_are_refused(self, bare: RawTelegram) -> None:
        offer = await bare.ada.inline("loops", settle=False)
        content = {"message_text": "x"}
        results = [
            {"type": "article", "id": str(number), "title": "x", "input_message_content": content}
            for number in range(51)
        ]
        asked = {"inline_query_id": offer.inline.id, "results": results}
        assert (await bare.ask("answerInlineQuery", asked)).description == "Bad Request: RESULTS_TOO_MUCH"
        twice = {**asked, "results": [results[0], results[0]]}
        assert (await bare.ask("answerInlineQuery", twice)).description == "Bad Request: RESULT_ID_DUPLICATE"
        gone = {**asked, "inline_query_id": "1", "results": results[:1]}
        assert (await bare.ask("answerInlineQuery", gone)).description == OLD


class TestWhere:
    async def test_a_bot_cannot_write_first(self, bare: RawTelegram) -> None:
        bob = bare.telegram.user("Bob")
        assert (await bare.send(chat_id=bob.id)).description == "Bad Request: chat not found"
        await bob.inline("x", settle=False)
        said = await bare.send(chat_id=bob.id)
        assert (said.status, said.description) == (
            403,
            "Forbidden: bot can't initiate conversation with a user",
        )

    async def test_a_bot_that_is_blocked_cannot_write(self, bare: RawTelegram) -> None:
        await bare.ada.block()
        said = await bare.send()
        assert (said.status, said.description) == (403, "Forbidden: bot was blocked by the user")
        bare.ada.user.blocks, bare.ada.user.deactivated = False, True
        assert (await bare.send()).description == "Forbidden: user is deactivated"
        assert bare.telegram.violations == []

    async def test_a_group_that_has_moved_says_where_to(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        moved = bare.telegram.migrate(group, by=bare.ada)
        said = await bare.send(chat_id=group.id)
        assert said.description == "Bad Request: group chat was upgraded to a supergroup chat"
        assert said.body["parameters"] == {"migrate_to_chat_id": moved.id}
        assert (await bare.send(chat_id=moved.id)).status == 200

    async def test_a_bot_that_is_not_there_cannot_write(self, bare: RawTelegram) -> None:
        group = bare.telegram.supergroup("Class", owner=bare.ada)
        bare.telegram.remove_bot(group, by=bare.ada)
        said = await bare.send(chat_id=group.id)
        assert (said.status, said.description) == (403, "Forbidden: bot was kicked from the supergroup chat")
        bare.telegram.add_bot(group, by=bare.ada)
        assert (await bare.ask("leaveChat", {"chat_id": group.id})).status == 200
        left = await bare.send(chat_id=group.id)
        assert left.description == "Forbidden: bot is not a member of the supergroup chat"
        bare.telegram.delete_chat(group)
        assert (await bare.send(chat_id=group.id)).description == "Forbidden: the group chat was deleted"

    async def test_a_bot_without_the_right_cannot_write(self, bare: RawTelegram) -> None:
        group = bare.telegram.supergroup("Class", owner=bare.ada)
        group.muted = True
        said = await bare.send(chat_id=group.id)
        assert said.description == "Bad Request: not enough rights to send text messages to the chat"

    async def test_a_topic_must_be_there_and_open(self, bare: RawTelegram) -> None:
        forum = bare.telegram.supergroup("Class", owner=bare.ada, forum=True)
        topic = bare.telegram.topic(forum, "Loops", by=bare.ada)
        general = await bare.send(chat_id=forum.id, message_thread_id=1)
        assert general.description == "Bad Request: message thread not found"
        assert (await bare.send(chat_id=forum.id)).status == 200
        assert (await bare.send(chat_id=forum.id, message_thread_id=topic.id)).status == 200
        bare.telegram.close(forum, topic, by=bare.ada)
        closed = await bare.send(chat_id=forum.id, message_thread_id=topic.id)
        assert closed.description == "Bad Request: TOPIC_CLOSED"

    async def test_an_app_cannot_be_opened_from_a_group(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        app = {"text": "go", "web_app": {"url": "https://example.org"}}
        said = await bare.send(chat_id=group.id, reply_markup={"inline_keyboard": [[app]]})
        assert said.description == "Bad Request: BUTTON_TYPE_INVALID"

    async def test_others_messages_in_a_group_cannot_be_deleted(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        theirs = await bare.ada.say(group, "hi")
        said = await bare.ask("deleteMessage", {"chat_id": group.id, "message_id": theirs.id})
        assert said.description == "Bad Request: message can't be deleted"

    async def test_a_draft_is_for_private_chats(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        said = await bare.ask("sendMessageDraft", {"chat_id": group.id, "draft_id": 1, "text": "x"})
        assert said.status == 400
        nameless = await bare.ask("sendMessageDraft", {"chat_id": bare.chat.id, "draft_id": 0, "text": "x"})
        assert nameless.status == 400
        bare.telegram.settings.drafts = False
        unknown = await bare.ask("sendMessageDraft", {"chat_id": bare.chat.id, "draft_id": 1, "text": "x"})
        assert (unknown.status, unknown.description) == (404, "Not Found: method not found")
