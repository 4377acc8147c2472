"""Starts, finds and stops the one PostgreSQL server process (the postmaster) of a cluster."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from bot.postgres import server_log
from bot.postgres.account import Account
from bot.postgres.cluster import ENVIRONMENT, data_argument
from bot.postgres.errors import from_output
from bot.postgres.install import Install
from bot.postgres.layout import Layout

if TYPE_CHECKING:
    import psutil

PACE: Final = 0.005

# Asked to stop fast (roll back and write all out), then at once (recover at the next start), then without asking: seconds.
STOPPING: Final = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))

# Enough for a course of learners, little enough for a laptop. Given at each start, so that they are always this version's.
SETTINGS: Final = {
    "listen_addresses": "",  # no network
    "port": "5432",  # only a part of the socket's name
    "unix_socket_permissions": "0700",
    "cluster_name": "parley",
    "shared_buffers": "64MB",
    "max_connections": "50",
    "max_wal_size": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "jit": "off",
    "io_method": "sync",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",  # details may quote what learners wrote
    "log_min_error_statement": "panic",
}
# A crash of the machine may destroy it: for throw-away data only.
NOT_DURABLE: Final = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True, slots=True)
class PidFile:
    """What `postmaster.pid` says: true only of a process that proves to be ours."""

    pid: int
    socket_folder: Path
    ready: bool

    @classmethod
    def read(cls, cluster: Path) -> Self | None:
        """The file in `cluster`, or None when there is none or it is being written."""
        try:
            lines = (cluster / "postmaster.pid").read_bytes().splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 5 or not lines[0].isdigit():
            return None
        ready = len(lines) > 7 and lines[7].strip() == b"ready"
        return cls(int(lines[0]), Path(os.fsdecode(lines[4])), ready)


def launch(layout: Layout, install: Install, account: Account, socket_folder: Path, *, durable: bool) -> int:
    """Start the server and return its pid once it is ready, which after a crash may take a while.

    Raises PostgresUnavailable with its last words if it ends before. The caller has ended all of an earlier one.
    """
    settings = SETTINGS | ({} if durable else NOT_DURABLE) | {"unix_socket_directories": str(socket_folder)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    before = server_log.size(layout.log)
    log = server_log.open_log(layout.log)
    try:
        process = subprocess.Popen(  # noqa: S603 — an argument list of ours, no shell
            [str(install.postgres), "-D", data_argument(layout.cluster), *options],
            cwd=layout.cluster,
            env=ENVIRONMENT | _disowned(layout.cluster),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=account.uid,
            group=account.gid,
            extra_groups=account.extra_groups,
            start_new_session=True,
        )
    finally:
        os.close(log)
    while process.poll() is None:
        found = PidFile.read(layout.cluster)
        if found and found.ready and found.pid == process.pid:
            return process.pid
        time.sleep(PACE)
    raise from_output(server_log.since(layout.log, before), layout.root, layout.log)


def _disowned(cluster: Path) -> dict[str, str]:
    """Tells PostgreSQL that the pid in a stale `postmaster.pid` is no server's, though some process has it now.

    It knows that its grandparent is none, and takes that one's pid from this variable. Its check that no memory is shared
    with survivors of the earlier server stays in force, as it would not if we deleted the file.
    """
    stale = PidFile.read(cluster)
    return {"PG_GRANDPARENT_PID": str(stale.pid)} if stale else {}


def find_running(cluster: Path) -> PidFile | None:
    """The server that already runs in `cluster`."""
    file = PidFile.read(cluster)
    return file if file and file.pid in {process.pid for process in _processes(cluster)} else None


def end_all(cluster: Path) -> None:
    """Stop whatever PostgreSQL processes run in `cluster`: a server, or what a killed one left behind."""
    file = PidFile.read(cluster)
    if file is None:
        return
    server = [process for process in _processes(cluster) if process.pid == file.pid]
    for asked, patience in STOPPING:
        _signal(server, asked, patience)
        server = _processes(cluster)
        if not server:
            return


def stop(pid: int) -> None:
    """Stop the server `pid`, fast if it can."""
    import psutil  # noqa: PLC0415 — loads while the server is already at work

    try:
        process = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return
    for asked, patience in STOPPING:
        if not _signal([process], asked, patience):
            return


def wait(pid: int) -> None:
    """Block until the server `pid` has ended, a child of ours or not."""
    import psutil  # noqa: PLC0415 — loads while the server is already at work

    try:
        psutil.Process(pid).wait()
    except psutil.NoSuchProcess:
        return


def _signal(
    processes: "list[psutil.Process]", asked: signal.Signals, patience: float
) -> "list[psutil.Process]":
    import psutil  # noqa: PLC0415 — see above

    for process in processes:
        try:
            process.send_signal(asked)
        except psutil.NoSuchProcess:
            continue
    return psutil.wait_procs(processes, timeout=patience)[1]


def _processes(cluster: Path) -> "list[psutil.Process]":
    """PostgreSQL's processes whose working folder is `cluster`."""
    import psutil  # noqa: PLC0415 — needed only after a crash, and takes a third of a start's time

    return [process for process in psutil.process_iter() if _works_in(process, cluster)]


def _works_in(process: "psutil.Process", cluster: Path) -> bool:
    import psutil  # noqa: PLC0415 — see above

    try:
        return process.name().startswith("postgres") and cluster.samefile(process.cwd())
    except (psutil.Error, OSError):
        return False
