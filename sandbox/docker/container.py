"""What a container may do, as the engine's own configuration: as little as a cell and its programs need."""

import hashlib
import io
import json
import secrets
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from sandbox.contract import Limits
from sandbox.languages import IMAGES, Language, languages

NOBODY = 10_001
"""The user and the group of the images, and the first of those that containers run as."""
_USERS = 40_000
INODES = 1024
RUNTIME_PROCESSES = 256
_MIB = 2**20
_SECCOMP = "seccomp.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that an image is built from. `tag` names exactly this content."""

    files: tuple[tuple[str, bytes], ...]
    bases: tuple[tuple[str, str], ...]
    """The images that it starts from, by the name of the Dockerfile's argument."""
    name: str

    @property
    def tag(self) -> str:
        """`name:hash of the content`."""
        content = hashlib.sha256(repr(self.bases).encode())
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


def recipe(language: Language, bases: Mapping[str, str], name: str) -> Recipe:
    """The recipe of a language's image: what is in its folder, in that of the one it extends, and what all share."""
    folders = [IMAGES, *(IMAGES / each for each in (language.extends, language.name) if each)]
    files = {
        path.name: path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file()
    }
    return Recipe(tuple(sorted(files.items())), tuple(bases.items()), f"{name}-{language.name}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What one container can serve: a language, within limits that are the container's own (bytes, processes)."""

    language: str
    memory_bytes: int
    processes: int
    scratch_bytes: int

    @classmethod
    def of(cls, language: str, limits: Limits) -> Self:
        """The kind that runs `language` within `limits`."""
        return cls(language, limits.memory_bytes, limits.processes, limits.scratch_bytes)


def program_memory(language: Language, limits: Limits) -> int:
    """Bytes of data that a program may have, what its interpreter brings along included."""
    return limits.memory_bytes + language.baseline_mib * _MIB


def somebody() -> int:
    """A user for one container, who has no account anywhere and is hardly anybody else's.

    Some things the kernel counts by user over the whole machine: signals that wait, timers, pages of pipes. One program
    that takes them all would take them from its neighbours.
    """
    return NOBODY + secrets.randbelow(_USERS)


def container(
    image: str,
    kind: Kind,
    labels: dict[str, str],
    *,
    jailed: bool,
    runtime: str = "",
    user: int = NOBODY,
) -> dict[str, Any]:
    """The configuration of a container of that kind: for a cell with jails, or for a single run without one."""
    environment = ["HOME=/work", "TMPDIR=/work", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"]
    return {
        "Image": image,
        "User": f"{user}:{user}",
        "WorkingDir": "/",
        "Hostname": "sandbox",
        "Env": environment if jailed else [*environment, "SINGLE=yes"],
        "Labels": labels,
        "NetworkDisabled": True,
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "HostConfig": _host(kind, user, jailed=jailed) | (_under(runtime, kind) if runtime else {}),
    }


def _under(runtime: str, kind: Kind) -> dict[str, Any]:
    """What differs under another runtime: the threads of a kernel of its own are counted as processes, too."""
    processes = kind.processes + languages()[kind.language].processes + RUNTIME_PROCESSES
    return {"Runtime": runtime, "PidsLimit": processes}


def _host(kind: Kind, user: int, *, jailed: bool) -> dict[str, Any]:
    language = languages()[kind.language]
    # What waits and what runs both need the language's own share; the program's limit is met before the container's.
    memory = kind.memory_bytes + 2 * language.baseline_mib * _MIB
    owned = f"mode=0700,uid={user},gid={user}"
    scratch = f"rw,noexec,nosuid,nodev,size={kind.scratch_bytes},nr_inodes={INODES},{owned}"
    return {
        "ReadonlyRootfs": True,
        "CapDrop": ["ALL"],
        # Docker's profile of AppArmor refuses every mount, and so a jail; where there is no AppArmor, this says nothing.
        "SecurityOpt": [
            "no-new-privileges:true",
            f"seccomp={_seccomp(jailed=jailed)}",
            *(["apparmor=unconfined"] if jailed else []),
        ],
        "IpcMode": "none",
        "LogConfig": {"Type": "none"},
        "Memory": memory,
        "MemorySwap": memory,
        "OomScoreAdj": 500,
        "NanoCpus": 1_000_000_000,
        "PidsLimit": kind.processes + language.processes,
        "Tmpfs": {} if jailed else {"/work": scratch},
        "Ulimits": [_ulimit("core", 0), _ulimit("nofile", 64), _ulimit("memlock", 0), _ulimit("msgqueue", 0)],
    }


@cache
def _seccomp(*, jailed: bool) -> str:
    """The list of allowed system calls, on one line as the engine wants it.

    A program's own list is `seccomp.json`. A cell is allowed besides what it takes to make a jail; the program in the
    jail is bound to its own list there, by the cell.
    """
    profile = json.loads((IMAGES / _SECCOMP).read_text())
    if jailed:
        rules = [rule for rule in profile["syscalls"] if rule["names"] != ["clone"]]
        names = ["capset", "clone", "mount", "seccomp", "unshare"]
        profile["syscalls"] = [*rules, {"names": names, "action": "SCMP_ACT_ALLOW"}]
    return json.dumps(profile)


def _ulimit(name: str, most: int) -> dict[str, Any]:
    return {"Name": name, "Soft": most, "Hard": most}
