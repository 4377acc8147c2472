"""Methods that answer people who wait: for a press on a button, or for what they type behind the bot's name."""

import re
import time

from tests.loopback.telegram.bodies import Json, part
from tests.loopback.telegram.entities import units
from tests.loopback.telegram.formatting import TEXT, marked
from tests.loopback.telegram.keyboards import markup_of
from tests.loopback.telegram.refusal import OLD, bad, wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.world import Callback, Inline

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What can be handed to a bot by a link."""


def _waits(call: Call, found: Callback | Inline | None) -> bool:
    """Whether somebody still waits for an answer."""
    if not found or found.answer is not None:
        return False
    return time.monotonic() - found.asked + found.aged < call.stage.settings.query_seconds


def answer_callback(call: Call) -> bool:
    callback = call.stage.world.callbacks.get(call.args["callback_query_id"])
    if not callback or not _waits(call, callback):
        raise bad(OLD)
    if units(call.args.get("text", "")) > 200:
        raise wrong("MESSAGE_TOO_LONG")
    if address := call.args.get("url"):
        own = f"https://t.me/{call.stage.world.bot.username}?"
        if not address.lower().startswith(own.lower()):
            raise wrong("URL_INVALID")
    callback.answer = call.args
    call.stage.changes.tell()
    return True


def answer_inline(call: Call) -> bool:
    query = call.stage.world.inlines.get(call.args["inline_query_id"])
    if not query or not _waits(call, query):
        raise bad(OLD)
    results: list[Json] = call.args["results"]
    if len(results) > 50:
        raise wrong("RESULTS_TOO_MUCH")
    if len({one["id"] for one in results}) < len(results):
        raise wrong("RESULT_ID_DUPLICATE")
    if len(call.args.get("next_offset", "").encode()) > 64:
        raise wrong("NEXT_OFFSET_INVALID")
    start = part(call.args, "button").get("start_parameter")
    if start is not None and not PAYLOAD.fullmatch(start):
        raise wrong("START_PARAM_INVALID")
    query.answer = {**call.args, "results": [_result(call, one) for one in results]}
    call.stage.changes.tell()
    return True


def _result(call: Call, result: Json) -> Json:
    """A result with its message as it will be written."""
    if not 1 <= len(result["id"].encode()) <= 64:
        raise wrong("RESULT_ID_INVALID")
    if result["type"] == "article" and not result["title"].strip():
        raise wrong("ARTICLE_TITLE_EMPTY")
    within = part(result, "input_message_content")
    if "message_text" not in within:
        call.stage.violations.append(
            f"an inline result without a text, which the loopback does not know: {result}"
        )
        raise wrong("MESSAGE_EMPTY")
    text = marked(Call(stage=call.stage, args=within, files={}), "message_text")
    if not text.text:
        raise wrong("MESSAGE_EMPTY")
    if units(text.text) > TEXT:
        raise wrong("MESSAGE_TOO_LONG")
    markup, _ = markup_of(Call(stage=call.stage, args=result, files={}), None)
    return {**result, "words": text.text, "entities": text.entities, "markup": markup}
