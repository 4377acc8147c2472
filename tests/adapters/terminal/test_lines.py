"""Lines arrive whole, in order and without blocking anything, from whatever writes them."""

import asyncio
import os
import socket
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.terminal.lines import Interrupted, StreamedLines
from adapters.terminal.prompt import PromptedLines


async def all_of(descriptor: int) -> list[str]:
    lines = StreamedLines(descriptor)
    return [line async for line in _each(lines)]


async def _each(lines: StreamedLines) -> AsyncGenerator[str]:
    while (line := await lines.next("")) is not None:
        yield line


class TestStreamed:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"a\nb\n", ["a", "b"]),
            (b"a\n\nno end", ["a", "", "no end"]),
            (b"", []),
            (b"\xef\xbb\xbfwindows\r\nlines\r\n", ["windows", "lines"]),
            ("ñ €\n".encode(), ["ñ €"]),
            (b"broken \xff\n", ["broken \N{REPLACEMENT CHARACTER}"]),
            (b"x" * 200_000 + b"\ny", ["x" * 200_000, "y"]),
        ],
    )
    async def test_a_file_is_read_to_its_end(
        self, tmp_path: Path, content: bytes, expected: list[str]
    ) -> None:
        (tmp_path / "input").write_bytes(content)
        descriptor = os.open(tmp_path / "input", os.O_RDONLY)
        try:
            assert await all_of(descriptor) == expected
        finally:
            os.close(descriptor)

    async def test_a_line_arrives_before_the_pipe_ends(self) -> None:
        reading, writing = os.pipe()
        lines = StreamedLines(reading)
        waiting = asyncio.create_task(lines.next(""))
        os.write(writing, b"first\nsec")
        assert await waiting == "first"
        os.write(writing, b"ond\n")
        assert await lines.next("") == "second"
        os.close(writing)
        assert await lines.next("") is None
        os.close(reading)

    async def test_a_descriptor_that_does_not_wait_is_waited_for(self) -> None:
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        lines = StreamedLines(theirs.fileno())
        waiting = asyncio.create_task(lines.next(""))
        await asyncio.sleep(0)
        ours.sendall(b"late\n")
        assert await waiting == "late"
        ours.close()
        assert await lines.next("") is None
        theirs.close()

    async def test_waiting_can_be_cancelled_and_leaves_only_a_daemon(self) -> None:
        reading, writing = os.pipe()
        before = set(threading.enumerate())  # a daemon of an earlier test may still be ending
        waiting = asyncio.create_task(StreamedLines(reading).next(""))
        await asyncio.sleep(0)
        (thread,) = (one for one in set(threading.enumerate()) - before if one.name == "terminal-input")
        assert thread.is_alive()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert thread.daemon
        os.close(writing)
        thread.join(5)
        os.close(reading)
        await asyncio.sleep(0)


def _sets(event: asyncio.Event) -> Callable[[object], None]:
    return lambda _: event.set()


@contextmanager
def keyboard() -> Generator[PipeInput]:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys


class TestPrompted:
    async def test_a_line_can_be_edited(self) -> None:
        with keyboard() as keys:
            lines = PromptedLines([])
            keys.send_text("helo\x1b[Dl\r")
            assert await lines.next("› ") == "hello"

    async def test_earlier_lines_come_back_with_the_arrow(self) -> None:
        with keyboard() as keys:
            lines = PromptedLines(["older", "newer"])
            keys.send_text("\x1b[A\x1b[A\r")
            assert await lines.next("› ") == "older"

    async def test_control_d_is_the_end(self) -> None:
        with keyboard() as keys:
            keys.send_text("\x04")
            assert await PromptedLines([]).next("› ") is None

    @pytest.mark.parametrize(("before", "emptied"), [("half a line", True), ("", False)])
    async def test_control_c_says_whether_there_was_text(self, before: str, *, emptied: bool) -> None:
        with keyboard() as keys:
            lines = PromptedLines([])
            keys.send_text(f"{before}\x03")
            with pytest.raises(Interrupted) as interrupted:
                await lines.next("› ")
            assert interrupted.value.emptied is emptied
            keys.send_text("next\r")
            assert await lines.next("› ") == "next"

    async def test_something_shown_aside_leaves_the_line(self) -> None:
        shown: list[str] = []
        with keyboard() as keys:
            lines = PromptedLines([])
            await lines.aside(lambda: shown.append("before"))
            waiting = asyncio.create_task(lines.next("› "))
            await asyncio.sleep(0)
            typed = asyncio.Event()
            get_app().current_buffer.on_text_changed += _sets(typed)
            keys.send_text("half")
            await typed.wait()
            await lines.aside(lambda: shown.append("meanwhile"))
            keys.send_text(" done\r")
            assert await waiting == "half done"
        assert shown == ["before", "meanwhile"]
