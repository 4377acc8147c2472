"""The Docker runner's containers: kept warm, bounded, replaced when they must be, and never left behind."""

import asyncio
import json
import subprocess
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from sandbox.cases import CannotRunError
from sandbox.contract import Job, Limits, Status
from sandbox.docker.container import NOBODY, Kind, Recipe, container, recipe
from sandbox.docker.engine import LABEL, Engine, gone, myself
from sandbox.docker.runner import DockerRunner
from sandbox.languages import languages
from sandbox.settings import SandboxSettings
from tests.engines import require

LOOP = Job(source="print('busy', flush=True)\nwhile True: pass", limits=Limits(wall_seconds=30))
HELLO = Job(source="print('hello')")
SETTINGS = SandboxSettings(backend="docker", slots=1)
PYTHON = Kind.of("python", Limits())


def python(base: str = SETTINGS.docker_base) -> Recipe:
    return recipe(
        languages()["python"], {"BASE": base, "NODE": SETTINGS.docker_node_base}, SETTINGS.docker_image
    )


@pytest_asyncio.fixture
async def runner() -> AsyncGenerator[DockerRunner]:
    require("docker")
    runner = DockerRunner(SETTINGS)
    yield runner
    await runner.close()


def ours(owner: str = "") -> set[str]:
    label = f"{LABEL}={owner or myself()}"
    command = ["docker", "ps", "--all", "--quiet", "--filter", f"label={label}"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


async def output(runner: DockerRunner, job: Job = HELLO) -> str:
    verdict = await runner.run(job)
    assert verdict.status is Status.FINISHED, verdict
    return verdict.executions[0].stdout


async def settled(runner: DockerRunner) -> set[str]:
    """Our containers, when the runner knows each of them: some are made or removed in the background."""
    async with asyncio.timeout(30):
        while len(found := await asyncio.to_thread(ours)) != sum(runner.gauges().values()):  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.05)
        return found


async def test_as_many_containers_as_slots_wait_for_the_first_jobs():
    require("docker")
    runner = DockerRunner(replace_slots(2))
    await runner.prepare()
    assert len(ours()) == 2
    assert runner.gauges() == {"workers_busy": 0, "workers_idle": 2}
    await runner.close()
    assert ours() == set()


def replace_slots(slots: int) -> SandboxSettings:
    return SETTINGS.model_copy(update={"slots": slots})


async def test_a_container_serves_one_run_after_another(runner: DockerRunner):
    assert await output(runner) == "hello\n"
    first = ours()
    for _ in range(3):
        await output(runner)
    await runner.run(replace(LOOP, limits=Limits(wall_seconds=0.3)))
    await runner.run(Job(source="import os\nos.kill(os.getpid(), 9)"))
    assert await output(runner) == "hello\n"
    assert ours() == first


async def test_hundred_bad_endings_leave_one_container_with_as_many_processes_as_wait_in_it(
    runner: DockerRunner,
):
    """Nothing piles up in it: no zombies, no orphans, no jails."""
    await output(runner)
    (name,) = ours()
    bad = "import os\nif os.fork() == 0:\n    os.setsid()\n    while True: pass\nos.kill(os.getpid(), {})"
    for number in range(100):
        verdict = await runner.run(Job(source=bad.format(9 if number % 2 else 11)))
        assert verdict.status is Status.ERROR
    await output(runner)
    assert ours() == {name}
    async with asyncio.timeout(10):  # the next jail is made when the run is over
        while await asyncio.to_thread(processes, name) != languages()["python"].processes:  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.05)


def processes(name: str) -> int:
    told = subprocess.run(["docker", "top", name, "-o", "pid"], capture_output=True, text=True, check=True)
    return len(told.stdout.splitlines()) - 1


async def test_where_each_run_has_a_container_it_is_gone_after_its_run():
    require("docker")
    runner = DockerRunner(SETTINGS.model_copy(update={"isolation": "container"}))
    await runner.prepare()
    assert runner.isolation == "container"
    for _ in range(3):
        before = await settled(runner)
        await output(runner)
        assert before - await settled(runner)
    await runner.close()
    assert ours() == set()


async def test_cancelling_a_run_removes_its_container_at_whatever_moment(runner: DockerRunner):
    await output(runner)
    for delay in (0.02, 0.1, 0.4):
        before = await settled(runner)
        task = asyncio.create_task(runner.run(LOOP))
        await asyncio.sleep(delay)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await output(runner) == "hello\n"
        assert before - await settled(runner)
    assert len(await settled(runner)) <= 2 * SETTINGS.slots


async def test_a_container_killed_from_outside_costs_no_submission(runner: DockerRunner):
    await output(runner)
    (name,) = ours()
    work = "import time\nend = time.monotonic() + 1\nwhile time.monotonic() < end: pass\nprint('worked')"
    task = asyncio.create_task(runner.run(Job(source=work)))
    command = ["docker", "rm", "--force", name]
    await asyncio.to_thread(subprocess.run, command, capture_output=True, check=True)
    verdict = await task
    assert (verdict.status, verdict.executions[0].stdout) == (Status.FINISHED, "worked\n")


async def test_an_idle_container_that_is_gone_is_not_noticed_by_the_next_job(runner: DockerRunner):
    await output(runner)
    command = ["docker", "rm", "--force", *ours()]
    await asyncio.to_thread(subprocess.run, command, capture_output=True, check=True)
    assert await output(runner) == "hello\n"


async def test_closing_leaves_no_container_and_answers_who_waits():
    require("docker")
    runner = DockerRunner(SETTINGS)
    await output(runner)
    task = asyncio.create_task(runner.run(LOOP))
    await asyncio.sleep(0)
    await runner.close()
    assert (await task).status is Status.UNAVAILABLE
    assert ours() == set()
    assert (await runner.run(HELLO)).status is Status.UNAVAILABLE


async def test_a_machine_without_jails_gives_each_run_a_container_and_says_so(
    runner: DockerRunner, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def without_mounts(*args: Any, **options: Any) -> dict[str, Any]:
        made = container(*args, **options)
        return made | {"HostConfig": made["HostConfig"] | {"SecurityOpt": ["no-new-privileges:true"]}}

    monkeypatch.setattr(
        "sandbox.docker.runner.container", without_mounts
    )  # Docker's own profile forbids them
    assert await output(runner) == "hello\n"
    assert runner.isolation == "container"
    assert "a container of its own" in caplog.text


async def test_containers_of_a_dead_runner_are_removed_at_start_and_others_are_not():
    require("docker")
    host, pid, _ = myself().split("/")
    dead, elsewhere = f"{host}/{pid}/1.00", f"another-{host}/1/1.00"
    engine = Engine()
    image = engine.ensure_image(python())
    sockets = [
        engine.start(f"parley-test-{n}", container(image, PYTHON, {LABEL: owner}, jailed=True))
        for n, owner in enumerate((dead, elsewhere))
    ]
    try:
        runner = DockerRunner(SETTINGS)
        await output(runner)
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
    broken = replace(python(), name="parley-test-broken", files=(("Dockerfile", b"FROM x y z"),))
    with pytest.raises(CannotRunError, match="cannot be built"):
        engine.ensure_image(broken)
    engine.close()


def test_the_tag_of_an_image_names_its_content():
    first = python()
    assert first.tag == python().tag
    assert first.tag != python("python:3.12-slim").tag
    assert first.tag != replace(first, files=(*first.files[1:], ("x", b""))).tag


@pytest.mark.parametrize("jailed", [True, False])
def test_the_configuration_of_a_container_gives_nothing_away(*, jailed: bool):
    config = container("image", PYTHON, {}, jailed=jailed)
    host, language = config["HostConfig"], languages()["python"]
    assert (config["NetworkDisabled"], config["User"]) == (True, f"{NOBODY}:{NOBODY}")
    assert (host["ReadonlyRootfs"], host["CapDrop"], host["IpcMode"]) == (True, ["ALL"], "none")
    assert host["Memory"] == host["MemorySwap"] == (128 + 2 * language.baseline_mib) * 2**20
    assert host["PidsLimit"] == 32 + language.processes
    limits = {each["Name"]: each["Hard"] for each in host["Ulimits"]}
    assert {"core": 0, "nofile": 64}.items() <= limits.items()


PROGRAMS_NEVER = {
    *("io_uring_setup", "ptrace", "mount", "unshare", "setns", "bpf", "keyctl", "clone3", "memfd_create"),
    *("seccomp", "capset", "pidfd_getfd", "userfaultfd", "perf_event_open", "vmsplice", "process_vm_readv"),
}


@pytest.mark.parametrize("jailed", [True, False])
def test_a_container_is_allowed_only_what_makes_jails_besides(*, jailed: bool):
    besides = {"mount", "unshare", "seccomp", "capset"} if jailed else set[str]()
    options = container("image", PYTHON, {}, jailed=jailed)["HostConfig"]["SecurityOpt"]
    assert "no-new-privileges:true" in options
    (profile,) = [
        json.loads(each.removeprefix("seccomp=")) for each in options if each.startswith("seccomp=")
    ]
    assert profile["defaultAction"] == "SCMP_ACT_ERRNO"
    rules = [rule for rule in profile["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW"]
    assert {name for rule in rules for name in rule["names"]} & PROGRAMS_NEVER == besides
