"""Reading and writing plain descriptors to the end, and the frames in which a cell and its host speak.

A frame is one byte of kind, four of length (big endian), and that many bytes.
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import os

PIECE = 2**16
HEADER = 5
HOST = (0, 1)
"""The descriptors on which the host is heard and spoken to."""


def read_all(end: int) -> bytes:
    """All bytes up to the end."""
    pieces: list[bytes] = []
    while piece := os.read(end, PIECE):
        pieces.append(piece)
    return b"".join(pieces)


def read_line(end: int) -> str:
    """A line of text, without its end; what there is of one, where the end comes before."""
    line = b""
    while (byte := os.read(end, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode("utf-8", "replace")


def write_all(end: int, data: bytes | bytearray) -> None:
    """All of `data`. Raises `BrokenPipeError` if nobody will read it."""
    left = memoryview(data)
    while left:
        left = left[os.write(end, left) :]


def hear() -> tuple[bytes, bytes] | None:
    """The host's next frame, its kind and what it holds; None when the host has closed the line."""
    header = _exactly(HEADER)
    payload = _exactly(int.from_bytes(header[1:], "big")) if len(header) == HEADER else b""
    return (header[:1], payload) if len(header) == HEADER else None


def frame(kind: bytes, payload: bytes) -> bytes:
    """A frame as it goes over the line."""
    return kind + len(payload).to_bytes(4, "big") + payload


def say(kind: bytes, payload: bytes) -> None:
    """A frame to the host."""
    write_all(HOST[1], frame(kind, payload))


def _exactly(size: int) -> bytes:
    data = bytearray()
    while len(data) < size and (piece := os.read(HOST[0], size - len(data))):
        data += piece
    return bytes(data)
