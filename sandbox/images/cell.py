"""Serves runs, one after another, inside a hardened container: the first process there, and the host's only partner.

Four roles, each a process forked from the one before it:

- the *cell* (this program) never hears an order: nothing of a run is ever in the memory that the next one is forked from;
- an *attendant*, one a run, speaks frames with the host, passes on what a program prints, and kills when it is told to;
- a *keeper*, one a run, is the first process of a jail;
- the *program* is the harness with the learner's code in it. It has no rights, sees nobody, and is started ahead of
  need: what waits for a job is a harness that is ready to read one.

Frames (`frames.py`) to here: `R` an order (`sandbox.wire.order`), `K` end the run. From here: `+` ready for an order, `!` why no run
is possible, `o` and `e` output, `d` the end of a run. With `SINGLE` in the environment there is no jail: the container
itself is one, for one run, and this program its attendant. The command line is the harness's command; without one it is the module `harness`, forked.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import sys
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib would be one thing more

import jail
from frames import HOST, PIECE, frame, hear, read_line, say, write_all
from keeper import READY, Ends, Harness, fork_keeper, only

LONGEST_REPORT = 2**20
LINGER_SECONDS = 0.5
"""How long to wait for the end of output when the keeper is gone and something still holds the pipes."""
HOST_GONE = 1
"""An attendant's exit status when there is nobody left to serve."""
EVERYBODY = -1
"""As the address of a signal: every process in the container but this one."""
COUNTERS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")
"""Where the kernel counts what it ended for memory: control groups of version 2, and of version 1."""


class Run:
    """One run: a jail is made for it ahead of need, then it is given an order. Raises `OSError` if there is no jail."""

    def __init__(self, harness: Harness, *, jailed: bool) -> None:
        pipes = [os.pipe() for _ in range(5)]
        (order, self._order), *outward = pipes
        self._out, self._err, self._report, self._result = (end for end, _ in outward)
        theirs = (order, *(end for _, end in outward))
        self._keeper = fork_keeper(Ends(*theirs), harness, jailed=jailed)
        for end in theirs:
            os.close(end)
        if (told := read_line(self._result)) != READY:
            raise OSError(told or "the jail broke down while it was made")
        if harness.begins and not os.read(self._report, 1):
            raise OSError("the harness does not begin")
        self._gathered = {self._report: bytearray(), self._result: bytearray()}
        self._jailed = jailed
        self._stopped = ""
        self._unsaid = bytearray()

    def to_its_end(self, order: bytes) -> None:
        """Run `order`. The host is told what it prints, and how it ended."""
        self._left = json.loads(order)["output"] + 1
        before = _ended_for_memory()
        write_all(self._order, order)
        os.close(self._order)
        self._listen()
        told = self._told(short_of_memory=_ended_for_memory() > before)
        self._say(b"d", json.dumps(told).encode(), last=True)
        os.waitpid(self._keeper, 0)  # nobody is left there, but the kernel takes a while to clear a jail away

    def _listen(self) -> None:
        """Until all pipes are closed, which they are when nobody is left in the jail."""
        ends = {self._out, self._err, self._report, self._result}
        patience = None
        with selectors.DefaultSelector() as selector:
            for end in (HOST[0], *ends):
                selector.register(end, selectors.EVENT_READ)
            while ends and (ready := selector.select(patience)):
                for key, _ in ready:
                    if key.fd == HOST[0]:
                        self._stop("deadline", ever=hear() is None)
                    elif not self._take(key.fd):
                        selector.unregister(key.fd)
                        ends.discard(key.fd)
                if self._result not in ends:
                    patience = LINGER_SECONDS
        for end in (self._out, self._err, self._report, self._result):
            os.close(end)

    def _take(self, end: int) -> bool:
        """Take in what a pipe has. False at its end."""
        data = os.read(end, PIECE)
        if end in self._gathered:
            self._gathered[end] += data
            if len(self._gathered[self._report]) > LONGEST_REPORT:
                self._stop("flood")
        else:
            self._pass_on(b"o" if end == self._out else b"e", data)
        return bool(data)

    def _pass_on(self, kind: bytes, data: bytes) -> None:
        if data and self._left:
            self._say(kind, data[: self._left])
            self._left = max(self._left - len(data), 0)
            if not self._left:
                self._stop("flood")

    def _say(self, kind: bytes, payload: bytes, *, last: bool = False) -> None:
        """A frame to the host. Short ones go together: the way through the engine costs more than what goes over it."""
        self._unsaid += frame(kind, payload)
        if last or len(self._unsaid) > PIECE:
            write_all(HOST[1], self._unsaid)
            self._unsaid.clear()

    def _stop(self, why: str, *, ever: bool = False) -> None:
        """End everything in the jail; `ever`: the host is gone, and this whole container has no use any more."""
        self._stopped = self._stopped or why
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._keeper if self._jailed else EVERYBODY, signal.SIGKILL)
        if ever:
            os._exit(HOST_GONE)

    def _told(self, *, short_of_memory: bool) -> dict[str, Any]:
        try:
            found = json.loads(self._gathered[self._result])
        except ValueError:  # the keeper was ended: by us, or for memory, or by what it was to keep
            found = {"status": signal.SIGKILL}
        code = os.waitstatus_to_exitcode(found.pop("status"))
        end = "itself" if code >= 0 else "memory" if short_of_memory else "crash"
        report = self._gathered[self._report].decode("utf-8", "replace")
        return found | {
            "end": self._stopped or end,
            "exit_code": code if code >= 0 else 128 - code,
            "report": report or None,
        }


def _ended_for_memory() -> int:
    """How many processes of this container the kernel has ended for their memory, as far as it tells."""
    for counter in COUNTERS:
        try:
            with open(counter) as file:  # noqa: PTH123 - pathlib would be one thing more
                return int(dict(map(str.split, file))["oom_kill"])  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownArgumentType]
        except (OSError, LookupError, ValueError):
            continue
    return 0


def _harness(command: list[str], *, jailed: bool) -> Harness:
    calls = jail.Filter(os.path.join(sys.path[0], "seccomp.json")) if jailed else None  # noqa: PTH118 - as above
    if command:
        return Harness(lambda: os.execvp(command[0], command), calls, begins=True)  # noqa: S606 - the image's own
    for name in os.environ.pop("PRELOAD", "").split():
        importlib.import_module(name)
    return Harness(importlib.import_module("harness").main, calls)


def _attend(harness: Harness, *, jailed: bool) -> bool:
    """Serve one run, from the making of its jail to its end; whether the host may want another one."""
    try:
        if jailed:
            jail.isolate()
        run = Run(harness, jailed=jailed)
        if jailed:
            jail.forswear()
    except OSError as error:
        say(b"!", str(error).encode())
        return False
    say(b"+", b"")
    while heard := hear():
        kind, order = heard
        if kind == b"R":  # and not a late word about the run before
            run.to_its_end(order)
            return True
    return False


def _attended(harness: Harness) -> bool:
    """Have one run served by a process that ends with it; whether there may be another one."""
    attendant = os.fork()
    if attendant == 0:
        only(lambda: os._exit(0 if _attend(harness, jailed=True) else HOST_GONE))
    return os.waitpid(attendant, 0)[1] == 0


def main() -> None:
    """Have orders answered until the host closes the line."""
    jailed = not os.environ.pop("SINGLE", "")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a program may send it to whom it would break
    harness = _harness(sys.argv[1:], jailed=jailed)
    del sys.path[0]
    jail.be_seen(yes=False)
    gc.collect()
    gc.freeze()  # so that no collection touches, and thereby copies, the pages that all programs share
    if not jailed:
        _attend(harness, jailed=False)
        return
    while _attended(harness):
        pass


if __name__ == "__main__":
    main()
