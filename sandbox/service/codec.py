r"""Jobs and verdicts as JSON and back, exactly: what the fields of the contract say is what is written and read.

Every field of a dataclass is written under its name. Bytes are in base64, and whatever may be any plain value, or a
number that JSON has no room for, is in the form of `sandbox.wire`. Reading is strict: a field that is not known, or
not of its type, is refused with its path, and one that is not there has its default.

Text is written as it is, in UTF-8. Half a character (a lone surrogate), which UTF-8 has no form for and a learner's
program may hold, is written in the three bytes that the form would give; an escape (`\ud800`) is read as well.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from sandbox import wire
from sandbox.contract import Job, Limits, Plain, Verdict
from sandbox.wire import MalformedError

type _Read = Callable[[object, str], Any]
"""Takes a piece of JSON and its path. Raises `MalformedError`."""

_NOT_BELOW_ZERO = frozenset({"scratch_bytes", "files", "file_bytes"})
"""The limits that may be nothing; the others are more than that."""


@dataclass(frozen=True, slots=True)
class Order:
    """A job, and the id that whoever sends it gave it."""

    id: str
    job: Job


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on the job of that id."""

    id: str
    verdict: Verdict


def write(said: Order | Answer) -> bytes:
    """`said` as JSON. Raises `MalformedError` for what could not be read: limits that are none, endless nesting."""
    if isinstance(said, Order):
        _check(said.job.limits)
    try:
        text = json.dumps(_tree(said), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except RecursionError as error:
        raise MalformedError("nested too deeply") from error
    return text.encode("utf-8", "surrogatepass")


def read_order(raw: bytes) -> Order:
    """The order in `raw`. Raises `MalformedError` with the path of what is wrong."""
    order: Order = _reader(Order)(_json(raw), "")
    _check(order.job.limits)
    return order


def read_answer(raw: bytes) -> Answer:
    """The answer in `raw`. Raises `MalformedError` with the path of what is wrong."""
    answer: Answer = _reader(Answer)(_json(raw), "")
    return answer


def _check(limits: Limits) -> None:
    for field in fields(limits):
        value = getattr(limits, field.name)
        if not (value > 0 or (value == 0 and field.name in _NOT_BELOW_ZERO)):
            raise MalformedError(f"job.limits.{field.name}: {value} cannot be a limit")


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8", "surrogatepass"), parse_constant=_no_constant)
    except RecursionError as error:
        raise MalformedError("nested too deeply") from error
    except ValueError as error:
        raise MalformedError(f"not JSON: {error}") from error


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number of JSON")


def _tree(value: Any) -> Any:
    """`value` as what `json.dumps` takes. Whatever is not of the contract's own types is a plain value."""
    if is_dataclass(value):
        return {field.name: _field(field.type, getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, StrEnum):
        return value.value
    return wire.encode(value)


def _field(kind: Any, value: Any) -> Any:
    """One field: a tuple of it is a list, unless it is a plain value that happens to be one."""
    if kind is Plain:
        return wire.encode(value)
    if get_origin(kind) is tuple:
        return [_field(get_args(kind)[0], each) for each in value]
    return _tree(value)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _reader(kind: Any) -> _Read:
    """What reads a value of type `kind`. Raises `TypeError` for a type that no field of the contract has."""
    if kind is Plain:
        return _plain
    if kind is bytes:
        return _bytes
    if kind in (str, bool, int, float):
        return _simple(kind)
    if isinstance(kind, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(_reader(get_args(kind)[0]))
    if is_dataclass(kind):
        return _record(cast("type[Any]", kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _word(kind)
    raise TypeError(f"{kind} has no form in JSON yet")


def _plain(found: object, path: str) -> Plain:
    try:
        return wire.decode(found)
    except MalformedError as error:
        raise MalformedError(f"{path}: {error}") from error


def _bytes(found: object, path: str) -> bytes:
    try:
        return b64decode(_text(found, path), validate=True)
    except ValueError as error:
        raise MalformedError(f"{path}: not base64") from error


def _text(found: object, path: str) -> str:
    text: str = _simple(str)(found, path)
    return text


def _simple(kind: type) -> _Read:
    """A text, a truth or a number. A whole number may stand where a broken one may."""
    kinds = (float, int) if kind is float else (kind,)

    def read(found: object, path: str) -> Any:
        value = _plain(found, path)
        if type(value) not in kinds:
            raise MalformedError(f"{path}: not of type {kind.__name__}")
        return value

    return read


def _word(kind: type[StrEnum]) -> _Read:
    def read(found: object, path: str) -> StrEnum:
        try:
            return kind(_text(found, path))
        except ValueError as error:
            raise MalformedError(f"{path}: not one of {', '.join(kind)}") from error

    return read


def _optional(kind: UnionType) -> _Read:
    (inner,) = (_reader(each) for each in get_args(kind) if each is not NoneType)

    def read(found: object, path: str) -> Any:
        return None if found is None else inner(found, path)

    return read


def _tuple(inner: _Read) -> _Read:
    def read(found: object, path: str) -> tuple[Any, ...]:
        if not isinstance(found, list):
            raise MalformedError(f"{path}: not a list")
        each = cast("Sequence[object]", found)
        return tuple(inner(one, f"{path}[{index}]") for index, one in enumerate(each))

    return read


def _record(kind: type[Any]) -> _Read:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    required = [
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    ]

    def read(found: object, path: str) -> Any:
        if not isinstance(found, dict):
            raise MalformedError(f"{path or 'the whole'}: not an object")
        given = cast("Mapping[str, object]", found)
        dot = f"{path}." if path else ""
        for name in given:
            if name not in readers:
                raise MalformedError(f"{dot}{name[:40]!a}: there is no such field")
        for name in required:
            if name not in given:
                raise MalformedError(f"{dot}{name}: missing")
        return kind(**{name: readers[name](value, dot + name) for name, value in given.items()})

    return read
