"""Keeps `server.log` small, and reads the end of it."""

import os
from pathlib import Path
from typing import Final

LIMIT: Final = 1_000_000
KEPT: Final = 200_000


def open_log(path: Path) -> int:
    """A descriptor that appends to the log at `path`, whoever else does, readable by its owner alone."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)


def note(path: Path, text: str) -> None:
    """Add a line of the watcher's."""
    log = open_log(path)
    try:
        os.write(log, f"watcher: {text}\n".encode())
    finally:
        os.close(log)


def size(path: Path) -> int:
    """How many bytes the log has: give it to `since` later."""
    return path.stat().st_size if path.exists() else 0


def since(path: Path, offset: int, at_most: int = 8_000) -> str:
    """What was written after `offset`, the end of it if that is more than `at_most` bytes."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(min(offset, end), end - at_most))
        return file.read().decode(errors="replace")


def trim(path: Path) -> None:
    """Once the log has outgrown LIMIT bytes, keep only its last KEPT. Its writers append, so they need not know."""
    if size(path) > LIMIT:
        kept = since(path, 0, at_most=KEPT)
        with path.open("r+b") as file:
            file.truncate(0)
        with path.open("ab") as file:
            file.write(b"[older lines were dropped]\n" + kept.encode())
