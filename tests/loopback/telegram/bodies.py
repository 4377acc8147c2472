"""Reading JSON whose shape was checked, where what is absent, null or empty is the same."""

from typing import Any

type Json = dict[str, Any]


def part(node: Json, key: str) -> Json:
    """The object under `key`, or an empty one."""
    return node.get(key) or {}


def parts(node: Json, key: str) -> list[Json]:
    """The objects in the list under `key`, or none."""
    return node.get(key) or []
