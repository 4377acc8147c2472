"""A script of JavaScript: what it reads and writes, how it ends, and what is said of its mistakes."""

import pytest

from sandbox.contract import Call, File, Status
from tests.sandbox.languages.conftest import Calling, Script

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_printed_comes_back(script: Script):
    done = await script("process.stdout.write('héllo')\nconsole.error('oops')\nconsole.log('', [1], {a: 1})")
    assert (done.status, done.stdout, done.stderr) == (Status.FINISHED, "héllo [ 1 ] { a: 1 }\n", "oops\n")
    assert (done.exit_code, done.failure, done.truncated) == (0, None, False)
    assert done.peak_memory_bytes
    assert done.peak_memory_bytes > 2**20


async def test_all_is_written_before_a_program_ends_itself(script: Script):
    source = "console.log('x'.repeat(300_000)); process.stdout.write('y'.repeat(300_000)); process.exit(3)"
    done = await script(source, output_bytes=2**20)
    assert (done.exit_code, done.stdout) == (3, "x" * 300_000 + "\n" + "y" * 300_000)


STDIN = "één\r\ntwo\n\nfour"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("console.log(prompt('name? '), prompt())", "name? één two\n"),
        (
            "let line; while ((line = prompt()) !== null) console.log(`<${line}>`)",
            "<één>\n<two>\n<>\n<four>\n",
        ),
        ("prompt(); console.log(require('fs').readFileSync(0, 'utf8'))", "two\n\nfour\n"),
        ("console.log(require('fs').readFileSync('/dev/stdin', 'utf8').length)", "14\n"),
        ("import { readFileSync } from 'fs'\nconsole.log(readFileSync('/dev/stdin').length)", "16\n"),
        (
            "require('readline').createInterface({input: process.stdin}).on('line', (l) => console.log(l.length))",
            "3\n3\n0\n4\n",
        ),
        (
            "const rl = require('readline').createInterface(process.stdin, process.stdout)\nrl.question('name? ', (name) => { console.log(`hi ${name}`); rl.close() })",
            "name? hi één\n",
        ),
        (
            "import { createInterface } from 'node:readline/promises'\nlet n = 0\nfor await (const line of createInterface({ input: process.stdin })) n += line.length\nconsole.log(n)",
            "10\n",
        ),
        (
            "process.stdin.on('data', (d) => console.log(d.length)).on('end', () => console.log('end'))",
            "16\nend\n",
        ),
    ],
)
async def test_stdin_is_read_in_every_usual_way(script: Script, source: str, printed: str):
    done = await script(source, stdin=STDIN)
    assert (done.stdout, done.failure) == (printed, None)


async def test_prompt_beyond_the_end_is_null(script: Script):
    assert (await script("console.log(prompt(), prompt('', 'x'))")).stdout == "null x\n"


async def test_files_are_found_read_and_required(script: Script):
    files = (
        File(name="data.csv", data="a,b\n1,é\n".encode()),
        File(name="conf.json", data=b'{"n": 7}'),
        File(name="mine.js", data=b"exports.twice = (n) => 2 * n"),
        File(name="other.mjs", data=b"export const thrice = (n) => 3 * n"),
    )
    source = (
        "const { twice } = require('./mine')\nconsole.log(require('fs').readFileSync('data.csv', 'utf8').length)\n"
        "console.log(twice(require('./conf.json').n))\nimport('./other.mjs').then(({ thrice }) => console.log(thrice(2)))"
    )
    assert (await script(source, files=files)).stdout == "8\n14\n6\n"
    source = "import { thrice } from './other.mjs'\nimport mine from './mine.js'\nconsole.log(thrice(1), mine.twice(1))"
    assert (await script(source, files=files)).stdout == "3 2\n"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("process.exit()", 0),
        ("process.exit(3)", 3),
        ("process.exitCode = 4", 4),
        ("process.exit(256 + 5)", 5),
        ("process.on('exit', () => { process.exitCode = 6 })", 6),
        ("setTimeout(() => process.exit(7), 5)", 7),
    ],
)
async def test_a_program_may_end_itself_with_a_code(script: Script, source: str, code: int):
    done = await script(source)
    assert (done.status, done.exit_code, done.failure) == (Status.FINISHED, code, None)


async def test_a_script_ends_when_nothing_is_left_to_do(script: Script):
    source = "process.on('exit', () => console.log('last'))\nsetTimeout(() => console.log('later'), 20)\nconsole.log('first')"
    assert (await script(source)).stdout == "first\nlater\nlast\n"


async def test_a_script_is_main(script: Script):
    source = "console.log(require.main === module, __filename === process.argv[1], __filename.endsWith('/main.js'))"
    assert (await script(source)).stdout == "true true true\n"


async def test_a_module_may_wait_and_import_and_know_where_it_is(script: Script):
    source = "import path, { sep } from 'path'\nconst n = await Promise.resolve(4)\nconsole.log(n, sep, path.basename(import.meta.url))"
    assert (await script(source)).stdout == "4 / main.js\n"


async def test_an_exception_is_told_with_the_learners_lines_only(script: Script):
    source = "function load(text) {\n\treturn JSON.parse(text)\n}\n\nconsole.log('before')\n;[0].map(() => load('{'))\n"
    done = await script(source)
    assert (done.status, done.stdout, done.stderr, done.exit_code) == (Status.ERROR, "before\n", "", 1)
    assert done.failure
    assert (done.failure.type, done.failure.line) == ("SyntaxError", 2)
    told = done.failure.traceback.splitlines()
    assert told[:3] == ["main.js:2", "\treturn JSON.parse(text)", "\t            ^"]
    assert [line.strip() for line in told[5:]] == [
        "at load (main.js:2:14)",
        "at main.js:6:16",
        "at main.js:6:6",
    ]


@pytest.mark.parametrize(
    ("source", "kind", "line", "words"),
    [
        ("const a = 1\nlet b = = 3", "SyntaxError", 2, "Unexpected token '='"),
        ("const a = 1\nlet b = 'x", "SyntaxError", 2, "Invalid or unexpected token"),
        ("function f() {\n", "SyntaxError", 2, "Unexpected end of input"),
        ("function f() {\n  await 3\n}", "SyntaxError", 2, "await is only valid"),
        ("import fs from 'fs'\nlet b = = 3", "SyntaxError", 2, "Unexpected token '='"),
        (
            "import fs, {\n  join\n} from 'fs'\n\nexport const a = b c",
            "SyntaxError",
            5,
            "Unexpected identifier",
        ),
        ("import { nope } from 'fs'", "SyntaxError", None, "nope"),
        ("let a = 1\nconsole.log(b)", "ReferenceError", 2, "b is not defined"),
        ("const a = 1\na = 2", "TypeError", 2, "Assignment to constant variable"),
        ("const f = () =>\n  f()\nf()", "RangeError", 2, "Maximum call stack size exceeded"),
        ("1\nPromise.reject(new RangeError('no'))", "RangeError", 2, "no"),
        ("1\nsetTimeout(() => { null.x }, 5)", "TypeError", 2, "Cannot read properties of null"),
        ("throw 'words'", "string", None, "words"),
        ("throw null", "null", None, "null"),
        ("Promise.reject({ a: 1 })", "object", None, "{ a: 1 }"),
        ("class Empty extends Error {}\n\nthrow new Empty('here')", "Empty", 3, "here"),
        ("const e = new Error('x'); e.name = 'Named'; throw e", "Named", 1, "x"),
        ("require('lodash')", "Error", 1, "Cannot find module 'lodash'"),
        ("import _ from 'lodash'", "Error", None, "Cannot find package 'lodash'"),
        ("require('fs').readFileSync('missing')", "Error", 1, "ENOENT"),
        ("require('fs').readFileSync({})", "TypeError", 1, "must be of type string"),
        ("await new Promise(() => {})", "NoAnswer", None, "promise"),
        ("process.on('exit', () => { throw new RangeError('at the end') })", "RangeError", 1, "at the end"),
    ],
)
async def test_a_mistake_says_what_and_where(
    script: Script, source: str, kind: str, line: int | None, words: str
):
    done = await script(source)
    assert done.status is Status.ERROR
    assert done.failure
    assert (done.failure.type, done.failure.line) == (kind, line)
    assert words in done.failure.message
    assert "\n" not in done.failure.message
    assert not {"harness", "run.js", "program.js", "node:"} & set(done.failure.traceback.split())
    assert len(done.failure.traceback) < 1_000


async def test_the_cause_of_an_exception_is_told_too(script: Script):
    done = await script("try { null.x } catch (error) {\n  throw new Error('bad', { cause: error })\n}")
    assert done.failure
    assert (done.failure.message, done.failure.line) == ("bad", 2)
    assert "Caused by:\nmain.js:1\n" in done.failure.traceback
    assert "Cannot read properties of null" in done.failure.traceback


async def test_a_program_may_care_for_its_own_mistakes(script: Script):
    source = (
        "process.on('uncaughtException', (e) => console.log('caught', e.message))\n"
        "process.on('unhandledRejection', (e) => console.log('also', e.message))\n"
        "setTimeout(() => { throw new Error('a') }, 1)\nPromise.reject(new Error('b'))"
    )
    done = await script(source)
    assert (done.status, sorted(done.stdout.splitlines())) == (Status.FINISHED, ["also b", "caught a"])


async def test_calls_looks_and_values_cross_the_border(calls: Calling):
    """All of them are tried in modules of their own; here, that the way there and back is the same everywhere."""
    source = (
        "import { sep } from 'node:path'\nclass Box {\n  constructor(held) { this.held = held }\n"
        "  async put(more) { await null; this.held.push(more, sep, NaN, -0, 2 ** 60, 10n ** 20n, undefined); return this.held.length }\n}"
    )
    made = (
        Call(function="Box", arguments=([10**30],), name="box"),
        Call(function="box.put", arguments=({"a": []},)),
    )
    done = await calls(source, *made, look=("box.held", "Box.name"))
    assert str(done.value) == f"[[{10**30}, {{'a': []}}, '/', nan, -0.0, {2.0**60}, {10**20}, None], 'Box']"


async def test_a_program_with_another_limit_of_memory_runs_just_the_same(script: Script):
    heap = "console.log(prompt(), Math.round(require('v8').getHeapStatistics().heap_size_limit / 2 ** 20)); process.exit(3)"
    sizes: list[int] = []
    for limit in (64, 128, 256):
        done = await script(heap, stdin="x", memory_bytes=limit * 2**20)
        assert (done.status, done.exit_code) == (Status.FINISHED, 3)
        sizes.append(int(done.stdout.removeprefix("x ")))
    assert all(limit <= size <= limit + 16 for limit, size in zip((64, 128, 256), sizes, strict=True))
