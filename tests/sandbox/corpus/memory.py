"""Trials of memory: taken at once, bit by bit, by many, shared, or where nobody counts it at first sight."""

from tests.sandbox.corpus.trial import ERROR, FLOOD, MEMORY, NO_PROCESSES, OK, TIMEOUT, Trial, ends

_NO_PROCESS = ends(ERROR, said=NO_PROCESSES)
_TOO_MUCH = ends(MEMORY, said="128 MiB")

MEMORIES = (
    Trial(
        name="memory bomb",
        source="x = []\nwhile True: x.append(bytearray(2**20))",
        embedded=_TOO_MUCH,
        jail=_TOO_MUCH,
    ),
    Trial(name="one huge object", source="x = bytearray(2**30)", embedded=_TOO_MUCH, jail=_TOO_MUCH),
    Trial(
        name="memory bomb in small pieces",
        source="x = []\nwhile True: x.append([x, {}])",
        embedded=_TOO_MUCH,
        jail=_TOO_MUCH,
    ),
    Trial(
        name="memory bomb behind every handler",
        source=(
            "x = []\nwhile True:\n    try: x.append(bytearray(2**16))\n"
            "    except BaseException: x.append(None)"
        ),
        embedded=ends(MEMORY, TIMEOUT),
        jail=ends(MEMORY, TIMEOUT),
    ),
    Trial(
        name="memory bomb of many processes",
        source=(
            "import os, time\nfor _ in range(24):\n    if os.fork() == 0:\n"
            "        x = bytearray(b'x') * (24 * 2**20)\n        time.sleep(60)\n"
            "time.sleep(60)"
        ),
        embedded=_NO_PROCESS,
        jail=ends(MEMORY, TIMEOUT),
    ),
    Trial(
        name="memory bomb in a child",
        source=(
            "import os\nif os.fork() == 0:\n    x = []\n    while True: x.append(bytearray(2**20))\n"
            "os.wait()\nprint('parent lives')"
        ),
        embedded=_NO_PROCESS,
        jail=ends(OK, said="parent lives"),
    ),
    Trial(
        name="shared memory",
        source=(
            "import mmap\nm = mmap.mmap(-1, 2**30)\nfor at in range(0, 2**30, 4096): m[at] = 1\nprint('had it')"
        ),
        embedded=ends(MEMORY, ERROR),
        jail=_TOO_MUCH,
    ),
    Trial(
        name="memory that is a file",
        source=(
            "import mmap\nf = open('f', 'w+b')\nf.truncate(2**30)\nm = mmap.mmap(f.fileno(), 2**30)\n"
            "for at in range(0, 2**30, 4096): m[at] = 1\nprint('had it')"
        ),
        embedded=ends(MEMORY, ERROR),
        jail=ends(ERROR, said="signal 7"),
    ),
    Trial(
        name="memory in pipes",
        source=(
            "import os, fcntl\nkept = []\nfor child in range(24):\n    if os.fork() == 0:\n"
            "        for _ in range(25):\n            r, w = os.pipe(); os.set_blocking(w, False)\n"
            "            try: fcntl.fcntl(w, 1031, 2**20)\n            except OSError: pass\n"
            "            try:\n                while True: os.write(w, b'x' * 65536)\n"
            "            except OSError: pass\n            kept.append((r, w))\n"
            "        while True: __import__('time').sleep(60)\nfor _ in range(24): os.wait()"
        ),
        embedded=ends(ERROR),
        jail=ends(MEMORY, TIMEOUT, OK),
    ),
    Trial(
        name="memory in sockets",
        source=(
            "import os, socket\nkept = []\nfor child in range(24):\n    if os.fork() == 0:\n"
            "        for _ in range(25):\n            a, b = socket.socketpair(); a.setblocking(False)\n"
            "            try:\n                while True: a.send(b'x' * 65536)\n"
            "            except OSError: pass\n            kept.append((a, b))\n"
            "        while True: __import__('time').sleep(60)\nfor _ in range(24): os.wait()"
        ),
        embedded=ends(ERROR),
        jail=ends(MEMORY, TIMEOUT, OK),
    ),
    Trial(
        name="mapping without end",
        source="import mmap\nx = []\nwhile True: x.append(mmap.mmap(-1, 2**20, prot=mmap.PROT_READ))",
        embedded=ends(MEMORY, ERROR, TIMEOUT),
        jail=ends(ERROR, TIMEOUT, MEMORY),
    ),
    Trial(
        name="text that doubles",
        source="x = 'x'\nwhile True: x += x",
        embedded=_TOO_MUCH,
        jail=_TOO_MUCH,
    ),
    Trial(
        name="one huge print",
        source="print('x' * 50_000_000)",
        embedded=ends(FLOOD),
        jail=ends(FLOOD),
    ),
)
