"""What Telegram refuses, the loopback Telegram refuses, with the status and the sentence."""

from typing import Any

import pytest

from tests.loopback.raw_telegram import RawTelegram

PARSE = "Bad Request: can't parse entities: "
BUTTON = "Bad Request: can't parse inline keyboard button: "


def inline(**button: Any) -> dict[str, Any]:
    return {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "go", **button}]]}}


def markup(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML"}


def quiz(**changed: Any) -> dict[str, Any]:
    options = [{"text": "3"}, {"text": "4"}]
    return {"question": "2 + 2?", "options": options, "type": "quiz", "correct_option_ids": [1], **changed}


MESSAGES: dict[str, tuple[dict[str, Any], str]] = {
    "no text": ({}, "Bad Request: message text is empty"),
    "an empty text": ({"text": ""}, "Bad Request: message text is empty"),
    "nothing but space": ({"text": " \n "}, "Bad Request: text must be non-empty"),
    "marks around nothing": (markup("<b></b>"), "Bad Request: text must be non-empty"),
    "4,097 characters": ({"text": "x" * 4097}, "Bad Request: message is too long"),
    "2,049 characters of two units": ({"text": "😀" * 2049}, "Bad Request: message is too long"),
    "4,097 characters beside the marks": (markup(f"<b>{'x' * 4097}</b>"), "Bad Request: message is too long"),
    "an unknown tag": (markup("é<p>"), f'{PARSE}Unsupported start tag "p" at byte offset 2'),
    "a bare less-than": (markup("1 < 2 > 0"), f'{PARSE}Unsupported start tag "" at byte offset 2'),
    "a tag that never ends": (markup("ab <b"), f"{PARSE}Unclosed start tag at byte offset 3"),
    "a tag that is not closed": (markup("<b>x"), f'{PARSE}Can\'t find end tag corresponding to start tag "b"'),
    "tags that cross": (
        markup("😀<b><i>x</b></i>"),
        f'{PARSE}Unmatched end tag at byte offset 11, expected "</i>", found "</b>"',
    ),
    "an end without a beginning": (markup("x</b>"), f"{PARSE}Unexpected end tag at byte offset 1"),
    "an end that never ends": (markup("<b>x</b"), f"{PARSE}Unclosed end tag at byte offset 4"),
    "a span of another class": (
        markup('<span class="x">x</span>'),
        f'{PARSE}Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    "an attribute without a name": (
        markup("<i =a>x</i>"),
        f'{PARSE}Empty attribute name in the tag "i" at byte offset 0',
    ),
    "a bare value with a comma": (markup("<i a=b,>x</i>"), f"{PARSE}Unexpected end of name token at byte offset 5"),
    "a value that never ends": (markup('<a href="x>x</a>'), f"{PARSE}Unclosed start tag at byte offset 0"),
    "another way of marking": ({"text": "*x*", "parse_mode": "MarkdownV2"}, "Bad Request: unsupported parse_mode"),
    "a keyboard that is none": ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
    "a button with no text": (inline(text="", callback_data="1"), "Bad Request: inline keyboard button text must be non-empty"),
    "a button whose text is a number": (
        inline(text=1, callback_data="1"),
        'Bad Request: can\'t parse reply keyboard markup: Field "text" must be of type String',
    ),
    "a button that does nothing": (inline(), f"{BUTTON}Text buttons are unallowed in the inline keyboard"),
    "a button with empty data": (inline(callback_data=""), f"{BUTTON}Text buttons are unallowed in the inline keyboard"),
    "65 bytes of data": (inline(callback_data="x" * 63 + "é"), "Bad Request: BUTTON_DATA_INVALID"),
    "an address that is none": (
        inline(url="nowhere"),
        "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    "an address of this machine's name": (
        inline(url="http://localhost:8080/"),
        "Bad Request: inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
    ),
    "half a character": ({"text": "\ud83d"}, "Bad Request: strings must be encoded in UTF-8"),
    "an app without TLS": (
        inline(web_app={"url": "http://example.org"}),
        "Bad Request: inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
    ),
    "101 buttons": (
        {
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": "1"}]] * 101},
        },
        "Bad Request: reply markup is too long",
    ),
    "an empty keyboard for replies": (
        {"text": "x", "reply_markup": {"keyboard": []}},
        "Bad Request: reply markup must have at least one button",
    ),
    "a long prompt": (
        {"text": "x", "reply_markup": {"force_reply": True, "input_field_placeholder": "x" * 65}},
        "Bad Request: input field placeholder must be 1-64 characters long",
    ),
    "a reply to nothing": (
        {"text": "x", "reply_parameters": {"message_id": 999}},
        "Bad Request: message to be replied not found",
    ),
    "a reply without a message": (
        {"text": "x", "reply_parameters": {}},
        'Bad Request: can\'t parse reply parameters: Can\'t find field "message_id"',
    ),
    "a topic in a private chat": ({"text": "x", "message_thread_id": 5}, "Bad Request: message thread not found"),
    "a number that is a word": (
        {"text": "x", "message_thread_id": "five"},
        "Bad Request: can't parse message thread id: it must be of type Integer",
    ),
    "a switch that is a word": (
        {"text": "x", "protect_content": "maybe"},
        "Bad Request: can't parse protect content: it must be of type Boolean",
    ),
    "a chat that nobody knows": ({"text": "x", "chat_id": 5}, "Bad Request: chat not found"),
    "a chat by a name": ({"text": "x", "chat_id": "@ada"}, "Bad Request: chat not found"),
}  # fmt: skip


@pytest.mark.parametrize("case", MESSAGES)
async def test_a_message_is_refused_for(bare: RawTelegram, case: str) -> None:
    arguments, description = MESSAGES[case]
    said = await bare.ask("sendMessage", {"chat_id": bare.chat.id, **arguments})
    assert (said.status, said.description) == (400, description)
    assert said.body["error_code"] == 400
    expected = 0 if said.description.endswith("not found") else 1
    assert len(bare.telegram.violations) == expected, bare.telegram.violations


POLLS: dict[str, tuple[dict[str, Any], str]] = {
    "no question": (quiz(question=""), "poll question must be non-empty"),
    "a long question": (quiz(question="x" * 301), "poll question length must not exceed 300"),
    "no options": (quiz(options=[]), "poll must have at least 1 option"),
    "13 options": (quiz(options=[{"text": str(one)} for one in range(13)]), "poll can't have more than 12 options"),
    "an empty option": (quiz(options=[{"text": "x"}, {"text": " "}]), "poll option text must be non-empty"),
    "a long option": (
        quiz(options=[{"text": "x"}, {"text": "x" * 101}]),
        "poll options length must not exceed 100",
    ),
    "options that are words": (quiz(options=["a", "b"]), "can't parse options: it must be of type InputPollOption"),
    "nothing correct": (quiz(correct_option_ids=[]), "wrong correct option ID specified"),
    "an answer that is not there": (quiz(correct_option_ids=[2]), "wrong correct option ID specified"),
    "answers out of order": (
        quiz(correct_option_ids=[1, 0], allows_multiple_answers=True),
        "wrong correct option ID specified",
    ),
    "a long explanation": (quiz(explanation="x" * 201), "message is too long"),
    "an explanation of four lines": (
        quiz(explanation="a\nb\nc\nd"),
        "poll explanation has too many line feeds",
    ),
    "an explanation of what is no quiz": (
        quiz(type="regular", explanation="x"),
        "explanation can be specified only for polls in quiz mode",
    ),
    "another type": (quiz(type="exam"), "unsupported poll type specified"),
    "a short time": (quiz(open_period=4), "OPEN_PERIOD_INVALID"),
}  # fmt: skip


@pytest.mark.parametrize("case", POLLS)
async def test_a_poll_is_refused_for(bare: RawTelegram, case: str) -> None:
    arguments, description = POLLS[case]
    said = await bare.ask("sendPoll", {"chat_id": bare.chat.id, **arguments})
    assert (said.status, said.description) == (400, f"Bad Request: {description}")
    assert len(bare.telegram.violations) == 1


COMMANDS: dict[str, tuple[dict[str, Any], str]] = {
    "a capital": ({"commands": [{"command": "Learn", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    "a long name": ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
    "no description": (
        {"commands": [{"command": "learn", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "a long description": (
        {"commands": [{"command": "learn", "description": "x" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "101 commands": (
        {"commands": [{"command": f"c{one}", "description": "x"} for one in range(101)]},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    "a language of three letters": (
        {"commands": [], "language_code": "spa"},
        "invalid language code specified",
    ),
    "an unknown scope": (
        {"commands": [], "scope": {"type": "moon"}},
        'can\'t parse scope: Field "type" must not be "moon"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMMANDS)
async def test_commands_are_refused_for(bare: RawTelegram, case: str) -> None:
    arguments, description = COMMANDS[case]
    said = await bare.ask("setMyCommands", arguments)
    assert (said.status, said.description) == (400, f"Bad Request: {description}")


FILES: dict[str, tuple[str, dict[str, Any], dict[str, bytes], str]] = {
    "no document": ("sendDocument", {}, {}, "there is no document in the request"),
    "no audio": ("sendAudio", {}, {}, "there is no audio in the request"),
    "no voice": ("sendVoice", {}, {}, "there is no voice in the request"),
    "an empty document": ("sendDocument", {}, {"document": b""}, "file must be non-empty"),
    "a document that nobody knows": (
        "sendDocument",
        {"document": "AAA"},
        {},
        "wrong file identifier/HTTP URL specified",
    ),
    "an attachment that is not there": (
        "sendDocument",
        {"document": "attach://a"},
        {"b": b"1"},
        "wrong file identifier/HTTP URL specified",
    ),
    "a picture that is none": ("sendPhoto", {}, {"photo": b"%PDF"}, "IMAGE_PROCESS_FAILED"),
    "a long caption": (
        "sendDocument",
        {"caption": "x" * 1025},
        {"document": b"1"},
        "message caption is too long",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
async def test_a_file_is_refused_for(bare: RawTelegram, case: str) -> None:
    method, arguments, files, description = FILES[case]
    said = await bare.ask(method, {"chat_id": bare.chat.id, **arguments}, files)
    assert (said.status, said.description) == (400, f"Bad Request: {description}")
    assert bare.telegram.world.messages[-1].text == "/start"


async def test_a_file_beyond_the_limit_is_refused(bare: RawTelegram) -> None:
    bare.telegram.settings.upload = 3
    said = await bare.ask("sendDocument", {"chat_id": bare.chat.id}, {"document": b"1234"})
    assert (said.status, said.description) == (413, "Request Entity Too Large")


async def test_what_is_too_large_cannot_be_had(bare: RawTelegram) -> None:
    sent = await bare.ada.say(bare.chat, files={"a.py": b"1234"})
    bare.telegram.settings.download = 3
    assert sent.document
    said = await bare.ask("getFile", {"file_id": sent.document.id})
    assert said.description == "Bad Request: file is too big"
    assert (await bare.ask("getFile", {"file_id": "x"})).description == "Bad Request: invalid file_id"


class TestRequests:
    async def test_another_token_is_unauthorized(self, bare: RawTelegram) -> None:
        said = await bare.ask("getMe", token="1:x")
        assert (said.status, said.description) == (401, "Unauthorized")

    async def test_an_unknown_method_is_a_violation(self, bare: RawTelegram) -> None:
        said = await bare.ask("sendThought")
        assert (said.status, said.description) == (404, "Not Found: method not found")
        assert len(bare.telegram.violations) == 1

    async def test_a_method_that_is_not_built_here_is_a_violation(self, bare: RawTelegram) -> None:
        assert (await bare.ask("sendDice", {"chat_id": bare.chat.id})).status == 404
        assert bare.telegram.violations == ["unhandled method: sendDice"]

    async def test_an_unknown_argument_is_taken_and_is_a_violation(self, bare: RawTelegram) -> None:
        assert (await bare.send(chat="x", reply_parameters={"message_id": 2, "quiet": True})).status == 200
        assert bare.telegram.violations == [
            "sendMessage knows no chat",
            "sendMessage knows no reply_parameters.quiet",
        ]

    async def test_marks_that_telegram_drops_are_a_violation(self, bare: RawTelegram) -> None:
        said = await bare.send("<code>a <b>b</b></code> <a href='no'>c</a>", parse_mode="HTML")
        assert [one["type"] for one in said.result["entities"]] == ["code"]
        assert len(bare.telegram.violations) == 2

    async def test_nine_buttons_in_a_row_are_a_violation(self, bare: RawTelegram) -> None:
        row = [{"text": str(number), "callback_data": str(number)} for number in range(9)]
        assert (await bare.send(reply_markup={"inline_keyboard": [row]})).status == 200
        assert bare.telegram.violations == ["9 buttons in a row, beginning with '0'"]

    async def test_an_argument_that_is_missing_is_named(self, bare: RawTelegram) -> None:
        said = await bare.ask("getChatMember", {"chat_id": bare.chat.id})
        assert said.description == 'Bad Request: parameter "user_id" is required'
        assert (await bare.ask("getChat")).description == "Bad Request: chat_id is empty"
