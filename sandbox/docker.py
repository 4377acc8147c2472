"""The Docker runner: for each execution a container of its own, which has nothing and is used once."""

import asyncio
import contextlib
import json
import secrets
import socket
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace

from sandbox.cases import CannotRunError, run_cases
from sandbox.container import container, memory, recipe
from sandbox.contract import Case, Execution, Job, Status, Verdict
from sandbox.conversation import Conversation, hang_up
from sandbox.engine import LABEL, Engine, myself
from sandbox.outcome import End, Remains, judge
from sandbox.settings import SandboxSettings
from sandbox.wire import MAX_REPORT_BYTES, request

CLOSING = "The sandbox is closing."
_BY_SIGNAL = 128
"""Exit codes above it tell the number of a signal, as a shell writes it."""


class DockerRunner:
    """Runs each execution in a single-use container. The deadline is kept here, over the whole conversation."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._recipe = recipe("python", settings.docker_base, settings.docker_image)
        self._threads = ThreadPoolExecutor(settings.slots * 2, thread_name_prefix="docker")
        self._opening = asyncio.Lock()
        self._opened: tuple[Engine, str] | None = None
        self._running: dict[str, socket.socket | None] = {}
        self._all_gone = asyncio.Event()
        self._closed = False

    async def run(self, job: Job) -> Verdict:
        """Run `job`; see `Runner`."""
        if job.language != "python":
            return Verdict(
                status=Status.UNAVAILABLE, note=f"There is no sandbox for {job.language}, only for python."
            )
        return await run_cases(job, self._execute)

    async def close(self) -> None:
        """End what is running, wait until its containers are gone, and leave the engine."""
        self._closed = True
        for attached in self._running.values():
            if attached is not None:
                with contextlib.suppress(OSError):
                    attached.shutdown(socket.SHUT_RDWR)
        if self._running:
            await self._all_gone.wait()
        self._threads.shutdown(wait=False)
        if self._opened is not None:
            self._opened[0].close()

    async def _execute(self, job: Job, case: Case, seconds: float) -> Execution:
        engine, image = await self._open()
        nonce = secrets.token_hex(16)
        asked = request(case, job.source, memory(job.limits)) | {"nonce": nonce}
        frame = json.dumps(asked).encode()
        async with self._container(engine, container(image, job.limits, {LABEL: myself()})) as (
            name,
            attached,
        ):
            conversation = Conversation(job.limits.output_bytes + MAX_REPORT_BYTES)
            if not await conversation.begin(attached):
                raise CannotRunError("A sandbox was started, and Python in it did not get ready.")
            end = await conversation.hold(attached, len(frame).to_bytes(4, "big") + frame, seconds)
            self._stay_open()
            remains = conversation.remains(end, nonce.encode())
            if end is End.ITSELF and remains.report is None:
                remains = await self._unreported(engine, name, remains)
        return judge(case, job.limits, remains)

    @asynccontextmanager
    async def _container(
        self, engine: Engine, config: dict[str, object]
    ) -> AsyncGenerator[tuple[str, socket.socket]]:
        """A started container and its streams; gone in the end, whatever happened."""
        name = f"parley-sandbox-{secrets.token_hex(8)}"

        def start() -> socket.socket:
            self._running[name] = attached = engine.start(name, config)
            return attached

        self._running[name] = None
        self._all_gone.clear()
        try:
            attached = await self._call(start)
            self._stay_open()
            yield name, attached
        finally:
            await self._end(engine, name)

    async def _end(self, engine: Engine, name: str) -> None:
        attached = self._running[name]
        if attached is not None:
            hang_up(attached)
        try:
            await self._call(lambda: engine.remove(name))
        finally:
            del self._running[name]
            if not self._running:
                self._all_gone.set()

    async def _unreported(self, engine: Engine, name: str, remains: Remains) -> Remains:
        """`remains` of a container that ended without a report, with what the engine knows of its end."""
        ending = await self._call(lambda: engine.ending(name))
        if ending is None:
            return replace(remains, end=End.CRASH)
        if ending.out_of_memory:
            return replace(remains, end=End.MEMORY, exit_code=ending.exit_code)
        end = End.CRASH if ending.exit_code > _BY_SIGNAL else End.ITSELF
        return replace(remains, end=end, exit_code=ending.exit_code)

    async def _open(self) -> tuple[Engine, str]:
        """The engine and the image in it; on first use leftovers are removed and the image is built."""
        async with self._opening:
            self._stay_open()
            if self._opened is None:
                engine = await self._call(Engine)
                await self._call(engine.remove_leftovers)
                self._opened = engine, await self._call(lambda: engine.ensure_image(self._recipe))
            return self._opened

    def _stay_open(self) -> None:
        if self._closed:
            raise CannotRunError(CLOSING)

    async def _call[T](self, work: Callable[[], T]) -> T:
        """Do blocking work in a thread. If we are cancelled meanwhile, it is waited for all the same.

        Otherwise a container could come into being after the moment in which it was to be removed.
        """
        task = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise
