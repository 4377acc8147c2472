"""The folder that a program works in: files are laid out before it runs, and gathered after its end.

It runs inside the sandbox, on this side of every border: beside the jails of the Docker runner when no process of the
program is left, and in the embedded runner's own guest. What it gathers is the program's writing, and is checked as
such by the host (`sandbox.wire.files_of`).
"""

# ruff: noqa: INP001 - a folder of files for an image is no package

import binascii  # and not base64, whose import alone takes longer than a run of the embedded runner
import os
import stat
from collections.abc import Iterator
from typing import Any

DEEPEST = 8
MOST_ENTRIES = 2_000
LONGEST_NAME = 200


def lay_out(files: dict[str, str]) -> None:
    """Write files, which come in base64, into the current folder."""
    for name, data in files.items():
        folder = os.path.dirname(name)  # noqa: PTH120 - pathlib would be one more thing to load
        if folder:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
        with open(name, "wb") as file:  # noqa: PTH123 - as above
            file.write(binascii.a2b_base64(data))


def gather(known: dict[str, str], most_files: int, most_bytes: int) -> dict[str, Any]:
    """The new and changed regular files below the current folder, by name, in base64; how many had to be left out."""
    files: dict[str, str] = {}
    left_out, left = 0, most_bytes
    for seen, name in enumerate(sorted(_names("", DEEPEST))):
        if seen >= MOST_ENTRIES:
            break
        data = _read(name, left) if len(files) < most_files else None
        if data is None:
            left_out += name not in known
            continue
        text = binascii.b2a_base64(data, newline=False).decode()
        if known.get(name) != text:
            files[name] = text
            left -= len(data)
    return {"files": files, "files_left_out": left_out}


def _names(folder: str, deep: int) -> Iterator[str]:
    """The paths of what is no folder, no deeper than `deep`; links are not followed."""
    try:
        with os.scandir(folder or ".") as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return
    for name, is_folder in found[:MOST_ENTRIES]:
        path = f"{folder}/{name}" if folder else name
        if not is_folder:
            yield path
        elif deep:
            yield from _names(path, deep - 1)


def _read(name: str, most: int) -> bytes | None:
    """The whole of a regular file of at most `most` bytes; None for anything else, which is never waited for."""
    try:
        if len(name) > LONGEST_NAME or not name.isprintable():
            return None
        fd = os.open(name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            about = os.fstat(fd)
            if not stat.S_ISREG(about.st_mode) or about.st_size > most:
                return None
            data = os.read(fd, most + 1)
        finally:
            os.close(fd)
    except (OSError, ValueError):
        return None
    return data if len(data) == about.st_size else None
