"""Whether an argument has the type that the Bot API gives it, and what Telegram says where it has not.

Arguments come as text in a form or as JSON; `read` makes of both the same values. Telegram passes over what it does not
know, so that a misspelt name does nothing: here it is a violation.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.refusal import Refused, wrong

COPY = Path(__file__).with_name("api.json.gz")
"""What `tests.loopback.telegram.reduce` made."""
ARRAY = "Array of "
MISSING = {
    "audio": "there is no audio in the request",
    "chat_id": "chat_id is empty",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "text": "message text is empty",
    "voice": "there is no voice in the request",
}
NATIVE: Mapping[str, Callable[[object], bool]] = {
    "Boolean": lambda value: isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "InputFile": lambda value: isinstance(value, str),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "True": lambda value: value is True,
}


@cache
def _file() -> Json:
    return json.loads(gzip.decompress(COPY.read_bytes()))


@cache
def _names() -> Mapping[str, str]:
    return {name.lower(): name for name in _file()["methods"]}


def method_named(name: str) -> str | None:
    """A method as the Bot API writes it, however it is written in an address."""
    return _names().get(name.lower())


def read(method: str, given: Mapping[str, object], files: Mapping[str, object]) -> tuple[Json, list[str]]:
    """The arguments of a method as values, and the names among them that it does not know."""
    takes: Json = _file()["methods"][method]["takes"]
    known = {name: value for name, value in given.items() if name in takes and value is not None}
    values = {name: _value(name, takes[name]["types"], value) for name, value in known.items()}
    values |= {name: f"attach://{name}" for name in files if name in takes}
    for name, one in takes.items():
        if one.get("required") and name not in values:
            raise wrong(MISSING.get(name, f'parameter "{name}" is required'))
    for name, value in values.items():
        if found := next(faults(takes[name]["types"], value), None):
            raise wrong(f"can't parse {_spoken(name)}: {found}")
    _check_characters(values)
    return values, [name for name in given if name not in takes]


def _check_characters(values: Json) -> None:
    """Raise Refused for half a character, which JSON can write and nobody can show."""
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise wrong("strings must be encoded in UTF-8") from None


def unknown(method: str, values: Json) -> list[str]:
    """Where, inside objects, there are names that Telegram does not know."""
    takes: Json = _file()["methods"][method]["takes"]
    return [
        f"{name}{path}" for name, value in values.items() for path in _strangers(takes[name]["types"], value)
    ]


def check_answer(method: str, answer: object) -> list[str]:
    """What is wrong with an answer of ours; for the loopback's own tests."""
    return list(faults(_file()["methods"][method]["returns"], answer))


def faults(types: list[str], value: Any) -> Iterator[str]:
    """What keeps a value from being of one of these types, in Telegram's words."""
    if any(_fits(one, value) for one in types):
        return
    meant = _meant(types, value)
    if meant is None:
        yield f"it must be of type {' or '.join(types)}"
    elif meant.startswith(ARRAY):
        yield from (fault for one in value for fault in faults([meant.removeprefix(ARRAY)], one))
    else:
        yield from _object_faults(meant, value) or [f"it must be of type {meant}"]


def _object_faults(name: str, value: Json) -> list[str]:
    """What is wrong with the fields of an object that is to be of a type."""
    return [fault for key, field in _fields(name).items() for fault in _field_faults(key, field, value)]


def _field_faults(key: str, field: Json, value: Json) -> list[str]:
    if key not in value:
        return [f'Can\'t find field "{key}"'] if field.get("required") else []
    if "word" in field and value[key] != field["word"]:
        return [f'Field "{key}" must not be "{value[key]}"']
    within = list(faults(field["types"], value[key]))
    simple = within and within[0].startswith("it must be")
    return [f'Field "{key}" must be of type {field["types"][0]}'] if simple else within


def _fits(name: str, value: Any) -> bool:
    if name in NATIVE:
        return NATIVE[name](value)
    if name.startswith(ARRAY):
        if not isinstance(value, list):
            return False
        return all(_fits(name.removeprefix(ARRAY), one) for one in cast("list[Any]", value))
    if not isinstance(value, dict):
        return False
    node = cast("Json", value)
    return any(_fits(one, node) for one in _below(name)) if _below(name) else _is(name, node)


def _is(name: str, node: Json) -> bool:
    """Whether an object is of a type that is one alone."""
    fields = _fields(name)
    if any(field.get("required") and key not in node for key, field in fields.items()):
        return False
    if any("word" in field and node.get(key) != field["word"] for key, field in fields.items()):
        return False
    return all(
        any(_fits(one, value) for one in fields[key]["types"]) for key, value in node.items() if key in fields
    )


def _meant(types: list[str], value: Any) -> str | None:
    """The type among these that a wrong value was to be."""
    if isinstance(value, list):
        return next((one for one in types if one.startswith(ARRAY)), None)
    if not isinstance(value, dict):
        return None
    node = cast("Json", value)
    objects = [one for one in types if one not in NATIVE and not one.startswith(ARRAY)]
    alone = [name for one in objects for name in _alone(one)]
    told = [one for one in alone if _told(one, node)]
    return max(told or alone, key=lambda one: len(_fields(one).keys() & node.keys()), default=None)


def _told(name: str, node: Json) -> bool:
    words = {key: field["word"] for key, field in _fields(name).items() if "word" in field}
    return bool(words) and all(node.get(key) == word for key, word in words.items())


def _alone(name: str) -> list[str]:
    below = _below(name)
    return [found for one in below for found in _alone(one)] if below else [name]


def _below(name: str) -> list[str]:
    return [one for one in _file()["types"][name].get("of", []) if one in _file()["types"]]


def _fields(name: str) -> Json:
    return _file()["types"][name].get("fields", {})


def _strangers(types: list[str], value: Any) -> Iterator[str]:
    meant = _meant(types, value)
    if meant is None:
        return
    if meant.startswith(ARRAY):
        for number, one in enumerate(value):
            yield from (f"[{number}]{path}" for path in _strangers([meant.removeprefix(ARRAY)], one))
        return
    fields = _fields(meant)
    for key, one in value.items():
        if key not in fields:
            yield f".{key}"
        else:
            yield from (f".{key}{path}" for path in _strangers(fields[key]["types"], one))


def _value(name: str, types: list[str], given: object) -> Any:
    """An argument as a value: text is read as what it is to be."""
    if not isinstance(given, str):
        return given
    if "Integer" in types and re.fullmatch(r"-?[0-9]+", given):
        return int(given)
    if "String" in types or "InputFile" in types:
        return given
    if types == ["Boolean"] and given in {"true", "false"}:
        return given == "true"
    if types == ["Float"]:
        return _number(name, given)
    return given if types[0] in NATIVE else _loaded(name, given)


def _number(name: str, given: str) -> float:
    try:
        return float(given)
    except ValueError:
        raise wrong(f"can't parse {_spoken(name)}: it must be of type Float") from None


def _loaded(name: str, given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError:
        raise _not_json(name) from None


def _not_json(name: str) -> Refused:
    return wrong(f"can't parse {_spoken(name)} JSON object")


def _spoken(name: str) -> str:
    return {"reply_markup": "reply keyboard markup"}.get(name, name.replace("_", " "))
