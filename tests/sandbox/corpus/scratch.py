"""Trials of the folder that a program works in: filled, buried, and left with what nobody should ever read."""

from tests.sandbox.corpus.trial import ERROR, MEMORY, NO_PROCESSES, OK, TIMEOUT, Trial, ends

_KEPT = frozenset({"kept"})
_KEEP = "import os\nopen('kept', 'w').write('kept')\n"
_FULL = ends(ERROR, said="OSError")
_NO_ROOM = ends(ERROR, said="No space left")

SCRATCH = (
    Trial(
        name="filling the disk",
        source="f = open('big', 'wb')\nwhile True: f.write(bytes(2**20)); f.flush()",
        embedded=_FULL,
        jail=_FULL,
        left=frozenset(),
    ),
    Trial(
        name="filling the disk with many files",
        source="n = 0\nwhile True:\n    open(str(n), 'wb').write(bytes(2**20)); n += 1",
        embedded=_FULL,
        jail=_FULL,
    ),
    Trial(
        name="inode bomb",
        source="n = 0\nwhile True:\n    open(str(n), 'w').close(); n += 1",
        embedded=ends(TIMEOUT, MEMORY, ERROR),
        jail=_NO_ROOM,
    ),
    Trial(
        name="folders without end",
        source="import os\nwhile True:\n    os.mkdir('a' * 100); os.chdir('a' * 100)",
        embedded=ends(TIMEOUT, MEMORY, ERROR),
        jail=_NO_ROOM,
    ),
    Trial(
        name="too many open files",
        source="x = [open('f', 'w') for _ in range(10**5)]",
        embedded=ends(ERROR, TIMEOUT, MEMORY),
        jail=ends(ERROR, said="Too many open files"),
    ),
    Trial(
        name="links among the files left",
        source=(
            _KEEP
            + "for n, target in enumerate(('/etc/shadow', '/etc/passwd', '/proc/self/environ', 'kept', '.', '..')):\n"
            "    try: os.symlink(target, f'link{n}')\n    except OSError: pass"
        ),
        embedded=ends(OK),
        jail=ends(OK),
        left=_KEPT,
    ),
    Trial(
        name="a sparse file among the files left",
        source=_KEEP + "with open('sparse', 'wb') as file: file.truncate(2**40)",
        embedded=ends(OK, ERROR),
        jail=ends(OK),
        left=_KEPT,
    ),
    Trial(
        name="pipes and sockets among the files left",
        source=(
            _KEEP + "import socket\nfor make in (lambda: os.mkfifo('pipe'), lambda: "
            "socket.socket(socket.AF_UNIX).bind('socket'), lambda: os.mknod('file')):\n"
            "    try: make()\n    except (AttributeError, OSError): pass"
        ),
        embedded=ends(OK),
        jail=ends(OK),
        left=_KEPT,
    ),
    Trial(
        name="a very deep tree among the files left",
        source=(
            _KEEP + "for n in range(300):\n    os.mkdir('d'); os.chdir('d')\nopen('buried', 'w').write('x')"
        ),
        embedded=ends(OK, ERROR),
        jail=ends(OK),
        left=_KEPT,
    ),
    Trial(
        name="a folder that is gone",
        source=_KEEP + "os.mkdir('d'); os.chdir('d'); os.rmdir('../d')",
        embedded=ends(OK),
        jail=ends(OK),
        left=_KEPT,
    ),
    Trial(
        name="doors closed behind it",
        source=_KEEP + "os.chmod('kept', 0)\nos.chmod('.', 0)",
        embedded=ends(OK, ERROR),
        jail=ends(OK),
    ),
    Trial(
        name="names that nobody can write",
        source=(
            _KEEP
            + "for name in (b'new\\nline', b'\\xff\\xfe', b'-rf', b' ', b'a' * 255, 'e\\u202e\\u0301'.encode()):\n"
            "    try: open(name, 'w').write('x')\n    except (OSError, ValueError): pass"
        ),
        embedded=ends(OK),
        jail=ends(OK),
    ),
    Trial(
        name="a thousand small files left",
        source="for n in range(900): open(f'{n:04}', 'w').write('x')",
        embedded=ends(OK),
        jail=ends(OK),
        left=frozenset(f"{n:04}" for n in range(8)),
    ),
    Trial(
        name="executing what it wrote",
        source=(
            "import os, shutil, subprocess\nshutil.copy('/bin/true', 'true'); os.chmod('true', 0o755)\n"
            "try: subprocess.run(['./true']); print('ran')\nexcept PermissionError: print('refused')"
        ),
        embedded=ends(ERROR),
        jail=ends(OK, said="refused"),
        never="ran",
    ),
    Trial(
        name="a writer that does not stop at the end",
        source=(
            _KEEP + "if os.fork() == 0:\n    os.setsid()\n    n = 0\n    while True:\n"
            "        open('kept', 'w').write('changed' * n); n += 1"
        ),
        embedded=ends(ERROR, said=NO_PROCESSES),
        jail=ends(OK),
    ),
)
