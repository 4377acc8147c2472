"""Runs one case inside a sandbox: as a script, or by calling one function of it.

It is the first file of the program that the embedded runner executes, and what a jail of the Docker runner is forked
to run, so it needs nothing but the standard library. It shares its process with the learner's code, which may therefore
change anything it does. That is no weakness: the report holds only what the learner's code computed, the values
it is compared with are never here, and whoever can forge the right answer could as well have returned it.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import atexit
import json
import linecache
import os
import sys
import traceback
import types
from collections.abc import Callable, Iterable
from typing import Any, cast

FILE = "main.py"
REQUEST, REPORT = 3, 4
DEEPEST = 60
LONGEST_TEXT = 4_000
LONGEST_TRACEBACK = 12_000
LONGEST_VALUE = 512 * 1024
PLAIN_INTEGER = 2**53
DEEPEST_TRACEBACK = 1_000
"""Of so many calls, at each end of a traceback, is told. A program without a limit of recursion can have a million."""
RESERVE_BYTES, RELIEF_BYTES = 2**20, 16 * 2**20
"""Memory that is left for telling of a failure, where a program has used up all that it may."""

# What an image with more in it than the standard library adds when it is made ready:
SIMPLER: list[Callable[[object], object]] = []
"""Each takes a value and gives the plain data that it stands for, or the value itself if it is none of its kind."""
FINISHING: list[Callable[[], dict[str, Any]]] = []
"""Each is called when the program has run, and gives what the report has to say besides. They raise nothing."""


class ForeignError(Exception):
    """A value that is not made of JSON's values."""


def execute(request: dict[str, Any], relieve: Callable[[], object] = lambda: None) -> dict[str, Any]:
    """Run the request's source, and what it calls and looks at; answer with the report that the host reads.

    `relieve` is called before a failure is told of: it may have come of too little memory.
    """
    sys.argv = [FILE]
    sys.path.insert(0, "")  # a module that lies beside the program is found, as it is for any script
    asks = bool(request["calls"] or request["look"])
    module = types.ModuleType("main" if request["calls"] else "__main__")
    module.__file__ = FILE
    sys.modules[module.__name__] = module
    try:
        code = _load(module, request["source"])
        value = _answer(module, request["calls"], request["look"]) if asks else None
        report: dict[str, Any] = {"exit_code": code} | (_returned(value) if asks else {})
    except SystemExit as stop:
        report = _stopped(stop, request["calls"])
    except BaseException as error:  # noqa: BLE001 - whatever leaves the learner's code is theirs to see
        relieve()
        report = {"failure": _failure(error), "exit_code": 1}
    for finish in FINISHING:
        report |= finish()
    return report | _settle()


def _load(module: types.ModuleType, source: str) -> int:
    """Run the source from its first line to its last; the exit code. Calls are made after its end alone."""
    lines = source.splitlines(keepends=True)
    linecache.cache[FILE] = (len(source), None, lines, FILE)
    try:
        exec(compile(source, FILE, "exec", dont_inherit=True), vars(module))  # noqa: S102 - its purpose
    except SystemExit as stop:
        if module.__name__ != "__main__":
            raise
        return _exit_code(stop)
    return 0


def _answer(module: types.ModuleType, calls: list[dict[str, Any]], look: list[str]) -> object:
    """Make the calls, one after another; what the last returned, or what is seen then."""
    names: dict[str, Any] = {}
    value: object = None
    for call in calls:
        function = _found(call["function"], names, module, "function")
        value = function(*(_decode(argument) for argument in call["arguments"]))
        if call["name"]:
            names[call["name"]] = value
    return [_found(path, names, module, "variable") for path in look] if look else value


def _found(path: str, names: dict[str, Any], module: types.ModuleType, kind: str) -> Any:
    first, *others = path.split(".")
    if first not in names and first not in vars(module):
        raise NameError(f"your code defines no {kind} named {first!r}")
    found: Any = names[first] if first in names else vars(module)[first]
    for name in others:
        found = getattr(found, name)
    return found


def _returned(value: object) -> dict[str, Any]:
    report: dict[str, Any] = {"repr": _shown(value), "value": None, "foreign": False}
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
    for simpler in SIMPLER:
        if (plain := simpler(value)) is not value:
            return _encode(plain, depth - 1)
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


def _stopped(stop: SystemExit, calls: list[dict[str, Any]]) -> dict[str, Any]:
    """The report of a program that ended itself where it was asked for a value."""
    asked = f"{calls[-1]['function']} had returned" if calls else "it could be looked at"
    words = f"the program ended itself before {asked}"
    return {"exit_code": _exit_code(stop), "failure": _failure(stop) | {"message": words}}


def _exit_code(stop: SystemExit) -> int:
    if stop.code is not None and not isinstance(stop.code, int):
        sys.stderr.write(f"{stop.code}\n")
        return 1
    return (stop.code or 0) & 0xFF


def _failure(error: BaseException) -> dict[str, Any]:
    try:
        _shorten(error)
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


def _shorten(error: BaseException | None) -> None:
    """Leave the middle out of tracebacks that are too long to be told in a run's time."""
    for _ in range(DEEPEST):
        if error is None:
            return
        places: list[types.TracebackType] = []
        place = error.__traceback__
        while place is not None:
            places.append(place)
            place = place.tb_next
        if len(places) > 2 * DEEPEST_TRACEBACK:
            places[DEEPEST_TRACEBACK].tb_next = places[-DEEPEST_TRACEBACK]
        error = error.__cause__ or error.__context__


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


def _settle() -> dict[str, Any]:
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
    return {}


def main() -> None:
    """Serve one request in a jail: it comes on the descriptor 3, its report goes to 4; 0, 1 and 2 are the program's."""
    import _thread  # noqa: PLC0415 - what follows exists on Linux only; the embedded runner has none of it
    import resource  # noqa: PLC0415

    with open(REQUEST, "rb") as wire:
        request: dict[str, Any] = json.loads(wire.read())
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it is the program's to close
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115 - as above
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    first = os.getpid()
    # Virtual memory is bounded a little below what the kernel gives, so that Python can still say where.
    most = request["memory"] + RELIEF_BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (request["memory"], most))
    _thread.stack_size(1024 * 1024)
    reserve = bytes(RESERVE_BYTES)  # which are never touched, and so take up none of the machine's memory

    def relieve() -> None:
        nonlocal reserve
        reserve = b""  # or there might not even be the memory to ask for more
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))

    report = execute(request, relieve)
    if os.getpid() != first:  # a child that the learner's code forked has come to its end
        os._exit(report["exit_code"])
    report["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    frame = json.dumps(report).encode()
    try:
        while frame:
            frame = frame[os.write(REPORT, frame) :]
    except OSError:  # the program has closed it, and will do without
        pass
    os._exit(report["exit_code"])
