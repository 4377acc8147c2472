"""The watcher (`python -m bot.postgres.watch`): runs PostgreSQL for as long as somebody holds it. See the package."""

import argparse
import contextlib
import json
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from types import FrameType
from typing import Final

from bot.postgres import postmaster, server_log, socket_folder
from bot.postgres.account import Account, account_for
from bot.postgres.cluster import prepare
from bot.postgres.errors import PostgresUnavailable, from_os
from bot.postgres.install import Install, install_for
from bot.postgres.layout import Flock, Layout
from bot.postgres.pid_file import PidFile

# Seconds between looks at the log's size, and before a server that died is started again: doubled while it keeps dying.
LOG_CHECK: Final = 10.0
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 30.0

type Report = Callable[[str, str, str], None]


class Event(Enum):
    """What the watcher waits for."""

    ALONE = auto()  # nobody holds the server any more
    DIED = auto()  # the server ended, and we did not ask it to


@dataclass(slots=True)
class Watch:
    """One cluster, its server and the queue of what happens to them."""

    layout: Layout
    durable: bool
    install: Install
    account: Account
    events: queue.Queue[Event]
    pid: int = 0
    sockets: Path | None = None
    pause: float = FIRST_PAUSE
    started: float = 0.0

    def begin(self) -> None:
        """Adopt the server that runs here, or start one."""
        earlier = PidFile.read(self.layout.cluster)
        if earlier and self._is_good(earlier):
            self.pid, self.sockets = earlier.pid, earlier.socket_folder
        else:
            self._start(earlier)
        self.started = time.monotonic()
        threading.Thread(target=self._await_end, args=(self.pid,), daemon=True).start()

    def stay(self, holders: Flock) -> None:
        """Keep the server running until nobody holds it; returns with `holders` locked."""
        threading.Thread(target=self._await_loneliness, args=(holders,), daemon=True).start()
        while True:
            try:
                event = self.events.get(timeout=LOG_CHECK)
            except queue.Empty:
                with contextlib.suppress(OSError):  # a full disk, perhaps: not worth a server
                    server_log.trim(self.layout.log)
                continue
            if event is Event.ALONE or self._revive() is Event.ALONE:
                return

    def end(self) -> None:
        """Stop the server, if it ever ran, and remove its socket's folder."""
        if self.pid:
            postmaster.stop(self.layout.cluster, self.pid)
        if self.sockets:
            socket_folder.discard(self.sockets, self._owner())

    def _is_good(self, server: PidFile) -> bool:
        return (
            server.ready
            and postmaster.is_running(self.layout.cluster, server.pid)
            and socket_folder.is_private(server.socket_folder, self._owner())
            and socket_folder.answers(server.socket_folder)
        )

    def _start(self, earlier: PidFile | None) -> None:
        if earlier:
            postmaster.stop(self.layout.cluster, earlier.pid)
            postmaster.end_survivors(self.layout.cluster)
        self.sockets = self._same_sockets(earlier) or socket_folder.make(self.account)
        socket_folder.clear(self.sockets)
        self.pid = postmaster.launch(
            self.layout, self.install, self.account, self.sockets, durable=self.durable
        )

    def _same_sockets(self, earlier: PidFile | None) -> Path | None:
        """The folder that an earlier server used, if it still stands: others hold its address."""
        folder = self.sockets or (earlier.socket_folder if earlier else None)
        return folder if folder and socket_folder.is_private(folder, self._owner()) else None

    def _revive(self) -> Event:
        """Start the server again, with growing pauses, until it runs (DIED is dealt with) or is needed no more (ALONE)."""
        if time.monotonic() - self.started > LONGEST_PAUSE:
            self.pause = FIRST_PAUSE
        while True:
            try:
                event = self.events.get(timeout=self.pause)
            except queue.Empty:
                event = Event.DIED
            if event is Event.ALONE:
                return event
            self.pause = min(2 * self.pause, LONGEST_PAUSE)
            try:
                self.begin()
            except (PostgresUnavailable, OSError) as error:
                self._note(f"starting again failed: {error}")
            else:
                self._note("started again")
                return event

    def _owner(self) -> int:
        return os.geteuid() if self.account.uid is None else self.account.uid

    def _await_end(self, pid: int) -> None:
        postmaster.wait(pid)
        self.events.put(Event.DIED)

    def _await_loneliness(self, holders: Flock) -> None:
        holders.wait_exclusive()
        self.events.put(Event.ALONE)

    def _note(self, text: str) -> None:
        with contextlib.suppress(OSError):
            server_log.note(self.layout.log, text)


def main() -> None:
    """Go into the background and watch over the server of one data folder, reporting on standard output till it runs."""
    parser = argparse.ArgumentParser(prog="python -m bot.postgres.watch")
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--throw-away", action="store_true", help="do not care for a crash of the machine")
    arguments = parser.parse_args()
    if os.fork():
        os._exit(0)
    os.chdir("/")
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # the locks alone say when to go
        signal.signal(asked, _unmoved)
    _watch(Layout.of(arguments.data_dir), durable=not arguments.throw_away, report=_report)


def _watch(layout: Layout, *, durable: bool, report: Report) -> None:
    alive, holders = Flock(layout.watcher), Flock(layout.holders)
    if not alive.try_exclusive():
        report("busy", "", "")
        return
    try:
        watch = _prepared(layout, durable=durable, report=report)
        try:
            watch.begin()
            report("ready", "", "")
            _silence()
            watch.stay(holders)
        finally:
            watch.end()
    except PostgresUnavailable as error:
        report("failed", error.message, error.remedy)
    except OSError as error:
        explained = from_os(error, layout.root)
        report("failed", explained.message, explained.remedy)
    alive.close()
    holders.close()


def _prepared(layout: Layout, *, durable: bool, report: Report) -> Watch:
    server_log.trim(layout.log)
    account = account_for(layout.cluster)
    install = install_for(account)
    prepare(layout, install, account, durable=durable, progress=lambda text: report("progress", text, ""))
    return Watch(layout, durable, install, account, queue.Queue())


def _report(event: str, message: str, remedy: str) -> None:
    line = json.dumps({"event": event, "message": message, "remedy": remedy})
    try:
        os.write(1, f"{line}\n".encode())
    except BrokenPipeError:
        return  # who started us has gone: the locks will tell


def _unmoved(_number: int, _frame: FrameType | None) -> None:
    """Unlike SIG_IGN, a handler is not inherited by the programs that we run."""


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


if __name__ == "__main__":
    main()
