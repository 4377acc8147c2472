"""What a container for one execution may do, as the engine's own configuration: as little as Python needs."""

import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from sandbox.contract import Limits

NOBODY = "10001:10001"
OVERHEAD_PROCESSES = 2
"""The container's init and the harness itself."""
BASELINE_BYTES = 32 * 2**20
INODES = 1024
CPU_GRACE_SECONDS = 5
"""Processor seconds beyond the wall clock's: only where the host has died does this limit ever count."""
_IMAGES = Path(__file__).parent / "images"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that an image is built from. `tag` names exactly this content."""

    files: tuple[tuple[str, bytes], ...]
    base: str
    name: str

    @property
    def tag(self) -> str:
        """`name:hash of the content`."""
        content = hashlib.sha256(self.base.encode())
        for path, data in self.files:
            content.update(f"\0{path}\0{len(data)}\0".encode() + data)
        return f"{self.name}:{content.hexdigest()[:16]}"

    def context(self) -> io.BytesIO:
        """The build context, as a tar archive."""
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w") as tar:
            for path, data in self.files:
                entry = tarfile.TarInfo(path)
                entry.size, entry.mode = len(data), 0o644
                tar.addfile(entry, io.BytesIO(data))
        archive.seek(0)
        return archive


def recipe(language: str, base: str, name: str) -> Recipe:
    """The recipe of the image for `language`: what is in its folder."""
    files = sorted(path for path in (_IMAGES / language).iterdir() if path.is_file())
    return Recipe(tuple((path.name, path.read_bytes()) for path in files), base, name)


@cache
def _seccomp() -> str:
    """Our own list of allowed system calls, on one line as the engine wants it."""
    return json.dumps(json.loads((_IMAGES / "seccomp.json").read_text()))


def container(image: str, limits: Limits, labels: dict[str, str]) -> dict[str, Any]:
    """The configuration of a container that runs one execution within `limits`."""
    return {
        "Image": image,
        "User": NOBODY,
        "WorkingDir": "/work",
        "Hostname": "sandbox",
        "Env": ["HOME=/work", "TMPDIR=/work", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"],
        "Labels": labels,
        "NetworkDisabled": True,
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "HostConfig": _host(limits),
    }


def memory(limits: Limits) -> int:
    """Bytes that the container may use."""
    return max(limits.memory_bytes, BASELINE_BYTES)


def _host(limits: Limits) -> dict[str, Any]:
    most = memory(limits)
    scratch = f"rw,noexec,nosuid,nodev,size={limits.scratch_bytes},nr_inodes={INODES},mode=0700"
    return {
        "ReadonlyRootfs": True,
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges:true", f"seccomp={_seccomp()}"],
        "Init": True,
        "IpcMode": "none",
        "LogConfig": {"Type": "none"},
        "Memory": most,
        "MemorySwap": most,
        "OomScoreAdj": 500,
        "NanoCpus": 1_000_000_000,
        "PidsLimit": limits.processes + OVERHEAD_PROCESSES,
        "Tmpfs": {"/work": f"{scratch},uid=10001,gid=10001"},
        "Ulimits": [
            _ulimit("core", 0),
            _ulimit("nofile", 64),
            _ulimit("memlock", 0),
            _ulimit("msgqueue", 0),
            _ulimit("fsize", limits.scratch_bytes),
            _ulimit("cpu", ceil(limits.wall_seconds) + CPU_GRACE_SECONDS),
        ],
    }


def _ulimit(name: str, most: int) -> dict[str, Any]:
    return {"Name": name, "Soft": most, "Hard": most}
