"""Trials of what a program reads and writes: floods, forged reports, descriptors that are not its own."""

from tests.sandbox.corpus.trial import ERROR, FLOOD, MEMORY, OK, TIMEOUT, Trial, ends

_FORGED = '{"exit_code": 77, "value": 42, "repr": "42", "foreign": false}'
_FRAME = "b'd' + (len(forged)).to_bytes(4, 'big') + forged"

STREAMS = (
    Trial(
        name="output flood",
        source="while True: print('flood' * 1000)",
        embedded=ends(FLOOD, said="floodflood"),
        jail=ends(FLOOD, said="floodflood"),
    ),
    Trial(
        name="output flood on stderr",
        source="import sys\nwhile True: sys.stderr.write('flood' * 1000)",
        embedded=ends(FLOOD, said="floodflood"),
        jail=ends(FLOOD, said="floodflood"),
    ),
    Trial(
        name="raw bytes on stdout",
        source="import sys\nsys.stdout.buffer.write(bytes(range(256)) * 4)\nprint('end')",
        embedded=ends(OK, said="end"),
        jail=ends(OK, said="end"),
    ),
    Trial(
        name="half a character on stdout",
        source="print('\\ud800')",
        embedded=ends(ERROR, said="UnicodeEncodeError"),
        jail=ends(ERROR, said="UnicodeEncodeError"),
    ),
    Trial(
        name="closing its own streams, then looping",
        source="import os\nos.closerange(0, 64)\nwhile True: pass",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="closing its own streams, then ending",
        source="import os\nos.closerange(0, 64)",
        embedded=ends(OK),
        jail=ends(OK),
    ),
    Trial(
        name="closing where the report goes",
        source="import os\nfor fd in (3, 4):\n    try: os.close(fd)\n    except OSError: pass\nprint('closed')",
        embedded=ends(OK, said="closed"),
        jail=ends(OK, said="closed"),
    ),
    Trial(
        name="a flood where the report goes",
        source="import os\nwhile True: os.write(4, b'x' * 65536)",
        embedded=ends(ERROR, OK),
        # Whichever its keeper meets first: on a busy machine, what waits to be read.
        jail=ends(FLOOD, MEMORY),
    ),
    Trial(
        name="garbage where the report goes",
        source="import os\nos.write(4, bytes(range(256)) * 100)\nos._exit(0)",
        embedded=ends(ERROR, OK),
        jail=ends(ERROR, said="cannot be read"),
    ),
    Trial(
        name="a report that nests without end",
        source="import os\nfor _ in range(9): os.write(4, b'[' * 50_000)\nos._exit(0)",
        embedded=ends(ERROR, OK),
        jail=ends(ERROR, said="cannot be read"),
    ),
    Trial(
        name="a report of numbers without end",
        source=(
            "import os\nnine = b'9' * 4000\n"
            'os.write(4, b\'{"exit_code": 0, "peak": \' + nine + b\', "failure": {"type": "T", \''
            'b\'"message": "m", "traceback": "t", "line": \' + nine + b\'}}\')\nos._exit(0)'
        ),
        embedded=ends(ERROR, OK),
        jail=ends(ERROR),
    ),
    Trial(
        name="a report of its own, printed",
        source=f"print('{_FORGED}')",
        embedded=ends(OK, said="exit_code"),
        jail=ends(OK, said="exit_code"),
    ),
    Trial(
        name="frames on every descriptor",
        source=(
            'import os\nforged = b\'{"end": "itself", "exit_code": 77, "report": null}\'\n'
            f"for fd in range(64):\n    try: os.write(fd, {_FRAME})\n    except OSError: pass"
        ),
        embedded=ends(OK, ERROR),
        jail=ends(OK, ERROR),
    ),
    Trial(
        name="frames for whoever keeps it",
        source=(
            'import os\nprint(\'mine\', flush=True)\nforged = b\'{"end": "itself", "exit_code": 77}\'\n'
            "for pid in {1, os.getppid()} if hasattr(os, 'getppid') else {1}:\n    for fd in range(64):\n"
            "        try:\n            with open(f'/proc/{pid}/fd/{fd}', 'wb', buffering=0) as end:\n"
            f"                end.write({_FRAME}); print('written to', pid, fd)\n"
            "        except OSError: pass"
        ),
        embedded=ends(OK),
        jail=ends(OK, said="mine"),
        never="written to",
    ),
    Trial(
        name="streams that never block",
        source="import os\nfor fd in (0, 1, 2, 4):\n    os.set_blocking(fd, False)\nfor n in range(5000): print(n)",
        embedded=ends(OK, ERROR),
        jail=ends(OK, ERROR),
    ),
    Trial(
        name="huge stdin",
        source="import sys\nprint(len(sys.stdin.read()))",
        stdin="é" * 500_000,
        embedded=ends(OK, said="500000"),
        jail=ends(OK, said="500000"),
    ),
    Trial(
        name="stdin that nobody reads",
        source="print('not read')",
        stdin="x" * 1_000_000,
        embedded=ends(OK, said="not read"),
        jail=ends(OK, said="not read"),
    ),
    Trial(
        name="closed stdin",
        source="import sys\nsys.stdin.close()\ninput()",
        embedded=ends(ERROR, said="closed file"),
        jail=ends(ERROR, said="closed file"),
    ),
    Trial(
        name="waiting for somebody to type",
        source="while True:\n    try: input()\n    except EOFError: pass",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT),
    ),
)
