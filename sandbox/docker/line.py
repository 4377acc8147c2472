"""The line to a cell: frames over the streams that the engine has attached to its container."""

import asyncio
import contextlib
import socket
from typing import Self

MAX_FRAME_BYTES = 16 * 2**20
HEADER = 5
_ENVELOPE = 8
"""The engine puts each piece into an envelope: one byte for the stream, three zeros, four of length (big endian)."""
_STDOUT = 1


class BrokenLineError(Exception):
    """What comes over the line is no frame, or nothing more will come."""


class Line:
    """Speaks frames (`images/frames.py`) with a container. Make one with `over`; whoever has one calls `hang_up`."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._envelopes, self._frames = bytearray(), bytearray()
        self.complaints = bytearray()
        """What the cell wrote to stderr, which only one that breaks down does; no more than a few lines of it."""

    @classmethod
    async def over(cls, attached: socket.socket) -> Self:
        """The line over an attached socket, which it owns from now on."""
        return cls(*await asyncio.open_connection(sock=attached))

    async def say(self, kind: bytes, payload: bytes = b"") -> None:
        """Send a frame. A cell that has gone is noticed by the next `hear`."""
        with contextlib.suppress(ConnectionError):
            self._writer.write(kind + len(payload).to_bytes(4, "big") + payload)
            await self._writer.drain()

    async def hear(self) -> tuple[bytes, bytes]:
        """The next frame, its kind and what it holds. Raises `BrokenLineError`. May be cancelled and called again."""
        while (frame := self._next()) is None:
            try:
                piece = await self._reader.read(2**16)
            except ConnectionError as error:
                raise BrokenLineError(str(error)) from error
            if not piece:
                raise BrokenLineError("it has ended")
            self._envelopes += piece
            self._open_envelopes()
        return frame

    def hang_up(self) -> None:
        """End the conversation at once. Left open, a flooded stream would hold up the engine's kill for long."""
        with contextlib.suppress(OSError):
            self._writer.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        self._writer.transport.abort()

    def _open_envelopes(self) -> None:
        start = 0
        while len(self._envelopes) - start >= _ENVELOPE:
            end = start + _ENVELOPE + int.from_bytes(self._envelopes[start + 4 : start + _ENVELOPE], "big")
            if len(self._envelopes) < end:
                break
            content = self._envelopes[start + _ENVELOPE : end]
            if self._envelopes[start] == _STDOUT:
                self._frames += content
            else:
                self.complaints = (self.complaints + content)[-2000:]
            start = end
        del self._envelopes[:start]

    def _next(self) -> tuple[bytes, bytes] | None:
        if len(self._frames) < HEADER:
            return None
        size = int.from_bytes(self._frames[1:HEADER], "big")
        if size > MAX_FRAME_BYTES:
            raise BrokenLineError("it does not speak in frames")
        end = HEADER + size
        if len(self._frames) < end:
            return None
        kind, payload = bytes(self._frames[:1]), bytes(self._frames[HEADER:end])
        del self._frames[:end]
        return kind, payload
