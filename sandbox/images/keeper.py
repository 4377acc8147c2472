"""The first process of a jail: starts a harness ahead of need, lets it run its order, and cleans up behind it.

When the program has ended, whatever it left running is ended too, and only then are its files gathered. How it
ended is written to the attendant; after that the keeper ends, and with it, if it is the first process of a tree of its
own, everything in the jail.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import contextlib
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NoReturn

import jail
import scratch
from frames import HOST, read_all, write_all

FOLDER = "/work"
READY = "ready"
_SPARE = 32
"""Descriptors from here on are free, whatever is open: there are never so many."""
_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Ends:
    """A keeper's ends of the pipes to its attendant: the order comes in, the others lead out."""

    order: int
    out: int
    err: int
    report: int
    result: int


@dataclass(frozen=True, slots=True)
class Harness:
    """What runs a program. `start` never returns; `modules` are ours, and nothing that a program should find."""

    start: Callable[[], object]
    calls: jail.Filter | None
    """The system calls that it may make; None where the container allows no others anyway."""
    begins: bool = False
    """Whether it has to begin first, and then says so by a line's end, ahead of its report."""
    modules: tuple[str, ...] = ("cell", "jail", "keeper", "frames", "scratch", "harness")


def fork_keeper(ends: Ends, harness: Harness, *, jailed: bool) -> int:
    """Fork a keeper, in a jail of its own if it is to be `jailed` (see `jail.isolate`); its process id.

    What can be read at `ends.result` begins with a line: `ready`, or why there is no jail.
    """
    child = os.fork()
    if child == 0:
        only(lambda: _become_keeper(ends, harness, jailed=jailed))
    return child


def _become_keeper(ends: Ends, harness: Harness, *, jailed: bool) -> None:
    _close_all_but(*HOST, 2, ends.order, ends.out, ends.err, ends.report, ends.result)
    try:
        if jailed:
            jail.furnish(FOLDER)
        else:
            jail.offer_itself()
            os.chdir(FOLDER)
        program, stdin, request = _start(ends, harness)
    except OSError as error:
        write_all(ends.result, f"{error}\n".encode())
        return
    write_all(ends.result, f"{READY}\n".encode())
    asked = read_all(ends.order)
    if asked:  # or the cell has gone
        told = _keep(program, json.loads(asked), stdin, request, jailed=jailed)
        write_all(ends.result, json.dumps(told).encode())
        os.close(ends.result)  # at once: this process takes a while to end, and the host is waiting


def _start(ends: Ends, harness: Harness) -> tuple[int, int, int]:
    """Start the harness: its process id, the file that is its stdin, and where its request is written."""
    stdin = os.open(".stdin", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(".stdin")  # noqa: PTH108 - pathlib would be one thing more to load
    request, request_in = os.pipe()
    program = os.fork()
    if program == 0:
        only(lambda: _become_program((stdin, ends.out, ends.err, request, ends.report), harness))
    for end in (*HOST, request, ends.out, ends.err, ends.report):
        os.close(end)
    return program, stdin, request_in


def _become_program(descriptors: tuple[int, ...], harness: Harness) -> None:
    """Go on as the harness, with nothing but its own descriptors and no rights."""
    for place, end in enumerate(descriptors):
        os.dup2(end, _SPARE + place)
    for place in range(len(descriptors)):
        os.dup2(_SPARE + place, place)
    os.closerange(len(descriptors), _LIMIT)
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    jail.be_seen(yes=True)
    if harness.calls is not None:
        jail.forswear()
        harness.calls.load()
    for name in harness.modules:
        sys.modules.pop(name, None)
    harness.start()


def _keep(program: int, order: dict[str, Any], stdin: int, request: int, *, jailed: bool) -> dict[str, Any]:
    """Let the waiting program run its order: its wait status, and the files that it left."""
    typed = order["stdin"].encode("utf-8", "replace")
    if jailed:
        jail.resize(FOLDER, order["scratch"] + len(typed))
    write_all(stdin, typed)
    os.lseek(stdin, 0, os.SEEK_SET)
    scratch.lay_out(order["files"])
    with contextlib.suppress(OSError):  # it has ended already, as will be seen
        resource.prlimit(program, resource.RLIMIT_CPU, (order["processor"], order["processor"]))
        write_all(request, json.dumps(order["request"]).encode())
    os.close(request)
    status = _reaped(program)
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    _reaped(None)
    found = scratch.gather(order["files"], *order["collect"]) if order["collect"] else {}
    return {"status": status} | found


def _reaped(process: int | None) -> int:
    """Reap until `process` has ended, and say how; None: until nobody is left."""
    try:
        while True:
            ended, status = os.wait()
            if ended == process:
                return status
    except ChildProcessError:
        return 0


def _close_all_but(*kept: int) -> None:
    """Close the descriptors that came along from the cell: one end kept here too long, and nobody sees the end."""
    for before, after in pairwise(sorted({*kept, _LIMIT})):
        os.closerange(before + 1, after)


def only(work: Callable[[], object]) -> NoReturn:
    """Do `work` in this process and nothing else, ever; what breaks is told on stderr."""
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - nothing may go back to where the parent goes on
        traceback.print_exc()
        os._exit(1)
