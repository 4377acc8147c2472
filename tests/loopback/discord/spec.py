"""Whether a body has the shape that Discord's OpenAPI file gives it, and what Discord says where it has not.

The file leaves objects open, as Discord does: properties that it does not know (`nsfw` and `dm_permission` of a
command, which discord.py sends) are let through. The query of a request is not looked at.
"""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any, cast

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from tests.loopback.discord.bodies import Json, Path, part
from tests.loopback.discord.refusal import Mistake, refuse_form

COPY = FilePath(__file__).with_name("openapi.json.gz")
"""What `tests.loopback.discord.reduce` made."""
PREFIX = "#/components/schemas/"
CODES = {
    "maxLength": ("BASE_TYPE_MAX_LENGTH", "Must be {limit} or fewer in length."),
    "minLength": ("BASE_TYPE_MIN_LENGTH", "Must be {limit} or more in length."),
    "maxItems": ("BASE_TYPE_MAX_LENGTH", "Must be {limit} or fewer in length."),
    "minItems": ("BASE_TYPE_MIN_LENGTH", "Must be {limit} or more in length."),
    "maxProperties": ("BASE_TYPE_MAX_LENGTH", "Must be {limit} or fewer in length."),
    "maximum": ("NUMBER_TYPE_MAX", "int value should be less than or equal to {limit}."),
    "minimum": ("NUMBER_TYPE_MIN", "int value should be greater than or equal to {limit}."),
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex."),
    "uniqueItems": ("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value"),
    "enum": ("BASE_TYPE_CHOICES", "Value must be one of {limit}."),
    "const": ("BASE_TYPE_CHOICES", "Value must be one of ({limit},)."),
}
TYPES = {
    "string": ("STRING_TYPE_CONVERT", "Could not interpret the value as string."),
    "integer": ("NUMBER_TYPE_COERCE", "The value is not int."),
    "number": ("NUMBER_TYPE_COERCE", "The value is not float."),
    "boolean": ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "object": ("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
}


@cache
def _file() -> Json:
    return json.loads(gzip.decompress(COPY.read_bytes()))


@cache
def _validator(operation: str) -> Any:
    kind = cast("Any", validators).extend(Draft202012Validator, {"oneOf": _union, "anyOf": _union})
    return kind({**_file()["bodies"][operation], "components": _file()["components"]})


def has_body(operation: str) -> bool:
    """Whether an operation (`POST /users/@me/channels`) takes a body that is looked at."""
    return operation in _file()["bodies"]


def check_shape(operation: str, body: object) -> None:
    """Raise Refused where the body has not the shape of the operation's."""
    errors: list[ValidationError] = list(_validator(operation).iter_errors(body))
    refuse_form(_mistake(error) for error in errors)


def _mistake(error: ValidationError) -> Mistake:
    """What Discord says to one error."""
    here: Path = tuple(error.absolute_path)
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]  # the library names the property in its message only
            return Mistake((*here, missing), "BASE_TYPE_REQUIRED", "This field is required")
        case "type":
            return Mistake(here, *TYPES[_first_type(error.validator_value)])
        case "oneOf" | "anyOf" if isinstance(error.instance, dict):
            return Mistake((*here, "type"), "UNION_TYPE_CHOICES", error.message)
        case "oneOf" | "anyOf":
            return Mistake(here, "BASE_TYPE_CHOICES", error.message)
        case keyword:
            code, message = CODES[str(keyword)]
            return Mistake(here, code, message.format(limit=error.validator_value))


def _first_type(value: object) -> str:
    return value if isinstance(value, str) else cast("list[str]", value)[0]


def _union(validator: Any, branches: list[Json], instance: Any, _schema: Json) -> Iterator[ValidationError]:
    """The keywords oneOf and anyOf: of what carries a `type`, only the branch of that type is looked at.

    So its mistakes are told where they are, and a message is judged several times as fast as by the library's own.
    """
    kind: object = cast("Json", instance).get("type") if isinstance(instance, dict) else None
    types = [_types(branch) for branch in branches]
    if isinstance(kind, int) and any(types):
        meant = [one for one, known in zip(branches, types, strict=True) if kind in known]
    else:
        meant = [one for one in branches if instance is None or one != {"type": "null"}]
    failures: list[list[ValidationError]] = []
    for branch in meant:
        failures.append(list(validator.descend(instance, branch)))
        if not failures[-1]:
            return
    failures = [one for one in failures if any(map(_is_meant, one))]
    if len(failures) == 1 or (isinstance(instance, dict) and failures and not any(types)):
        yield from min(failures, key=len)
    else:
        known = sorted(one for of_branch in types for one in of_branch)
        yield ValidationError(
            f'Value of field "type" must be one of {tuple(known)}.' if known else "Not one of the known."
        )


def _is_meant(error: ValidationError) -> bool:
    """Whether an error is about a value of the kind that the branch is for."""
    return bool(error.path) or error.validator != "type"


def _types(branch: Json) -> list[int]:
    """The values of `type` that a branch is for; none where it is not told by it."""
    name = branch.get("$ref")
    schema = _file()["components"]["schemas"][name.removeprefix(PREFIX)] if name else branch
    return part(part(schema, "properties"), "type").get("enum") or []
