"""The hostile corpus: what a program may try, and what comes of it on each runner."""

import os
from dataclasses import dataclass

import pytest

from sandbox.contract import Job, Limits, Runner, Status
from tests.sandbox.contract.conftest import Script

pytestmark = pytest.mark.asyncio(loop_scope="module")

OK, ERROR, TIMEOUT = Status.FINISHED, Status.ERROR, Status.TIMEOUT
FLOOD, MEMORY = Status.OUTPUT_LIMIT, Status.OUT_OF_MEMORY

NO_THREADS = "Threads cannot be used here"
NO_PROCESSES = "Other programs cannot be started here"

# Tries each statement of `attempts` and prints what came of it: the name of an exception, or `done` and the value.
TRY = """
import os
def attempt(*works):
    for work in works:
        try:
            print('done', work())
        except BaseException as error:
            print(type(error).__name__)
"""
SYSCALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def call(*numbers):
    for number in numbers:
        result = libc.syscall(number, 0, 0, 0, 0, 0, 0)
        print(result, ctypes.get_errno())
"""


@dataclass(frozen=True)
class Trial:
    """A hostile program. `said` is looked for in what the learner is told, in order embedded, docker."""

    name: str
    source: str
    embedded: tuple[Status, ...]
    docker: tuple[Status, ...]
    said: tuple[str, str] = ("", "")

    def expected(self, backend: str) -> tuple[tuple[Status, ...], str]:
        return (self.embedded, self.said[0]) if backend == "embedded" else (self.docker, self.said[1])


TRIALS = (
    Trial(
        "fork bomb",
        "import os\nwhile True: os.fork()",
        (ERROR,),
        (ERROR, TIMEOUT, MEMORY),
        (NO_PROCESSES, ""),
    ),
    Trial(
        "thread bomb",
        "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
        (ERROR,),
        (ERROR,),
        (NO_THREADS, "can't start new thread"),
    ),
    Trial(
        "memory bomb",
        "x = []\nwhile True: x.append(bytearray(2**20))",
        (MEMORY,),
        (MEMORY,),
        ("128 MiB", "128 MiB"),
    ),
    Trial("one huge object", "x = bytearray(2**30)", (MEMORY,), (MEMORY,), ("128 MiB", "128 MiB")),
    Trial(
        "output flood", "while True: print('flood' * 1000)", (FLOOD,), (FLOOD,), ("floodflood", "floodflood")
    ),
    Trial(
        "output flood on stderr",
        "import sys\nwhile True: sys.stderr.write('flood' * 1000)",
        (FLOOD,),
        (FLOOD,),
        ("floodflood", "floodflood"),
    ),
    Trial("one huge print", "print('x' * 50_000_000)", (FLOOD,), (FLOOD,)),
    Trial("infinite loop", "print('begun')\nwhile True: pass", (TIMEOUT,), (TIMEOUT,), ("begun", "begun")),
    Trial("long sleep", "import time\ntime.sleep(1e6)", (TIMEOUT,), (TIMEOUT,)),
    Trial(
        "ignoring SIGTERM",
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass",
        (TIMEOUT, ERROR),
        (TIMEOUT,),
    ),
    Trial(
        "swallowing every exception",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        (TIMEOUT,),
        (TIMEOUT,),
    ),
    Trial(
        "orphan that holds the pipes",
        "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nprint('parent done')",
        (ERROR,),
        (OK,),
        (NO_PROCESSES, "parent done"),
    ),
    Trial(
        "closing its own streams, then looping",
        "import os\nos.closerange(0, 64)\nwhile True: pass",
        (TIMEOUT,),
        (TIMEOUT,),
    ),
    Trial("closing its own streams, then ending", "import os\nos.closerange(0, 64)", (OK,), (OK,)),
    Trial("catastrophic pattern", "import re\nre.match('(a+)+$', 'a' * 40 + 'b')", (TIMEOUT,), (TIMEOUT,)),
    Trial("endless comparison", "x = 7 ** 10**8", (TIMEOUT,), (TIMEOUT, MEMORY)),
    Trial("big int to text", "str(10 ** 5000)", (ERROR,), (ERROR,), ("4300 digits", "4300 digits")),
    Trial("huge message", "raise ValueError('x' * 10**7)", (ERROR,), (ERROR,), ("xxx", "xxx")),
    Trial(
        "endless recursion",
        "def f(n):\n    return f(n + 1)\nf(0)",
        (ERROR,),
        (ERROR,),
        ("maximum recursion depth", "maximum recursion depth"),
    ),
    Trial(
        "recursion with its limit taken away",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
        (ERROR,),
        (ERROR, MEMORY),
        ("Python itself broke down", ""),
    ),
    Trial(
        "deep C recursion",
        "import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(200_000): x = [x]\nrepr(x)",
        (ERROR,),
        (ERROR, MEMORY),
    ),
    Trial("nested parser", "import json\njson.loads('[' * 10**6)", (ERROR,), (ERROR, MEMORY)),
    Trial("nested source", "x = " + "(" * 5000 + ")" * 5000, (ERROR,), (ERROR,)),
    Trial("deep chain let go", "x = None\nfor _ in range(200_000): x = (x,)\ndel x", (OK, ERROR), (OK,)),
    Trial("abort", "import os\nos.abort()", (ERROR,), (ERROR,), ("broke down", "signal 6")),
    Trial("segmentation fault", "import ctypes\nctypes.string_at(0)", (ERROR,), (ERROR,), ("", "signal 11")),
    Trial("killing itself", "import os\nos.kill(os.getpid(), 9)", (ERROR,), (ERROR,), ("", "signal 9")),
    Trial(
        "killing everyone",
        "import os\nfor pid in (1, -1): os.kill(pid, 9)\nprint('still here')",
        (ERROR,),
        (OK, ERROR),
    ),
    Trial(
        "filling the disk",
        "f = open('big', 'wb')\nwhile True: f.write(bytes(2**20)); f.flush()",
        (ERROR,),
        (ERROR,),
        ("OSError", "OSError"),
    ),
    Trial(
        "filling the disk with many files",
        "n = 0\nwhile True:\n    open(str(n), 'wb').write(bytes(2**20)); n += 1",
        (ERROR,),
        (ERROR,),
        ("OSError", "OSError"),
    ),
    Trial(
        "inode bomb",
        "n = 0\nwhile True:\n    open(str(n), 'w').close(); n += 1",
        (TIMEOUT, MEMORY, ERROR),
        (ERROR,),
        ("", "No space left"),
    ),
    Trial(
        "folders without end",
        "import os\nwhile True:\n    os.mkdir('a' * 100); os.chdir('a' * 100)",
        (TIMEOUT, MEMORY, ERROR),
        (ERROR,),
        ("", "No space left"),
    ),
    Trial(
        "too many open files",
        "x = [open('f', 'w') for _ in range(10**5)]",
        (ERROR, TIMEOUT, MEMORY),
        (ERROR,),
        ("", "Too many open files"),
    ),
    Trial(
        "subprocess",
        "import subprocess\nprint(subprocess.run(['true']).returncode)",
        (ERROR,),
        (OK,),
        (NO_PROCESSES, "0"),
    ),
    Trial(
        "thread",
        "import threading\nt = threading.Thread(target=print, args=('in a thread',))\nt.start()\nt.join()",
        (ERROR,),
        (OK,),
        (NO_THREADS, "in a thread"),
    ),
)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
async def test_a_hostile_program_ends_as_it_should(trial: Trial, runner: Runner, backend: str):
    statuses, words = trial.expected(backend)
    limits = Limits(wall_seconds=1 if TIMEOUT in statuses else 10)
    (done,) = (await runner.run(Job(source=trial.source, limits=limits))).executions
    told = f"{done.stdout}{done.stderr}{done.failure}"
    assert done.status in statuses, told[-2000:]
    assert words in told
    assert len(done.stdout) + len(done.stderr) <= limits.output_bytes
    assert done.truncated == (done.status is FLOOD)
    assert done.failure is None or len(done.failure.traceback) + len(done.failure.message) < 20_000
    assert done.seconds < limits.wall_seconds + 1
    if backend == "embedded":  # whose processes live on; a container does not
        after = await runner.run(Job(source="print('next')"))
        assert after.executions[0].stdout == "next\n"


FORBIDDEN = (
    "open('/etc/shadow')",
    "open('/root/x')",
    "open('/x', 'w')",
    "open('/etc/x', 'w')",
    "open('/opt/harness.py', 'w')",
    "open('/usr/x', 'w')",
    "open('/proc/sysrq-trigger', 'w').write('c')",
    "open('/proc/sys/kernel/core_pattern', 'w').write('x')",
    "os.stat('/var/run/docker.sock')",
    "os.stat('/run/docker.sock')",
    "os.stat('/sys/fs/cgroup/release_agent')",
    "os.setuid(0)",
    "os.setgid(0)",
    "os.setgroups([0])",
    "os.chown('.', 0, 0)",
    "os.mknod('d', 0o60666, 2049)",
    "os.chroot('.')",
    "os.nice(-5)",
    "os.symlink('/etc/shadow', 's') or open('s').read()",
)
NETWORK = (
    "socket.create_connection(('1.1.1.1', 53), 1)",
    "socket.create_connection(('169.254.169.254', 80), 1)",
    "socket.create_connection(('127.0.0.1', 22), 1)",
    "socket.create_connection(('::1', 80), 1)",
    "socket.create_connection(('example.org', 80), 1)",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))",
    "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).bind((0, 0))",
)


@pytest.mark.parametrize("attempts", [FORBIDDEN, NETWORK], ids=["files and rights", "network"])
async def test_nothing_outside_can_be_reached(script: Script, attempts: tuple[str, ...]):
    works = ", ".join(f"lambda: {attempt}" for attempt in attempts)
    done = await script(f"{TRY}\nimport socket\nattempt({works})", wall_seconds=4)
    assert done.status is OK
    outcomes = dict(zip(attempts, done.stdout.splitlines(), strict=True))
    assert {attempt: told for attempt, told in outcomes.items() if told.startswith("done")} == {}


async def test_nothing_of_the_hosts_environment_or_processes_is_seen(
    script: Script, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PARLEY_SECRET_OF_THE_HOST", "swordfish")
    source = """
import os, sys
print(dict(os.environ), sys.argv, sys.path, os.getcwd())
for root, _, _ in os.walk('/proc'):
    if root == '/proc' or root.split('/')[2].isdigit() and root.count('/') == 2:
        for name in ('environ', 'cmdline'):
            try: print(open(f'{root}/{name}').read())
            except OSError: pass
try: print('seen', sum(name.isdigit() for name in os.listdir('/proc')))
except OSError: print('seen', 0)
"""
    done = await script(source)
    assert done.status is OK
    assert "swordfish" not in done.stdout
    assert "PARLEY" not in done.stdout
    assert str(os.getpid()) not in done.stdout.replace("]", " ").split()
    assert int(done.stdout.rpartition("seen ")[2]) <= 2


async def test_no_state_is_left_for_the_next_run(script: Script):
    mark = """
import builtins, os, sys, json
for folder in ('.', '/tmp', '/dev/shm', '/data', '/work', '/var/tmp'):
    try: open(folder + '/left.txt', 'w').write('left')
    except OSError: pass
builtins.left = 1
os.environ['LEFT'] = '1'
json.left = sys.left = 1
"""
    look = """
import builtins, os, sys, json
found = [f for f in ('.', '/tmp', '/dev/shm', '/data', '/work', '/var/tmp') if os.path.exists(f + '/left.txt')]
print(found, hasattr(builtins, 'left'), 'LEFT' in os.environ, hasattr(json, 'left'), hasattr(sys, 'left'))
"""
    assert (await script(mark)).status is OK
    assert (await script(look)).stdout == "[] False False False False\n"


async def test_the_harness_holds_no_expected_value(script: Script):
    """Whatever can be reached from the code's own process is its request, and that has only inputs."""
    source = """
import gc, sys
frame, names = sys._getframe(), set()
while frame:
    names |= {str(k) for v in frame.f_locals.values() if isinstance(v, dict) for k in v}
    frame = frame.f_back
print(sorted(n for n in names if 'expect' in n or 'answer' in n), 'request' in str(names) or 'source' in names)
"""
    assert (await script(source)).stdout.startswith("[] ")


async def test_stdout_of_the_container_cannot_be_used_to_forge_a_second_voice(script: Script):
    """Writing to another process's stdout is at most more output of one's own."""
    source = (
        "import os\nprint('mine', flush=True)\n"
        "for fd in ('/proc/1/fd/1', '/proc/1/fd/2', '/proc/self/fd/1'):\n"
        "    try: open(fd, 'w').write('{\"exit_code\": 77}\\n')\n"
        "    except OSError: pass\n"
    )
    done = await script(source)
    assert (done.status, done.exit_code) == (OK, 0)
    assert done.stdout.startswith("mine\n")
