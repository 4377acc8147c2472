"""What bots send and Telegram takes, the loopback Telegram takes, and answers in Telegram's form."""

import io
from typing import Any

import pytest
from PIL import Image

from tests.loopback.raw_telegram import RawTelegram
from tests.loopback.telegram import Flood
from tests.loopback.telegram.refusal import Refused
from tests.loopback.telegram.spec import check_answer
from tests.loopback.telegram.world import Chat

GO = {"inline_keyboard": [[{"text": "go", "callback_data": "1"}]]}


def picture(width: int = 40, height: int = 20) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


MESSAGES: dict[str, tuple[dict[str, Any], str]] = {
    "4,096 characters": ({"text": "x" * 4096}, "x" * 4096),
    "4,096 characters in marks": ({"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}, f"<b>{'x' * 4096}</b>"),
    "space around it": ({"text": " \n x \n"}, "x"),
    "space before what is marked": ({"text": "<b>  x</b> ", "parse_mode": "HTML"}, "<b>  x</b>"),
    "characters written out": ({"text": "&lt;&#62;&amp;&quot;&#x1F600;&nbsp;", "parse_mode": "HTML"}, '&lt;&gt;&amp;"😀&amp;nbsp;'),
    "other names of tags": (
        {"text": "<STRONG>a</STRONG><em>b</em><ins>c</ins><del>d</del><tg-spoiler>e</tg-spoiler>", "parse_mode": "html"},
        "<b>a</b><i>b</i><u>c</u><s>d</s><tg-spoiler>e</tg-spoiler>",
    ),
    "code in a language": (
        {"text": '<pre><code class="language-python">if 1 &lt; 2:\n  😀</code></pre>', "parse_mode": "HTML"},
        '<pre><code class="language-python">if 1 &lt; 2:\n  😀</code></pre>',
    ),
    "marks in a quotation": (
        {"text": "<blockquote><b>a</b> <code>b</code></blockquote>", "parse_mode": "HTML"},
        "<blockquote><b>a</b> <code>b</code></blockquote>",
    ),
    "a link": ({"text": '<a href="https://example.org/?a=1&amp;b">x</a>', "parse_mode": "HTML"}, '<a href="https://example.org/?a=1&amp;b">x</a>'),
    "buttons": (
        {
            "text": "x",
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "a", "callback_data": "x" * 64}, {"text": "b", "url": "https://example.org"}],
                    [{"text": "c", "web_app": {"url": "https://example.org"}}, {"text": "d", "switch_inline_query": ""}],
                ]
            },
        },
        "x",
    ),
    "a prompt": ({"text": "x", "reply_markup": {"force_reply": True, "input_field_placeholder": "y"}}, "x"),
    "a reply to nothing that does not matter": (
        {"text": "x", "reply_parameters": {"message_id": 999, "allow_sending_without_reply": True}},
        "x",
    ),
    "a preview that is off": ({"text": "x", "link_preview_options": {"is_disabled": True}}, "x"),
}  # fmt: skip


@pytest.mark.parametrize("case", MESSAGES)
async def test_a_message_is_taken_with(bare: RawTelegram, case: str) -> None:
    arguments, html = MESSAGES[case]
    said = await bare.ask("sendMessage", {"chat_id": bare.chat.id, **arguments})
    assert (said.status, said.description) == (200, "")
    assert bare.telegram.world.messages[-1].html == html
    assert check_answer("sendMessage", said.result) == []
    assert bare.telegram.violations == []


async def test_arguments_may_stand_in_the_address_or_in_a_form(bare: RawTelegram) -> None:
    address = f"{bare.telegram.base}{bare.telegram.token}/sendmessage"
    query = {"chat_id": str(bare.chat.id), "text": "5"}
    async with bare.http.get(address, params=query) as response:
        assert (await response.json())["result"]["text"] == "5"
    form = {**query, "disable_notification": "true", "reply_markup": '{"force_reply": true}'}
    async with bare.http.post(address, data=form) as response:
        assert (await response.json())["ok"]
    assert bare.telegram.world.messages[-1].prompts
    assert bare.telegram.violations == []


class TestFiles:
    async def test_a_picture_and_a_document_are_sent_changed_and_had(self, bare: RawTelegram) -> None:
        here = {"chat_id": bare.chat.id}
        photo = await bare.ask(
            "sendPhoto", {**here, "caption": "<b>x</b>", "parse_mode": "HTML"}, {"photo": picture()}
        )
        shown = bare.telegram.world.messages[-1]
        assert (shown.text, shown.html) == ("x", "<b>x</b>")
        assert shown.photo
        assert [one["width"] for one in photo.result["photo"]] == [20, 40]
        media = {"type": "document", "media": "attach://log", "caption": "the log"}
        edited = await bare.ask(
            "editMessageMedia", {**here, "message_id": shown.id, "media": media}, {"log": b"12"}
        )
        assert shown.document
        assert shown.versions == ["x", "the log"]
        got = await bare.ask("getFile", {"file_id": edited.result["document"]["file_id"]})
        address = f"{bare.telegram.files}{bare.telegram.token}/{got.result['file_path']}"
        async with bare.http.get(address) as response:
            assert await response.read() == b"12"
        async with bare.http.get(address.replace(bare.telegram.token, "1:x")) as response:
            assert response.status == 404
        for asked in bare.telegram.traffic:
            assert check_answer(asked.method, asked.answer) == []

    async def test_a_file_is_sent_again_by_its_id(self, bare: RawTelegram) -> None:
        here = {"chat_id": bare.chat.id}
        await bare.ask("sendDocument", here, {"document": b"1"})
        first = bare.telegram.world.messages[-1].document
        assert first
        assert (await bare.ask("sendDocument", {**here, "document": first.id})).status == 200
        assert bare.telegram.world.messages[-1].document is first
        wrong = await bare.ask("sendPhoto", {**here, "photo": first.id})
        assert wrong.description == "Bad Request: can't use file of type Document as Photo"

    async def test_sound_is_sent_as_what_plays(self, bare: RawTelegram) -> None:
        here = {"chat_id": bare.chat.id, "caption": "<b>x</b>", "parse_mode": "HTML"}
        await bare.ask("sendAudio", here, {"audio": b"ID3"})
        assert bare.telegram.violations == [
            "audio.bin is application/octet-stream, which is no audio to Telegram"
        ]
        bare.telegram.violations.clear()
        await bare.ask("sendVoice", here, {"voice": b"OggS"})
        voice = bare.telegram.world.messages[-1]
        assert voice.voice
        assert (voice.voice.content, voice.html) == (b"OggS", "<b>x</b>")
        bare.ada.user.silent = True
        refused = await bare.ask("sendVoice", here, {"voice": b"OggS"})
        assert (refused.status, refused.description) == (400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
        for asked in bare.telegram.traffic:
            assert asked.status != 200 or check_answer(asked.method, asked.answer) == []
        assert bare.telegram.violations == []

    async def test_a_picture_must_have_a_shape_that_can_be_shown(self, bare: RawTelegram) -> None:
        said = await bare.ask("sendPhoto", {"chat_id": bare.chat.id}, {"photo": picture(420, 20)})
        assert said.description == "Bad Request: PHOTO_INVALID_DIMENSIONS"


class TestChanges:
    async def test_a_text_and_its_buttons_change(self, bare: RawTelegram) -> None:
        sent = await bare.sent("one", reply_markup=GO)
        asked = {"chat_id": bare.chat.id, "message_id": sent.id}
        said = await bare.ask("editMessageText", {**asked, "text": "two"})
        assert said.result["edit_date"] > said.result["date"]
        assert (sent.versions, sent.buttons) == (["one", "two"], [])
        assert (await bare.ask("editMessageReplyMarkup", {**asked, "reply_markup": GO})).status == 200
        assert sent.buttons == ["go"]
        assert (await bare.ask("deleteMessage", asked)).result is True
        assert sent not in bare.ada.messages()

    async def test_a_reaction_is_kept(self, bare: RawTelegram) -> None:
        said = await bare.ada.say(bare.chat, "hi")
        like = [{"type": "emoji", "emoji": "👍"}]
        asked = {"chat_id": bare.chat.id, "message_id": said.id, "reaction": like}
        assert (await bare.ask("setMessageReaction", asked)).status == 200
        assert said.reactions == like

    async def test_drafts_are_shown_until_the_message_comes(self, bare: RawTelegram) -> None:
        for text in ("Wr", "Writing"):
            asked = {"chat_id": bare.chat.id, "draft_id": 7, "text": text}
            assert (await bare.ask("sendMessageDraft", asked)).result is True
        assert bare.chat.drafts == {7: ["Wr", "Writing"]}
        await bare.sent("Writing is done")
        assert bare.chat.drafts == {}


class TestPolls:
    async def test_a_quiz_is_voted_in_and_stopped(self, bare: RawTelegram) -> None:
        quiz = {
            "question": "2 + 2?", "options": [{"text": "3"}, {"text": "4"}], "type": "quiz",
            "is_anonymous": False, "correct_option_ids": [1], "explanation": "<b>Count</b>",
            "explanation_parse_mode": "HTML",
        }  # fmt: skip
        said = await bare.ask("sendPoll", {"chat_id": bare.chat.id, **quiz})
        shown = bare.telegram.world.messages[-1]
        assert shown.text == "2 + 2?\n3\n4"
        assert said.result["poll"]["explanation_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
        await bare.ada.vote(shown, "4")
        with pytest.raises(AssertionError, match="final"):
            await bare.ada.vote(shown, "3")
        heard = await bare.updates()
        assert [min(one) for one in heard] == ["poll", "poll_answer"]
        assert heard[1]["poll_answer"]["option_ids"] == [1]
        stopped = await bare.ask("stopPoll", {"chat_id": bare.chat.id, "message_id": shown.id})
        assert [one["voter_count"] for one in stopped.result["options"]] == [0, 1]
        assert stopped.result["is_closed"]

    async def test_a_vote_that_nobody_may_see_is_told_by_its_number_alone(self, bare: RawTelegram) -> None:
        options = [{"text": "a"}, {"text": "b"}]
        await bare.ask("sendPoll", {"chat_id": bare.chat.id, "question": "?", "options": options})
        await bare.ada.vote(bare.telegram.world.messages[-1], "a")
        assert [min(one) for one in await bare.updates()] == ["poll"]


class TestTheBot:
    async def test_commands_are_shown_by_scope_and_language(self, bare: RawTelegram) -> None:
        async def put(description: str, **where: Any) -> None:
            commands = [{"command": "learn", "description": description}]
            assert (await bare.ask("setMyCommands", {"commands": commands, **where})).status == 200

        await put("all")
        await put("groups", scope={"type": "all_group_chats"})
        await put("todos", language_code="es")
        await put("privado", language_code="es", scope={"type": "all_private_chats"})
        eva = bare.telegram.user("Eva", language="es")
        group = bare.telegram.group("Class", owner=eva)
        assert bare.ada.menu() == {"learn": "all"}
        assert eva.menu() == {"learn": "privado"}
        assert eva.menu(group) == {"learn": "groups"}
        told = await bare.ask("getMyCommands", {"language_code": "es"})
        assert told.result == [{"command": "learn", "description": "todos"}]
        await bare.ask("deleteMyCommands", {"language_code": "es", "scope": {"type": "all_private_chats"}})
        assert eva.menu() == {"learn": "todos"}

    async def test_a_profile_is_written_by_language(self, bare: RawTelegram) -> None:
        await bare.ask("setMyShortDescription", {"short_description": "A tutor"})
        await bare.ask("setMyShortDescription", {"short_description": "Un tutor", "language_code": "es"})
        for language, said in (("es", "Un tutor"), ("fr", "A tutor")):
            told = await bare.ask("getMyShortDescription", {"language_code": language})
            assert told.result == {"short_description": said}
        long = await bare.ask("setMyShortDescription", {"short_description": "x" * 121})
        assert long.status == 400

    async def test_every_question_about_chats_is_answered_in_form(self, bare: RawTelegram) -> None:
        forum = bare.telegram.supergroup("Class", owner=bare.ada, forum=True)
        bob = bare.telegram.user("Bob")
        bare.telegram.join(forum, bob)
        bare.telegram.promote_bot(forum, by=bare.ada)
        bot = bare.telegram.world.bot.id
        for user in (bare.ada.id, bob.id, bot):
            await bare.ask("getChatMember", {"chat_id": forum.id, "user_id": user})
        bare.telegram.leave(forum, bob)
        await bare.ask("getChatMember", {"chat_id": forum.id, "user_id": bob.id})
        bare.telegram.join(forum, bob, status="kicked")
        await bare.ask("getChatMember", {"chat_id": forum.id, "user_id": bob.id})
        for method in ("getChat", "getChatAdministrators", "getChatMemberCount"):
            await bare.ask(method, {"chat_id": forum.id})
        await bare.ask("getChat", {"chat_id": bare.chat.id})
        await bare.ask("setChatMenuButton", {"menu_button": {"type": "commands"}})
        for method in ("getMe", "getMyName", "getMyDescription", "getChatMenuButton", "getWebhookInfo"):
            await bare.ask(method)
        await bare.ask("getUserProfilePhotos", {"user_id": bare.ada.id})
        wrong = [
            (one, found) for one in bare.telegram.traffic if (found := check_answer(one.method, one.answer))
        ]
        assert wrong == []
        assert bare.telegram.refusals == []
        members: list[Any] = [one.answer for one in bare.telegram.traffic if one.method == "getChatMember"]
        statuses = [one["status"] for one in members]
        assert statuses == ["creator", "member", "administrator", "left", "kicked"]


class TestFlood:
    async def test_a_chat_takes_one_message_a_second(self) -> None:
        now = 0.0
        flood = Flood(on=True, burst=2, clock=lambda: now)
        chat = Chat(id=1, type="private")
        assert [_let_through(flood, chat) for _ in range(3)] == [0, 0, 1]
        now = 1.5
        assert [_let_through(flood, chat) for _ in range(2)] == [0, 1]
        assert _let_through(flood, Chat(id=2, type="private")) == 0

    async def test_a_group_takes_twenty_messages_a_minute(self) -> None:
        now = 0.0
        flood = Flood(on=True, burst=100, clock=lambda: now)
        group = Chat(id=-1, type="group")
        assert sum(not _let_through(flood, group) for _ in range(25)) == 20
        assert _let_through(flood, group) == 3
        now = 3.0
        assert _let_through(flood, group) == 0

    async def test_thirty_messages_go_out_a_second(self) -> None:
        flood = Flood(on=True, clock=lambda: 0.0)
        assert sum(not _let_through(flood, Chat(id=one, type="private")) for one in range(40)) == 30

    async def test_a_request_too_many_is_told_when_to_come_again(self, bare: RawTelegram) -> None:
        bare.telegram.flood.on, bare.telegram.flood.burst = True, 1
        bare.telegram.flood.clock = lambda: 0.0
        assert (await bare.send()).status == 200
        said = await bare.send()
        assert (said.status, said.description) == (429, "Too Many Requests: retry after 1")
        assert said.body["parameters"] == {"retry_after": 1}
        assert [one.status for one in bare.telegram.refusals] == [429]


def _let_through(flood: Flood, chat: Chat) -> float:
    """Seconds until the chat takes a message, none where it took one."""
    try:
        flood.check(chat)
    except Refused as refused:
        return (refused.parameters or {})["retry_after"]
    return 0
