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
from bot.postgres.errors import OWN_SERVER, PostgresUnavailable, from_os
from bot.postgres.layout import DATABASE, SOCKET_NAME, Flock, Layout, is_shared, is_taken
from bot.postgres.pid_file import PidFile

PACE: Final = 0.01

# Seconds; a watcher gives a server that long to stop before it kills it.
LONGEST_STOP: Final = 90.0

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
        return f"postgresql+asyncpg://{DATABASE}@/{DATABASE}?host={quote(str(self.socket_folder), safe='')}"


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
        server = await _server(layout, deadline, durable=durable, on_progress=on_progress)
    except BaseException:
        holding.close()
        raise
    try:
        yield server
    finally:
        await _leave(layout, holding)


async def _hold(layout: Layout, deadline: float) -> Flock:
    """Say that the server is needed."""
    while True:
        try:
            layout.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            holding = Flock(layout.holders)
        except OSError as error:
            raise from_os(error, layout.root) from error
        if holding.try_shared() and holding.is_at(layout.holders):
            return holding
        holding.close()
        await _breathe(layout, deadline)


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
    before = server_log.size(layout.log)
    try:
        log = server_log.open_log(layout.log)
    except OSError as error:
        raise from_os(error, layout.root) from error
    ear, mouth = os.pipe()
    try:
        launcher = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.postgres.watch", str(layout.root.parent)),
            *(() if durable else ("--throw-away",)),
            cwd=Path(__file__).parents[2],
            env=_environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=mouth,
            stderr=log,
            start_new_session=True,
        )
    finally:
        os.close(mouth)
        os.close(log)
    try:
        if await _ends_well(ear, on_progress):
            return
    finally:
        await launcher.wait()  # at once: the watcher is its child
    raise PostgresUnavailable(
        f"The database's watcher ended at once.\n{server_log.since(layout.log, before)}".rstrip(),
        f"Start again, {OWN_SERVER}.",
    )


async def _ends_well(ear: int, on_progress: Callable[[str], None]) -> bool:
    """Pass on what the watcher says at the other end of `ear`; False if it ends without a last word.

    Raises PostgresUnavailable when it says that there can be no server.
    """
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(ear, "rb", buffering=0)
    )
    try:
        async for line in reader:
            match json.loads(line):
                case {"event": "progress", "message": str(text)}:
                    on_progress(text)
                case {"event": "failed", "message": str(message), "remedy": str(remedy)}:
                    raise PostgresUnavailable(message, remedy)
                case _:
                    return True
        return False
    finally:
        transport.close()


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }


async def _breathe(layout: Layout, deadline: float) -> None:
    if time.monotonic() > deadline:
        raise PostgresUnavailable(
            f"The database does not answer. The end of its log:\n{server_log.since(layout.log, 0, 1_000)}",
            f"Wait a little and start again. The whole log is {layout.log}, and its socket lies in"
            f" {_socket_folder(layout)}: where that is hidden from this process, set TMPDIR for both.",
        )
    await asyncio.sleep(PACE)


def _socket_folder(layout: Layout) -> str:
    try:
        file = PidFile.read(layout.cluster)
    except OSError:
        file = None
    return str(file.socket_folder) if file else "no folder yet"


async def _leave(layout: Layout, holding: Flock) -> None:
    """Need the server no more; as the last one, see it end."""
    last = holding.try_exclusive()
    holding.close()
    deadline = time.monotonic() + LONGEST_STOP
    while last and is_taken(layout.watcher) and time.monotonic() < deadline:
        if is_shared(layout.holders):
            return  # somebody came in the meantime
        await asyncio.sleep(PACE)
