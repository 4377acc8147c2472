"""A script's life on every runner: what it reads and writes, and how it ends."""

import pytest

from sandbox.contract import Case, File, Job, Runner, Status
from tests.sandbox.contract.conftest import EVERY_WAY, Script

pytestmark = pytest.mark.asyncio(loop_scope="session")
BACKENDS = EVERY_WAY


async def test_what_is_printed_comes_back(script: Script):
    done = await script("import sys\nprint('héllo', end='')\nprint('oops', file=sys.stderr)")
    assert (done.status, done.stdout, done.stderr) == (Status.FINISHED, "héllo", "oops\n")
    assert (done.exit_code, done.failure, done.truncated) == (0, None, False)
    assert 0 < done.seconds < 5
    assert done.peak_memory_bytes is not None
    assert 2**20 < done.peak_memory_bytes < 2**27


async def test_input_reads_line_by_line_and_shows_its_prompt(script: Script):
    done = await script("a = input('first? ')\nb = input()\nprint(b, a)", stdin="één\ntwo\nthree")
    assert done.stdout == "first? two één\n"


async def test_stdin_can_be_read_whole_in_lines_and_as_bytes(script: Script):
    source = "import sys\nprint(next(sys.stdin).strip())\nprint(sys.stdin.read())"
    assert (await script(source, stdin="1\n2\n3")).stdout == "1\n2\n3\n"
    assert (await script("import sys\nprint(sys.stdin.buffer.read())", stdin="é")).stdout == "b'\\xc3\\xa9'\n"


async def test_input_beyond_the_end_says_so_and_where(script: Script):
    done = await script("x = 1\ninput()")
    assert done.status is Status.ERROR
    assert done.failure is not None
    assert (done.failure.type, done.failure.line) == ("EOFError", 2)


@pytest.mark.parametrize(
    ("source", "code", "stderr"),
    [
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit(3)", 3, ""),
        ("import sys; sys.exit('bye')", 1, "bye\n"),
        ("import os; print('x', flush=True); os._exit(7)", 7, ""),
        ("raise SystemExit(256 + 4)", 4, ""),
        ("exit(2)", 2, ""),
    ],
)
async def test_a_program_may_end_itself_with_a_code(script: Script, source: str, code: int, stderr: str):
    done = await script(source)
    assert (done.status, done.exit_code, done.stderr, done.failure) == (Status.FINISHED, code, stderr, None)


async def test_an_exception_is_told_with_the_learners_lines_only(script: Script):
    source = "import json\n\ndef load(text):\n    return json.loads(text)\n\nprint('before')\nload('{')\n"
    done = await script(source)
    assert (done.status, done.stdout, done.stderr, done.exit_code) == (Status.ERROR, "before\n", "", 1)
    assert done.failure is not None
    assert (done.failure.type, done.failure.line) == ("JSONDecodeError", 4)
    assert done.failure.message.startswith("Expecting property name")
    told = done.failure.traceback
    assert told.startswith("Traceback (most recent call last):\n")
    assert "File \"main.py\", line 7, in <module>\n    load('{')" in told
    assert 'File "main.py", line 4, in load' in told
    assert "harness" not in told
    assert "decoder.py" not in told


async def test_the_cause_of_an_exception_is_told_too(script: Script):
    done = await script("try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise ValueError('bad') from e")
    assert done.failure is not None
    assert (done.failure.type, done.failure.message, done.failure.line) == ("ValueError", "bad", 4)
    assert "ZeroDivisionError" in done.failure.traceback
    assert "direct cause" in done.failure.traceback


@pytest.mark.parametrize(
    ("source", "kind", "line", "words"),
    [
        ("x = 1\nprint((x)", "SyntaxError", 2, "'(' was never closed"),
        ("if True:\nx = 1", "IndentationError", 2, "expected an indented block"),
        ("x = 1\n  y = 2", "IndentationError", 2, "unexpected indent"),
        ("x = '\0'", "SyntaxError", None, "null bytes"),
        ("x = '\ud800'", "UnicodeEncodeError", None, "surrogates not allowed"),
        ("a = 0\na()", "TypeError", 2, "not callable"),
    ],
)
async def test_code_that_cannot_run_says_why_and_where(
    script: Script, source: str, kind: str, line: int | None, words: str
):
    done = await script(source)
    assert done.status is Status.ERROR
    assert done.failure is not None
    assert (done.failure.type, done.failure.line) == (kind, line)
    assert words in done.failure.message
    done.failure.traceback.encode()  # it can be stored and sent


async def test_a_script_is_main(script: Script):
    source = "import sys, __main__\nprint(__name__, sys.argv, __main__.__name__, __file__)\nx = 5\nprint(__main__.x)"
    assert (await script(source)).stdout == "__main__ ['main.py'] __main__ main.py\n5\n"


async def test_files_can_be_written_and_read_in_the_working_folder(script: Script):
    source = "open('a.txt', 'w').write('kept')\nimport os\nprint(open('a.txt').read(), os.listdir())"
    assert (await script(source)).stdout == "kept ['a.txt']\n"


async def test_asyncio_dataclasses_and_pickle_work(script: Script):
    source = """
import asyncio, dataclasses, pickle

@dataclasses.dataclass
class Point:
    x: int

async def late(n):
    await asyncio.sleep(0.01 * n)
    return n

async def main():
    print(await asyncio.gather(late(2), late(1)), await asyncio.wait_for(late(0), 1))

print(pickle.loads(pickle.dumps(Point(3))))
asyncio.run(main())
"""
    assert (await script(source)).stdout == "Point(x=3)\n[2, 1] 0\n"


async def test_what_is_registered_for_the_end_is_called(script: Script):
    assert (
        await script("import atexit\natexit.register(print, 'last')\nprint('first')")
    ).stdout == "first\nlast\n"


async def test_raw_bytes_on_stdout_are_shown_as_far_as_they_are_text(script: Script):
    done = await script("import sys\nsys.stdout.buffer.write(b'a\\xff\\x00b')")
    assert (done.status, done.stdout) == (Status.FINISHED, "a�\0b")


async def test_half_a_character_cannot_be_printed_and_python_says_so(script: Script):
    done = await script("print('\\ud800')")
    assert done.failure is not None
    assert done.failure.type == "UnicodeEncodeError"


async def test_cases_run_one_by_one_each_with_its_stdin(runner: Runner):
    cases = tuple(Case(name=str(n), stdin=f"{n}\n") for n in (1, 0, 3))
    verdict = await runner.run(Job(source="print(6 // int(input()))", cases=cases))
    assert [each.stdout for each in verdict.executions] == ["6\n", "", "2\n"]
    assert [each.status for each in verdict.executions] == [Status.FINISHED, Status.ERROR, Status.FINISHED]
    assert verdict.status is Status.ERROR


async def test_a_program_too_long_is_refused_with_the_limit(script: Script):
    done = await script("x = '" + "y" * 300_000 + "'")
    assert done.failure is not None
    assert "too long" in done.failure.message
    assert "262,144" in done.failure.message


async def test_an_unknown_language_is_unavailable(runner: Runner):
    verdict = await runner.run(Job(source="", language="cobol"))
    assert verdict.status is Status.UNAVAILABLE
    assert "cobol" in verdict.note


async def test_a_module_that_lies_beside_the_program_is_imported(runner: Runner):
    helper = File(name="helper.py", data=b"x = 42\n")
    verdict = await runner.run(Job(source="import helper\nprint(helper.x)", files=(helper,)))
    assert verdict.executions[0].stdout == "42\n"


async def test_what_comes_with_python_can_be_imported(script: Script):
    modules = "collections, csv, datetime, decimal, itertools, json, logging, math, random, re, statistics, string, uuid"
    done = await script(f"import {modules}\nprint(random.randint(3, 3), statistics.mean([1, 3]))")
    assert done.stdout == "3 2\n"
