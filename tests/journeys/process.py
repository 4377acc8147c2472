"""Parley as a process of its own, started as `parley serve` does, and a browser without a screen to talk to it."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
import uuid
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.loopback.discord import LoopbackDiscord
from tests.loopback.telegram import LoopbackTelegram

READY = "Parley is ready"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**settings: str) -> dict[str, str]:
    """This process's environment with these settings, and no others of Parley's: learners here are quicker than people."""
    settings = {"PARLEY_LIMIT_LEARNER": "0"} | settings
    ours = ("PARLEY_", "WEB_", "SANDBOX_", "TERMINAL_", "DISCORD_", "TELEGRAM_", "MODEL_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | settings


@dataclass(slots=True)
class Served:
    """A `parley serve` that can be killed and started again at the same address."""

    settings: Mapping[str, str]
    port: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> float:
        """Start it and wait until it says that it is ready; how many seconds that took."""
        began = time.monotonic()
        self.process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).parent / "parley"),
            "serve",
            env=environment(**self.settings, WEB_PORT=str(self.port)),
            stdout=DEVNULL,
            stderr=PIPE,
            start_new_session=True,
        )
        assert self.process.stderr is not None
        said: list[str] = []
        async with asyncio.timeout(60):
            async for line in self.process.stderr:
                said.append(line.decode())
                if READY in said[-1]:
                    break
            else:
                raise AssertionError("parley serve ended:\n" + "".join(said))
        self._draining = asyncio.create_task(_drain(self.process.stderr))
        return time.monotonic() - began

    _draining: "asyncio.Task[None] | None" = None

    async def kill(self) -> None:
        """SIGKILL."""
        await self.end(signal.SIGKILL)

    async def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait for the end; the exit status."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        async with asyncio.timeout(30):
            return await self.process.wait()


async def _drain(stream: asyncio.StreamReader) -> None:
    while await stream.read(65536):
        pass


@asynccontextmanager
async def serving(**settings: str) -> AsyncGenerator[Served]:
    """A started `parley serve`, ended with the block."""
    served = Served(settings)
    await served.start()
    try:
        yield served
    finally:
        await served.end()


@dataclass(slots=True)
class Browser:
    """Posts messages as the widget does: the same event again and again until it is accepted."""

    served: Served
    http: aiohttp.ClientSession
    events: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    """All replies that came over the stream, by the order of their arrival."""

    async def open(self) -> None:
        """Begin a session."""
        async with self.http.post(f"{self.served.url}/api/session", json={}) as response:
            assert response.status == 200, await response.text()

    async def post(self, body: Mapping[str, object], event: str | None = None) -> str:
        """Post a message until it is accepted; its event id."""
        event = event or str(uuid.uuid4())
        while True:
            with suppress(aiohttp.ClientError, ConnectionError):
                url = f"{self.served.url}/api/messages"
                async with self.http.post(url, json={"event": event, "body": body}) as response:
                    if response.status == 202:
                        return event
                    assert response.status >= 500, await response.text()
            await asyncio.sleep(0.05)

    async def listen(self) -> None:
        """Read the stream for good, going on where it broke off."""
        while True:
            with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                await self._read_stream()
            await asyncio.sleep(0.05)

    async def reply_to(self, event: str) -> dict[str, Any]:
        """The reply to an event, once it has come over the stream."""
        async with asyncio.timeout(60):
            while True:
                for one in self.events:
                    if one["event"] == event:
                        return one
                await asyncio.sleep(0.01)

    async def talk(self, text: str) -> dict[str, Any]:
        """Say something; the reply."""
        return await self.reply_to(await self.post({"kind": "said", "text": text}))

    async def press(self, choice: str) -> dict[str, Any]:
        """Press a choice by its id; the reply."""
        return await self.reply_to(await self.post({"kind": "pressed", "choice": choice}))

    async def _read_stream(self) -> None:
        last = max((one["seq"] for one in self.events), default=0)
        headers = {"Last-Event-ID": str(last)} if last else {}
        timeout = aiohttp.ClientTimeout(total=None, sock_read=20)
        async with self.http.get(
            f"{self.served.url}/api/events", headers=headers, timeout=timeout
        ) as response:
            assert response.status == 200, response.status
            async for line in response.content:
                data = line.decode().strip().removeprefix("data:").strip()
                if line.startswith(b"data:") and data:
                    self.events.append(json.loads(data))


@asynccontextmanager
async def browsing(served: Served) -> AsyncGenerator[Browser]:
    """A browser with a session and an open stream."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        browser = Browser(served, http)
        await browser.open()
        listening = asyncio.create_task(browser.listen())
        try:
            yield browser
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening


def choices(reply: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All choices of a reply's payload."""
    return [one for block in reply["blocks"] if block["kind"] == "choices" for one in block["options"]]


def forms(reply: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All forms of a reply's payload."""
    return [block for block in reply["blocks"] if block["kind"] == "form"]


@asynccontextmanager
async def running(
    served: Served, discord: LoopbackDiscord, telegram: LoopbackTelegram
) -> AsyncGenerator[None]:
    """The process, which has come to Discord and to Telegram, ended with the block."""
    await served.start()
    try:
        await discord.ready()
        await telegram.until(telegram.is_ready)
        yield
    finally:
        await served.end()
