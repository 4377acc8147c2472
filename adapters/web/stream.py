"""One open page: the server-sent events that keep it up to date, from where it had stopped."""

import asyncio
from collections.abc import Sequence

import orjson
from aiohttp import web

from adapters.web.inbound import PLATFORM
from adapters.web.render import payload
from core.chat import Delivery, Door

FIRST = 30
"""Replies that a page without any is given."""
BEAT = 15.0
"""Seconds of silence after which a sign of life is sent: proxies and the widget give up on a silent line."""


def replies_channel(chat: str) -> str:
    """Where it is announced that there is a new reply in `chat`."""
    return f"web:{chat}"


def working_channel(chat: str) -> str:
    """Where it is announced that an answer in `chat` takes a moment."""
    return f"web-working:{chat}"


class Stream:
    """Sends a person's replies above a cursor to one page, until the page or the server goes away.

    An announcement only wakes it: what is sent is read from the history, so that an announcement that is
    lost, doubled or early can neither lose nor repeat a reply.
    """

    def __init__(self, door: Door, person: str, cursor: int | None, *, beat: float = BEAT) -> None:
        self._door = door
        self._person = person
        self._cursor = cursor
        self._beat = beat
        self._wake = asyncio.Event()
        self._working = False
        self._closed = False

    async def run(self, request: web.Request, response: web.StreamResponse) -> None:
        """Answer and send until closed. Raises ConnectionError once the page is gone.

        The response begins only when the history could be read, so that what fails before gets its status.
        """
        endings = [
            self._door.subscribe(replies_channel(self._person), self._woken),
            self._door.subscribe(working_channel(self._person), self._slow),
        ]
        try:
            first = await self.unseen()
            await response.prepare(request)
            await self._send(response, first)
            self._cursor = self._cursor or 0
            await response.write(b"event: ready\ndata:\n\n")
            while not self._closed:
                await self._pause(response)
                await self._send(response, await self.unseen())
        finally:
            for end in endings:
                end()

    def close(self) -> None:
        """End soon."""
        self._closed = True
        self._wake.set()

    async def unseen(self) -> Sequence[Delivery]:
        """The replies above the cursor, all of them; without a cursor the last few."""
        limit = FIRST
        while True:
            found = await self._door.history(
                PLATFORM, self._person, self._person, after=self._cursor or 0, limit=limit
            )
            if self._cursor is None or len(found) < limit:
                return found
            limit *= 4

    async def _send(self, response: web.StreamResponse, deliveries: Sequence[Delivery]) -> None:
        for delivery in deliveries:
            await response.write(frame(delivery))
            self._cursor = delivery.seq
            self._working = False
        if self._working:
            self._working = False
            await response.write(b"event: working\ndata:\n\n")

    async def _pause(self, response: web.StreamResponse) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), self._beat)
        except TimeoutError:
            await response.write(b"event: beat\ndata:\n\n")
        self._wake.clear()

    async def _woken(self) -> None:
        self._wake.set()

    async def _slow(self) -> None:
        self._working = True
        self._wake.set()


def frame(delivery: Delivery) -> bytes:
    """A reply as one server-sent event. JSON has no bare line breaks, so that one `data` line holds it."""
    return b"id: %d\ndata: %s\n\n" % (delivery.seq, orjson.dumps(payload(delivery)))
