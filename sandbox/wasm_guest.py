"""The second file of the embedded runner's program: what WebAssembly lacks, and words for it.

It is read as text, put behind the harness and what it needs, and run inside the sandbox; it is never imported on this side.
"""

# Changing the inside of the standard library is all that this file does, and its types do not know that inside.
# ruff: noqa: F821, SLF001, ANN001, ANN002, ANN003, ANN201, ANN204
# pyright: basic, reportAttributeAccessIssue=false, reportArgumentType=false, reportUndefinedVariable=false

import asyncio
import contextlib
import errno
import io
import json
import os
import selectors
import subprocess
import sys
import threading
import time

NO_THREADS = "Threads cannot be used here: your code runs in a small sandbox that has only one."
NO_PROCESSES = "Other programs cannot be started here: your code runs in a small sandbox without any."

PIECE = 2**16
FOLDER = "/data"


class Stream(io.RawIOBase):
    """Bytes on their way to the host, through the text stream that the sandbox began with."""

    def __init__(self, outlet):
        self.outlet = outlet

    def writable(self):
        """Yes."""
        return True

    def write(self, data):
        """Pass `data` on at once, in pieces that need little memory besides it."""
        view = memoryview(data).cast("B")
        for start in range(0, len(view), PIECE):
            self.outlet.write(str(view[start : start + PIECE], "utf-8", "surrogateescape"))
            self.outlet.reset()  # or it would keep all of it besides
        return len(view)


class Patience(selectors._BaseSelectorImpl):
    """A selector where there is nothing to select from: it waits for the next timer."""

    def select(self, timeout=None):
        """Wait."""
        time.sleep(max(timeout or 0, 0))
        return []


def text_stream(outlet):
    """The stream that a learner's `print` writes to."""
    return io.TextIOWrapper(Stream(outlet), encoding="utf-8", errors="strict", write_through=True)


def loop(self, _selector=None):
    """Make an event loop that has timers and no sockets, which is what `asyncio.run` needs at least."""
    asyncio.selector_events.BaseSelectorEventLoop.__init__(self, Patience())
    self._signal_handlers = {}
    self._unix_server_sockets = {}


def nothing(*_args, **_kwargs):
    """Do nothing."""


def no_thread(*_args, **_kwargs):
    """Say that there are no threads."""
    raise RuntimeError(NO_THREADS)


def no_process(*_args, **_kwargs):
    """Say that there are no processes."""
    raise OSError(errno.ENOTSUP, NO_PROCESSES)


def leave(code):
    """End the program; the real `os._exit` would lose the number."""
    raise SystemExit(code)


def serve(order):
    """Run one order in this sandbox: its files and its stdin laid out, its report, and the files it left."""
    prepare()
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(
        io.BytesIO(order["stdin"].encode("utf-8", "replace")), encoding="utf-8"
    )
    lay_out(order["files"])
    answer = {"report": json.dumps(execute(order["request"]))}
    if order["collect"]:
        with contextlib.suppress(OSError):  # a program can close the door to its own folder
            os.chdir(FOLDER)
            answer |= gather(order["files"], *order["collect"])
    return json.dumps(answer)


def prepare():
    """Make this sandbox look like the other one, where it can, and say so where it cannot."""
    sys.stdout = sys.__stdout__ = text_stream(sys.stdout)
    sys.stderr = sys.__stderr__ = text_stream(sys.stderr)
    os.environ.clear()
    os.chdir(FOLDER)
    os._exit = leave
    threading.Thread.start = threading._start_joinable_thread = no_thread
    sys.modules["_thread"].start_new_thread = no_thread
    subprocess.Popen.__init__ = no_process
    for name in ("fork", "system", "popen", "execv", "execve", "posix_spawn"):
        setattr(os, name, no_process)
    os.register_at_fork = nothing  # `random` asks for it as soon as there is a fork
    asyncio.events._set_running_loop(None)
    asyncio.SelectorEventLoop.__init__ = loop
    asyncio.selector_events.BaseSelectorEventLoop._make_self_pipe = nothing
    asyncio.selector_events.BaseSelectorEventLoop._close_self_pipe = nothing
