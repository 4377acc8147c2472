"""The hostile corpus: every program of it on every runner, which must end it as it should and then go on."""

import os

import pytest

from sandbox.contract import Job, Runner, Status
from tests.sandbox.contract.conftest import Script
from tests.sandbox.corpus import CORPUS
from tests.sandbox.corpus.trial import Trial, Way, faults, tried

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("trial", CORPUS, ids=lambda trial: trial.name)
async def test_a_hostile_program_ends_as_it_should(trial: Trial, runner: Runner, way: Way):
    done = await tried(trial, runner, way)
    assert faults(trial, way, done) == []
    if way is not Way.CONTAINER:  # of which nothing lives on: the next trial has another one
        after = await runner.run(Job(source="print('next')"))
        assert after.executions[0].stdout == "next\n"


async def test_nothing_of_the_hosts_environment_or_processes_is_seen(
    script: Script, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PARLEY_SECRET_OF_THE_HOST", "swordfish")
    source = """
import os, sys
print(dict(os.environ), sys.argv, sys.path, os.getcwd())
for root, _, _ in os.walk('/proc'):
    if root == '/proc' or root.split('/')[2].isdigit() and root.count('/') == 2:
        for name in ('environ', 'cmdline'):
            try: print(open(f'{root}/{name}').read())
            except OSError: pass
try: print('seen', sum(name.isdigit() for name in os.listdir('/proc')))
except OSError: print('seen', 0)
"""
    done = await script(source)
    assert done.status is Status.FINISHED
    assert "swordfish" not in done.stdout
    assert "PARLEY" not in done.stdout
    assert str(os.getpid()) not in done.stdout.replace("]", " ").split()
    assert int(done.stdout.rpartition("seen ")[2]) <= 3  # itself, and two who keep it


async def test_the_harness_holds_no_expected_value(script: Script):
    """Whatever can be reached from the code's own process is its request, and that has only inputs."""
    source = """
import gc, sys
frame, names = sys._getframe(), set()
while frame:
    names |= {str(k) for v in frame.f_locals.values() if isinstance(v, dict) for k in v}
    frame = frame.f_back
print(sorted(n for n in names if 'expect' in n or 'answer' in n), 'request' in str(names) or 'source' in names)
"""
    assert (await script(source)).stdout.startswith("[] ")
