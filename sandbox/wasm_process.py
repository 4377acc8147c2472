"""One child process of the embedded runner, seen from its parent: started, spoken to in frames, killed."""

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import Self

import psutil

MAX_FRAME_BYTES = 16 * 2**20
START_SECONDS = 60.0
"""The very first start unpacks the interpreter (half a second here); a slow disk may take its time."""
LOOK_EVERY_SECONDS = 0.1
_PROGRAM = Path(__file__).with_name("wasm_child.py")
_KINDS = b"+!oed"


class BrokenChildError(Exception):
    """The child does not do what it should. `signal` is the number of the one that ended it, where one did."""

    def __init__(self, words: str, signal: int | None = None) -> None:
        super().__init__(words)
        self.signal = signal


class Child:
    """A supervised child process. Make one with `start`; whoever has one calls `kill` in the end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._commands, self._answers = process, process.stdin, process.stdout
        self._spoilt = False
        self._receiving = False

    @classmethod
    async def start(cls, harness: bytes, cache_dir: Path) -> Self:
        """Start a child and wait until it can run programs. Raises `BrokenChildError` or `OSError`.

        It gets no environment of ours, and a session of its own so that Ctrl-C is left to its parent.
        """
        await asyncio.to_thread(cache_dir.mkdir, parents=True, exist_ok=True, mode=0o700)
        child = cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                str(_PROGRAM),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={"TMPDIR": str(cache_dir)},
                start_new_session=True,
            )
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                await child.send(b"H", harness)
                kind, words = await child.receive()
        except TimeoutError:
            await child.kill()
            raise BrokenChildError(f"it was not ready after {START_SECONDS:.0f} seconds") from None
        except BaseException:
            await child.kill()
            raise
        if kind != "+":
            await child.kill()
            raise BrokenChildError(words.decode(errors="replace"))
        return child

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def usable(self) -> bool:
        """Whether it can take another request."""
        return not self._spoilt and self._process.returncode is None

    def spoil(self) -> None:
        """Say that it must not be used again: it may still be busy with what it was given."""
        self._spoilt = True

    async def send(self, kind: bytes, payload: bytes) -> None:
        """Send a frame. A child that has gone is noticed by the next `receive`."""
        with contextlib.suppress(ConnectionError):
            self._commands.write(kind + len(payload).to_bytes(4, "big") + payload)
            await self._commands.drain()

    async def receive(self) -> tuple[str, bytes]:
        """The next frame: its kind and what it holds. Raises `BrokenChildError` if there is none to come."""
        self._receiving = True
        try:
            head = await self._answers.readexactly(5)
            length = int.from_bytes(head[1:], "big")
            if head[0] not in _KINDS or length > MAX_FRAME_BYTES:
                self.spoil()
                raise BrokenChildError("it does not speak in frames")
            return chr(head[0]), await self._answers.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.spoil()
            code = await self._process.wait()
            raise BrokenChildError(f"it ended with status {code}", -code if code < 0 else None) from None
        finally:
            self._receiving = False

    async def grows_by(self, most: int) -> None:
        """Return when the process has come to occupy `most` bytes of memory more than at the call."""
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(self.pid)
            before = process.memory_info().rss
            while process.memory_info().rss <= before + most:  # noqa: ASYNC110 - no event tells of memory
                await asyncio.sleep(LOOK_EVERY_SECONDS)
            return
        await asyncio.Event().wait()  # it has ended, and `receive` is the one to say so

    async def kill(self) -> None:
        """Kill the process, if it still runs, and wait until it is gone. May be called again."""
        self.spoil()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._commands.close()
        await self._drain()
        await self._process.wait()

    async def _drain(self) -> None:
        """Read what is still in the pipe, or asyncio would not see the end of the process."""
        if self._receiving:  # whoever does that reads on to the end
            return
        with contextlib.suppress(ConnectionError):
            while await self._answers.read(2**16):
                pass
