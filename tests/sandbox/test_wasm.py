"""The embedded runner's processes: killed when they must be, replaced, and never left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from sandbox.cases import JOB_WALLS
from sandbox.contract import Case, Job, Limits, Status
from sandbox.wasm import WasmRunner

LOOP = Job(source="print('busy', flush=True)\nwhile True: pass", limits=Limits(wall_seconds=30))
HELLO = Job(source="print('hello')")

type Children = Callable[[], set[psutil.Process]]


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp().parent / "sandbox-cache"


@pytest_asyncio.fixture
async def runner(cache: Path) -> AsyncGenerator[WasmRunner]:
    runner = WasmRunner(cache_dir=cache)
    yield runner
    await runner.close()


@pytest.fixture
def children() -> Children:
    """The living children of this process that were started in the test: other runners have some, too."""
    others = living()
    return lambda: living() - others


def living() -> set[psutil.Process]:
    return {each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE}


def busy_ones(runner: WasmRunner) -> set[psutil.Process]:
    pids = {child.pid for child in runner._children._busy}  # pyright: ignore[reportPrivateUsage]
    return {each for each in living() if each.pid in pids}


async def busy_child(runner: WasmRunner) -> psutil.Process:
    """The child that is executing something by now: one that uses its processor."""
    used: dict[int, float] = {}
    async with asyncio.timeout(30):
        while True:
            for process in busy_ones(runner):
                seconds = process.cpu_times().user
                if seconds > used.setdefault(process.pid, seconds) + 0.05:
                    return process
            await asyncio.sleep(0.02)


async def test_nothing_is_started_before_the_first_job(runner: WasmRunner, children: Children):
    assert children() == set()
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"
    assert len(children()) == 1


async def test_a_child_is_used_again_after_a_good_end_and_never_after_a_bad_one(
    runner: WasmRunner, children: Children
):
    await runner.run(HELLO)
    first = children()
    await runner.run(HELLO)
    assert children() == first
    await runner.run(Job(source="while True: pass", limits=Limits(wall_seconds=0.2)))
    await runner.run(HELLO)
    assert not first & children()


async def test_a_child_killed_from_outside_costs_no_submission(runner: WasmRunner):
    work = "import time\nend = time.time() + 1\nwhile time.time() < end: pass\nprint('worked')"
    task = asyncio.create_task(runner.run(Job(source=work)))
    (await busy_child(runner)).kill()
    verdict = await task
    assert (verdict.status, verdict.executions[0].stdout) == (Status.FINISHED, "worked\n")


async def test_a_child_killed_again_and_again_is_reported(runner: WasmRunner):
    task = asyncio.create_task(runner.run(LOOP))
    for _ in range(2):
        (await busy_child(runner)).kill()
    verdict = await task
    assert verdict.status is Status.OUT_OF_MEMORY
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"


async def test_an_idle_child_that_died_is_not_noticed_by_the_next_job(runner: WasmRunner, children: Children):
    await runner.run(HELLO)
    for process in children():
        process.kill()
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"


async def test_cancelling_a_run_kills_the_execution(runner: WasmRunner, children: Children):
    task = asyncio.create_task(runner.run(LOOP))
    process = await busy_child(runner)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(10):
        while process in children():  # noqa: ASYNC110 - no event tells of another's end
            await asyncio.sleep(0.02)
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"


async def test_closing_leaves_no_process_and_answers_who_waits(cache: Path, children: Children):
    runner = WasmRunner(cache_dir=cache)
    await runner.run(HELLO)
    task = asyncio.create_task(runner.run(LOOP))
    await busy_child(runner)
    await runner.close()
    assert (await task).status is Status.UNAVAILABLE
    assert children() == set()
    assert (await runner.run(HELLO)).status is Status.UNAVAILABLE


async def test_many_jobs_at_once_get_each_its_own_answer(runner: WasmRunner, children: Children):
    verdicts = await asyncio.gather(*(runner.run(Job(source=f"print({n})")) for n in range(6)))
    assert [verdict.executions[0].stdout for verdict in verdicts] == [f"{n}\n" for n in range(6)]
    assert len(children()) <= 6


async def test_cases_without_end_take_no_longer_than_the_job_may(runner: WasmRunner):
    limits = Limits(wall_seconds=0.3)
    cases = tuple(Case(name=str(n)) for n in range(JOB_WALLS + 4))
    verdict = await runner.run(Job(source="while True: pass", cases=cases, limits=limits))
    assert [each.status for each in verdict.executions] == [Status.TIMEOUT] * len(cases)
    assert sum(each.seconds for each in verdict.executions) < (JOB_WALLS + 1) * limits.wall_seconds
    assert verdict.executions[-1].seconds == 0


async def test_a_cache_folder_that_cannot_be_made_is_unavailable_with_the_reason(tmp_path: Path):
    (tmp_path / "file").write_text("")
    runner = WasmRunner(cache_dir=tmp_path / "file" / "cache")
    verdict = await runner.run(HELLO)
    await runner.close()
    assert verdict.status is Status.UNAVAILABLE
    assert "cannot start" in verdict.note


async def test_the_cache_folder_is_for_its_owner_only(tmp_path: Path):
    runner = WasmRunner(cache_dir=tmp_path / "new")
    await runner.run(HELLO)
    await runner.close()
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


async def test_other_languages_are_unavailable(runner: WasmRunner):
    verdict = await runner.run(Job(source="", language="javascript"))
    assert verdict.status is Status.UNAVAILABLE
    assert "SANDBOX_BACKEND=docker" in verdict.note


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_their_parent(cache: Path, ending: signal.Signals):
    """Busy ones too, and also when the parent has no chance to say so."""
    program = f"""
    import asyncio, pathlib
    from sandbox.contract import Job, Limits
    from sandbox.wasm import WasmRunner
    async def main():
        runner = WasmRunner(cache_dir=pathlib.Path({str(cache)!r}))
        await runner.run(Job(source="pass"))
        print("ready", flush=True)
        await runner.run(Job(source="while True: pass", limits=Limits(wall_seconds=60)))
    asyncio.run(main())
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline() == b"ready\n"
        orphans = psutil.Process(parent.pid).children()
        assert orphans
        os.kill(parent.pid, ending)
        parent.wait(10)
    _, alive = psutil.wait_procs(orphans, timeout=10)
    assert alive == []
