"""The Docker runner's containers: made, bounded, and never left behind."""

import asyncio
import json
import subprocess
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
import pytest_asyncio

from sandbox.cases import CannotRunError
from sandbox.container import container, recipe
from sandbox.contract import Job, Limits, Status
from sandbox.docker import DockerRunner
from sandbox.engine import LABEL, Engine, gone, myself
from sandbox.settings import SandboxSettings
from tests.engines import require

LOOP = Job(source="print('busy', flush=True)\nwhile True: pass", limits=Limits(wall_seconds=30))
HELLO = Job(source="print('hello')")
SETTINGS = SandboxSettings(backend="docker")


@pytest_asyncio.fixture
async def runner() -> AsyncGenerator[DockerRunner]:
    require("docker")
    runner = DockerRunner(SETTINGS)
    yield runner
    await runner.close()


def ours(owner: str = "") -> list[str]:
    label = f"{LABEL}={owner or myself()}"
    command = ["docker", "ps", "--all", "--quiet", "--filter", f"label={label}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


async def running() -> str:
    """The container that runs by now."""
    async with asyncio.timeout(30):
        while True:
            if found := await asyncio.to_thread(ours):
                return found[0]


async def test_a_container_is_gone_after_its_run(runner: DockerRunner):
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"
    assert ours() == []


async def test_cancelling_a_run_removes_its_container_at_whatever_moment(runner: DockerRunner):
    await runner.run(HELLO)
    for delay in (0.0, 0.02, 0.1, 0.4):
        task = asyncio.create_task(runner.run(LOOP))
        await asyncio.sleep(delay)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ours() == []


async def test_a_container_killed_from_outside_is_reported_and_the_next_job_runs(runner: DockerRunner):
    task = asyncio.create_task(runner.run(replace(LOOP, limits=Limits(wall_seconds=5))))
    name = await running()
    await asyncio.to_thread(
        subprocess.run, ["docker", "rm", "--force", name], capture_output=True, check=True
    )
    verdict = await task
    # Now and then the engine leaves the streams of a removed container open: then it is the deadline that ends it.
    assert verdict.status in (Status.ERROR, Status.UNAVAILABLE, Status.TIMEOUT)
    assert (await runner.run(HELLO)).executions[0].stdout == "hello\n"


async def test_closing_leaves_no_container_and_answers_who_waits():
    require("docker")
    runner = DockerRunner(SETTINGS)
    assert (await runner.run(HELLO)).status is Status.FINISHED
    task = asyncio.create_task(runner.run(LOOP))
    await running()
    await runner.close()
    assert (await task).status is Status.UNAVAILABLE
    assert ours() == []
    assert (await runner.run(HELLO)).status is Status.UNAVAILABLE


async def test_containers_of_a_dead_runner_are_removed_at_start_and_others_are_not():
    require("docker")
    host, pid, _ = myself().split("/")
    dead, elsewhere = f"{host}/{pid}/1.00", f"another-{host}/1/1.00"
    engine = Engine()
    image = engine.ensure_image(recipe("python", SETTINGS.docker_base, SETTINGS.docker_image))
    sockets = [
        engine.start(f"parley-test-{n}", container(image, Limits(), {LABEL: owner}))
        for n, owner in enumerate((dead, elsewhere))
    ]
    try:
        runner = DockerRunner(SETTINGS)
        assert (await runner.run(HELLO)).status is Status.FINISHED
        await runner.close()
        assert (len(ours(dead)), len(ours(elsewhere))) == (0, 1)
    finally:
        for n, each in enumerate(sockets):
            each.close()
            engine.remove(f"parley-test-{n}")
        engine.close()


def test_a_runner_is_known_by_its_process_and_when_that_began():
    host, pid, started = myself().split("/")
    assert not gone(myself())
    assert gone(f"{host}/{pid}/{float(started) - 5:.2f}")
    assert gone(f"{host}/{2**22 + 1}/{started}")
    assert not gone(f"other/{pid}/1.00")
    assert not gone("nonsense")


def test_an_image_that_cannot_be_built_says_why_and_what_to_do():
    require("docker")
    engine = Engine()
    broken = replace(
        recipe("python", SETTINGS.docker_base, "parley-test-broken"), files=(("Dockerfile", b"FROM x y z"),)
    )
    with pytest.raises(CannotRunError, match="cannot be built"):
        engine.ensure_image(broken)
    engine.close()


def test_the_tag_of_an_image_names_its_content():
    first = recipe("python", "python:3.13-slim", "name")
    assert first.tag == recipe("python", "python:3.13-slim", "name").tag
    assert first.tag != recipe("python", "python:3.12-slim", "name").tag
    assert first.tag != replace(first, files=(*first.files[1:], ("x", b""))).tag


def test_the_configuration_of_a_container_gives_nothing_away():
    config = container("image", Limits(), {})
    host = config["HostConfig"]
    assert config["NetworkDisabled"]
    assert (host["ReadonlyRootfs"], host["CapDrop"], host["IpcMode"]) == (True, ["ALL"], "none")
    assert host["Memory"] == host["MemorySwap"] == 128 * 2**20
    assert host["PidsLimit"] == 34
    assert {"core": 0, "nofile": 64}.items() <= {
        each["Name"]: each["Hard"] for each in host["Ulimits"]
    }.items()
    profile = json.loads(host["SecurityOpt"][1].removeprefix("seccomp="))
    assert profile["defaultAction"] == "SCMP_ACT_ERRNO"
    allowed = {
        name for rule in profile["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW" for name in rule["names"]
    }
    assert not allowed & {
        "io_uring_setup",
        "ptrace",
        "mount",
        "unshare",
        "setns",
        "bpf",
        "keyctl",
        "clone3",
        "memfd_create",
    }
