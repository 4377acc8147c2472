"""What a client sends of a modal that somebody filled in, and what it does not let them send."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.loopback.discord.bodies import Json, parts
from tests.loopback.discord.components import Kind
from tests.loopback.discord.exchange import Modal
from tests.loopback.discord.world import Attachment

type Value = str | bool | list[str] | tuple[str, bytes]
"""Text; a choice by label or value, or several; an id of a channel, role or person; a file's name and bytes."""
type Attach = Callable[[str, bytes], Attachment]


def submission(
    modal: Modal, values: Mapping[str, Value], attach: Attach
) -> tuple[list[Json], list[Attachment]]:
    """The components of a submission, and the files that go along."""
    given = {modal.name_of(key): value for key, value in values.items()}
    files: list[Attachment] = []

    def attached(name: str, content: bytes) -> Attachment:
        files.append(attach(name, content))
        return files[-1]

    return [_part(one, given, attached) for one in modal.data["components"]], files


def _part(component: Json, given: Mapping[str, Value], attach: Attach) -> Json:
    sent: Json = {"type": component["type"], "id": component.get("id") or 0}
    match component["type"]:
        case Kind.ROW:
            return {**sent, "components": [_part(one, given, attach) for one in component["components"]]}
        case Kind.LABEL:
            return {**sent, "component": _part(component["component"], given, attach)}
        case Kind.TEXT:
            return sent
        case _:
            value = given.get(component["custom_id"])
            return {**sent, "custom_id": component["custom_id"], **_filled(component, value, attach)}


def _filled(component: Json, value: Value | None, attach: Attach) -> Json:
    needed = component.get("required") is not False
    match component["type"]:
        case Kind.INPUT:
            text = component.get("value") or "" if value is None else str(value)
            _check_length(component, text, needed=needed)
            return {"value": text}
        case Kind.CHECK:
            return {"value": bool(value)}
        case Kind.UPLOAD:
            names = [str(attach(*value).id)] if isinstance(value, tuple) else []
            _check_count(component, names, needed=needed)
            return {"values": names}
        case Kind.RADIO:
            chosen = _chosen(component, value)
            _check_count(component, chosen, needed=needed)
            return {"value": chosen[0] if chosen else None}
        case _:
            chosen = _chosen(component, value)
            _check_count(component, chosen, needed=needed)
            return {"values": chosen}


def _check_length(component: Json, text: str, *, needed: bool) -> None:
    least = max(component.get("min_length") or 0, int(needed))
    most = component.get("max_length") or 4000
    fits = least <= len(text) <= most or (not text and not needed)
    assert fits, f"{component['custom_id']} takes {least} to {most} characters, not {len(text)}."


def _check_count(component: Json, chosen: list[str], *, needed: bool) -> None:
    least = component.get("min_values")
    least = int(needed) if least is None or component["type"] == Kind.RADIO else least
    most = component.get("max_values") or (10 if component["type"] == Kind.CHECKS else 1)
    fits = least <= len(chosen) <= most or (not chosen and not needed)
    assert fits, f"{component['custom_id']} takes {least} to {most} values, not {len(chosen)}."


def _chosen(component: Json, value: Value | None) -> list[str]:
    """The values chosen, or where nothing was touched, those that were chosen from the start."""
    options = parts(component, "options")
    if value is None:
        defaults: list[Any] = component.get("default_values") or []
        return [one["value"] for one in options if one.get("default")] + [str(one["id"]) for one in defaults]
    wanted = value if isinstance(value, list) else [str(value)]
    return [option_value(options, one) for one in wanted] if options else wanted


def option_value(options: list[Json], wanted: str) -> str:
    """The value of the option of this label or value."""
    for option in options:
        if wanted in {option["label"], option["value"]}:
            return option["value"]
    raise AssertionError(f"No option {wanted!r} among {[one['label'] for one in options]}.")
