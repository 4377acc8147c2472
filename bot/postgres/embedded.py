"""The door to the embedded PostgreSQL: an address to connect to, for as long as the block lasts."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from bot.postgres import server_log, socket_folder
from bot.postgres.cluster import NAME
from bot.postgres.errors import OWN_SERVER, PostgresUnavailable, from_os
from bot.postgres.layout import SOCKET_NAME, Flock, Layout, is_shared, is_taken
from bot.postgres.postmaster import PidFile

PACE: Final = 0.01

# The watcher outlives us: of our environment it gets what Python and the loader need, and no secret.
PASSED_ON: Final = ("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "LANG", "VIRTUAL_ENV")
PASSED_ON_PREFIXES: Final = ("PYTHON", "LC_", "LD_", "DYLD_")


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL."""

    socket_folder: Path
    log: Path

    @property
    def dsn(self) -> str:
        """SQLAlchemy's address of the database: `postgresql+asyncpg://…`, through a Unix socket."""
        return f"postgresql+asyncpg://{NAME}@/{NAME}?host={quote(str(self.socket_folder), safe='')}"


def _unheard(_: str) -> None:
    """Nobody listens."""


@asynccontextmanager
async def embedded_postgres(
    data_dir: Path,
    *,
    durable: bool = True,
    on_progress: Callable[[str], None] = _unheard,
    patience: float = 120.0,
) -> AsyncGenerator[Server]:
    """The PostgreSQL of `data_dir`: started unless it runs, shared with other processes, stopped after the last of them.

    `durable=False` is for throw-away data: a crash of the machine may destroy it. `on_progress` hears what takes long
    (making the database, the first time). `patience` is the longest wait in seconds for a server that is slow.

    Raises PostgresUnavailable, which says what to do, when there can be none.
    """
    if sys.platform == "win32":
        raise PostgresUnavailable(
            "The embedded PostgreSQL needs Linux or macOS.", f"Run Parley in WSL, {OWN_SERVER}."
        )
    layout = Layout.of(data_dir)
    deadline = time.monotonic() + patience
    holding = await _hold(layout, deadline)
    try:
        yield await _server(layout, deadline, durable=durable, on_progress=on_progress)
    finally:
        await _leave(layout, holding)


async def _hold(layout: Layout, deadline: float) -> Flock:
    """Say that the server is needed."""
    try:
        layout.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        holding = Flock(layout.holders)
    except OSError as error:
        raise from_os(error, layout.root) from error
    try:
        while not holding.try_shared():
            await _breathe(layout, deadline)
    except BaseException:
        holding.close()
        raise
    return holding


async def _server(
    layout: Layout, deadline: float, *, durable: bool, on_progress: Callable[[str], None]
) -> Server:
    while True:
        if not is_taken(layout.watcher):
            await _start_watcher(layout, durable=durable, on_progress=on_progress)
        elif server := await _answering(layout):
            return server
        else:
            await _breathe(layout, deadline)


async def _answering(layout: Layout) -> Server | None:
    """The server, if it is ready and its socket is ours and answers."""
    try:
        file = PidFile.read(layout.cluster)
        if file is None or not file.ready:
            return None
        if not socket_folder.is_private(file.socket_folder, layout.cluster.stat().st_uid):
            return None
        _, writer = await asyncio.open_unix_connection(file.socket_folder / SOCKET_NAME)
    except OSError:
        return None
    writer.close()
    return Server(file.socket_folder, layout.log)


async def _start_watcher(layout: Layout, *, durable: bool, on_progress: Callable[[str], None]) -> None:
    """Start a watcher and listen to it until the server is ready, or another watcher turns out to be there."""
    options = () if durable else ("--throw-away",)
    before = server_log.size(layout.log)
    log = server_log.open_log(layout.log)
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.postgres.watch", *options, "--", str(layout.root.parent)),
            cwd=Path(__file__).parents[2],
            env=_environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    finally:
        os.close(log)
    assert process.stdout
    async for line in process.stdout:
        match json.loads(line):
            case {"event": "progress", "message": str(text)}:
                on_progress(text)
            case {"event": "failed", "message": str(message), "remedy": str(remedy)}:
                raise PostgresUnavailable(message, remedy)
            case _:
                await process.wait()
                return
    raise PostgresUnavailable(
        f"The database's watcher ended at once.\n{server_log.since(layout.log, before)}".rstrip(),
        f"Start again, {OWN_SERVER}.",
    )


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }


async def _breathe(layout: Layout, deadline: float) -> None:
    if time.monotonic() > deadline:
        raise PostgresUnavailable(
            "The database is still not ready. The end of its log:\n" + server_log.since(layout.log, 0, 1_000),
            f"Wait a little and start again; the whole log is {layout.log}.",
        )
    await asyncio.sleep(PACE)


async def _leave(layout: Layout, holding: Flock) -> None:
    """Need the server no more; as the last one, see it end."""
    last = holding.try_exclusive()
    holding.close()
    while last and is_taken(layout.watcher):
        if is_shared(layout.holders):
            return  # somebody came in the meantime
        await asyncio.sleep(PACE)
