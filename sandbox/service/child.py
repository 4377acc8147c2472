"""A service of our own, in a child process: what runs code, and what it needs for that, stays out of this process.

The child gets its settings and a new secret through its stdin, which stays open: when this process ends, in whatever
way, the child sees that and ends too. It listens on a loopback socket that is opened here and outlives it, so that
jobs that come while it is being started again wait in the socket.
"""

import asyncio
import contextlib
import json
import logging
import os
import secrets
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.contract import Runner
from sandbox.service.client import RemoteRunner
from sandbox.settings import SandboxSettings

_HOST = "127.0.0.1"
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_LONG_ENOUGH_SECONDS = 30.0
"""A child that lived so long was no failure to start: the next one follows at once."""
_END_SECONDS = 20.0
"""For the child to end what it runs; containers take their time."""
_PASSED_ON = (
    "PATH",
    "LD_LIBRARY_PATH",
    "HOME",
    "USER",
    "LANG",
    "TZ",
    "TMPDIR",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
)
_PASSED_ON_PREFIXES = ("DOCKER_", "LC_", "XDG_", "SSH_", "PYTHON")
"""Of our environment, which has secrets that the child has no use for."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def own_service(settings: SandboxSettings) -> AsyncGenerator[Runner]:
    """A runner over a service of these settings, in a child process that ends with the block. It costs no waiting."""
    secret = secrets.token_urlsafe(32)
    with socket.create_server((_HOST, 0)) as listening:
        runner = RemoteRunner(
            f"http://{_HOST}:{listening.getsockname()[1]}", secret, patience=settings.patience_seconds
        )
        keeping = asyncio.create_task(_keep(settings, listening, secret))
        try:
            yield runner
        finally:
            await runner.close()
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)


async def _keep(settings: SandboxSettings, listening: socket.socket, secret: str) -> None:
    """Have a child run for as long as this is not cancelled."""
    pause = _FIRST_PAUSE
    while True:
        began = time.monotonic()
        try:
            status = await _live(settings, listening, secret)
            _log.warning("The sandbox's process ended (status %d) and is started again.", status)
        except OSError as error:
            _log.error("The sandbox's process cannot be started: %s", error)
        if time.monotonic() - began > _LONG_ENOUGH_SECONDS:
            pause = _FIRST_PAUSE
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


async def _live(settings: SandboxSettings, listening: socket.socket, secret: str) -> int:
    """The whole life of one child; its exit status."""
    process = await _start(settings, listening, secret)
    try:
        return await process.wait()
    finally:
        await _end(process)


async def _start(settings: SandboxSettings, listening: socket.socket, secret: str) -> Process:
    """Start a child in a session of its own: Ctrl-C is for this process, which ends the child when it is done."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "sandbox.service"),
        stdin=PIPE,
        env=_environment(os.environ),
        pass_fds=(listening.fileno(),),
        start_new_session=True,
    )
    told = {
        "settings": settings.model_dump(mode="json", exclude={"secret", "url"}),
        "socket": listening.fileno(),
        "secret": secret,
        "log_level": _log.getEffectiveLevel(),
    }
    assert process.stdin is not None
    process.stdin.write(json.dumps(told).encode() + b"\n")
    return process


async def _end(process: Process) -> None:
    """Close the child's stdin, and wait until it has ended; kill it if it does not."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(_END_SECONDS):
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    passed_on = {
        name: value
        for name, value in ours.items()
        if name in _PASSED_ON or name.startswith(_PASSED_ON_PREFIXES)
    }
    root = str(Path(__file__).resolve().parents[2])
    return passed_on | {"PYTHONPATH": os.pathsep.join(filter(None, (root, ours.get("PYTHONPATH"))))}
