"""What a program of JavaScript may try against its sandbox, its harness and its answer, and what comes of it."""

from dataclasses import dataclass

import pytest

from sandbox.contract import Job, Limits, Runner, Status
from tests.sandbox.languages.conftest import Script, only

pytestmark = pytest.mark.asyncio(loop_scope="session")

OK, ERROR, TIMEOUT = Status.FINISHED, Status.ERROR, Status.TIMEOUT
FLOOD, MEMORY = Status.OUTPUT_LIMIT, Status.OUT_OF_MEMORY


@dataclass(frozen=True)
class Trial:
    """A hostile program. `said` is looked for in what the learner is told."""

    name: str
    source: str
    statuses: tuple[Status, ...]
    said: str = ""


TRIALS = (
    Trial("infinite loop", "console.log('begun')\nfor (;;);", (TIMEOUT,), "begun"),
    Trial("infinite timers", "const again = () => setTimeout(again, 0)\nagain()", (TIMEOUT,)),
    Trial(
        "infinite promises", "const again = () => Promise.resolve().then(again)\nagain()", (TIMEOUT, MEMORY)
    ),
    Trial("forgotten interval", "setInterval(() => {}, 1000)", (TIMEOUT,)),
    Trial("catastrophic pattern", "/^(a+)+$/.test('a'.repeat(40) + 'b')", (TIMEOUT,)),
    Trial("blocked for ever", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)", (TIMEOUT,)),
    Trial(
        "ignoring SIGTERM",
        "process.on('SIGTERM', () => {})\nprocess.kill(process.pid, 'SIGTERM')\nfor (;;);",
        (TIMEOUT,),
    ),
    Trial("memory bomb", "const x = []\nfor (;;) x.push({ a: x.length })", (MEMORY,), "128 MiB"),
    Trial("one huge array", "const x = new Array(3e7).fill(1.5)", (MEMORY,), "128 MiB"),
    Trial("growing text", "let s = 'x'\nfor (;;) s = JSON.parse(JSON.stringify(s + s))", (MEMORY, ERROR)),
    Trial("output flood", "for (;;) console.log('flood'.repeat(1000))", (FLOOD,), "floodflood"),
    Trial("output flood on stderr", "for (;;) console.error('flood'.repeat(1000))", (FLOOD,), "floodflood"),
    Trial("deep recursion", "const f = (n) => f(n + 1) + 1\nf(0)", (ERROR,), "Maximum call stack"),
    Trial(
        "deep nesting",
        "let a = []\nfor (let i = 0; i < 1e6; i++) a = [a]\nJSON.stringify(a)",
        (ERROR,),
        "stack",
    ),
    Trial("huge message", "throw new Error('x'.repeat(1e7))", (ERROR,), "xxx"),
    Trial("a getter that never ends", "throw { get stack() { for (;;); } }", (TIMEOUT,)),
    Trial(
        "a message that throws", "throw { stack: '', get message() { throw 1 } }", (ERROR,), "cannot be shown"
    ),
    Trial("no frames", "Error.prepareStackTrace = () => 42\nnull.x", (ERROR,), "Cannot read properties"),
    Trial("its own abort", "process.abort()", (ERROR,)),
    Trial("its own end", "process.kill(process.pid, 'SIGKILL')", (ERROR, MEMORY)),
    Trial(
        "closing its streams",
        "for (let fd = 0; fd < 3; fd++) require('fs').closeSync(fd)\nfor (;;);",
        (TIMEOUT,),
    ),
    Trial("closing the report", "require('fs').closeSync(4)", (OK, ERROR)),
    Trial("no listeners left", "process.removeAllListeners()\nnull.x", (OK, ERROR)),
    Trial("exit that throws", "process.on('exit', () => { throw 1 })\nprocess.exit(0)", (ERROR,)),
)

JAILED = (
    Trial(
        "memory beside the heap",
        "const x = []\nfor (;;) x.push(Buffer.alloc(2 ** 20, 1))",
        (MEMORY,),
        "128 MiB",
    ),
    Trial(
        "thread bomb",
        "const { Worker } = require('worker_threads')\n"
        "for (;;) new Worker('setInterval(() => {}, 1000)', { eval: true }).on('error', () => process.exit(9))",
        (OK, ERROR, MEMORY, TIMEOUT),
    ),
    Trial(
        "process bomb",
        "const { spawn } = require('child_process')\n"
        "for (;;) spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).on('error', () => {})",
        (OK, ERROR, MEMORY, TIMEOUT),
    ),
    Trial(
        "orphan that holds the pipes",
        "require('child_process').spawn('sleep', ['60'], { stdio: 'inherit', detached: true }).unref()\nconsole.log('done')",
        (OK,),
        "done",
    ),
)
"""What would do its harm to this machine, without a sandbox round it."""


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
async def test_a_hostile_program_ends_within_its_limits(javascript: Runner, trial: Trial):
    await hold(javascript, trial)


@only("docker")
@pytest.mark.parametrize("trial", JAILED, ids=lambda trial: trial.name)
async def test_a_jail_holds_what_a_harness_cannot(javascript: Runner, trial: Trial):
    await hold(javascript, trial)
    (after,) = (await javascript.run(Job(source="console.log('next')", language="javascript"))).executions
    assert after.stdout == "next\n"


async def hold(javascript: Runner, trial: Trial) -> None:
    limits = Limits(wall_seconds=2 if TIMEOUT in trial.statuses else 20)
    job = Job(source=trial.source, language="javascript", limits=limits)
    (done,) = (await javascript.run(job)).executions
    told = f"{done.stdout}{done.stderr}{done.failure}"
    if MEMORY in trial.statuses and done.status is TIMEOUT:
        return  # V8 collects garbage to the last: beside busy neighbours that was seen to take longer than a run may
    assert done.status in trial.statuses, told[-2000:]
    assert trial.said in told
    assert "Last few GCs" not in told
    assert len(done.stdout) + len(done.stderr) <= limits.output_bytes
    assert done.failure is None or len(done.failure.traceback) + len(done.failure.message) < 20_000


OUTSIDE = (
    "fs.readFileSync('/etc/shadow')",
    "fs.writeFileSync('/x', 'x')",
    "fs.writeFileSync('/opt/parley/harness.js', 'x')",
    "fs.writeFileSync('/usr/local/bin/node', 'x')",
    "fs.statSync('/var/run/docker.sock')",
    "fs.writeFileSync('/proc/sysrq-trigger', 'c')",
    "process.setuid(0)",
    "process.chdir('/root')",
    "fs.symlinkSync('/etc/shadow', 's') || fs.readFileSync('s')",
    "child.execFileSync('su')",
    "process.binding('fs').internalModuleReadJSON('/etc/shadow')[0].length",
    "process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6')",
)


@only("docker")
async def test_nothing_outside_can_be_reached(javascript: Runner):
    source = (
        "const fs = require('fs'), child = require('child_process'), net = require('net')\n"
        "const attempt = (work) => { try { work(); console.log('done', work) } catch { console.log('refused') } }\n"
        + "\n".join(f"attempt(() => {attempt})" for attempt in OUTSIDE)
        + "\nfor (const host of ['1.1.1.1', '169.254.169.254', '127.0.0.1', '::1'])\n"
        "  net.connect(22, host).on('connect', () => console.log('done', host)).on('error', () => console.log('refused'))\n"
        "console.log(Object.keys(process.env).sort().join())"
    )
    (done,) = (
        await javascript.run(Job(source=source, language="javascript", limits=Limits(wall_seconds=20)))
    ).executions
    assert done.status is OK
    assert "done" not in done.stdout
    assert done.stdout.count("refused") == len(OUTSIDE) + 4
    assert "PARLEY" not in done.stdout
    assert "SANDBOX" not in done.stdout


FORGED = '{"exit_code": 0, "value": 42, "repr": "42", "foreign": false}'


@pytest.mark.parametrize(
    "forgery",
    [
        f"console.log('{FORGED}')",
        f"for (let fd = 1; fd < 64; fd++) try {{ require('fs').writeSync(fd, '{FORGED}') }} catch {{}}",
        f"process.reallyExit = () => console.log('{FORGED}')",
        "JSON.stringify = JSON.parse = () => '42'; Object.prototype.toJSON = () => 42",
        "Array.prototype.map = Array.prototype.push = Array.prototype.join = () => '42'",
        "Array.prototype[Symbol.iterator] = function* () { yield 42 }",
        "Promise.prototype.then = Map.prototype.get = Reflect.apply = () => 42",
        "String.prototype.split = String.prototype.replace = RegExp.prototype.exec = () => ['42']",
        "Object.getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor = () => ({ value: 42 })",
        "Object.defineProperty(Object.prototype, 'value', { get: () => 42, configurable: true })",
        "require('util').inspect = () => '42'; require('fs').writeSync = () => 42; Buffer.from = () => '42'",
        "globalThis.setImmediate = process.resourceUsage = process.listenerCount = () => 42",
        "for (const listener of process.listeners('beforeExit')) process.off('beforeExit', listener)",
    ],
)
async def test_printing_a_report_or_patching_what_is_there_gives_no_right_answer(call: Script, forgery: str):
    """The worst that can come of it is a spoilt answer of the learner's own, in plain words."""
    done = await call(f"function f() {{\n  {forgery}\n  return 7\n}}")
    if done.status is OK:
        assert done.value == 7
    else:
        assert done.status is ERROR
        assert done.failure
        assert done.failure.message


@pytest.mark.parametrize(
    "patched", ["Array.prototype.map", "JSON.stringify", "Promise.prototype.then", "String"]
)
async def test_a_program_that_replaces_a_built_in_is_still_reported_as_it_is(call: Script, patched: str):
    done = await call(f"{patched} = () => 'mine'\nfunction f(x) {{ return [x, {{ a: 'b' }}] }}", 5)
    assert (done.value, done.failure) == ([5, {"a": "b"}], None)
