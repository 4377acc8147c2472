"""What the tests of the embedded PostgreSQL do with processes: let them hold a server, look at them, kill them."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from bot.postgres.layout import Flock, Layout
from bot.postgres.pid_file import PidFile

ROOT: Final = Path(__file__).parents[3]
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Holder:
    """A running `holder.py`."""

    process: asyncio.subprocess.Process

    async def says(self, word: str) -> str:
        """What it says under `word`; other lines are passed over."""
        assert self.process.stdout
        heard: list[str] = []
        async with asyncio.timeout(PATIENCE):
            async for line in self.process.stdout:
                said = json.loads(line)
                if word in said:
                    return str(said[word])
                heard.append(line.decode())
        raise AssertionError(f"it never said {word!r}, but {heard}")

    async def leave(self) -> int:
        """Let it go in order; returns its exit status."""
        assert self.process.stdin
        self.process.stdin.close()
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def holder(data_dir: Path, *, site: Path = ROOT, run_as: Sequence[str] = ()) -> AsyncGenerator[Holder]:
    """A process that asks for the server of `data_dir`, with the code in `site`, started through the command `run_as`."""
    process = await asyncio.create_subprocess_exec(
        *run_as,
        sys.executable,
        str(site / "tests/bot/postgres/holder.py"),
        str(data_dir),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(site), "PARLEY_OPENAI_KEY": "a secret"},
        cwd="/",
        start_new_session=True,
    )
    try:
        yield Holder(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def server_of(data_dir: Path) -> psutil.Process:
    """The server process of `data_dir`."""
    file = PidFile.read(Layout.of(data_dir).cluster)
    assert file
    return psutil.Process(file.pid)


def watchers_of(data_dir: Path) -> list[psutil.Process]:
    """The watcher processes of `data_dir`."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if {"bot.postgres.watch", str(data_dir.resolve())} <= set(process.info["cmdline"] or [])
    ]


def in_cluster(data_dir: Path) -> list[psutil.Process]:
    """All processes that work in the cluster of `data_dir`."""

    def works_there(process: psutil.Process) -> bool:
        try:
            return Path(process.cwd()).samefile(Layout.of(data_dir).cluster)
        except (psutil.Error, OSError):
            return False

    return [process for process in psutil.process_iter() if works_there(process)]


async def until_unwatched(data_dir: Path) -> None:
    """Wait for the end of the watcher, and so of the server."""
    lock = Flock(Layout.of(data_dir).watcher)
    try:
        await eventually(lock.try_exclusive)
    finally:
        lock.close()


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until `holds` does."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 — other processes set no event of ours
            await asyncio.sleep(0.01)
