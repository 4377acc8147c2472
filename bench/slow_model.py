"""An OpenAI-compatible server with a clock: it says each word at its time, and notes when it did. `python -m bench.slow_model`.

A process of its own, so that what it does is not done by the interpreter that is measured.
"""

import asyncio
import json
import re
import resource
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from aiohttp import ClientSession, web

from tests.loopback.openai import Says

WORDS = (
    "Look at {} before you look at the rest. The name stands on the value that it was put on at that moment, "
    "and it stays there whatever the other name does later. What does the second line show now?"
)
"""What is answered: 40 words in three sentences, one of which is another for any other question."""
PIECES = 40
FIRST_SENTENCE = 9
"""After so many words, the first sentence is whole."""
MARK = re.compile(r"case (\d+)")
"""By which a question is known again."""
APART = 0.02
"""Seconds between two answers that go on after they were held: people do not all come to the end at one moment."""
MOST_OPEN = 8192
"""Connections that a process may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """When words come, in seconds. `hold`: all wait before the last word, until there is another pace."""

    first: float = 0.2
    each: float = 0.01
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """When a question came and each word of its answer went, by the machine's monotonic clock."""

    asked: float
    words: Sequence[float]

    @property
    def first_sentence(self) -> float:
        """Seconds from the question to the end of the first sentence."""
        return self.words[FIRST_SENTENCE - 1] - self.asked

    @property
    def whole(self) -> float:
        """Seconds from the question to the last word."""
        return self.words[-1] - self.asked


@dataclass(slots=True)
class Server:
    """The server, while it runs."""

    pace: Pace = field(default_factory=Pace)
    said: dict[str, Said] = field(default_factory=dict[str, Said])
    asked: int = 0
    held: int = 0
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> web.Application:
        """What is served."""
        app = web.Application(client_max_size=2**22)
        app.router.add_post("/v1/chat/completions", self.complete)
        app.router.add_post("/pace", self.take_pace)
        app.router.add_get("/noted", self.noted)
        return app

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """Answer word by word."""
        came, pace = time.monotonic(), self.pace
        body: dict[str, Any] = json.loads(await request.read())
        self.asked += 1
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        opening, *words, end, usage = (
            f"data: {json.dumps(one)}\n\n".encode() for one in _says(body).chunks(body["model"], counted=True)
        )
        await response.write(opening)
        went: list[float] = []
        for number, word in enumerate(words):
            await self._until(came + pace.first + pace.each * number, last=number == len(words) - 1)
            await response.write(word)
            went.append(time.monotonic())
        await response.write(end + usage + b"data: [DONE]\n\n")
        if mark := MARK.search(body["messages"][-1]["content"]):
            self.said[mark[1]] = Said(came, went)
        await response.write_eof()
        return response

    async def take_pace(self, request: web.Request) -> web.Response:
        """Speak at another pace from now on; what was held goes on."""
        self.pace = Pace(**await request.json())
        self.go_on.set()
        self.go_on = asyncio.Event()
        return web.Response()

    async def noted(self, _: web.Request) -> web.Response:
        """All that was noted."""
        said = {mark: asdict(one) for mark, one in self.said.items()}
        return web.json_response({"said": said, "asked": self.asked, "held": self.held})

    async def _until(self, when: float, *, last: bool) -> None:
        await asyncio.sleep(max(0.0, when - time.monotonic()))
        if last and self.pace.hold:
            place = self.held
            self.held += 1
            await self.go_on.wait()
            self.held -= 1
            await asyncio.sleep(place * APART)


@dataclass(frozen=True, slots=True)
class SlowModel:
    """The server as who measures has it. `url` is what Parley is told."""

    url: str
    session: ClientSession

    async def speak(self, pace: Pace) -> None:
        """Have it speak at this pace."""
        async with self.session.post("/pace", json=asdict(pace)) as answer:
            answer.raise_for_status()

    async def said(self) -> dict[str, Said]:
        """What was noted of each answer, by the number of the question's case."""
        return {mark: Said(**one) for mark, one in (await self._noted())["said"].items()}

    async def asked(self) -> int:
        """How often it was asked."""
        return (await self._noted())["asked"]

    async def holding(self, many: int) -> None:
        """Return when it holds so many answers."""
        while (await self._noted())["held"] < many:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.05)

    async def _noted(self) -> dict[str, Any]:
        async with self.session.get("/noted") as answer:
            return await answer.json()


@asynccontextmanager
async def slow_model() -> AsyncGenerator[SlowModel]:
    """The server in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.slow_model"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        base = (await process.stdout.readline()).decode().strip()
        async with ClientSession(base) as session:
            yield SlowModel(f"{base}/v1", session)
    finally:
        process.terminate()
        await process.wait()


def _says(body: dict[str, Any]) -> Says:
    """Another question, or the same after another conversation, has another answer, as with a real model."""
    digest = sha256(json.dumps(body["messages"]).encode()).hexdigest()[:8]
    return Says.text(WORDS.format(digest))


def open_many() -> None:
    """Have this process be let open as many connections as a crowd takes."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(MOST_OPEN, most), most))


async def _serve() -> None:
    open_many()
    runner = web.AppRunner(Server().app(), shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=2048).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
