"""Data folders for the tests of the embedded PostgreSQL: with their own cluster begun once and copied."""

import asyncio
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from bot.postgres.embedded import embedded_postgres
from tests.bot.postgres.processes import until_unwatched
from tests.postgres import fresh_folder


async def _begin(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False):
        pass


def _wait_for_servers_of(folder: Path) -> None:
    """Wait for the servers of all data folders below `folder`: one that is left to its watcher writes until its end."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        for lock in folder.rglob("watcher.lock"):
            runner.run(until_unwatched(lock.parent.parent))


@pytest.fixture(scope="session")
def pattern() -> Generator[Path]:
    """A data folder whose cluster has been begun and stopped."""
    folder = fresh_folder()
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(_begin(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def bare() -> Generator[Path]:
    """An empty folder that all users may enter."""
    folder = fresh_folder()
    folder.chmod(0o755)
    yield folder
    _wait_for_servers_of(folder)
    shutil.rmtree(folder)


@pytest.fixture
def data_dir(pattern: Path, bare: Path) -> Path:
    """A data folder with a cluster of its own, at rest."""
    subprocess.run(["cp", "-a", pattern / "postgres", bare / "postgres"], check=True)
    return bare
