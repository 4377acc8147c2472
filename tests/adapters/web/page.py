"""A client that follows the server's events as a browser does."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import uuid4

from aiohttp import ClientResponse, ClientSession


@dataclass
class Page:
    """An open page: what it was told, and what it was shown of answers that were being made."""

    browser: ClientSession
    seen: list[int] = field(default_factory=list[int])
    payloads: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    growths: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @asynccontextmanager
    async def follow(self, *, header: bool = False) -> AsyncGenerator[AsyncGenerator[str]]:
        last = self.seen[-1] if self.seen else None
        headers = {"Last-Event-ID": str(last)} if header and last is not None else {}
        query = {"after": str(last)} if not header and last is not None else {}
        async with self.browser.get("/api/events", headers=headers, params=query) as response:
            assert response.status == 200
            assert response.content_type == "text/event-stream"
            yield self._events(response)

    async def _events(self, response: ClientResponse) -> AsyncGenerator[str]:
        async for frame in _frames(response):
            fields = {name: value.lstrip() for name, _, value in (line.partition(":") for line in frame)}
            if "id" in fields:
                self.seen.append(int(fields["id"]))
                self.payloads.append(json.loads(fields["data"]))
                assert self.payloads[-1]["seq"] == self.seen[-1]
            elif fields["event"] == "growing":
                self.growths.append(json.loads(fields["data"]))
            yield fields.get("event", "message")

    async def until(self, count: int, *, header: bool = False) -> None:
        """Follow until `count` replies were seen."""
        async with self.follow(header=header) as events:
            while len(self.seen) < count:
                await anext(events)

    async def say(self, text: str) -> str:
        """Say something; the event it was said in, once the server has taken it."""
        event = str(uuid4())
        body = {"event": event, "body": {"kind": "said", "text": text}}
        async with self.browser.post("/api/messages", json=body) as response:
            assert response.status == 202
        return event

    def shown(self) -> list[str]:
        """The states of answers that were shown, as HTML."""
        return ["".join(block["html"] for block in one["blocks"]) for one in self.growths]


async def _frames(response: ClientResponse) -> AsyncGenerator[list[str]]:
    lines: list[str] = []
    rest = b""
    async for chunk in response.content.iter_any():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            if line:
                lines.append(line.decode())
            else:
                yield lines
                lines = []


class Visited(Protocol):
    """A site that a browser can be opened on."""

    def browser(self) -> ClientSession:
        """A client with cookies of its own."""
        ...


@asynccontextmanager
async def opened(site: Visited) -> AsyncGenerator[tuple[Page, str]]:
    """A page of somebody new, and who that is."""
    async with site.browser() as browser:
        async with browser.post("/api/session", json={}) as response:
            person = (await response.json())["session"]
        yield Page(browser), person
