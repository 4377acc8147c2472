"""One open page: the server-sent events that keep it up to date, from where it had stopped."""

import asyncio
from collections import deque
from collections.abc import Sequence

import orjson
from aiohttp import web

from adapters.web.growing import growing_channel
from adapters.web.inbound import PLATFORM, browser_event
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
    lost, doubled or early can neither lose nor repeat a reply. What there is so far of an answer comes with its
    announcement instead, and is kept nowhere: of several that wait for a slow page, only the newest is sent, and none
    after the answer itself.
    """

    def __init__(self, door: Door, person: str, cursor: int | None, *, beat: float = BEAT) -> None:
        self._door = door
        self._person = person
        self._cursor = cursor
        self._beat = beat
        self._wake = asyncio.Event()
        self._news = True
        """Whether the history may have more."""
        self._grown = b""
        """What there is of an answer, not yet sent."""
        self._answered = deque[str](maxlen=FIRST)
        """The events whose answers were sent."""
        self._working = False
        self._closed = False

    async def run(self, request: web.Request, response: web.StreamResponse) -> None:
        """Answer and send until closed. Raises ConnectionError once the page is gone.

        The response begins only when the history could be read, so that what fails before gets its status.
        """
        endings = [
            self._door.subscribe(replies_channel(self._person), self._woken),
            self._door.subscribe(growing_channel(self._person), self._growing),
            self._door.subscribe(working_channel(self._person), self._slow),
        ]
        try:
            first = await self._new()
            await response.prepare(request)
            await self._send(response, first)
            self._cursor = self._cursor or 0
            await response.write(b"event: ready\ndata:\n\n")
            while not self._closed:
                await self._pause(response)
                await self._send(response, await self._new())
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

    async def _new(self) -> Sequence[Delivery]:
        """The replies above the cursor. Not asked for where an answer has merely grown, which is often."""
        news, self._news = self._news, False
        return await self.unseen() if news else ()

    async def _send(self, response: web.StreamResponse, deliveries: Sequence[Delivery]) -> None:
        for delivery in deliveries:
            await response.write(frame(delivery))
            self._cursor = delivery.seq
            self._answered.append(browser_event(delivery.event_id))
            self._working = False
        if self._working:
            self._working = False
            await response.write(b"event: working\ndata:\n\n")
        grown, self._grown = self._grown, b""
        if grown and orjson.loads(grown)["event"] not in self._answered:
            await response.write(b"event: growing\ndata: %s\n\n" % grown)

    async def _pause(self, response: web.StreamResponse) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), self._beat)
        except TimeoutError:
            self._news = True
            await response.write(b"event: beat\ndata:\n\n")
        self._wake.clear()

    async def _woken(self, _: bytes) -> None:
        self._news = True
        self._wake.set()

    async def _growing(self, content: bytes) -> None:
        self._grown = content
        self._wake.set()

    async def _slow(self, _: bytes) -> None:
        self._working = True
        self._wake.set()


def frame(delivery: Delivery) -> bytes:
    """A reply as one server-sent event. JSON has no bare line breaks, so that one `data` line holds it."""
    return b"id: %d\ndata: %s\n\n" % (delivery.seq, orjson.dumps(payload(delivery)))
