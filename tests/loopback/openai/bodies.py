"""What OpenAI takes for a chat completion: the fields that we use, and no others."""

from collections.abc import Callable, Mapping
from typing import Any, cast

ROLES = {"system", "developer", "user", "assistant"}


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _schema(value: object) -> bool:
    """A JSON Schema with a name, of an object."""
    if not isinstance(value, Mapping):
        return False
    told = cast("Mapping[str, Any]", value)
    inside = told.get("json_schema", {})
    named = isinstance(inside.get("name"), str) and inside.get("schema", {}).get("type") == "object"
    return told.get("type") == "json_schema" and named


FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "model": lambda value: isinstance(value, str) and bool(value),
    "messages": lambda value: isinstance(value, list) and bool(cast("list[object]", value)),
    "stream": lambda value: isinstance(value, bool),
    "stream_options": lambda value: value == {"include_usage": True},
    "max_completion_tokens": _count,
    "response_format": _schema,
}


def wrong_with(body: Mapping[str, Any]) -> list[str]:
    """All that is wrong with a request."""
    wrong = [f"Unrecognized request argument supplied: {one}" for one in body.keys() - FIELDS.keys()]
    wrong += [f"Missing required parameter: {one}" for one in ("model", "messages") if one not in body]
    wrong += [
        f"Invalid value for {one}" for one, good in FIELDS.items() if one in body and not good(body[one])
    ]
    if "stream_options" in body and not body.get("stream"):
        wrong.append("stream_options is only allowed when streaming")
    messages = body.get("messages")
    for one in cast("list[Any]", messages) if isinstance(messages, list) else []:
        if not isinstance(one, dict):
            wrong.append("a message is an object")
            continue
        message = cast("dict[str, Any]", one)
        if message.get("role") not in ROLES or not isinstance(message.get("content"), str):
            wrong.append(f"Invalid message of the role {message.get('role')}")
    return wrong
