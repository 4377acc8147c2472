"""What jails and containers add to the contract: who a program is in there, what it sees, and what it may write."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio

from sandbox.contract import Execution, Job, Limits, Runner, Status
from sandbox.open import open_runner
from tests.sandbox.contract.conftest import Script
from tests.sandbox.corpus import CORPUS
from tests.sandbox.corpus.trial import Trial, Way, faults, tried
from tests.sandbox.ways import require_runtime, settings_of

pytestmark = pytest.mark.asyncio(loop_scope="session")
BACKENDS = (Way.JAIL, Way.CONTAINER)

WORST = frozenset(
    {
        "fork bomb that takes no refusal", "daemons with sessions of their own", "killing everyone", "memory bomb",
        "shared memory", "output flood", "infinite loop", "the host's files", "the network", "filling the disk",
        "segmentation fault", "frames on every descriptor",
    }
)  # fmt: skip
"""Trials that are worth gVisor's slow start."""


async def test_a_program_has_no_rights_and_cannot_gain_any(script: Script):
    """Asked of the kernel itself, since in a jail there is no /proc to ask."""
    source = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
print(libc.capget(header, data), list(data), [n for n in range(64) if libc.prctl(23, n, 0, 0, 0) == 1])
print('ambient', [n for n in range(64) if libc.prctl(47, 1, n, 0, 0) == 1])
print('no new rights', libc.prctl(39, 0, 0, 0, 0), 'filtered', libc.prctl(21, 0, 0, 0, 0))
print(os.getuid() >= 10001, {*os.getresuid(), *os.getresgid(), *os.getgroups()} == {os.getuid()})
"""
    assert (await script(source)).stdout.splitlines() == [
        "0 [0, 0, 0, 0, 0, 0] []",
        "ambient []",
        "no new rights 1 filtered 2",
        "True True",
    ]


async def test_only_the_scratch_folder_can_be_written_and_it_is_small(script: Script):
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
    assert (await script(source)).stdout == f"['/work'] {16 * 2**20} 1024\n"


async def test_there_is_no_interface_but_a_dead_one(script: Script):
    source = """
import array, ctypes, fcntl, socket, struct
names = socket.socket(socket.AF_UNIX)
room = array.array('B', bytes(4096))
told = fcntl.ioctl(names, 0x8912, struct.pack('iL', 4096, room.buffer_info()[0]))  # the interfaces with an address
print(struct.unpack('iL', told)[0])
"""
    assert (await script(source)).stdout in ("0\n", "40\n")  # none at all, or a loopback of its own


async def test_a_program_holds_its_own_descriptors_and_no_others(script: Script):
    source = """
import os
def there(fd):
    try: os.fstat(fd)
    except OSError: return False
    return True
print([fd for fd in range(1024) if there(fd)])
"""
    # 3, where its request came from, is at its end and closed.
    assert (await script(source)).stdout in ("[0, 1, 2, 4]\n", "[0, 1, 2, 3, 4]\n")


async def test_in_a_jail_a_program_is_alone_with_who_keeps_it(runner: Runner, way: Way):
    source = """
import os
def alive(pid):
    try: os.kill(pid, 0)
    except ProcessLookupError: return False
    except PermissionError: return True
    return True
print([pid for pid in range(1, 5000) if alive(pid)] == sorted({1, os.getppid(), os.getpid()}), os.path.exists('/proc/1'))
"""
    (done,) = (await runner.run(Job(source=source))).executions
    alone, sees = ("True", "False") if way is Way.JAIL else (done.stdout.split()[0], "True")
    assert done.stdout == f"{alone} {sees}\n"


async def test_whoever_keeps_a_program_cannot_be_taken_over(script: Script):
    """It has the same user, but nobody of that user may look into it, let alone write."""
    source = """
import os
for pid in {1, os.getppid()}:
    for name in ('mem', 'maps', 'environ', 'fd/0', 'fd/1', 'cwd', 'root'):
        try: open(f'/proc/{pid}/{name}', 'r+b').close(); print('open:', pid, name)
        except OSError: pass
print('tried')
"""
    assert (await script(source)).stdout == "tried\n"
    assert (await script("print(1)")).stdout == "1\n"


async def test_limits_are_the_jobs_own(runner: Runner):
    """The next one may have others, and gets them: a run's container is one of its kind."""
    source = "import os\nstat = os.statvfs('.')\nprint(stat.f_blocks * stat.f_frsize // 2**20)\nx = bytearray({} * 2**20)"

    async def tried_with(mib: int, taken: int) -> Execution:
        limits = Limits(memory_bytes=mib * 2**20, scratch_bytes=mib // 4 * 2**20)
        return (await runner.run(Job(source=source.format(taken), limits=limits))).executions[0]

    small, large = await tried_with(64, 100), await tried_with(256, 100)
    assert (small.status, small.stdout) == (Status.OUT_OF_MEMORY, "16\n")
    assert (large.status, large.stdout) == (Status.FINISHED, "64\n")


named = {trial.name: trial for trial in CORPUS}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def gvisor() -> AsyncGenerator[Runner]:
    require_runtime("runsc")
    settings: dict[str, Any] = {"runtime": "runsc", "slots": 2, "patience_seconds": 600}
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(open_runner(settings_of(Way.CONTAINER, **settings)))


@pytest.mark.parametrize(
    "trial", [trial for trial in CORPUS if trial.name in WORST], ids=lambda trial: trial.name
)
async def test_the_worst_end_under_gvisor_as_they_do_elsewhere(trial: Trial, gvisor: Runner):
    done = await tried(trial, gvisor, Way.CONTAINER)
    assert faults(trial, Way.CONTAINER, done) == []
