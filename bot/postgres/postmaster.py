"""Starts, finds and stops the one PostgreSQL server process (the postmaster) of a cluster."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.postgres import server_log
from bot.postgres.account import Account
from bot.postgres.cluster import ENVIRONMENT, data_argument
from bot.postgres.errors import from_output
from bot.postgres.install import Install
from bot.postgres.layout import Layout
from bot.postgres.pid_file import PidFile

if TYPE_CHECKING:
    from psutil import Process

PACE: Final = 0.005

# How a server is asked to stop, and for how many seconds: fast (it rolls back and writes all out), at once (it will recover
# at the next start), and unasked.
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
    "io_method": "sync",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",  # details may quote what learners wrote
    "log_min_error_statement": "panic",
}
# A crash of the machine may destroy it: for throw-away data only, of which one server serves many houses at once.
NOT_DURABLE: Final = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}


def launch(layout: Layout, install: Install, account: Account, socket_folder: Path, *, durable: bool) -> int:
    """Start the server and return its pid once it is ready, which after a crash may take a while.

    The caller holds the watcher's lock and has ended all of an earlier server. Raises PostgresUnavailable, with its last
    words, if it ends before it is ready.
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

    It takes its grandparent's pid from this variable, and knows that its grandparent is no server. Its check that no memory
    is shared with survivors of the earlier server stays in force, as it would not if we deleted the file.
    """
    stale = PidFile.read(cluster)
    return {"PG_GRANDPARENT_PID": str(stale.pid)} if stale else {}


def is_running(cluster: Path, pid: int) -> bool:
    """Whether the process `pid` is a server at work in `cluster`."""
    return bool(_server(cluster, pid))


def stop(cluster: Path, pid: int) -> None:
    """Stop the server `pid` of `cluster`, fast if it can; another process that has its pid by now is left alone."""
    for asked, patience in STOPPING:
        if not _signal(_server(cluster, pid), asked, patience):
            return


def end_survivors(cluster: Path) -> None:
    """End the processes that a killed server left behind in `cluster`: with one of them no other can start."""
    for asked, patience in STOPPING[1:]:
        if not _signal(_all(cluster), asked, patience):
            return


def wait(pid: int) -> None:
    """Block until the process `pid` has ended, a child of ours or not."""
    import psutil  # noqa: PLC0415 — see _server

    try:
        psutil.Process(pid).wait()
    except psutil.NoSuchProcess:
        return


def _server(cluster: Path, pid: int) -> "list[Process]":
    import psutil  # noqa: PLC0415 — takes a third of a start's time, and is needed only when the server is already there

    try:
        process = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return []
    return [process] if _works_in(process, cluster) else []


def _all(cluster: Path) -> "list[Process]":
    import psutil  # noqa: PLC0415 — see _server

    return [process for process in psutil.process_iter() if _works_in(process, cluster)]


def _works_in(process: "Process", cluster: Path) -> bool:
    import psutil  # noqa: PLC0415 — see _server

    try:
        return process.name().startswith("postgres") and cluster.samefile(process.cwd())
    except (psutil.Error, OSError):
        return False


def _signal(processes: "list[Process]", asked: signal.Signals, patience: float) -> "list[Process]":
    """Send the signal and wait; returns who is still there."""
    import psutil  # noqa: PLC0415 — see _server

    for process in processes:
        try:
            process.send_signal(asked)
        except psutil.NoSuchProcess:
            continue
    return psutil.wait_procs(processes, timeout=patience)[1]
