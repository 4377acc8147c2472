"""A runner that is somewhere else: sends jobs to a service, and sees each of them to its one verdict.

A job changes nothing outside its sandbox, so sending it twice is harmless: whatever goes wrong on the way is tried
again, with growing pauses, until patience ends. The order carries an id, by which a service that is still busy with it
lets us join. Each new connection looks the name up anew and takes its addresses in any order, so that several
services may stand behind one name, come and go.
"""

import asyncio
import json
import logging
import random
import socket
import time
import uuid
from io import BytesIO
from math import inf

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from sandbox.cases import JOB_WALLS
from sandbox.contract import Job, Status, Verdict
from sandbox.service.agreement import CONTRACT, HEADER, MOST_ANSWER_BYTES, RUNS, SILENCE_SECONDS
from sandbox.service.codec import Order, read_answer, write
from sandbox.wire import MalformedError

CLOSING = "The sandbox is closing."
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 2.0
_CONNECT_SECONDS = 5.0
_LONGEST_EXPLANATION = 4096
_PREPARING_SECONDS = 600.0
"""The first program in a language may have to wait until the image for it is built."""
_AGAIN = frozenset({408, 425, 429, 502, 503, 504})
"""HTTP's words for: not now, or not here."""

_log = logging.getLogger(__name__)


class _NotNowError(Exception):
    """An attempt that may go better another time. `pause` is what the service asks for, in seconds.

    `under_way` says that a runner had the job, and was lost with it.
    """

    def __init__(self, words: str, pause: float = 0.0, *, under_way: bool = False) -> None:
        super().__init__(words)
        self.pause, self.under_way = pause, under_way


class _NeverError(Exception):
    """A refusal that will be the same next time: the operator has something to mend."""


class RemoteRunner:
    """Runs jobs by the service at `url`, which knows `secret`. `patience` is in seconds (see `SandboxSettings`)."""

    def __init__(
        self, url: str, secret: str, *, patience: float, resolver: AbstractResolver | None = None
    ) -> None:
        self.retries = 0
        """How many attempts had to be made besides the first ones."""
        self.url = url
        self._secret = secret
        self._patience = patience
        self._resolver = resolver
        self._opened: aiohttp.ClientSession | None = None
        self._closing = asyncio.Event()

    async def run(self, job: Job) -> Verdict:
        """Run `job`; see `Runner`. UNAVAILABLE, with a word for the operator, where no service could be made to."""
        try:
            return await self._insist(job)
        except (_NeverError, _NotNowError) as failure:
            if not self._closing.is_set():
                _log.warning("%s", failure)
            note = CLOSING if self._closing.is_set() else str(failure)
            return Verdict(status=Status.UNAVAILABLE, note=note)

    async def close(self) -> None:
        """Give up what is under way, and hang up."""
        self._closing.set()
        if self._opened is not None:
            await self._opened.close()

    async def _insist(self, job: Job) -> Verdict:
        order = uuid.uuid4().hex
        try:
            body = write(Order(order, job))
        except MalformedError as error:
            raise _NeverError(f"This job cannot be sent to a runner: {error}.") from error
        end, pause = time.monotonic() + self._patience, _FIRST_PAUSE
        while True:
            begun = time.monotonic()
            try:
                return await self._attempt(order, body, job.limits.wall_seconds)
            except _NotNowError as failure:
                if failure.under_way:  # patience is for having no runner
                    end += time.monotonic() - begun
                wait = max(pause * random.uniform(0.5, 1), failure.pause)
                if time.monotonic() + wait > end:
                    raise _NotNowError(self._given_up(failure)) from failure
                _log.info("A job is sent again in %.1f s: %s", wait, failure)
            await self._rest(wait)
            self.retries += 1
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _rest(self, seconds: float) -> None:
        """Sleep. Raises `_NeverError` as soon as there is nothing to wake up for."""
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return
        raise _NeverError(CLOSING)

    async def _attempt(self, order: str, body: bytes, wall_seconds: float) -> Verdict:
        """One request and its answer. Everything that can go wrong with it is one of our two errors."""
        if self._closing.is_set():
            raise _NeverError(CLOSING)
        timeout = aiohttp.ClientTimeout(
            total=self._longest(wall_seconds), sock_connect=_CONNECT_SECONDS, sock_read=SILENCE_SECONDS
        )
        try:
            async with self._session().post(
                self.url + RUNS, data=BytesIO(body), timeout=timeout, allow_redirects=False
            ) as response:
                return await _verdict(response, order)
        except aiohttp.ClientConnectorError as error:
            raise _NotNowError(str(error)) from error
        except TimeoutError as error:  # some of aiohttp's own are that, too
            away = isinstance(error, aiohttp.ConnectionTimeoutError)
            raise _NotNowError("it fell silent", under_way=not away) from error
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, ConnectionResetError) as error:
            raise _NotNowError(str(error) or type(error).__name__, under_way=True) from error
        except (aiohttp.ClientError, OSError) as error:
            raise _NotNowError(str(error) or type(error).__name__) from error

    def _longest(self, wall_seconds: float) -> float | None:
        """Seconds after which an attempt has failed, though the service still says that it is at it."""
        seconds = self._patience + JOB_WALLS * wall_seconds + _PREPARING_SECONDS
        return None if seconds == inf else seconds

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            resolver = _AnyOrder(self._resolver or aiohttp.ThreadedResolver())
            self._opened = aiohttp.ClientSession(
                # The service is the one who says how many jobs are too many.
                connector=aiohttp.TCPConnector(limit=0, resolver=resolver, use_dns_cache=False),
                headers={
                    "Authorization": f"Bearer {self._secret}",
                    "Content-Type": "application/json",
                    "Accept-Encoding": "identity",
                    HEADER: CONTRACT,
                },
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._opened

    def _given_up(self, failure: Exception) -> str:
        return (
            f"No runner at {self.url} could run this within {self._patience:g} s. "
            f"Is `parley sandbox` running there? The last attempt: {failure}."
        )


async def _verdict(response: aiohttp.ClientResponse, order: str) -> Verdict:
    if response.status != 200:
        await _refuse(response)
    if HEADER not in response.headers:
        raise _NotNowError("something that is no runner answered")
    try:
        answer = read_answer(await _read(response, MOST_ANSWER_BYTES))
    except MalformedError as error:
        raise _NotNowError(f"the answer cannot be read: {error}") from error
    if answer.id != order:
        raise _NotNowError("the answer was for somebody else")
    return answer.verdict


async def _refuse(response: aiohttp.ClientResponse) -> None:
    words = f"{response.status} {response.reason}"
    if HEADER in response.headers:
        words += f": {await _explained(response)}"
    if response.status in _AGAIN:
        raise _NotNowError(words, _pause(response.headers.get("Retry-After", "")))
    advice = " SANDBOX_SECRET must be the same on both sides." if response.status == 401 else ""
    raise _NeverError(f"The runner at {response.url.origin()} refuses: {words}{advice}")


async def _explained(response: aiohttp.ClientResponse) -> str:
    """What the service says of its refusal. That it cannot be read changes nothing about it."""
    try:
        told: object = json.loads(await _read(response, _LONGEST_EXPLANATION))
    except (_NotNowError, aiohttp.ClientError, TimeoutError, ValueError, RecursionError):
        return "it does not say why"
    match told:
        case {"error": str(words)}:
            return words
        case _:
            return "it does not say why"


def _pause(retry_after: str) -> float:
    """Seconds to wait. A date, which is the other form, is taken for no word at all."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else 0.0


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    read = bytearray()
    async for piece in response.content.iter_any():
        read += piece
        if len(read) > most:
            raise _NotNowError("the answer has no end")
    return bytes(read)


class _AnyOrder(AbstractResolver):
    """Gives a name's addresses in a new order each time, so that all services behind it get work."""

    def __init__(self, resolver: AbstractResolver) -> None:
        self._resolver = resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See AbstractResolver."""
        found = await self._resolver.resolve(host, port, family)
        random.shuffle(found)
        return found

    async def close(self) -> None:
        """See AbstractResolver."""
        await self._resolver.close()
