"""Where lines come from; and a stream of them, as a program writes it."""

import asyncio
import os
import select
import threading
from collections.abc import Callable
from typing import Protocol

CHUNK = 65_536


class Interrupted(Exception):
    """Somebody pressed Ctrl-C. `emptied`: there was text in the line, which is gone now."""

    def __init__(self, *, emptied: bool = False) -> None:
        super().__init__("interrupted")
        self.emptied = emptied


class Lines(Protocol):
    """A source of lines."""

    async def next(self, prompt: str) -> str | None:
        """The next line, without its end; None when there are no more. Interrupted by Ctrl-C."""
        ...

    async def aside(self, show: Callable[[], None]) -> None:
        """Show something while a line may be in the middle of being typed."""
        ...


class StreamedLines:
    """Lines of a file descriptor: a pipe, a file, a socket.

    It is read in short-lived daemon threads, since a regular file cannot be awaited, and by `os.read`: a
    thread that still waits in `sys.stdin` when the process ends would hold the lock that the interpreter needs.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""
        self._ended = False

    async def next(self, prompt: str) -> str | None:  # noqa: ARG002 - nobody sees a prompt
        """See Lines."""
        start = 0
        while (end := self._rest.find(b"\n", start)) < 0 and not self._ended:
            start = len(self._rest)
            chunk = await _in_thread(self._read)
            self._ended = not chunk
            self._rest += chunk
        if end < 0 and not self._rest:
            return None
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r")

    async def aside(self, show: Callable[[], None]) -> None:
        """See Lines."""
        show()

    def _read(self) -> bytes:
        while True:
            try:
                return os.read(self._descriptor, CHUNK)
            except BlockingIOError:  # whoever started us left it without waiting
                select.select([self._descriptor], [], [])


async def _in_thread[T](work: Callable[[], T]) -> T:
    """What `work` returns from a thread that does not keep the process from ending."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # pyright: ignore[reportArgumentType] - a T where there is no error

    def run() -> None:
        try:
            result, error = work(), None
        except OSError as raised:
            result, error = None, raised
        try:
            loop.call_soon_threadsafe(settle, result, error)
        except RuntimeError:
            return  # the loop is closed: nobody waits for this line any more

    threading.Thread(target=run, daemon=True, name="terminal-input").start()
    return await done
