"""Services in this process, over real sockets, for tests."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.contract import Runner
from sandbox.service.serve import Stopping, listen, serve
from sandbox.service.server import Service
from sandbox.settings import SandboxSettings

SECRET = "a-secret-for-the-tests-0123456789"
AUTHORISED = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Served:
    """A service that serves until `stopping` says otherwise; `task` is then done."""

    url: str
    stopping: Stopping
    task: asyncio.Task[None]
    service: Service

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


@asynccontextmanager
async def serving(
    inner: Runner, *, beat: float = 5.0, drain_seconds: float = 5.0, **settings: Any
) -> AsyncGenerator[Served]:
    chosen = SandboxSettings.model_validate({"slots": 1, **settings})
    stopping = Stopping()
    with listen("127.0.0.1", 0) as listening:
        service = Service(inner, chosen, SECRET, beat=beat)
        task = asyncio.create_task(serve(service, listening, stopping, drain_seconds=drain_seconds))
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", stopping, task, service)
        finally:
            stopping.insist()
            async with asyncio.timeout(10):
                await task
