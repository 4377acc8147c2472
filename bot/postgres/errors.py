"""What can go wrong with the embedded PostgreSQL, said in words that help."""

import errno
from pathlib import Path
from typing import Final

OWN_SERVER: Final = "or set PARLEY_DATABASE_URL to a PostgreSQL (15 or newer) of yours"

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_DENIED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class PostgresUnavailable(Exception):
    """There is no database: `message` says what happened, `remedy` what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = _printable(message)
        self.remedy = _printable(remedy)
        super().__init__(f"{self.message}\n{self.remedy}")


def _printable(text: str) -> str:
    """`text` without the parts of a path that are no UTF-8, which no terminal would take."""
    return text.encode(errors="backslashreplace").decode()


def from_os(error: OSError, folder: Path) -> PostgresUnavailable:
    """What an operation on `folder` that the system refused means to a person."""
    if error.errno in _FULL:
        return disk_full(folder)
    if error.errno in _DENIED:
        where = error.filename or folder
        return PostgresUnavailable(
            f"The database cannot use its folder: {error.strerror} ({where}).",
            f"Make {folder} writable for this user, set PARLEY_DATA_DIR to another folder, {OWN_SERVER}.",
        )
    return PostgresUnavailable(
        f"The database cannot use its folder {folder}: {error}.",
        f"Set PARLEY_DATA_DIR to a folder on a local disk, {OWN_SERVER}.",
    )


def from_output(output: str, folder: Path, log: Path) -> PostgresUnavailable:
    """What PostgreSQL's last words (`output`) mean to a person."""
    if "shared memory segment" in output and "No space left" in output:
        return PostgresUnavailable(
            "There is too little shared memory for the database.",
            "In a container, start it with more of it (docker run --shm-size=256m, or shm_size in Compose).",
        )
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return disk_full(folder)
    last = "\n".join(f"  {line}" for line in output.splitlines()[-8:]) or "  (it said nothing)"
    return PostgresUnavailable(
        f"PostgreSQL did not start. Its last words:\n{last}",
        f"The whole log is {log}. Mend the cause, {OWN_SERVER}.",
    )


def disk_full(folder: Path) -> PostgresUnavailable:
    """The disk that holds `folder` has no room left."""
    return PostgresUnavailable(
        f"The disk that holds {folder} is full.",
        f"Free some space there (nothing is lost), set PARLEY_DATA_DIR to another disk, {OWN_SERVER}.",
    )
