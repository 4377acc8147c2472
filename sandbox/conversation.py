"""What is said over a container's attached streams: the request goes in, output and a report come back."""

import asyncio
import contextlib
import socket
import time
from dataclasses import dataclass, field

from sandbox.outcome import End, Remains

_HEAD = 8
"""The engine frames its streams: one byte for which, three zeros, four of length (big endian)."""
_STDOUT, _STDERR = 1, 2
READY = b"ready\n"
START_SECONDS = 30.0


@dataclass(slots=True)
class Conversation:
    """Reads a container's output up to `most` bytes. One is held once."""

    most: int
    _streams: dict[int, bytearray] = field(
        default_factory=lambda: {_STDOUT: bytearray(), _STDERR: bytearray()}
    )
    _pending: bytearray = field(default_factory=bytearray)
    _seconds: float = 0.0

    async def begin(self, attached: socket.socket) -> bool:
        """Wait for the harness to say that it is ready. False if it does not, within `START_SECONDS`.

        None of the learner's code is there yet; its time begins afterwards.
        """
        stdout = self._streams[_STDOUT]
        try:
            async with asyncio.timeout(START_SECONDS):
                while not stdout and await self._listen(attached):
                    pass
        except TimeoutError:
            return False
        ready = bytes(stdout) == READY
        stdout.clear()
        return ready

    async def hold(self, attached: socket.socket, frame: bytes, seconds: float) -> End:
        """Say `frame` and listen until the container ends, says too much, or `seconds` have passed."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(seconds):
                return await self._exchange(attached, frame)
        except TimeoutError:
            return End.DEADLINE
        finally:
            self._seconds = time.monotonic() - started

    async def _exchange(self, attached: socket.socket, frame: bytes) -> End:
        with contextlib.suppress(ConnectionError):  # it has ended, which `_listen` notices
            await asyncio.get_running_loop().sock_sendall(attached, frame)
        while await self._listen(attached):
            if sum(map(len, self._streams.values())) > self.most:
                return End.FLOOD
        return End.ITSELF

    async def _listen(self, attached: socket.socket) -> bool:
        """Take in what is said next. False if nothing more will be."""
        try:
            chunk = await asyncio.get_running_loop().sock_recv(attached, 2**16)
        except ConnectionError:
            return False
        self._pending += chunk
        self._sort()
        return bool(chunk)

    def _sort(self) -> None:
        """Move what is complete to its stream. A frame that has begun counts for what is there of it."""
        start = 0
        while len(self._pending) - start >= _HEAD:
            length = int.from_bytes(self._pending[start + 4 : start + _HEAD], "big")
            end = start + _HEAD + length
            if len(self._pending) < end:
                break
            stream = self._streams.get(self._pending[start])
            if stream is not None:
                stream += self._pending[start + _HEAD : end]
            start = end
        del self._pending[:start]

    def remains(self, end: End, nonce: bytes) -> Remains:
        """What was left behind. The report is what follows the last `nonce` on stdout, up to the line's end.

        The nonce keeps a learner's output from being taken for a report by chance. It need not be a secret
        (see `sandbox.wire`).
        """
        stdout, found, report = bytes(self._streams[_STDOUT]).rpartition(nonce)
        return Remains(
            end=end,
            stdout=stdout if found else report,
            stderr=bytes(self._streams[_STDERR]),
            report=report.partition(b"\n")[0] if found else None,
            seconds=self._seconds,
        )


def hang_up(attached: socket.socket) -> None:
    """End a conversation at once. Left open, a flooded stream would hold up the engine's kill for long."""
    with contextlib.suppress(OSError):
        attached.shutdown(socket.SHUT_RDWR)
    attached.close()
