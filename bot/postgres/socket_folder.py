"""The short private folder in which PostgreSQL's socket lies: the only door to the server."""

import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.postgres.errors import PostgresUnavailable
from bot.postgres.layout import SOCKET_NAME

if TYPE_CHECKING:
    from bot.postgres.account import Account

PREFIX: Final = "parley-"

# A socket's path has at most 103 bytes on macOS and 107 on Linux; `/parley-12345678/.s.PGSQL.5432` takes 30 of them.
LONGEST_PARENT: Final = 70


def make(account: "Account") -> Path:
    """A new folder that only `account` may enter. Its name is random: nobody can have taken or prepared it before us.

    (Not in XDG_RUNTIME_DIR, which vanishes at log-out from under a server that goes on.)
    """
    for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):  # noqa: S108 — mkdtemp makes it safe
        if len(os.fsencode(parent)) > LONGEST_PARENT or not os.access(parent, os.W_OK | os.X_OK):
            continue
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        account.own(folder)
        with account.assumed():
            if os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
                return folder
        folder.rmdir()
    raise PostgresUnavailable(
        "There is no short, writable folder for temporary files, where the database's socket could lie.",
        "Make /tmp writable, or set TMPDIR to a writable folder whose path is shorter than 70 characters.",
    )


def is_private(folder: Path, owner: int) -> bool:
    """Whether `folder` is one that `make` made: a real folder of the user `owner`, closed to all others."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return (
        folder.name.startswith(PREFIX)
        and stat.S_ISDIR(status.st_mode)
        and status.st_uid == owner
        and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )


def answers(folder: Path) -> bool:
    """Whether a server listens to the socket in `folder`."""
    with socket.socket(socket.AF_UNIX) as door:
        try:
            door.connect(os.fspath(folder / SOCKET_NAME))
        except OSError:
            return False
        return True


def clear(folder: Path) -> None:
    """Remove from `folder` what a server that was killed left in it."""
    for name in (SOCKET_NAME, f"{SOCKET_NAME}.lock"):
        (folder / name).unlink(missing_ok=True)


def discard(folder: Path, owner: int) -> None:
    """Remove `folder` if it is one of ours; something that should not be in it stays, and so does the folder."""
    if is_private(folder, owner):
        clear(folder)
        if not any(folder.iterdir()):
            folder.rmdir()
