"""Which engines are here: a test that needs a missing one is skipped by name, or fails where all are required."""

import os
import shutil
import subprocess
from functools import cache

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
