"""A service from its first moment to its last: it listens, gets ready, serves, drains and ends."""

import asyncio
import signal
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiohttp import web

from sandbox.service.server import Service

IDLE_SECONDS = 30.0
"""A connection on which no whole request begins for so long is closed: one kept alive, or one that only trickles."""
_LAST_ANSWERS_SECONDS = 5.0
"""For the answers that are on their way when all jobs have ended."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Stopping:
    """How a service is told to stop: once, to finish what it has begun; twice, at once."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.at_once = asyncio.Event()

    def ask(self) -> None:
        """Stop; or, if that was said before, stop at once."""
        if self.asked.is_set():
            self.at_once.set()
        self.asked.set()

    def insist(self) -> None:
        """Stop at once."""
        self.asked.set()
        self.at_once.set()


@asynccontextmanager
async def on_signals() -> AsyncGenerator[Stopping]:
    """Told to stop by SIGTERM, Ctrl-C, or the end of the terminal."""
    stopping, loop = Stopping(), asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, stopping.ask)
    try:
        yield stopping
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises `OSError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


async def serve(
    service: Service, listening: socket.socket, stopping: Stopping, *, drain_seconds: float
) -> None:
    """Serve on the socket until told to stop; the service is closed in the end."""
    runner = web.AppRunner(
        service.app(),
        access_log=None,
        handler_cancellation=True,  # a client that hangs up gives its place away
        keepalive_timeout=IDLE_SECONDS,
        shutdown_timeout=_LAST_ANSWERS_SECONDS,
        lingering_time=_LAST_ANSWERS_SECONDS,
    )
    await runner.setup()
    keeping = asyncio.create_task(service.readiness.keep())
    try:
        await web.SockSite(runner, listening).start()
        await stopping.asked.wait()
        await _drained(service, drain_seconds, stopping)
    finally:
        keeping.cancel()
        await service.close()
        await runner.cleanup()
        await asyncio.gather(keeping, return_exceptions=True)


async def _drained(service: Service, seconds: float, stopping: Stopping) -> None:
    """Return when nothing is under way any more, after so many seconds, or when told again."""
    drained = asyncio.create_task(service.drain())
    insisted = asyncio.create_task(stopping.at_once.wait())
    try:
        await asyncio.wait({drained, insisted}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        drained.cancel()
        insisted.cancel()
        await asyncio.gather(drained, insisted, return_exceptions=True)
