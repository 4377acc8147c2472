"""Updates as the library reads them; one that it cannot read tells nothing, and does not keep the others."""

import logging
from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

type Json = dict[str, Any]


class Reading(HTTPXRequest):
    """The requests that ask for updates. A newer Telegram may send what this library knows nothing of."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """The answer, in which every update can be read."""
        answer: Json = HTTPXRequest.parse_json_payload(payload)
        found = answer.get("result")
        if isinstance(found, list):
            updates: list[Json] = found  # pyright: ignore[reportUnknownVariableType]
            answer["result"] = [readable(one) for one in updates]
        return answer


def readable(update: Json) -> Json:
    """The update itself, or one of that number which tells nothing: so Telegram is told that it was taken.

    KeyError where it has no number.
    """
    try:
        Update.de_json(update, None)
    except Exception:  # an edge: whatever the library stumbles over
        log.exception("update %s cannot be read, and is let be", update["update_id"])
        return {"update_id": update["update_id"]}
    return update
