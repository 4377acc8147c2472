"""Runners that all tests of the sandbox share: opening one takes seconds, and nothing that was run is left in it."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio

from sandbox.contract import Runner
from sandbox.open import open_runner
from sandbox.service.child import own_service
from tests.sandbox.ways import settings_of

type Opened = Callable[[str], Awaitable[Runner]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Opened]:
    """Opens a backend once in a worker of the run, when it is first asked for."""
    cache = tmp_path_factory.getbasetemp().parent / "sandbox-cache"
    async with AsyncExitStack() as stack:
        runners: dict[str, Runner] = {}

        async def of(backend: Any) -> Runner:
            if backend not in runners:
                settings = settings_of(backend, cache_dir=cache, slots=2, patience_seconds=900)
                way = own_service(settings) if backend == "service" else open_runner(settings)
                runners[backend] = await stack.enter_async_context(way)
            return runners[backend]

        yield of
