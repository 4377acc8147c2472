"""What the process gives up for good before it looks into a file: memory without end, files, the net, other processes.

What holds everywhere is `limit`: no new file descriptor can be made, so that nothing can be opened or connected to,
whatever a file may make the process do. Where the process was root it becomes nobody, who could not raise a limit
again; and where Linux has Landlock, it can neither look into nor signal any process but itself.
"""

import contextlib
import ctypes
import os
import resource
import sys

MEMORY = 512 * 2**20
"""Bytes of address space."""
SECONDS = 20
"""Of processor time."""
NOBODY = 65_534

_NO_NEW_PRIVILEGES = 38
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""Landlock's numbers, the same on every machine."""
_VERSION = 1
_FILE_RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""How many of the rights to files there are from a version of Landlock on."""


def limit() -> None:
    """Bound memory and time, before anything is read."""
    if sys.platform == "linux":  # others take the limit and do not keep it, or refuse it
        _bound(resource.RLIMIT_AS, MEMORY)
    _bound(resource.RLIMIT_CPU, SECONDS, SECONDS + 1)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_FSIZE, 0)


def confine() -> None:
    """Give up the rest. From here on nothing can be imported."""
    if sys.platform == "linux":
        _shut()
    if os.geteuid() == 0:
        with contextlib.suppress(
            OSError
        ):  # a container may have taken from its root the right to become another
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
    _bound(resource.RLIMIT_NPROC, 0)
    _bound(resource.RLIMIT_NOFILE, 0)  # what is open stays; 0 is one more than the highest that can be opened


def _bound(what: int, most: int, at_last: int | None = None) -> None:
    hard = resource.getrlimit(what)[1]
    last = most if at_last is None else at_last
    last = last if hard == resource.RLIM_INFINITY else min(last, hard)
    resource.setrlimit(what, (min(most, last), last))


class _Rights(ctypes.Structure):
    """Linux' `struct landlock_ruleset_attr`: all that is denied unless a rule allows it, and there is none."""

    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


def _shut() -> None:
    """Have Landlock deny what it can; nothing where the kernel has none."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    if version < 1 or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return
    rights = max(count for since, count in _FILE_RIGHTS if since <= version)
    attributes = _Rights((1 << rights) - 1, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(attributes), ctypes.c_size_t(size), 0)
    if ruleset >= 0:
        libc.syscall(_RESTRICT_SELF, ruleset, 0)
        os.close(ruleset)
