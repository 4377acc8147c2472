"""Services as processes of their own: started, told to stop, killed, several under one name, or a child of the bot's."""

import asyncio
import os
import signal
import socket
import sys
import textwrap
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Callable, Container
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psutil
import pytest

from sandbox.contract import Job, Limits, Status
from sandbox.service.child import own_service
from sandbox.service.client import RemoteRunner
from sandbox.settings import SandboxSettings
from tests.sandbox.service.serving import SECRET
from tests.sandbox.service.test_client import Names, client_of

PARLEY = str(Path(sys.executable).parent / "parley")
HELLO = Job(source="print('hello')")


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp().parent / "sandbox-cache"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def environment(**settings: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("SANDBOX_")} | settings


@dataclass(slots=True)
class Started:
    """A `parley sandbox`, and what it said until it listened."""

    process: Process
    port: int
    said: str

    async def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        async with asyncio.timeout(20):
            await self.process.communicate()
        assert self.process.returncode is not None
        return self.process.returncode


async def start(cache: Path, port: int | None = None, **settings: str) -> Started:
    port = port or free_port()
    chosen = {
        "SANDBOX_SECRET": SECRET,
        "SANDBOX_PORT": str(port),
        "SANDBOX_CACHE_DIR": str(cache),
        "SANDBOX_SLOTS": "2",
    }
    process = await asyncio.create_subprocess_exec(
        PARLEY, "sandbox", env=environment(**chosen | settings), stderr=PIPE
    )
    assert process.stderr is not None
    said = ""
    async with asyncio.timeout(60):
        while "listens" not in said and (line := await process.stderr.readline()):
            said += line.decode()
    return Started(process, port, said)


@asynccontextmanager
async def started(cache: Path, port: int | None = None, **settings: str) -> AsyncGenerator[Started]:
    one = await start(cache, port, **settings)
    try:
        yield one
    finally:
        if one.process.returncode is None:
            await one.end(signal.SIGKILL)


async def until(port: int, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until the service says this of its health."""
    async with aiohttp.ClientSession() as http, asyncio.timeout(30):
        while True:
            with suppress(aiohttp.ClientError):
                async with http.get(f"http://127.0.0.1:{port}/health") as response:
                    if wanted(await response.json()):
                        return
            await asyncio.sleep(0.02)


async def until_running(port: int) -> None:
    await until(port, lambda health: health["running"] > 0)


def napping(seconds: float, word: str = "awake") -> Job:
    return Job(source=f"import time\ntime.sleep({seconds})\nprint({word!r})", limits=Limits(wall_seconds=20))


# ── parley sandbox ───────────────────────────────────────────────────────────────────────────────────────


async def test_it_says_where_it_listens_and_what_it_runs(cache: Path):
    async with started(cache) as one, client_of(f"http://127.0.0.1:{one.port}") as runner:
        assert f"http://127.0.0.1:{one.port}: backend embedded, 2 programs at a time" in one.said
        assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"
        assert SECRET not in one.said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_told_to_stop_it_finishes_what_it_runs_and_ends_well(cache: Path, number: signal.Signals):
    async with started(cache) as one, client_of(f"http://127.0.0.1:{one.port}") as runner:
        task = asyncio.create_task(runner.run(napping(1)))
        await until_running(one.port)
        assert await one.end(number) == 0
        assert (await task).executions[0].stdout == "awake\n"
        assert runner.retries == 0


async def test_told_twice_it_ends_at_once(cache: Path):
    async with (
        started(cache) as one,
        client_of(f"http://127.0.0.1:{one.port}", patience=1) as runner,
    ):
        children = psutil.Process(one.process.pid).children(recursive=True)
        task = asyncio.create_task(runner.run(napping(15)))
        await until_running(one.port)
        one.process.send_signal(signal.SIGTERM)
        await until(one.port, lambda health: health["status"] == "draining")
        async with asyncio.timeout(10):
            assert await one.end(signal.SIGTERM) == 0
        assert (await task).status is Status.UNAVAILABLE
    assert psutil.wait_procs(children, 10)[1] == []


async def test_a_job_survives_that_its_runner_is_killed_and_started_again(cache: Path):
    port = free_port()
    async with client_of(f"http://127.0.0.1:{port}", patience=60) as runner:
        async with started(cache, port) as one:
            task = asyncio.create_task(runner.run(napping(1)))
            await until_running(port)
            await one.end(signal.SIGKILL)
        async with started(cache, port):
            assert (await task).executions[0].stdout == "awake\n"
    assert runner.retries > 0


async def test_of_two_runners_under_one_name_one_may_be_killed(cache: Path):
    async with started(cache) as first, started(cache) as second:
        names = Names(first.port, second.port)
        async with client_of("http://sandbox:8070", patience=60, resolver=names) as runner:
            jobs = [napping(0.2, f"job {number}") for number in range(16)]
            tasks = [asyncio.create_task(runner.run(job)) for job in jobs]
            await until_running(first.port)
            await first.end(signal.SIGKILL)
            verdicts = await asyncio.gather(*tasks)
    assert [verdict.executions[0].stdout for verdict in verdicts] == [f"job {n}\n" for n in range(16)]
    assert runner.retries > 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SANDBOX_SECRET": ""}, "needs a secret"),
        ({"SANDBOX_SECRET": "too-short"}, "at least 16"),
        ({"SANDBOX_HOST": "192.0.2.1"}, "SANDBOX_HOST"),
        ({"SANDBOX_URL": "sandbox:8070"}, "SANDBOX_URL"),
    ],
)
async def test_what_cannot_start_says_what_to_do(cache: Path, settings: dict[str, str], words: str):
    one = await start(cache, None, **settings)
    await one.process.communicate()
    assert one.process.returncode == 2
    assert words in one.said
    assert "too-short" not in one.said
    assert "Traceback" not in one.said


async def test_a_port_that_is_taken_is_named(cache: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        one = await start(cache, int(taken.getsockname()[1]))
        await one.process.communicate()
    assert one.process.returncode == 2
    assert "SANDBOX_PORT" in one.said


async def test_a_short_secret_is_warned_of_where_other_machines_can_reach_it(cache: Path):
    async with started(cache, SANDBOX_HOST="0.0.0.0", SANDBOX_SECRET="x" * 20) as one:
        assert one.process.stderr is not None
        async with asyncio.timeout(10):
            assert b"only 20 characters" in await one.process.stderr.readline()


# ── a child of the bot's ─────────────────────────────────────────────────────────────────────────────────


def children_of(process: psutil.Process, apart_from: Container[int] = ()) -> list[psutil.Process]:
    started = [one for one in process.children() if one.pid not in apart_from]
    return [one for one in started if "sandbox.service" in one.cmdline()]


async def the_child(process: psutil.Process, apart_from: Container[int] = ()) -> psutil.Process:
    async with asyncio.timeout(20):
        while not (found := children_of(process, apart_from)):  # noqa: ASYNC110 - no event tells of another's child
            await asyncio.sleep(0.02)
    return found[0]


@pytest.fixture
def others() -> set[int]:
    """The children that this process has already: runners of other tests."""
    return {one.pid for one in psutil.Process().children()}


async def test_a_child_that_dies_is_started_again_and_costs_no_job(cache: Path, others: set[int]):
    async with own_service(SandboxSettings(cache_dir=cache, slots=1)) as runner:
        await runner.run(HELLO)
        first = await the_child(psutil.Process(), others)
        task = asyncio.create_task(runner.run(napping(1)))
        assert isinstance(runner, RemoteRunner)
        await until_running(int(runner.url.rpartition(":")[2]))
        first.kill()
        assert (await task).executions[0].stdout == "awake\n"
        second = await the_child(psutil.Process(), others | {first.pid})
    assert not second.is_running()


async def test_the_child_knows_nothing_that_it_does_not_need(
    cache: Path, others: set[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PARLEY_DATABASE_URL", "postgresql://u:private@h/d")
    monkeypatch.setenv("OPENAI_API_KEY", "private")
    async with own_service(SandboxSettings(cache_dir=cache)) as runner:
        await runner.run(HELLO)
        child = await the_child(psutil.Process(), others)
        told = child.environ()
        assert "private" not in str(told)
        assert not any(name.startswith(("PARLEY_", "SANDBOX_")) for name in told)
        assert child.cmdline()[1:] == ["-P", "-m", "sandbox.service"]


WITHOUT_ENGINE = """
import asyncio, sys
from sandbox.contract import Job
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings

async def main():
    async with open_runner(SandboxSettings(backend="docker")) as runner:
        print((await runner.run(Job(source="pass"))).note)
    print(sorted(name for name in sys.modules if name.startswith(("docker", "sandbox.docker"))))

asyncio.run(main())
"""


async def test_docker_is_spoken_to_by_the_child_alone():
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WITHOUT_ENGINE),
        env=environment(DOCKER_HOST="unix:///nowhere/docker.sock"),
        stdout=PIPE,
        stderr=PIPE,
    )
    async with asyncio.timeout(60):
        said, _ = await process.communicate()
    note, modules = said.decode().splitlines()
    assert "/nowhere/docker.sock" in note
    assert modules == "[]"


BOT = """
import asyncio, pathlib, sys
from sandbox.contract import Job
from sandbox.service.child import own_service
from sandbox.settings import SandboxSettings

async def main():
    async with own_service(SandboxSettings(cache_dir=pathlib.Path({cache!r}), slots=1)) as runner:
        await runner.run(Job(source="pass"))
        assert "docker" not in sys.modules and "eryx" not in sys.modules
        print("ready", flush=True)
        {then}
        verdict = await runner.run(Job(source="print('still here')"))
        print(verdict.executions[0].stdout, flush=True)

asyncio.run(main())
"""


@asynccontextmanager
async def bot(cache: Path, then: str) -> AsyncGenerator[Process]:
    program = textwrap.dedent(BOT).format(cache=str(cache), then=then)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=PIPE, start_new_session=True
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            assert await process.stdout.readline() == b"ready\n"
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_the_child_ends_with_the_bot_however_that_ends(cache: Path, number: signal.Signals):
    async with bot(cache, "await asyncio.sleep(60)") as process:
        left = psutil.Process(process.pid).children(recursive=True)
        assert left
        process.send_signal(number)
        await process.wait()
        _, alive = await asyncio.to_thread(psutil.wait_procs, left, 15)
    assert alive == []


async def test_ctrl_c_in_the_terminal_leaves_the_child_to_the_bot(cache: Path):
    """It goes to all processes of the terminal; the bot may want to run something yet before it ends."""
    then = """
        import signal
        pressed = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, pressed.set)
        print("listening", flush=True)
        await pressed.wait()"""
    async with bot(cache, then.strip()) as process:
        assert process.stdout is not None
        await process.stdout.readline()
        child = await the_child(psutil.Process(process.pid))
        os.killpg(process.pid, signal.SIGINT)
        async with asyncio.timeout(20):
            assert await process.stdout.readline() == b"still here\n"
            assert await process.wait() == 0
    assert not child.is_running()
