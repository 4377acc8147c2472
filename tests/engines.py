"""Which engines are here: a test that needs a missing one is skipped by name, or fails where all are required."""

import asyncio
import os
import shutil
import subprocess
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _docker() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "info"], capture_output=True, timeout=30, check=False).returncode == 0


def _redis() -> bool:
    return shutil.which("redis-server") is not None


def chromium_path() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


PROBES = {"docker": _docker, "redis": _redis, "chromium": lambda: chromium_path() is not None}


@cache
def _present(engine: str) -> bool:
    return PROBES[engine]()


def require(engine: str) -> None:
    """Skip the running test, or its module, where `engine` is missing; fail with PARLEY_TEST_REQUIRE=all."""
    if _present(engine):
        return
    if os.environ.get("PARLEY_TEST_REQUIRE") == "all":
        pytest.fail(f"{engine} is required (PARLEY_TEST_REQUIRE=all) and is not here", pytrace=False)
    pytest.skip(f"{engine} is not here", allow_module_level=True)


@asynccontextmanager
async def real_redis(folder: Path) -> AsyncGenerator[str]:
    """The address of a Redis server of the test's own, which keeps its socket in `folder`."""
    require("redis")
    path = folder / "redis.sock"
    server = await asyncio.create_subprocess_exec(
        *("redis-server", "--port", "0", "--unixsocket", str(path), "--save", "", "--dir", str(folder)),
        stdout=DEVNULL,
    )
    try:
        async with asyncio.timeout(20):
            while not path.exists():  # noqa: ASYNC110 - a server tells nobody that it listens
                await asyncio.sleep(0.02)
        yield f"unix://{path}"
    finally:
        server.terminate()
        await server.wait()
