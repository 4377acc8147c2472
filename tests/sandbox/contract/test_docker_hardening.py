"""What the container adds to the contract: the kernel's doors that are shut, each tried from inside."""

from collections.abc import AsyncGenerator, Awaitable, Callable

import pytest
import pytest_asyncio

from sandbox.contract import Execution, Job, Limits, Status
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.engines import require

pytestmark = pytest.mark.asyncio(loop_scope="module")

WALL = 3.0
X86_64 = {
    "ptrace": 101, "mount": 165, "umount2": 166, "swapon": 167, "reboot": 169, "init_module": 175, "add_key": 248,
    "request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "open_by_handle_at": 304, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "kexec_load": 246, "memfd_create": 319, "bpf": 321,
    "userfaultfd": 323, "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "pidfd_open": 434,
    "personality": 135, "quotactl": 179, "acct": 163, "iopl": 172, "setuid": 105, "setresuid": 117, "chroot": 161,
    "pivot_root": 155, "shmget": 29, "mq_open": 240, "vmsplice": 278, "name_to_handle_at": 303, "execveat": 322,
}  # fmt: skip


type Run = Callable[[str], Awaitable[Execution]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def run() -> AsyncGenerator[Run]:
    require("docker")
    async with open_runner(SandboxSettings(backend="docker")) as runner:

        async def script(source: str) -> Execution:
            return (await runner.run(Job(source=source, limits=Limits(wall_seconds=WALL)))).executions[0]

        yield script


async def test_system_calls_that_no_lesson_needs_are_refused(run: Run):
    source = f"""
import ctypes, os, platform
libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() == 'x86_64':
    for name, number in {X86_64!r}.items():
        ctypes.set_errno(0)
        if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() not in (1, 38):
            print(name, ctypes.get_errno())
"""
    done = await run(source)
    assert (done.status, done.stdout) == (Status.FINISHED, "")


async def test_no_namespace_can_be_made_by_any_door(run: Run):
    source = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x00000080):
    pid = libc.syscall(56, flag | 17, 0, 0, 0, 0)
    if pid == 0: libc._exit(0)
    print(pid, ctypes.get_errno())
print(libc.syscall(435, 0, 0), ctypes.get_errno())
"""
    assert (await run(source)).stdout == "-1 1\n" * 8 + "-1 38\n"


async def test_the_process_has_no_rights_and_cannot_gain_any(run: Run):
    source = """
import os
status = dict(line.split(':\\t', 1) for line in open('/proc/self/status') if ':\\t' in line)
print({k: status[k].strip() for k in ('CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb', 'NoNewPrivs', 'Seccomp')})
print(os.getuid(), os.geteuid(), os.getgid(), os.getgroups())
"""
    none = "0000000000000000"
    done = await run(source)
    expected = dict.fromkeys(("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"), none)
    assert done.stdout.splitlines()[0] == str(expected | {"NoNewPrivs": "1", "Seccomp": "2"})
    assert done.stdout.splitlines()[1].startswith("10001 10001 10001 ")


async def test_nothing_in_the_scratch_folder_can_be_executed(run: Run):
    source = """
import os, shutil, subprocess
shutil.copy('/bin/true', 'true'); os.chmod('true', 0o755)
try: subprocess.run(['./true']); print('ran')
except PermissionError: print('refused')
"""
    assert (await run(source)).stdout == "refused\n"


async def test_only_the_scratch_folder_can_be_written_and_it_is_small(run: Run):
    source = """
import os
writable = []
for root, folders, _ in os.walk('/'):
    if root.startswith(('/proc', '/sys')):
        folders.clear()
        continue
    try:
        open(root + '/probe', 'w').close(); writable.append(root)
    except OSError: pass
stat = os.statvfs('/work')
print(writable, stat.f_blocks * stat.f_frsize, stat.f_files)
"""
    assert (await run(source)).stdout == f"['/work'] {16 * 2**20} 1024\n"


async def test_there_is_no_interface_but_a_dead_one(run: Run):
    assert (await run("print(open('/proc/net/dev').read().count(':'))")).stdout in ("0\n", "1\n")
    assert (await run("print(len(open('/proc/net/route').read().splitlines()))")).stdout in ("0\n", "1\n")


async def test_taking_over_init_gains_nothing_and_delays_nobody(run: Run):
    """It has the same user, rights, filter and limits as the code that takes it over: made to spin, it is killed."""
    source = """
lines = [line.split() for line in open('/proc/1/maps')]
start, end = next(line[0].split('-') for line in lines if line[1].startswith('r-x'))
with open('/proc/1/mem', 'r+b', buffering=0) as memory:
    memory.seek(int(start, 16))
    memory.write(b'\\xeb\\xfe' * ((int(end, 16) - int(start, 16)) // 2))
print('taken')
"""
    done = await run(source)
    assert done.stdout == "taken\n"
    assert done.status in (Status.FINISHED, Status.TIMEOUT)
    assert done.seconds < WALL + 1
    assert (await run("print(1)")).stdout == "1\n"
