"""The jail round one run, made by an unprivileged process out of the kernel's own parts.

A process that may do nothing (`container.py` says how little) makes itself a user namespace, in which it is free to
make the other namespaces, its own scratch folder, and covers for what tells of anybody else. The learner's code runs in
there after it has forsworn every right in that namespace and all system calls but those of `seccomp.json`.

Only the standard library is there, and libseccomp, which is part of every Debian.
"""

# ruff: noqa: INP001, PTH123 - a folder of files for an image is no package; pathlib would be one more thing to load

import ctypes
import json
import os
from typing import Any

_NEW_NS, _NEW_UTS, _NEW_IPC, _NEW_USER = 0x0002_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000
_NEW_PID, _NEW_NET, _NEW_CGROUP = 0x2000_0000, 0x4000_0000, 0x0200_0000
_ALL_BUT_FILES = _NEW_UTS | _NEW_IPC | _NEW_USER | _NEW_PID | _NEW_NET | _NEW_CGROUP

_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT, _REC, _PRIVATE = 1, 2, 4, 8, 32, 1 << 14, 1 << 18
_HARMLESS = _NOSUID | _NODEV | _NOEXEC
# Terminals among them: the kernel has so many for the whole machine, and no program here needs one.
_COVERED = ("/proc", "/sys", "/dev/shm", "/dev/mqueue", "/dev/pts")  # noqa: S108 - covered, not used
_INODES = 1024

_SET_DUMPABLE, _CAPBSET_DROP = 4, 24
_SET_SECCOMP, _FILTER, _SET_NO_NEW_PRIVILEGES = 22, 2, 38
_INSTRUCTION_BYTES = 8
_CAPABILITY_VERSION_3 = 0x2008_0522
_LAST_CAPABILITY = 63
_FIRST_VICTIM = "1000"

_ALLOW, _ERRNO = 0x7FFF_0000, 0x0005_0000
_ACTIONS = {"SCMP_ACT_ALLOW": _ALLOW, "SCMP_ACT_ERRNO": _ERRNO}
_OPERATORS = {"SCMP_CMP_EQ": 4, "SCMP_CMP_MASKED_EQ": 7}
_NO_SUCH_CALL = -1

_THIS_PROCESS = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
_NO_CAPABILITIES = (ctypes.c_uint32 * 6)()

_libc = ctypes.CDLL(None, use_errno=True)


def isolate() -> None:
    """Put this process, and its children, into namespaces of their own for all but files. Raises `OSError`.

    Its next child is the first of a new tree of processes, and has all rights over these namespaces.
    """
    user, group = os.getuid(), os.getgid()
    be_seen(yes=True)  # or nothing under /proc/self could be written
    _must(_libc.unshare(_ALL_BUT_FILES), "make namespaces")
    for name, words in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        _tell_kernel(name, words)
    be_seen(yes=False)


def furnish(folder: str) -> None:
    """Give this process an empty `folder` to work in, and cover what would tell of others. Raises `OSError`."""
    offer_itself()
    _must(_libc.unshare(_NEW_NS), "make a namespace of files")
    _mount("none", "/", "none", _REC | _PRIVATE, "")
    _mount("tmpfs", folder, "tmpfs", _HARMLESS, f"size=1m,nr_inodes={_INODES},mode=0700")
    for place in filter(os.path.exists, _COVERED):
        _mount("tmpfs", place, "tmpfs", _HARMLESS | _RDONLY, "size=4k,nr_inodes=1,mode=0555")
    os.chdir(folder)


def offer_itself() -> None:
    """Have this process, and whatever it starts, ended first where memory ends: a run, and not who serves it."""
    be_seen(yes=True)
    _tell_kernel("oom_score_adj", _FIRST_VICTIM)
    be_seen(yes=False)


def resize(folder: str, size: int) -> None:
    """Let `folder` hold `size` bytes. Raises `OSError`."""
    _mount("tmpfs", folder, "tmpfs", _HARMLESS | _REMOUNT, f"size={size},nr_inodes={_INODES}")


def be_seen(*, yes: bool) -> None:
    """Whether others of the same user may look at this process's memory and descriptors."""
    _must(_libc.prctl(_SET_DUMPABLE, int(yes), 0, 0, 0), "set who may look")


def forswear() -> None:
    """Give up all capabilities, in this namespace too, for this process and whatever it starts. Raises `OSError`."""
    for capability in range(_LAST_CAPABILITY + 1):
        if _libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # the kernel knows no more of them
    _must(_libc.capset(_THIS_PROCESS, _NO_CAPABILITIES), "give up capabilities")


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    )


class _Instructions(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("first", ctypes.c_char_p))


class Filter:
    """The system calls that a program may make, read from Docker's form of a seccomp profile. Raises `OSError`.

    It is translated once into the kernel's own form: that takes about as long as all the rest of a jail.
    """

    def __init__(self, path: str) -> None:
        self._seccomp: Any = ctypes.CDLL("libseccomp.so.2", use_errno=True)
        self._seccomp.seccomp_init.restype = ctypes.c_void_p
        with open(path) as file:
            profile: dict[str, Any] = json.load(file)
        default = _ERRNO | int(profile["defaultErrnoRet"])
        self._context = ctypes.c_void_p(self._seccomp.seccomp_init(ctypes.c_uint32(default)))
        for rule in profile["syscalls"]:
            self._add(rule)
        self._instructions = self._translated()
        self._seccomp.seccomp_release(self._context)

    def _add(self, rule: dict[str, Any]) -> None:
        action = _ACTIONS[rule["action"]] | int(rule.get("errnoRet", 0))
        found: list[dict[str, Any]] = rule.get("args") or []
        comparisons = (_Comparison * len(found))(
            *((c["index"], _OPERATORS[c["op"]], c["value"], c.get("valueTwo", 0)) for c in found)
        )
        for name in rule["names"]:
            number = self._seccomp.seccomp_syscall_resolve_name(name.encode())
            if number == _NO_SUCH_CALL:
                continue  # not of this machine's kind
            added = self._seccomp.seccomp_rule_add_array(
                self._context, ctypes.c_uint32(action), number, len(found), comparisons
            )
            if added != 0:
                raise OSError(-added, f"no rule can be made for {name}")

    def _translated(self) -> bytes:
        end, start = os.pipe()  # they are far fewer than a pipe holds
        with open(end, "rb") as read, open(start, "wb") as written:
            refused = self._seccomp.seccomp_export_bpf(self._context, written.fileno())
            written.close()
            if refused != 0:
                raise OSError(-refused, "the filter of system calls cannot be translated")
            return read.read()

    def load(self) -> None:
        """Bind this process, and whatever it starts, to the filter for ever. Raises `OSError`."""
        instructions = _Instructions(len(self._instructions) // _INSTRUCTION_BYTES, self._instructions)
        _must(_libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0), "promise to gain no rights")
        _must(
            _libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(instructions)), "load the filter of system calls"
        )


def _tell_kernel(name: str, words: str) -> None:
    with open(f"/proc/self/{name}", "w") as file:
        file.write(words)


def _mount(source: str, target: str, kind: str, flags: int, options: str) -> None:
    done = _libc.mount(source.encode(), target.encode(), kind.encode(), flags, options.encode() or None)
    _must(done, f"mount {target}")


def _must(result: int, what: str) -> None:
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"cannot {what}: {os.strerror(error)}")
