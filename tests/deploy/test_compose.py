"""`docker compose up` from nothing: a learner solves a challenge, the web restarts, a runner dies, all of it goes away."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.stack import Stack, execute, stack
from tests.journeys.process import Browser, Served, browsing, choices, forms

PARROT = "line = input()\nprint(line)\nprint(line)\n"
LEARNERS = 6
SLOW = "/run import time; time.sleep(0.5); print(6 * 7)"
SOCKET = "/var/run/docker.sock"

STATUS = "print(open('/proc/1/status').read())"
LOOK_UP = "import socket; print(len({one[4] for one in socket.getaddrinfo('sandbox', 8070)}))"
DIE = """
import os
for name in os.listdir('/proc'):
    if name.isdigit() and open(f'/proc/{name}/stat').read().rpartition(')')[2].split()[1] == '1':
        os.kill(int(name), 9)
"""
"""Kills the service under the container's init, as a crash would: nobody asked for it, so the engine starts it again."""
REACH = """
import socket
for host, port in {places}:
    try:
        socket.create_connection((host, port), 1).close()
    except OSError:
        continue
    print(host)
"""
OUTSIDE = ("1.1.1.1", 53)


@pytest.mark.timeout(600)
async def test_a_challenge_passes_through_a_stack_that_outlives_a_restart_and_a_dead_runner(
    tmp_path: Path,
) -> None:
    async with stack(tmp_path) as made:
        await made.compose("build", "--quiet", "web")  # which all that is ours shares
        await made.compose("up", "--detach", "--no-build")
        for service in ("db", "redis", "web", "sandbox"):
            await made.healthy(service)
        await _nobody_has_more_than_they_need(made)
        async with browsing(Served({}, made.port)) as browser:
            solved = await _solve_the_parrot(browser)
            await made.compose("restart", "--timeout", "20", "web")
            await made.healthy("web")
            assert await _remembered(browser, solved["event"]) == solved
        await _a_dead_runner_loses_nothing(made)
        runners = await made.containers("sandbox")
    assert await made.left() == []
    assert await _cells_of(runners) == []


async def _nobody_has_more_than_they_need(made: Stack) -> None:
    (web,), (runner,) = await made.inspect("web"), await made.inspect("sandbox")
    assert [one["Source"] for one in web["Mounts"] if one["Type"] == "bind"] == []
    assert [one["Destination"] for one in runner["Mounts"]] == [SOCKET]
    for one, user in ((web, "10000"), (runner, "0")):
        status = await made.python(one["Id"], STATUS)
        assert f"Uid:\t{user}\t{user}\t{user}\t{user}" in status
        assert "CapEff:\t0000000000000000" in status
        assert "NoNewPrivs:\t1" in status
        assert one["HostConfig"]["ReadonlyRootfs"]
    published = [
        (service, binding["HostIp"])
        for service in ("db", "redis", "web", "sandbox")
        for one in await made.inspect(service)
        for bindings in one["NetworkSettings"]["Ports"].values()
        for binding in bindings or ()
    ]
    assert published == [("web", "127.0.0.1")]
    places = [
        (_address(one), port)
        for service, port in (("db", 5432), ("redis", 6379))
        for one in await made.inspect(service)
    ]
    assert await made.python(web["Id"], REACH.format(places=places)) == "\n".join(host for host, _ in places)
    assert await made.python(runner["Id"], REACH.format(places=[*places, OUTSIDE])) == ""


def _address(container: dict[str, Any]) -> str:
    """The address of a container with one network."""
    (network,) = container["NetworkSettings"]["Networks"].values()
    return str(network["IPAddress"])


async def _solve_the_parrot(browser: Browser) -> dict[str, Any]:
    """Begin the course and solve a challenge; the reply that says so."""
    welcome = await browser.talk("/start")
    begin = next(one["id"] for one in choices(welcome) if one["label"] == "Start the first lesson")
    await browser.press(begin)
    (form,) = forms(await browser.talk("/challenge parrot"))
    (code,) = form["fields"]
    body = {"kind": "filled", "form": form["id"], "values": {code["name"]: PARROT}}
    reply = await browser.reply_to(await browser.post(body))
    assert "Solved" in json.dumps(reply), json.dumps(reply["blocks"], indent=1)
    return reply


async def _remembered(browser: Browser, event: str) -> dict[str, Any]:
    """The reply to an event as a page that knows nothing any more is told it."""
    page = Browser(browser.served, browser.http)
    listening = asyncio.create_task(page.listen())
    try:
        return await page.reply_to(event)
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def _a_dead_runner_loses_nothing(made: Stack) -> None:
    """Of two runners one is killed while learners wait for both."""
    await made.compose("up", "--detach", "--no-build", "--no-recreate", "--scale", "sandbox=2")
    await made.healthy("sandbox", 2)
    (web,), (first, *_) = await made.containers("web"), await made.containers("sandbox")
    assert await made.python(web, LOOK_UP) == "2"
    async with _several(made.port) as browsers:
        running = [asyncio.create_task(browser.talk(SLOW)) for browser in browsers for _ in range(2)]
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        await execute("docker", "exec", first, "python", "-I", "-c", DIE, allowed=(0, 137))
        assert not all(one.done() for one in running), "it died after all was done"
        for reply in await asyncio.gather(*running):
            assert "42" in json.dumps(reply["blocks"]), reply
    await made.healthy("sandbox", 2)
    assert [one["RestartCount"] for one in await made.inspect("sandbox") if one["Id"].startswith(first)] == [
        1
    ]


@asynccontextmanager
async def _several(port: int) -> AsyncGenerator[list[Browser]]:
    """Browsers of as many learners."""
    async with AsyncExitStack() as opened:
        yield [await opened.enter_async_context(browsing(Served({}, port))) for _ in range(LEARNERS)]


async def _cells_of(runners: list[str]) -> list[str]:
    """The containers for learners' code that these runners made, whose labels begin with their makers' names."""
    labels = '{{.ID}} {{.Label "parley.sandbox"}}'
    listed = await execute("docker", "ps", "--all", "--filter", "label=parley.sandbox", "--format", labels)
    return [line for line in listed.splitlines() if line.split()[1].startswith(tuple(runners))]
