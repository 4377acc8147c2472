"""Runs one case inside a sandbox: as a script, or by calling one function of it.

It is the first file of the program that the embedded runner executes and the entry point of the Docker image,
so it needs nothing but the standard library. It shares its process with the learner's code, which may therefore
change anything it does. That is no weakness: the report holds only what the learner's code computed, the values
it is compared with are never here, and whoever can forge the right answer could as well have returned it.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import atexit
import io
import json
import linecache
import os
import sys
import traceback
import types
from collections.abc import Iterable
from typing import Any, cast

FILE = "main.py"
DEEPEST = 60
LONGEST_TEXT = 4_000
LONGEST_TRACEBACK = 12_000
LONGEST_VALUE = 512 * 1024
PLAIN_INTEGER = 2**53


class ForeignError(Exception):
    """A value that is not made of JSON's values."""


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """Run the request's source, and its call if it has one; answer with the report that the host reads."""
    sys.stdin = io.TextIOWrapper(
        io.BytesIO(request["stdin"].encode("utf-8", "replace")), encoding="utf-8", newline=None
    )
    sys.argv = [FILE]
    call: dict[str, Any] | None = request["call"]
    module = types.ModuleType("__main__" if call is None else "main")
    module.__file__ = FILE
    sys.modules[module.__name__] = module
    try:
        report = _run(module, request["source"], call)
    except SystemExit as stop:
        report = _exited(stop, call)
    except BaseException as error:  # noqa: BLE001 - whatever leaves the learner's code is theirs to see
        report = {"failure": _failure(error), "exit_code": 1}
    _settle()
    return report


def _run(module: types.ModuleType, source: str, call: dict[str, Any] | None) -> dict[str, Any]:
    lines = source.splitlines(keepends=True)
    linecache.cache[FILE] = (len(source), None, lines, FILE)
    exec(compile(source, FILE, "exec", dont_inherit=True), vars(module))  # noqa: S102 - its purpose
    if call is None:
        return {"exit_code": 0}
    function = vars(module).get(call["function"])
    if function is None:
        raise NameError(f"your code defines no function named {call['function']!r}")
    return _returned(function(*(_decode(argument) for argument in call["arguments"])))


def _returned(value: object) -> dict[str, Any]:
    report: dict[str, Any] = {"exit_code": 0, "repr": _shown(value), "value": None, "foreign": False}
    try:
        wire = _encode(value, DEEPEST)
    except (ForeignError, RecursionError):
        return report | {"foreign": True}
    return report | ({"value": wire} if len(json.dumps(wire)) <= LONGEST_VALUE else {"foreign": True})


def _encode(value: object, depth: int) -> Any:
    """The value in the wire's form, by its true type: what it says of itself is not asked."""
    kind = type(value)
    if value is None or value is True or value is False:
        return value
    if depth == 0:
        raise ForeignError
    if issubclass(kind, int):
        number = int.__int__(cast("int", value))
        return number if abs(number) < PLAIN_INTEGER else {"integer": hex(number)}
    if issubclass(kind, float):
        real = float.__float__(cast("float", value))
        return real if real - real == 0 else {"number": float.__repr__(real)}
    if issubclass(kind, str):
        return _text(cast("str", value))
    return _encode_container(value, kind, depth)


def _encode_container(value: Any, kind: type, depth: int) -> Any:
    """The items as the built-in type itself has them, whatever a subclass would rather tell."""
    if issubclass(kind, dict):
        pairs = cast("Iterable[tuple[Any, Any]]", dict.items(value))
        return {"object": {_key(key): _encode(each, depth - 1) for key, each in pairs}}
    if issubclass(kind, list | tuple):
        items = cast("Iterable[Any]", (list if issubclass(kind, list) else tuple).__iter__(value))
        return [_encode(each, depth - 1) for each in items]
    raise ForeignError


def _key(key: object) -> str:
    if not issubclass(type(key), str):
        raise ForeignError
    return _text(cast("str", key))


def _text(value: str) -> str:
    text = str.__str__(value)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a character: no text that could be stored or sent
        raise ForeignError from None
    return text


def _decode(wire: Any) -> Any:
    if isinstance(wire, list):
        return [_decode(each) for each in cast("list[Any]", wire)]
    if not isinstance(wire, dict):
        return wire
    ((tag, inner),) = cast("dict[str, Any]", wire).items()
    if tag == "object":
        return {key: _decode(each) for key, each in inner.items()}
    return int(inner, 16) if tag == "integer" else float(inner)


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except BaseException as error:  # noqa: BLE001 - a learner's __repr__ may do anything
        return f"<{type(value).__name__} that cannot be shown: {type(error).__name__}>"
    return _cut(text, LONGEST_TEXT)


def _exited(stop: SystemExit, call: dict[str, Any] | None) -> dict[str, Any]:
    code = stop.code
    if code is not None and not isinstance(code, int):
        sys.stderr.write(f"{code}\n")
        code = 1
    report: dict[str, Any] = {"exit_code": (code or 0) & 0xFF}
    if call is not None:
        report["failure"] = _failure(stop) | {
            "message": f"the program ended itself before {call['function']} had returned"
        }
    return report


def _failure(error: BaseException) -> dict[str, Any]:
    try:
        told = traceback.TracebackException.from_exception(error, compact=True)
        _trim(told)
        words = _message(error)
        text = "".join(told.format())
    except BaseException as trouble:  # noqa: BLE001 - a learner's __str__ may do anything
        words, text, told = f"it cannot be shown: {type(trouble).__name__}", "", None
    return {
        "type": type(error).__name__[:200],
        "message": _cut(words, LONGEST_TEXT),
        "traceback": _cut(text, LONGEST_TRACEBACK),
        "line": _line(error, told),
    }


def _message(error: BaseException) -> str:
    """What the exception says; of a syntax error without the place, which is told on its own."""
    if isinstance(error, SyntaxError) and error.msg:
        return error.msg
    return str(error)


def _trim(told: traceback.TracebackException) -> None:
    """Keep the learner's own lines: this file and the standard library say nothing to them."""
    told.stack[:] = [frame for frame in told.stack if frame.filename == FILE]
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        if other is not None:
            _trim(other)


def _line(error: BaseException, told: traceback.TracebackException | None) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return error.lineno
    return told.stack[-1].lineno if told is not None and told.stack else None


def _cut(text: str, longest: int) -> str:
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-longest // 2 :]}"


def _settle() -> None:
    """What Python does at its end: wait for threads, call what was registered, flush."""
    try:
        for thread in sys.modules["threading"].enumerate() if "threading" in sys.modules else ():
            if not thread.daemon and thread is not sys.modules["threading"].current_thread():
                thread.join()
        atexit._run_exitfuncs()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue, reportUnknownMemberType]
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001, S110 - streams may be closed or replaced by then
        pass


def main() -> None:
    """Serve the Docker image: say that Python is ready, read one request, write its report behind a nonce."""
    import _thread  # noqa: PLC0415 - what follows exists on Linux only; the embedded runner has none of it
    import resource  # noqa: PLC0415

    os.write(1, b"ready\n")
    with os.fdopen(0, "rb", closefd=False) as wire:
        request: dict[str, Any] = json.loads(wire.read(int.from_bytes(wire.read(4), "big")))
    door, first = os.dup(1), os.getpid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    # Virtual memory is bounded a little below the container's own limit, so that Python can still say where.
    resource.setrlimit(resource.RLIMIT_DATA, (request["memory"], request["memory"]))
    _thread.stack_size(1024 * 1024)
    report = execute(request)
    if os.getpid() != first:  # a child that the learner's code forked has come to its end
        os._exit(report["exit_code"])
    report["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    frame = f"{request['nonce']}{json.dumps(report)}\n".encode()
    while frame:
        frame = frame[os.write(door, frame) :]
    os._exit(0)


if __name__ == "__main__" and sys.platform != "wasi":
    main()
