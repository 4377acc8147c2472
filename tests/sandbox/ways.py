"""The settings of each way to run programs, and what a test asks of the machine for it."""

import json
import os
import subprocess
from functools import cache
from typing import Any

import pytest

from sandbox.settings import SandboxSettings
from tests.engines import require
from tests.sandbox.corpus.trial import Way


def settings_of(way: str, **others: Any) -> SandboxSettings:
    """The settings under which programs are run in that way; `embedded` for what is none."""
    if way in (Way.JAIL, Way.CONTAINER):
        return SandboxSettings.model_validate({"backend": "docker", "isolation": way} | others)
    return SandboxSettings.model_validate({"backend": "embedded"} | others)


def require_way(way: Way) -> None:
    """Skip the running test where the engine of that way is missing; fail where all are required."""
    if way is not Way.EMBEDDED:
        require("docker")


def require_runtime(name: str) -> None:
    """Skip the running test where Docker has no runtime of that name; fail where all are required."""
    require("docker")
    if name in _runtimes():
        return
    if os.environ.get("PARLEY_TEST_REQUIRE") == "all":
        pytest.fail(
            f"the runtime {name} is required (PARLEY_TEST_REQUIRE=all), and Docker has none", pytrace=False
        )
    pytest.skip(f"Docker has no runtime {name}")


@cache
def _runtimes() -> frozenset[str]:
    told = subprocess.run(
        ["docker", "info", "--format", "{{json .Runtimes}}"], capture_output=True, timeout=30, check=True
    )
    return frozenset(json.loads(told.stdout))
