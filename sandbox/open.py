"""The one door to a sandbox: settings in, a runner out."""

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import assert_never

from sandbox.contract import Runner
from sandbox.fairness import QueuedRunner
from sandbox.settings import SandboxSettings


def open_runner(settings: SandboxSettings) -> AbstractAsyncContextManager[Runner]:
    """The runner that the settings name, closed in the end. It is never another one than that.

    Opening waits for nothing; what cannot run says so in its verdicts. The embedded backend works in this process,
    and Docker's in a service: one that runs somewhere else, or a child process. Docker is never spoken to from here.
    """
    if settings.url:
        return _remote(settings)
    match settings.backend:
        case "embedded":
            return _in_process(settings)
        case "docker":
            from sandbox.service.child import own_service  # noqa: PLC0415 - aiohttp takes a while to load

            return own_service(settings)
        case _:
            assert_never(settings.backend)


def backend(settings: SandboxSettings) -> Runner:
    """What runs the code itself, without a queue before it. Whoever takes it closes it."""
    match settings.backend:
        case "embedded":
            from sandbox.wasm import WasmRunner  # noqa: PLC0415 - only the one that is used

            return WasmRunner(cache_dir=settings.cache_dir, spares=settings.slots)
        case "docker":
            from sandbox.docker.runner import DockerRunner  # noqa: PLC0415 - its SDK takes a while to load

            return DockerRunner(settings)
        case _:
            assert_never(settings.backend)


@asynccontextmanager
async def _in_process(settings: SandboxSettings) -> AsyncGenerator[Runner]:
    runner = QueuedRunner(
        backend(settings),
        slots=settings.slots,
        length=settings.queue_length,
        bounded=settings.bounded,
        patience=settings.patience_seconds,
    )
    try:
        yield runner
    finally:
        await runner.close()


@asynccontextmanager
async def _remote(settings: SandboxSettings) -> AsyncGenerator[Runner]:
    from sandbox.service.client import RemoteRunner  # noqa: PLC0415 - as above

    assert settings.secret is not None, "settings with an address and no secret are refused"
    secret = settings.secret.get_secret_value()
    runner = RemoteRunner(settings.url, secret, patience=settings.patience_seconds)
    try:
        yield runner
    finally:
        await runner.close()
