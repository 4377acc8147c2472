"""Trials of the interpreter itself: what takes for ever, what nests too deeply, what breaks it."""

from tests.sandbox.corpus.trial import ERROR, MEMORY, OK, TIMEOUT, Trial, ends

INTERPRETER = (
    Trial(
        name="infinite loop",
        source="print('begun')\nwhile True: pass",
        embedded=ends(TIMEOUT, said="begun"),
        jail=ends(TIMEOUT, said="begun"),
    ),
    Trial(
        name="long sleep", source="import time\ntime.sleep(1e6)", embedded=ends(TIMEOUT), jail=ends(TIMEOUT)
    ),
    Trial(
        name="swallowing every exception",
        source="while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="catastrophic pattern",
        source="import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="endless multiplication",
        source="x = 7 ** 10**8",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT, MEMORY),
    ),
    Trial(
        name="big int to text",
        source="str(10 ** 5000)",
        embedded=ends(ERROR, said="4300 digits"),
        jail=ends(ERROR, said="4300 digits"),
    ),
    Trial(
        name="huge message",
        source="raise ValueError('x' * 10**7)",
        embedded=ends(ERROR, said="xxx"),
        jail=ends(ERROR, said="xxx"),
    ),
    Trial(
        name="huge traceback",
        source=(
            "error = None\nfor n in range(3000):\n    try:\n        raise ValueError(n) from error\n"
            "    except ValueError as each: error = each\nraise error"
        ),
        embedded=ends(ERROR),
        jail=ends(ERROR),
    ),
    Trial(
        name="huge line in a traceback",
        source="x = '" + "y" * 100_000 + "'; 1/0",
        embedded=ends(ERROR, said="division by zero"),
        jail=ends(ERROR, said="division by zero"),
    ),
    Trial(
        name="an exception that cannot be shown",
        source="class E(Exception):\n    def __str__(self): raise E\nraise E",
        embedded=ends(ERROR),
        jail=ends(ERROR),
    ),
    Trial(
        name="an exception that is never shown",
        source="class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
        embedded=ends(TIMEOUT),
        jail=ends(TIMEOUT),
    ),
    Trial(
        name="endless recursion",
        source="def f(n):\n    return f(n + 1)\nf(0)",
        embedded=ends(ERROR, said="maximum recursion depth"),
        jail=ends(ERROR, said="maximum recursion depth"),
    ),
    Trial(
        name="recursion with its limit taken away",
        source="import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
        embedded=ends(ERROR, said="Python itself broke down"),
        jail=ends(ERROR, MEMORY, TIMEOUT),
    ),
    Trial(
        name="deep C recursion",
        source="import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(200_000): x = [x]\nrepr(x)",
        embedded=ends(ERROR),
        jail=ends(ERROR, MEMORY),
    ),
    Trial(
        name="nested parser",
        source="import json\njson.loads('[' * 10**6)",
        embedded=ends(ERROR),
        jail=ends(ERROR, MEMORY),
    ),
    Trial(
        name="nested source",
        source="x = " + "(" * 5000 + ")" * 5000,
        embedded=ends(ERROR),
        jail=ends(ERROR),
    ),
    Trial(
        name="deep chain let go",
        source="x = None\nfor _ in range(200_000): x = (x,)\ndel x",
        embedded=ends(OK, ERROR),
        jail=ends(OK),
    ),
    Trial(
        name="abort",
        source="import os\nos.abort()",
        embedded=ends(ERROR, said="broke down"),
        jail=ends(ERROR, said="signal 6"),
    ),
    Trial(
        name="segmentation fault",
        source="import ctypes\nctypes.string_at(0)",
        embedded=ends(ERROR),
        jail=ends(ERROR, said="signal 11"),
    ),
    Trial(
        name="NUL in the source",
        source="print(1)\0print(2)",
        embedded=ends(ERROR, said="null bytes"),
        jail=ends(ERROR, said="null bytes"),
    ),
    Trial(
        name="half a character in the source",
        source="x = '\ud800'",
        embedded=ends(ERROR, said="surrogates not allowed"),
        jail=ends(ERROR, said="surrogates not allowed"),
    ),
    Trial(
        name="an end that never comes",
        source="import atexit\n@atexit.register\ndef never():\n    while True: pass\nprint('last line')",
        embedded=ends(TIMEOUT, said="last line"),
        jail=ends(TIMEOUT, said="last line"),
    ),
    Trial(
        name="replacing what its harness uses",
        source=(
            "import builtins, json, os, sys, traceback\n"
            "json.dumps = json.loads = os.write = sys.exc_info = traceback.format_exception = None\n"
            "for name in ('len', 'isinstance', 'exec', 'open', 'repr', 'str', 'dict'): delattr(builtins, name)\n"
            "sys.modules.clear()"
        ),
        embedded=ends(OK, ERROR),
        jail=ends(OK, ERROR),
    ),
)
