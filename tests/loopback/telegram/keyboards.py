"""Keyboards below a message or in the place of the usual one, and what of them Telegram refuses."""

from collections.abc import Iterator

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.hypertext import LINK
from tests.loopback.telegram.refusal import wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.world import Chat

MOST = 100
"""Buttons of a keyboard."""
WIDE = 8
"""Buttons of a row that can still be read; Telegram shows more, as slivers."""
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
BUTTON = "can't parse inline keyboard button: "


def markup_of(call: Call, chat: Chat | None) -> tuple[Json | None, Json | None]:
    """The inline keyboard, and the other kind, that a request asks for."""
    asked: Json | None = call.args.get("reply_markup")
    if asked is None:
        return None, None
    if "inline_keyboard" in asked:
        rows = [row for row in asked["inline_keyboard"] if row]
        _check_rows(call, rows, len(asked["inline_keyboard"]))
        for button in (one for row in rows for one in row):
            _check_button(button, private=chat is None or chat.is_private)
        call.stage.violations += _crowded(rows)
        return ({"inline_keyboard": rows} if rows else None), None
    if "keyboard" in asked:
        _check_replies(asked)
    if "force_reply" in asked and not 1 <= len(asked.get("input_field_placeholder") or "-") <= 64:
        raise wrong("input field placeholder must be 1-64 characters long")
    return None, asked


def _check_rows(call: Call, rows: list[list[Json]], whole: int) -> None:
    if sum(map(len, rows)) > MOST:
        raise wrong("reply markup is too long")
    if len(rows) < whole and whole > 1:
        call.stage.violations.append("an empty row of buttons")


def _crowded(rows: list[list[Json]]) -> Iterator[str]:
    """What Telegram takes of a keyboard and we do not want."""
    for row in rows:
        if len(row) > WIDE:
            yield f"{len(row)} buttons in a row, beginning with {row[0]['text']!r}"
        for button in row:
            if sum(action in button for action in ACTIONS) > 1:
                yield f"more than one action on the button {button['text']!r}"


def _check_button(button: Json, *, private: bool) -> None:
    if not button["text"].strip():
        raise wrong("inline keyboard button text must be non-empty")
    if not any(button.get(action) is not None and button[action] != "" for action in _needed(button)):
        raise wrong(f"{BUTTON}Text buttons are unallowed in the inline keyboard")
    if len(button.get("callback_data", "").encode()) > 64:
        raise wrong("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise wrong("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not LINK.fullmatch(button["url"]):
        raise wrong(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "web_app" in button:
        _check_app(button["web_app"]["url"], private=private)


def _needed(button: Json) -> list[str]:
    """The actions of a button; those that open a query may be empty."""
    empty = [one for one in ACTIONS if one.startswith("switch") and button.get(one) == ""]
    return ["text"] if empty else list(ACTIONS)


def _check_app(address: str, *, private: bool) -> None:
    if not private:
        raise wrong("BUTTON_TYPE_INVALID")
    if not address.startswith("https://"):
        said = f"inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are allowed"
        raise wrong(said)


def _check_replies(asked: Json) -> None:
    buttons: list[Json] = [one for row in asked["keyboard"] for one in row]
    if not buttons:
        raise wrong("reply markup must have at least one button")
    if any(not one["text"].strip() for one in buttons):
        raise wrong("keyboard button text must be non-empty")
