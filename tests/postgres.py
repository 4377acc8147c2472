"""A throw-away PostgreSQL for the tests, shared by all workers of a run, and fresh databases in it.

    with test_server() as dsn:                                # once in a session; a conftest makes a fixture of it
        await create_database(dsn, "template_of_all")         # migrate it once …
        one = await create_database(dsn, "one", template="template_of_all")     # … and copy it for each test
        await drop_database(dsn, "one")

Addresses are SQLAlchemy's (`postgresql+asyncpg://…`); `plain` turns one into asyncpg's own.
"""

import asyncio
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlsplit

import asyncpg

from bot.postgres.embedded import embedded_postgres
from bot.postgres.layout import Flock, Layout

# Memory, if there is enough: a copy of a database is hundreds of files, and a disk makes it several times slower.
MEMORY: Final = Path("/dev/shm")
ROOM: Final = 2_000_000_000
QUICKEST: Final = (
    MEMORY
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    else Path(tempfile.gettempdir())
)
PREFIX: Final = f"parley-tests-{os.geteuid()}-"


@contextmanager
def test_server() -> Generator[str]:
    """The address of a server that is gone, with all it holds, after the last worker of this run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"alone-{os.getpid()}"
    _sweep()
    data_dir = QUICKEST / f"{PREFIX}{run}"
    data_dir.mkdir(mode=0o700, exist_ok=True)
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        server = embedded_postgres(data_dir, durable=False)
        entered = runner.run(server.__aenter__())
        try:
            yield entered.dsn
        finally:
            runner.run(server.__aexit__(None, None, None))
            _remove_if_unused(data_dir)


test_server.__test__ = False  # pyright: ignore[reportFunctionMemberAccess] — pytest takes its name for a test's


def plain(dsn: str) -> str:
    """`dsn` as asyncpg wants it."""
    return dsn.replace("postgresql+asyncpg://", "postgresql://", 1)


def with_database(dsn: str, name: str) -> str:
    """`dsn` with another database."""
    return urlsplit(dsn)._replace(path=f"/{name}").geturl()


async def create_database(dsn: str, name: str, template: str = "template0") -> str:
    """Make the database `name` on the server of `dsn`, as a copy of `template`; nobody may be connected to that.

    Returns the new one's address.
    """
    async with connected(with_database(dsn, "postgres")) as connection:
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
    return with_database(dsn, name)


async def drop_database(dsn: str, name: str) -> None:
    """Remove the database `name`, and end its connections first."""
    async with connected(with_database(dsn, "postgres")) as connection:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@asynccontextmanager
async def connected(dsn: str) -> AsyncGenerator[asyncpg.Connection]:
    """A plain asyncpg connection to the database of `dsn`."""
    connection = cast("asyncpg.Connection", await asyncpg.connect(plain(dsn)))
    try:
        yield connection
    finally:
        await connection.close()


def fresh_folder() -> Path:
    """A new, empty folder for a throw-away cluster; remove it after use."""
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=QUICKEST))


def _sweep() -> None:
    """Remove what killed runs left behind."""
    long_ago = time.time() - 3600
    for folder in QUICKEST.glob(f"{PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if folder.stat().st_mtime < long_ago:
                _remove_if_unused(folder)


def _remove_if_unused(data_dir: Path) -> None:
    try:
        holders = Flock(Layout.of(data_dir).holders)
    except FileNotFoundError:
        return  # another worker was the last
    try:
        if holders.try_exclusive():
            shutil.rmtree(data_dir, ignore_errors=True)
    finally:
        holders.close()
