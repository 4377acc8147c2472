"""What is called and looked at in a program of JavaScript: functions, classes, state, promises."""

import pytest

from sandbox.contract import Call, Case, Job, Runner, Status
from tests.sandbox.languages.conftest import Calling, Script

pytestmark = pytest.mark.asyncio(loop_scope="session")
WAYS = ("alone",)

ACCOUNT = """
class Account {
  #notes = []
  constructor(balance) { this.balance = balance }
  deposit(amount) {
    if (amount <= 0) throw new RangeError('too little')
    this.balance += amount
    return this
  }
  get double() { return 2 * this.balance }
}
"""


@pytest.mark.parametrize(
    "declared",
    [
        "function f(x) { return x + 1 }",
        "const f = (x) => x + 1",
        "let f = function (x) { return x + 1 }",
        "var f = (x) => x + 1",
        "f = (x) => x + 1",
        "exports.f = (x) => x + 1",
        "module.exports = { f: (x) => x + 1 }",
        "export function f(x) { return x + 1 }",
        "export default function f(x) { return x + 1 }",
        "import { strict } from 'node:assert'\nconst f = (x) => { strict.ok(x); return x + 1 }",
        "await null\nfunction f(x) { return x + 1 }",
        "async function f(x) { await null; return x + 1 }",
        "const f = (x) => new Promise((done) => setTimeout(done, 5, x + 1))",
        "'use strict'\nfunction f(x) { return x + 1 }",
        "#!/usr/bin/env node\nfunction f(x) { return x + 1 }",
        "function f(x) { return x + 1 } // the end",
    ],
)
async def test_a_function_is_found_however_it_is_declared(call: Script, declared: str):
    done = await call(declared, 41)
    assert (done.value, done.failure) == (42, None)


async def test_a_class_is_made_called_and_looked_at(calls: Calling):
    made = (
        Call(function="Account", arguments=(10,), name="account"),
        Call(function="account.deposit", arguments=(5,)),
    )
    done = await calls(ACCOUNT, *made, look=("account.balance", "account.double", "account.missing"))
    assert (done.value, done.failure) == ([15, 30, None], None)


async def test_a_constructor_of_the_old_kind_is_a_class_too(calls: Calling):
    source = "function Point(x) { this.x = x }\nPoint.prototype.moved = function (by) { return this.x + by }"
    made = (Call(function="Point", arguments=(1,), name="p"), Call(function="p.moved", arguments=(2,)))
    assert (await calls(source, *made)).value == 3


async def test_the_last_call_is_the_value_and_names_go_before_the_programs_own(calls: Calling):
    made = (
        Call(function="f", arguments=(1,), name="g"),
        Call(function="f", arguments=(2,)),
        Call(function="g"),
    )
    done = await calls("const f = (n) => () => n\nconst g = () => 'mine'", *made)
    assert done.value == 1


async def test_a_look_sees_the_script_when_nothing_goes_on_any_more(calls: Calling):
    source = (
        "let total = 1\nconst words = ['a']\nvar old\nsetTimeout(() => { total += 1; words.push('b') }, 20)"
    )
    done = await calls(source, look=("total", "words", "words.length", "old"))
    assert done.value == [2, ["a", "b"], 2, None]


@pytest.mark.parametrize(
    ("source", "path", "words"),
    [
        ("const g = 1", "f", "no function named 'f'"),
        ("", "console", "no function named 'console'"),
        ("", "prompt", "no function named 'prompt'"),
        ("", "if", "no function named 'if'"),
        ("", "1 + 1", "no function named '1 + 1'"),
        ("const f = 3", "f", "f is not a function"),
        ("const o = {}", "o.f", "o.f is not a function"),
        ("const o = {}", "o.p.f", "there is no 'f' of undefined"),
    ],
)
async def test_what_cannot_be_called_is_named(calls: Calling, source: str, path: str, words: str):
    done = await calls(source, Call(function=path))
    assert done.status is Status.ERROR
    assert done.failure
    assert words in done.failure.message


async def test_a_name_that_node_has_too_counts_when_the_program_makes_it_its_own(calls: Calling):
    source = "function fetch() { return 'mine' }\nconst prompt = () => 'mine too'"
    made = (Call(function="fetch", name="a"), Call(function="prompt", name="b"))
    assert (await calls(source, *made, look=("a", "b"))).value == ["mine", "mine too"]


async def test_what_is_thrown_in_a_call_is_told(calls: Calling):
    made = (Call(function="Account", arguments=(1,), name="a"), Call(function="a.deposit", arguments=(0,)))
    done = await calls(ACCOUNT, *made)
    assert done.failure
    assert (done.failure.type, done.failure.message, done.failure.line) == ("RangeError", "too little", 6)
    assert "at Account.deposit (main.js:6:28)" in done.failure.traceback


async def test_a_rejected_promise_is_a_failure(call: Script):
    done = await call("async function f() {\n  await null\n  throw new TypeError('late')\n}")
    assert done.failure
    assert (done.failure.type, done.failure.line) == ("TypeError", 3)


async def test_a_promise_that_nothing_can_settle_is_no_answer(call: Script):
    done = await call("const f = () => new Promise(() => {})")
    assert (done.status, done.value) == (Status.ERROR, None)
    assert done.failure
    assert "promise" in done.failure.message


@pytest.mark.parametrize("end", ["process.exit(0)", "process.reallyExit(0)"])
@pytest.mark.parametrize("where", ["{end}\nfunction f() {{ return 1 }}", "function f() {{ {end} }}"])
async def test_ending_the_program_is_no_answer(call: Script, end: str, where: str):
    done = await call(where.format(end=end))
    assert (done.status, done.value) == (Status.ERROR, None)
    assert done.failure
    assert "before f had returned" in done.failure.message


async def test_top_level_prints_but_is_not_main(call: Script):
    source = "console.log('loading')\nif (require.main === module) console.log('never')\nconst f = () => console.log('called')"
    assert (await call(source)).stdout == "loading\ncalled\n"


async def test_each_case_is_a_process_of_its_own(javascript: Runner):
    source = (
        "globalThis.seen = (globalThis.seen ?? 0) + require('fs').readdirSync('.').length\n"
        "function f() { require('fs').writeFileSync('left', 'x'); return seen++ }"
    )
    cases = tuple(Case(name=str(n), calls=(Call(function="f"),)) for n in range(3))
    verdict = await javascript.run(Job(source=source, language="javascript", cases=cases))
    assert [each.value for each in verdict.executions] == [0, 0, 0]
