"""Reads `postmaster.pid`, in which a running PostgreSQL says where it can be met."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class PidFile:
    """What the file says. A server that was killed leaves it behind, so that it is true only of a process proved ours."""

    pid: int
    socket_folder: Path
    ready: bool

    @classmethod
    def read(cls, cluster: Path) -> Self | None:
        """The file in `cluster`, or None when there is none or it is just being written."""
        try:
            lines = (cluster / "postmaster.pid").read_bytes().splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 5 or not lines[0].isdigit():
            return None
        ready = len(lines) > 7 and lines[7].strip() == b"ready"
        return cls(int(lines[0]), Path(os.fsdecode(lines[4])), ready)
