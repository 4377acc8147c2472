"""A runner behind HTTP: takes jobs, queues them fairly, and says how it is."""

import asyncio
import time
from hashlib import sha256

from aiohttp import web

from sandbox.cases import MAX_SOURCE_BYTES, MAX_STDIN_BYTES
from sandbox.contract import Job, Runner, Status, Verdict
from sandbox.fairness import QueuedRunner
from sandbox.service.agreement import BEAT_SECONDS, HEALTH, METRICS, RUNS
from sandbox.service.codec import Answer, Order, read_order, write
from sandbox.service.desk import Desk
from sandbox.service.guard import Guard, Refused, mark
from sandbox.service.metrics import FORM, Gauged, Metrics
from sandbox.service.readiness import Readiness, State
from sandbox.settings import SandboxSettings
from sandbox.wire import MalformedError

_JSON = {"Content-Type": "application/json"}
_LONGEST_ESCAPE = 6
"""A byte of text may take so many in JSON (`\\u0000`)."""
_ARGUMENTS_BYTES = 8 * 2**20
"""For the calls of all cases, as JSON."""


def most_bytes(settings: SandboxSettings) -> int:
    """The length of the longest body that a job within the limits can have."""
    texts = MAX_SOURCE_BYTES + MAX_STDIN_BYTES
    files = settings.max_scratch_bytes // 2
    return texts * _LONGEST_ESCAPE + files * 4 // 3 + _ARGUMENTS_BYTES


class Service:
    """Serves `inner`. It is the one place where jobs queue, and `readiness.keep()` is to run while it serves."""

    def __init__(
        self, inner: Runner, settings: SandboxSettings, secret: str, *, beat: float = BEAT_SECONDS
    ) -> None:
        self.readiness = Readiness(inner)
        self._inner = inner
        self._backend = settings.backend
        self._beat = beat
        self._most_bytes = most_bytes(settings)
        self._metrics = Metrics()
        self._guard = Guard(secret, self._most_bytes, self._metrics.refused)
        self._queue = QueuedRunner(
            inner,
            slots=settings.slots,
            length=settings.queue_length,
            bounded=settings.bounded,
            patience=settings.patience_seconds,
        )
        self._desk = Desk(self._judge)

    def app(self) -> web.Application:
        """The application, for any server of aiohttp's."""
        app = web.Application(middlewares=[self._guard.watch], client_max_size=self._most_bytes)
        app.add_routes(
            [
                web.post(RUNS, self._run),
                web.get(HEALTH, self._health),
                web.get(METRICS, self._tell),
            ]
        )
        return app

    async def drain(self) -> None:
        """Take no new jobs, and wait for those that are there."""
        self.readiness.drain()
        await self._desk.idle()

    async def close(self) -> None:
        """End what still runs (whoever waits for it is sent elsewhere), and close the runner."""
        self.readiness.drain()
        await self._desk.clear()
        await self._queue.close()

    # ── requests ─────────────────────────────────────────────────────────────────────────────────────────

    async def _run(self, request: web.Request) -> web.StreamResponse:
        self._guard.admit(request)
        raw = await self._guard.body(request)
        order = _order(raw)
        key = sha256(raw).digest()
        if key not in self._desk:
            await self._open_for_new()
        with self._desk.joined(key, order.job) as task:
            done, _ = await asyncio.wait({task}, timeout=self._beat)
            return self._answer(order.id, task) if done else await self._answer_later(request, order.id, task)

    async def _open_for_new(self) -> None:
        if not await self.readiness.known(self._beat):
            raise Refused(503, "The runner is still getting ready.", again=1)
        if self.readiness.state is State.DRAINING:
            raise Refused(503, "The runner is stopping and takes nothing new.", again=1)

    def _answer(self, order: str, task: asyncio.Task[Verdict]) -> web.Response:
        if task.cancelled():
            raise Refused(503, "The runner stopped before the program had ended.", again=1)
        verdict = task.result()
        response = web.Response(body=write(Answer(order, verdict)), headers=_JSON)
        if verdict.status is Status.QUEUE_FULL or self._queue.waiting:
            response.force_close()  # the client's next job may find a freer runner under the same name
        return response

    async def _answer_later(
        self, request: web.Request, order: str, task: asyncio.Task[Verdict]
    ) -> web.StreamResponse:
        """Begin the answer with empty lines, which JSON allows for, so that nobody takes us for dead."""
        response = web.StreamResponse(headers=_JSON)
        mark(response)
        await response.prepare(request)
        while not task.done():
            await response.write(b"\n")
            await asyncio.wait({task}, timeout=self._beat)
        try:
            await response.write(write(Answer(order, task.result())))
        except (Exception, asyncio.CancelledError):
            # It is too late to say so by a status: an answer that breaks off is asked for again.
            if request.transport is not None:
                request.transport.abort()
            raise
        return response

    async def _health(self, _: web.Request) -> web.Response:
        state = self.readiness.state
        told = {
            "status": state.value,
            "backend": self._backend,
            "running": self._queue.running,
            "waiting": self._queue.waiting,
        }
        return web.json_response(told, status=200 if state is State.READY else 503)

    async def _tell(self, _: web.Request) -> web.Response:
        now: dict[str, float] = dict(self._inner.gauges()) if isinstance(self._inner, Gauged) else {}
        now |= {
            "ready": self.readiness.state is State.READY,
            "running": self._queue.running,
            "waiting": self._queue.waiting,
        }
        return web.Response(body=self._metrics.text(now), headers={"Content-Type": FORM})

    async def _judge(self, job: Job) -> Verdict:
        began = time.monotonic()
        verdict = await self._queue.run(job)
        if verdict.status is Status.UNAVAILABLE:
            self.readiness.doubt()
        self._metrics.judged(job, verdict, time.monotonic() - began)
        return verdict


def _order(raw: bytes) -> Order:
    try:
        return read_order(raw)
    except MalformedError as error:
        raise Refused(400, f"This is no job: {error}.") from error
