"""Whose rights PostgreSQL runs with: those of this user, or, as it refuses to be root, of another one."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.postgres.errors import OWN_SERVER, PostgresUnavailable

if sys.platform != "win32":
    import pwd

CANDIDATES: Final = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The user and group to become in a child process; None is to stay who we are."""

    uid: int | None = None
    gid: int | None = None

    @property
    def extra_groups(self) -> list[int] | None:
        """Someone else has none of our groups."""
        return None if self.uid is None else []

    def own(self, path: Path) -> None:
        """Give `path` and all in it to this account; its parents stay as they are."""
        if self.uid is None or self.gid is None:
            return
        os.chown(path, self.uid, self.gid, follow_symlinks=False)
        for folder, names, files in os.walk(path):
            for name in (*names, *files):
                os.chown(Path(folder, name), self.uid, self.gid, follow_symlinks=False)

    @contextmanager
    def assumed(self) -> Generator[None]:
        """Let the calls of this whole process be judged by the account's rights for a moment.

        Raises PostgresUnavailable where even root may not become another user.
        """
        if self.uid is None or self.gid is None:
            yield
            return
        uid, gid, groups = os.geteuid(), os.getegid(), os.getgroups()
        try:
            os.setgroups([])
            os.setegid(self.gid)
            os.seteuid(self.uid)
        except OSError as error:
            raise PostgresUnavailable(
                f"PostgreSQL refuses to run as root, and here root may not become {_name(self)} ({error.strerror}).",
                f"Run Parley as an ordinary user, {OWN_SERVER}.",
            ) from error
        try:
            yield
        finally:
            os.seteuid(uid)
            os.setegid(gid)
            os.setgroups(groups)


def account_for(cluster: Path) -> Account:
    """Who runs the server: this user; for root the cluster's owner, or a system user where that would be root again.

    Raises PostgresUnavailable when the cluster is another user's, or when root finds nobody to become.
    """
    owner = _owner(cluster)
    if os.geteuid() != 0:
        if owner is not None and owner.uid != os.geteuid():
            raise PostgresUnavailable(
                f"The database in {cluster} belongs to the user {_name(owner)}.",
                f"Run Parley as that user, set PARLEY_DATA_DIR to a folder of your own, {OWN_SERVER}.",
            )
        return Account()
    if owner is not None and owner.uid != 0:
        return owner
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresUnavailable(
        "PostgreSQL refuses to run as root, and this system has neither a user 'postgres' nor a user 'nobody'.",
        f"Run Parley as an ordinary user, add one of those two, {OWN_SERVER}.",
    )


def _owner(path: Path) -> Account | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return Account(status.st_uid, status.st_gid)


def _name(account: Account) -> str:
    try:
        return pwd.getpwuid(account.uid or 0).pw_name
    except KeyError:
        return str(account.uid)
