"""What people do on the loopback Telegram is told to the bot as Telegram tells it, and only what Telegram tells."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.loopback.raw_telegram import RawTelegram, Said
from tests.loopback.telegram.spec import faults

GO = {
    "inline_keyboard": [
        [{"text": "go", "callback_data": "1"}],
        [{"text": "read", "url": "https://example.org"}],
    ]
}


class TestPrivately:
    async def test_a_link_hands_its_payload_over(self, bare: RawTelegram) -> None:
        await bare.ada.follow("https://t.me/ParleyTutorBot?start=course-python")
        (message,) = await bare.heard("message")
        assert message["text"] == "/start course-python"
        assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
        assert message["from"]["language_code"] == "en"
        with pytest.raises(AssertionError, match="hands over no"):
            await bare.ada.start("x" * 65)

    async def test_code_arrives_marked_as_clients_mark_it(self, bare: RawTelegram) -> None:
        said = await bare.ada.say(bare.chat, "😀 `x` is\n```python\nprint(1)\n```")
        (message,) = await bare.heard("message")
        assert message["text"] == "😀 x is\nprint(1)"
        assert message["entities"] == [
            {"type": "code", "offset": 3, "length": 1},
            {"type": "pre", "offset": 8, "length": 8, "language": "python"},
        ]
        assert said.html == '😀 <code>x</code> is\n<pre><code class="language-python">print(1)</code></pre>'

    async def test_files_pictures_and_voices_arrive(self, bare: RawTelegram) -> None:
        await bare.ada.say(bare.chat, "look", files={"a.py": b"1", "b.csv": b"2"})
        await bare.ada.photo(bare.chat, b"\xff\xd8", "plot")
        await bare.ada.voice(bare.chat, seconds=5)
        await bare.ada.audio(bare.chat, "song.mp3", b"ID3", "listen")
        await bare.ada.video(bare.chat)
        await bare.ada.video_note(bare.chat)
        first, second, photo, voice, audio, video, note = await bare.heard("message")
        assert (first["caption"], first["document"]["file_name"]) == ("look", "a.py")
        assert first["media_group_id"] == second["media_group_id"]
        assert "caption" not in second
        assert photo["photo"][-1]["width"] == 640
        assert voice["voice"]["duration"] == 5
        assert (audio["caption"], audio["audio"]["file_name"]) == ("listen", "song.mp3")
        assert audio["audio"]["mime_type"] == "audio/mpeg"
        assert video["video"]["height"] == 480
        assert note["video_note"]["length"] == 240

    async def test_a_press_waits_until_it_is_answered(self, bare: RawTelegram) -> None:
        sent = await bare.sent("x", reply_markup=GO)
        pressing = asyncio.create_task(bare.ada.press(sent, "go"))
        await bare.telegram.until(lambda: bare.telegram.unanswered)
        (query,) = await bare.heard("callback_query")
        assert (query["data"], query["message"]["text"]) == ("1", "x")
        asked = {"callback_query_id": query["id"], "text": "Done", "show_alert": True}
        assert (await bare.ask("answerCallbackQuery", asked)).status == 200
        press = await pressing
        assert (press.text, press.alert, press.url) == ("Done", True, None)
        assert bare.ada.link(sent, "read") == "https://example.org"
        with pytest.raises(AssertionError, match="does something else"):
            await bare.ada.press(sent, "read")

    async def test_a_press_below_an_old_message_comes_without_that(self, bare: RawTelegram) -> None:
        sent = await bare.sent("x", reply_markup=GO)
        sent.aged = 49 * 3600
        await bare.ada.press(sent, "go", settle=False)
        (query,) = await bare.heard("callback_query")
        assert query["message"] == {"chat": query["message"]["chat"], "message_id": sent.id, "date": 0}

    async def test_a_press_below_a_deleted_message_is_not_possible(self, bare: RawTelegram) -> None:
        sent = await bare.sent("x", reply_markup=GO)
        bare.telegram.delete_message(sent)
        with pytest.raises(AssertionError, match="does not see"):
            await bare.ada.press(sent, "go")

    async def test_an_answer_is_waited_for(self, bare: RawTelegram) -> None:
        said = await bare.ada.say(bare.chat, "hi")
        waiting = asyncio.create_task(bare.ada.answer(said))
        sent = await bare.sent("hello", reply_parameters={"message_id": said.id})
        assert await waiting is sent
        assert sent.reply_to is said

    async def test_blocking_and_coming_back_is_told(self, bare: RawTelegram) -> None:
        await bare.ada.block()
        await bare.ada.start()
        blocked, back = await bare.heard("my_chat_member")
        assert blocked["new_chat_member"]["status"] == "kicked"
        assert back["new_chat_member"]["status"] == "member"
        assert (await bare.send()).status == 200

    async def test_a_changed_message_is_told(self, bare: RawTelegram) -> None:
        said = await bare.ada.say(bare.chat, "helo")
        await bare.ada.edit(said, "hello")
        (edited,) = await bare.heard("edited_message")
        assert edited["text"] == "hello"

    async def test_a_keyboard_says_what_stands_on_it(self, bare: RawTelegram) -> None:
        sent = await bare.sent("?", reply_markup={"keyboard": [[{"text": "Yes"}]]})
        assert (await bare.ada.tap(sent, "Yes")).text == "Yes"


class TestInGroups:
    async def test_the_bot_hears_what_is_meant_for_it(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        shown = await bare.sent("Question", chat_id=group.id)
        await bare.updates()
        await bare.ada.say(group, "to all")
        await bare.ada.say(group, "@ParleyTutorBot are you there?")
        await bare.ada.say(group, "/quiz@OtherBot")
        asked = await bare.ada.say(group, "/quiz loops")
        await bare.ada.say(group, "/learn@parleytutorbot")
        await bare.ada.say(group, "4", reply_to=shown)
        await bare.ada.say(group, "please", reply_to=asked)
        heard = [one["text"] for one in await bare.heard("message")]
        assert heard == ["/quiz loops", "/learn@parleytutorbot", "4", "please"]

    async def test_an_administrator_hears_everything(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        bare.telegram.promote_bot(group, by=bare.ada)
        await bare.updates()
        await bare.ada.say(group, "to all")
        assert [one["text"] for one in await bare.heard("message")] == ["to all"]

    async def test_being_taken_in_is_told_with_its_payload(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada, bot=False)
        await bare.ada.say(group, "/start")
        bare.telegram.add_bot(group, by=bare.ada, payload="course-python")
        taken, joined, started = await bare.updates()
        assert taken["my_chat_member"]["new_chat_member"]["status"] == "member"
        assert joined["message"]["new_chat_members"][0]["is_bot"]
        assert started["message"]["text"] == "/start@ParleyTutorBot course-python"

    async def test_moving_is_told_on_both_sides(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        await bare.updates()
        moved = bare.telegram.migrate(group, by=bare.ada)
        old, new = await bare.heard("message")
        assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.id, moved.id)
        assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (moved.id, group.id)

    async def test_a_message_in_a_topic_says_so(self, bare: RawTelegram) -> None:
        forum = bare.telegram.supergroup("Class", owner=bare.ada, forum=True)
        topic = bare.telegram.topic(forum, "Loops", by=bare.ada)
        await bare.updates()
        await bare.ada.say(forum, "/quiz", topic=topic)
        await bare.ada.say(forum, "/quiz")
        within, general = await bare.heard("message")
        assert (within["message_thread_id"], within["is_topic_message"]) == (topic.id, True)
        assert within["reply_to_message"]["forum_topic_created"]["name"] == "Loops"
        assert "message_thread_id" not in general
        assert "reply_to_message" not in general

    async def test_a_reply_in_a_supergroup_has_a_thread_that_is_no_topic(self, bare: RawTelegram) -> None:
        chat = bare.telegram.supergroup("Class", owner=bare.ada)
        shown = await bare.sent("Question", chat_id=chat.id)
        await bare.updates()
        await bare.ada.say(chat, "4", reply_to=shown)
        (message,) = await bare.heard("message")
        assert message["message_thread_id"] == shown.id
        assert "is_topic_message" not in message
        said = await bare.send(chat_id=chat.id, message_thread_id=shown.id)
        assert said.description == "Bad Request: message thread not found"

    async def test_messages_are_counted_in_each_chat(self, bare: RawTelegram) -> None:
        first = bare.telegram.supergroup("Class", owner=bare.ada, bot=False)
        second = bare.telegram.supergroup("Other class", owner=bare.ada, bot=False)
        assert (await bare.ada.say(first, "a")).id == (await bare.ada.say(second, "a")).id

    async def test_nobody_writes_where_they_are_not(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        bob = bare.telegram.user("Bob")
        with pytest.raises(AssertionError, match="not in this chat"):
            await bob.say(group, "hi")
        bare.telegram.join(group, bob)
        assert bob.sees(await bob.say(group, "hi"))


class TestInline:
    async def test_a_result_is_chosen_pressed_and_changed(self, bare: RawTelegram) -> None:
        typing = asyncio.create_task(bare.ada.inline("loops"))
        await bare.telegram.until(lambda: bare.telegram.world.inlines)
        (query,) = await bare.heard("inline_query")
        content = {"message_text": "<b>Try it</b>", "parse_mode": "HTML"}
        result = {
            "type": "article",
            "id": "1",
            "title": "Loops",
            "input_message_content": content,
            "reply_markup": GO,
        }
        asked = {"inline_query_id": query["id"], "results": [result], "is_personal": True}
        assert (await bare.ask("answerInlineQuery", asked)).status == 200
        offer = await typing
        assert (offer.titles, offer.personal) == (["Loops"], True)
        shared = await bare.ada.choose(offer, "Loops")
        assert (shared.html, shared.via) == ("<b>Try it</b>", bare.telegram.world.bot)
        press = await bare.ada.press(shared, "go", settle=False)
        (pressed,) = await bare.heard("callback_query")
        assert "message" not in pressed
        edit = {"inline_message_id": pressed["inline_message_id"], "text": "Tried"}
        assert (await bare.ask("editMessageText", edit)).result is True
        assert (press.message.text, shared.buttons) == ("Tried", [])

    async def test_what_was_chosen_is_told_where_that_is_wanted(self, bare: RawTelegram) -> None:
        bare.telegram.settings.feedback = True
        offer = await bare.ada.inline("loops", settle=False)
        result = {
            "type": "article",
            "id": "7",
            "title": "Loops",
            "input_message_content": {"message_text": "x"},
        }
        await bare.ask("answerInlineQuery", {"inline_query_id": offer.inline.id, "results": [result]})
        await bare.ada.choose(offer, "7", bare.telegram.group("Class", owner=bare.ada))
        heard = await bare.updates()
        assert [
            one["chosen_inline_result"]["result_id"] for one in heard if "chosen_inline_result" in one
        ] == ["7"]
        assert heard[-2]["message"]["via_bot"]["is_bot"]


async def test_every_update_has_the_form_that_the_bot_api_gives_it(bare: RawTelegram) -> None:
    forum = bare.telegram.supergroup("Class", owner=bare.ada, forum=True)
    topic = bare.telegram.topic(forum, "Loops", by=bare.ada)
    await bare.ada.say(forum, "/quiz", topic=topic)
    await bare.ada.say(bare.chat, "x", files={"a.py": b"1"})
    await bare.ada.photo(bare.chat, b"\xff\xd8")
    await bare.ada.voice(bare.chat)
    await bare.ada.press(await bare.sent("x", reply_markup=GO), "go", settle=False)
    options = [{"text": "a"}, {"text": "b"}]
    await bare.ask(
        "sendPoll", {"chat_id": bare.chat.id, "question": "?", "options": options, "is_anonymous": False}
    )
    await bare.ada.vote(bare.telegram.world.messages[-1], "a")
    await bare.ada.inline("x", settle=False)
    await bare.ada.block()
    bare.telegram.close(forum, topic, by=bare.ada)
    bare.telegram.remove_bot(forum, by=bare.ada)
    wrong = [(one, found) for one in await bare.updates() if (found := list(faults(["Update"], one)))]
    assert wrong == []


class TestHearing:
    async def test_what_is_not_confirmed_is_told_again(self, bare: RawTelegram) -> None:
        await bare.ada.say(bare.chat, "one")
        first = await bare.ask("getUpdates", {"offset": bare.offset})
        again = await bare.ask("getUpdates", {"offset": bare.offset})
        assert first.result == again.result
        assert len(await bare.updates()) == 1
        assert await bare.updates() == []

    async def test_a_poll_waits_for_what_comes(self, bare: RawTelegram) -> None:
        waiting = await _polling(bare)
        await bare.ada.say(bare.chat, "one")
        assert [one["message"]["text"] for one in (await waiting).result] == ["one"]

    async def test_two_that_ask_are_in_each_others_way(self, bare: RawTelegram) -> None:
        waiting = await _polling(bare)
        await bare.ask("getUpdates")
        said = await waiting
        description = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        assert (said.status, said.description) == (409, description)

    async def test_only_what_is_asked_for_is_told(self, bare: RawTelegram) -> None:
        await bare.updates(allowed_updates=["callback_query"])
        await bare.ada.say(bare.chat, "one")
        assert await bare.updates(allowed_updates=list[str]()) == []
        bare.telegram.join(bare.telegram.group("Class", owner=bare.ada), bare.telegram.user("Bob"))
        assert await bare.heard("chat_member") == []

    async def test_the_last_few_can_be_asked_for(self, bare: RawTelegram) -> None:
        for text in ("one", "two", "three"):
            await bare.ada.say(bare.chat, text)
        said = await bare.ask("getUpdates", {"offset": -1})
        assert [one["message"]["text"] for one in said.result] == ["three"]

    async def test_an_update_comes_again_though_it_was_confirmed(self, bare: RawTelegram) -> None:
        said = await bare.ada.say(bare.chat, "one")
        (first,) = await bare.updates()
        await bare.ada.say(bare.chat, "two")
        await bare.updates()
        bare.telegram.deliver_again(said)
        assert await bare.updates() == [first]


class TestWebhook:
    async def test_updates_are_posted_with_the_secret_until_they_are_taken(self, bare: RawTelegram) -> None:
        got: list[Any] = []
        statuses = iter([500, 200, 200])

        async def take(request: web.Request) -> web.Response:
            got.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], await request.json()))
            return web.Response(status=next(statuses))

        async with _listening(take) as address:
            bare.telegram.proxy("https://parley.example", address)
            asked = {"url": "https://parley.example/telegram", "secret_token": "s3cret"}
            assert (await bare.ask("setWebhook", asked)).result is True
            await bare.ada.say(bare.chat, "one")
            await bare.ada.say(bare.chat, "two")
            await bare.telegram.until(lambda: bare.telegram.webhook.answers == [500, 200, 200])
            texts = [(secret, update["message"]["text"]) for secret, update in got]
            assert texts == [("s3cret", "one"), ("s3cret", "one"), ("s3cret", "two")]
            info = (await bare.ask("getWebhookInfo")).result
            assert info["pending_update_count"] == 0
            assert info["last_error_message"].startswith("Wrong response from the webhook: 500")

    async def test_asking_is_refused_while_there_is_one(self, bare: RawTelegram) -> None:
        waiting = await _polling(bare)
        await bare.ask("setWebhook", {"url": "https://parley.example/telegram"})
        assert (await waiting).description == "Conflict: terminated by setWebhook request"
        said = await bare.ask("getUpdates")
        description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        assert (said.status, said.description) == (409, description)
        await bare.ask("deleteWebhook")
        assert (await bare.ask("getUpdates")).status == 200

    @pytest.mark.parametrize(
        ("asked", "description"),
        [
            ({"url": "http://parley.example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
            ({"url": "https://parley.example:8080"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
            ({"url": "https://parley.example", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ],
    )  # fmt: skip
    async def test_a_wrong_one_is_refused(
        self, bare: RawTelegram, asked: dict[str, str], description: str
    ) -> None:
        said = await bare.ask("setWebhook", asked)
        assert (said.status, said.description) == (400, f"Bad Request: {description}")


class TestFaults:
    async def test_a_request_fails_as_planned(self, bare: RawTelegram) -> None:
        bare.telegram.fail("sendMessage", 429, retry_after=7)
        said = await bare.send()
        assert (said.status, said.body["parameters"]) == (429, {"retry_after": 7})
        assert (await bare.send()).status == 200

    async def test_every_so_many_fail(self, bare: RawTelegram) -> None:
        bare.telegram.fail("send.*", 429, times=100, every=3)
        assert [(await bare.send()).status for _ in range(6)] == [200, 200, 429, 200, 200, 429]

    async def test_only_one_chat_fails(self, bare: RawTelegram) -> None:
        group = bare.telegram.group("Class", owner=bare.ada)
        bare.telegram.fail("sendMessage", 429, chat=group)
        assert (await bare.send()).status == 200
        assert (await bare.send(chat_id=group.id)).status == 429

    async def test_a_gateway_speaks_html_and_a_line_is_cut(self, bare: RawTelegram) -> None:
        address = f"{bare.telegram.base}{bare.telegram.token}/sendMessage"
        arguments = {"chat_id": bare.chat.id, "text": "x"}
        bare.telegram.fail("sendMessage", 502)
        bare.telegram.fail("sendMessage", 200, body="{garbage")
        bare.telegram.fail("sendMessage", 0, carried_out=True)
        async with bare.http.post(address, json=arguments) as response:
            assert (response.status, response.content_type) == (502, "text/html")
        async with bare.http.post(address, json=arguments) as response:
            assert await response.text() == "{garbage"
        with pytest.raises(aiohttp.ClientError):
            await bare.http.post(address, json=arguments)
        assert [one.text for one in bare.ada.messages()] == ["/start", "x"]


async def _polling(bare: RawTelegram) -> asyncio.Task[Said]:
    """A request that waits for updates."""
    polls = bare.telegram.polls
    waiting = asyncio.create_task(bare.ask("getUpdates", {"timeout": 20, "offset": bare.offset}))
    await bare.telegram.until(lambda: bare.telegram.polls > polls)
    return waiting


@asynccontextmanager
async def _listening(take: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncGenerator[str]:
    app = web.Application()
    app.router.add_post("/telegram", take)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
