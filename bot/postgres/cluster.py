"""Begins a cluster in the data folder, completely or not at all, and refuses one of another PostgreSQL."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bot.postgres.account import Account
from bot.postgres.errors import OWN_SERVER, PostgresUnavailable, from_output
from bot.postgres.install import Install
from bot.postgres.layout import DATABASE, MAJOR, Layout

# PostgreSQL gets nothing of our environment: it may hold secrets, and variables such as PGDATA that change what it does.
ENVIRONMENT: Final = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}

# The builtin provider sorts alike on every system and after every upgrade of one.
INITDB: Final = (
    f"--username={DATABASE}",
    "--auth-local=trust",  # the socket's folder is private
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)


def data_argument(folder: Path) -> str:
    """How to name `folder` to a PostgreSQL program that is run with it as its working folder.

    On Linux this way needs no right to enter the folder's parents, and no path is too long or too strange.
    """
    return "/proc/self/cwd" if sys.platform == "linux" else str(folder)


def prepare(
    layout: Layout, install: Install, account: Account, *, durable: bool, progress: Callable[[str], None]
) -> None:
    """See to it that there is a cluster at `layout.cluster`, owned by `account`. The caller holds the watcher's lock.

    Raises PostgresUnavailable when there is one of another major version, or when PostgreSQL cannot make one.
    """
    _refuse_other_majors(layout)
    for half_done in layout.root.glob(f"{MAJOR}.new-*"):
        shutil.rmtree(half_done, ignore_errors=True)
    if _is_there(layout.cluster):
        if account.uid not in (None, layout.cluster.stat().st_uid):
            account.own(layout.cluster)
        return
    progress("Preparing the database (only this first time)…")
    new = layout.root / f"{MAJOR}.new-{secrets.token_hex(4)}"
    new.mkdir(mode=0o700)
    account.own(new)
    _fill(new, layout, install, account, durable=durable)
    new.rename(layout.cluster)
    _sync(layout.root)


def _refuse_other_majors(layout: Layout) -> None:
    majors = {int(path.name): path for path in layout.root.iterdir() if path.name.isdecimal()}
    version = layout.cluster / "PG_VERSION"
    if version.exists() and (text := version.read_text().strip()).isdecimal():
        majors[int(text)] = layout.cluster
    for major, path in sorted(majors.items(), reverse=True):
        if major > MAJOR:
            raise PostgresUnavailable(
                f"The data in {path} was made by a newer Parley: it is of PostgreSQL {major}, and this one has {MAJOR}.",
                f"Get a newer Parley, set PARLEY_DATA_DIR to another folder, {OWN_SERVER}.",
            )
        if major < MAJOR:
            raise PostgresUnavailable(
                f"The data in {path} was made by an older Parley: it is of PostgreSQL {major}, and this one has {MAJOR}.",
                "Copy it over with pg_dump and pg_restore, then move that folder away, or set PARLEY_DATA_DIR to another one.",
            )


def _is_there(cluster: Path) -> bool:
    if (cluster / "PG_VERSION").exists():
        return True
    if cluster.exists() and any(cluster.iterdir()):
        raise PostgresUnavailable(
            f"The folder {cluster} is not a PostgreSQL database, but it is not empty either.",
            f"Move it away and start again, {OWN_SERVER}.",
        )
    return False


def _fill(new: Path, layout: Layout, install: Install, account: Account, *, durable: bool) -> None:
    data = data_argument(new)
    _run(
        [str(install.initdb), "-D", data, *INITDB, *(() if durable else ("--no-sync",))], new, layout, account
    )
    options = ("-c", "exit_on_error=on", "-c", f"fsync={'on' if durable else 'off'}")
    command = [str(install.postgres), "--single", "-D", data, *options, "postgres"]
    _run(command, new, layout, account, text=f"CREATE DATABASE {DATABASE};\n")


def _run(command: list[str], folder: Path, layout: Layout, account: Account, text: str = "") -> None:
    done = subprocess.run(  # noqa: S603 — an argument list of ours, no shell
        command,
        cwd=folder,
        env=ENVIRONMENT,
        input=text.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        user=account.uid,
        group=account.gid,
        extra_groups=account.extra_groups,
        start_new_session=True,
        check=False,
    )
    if done.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise from_output(done.stdout.decode(errors="replace"), layout.root, layout.log)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
