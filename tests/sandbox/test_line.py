"""The line to a cell: frames in the engine's envelopes, in whatever pieces they come."""

import asyncio
import socket
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from sandbox.docker.line import MAX_FRAME_BYTES, BrokenLineError, Line

type Ends = tuple[Line, socket.socket]


@pytest_asyncio.fixture
async def ends() -> AsyncGenerator[Ends]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    line = await Line.over(ours)
    yield line, theirs
    line.hang_up()
    theirs.close()
    await asyncio.sleep(0)


def envelope(content: bytes, stream: int = 1) -> bytes:
    return bytes([stream, 0, 0, 0]) + len(content).to_bytes(4, "big") + content


def frame(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload


async def test_frames_come_whole_however_they_are_cut(ends: Ends):
    line, there = ends
    sent = frame(b"o", b"hello") + frame(b"d", b"") + frame(b"e", bytes(70_000))
    wire = b"".join(envelope(sent[start : start + 7]) for start in range(0, len(sent), 7))

    async def trickle() -> None:
        for start in range(0, len(wire), 1000):
            await asyncio.get_running_loop().sock_sendall(there, wire[start : start + 1000])

    there.setblocking(False)
    sending = asyncio.create_task(trickle())
    assert await line.hear() == (b"o", b"hello")
    assert await line.hear() == (b"d", b"")
    assert await line.hear() == (b"e", bytes(70_000))
    await sending


async def test_listening_can_be_given_up_in_the_middle_of_a_frame(ends: Ends):
    line, there = ends
    whole = envelope(frame(b"o", b"hello"))
    there.sendall(whole[:15])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await line.hear()
    there.sendall(whole[15:])
    assert await line.hear() == (b"o", b"hello")


async def test_complaints_are_kept_apart_and_short(ends: Ends):
    line, there = ends
    there.sendall(envelope(b"x" * 3000 + b"the last line", stream=2) + envelope(frame(b"+", b"")))
    assert await line.hear() == (b"+", b"")
    assert len(line.complaints) == 2000
    assert line.complaints.endswith(b"the last line")


async def test_the_end_of_the_line_is_an_error(ends: Ends):
    line, there = ends
    there.sendall(envelope(b"o\0\0"))
    there.close()
    with pytest.raises(BrokenLineError):
        await line.hear()


async def test_a_frame_without_end_is_not_waited_for(ends: Ends):
    line, there = ends
    there.sendall(envelope(b"o" + (MAX_FRAME_BYTES + 1).to_bytes(4, "big")))
    with pytest.raises(BrokenLineError, match="frames"):
        await line.hear()


async def test_what_is_said_is_a_frame(ends: Ends):
    line, there = ends
    await line.say(b"R", b"order")
    assert there.recv(100) == frame(b"R", b"order")


async def test_saying_something_to_nobody_is_noticed_when_listening(ends: Ends):
    line, there = ends
    there.close()
    await line.say(b"K")
    await line.say(b"K")
    with pytest.raises(BrokenLineError):
        await line.hear()
