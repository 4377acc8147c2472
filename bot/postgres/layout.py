"""Where things lie in the data folder, and the two locks on which the protocol of this package stands."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

if sys.platform != "win32":  # there the package only says that it cannot help
    import fcntl

MAJOR: Final = 18
SOCKET_NAME: Final = ".s.PGSQL.5432"

# The role and the database that every cluster has.
DATABASE: Final = "parley"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder `<data_dir>/postgres` and what is in it."""

    root: Path

    @classmethod
    def of(cls, data_dir: Path) -> Self:
        """The layout under `data_dir`, by its real and absolute path: one cluster has one name."""
        return cls(data_dir.resolve() / "postgres")

    @property
    def cluster(self) -> Path:
        """The folder of PostgreSQL's own files."""
        return self.root / str(MAJOR)

    @property
    def holders(self) -> Path:
        """Locked, shared, by whoever uses the server."""
        return self.root / "holders.lock"

    @property
    def watcher(self) -> Path:
        """Locked, exclusively, by the watcher."""
        return self.root / "watcher.lock"

    @property
    def log(self) -> Path:
        """What PostgreSQL and the watcher say."""
        return self.root / "server.log"


class Flock:
    """An open lock file. Freed by `close`, or by the kernel when the process ends; not handed on to programs it runs."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_shared(self) -> bool:
        """Take it beside other sharers, unless somebody has it exclusively."""
        return self._try(fcntl.LOCK_SH)

    def try_exclusive(self) -> bool:
        """Take it alone, unless somebody has it at all. A shared lock already held through this object is given up."""
        return self._try(fcntl.LOCK_EX)

    def wait_exclusive(self) -> None:
        """Block until it is taken alone."""
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def is_at(self, path: Path) -> bool:
        """Whether the file that is locked is the one at `path`: it is not when the folder was deleted meanwhile."""
        return path.exists() and os.path.samestat(os.fstat(self._fd), path.stat())

    def close(self) -> None:
        """Free it."""
        os.close(self._fd)

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_taken(path: Path) -> bool:
    """Whether somebody holds the lock at `path` exclusively."""
    lock = Flock(path)
    try:
        return not lock.try_shared()
    finally:
        lock.close()


def is_shared(path: Path) -> bool:
    """Whether somebody holds the lock at `path`, and nobody exclusively."""
    lock = Flock(path)
    try:
        return not lock.try_exclusive() and lock.try_shared()
    finally:
        lock.close()
