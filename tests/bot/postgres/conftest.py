"""Data folders for the tests of the embedded PostgreSQL: with their own cluster begun once and copied."""

import asyncio
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from bot.postgres.embedded import embedded_postgres
from tests.postgres import fresh_folder


async def _begin(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False):
        pass


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
    shutil.rmtree(folder)


@pytest.fixture
def data_dir(pattern: Path, bare: Path) -> Path:
    """A data folder with a cluster of its own, at rest."""
    subprocess.run(["cp", "-a", pattern / "postgres", bare / "postgres"], check=True)
    return bare
