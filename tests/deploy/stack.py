"""docker-compose.yml under a name of its own: built, brought up, looked into, and taken away whole."""

import asyncio
import json
import shutil
import subprocess
import uuid
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.engines import require
from tests.journeys.process import environment, free_port

ROOT = Path(__file__).parents[2]
IMAGE = "parley-test"
"""Kept after the run: it holds the layers that make the next build short."""
OWN = "label=com.docker.compose.project={}"
KINDS = {"container": ("ps", "--all"), "volume": ("volume", "ls"), "network": ("network", "ls")}


def compose_command() -> tuple[str, ...]:
    """Compose as it is here, the plugin before the program of its own; without one the test is skipped."""
    require("docker")
    found = [("docker", "compose"), *([("docker-compose",)] if shutil.which("docker-compose") else [])]
    for command in found:
        if subprocess.run([*command, "version"], capture_output=True, check=False).returncode == 0:
            return command
    pytest.skip("Compose is not here")


def clean_environment() -> dict[str, str]:
    """An environment in which only a file decides what Compose is told."""
    ours = ("COMPOSE_", "POSTGRES_")
    return {name: value for name, value in environment().items() if not name.startswith(ours)}


async def execute(*command: str, allowed: Sequence[int] = (0,)) -> str:
    """Run a command from the root of the repository; what it says, both streams in one."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=clean_environment(), stdout=PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    text = said.decode(errors="replace")
    assert process.returncode in allowed, f"{' '.join(command)}:\n{text[-8000:]}"
    return text


@dataclass(frozen=True, slots=True)
class Stack:
    """One project of Compose."""

    command: tuple[str, ...]
    env_file: Path
    project: str = field(default_factory=lambda: f"parley-test-{uuid.uuid4().hex[:8]}")
    port: int = field(default_factory=free_port)

    async def compose(self, *arguments: str, allowed: Sequence[int] = (0,)) -> str:
        """Do something with the project; what Compose says."""
        files = ("--env-file", str(self.env_file), "--file", str(ROOT / "docker-compose.yml"))
        return await execute(
            *self.command, "--project-name", self.project, *files, *arguments, allowed=allowed
        )

    async def containers(self, service: str) -> list[str]:
        """The ids of the containers of a service, running or not."""
        labels = (OWN.format(self.project), f"label=com.docker.compose.service={service}")
        filters = [word for label in labels for word in ("--filter", label)]
        return (await execute("docker", "ps", "--all", "--quiet", *filters)).split()

    async def inspect(self, service: str) -> list[dict[str, Any]]:
        """What the engine knows of the containers of a service."""
        ids = await self.containers(service)
        found: list[dict[str, Any]] = json.loads(await execute("docker", "inspect", *ids)) if ids else []
        return found

    async def healthy(self, service: str, count: int = 1) -> None:
        """Wait until so many containers of a service, and no others, are healthy."""
        try:
            async with asyncio.timeout(120):
                while await self._health(service) != ["healthy"] * count:  # noqa: ASYNC110 - events do not tell the past
                    await asyncio.sleep(0.2)
        except TimeoutError:
            logs = await self.compose("logs", "--no-color", "--tail=50", service)
            raise AssertionError(f"{service} is {await self._health(service)}:\n{logs}") from None

    async def _health(self, service: str) -> list[str]:
        return [one["State"].get("Health", {}).get("Status", "") for one in await self.inspect(service)]

    async def python(self, container: str, program: str) -> str:
        """What a Python program prints in a container of Parley's."""
        return (await execute("docker", "exec", container, "python", "-I", "-c", program)).strip()

    async def left(self) -> list[str]:
        """All that the project has in the engine."""
        own = ("--quiet", "--filter", OWN.format(self.project))
        listed = [await execute("docker", *command, *own) for command in KINDS.values()]
        return [one for lines in listed for one in lines.split()]


@asynccontextmanager
async def stack(folder: Path) -> AsyncGenerator[Stack]:
    """A stack with secrets of its own in `folder`, not up yet; nothing of it is left in the end."""
    env_file = folder / "stack.env"
    made = Stack(compose_command(), env_file)
    await execute("sh", "deploy/env", str(env_file))
    with env_file.open("a") as lines:
        lines.write(f"PARLEY_IMAGE={IMAGE}\nPARLEY_PUBLISH=127.0.0.1:{made.port}\n")
    try:
        yield made
    except Exception as error:
        error.add_note(await made.compose("logs", "--no-color", "--tail=100", "web", "sandbox"))
        raise
    finally:
        await made.compose("down", "--volumes", "--remove-orphans", "--timeout", "20")
