"""A runner for tests of what stands before one."""

import asyncio

from sandbox.contract import Execution, Job, Limits, Status, Verdict


class Gate:
    """A runner whose jobs end when they are let go; it keeps their order."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.limits: list[Limits] = []
        self.cancelled: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.changed = asyncio.Condition()
        self.closed = False

    async def run(self, job: Job) -> Verdict:
        async with self.changed:
            self.started.append(job.source)
            self.limits.append(job.limits)
            self.gates[job.source] = asyncio.Event()
            self.changed.notify_all()
        try:
            await self.gates[job.source].wait()
        except asyncio.CancelledError:
            async with self.changed:
                self.cancelled.append(job.source)
                self.changed.notify_all()
            raise
        return Verdict(
            status=Status.FINISHED, executions=(Execution(status=Status.FINISHED, stdout=job.source),)
        )

    async def close(self) -> None:
        self.closed = True

    async def until(self, *sources: str) -> None:
        async with asyncio.timeout(5), self.changed:
            await self.changed.wait_for(lambda: self.started == list(sources))

    async def until_cancelled(self, *sources: str) -> None:
        async with asyncio.timeout(5), self.changed:
            await self.changed.wait_for(lambda: self.cancelled == list(sources))

    def let_go(self, source: str) -> None:
        self.gates[source].set()
