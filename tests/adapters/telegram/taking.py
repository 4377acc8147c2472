"""Messages as the loopback Telegram takes them, without a server: it refuses what Telegram refuses."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PIL import Image

from adapters.telegram.render import Keyboard, Message
from tests.loopback.telegram import LoopbackTelegram
from tests.loopback.telegram import Message as Taken
from tests.loopback.telegram.api import METHODS
from tests.loopback.telegram.spec import read, unknown
from tests.loopback.telegram.stage import Call, Upload

type Json = dict[str, Any]


def taken(messages: Iterable[Message], *, alone: bool) -> Sequence[Taken]:
    """Messages as they then stand in a private chat, or in a group. Raises Refused where one is not taken."""
    telegram = LoopbackTelegram()
    ada = telegram.user("Ada")
    ada.user.started = ada.user.known = True
    chat = telegram.world.private(ada.user) if alone else telegram.supergroup("Study hall", owner=ada)
    before = len(telegram.world.messages)
    for message in messages:
        _send(telegram, chat.id, message)
    assert telegram.violations == []
    return telegram.world.messages[before:]


def _send(telegram: LoopbackTelegram, chat: int, message: Message) -> None:
    beside = (message.photo, message.document, message.audio, message.voice, message.poll)
    assert len(beside) - beside.count(None) <= 1
    assert not (message.keyboard and message.prompt is not None)
    given: Json = {"chat_id": chat}
    if message.keyboard:
        given["reply_markup"] = {"inline_keyboard": inline(message.keyboard)}
    elif message.prompt is not None:
        given["reply_markup"] = {"force_reply": True, "input_field_placeholder": message.prompt}
    method, more, files = _method(message)
    values, strange = read(method, {**given, **more}, files)
    assert [*strange, *unknown(method, values)] == []
    METHODS[method](Call(stage=telegram.stage, args=values, files=files))


def _method(message: Message) -> tuple[str, Json, Mapping[str, Upload]]:
    caption = {"caption": message.text, "parse_mode": "HTML"}
    if message.photo:
        return "sendPhoto", caption, {"photo": Upload("picture.png", "image/png", _picture())}
    if message.document:
        return "sendDocument", caption, {"document": Upload("file.txt", "text/plain", b"some text")}
    if message.audio:
        return "sendAudio", caption, {"audio": Upload("sound.mp3", message.audio.mime, b"a sound")}
    if message.voice:
        return "sendVoice", caption, {"voice": Upload("note.ogg", "audio/ogg", b"OggS")}
    if message.poll:
        assert message.text == ""
        return "sendPoll", _poll(message), {}
    return "sendMessage", {"text": message.text, "parse_mode": "HTML"}, {}


def _poll(message: Message) -> Json:
    assert message.poll
    return {
        "question": message.poll.question,
        "options": [{"text": option} for option in message.poll.options],
        "type": "quiz",
        "is_anonymous": False,
        "correct_option_ids": [message.poll.correct],
        "explanation": message.poll.explanation,
    }


def inline(keyboard: Keyboard) -> list[list[Json]]:
    """A keyboard in Telegram's JSON."""
    return [[_button(button) for button in row] for row in keyboard]


def _button(button: Any) -> Json:
    fields = {
        "text": button.label,
        "callback_data": button.data,
        "url": button.url,
        "web_app": {"url": button.web_app} if button.web_app else None,
        "style": button.style,
    }
    return {name: value for name, value in fields.items() if value}


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "png")
    return out.getvalue()
