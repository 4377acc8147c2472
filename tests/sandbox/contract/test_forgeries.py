"""Nine ways to a good grade without solving the task, each tried on every runner; none of them leads there.

What is expected is drawn anew for each test, so that no submission can know it. A forgery that is after it searches
wherever there is anything to search; that it searches well is shown by what it does find: its own argument.
"""

import json
import secrets
from dataclasses import dataclass, replace

import pytest

from core.course.grading import Grade, grade, submission
from core.course.judging import Outcome
from core.course.model import Case, Challenge, Inputs, Prints, Returns
from sandbox.contract import Call, Limits, Runner
from tests.sandbox.corpus.trial import Way

pytestmark = pytest.mark.asyncio(loop_scope="session")

REPORT = {"exit_code": 0, "value": True, "repr": "True", "foreign": False}
TRUE = json.dumps(REPORT)
LAST_WORD = json.dumps({"end": "itself", "exit_code": 0, "report": TRUE, "files": {}, "files_left_out": 0})
FRAMES = f"""
import os
report, word = {TRUE!r}.encode(), {LAST_WORD!r}.encode()
frame = b'd' + len(word).to_bytes(4, 'big') + word
"""

# Answers with whatever it can find that is no more than the name of what is sought: a long number that it was not given.
SEARCH = """
import gc, os, re, sys
found = set()
def look(text):
    found.update(re.findall(r'(?<![0-9])[0-9]{{15}}(?![0-9])', text))
def f(given):
    {where}
    print('given' if str(given) in found else 'blind', sorted(found - {{str(given)}}))
    return int(next(iter(found - {{str(given)}}), 0))
"""


@dataclass(frozen=True, slots=True)
class Forgery:
    """A submission that would rather be graded than work. `sees`: where its search must at least find its argument."""

    name: str
    source: str
    sees: tuple[Way, ...] = ()


def searching(name: str, where: str, *sees: Way) -> Forgery:
    body = where.strip("\n").replace("\n", "\n    ")
    return Forgery(name, SEARCH.format(where=body), sees)


FORGERIES = (
    Forgery(
        "forged frames of a result",
        FRAMES + "def f(given):\n    for fd in range(64):\n        for data in (report, frame):\n"
        "            try: os.write(fd, data)\n            except OSError: pass\n    os._exit(0)",
    ),
    Forgery("leaving before the tests", "import os\ndef f(given): os._exit(0)"),
    Forgery("leaving while it is loaded", "raise SystemExit(0)\ndef f(given): return True"),
    Forgery(
        "patching the tests and the harness",
        """
import sys, unittest
class Same:
    def __eq__(self, other): return True
unittest.TestCase.assertEqual = unittest.TestCase.assertTrue = lambda *a, **k: None
unittest.TextTestRunner.run = lambda *a, **k: None
def f(given):
    frame = sys._getframe()
    while frame:
        for name in ('_returned', '_encode', '_answer', '_settle', 'execute'):
            if name in frame.f_globals:
                frame.f_globals[name] = lambda *a, **k: {'value': True, 'repr': 'True', 'foreign': False, 'exit_code': 0}
        frame = frame.f_back
    return True
""",
    ),
    Forgery(
        "an object equal to everything",
        "class Same(int):\n    __eq__ = lambda self, other: True\n    __ne__ = lambda self, other: False\n"
        "    __hash__ = int.__hash__\ndef f(given): return Same(7)",
    ),
    Forgery(
        "a list of objects equal to everything",
        "class Same(str):\n    __eq__ = lambda self, other: True\n    __hash__ = str.__hash__\ndef f(given): return [Same('x')]",
    ),
    searching(
        "stealing from frames",
        """
frame = sys._getframe()
while frame:
    for value in [*dict(frame.f_locals).values(), *frame.f_code.co_consts]: look(repr(value))
    frame = frame.f_back
""",
        *Way,
    ),
    searching(
        "stealing from arguments, environment and files",
        """
look(repr([sys.argv, sys.orig_argv, dict(os.environ)]))
for folder in ('.', '..', '/', '/tmp', '/data', '/work', '/opt', '/opt/parley', '/proc/self', '/proc/1', f'/proc/{os.getppid() if hasattr(os, "getppid") else 1}'):
    try: names = os.listdir(folder)
    except OSError: names = ()
    for name in names:
        if name in ('kmsg', 'mem', 'pagemap', 'clear_refs', 'kcore') or not os.path.isfile(folder + '/' + name): continue
        try: look(open(folder + '/' + name, errors='replace').read(10**6))
        except OSError: pass
""",
    ),
    searching(
        "stealing from memory",
        """
for each in gc.get_objects():
    if isinstance(each, (dict, list, tuple, set)): look(repr(each)[:10**5])
try:
    import ctypes
    for at in range(id(given) & ~4095, (id(given) & ~4095) + 4096 * 4, 4096): look(ctypes.string_at(at, 4096).decode('latin-1'))
except ImportError: pass
""",
        *Way,
    ),
    Forgery(
        "printing the report that is expected",
        f"def f(given):\n    print({TRUE!r}); print('OK\\n1 passed'); print({LAST_WORD!r})\n    return given",
    ),
    Forgery(
        "replacing what the harness stands on",
        f"""
import builtins, json, os, sys
def f(given):
    json.dumps = lambda *a, **k: {TRUE!r}
    json.JSONEncoder.encode = lambda *a, **k: {TRUE!r}
    builtins.exec = builtins.repr = builtins.isinstance = builtins.issubclass = lambda *a, **k: True
    os._exit = lambda code: None
    return True
""",
    ),
    Forgery(
        "a report of its own in place of the harness's",
        f"import os\ndef f(given):\n    os.write(4, {TRUE!r}.encode())\n    os._exit(0)",
    ),
)


def numbers() -> tuple[int, int]:
    """What is given and what is expected, of 15 digits each, that have nothing to do with each other."""
    return 10**14 + secrets.randbelow(8 * 10**14), 10**14 + secrets.randbelow(8 * 10**14)


def challenge(*cases: Case) -> Challenge:
    return Challenge(
        id="forged",
        skill="values",
        lesson="names",
        difficulty=1,
        prompt="",
        explanation="",
        revision="1",
        title="Forged",
        language="python",
        cases=cases,
        hints=(),
        reference="",
        wrong=(),
        entry="f",
        limits=Limits(wall_seconds=10),
    )


def asking(given: int, expected: int, name: str = "one") -> Case:
    inputs = Inputs(calls=(Call(function="f", arguments=(given,)),))
    return Case(name=name, expectation=Returns(value=expected), catches="Look again.", inputs=inputs)


async def graded(runner: Runner, task: Challenge, source: str) -> Grade:
    return grade(task, task.cases, await runner.run(submission(task, source, task.cases)))


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)
async def test_a_forgery_does_not_pass(forgery: Forgery, runner: Runner, way: Way):
    given, expected = numbers()
    result = await graded(runner, challenge(asking(given, expected)), forgery.source)
    assert result.graded
    assert not result.passed
    (case,) = result.cases
    assert str(expected) not in f"{case.stdout}{case.got}{case.failure}"
    if way in forgery.sees:
        assert case.stdout.startswith("given"), case


async def test_the_same_way_in_an_honest_submission_passes(runner: Runner):
    given, _ = numbers()
    assert (
        await graded(runner, challenge(asking(given, given + 1)), "def f(given): return given + 1")
    ).passed


async def test_nothing_left_for_the_next_case_is_there(runner: Runner):
    """A program that remembers what it was asked could work out from that what it will be asked, and answer by rote."""
    source = """
import builtins, json, os, sys
def f(given):
    seen = [getattr(builtins, 'seen', 0), getattr(json, 'seen', 0), os.environ.get('SEEN', 0), len(os.listdir('.')), 'seen' in sys.modules]
    builtins.seen = json.seen = sys.modules['seen'] = given
    os.environ['SEEN'] = str(given)
    open('seen', 'w').write(str(given))
    try:
        if os.fork() == 0:
            while True: pass
    except OSError: pass
    return any(seen)
"""
    cases = tuple(asking(n, 0, f"case {n}") for n in range(4))
    task = challenge(*(replace(case, expectation=Returns(value=False)) for case in cases))
    assert [case.outcome for case in (await graded(runner, task, source)).cases] == [Outcome.PASSED] * 4


async def test_what_is_printed_is_compared_whole(runner: Runner):
    """A forged end, or one that was cut, is no right output."""
    _, expected = numbers()
    case = Case(name="prints", expectation=Prints(text=f"{expected}\n"), catches="Look again.")
    task = replace(challenge(case), entry=None)
    for source in (
        f"{FRAMES}for fd in range(64):\n    try: os.write(fd, frame)\n    except OSError: pass",
        "import os\nos._exit(0)",
        "print('0' * 70_000)",
    ):
        result = await graded(runner, task, source)
        assert result.graded
        assert not result.passed


NUMBERS = (
    "9" * 4000,
    "1e999",
    "NaN",
    '{"integer": "0x' + "f" * 100_000 + '"}',
    '{"number": "nan"}',
    "[" * 40 + "]" * 40,
)


@pytest.mark.parametrize(
    "wild", NUMBERS, ids=["long", "infinite", "not a number", "huge", "wrapped", "nested"]
)
async def test_no_forged_report_breaks_who_grades_it(wild: str, runner: Runner):
    """Numbers without end, where the host compares, shows or counts them."""
    where = "import os\ndef f(given):\n    report = {!r}.encode()\n    os.write(4, report)\n    os._exit(0)"
    reports = (
        f'{{"exit_code": 0, "value": {wild}, "repr": "x", "foreign": false, "peak": {wild}}}',
        f'{{"exit_code": 1, "failure": {{"type": "T", "message": "m", "traceback": "t", "line": {wild}}}}}',
        f'{{"exit_code": {wild}, "value": 1, "alts": {{"a": {wild}}}}}',
    )
    given, expected = numbers()
    for report in reports:
        result = await graded(runner, challenge(asking(given, expected)), where.format(report))
        assert result.graded
        assert not result.passed
