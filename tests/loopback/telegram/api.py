"""The Bot API over HTTP: who asks, for which method, whether the arguments are right, and how the answer is written."""

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from aiohttp import BodyPartReader, web

from tests.loopback.telegram import (
    methods_bot,
    methods_chats,
    methods_edit,
    methods_queries,
    methods_send,
    methods_updates,
)
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.faults import Fault, json_response
from tests.loopback.telegram.refusal import Refused, wrong
from tests.loopback.telegram.spec import method_named, read, unknown
from tests.loopback.telegram.stage import Asked, Call, Stage, Upload

type Answer = Json | list[Json] | bool | int
type Handler = Callable[[Call], Answer | Awaitable[Answer]]

METHODS: Mapping[str, Handler] = {
    "answerCallbackQuery": methods_queries.answer_callback,
    "answerInlineQuery": methods_queries.answer_inline,
    "deleteMessage": methods_edit.delete_message,
    "deleteMessages": methods_edit.delete_messages,
    "deleteMyCommands": methods_bot.delete_commands,
    "deleteWebhook": methods_updates.delete_webhook,
    "editMessageCaption": methods_edit.edit_caption,
    "editMessageMedia": methods_edit.edit_media,
    "editMessageReplyMarkup": methods_edit.edit_markup,
    "editMessageText": methods_edit.edit_text,
    "getChat": methods_chats.get_chat,
    "getChatAdministrators": methods_chats.get_administrators,
    "getChatMember": methods_chats.get_member,
    "getChatMemberCount": methods_chats.get_member_count,
    "getChatMenuButton": methods_chats.get_menu_button,
    "getFile": methods_chats.get_file,
    "getMe": methods_bot.get_me,
    "getMyCommands": methods_bot.get_commands,
    "getMyDescription": methods_bot.get_description,
    "getMyName": methods_bot.get_name,
    "getMyShortDescription": methods_bot.get_short_description,
    "getUpdates": methods_updates.get_updates,
    "getUserProfilePhotos": methods_chats.pictures,
    "getWebhookInfo": methods_updates.webhook_info,
    "leaveChat": methods_chats.leave,
    "sendAudio": methods_send.send_audio,
    "sendChatAction": methods_send.send_chat_action,
    "sendDocument": methods_send.send_document,
    "sendMessage": methods_send.send_message,
    "sendMessageDraft": methods_send.send_message_draft,
    "sendPhoto": methods_send.send_photo,
    "sendPoll": methods_send.send_poll,
    "sendVoice": methods_send.send_voice,
    "setChatMenuButton": methods_chats.menu_button,
    "setMessageReaction": methods_edit.react,
    "setMyCommands": methods_bot.set_commands,
    "setMyDescription": methods_bot.set_description,
    "setMyName": methods_bot.set_name,
    "setMyShortDescription": methods_bot.set_short_description,
    "setWebhook": methods_updates.set_webhook,
    "stopPoll": methods_edit.stop_poll,
}


@dataclass(frozen=True, slots=True)
class Received:
    """What a request holds: text or JSON by name, and files."""

    given: Mapping[str, object]
    files: Mapping[str, Upload]


@dataclass(slots=True)
class Api:
    """Answers all methods."""

    stage: Stage
    faults: list[Fault] = field(default_factory=list[Fault])

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request."""
        name = method_named(request.match_info["method"]) or request.match_info["method"]
        try:
            received = await _received(request)
        except Refused as refused:
            return self._refuse(name, Received({}, {}), {}, refused)
        fault = next((one for one in self.faults if one.takes(name, _chat(received))), None)
        if fault and not fault.carried_out:
            return self._fail(request, name, received, fault)
        response = await self._answered(request, name, received)
        return self._fail(request, name, received, fault) if fault else response

    async def _answered(self, request: web.Request, name: str, received: Received) -> web.Response:
        values: Json = {}
        try:
            handler = self._handler(request.match_info["token"], name)
            values, strange = read(name, received.given, received.files)
            strange += unknown(name, values)
            self.stage.violations += [f"{name} knows no {one}" for one in strange]
            answer = handler(Call(stage=self.stage, args=values, files=received.files))
            result = await answer if inspect.isawaitable(answer) else answer
        except Refused as refused:
            return self._refuse(name, received, values or dict(received.given), refused)
        if name != "getUpdates":
            self._note(name, values, received, 200, result)
        return json_response({"ok": True, "result": result}, 200)

    def _handler(self, token: str, name: str) -> Handler:
        if token != self.stage.token:
            raise Refused(401)
        if not method_named(name):
            raise Refused(404, "method not found", ours=True)
        handler = METHODS.get(name)
        if not handler:
            self.stage.violations.append(f"unhandled method: {name}")
            raise Refused(404, "method not found")
        return handler

    def _refuse(self, name: str, received: Received, values: Json, refused: Refused) -> web.Response:
        if refused.ours:
            self.stage.violations.append(f"{name}: {refused}: {str(values)[:300]}")
        self._note(name, values, received, refused.status, refused.description)
        return json_response(refused.body, refused.status)

    def _fail(self, request: web.Request, name: str, received: Received, fault: Fault) -> web.Response:
        self._note(name, dict(received.given), received, fault.status, None)
        if fault.status == 0 and request.transport:
            request.transport.abort()
        return fault.response() if fault.status else web.Response()

    def _note(self, name: str, values: Json, received: Received, status: int, answer: object) -> None:
        files = tuple(file.name for file in received.files.values())
        self.stage.traffic.append(Asked(name, values, files, status, answer))
        self.stage.changes.tell()


def _chat(received: Received) -> object:
    chat = received.given.get("chat_id")
    return int(chat) if isinstance(chat, str) and chat.removeprefix("-").isdigit() else chat


async def _received(request: web.Request) -> Received:
    """The arguments from wherever Telegram takes them: the address, a form, or JSON."""
    given: dict[str, object] = dict(request.query)
    if request.content_type == "application/json":
        return Received({**given, **_loaded(await request.text())}, {})
    if request.content_type != "multipart/form-data":
        return Received({**given, **await request.post()}, {})
    files: dict[str, Upload] = {}
    reader = await request.multipart()
    while (piece := await reader.next()) is not None:
        assert isinstance(piece, BodyPartReader)
        if piece.filename is None:
            given[piece.name or ""] = await piece.text()
        else:
            mime = piece.headers.get("Content-Type", "application/octet-stream")
            files[piece.name or ""] = Upload(piece.filename, mime, bytes(await piece.read()))
    return Received(given, files)


def _loaded(text: str) -> Json:
    try:
        loaded: Any = json.loads(text or "{}")
    except ValueError:
        raise wrong("can't parse request parameters as JSON") from None
    if not isinstance(loaded, dict):
        raise wrong("request parameters must be a JSON object")
    return cast("Json", loaded)
