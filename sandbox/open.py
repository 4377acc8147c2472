"""The one door to a sandbox: settings in, a runner out."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import assert_never

from sandbox.contract import Runner
from sandbox.fairness import QueuedRunner
from sandbox.settings import SandboxSettings


@asynccontextmanager
async def open_runner(settings: SandboxSettings) -> AsyncGenerator[Runner]:
    """The runner that the settings name, closed in the end. It is never another one than that.

    Nothing is started before the first job, so opening costs nothing; what cannot run says so in its verdicts.
    """
    runner = QueuedRunner(
        _engine(settings), slots=settings.slots, length=settings.queue_length, bounded=settings.bounded
    )
    try:
        yield runner
    finally:
        await runner.close()


def _engine(settings: SandboxSettings) -> Runner:
    match settings.backend:
        case "embedded":
            from sandbox.wasm import WasmRunner  # noqa: PLC0415 - only the one that is used

            return WasmRunner(cache_dir=settings.cache_dir, spares=settings.slots)
        case "docker":
            from sandbox.docker.runner import DockerRunner  # noqa: PLC0415 - its SDK takes a while to load

            return DockerRunner(settings)
        case _:
            assert_never(settings.backend)
