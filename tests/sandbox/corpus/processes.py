"""Trials of processes and threads: too many of them, ones that outlive their program, ones that strike at others."""

from tests.sandbox.corpus.trial import (
    ERROR,
    FLOOD,
    MEMORY,
    NO_PROCESSES,
    NO_THREADS,
    OK,
    TIMEOUT,
    Trial,
    ends,
)

_NO_PROCESS = ends(ERROR, said=NO_PROCESSES)

PROCESSES = (
    Trial(
        name="fork bomb",
        source="import os\nwhile True: os.fork()",
        embedded=_NO_PROCESS,
        jail=ends(ERROR, TIMEOUT, MEMORY),
    ),
    Trial(
        name="fork bomb that takes no refusal",
        source="import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT, MEMORY),
    ),
    Trial(
        name="thread bomb",
        source=(
            "import threading, time\n"
            "while True: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
        ),
        embedded=ends(ERROR, said=NO_THREADS),
        jail=ends(ERROR, said="can't start new thread"),
    ),
    Trial(
        name="orphan that holds the pipes",
        source="import os, time\nif os.fork() == 0:\n    time.sleep(60)\nprint('parent done')",
        embedded=_NO_PROCESS,
        jail=ends(OK, said="parent done"),
    ),
    Trial(
        name="daemons with sessions of their own",
        source=(
            "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
            "        os.setsid()\n        if os.fork() == 0:\n"
            "            while True: time.sleep(0.01)\n        os._exit(0)\nprint('parent done')"
        ),
        embedded=_NO_PROCESS,
        jail=ends(OK, said="parent done"),
    ),
    Trial(
        name="flood of a grandchild",
        source=(
            "import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n"
            "        while True: os.write(1, b'flood' * 1000)\n    os._exit(0)\ntime.sleep(60)"
        ),
        embedded=_NO_PROCESS,
        jail=ends(FLOOD, said="floodflood"),
    ),
    Trial(
        name="ignoring SIGTERM",
        source="import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass",
        embedded=ends(TIMEOUT, ERROR),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="ignoring every signal",
        source=(
            "import signal\nfor number in signal.valid_signals():\n"
            "    try: signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError): pass\n"
            "while True: pass"
        ),
        embedded=ends(TIMEOUT, ERROR),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="stopping itself",
        source="import os\nos.kill(os.getpid(), 19)",
        embedded=ends(ERROR),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="killing itself",
        source="import os\nos.kill(os.getpid(), 9)",
        embedded=ends(ERROR),
        jail=ends(ERROR, said="signal 9"),
    ),
    Trial(
        name="killing everyone",
        source=(
            "import os\nfor pid in (1, -1):\n    try: os.kill(pid, 9)\n    except OSError: pass\nprint('still here')"
        ),
        embedded=ends(OK, ERROR),
        jail=ends(OK, said="still here"),
        container=ends(OK, ERROR),
    ),
    Trial(
        name="every signal to whoever keeps it",
        source=(
            "import os\nfor pid in (1, os.getppid()):\n    for number in range(1, 65):\n"
            "        try: os.kill(pid, number)\n        except OSError: pass\nprint('still here')"
        ),
        embedded=ends(OK, ERROR),
        jail=ends(OK, said="still here"),
        container=ends(OK, ERROR),
    ),
    Trial(
        name="stopping its keeper",
        source="import os\nos.kill(os.getppid(), 19)\nprint('still here')",
        embedded=ends(ERROR),
        jail=ends(OK, said="still here"),
        container=ends(TIMEOUT, said="still here"),
    ),
    Trial(
        name="taking its keeper's means away",
        source=(
            "import os, resource\nfor kind in ('NOFILE', 'CPU', 'DATA', 'FSIZE', 'NPROC', 'STACK'):\n"
            "    try: resource.prlimit(os.getppid(), getattr(resource, 'RLIMIT_' + kind), (0, 0))\n"
            "    except OSError: pass\nprint('still here')"
        ),
        embedded=ends(ERROR),
        jail=ends(OK, ERROR),
    ),
    Trial(
        name="storm of SIGKILL",
        source=(
            "import os, time\nfor _ in range(6):\n    if os.fork() == 0:\n"
            "        while True:\n            try: os.kill(-1, 9)\n            except OSError: pass\n"
            "time.sleep(60)"
        ),
        embedded=_NO_PROCESS,
        jail=ends(ERROR, TIMEOUT, said=""),
    ),
    Trial(
        name="becoming another program",
        source="import os\nos.execv('/bin/echo', ['echo', 'another'])",
        embedded=_NO_PROCESS,
        jail=ends(OK, said="another"),
    ),
    Trial(
        name="becoming one that sleeps",
        source="import os\nos.execv('/bin/sleep', ['sleep', '60'])",
        embedded=_NO_PROCESS,
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="subprocess",
        source="import subprocess\nprint(subprocess.run(['true']).returncode)",
        embedded=_NO_PROCESS,
        jail=ends(OK, said="0"),
    ),
    Trial(
        name="thread",
        source=(
            "import threading\nt = threading.Thread(target=print, args=('in a thread',))\nt.start()\nt.join()"
        ),
        embedded=ends(ERROR, said=NO_THREADS),
        jail=ends(OK, said="in a thread"),
    ),
    Trial(
        name="thread that never ends",
        source="import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\nprint('main done')",
        embedded=ends(ERROR, said=NO_THREADS),
        jail=ends(TIMEOUT, said="main done"),
    ),
    Trial(
        name="leaving before anybody can report",
        source="import os\nprint('bye', flush=True)\nos._exit(0)",
        embedded=ends(OK, said="bye"),
        jail=ends(OK, said="bye"),
    ),
)
