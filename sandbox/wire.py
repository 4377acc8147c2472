"""What a host and a harness say to each other: a request in, and a report out that nobody has to trust.

A request is a JSON object: `source`, `calls` (each with `function`, `arguments` and `name`), `look`, and `memory`
(bytes). A report has `exit_code`, and where they apply `failure`, `value`, `foreign`, `repr`, `peak` (bytes) and
`alts` (words for the pictures that were drawn, by the name of the file). Values are JSON with three
wrappings, so that nothing is lost on the way: `{"object": {…}}` for a mapping, `{"integer": "-0x…"}` for one
beyond 2**53, `{"number": "nan"}` (or `inf`, `-inf`). Every harness of every language speaks this.

The learner's code shares a process with the harness and can write any report it likes. So a report is checked for
its form here, and believed only as "this is what the code answered": the expected values never enter a sandbox,
hence forging a right answer takes knowing it.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sandbox.contract import Call, Case, Failure, Job, Limits, Plain

MAX_REPORT_BYTES = 1024 * 1024
"""No report is longer: the harness keeps to half of it, and the rest is somebody else's writing."""

_PLAIN_INTEGER = 2**53
_DEEPEST = 64
_LONGEST_TEXT = 20_000
_LONGEST_NAME = 200
_LONGEST_PART_BYTES = 255
"""What file systems take as the name of one file or folder."""


class MalformedError(ValueError):
    """A report that no harness of ours writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report whose form is right. Whether it is true is not for this side to know."""

    exit_code: int
    failure: Failure | None = None
    has_value: bool = False
    value: Plain = None
    value_repr: str = ""
    foreign: bool = False
    peak_memory_bytes: int | None = None
    alts: Mapping[str, str] = field(default_factory=dict[str, str])


def request(case: Case, source: str, memory: int) -> dict[str, Any]:
    """The request for one execution of `source`, ready for `json.dumps` (which writes ASCII)."""
    return {
        "source": source,
        "calls": [_call(call) for call in case.calls],
        "look": list(case.look),
        "memory": memory,
    }


def _call(call: Call) -> dict[str, Any]:
    arguments = [encode(argument) for argument in call.arguments]
    return {"function": call.function, "arguments": arguments, "name": call.name}


def order(job: Job, case: Case, *, memory: int) -> dict[str, Any]:
    """All that one execution needs, ready for `json.dumps`: the request, and what lies round the program.

    `files` are in base64; `collect` says how many files and bytes may come back, and is null for none.
    """
    limits = job.limits
    files = {file.name: file for file in (*job.files, *case.files)}
    return {
        "request": request(case, job.source, memory),
        "stdin": case.stdin,
        "files": {name: b64encode(file.data).decode() for name, file in files.items()},
        "collect": None if job.cases else [limits.files, limits.file_bytes],
        "memory": memory,
        "scratch": limits.scratch_bytes,
        "output": limits.output_bytes,
    }


def files_of(found: object, limits: Limits) -> dict[str, bytes]:
    """The files that a sandbox gave back, by name, in base64 on the wire. Raises `MalformedError`."""
    if not isinstance(found, dict):
        raise MalformedError("files are an object")
    files: dict[str, bytes] = {}
    for name, data in cast("dict[str, object]", found).items():
        if not isinstance(data, str) or not is_file_name(name):
            raise MalformedError("not a file")
        try:
            files[name] = b64decode(data, validate=True)
        except ValueError as error:
            raise MalformedError("not a file") from error
    if len(files) > limits.files or sum(map(len, files.values())) > limits.file_bytes:
        raise MalformedError("more files than were asked for")
    return files


def is_file_name(name: str) -> bool:
    """Whether `name` is a path that stays within its folder and can be written anywhere."""
    parts = name.split("/")
    usable = len(name) <= _LONGEST_NAME and name.isprintable() and not {"", ".", ".."} & set(parts)
    return usable and all(len(part.encode()) <= _LONGEST_PART_BYTES for part in parts)


def encode(value: Plain) -> Any:
    """`value` in the wire's form."""
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) < _PLAIN_INTEGER else {"integer": hex(value)}
        case float():
            return value if value - value == 0 else {"number": repr(value)}
        case Mapping():
            return {"object": {key: encode(each) for key, each in value.items()}}
        case Sequence():
            return [encode(each) for each in value]


def decode(wire: object, depth: int = _DEEPEST) -> Plain:
    """The value behind the wire's form. Raises `MalformedError` for any other form."""
    if depth == 0:
        raise MalformedError("nested too deeply")
    if isinstance(wire, list):
        return [decode(each, depth - 1) for each in cast("list[object]", wire)]
    if isinstance(wire, dict):
        return _unwrap(cast("dict[str, object]", wire), depth)
    if wire is None or isinstance(wire, bool | int | str):
        return wire
    if isinstance(wire, float) and wire - wire == 0:
        return wire
    raise MalformedError("not a value of the wire")


def _unwrap(wrapped: dict[str, object], depth: int) -> Plain:
    match wrapped:
        case {"object": dict()} if len(wrapped) == 1:
            inner = cast("dict[str, object]", wrapped["object"])
            return {key: decode(each, depth - 1) for key, each in inner.items()}
        case {"integer": str(digits)} if len(wrapped) == 1 and digits.lstrip("-").startswith("0x"):
            return _integer(digits)
        case {"number": "nan" | "inf" | "-inf" as word} if len(wrapped) == 1:
            return float(str(word))
        case _:
            raise MalformedError("not a wrapping of the wire")


def _integer(digits: str) -> int:
    try:
        return int(digits, 16)  # in time linear in its length, which a decimal one is not
    except ValueError as error:
        raise MalformedError("not an integer") from error


def read_report(raw: bytes) -> Report:
    """Read a report from `raw`. Raises `MalformedError` if no harness of ours could have written it."""
    if len(raw) > MAX_REPORT_BYTES:
        raise MalformedError("too long")
    try:
        found: object = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise MalformedError("not JSON") from error
    if not isinstance(found, dict):
        raise MalformedError("not an object")
    return _report(cast("dict[str, object]", found))


def _report(fields: dict[str, object]) -> Report:
    peak = fields.get("peak")
    return Report(
        exit_code=_field(fields, "exit_code", int) & 0xFF,
        failure=_failure(fields["failure"]) if "failure" in fields else None,
        has_value="value" in fields,
        value=decode(fields.get("value")),
        value_repr=_text(fields, "repr") if "repr" in fields else "",
        foreign=_field(fields, "foreign", bool) if "foreign" in fields else False,
        peak_memory_bytes=peak if type(peak) is int and peak >= 0 else None,
        alts=_alts(fields.get("alts", {})),
    )


def _alts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        raise MalformedError("alts are an object")
    texts = cast("dict[str, object]", found)
    return {name: _text(texts, name) for name in texts}


def _failure(found: object) -> Failure:
    if not isinstance(found, dict):
        raise MalformedError("a failure is an object")
    fields = cast("dict[str, object]", found)
    line = fields.get("line")
    return Failure(
        type=_text(fields, "type"),
        message=_text(fields, "message"),
        traceback=_text(fields, "traceback"),
        line=line if type(line) is int and line > 0 else None,
    )


def _field[T](fields: dict[str, object], name: str, kind: type[T]) -> T:
    found = fields.get(name)
    if type(found) is not kind:
        raise MalformedError(f"{name} is missing or of another type")
    return cast("T", found)


def _text(fields: dict[str, object], name: str) -> str:
    """A text that can be stored and sent: without halves of characters, and of a sane length."""
    text = _field(fields, name, str)[:_LONGEST_TEXT]
    return text.encode("utf-8", "backslashreplace").decode()
