"""The client: every job ends with one verdict, whatever happens on the way."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from sandbox.contract import Call, Case, Execution, Job, Plain, Status, Verdict
from sandbox.service import client
from sandbox.service.agreement import MOST_ANSWER_BYTES
from sandbox.service.client import CLOSING, RemoteRunner
from sandbox.service.codec import Answer, write
from tests.sandbox.gate import Gate
from tests.sandbox.service.serving import SECRET, serving

type Behaviour = Callable[[str, asyncio.StreamWriter], Awaitable[None]]
"""What a server does with one request, whose order has that id. The connection is closed afterwards."""

FINE = Verdict(status=Status.FINISHED, executions=(Execution(status=Status.FINISHED, stdout="\ud800" * 10),))
HELLO = Job(source="print('hello')")


def http(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    own = (*headers, f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join((f"HTTP/1.1 {status}", *own, "", "")).encode() + body


def says(status: str, body: bytes = b"", *headers: str, length: int | None = None) -> Behaviour:
    async def behave(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(http(status, body, *headers, length=length))

    return behave


async def answers(order: str, writer: asyncio.StreamWriter) -> None:
    writer.write(http("200 OK", write(Answer(order, FINE)), "Parley-Runner: 1"))


async def resets(_: str, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def hangs_up(_: str, writer: asyncio.StreamWriter) -> None:
    del writer


async def breaks_off(order: str, writer: asyncio.StreamWriter) -> None:
    body = write(Answer(order, FINE))
    writer.write(http("200 OK", body[:-9], "Parley-Runner: 1", length=len(body)))


async def answers_another(_: str, writer: asyncio.StreamWriter) -> None:
    await answers("another", writer)


async def works_for_a_while_and_is_killed(_: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.6)
    writer.transport.abort()


async def is_silent(_: str, writer: asyncio.StreamWriter) -> None:
    del writer
    await asyncio.sleep(60)


async def has_no_end(_: str, writer: asyncio.StreamWriter) -> None:
    writer.write(http("200 OK", b"", "Parley-Runner: 1", length=2 * MOST_ANSWER_BYTES))
    while True:
        writer.write(b"\n" * 2**20)
        await writer.drain()


class Scripted:
    """A server that does with its first request what stands first, and so on; with the last ones what stands last."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self.orders: list[str] = []
        self.heads: list[str] = []
        self.asked = asyncio.Event()
        self._behaviours = behaviours

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(re.findall(r"Content-Length: (\d+)", head)[0])
            body = await reader.readexactly(length)
            self.heads.append(head)
            self.orders.append(re.findall(rb'"id":"(\w+)"', body)[0].decode())
            self.asked.set()
            await self._behaviours[min(len(self.orders), len(self._behaviours)) - 1](self.orders[-1], writer)
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def scripted(*behaviours: Behaviour) -> AsyncGenerator[tuple[str, Scripted]]:
    script = Scripted(*behaviours)
    talks = set[asyncio.Task[None]]()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.create_task(script.talk(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", script
    finally:
        server.close()
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


@asynccontextmanager
async def client_of(
    url: str, *, patience: float = 10.0, resolver: AbstractResolver | None = None
) -> AsyncGenerator[RemoteRunner]:
    runner = RemoteRunner(url, SECRET, patience=patience, resolver=resolver)
    try:
        yield runner
    finally:
        await runner.close()


@pytest.mark.parametrize(
    "trouble",
    [
        resets,
        hangs_up,
        breaks_off,
        answers_another,
        has_no_end,
        says("502 Bad Gateway", b"<html>"),
        says("503 Service Unavailable"),
        says("504 Gateway Timeout"),
        says("503 Service Unavailable", b'{"error": 5}', "Parley-Runner: 1"),
        says("200 OK", b"<html>Welcome!</html>"),
        says("200 OK", b"<html>Welcome!</html>", "Parley-Runner: 1"),
        says("200 OK", b"", "Parley-Runner: 1"),
        says("200 OK", b'{"id": "1", "verdict": {"status": "fine"}}', "Parley-Runner: 1"),
        says("200 OK", b"[" * 100_000, "Parley-Runner: 1"),
        says("what is this"),
    ],
    ids=lambda trouble: getattr(trouble, "__name__", ""),
)
async def test_trouble_on_the_way_is_tried_again_under_the_same_id(trouble: Behaviour):
    async with scripted(trouble, answers) as (url, script), client_of(url) as runner:
        assert await runner.run(HELLO) == FINE
    assert runner.retries == 1
    assert len(script.orders) == 2
    assert len(set(script.orders)) == 1


async def test_a_server_that_falls_silent_is_left(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(client, "SILENCE_SECONDS", 0.1)
    async with scripted(is_silent, answers) as (url, _), client_of(url) as runner:
        assert await runner.run(HELLO) == FINE


async def test_the_time_in_which_a_runner_had_the_job_is_not_taken_from_patience():
    behaviours = (works_for_a_while_and_is_killed, answers)
    async with scripted(*behaviours) as (url, _), client_of(url, patience=0.5) as runner:
        assert await runner.run(HELLO) == FINE
    assert runner.retries == 1


async def test_it_waits_as_long_as_it_is_asked_to():
    busy = says("503 Service Unavailable", b"", "Retry-After: 1")
    async with scripted(busy, answers) as (url, _), client_of(url) as runner:
        began = time.monotonic()
        assert await runner.run(HELLO) == FINE
        assert time.monotonic() - began >= 1


async def test_who_is_asked_to_wait_longer_than_patience_lasts_gives_up_at_once():
    busy = says("503 Service Unavailable", b'{"error": "Stopping."}', "Parley-Runner: 1", "Retry-After: 3600")
    async with scripted(busy) as (url, script), client_of(url) as runner:
        verdict = await runner.run(HELLO)
    assert (verdict.status, len(script.orders)) == (Status.UNAVAILABLE, 1)
    assert "503 Service Unavailable: Stopping." in verdict.note


async def test_without_a_runner_patience_ends_with_a_word_about_it(caplog: pytest.LogCaptureFixture):
    async with scripted(answers) as (url, _):
        pass
    async with client_of(url, patience=0.5) as runner:
        began = time.monotonic()
        verdict = await runner.run(HELLO)
    assert 0.05 < time.monotonic() - began < 2
    assert (verdict.status, verdict.executions) == (Status.UNAVAILABLE, ())
    assert url in verdict.note
    assert "parley sandbox" in verdict.note
    assert verdict.note in caplog.text, "the operator reads the log, not the verdict"


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (says("400 Bad Request", b'{"error": "Same release, please."}', "Parley-Runner: 2"), "Same release"),
        (says("401 Unauthorized", b'{"error": "Wrong."}', "Parley-Runner: 1"), "SANDBOX_SECRET"),
        (says("404 Not Found", b"<html>"), "404 Not Found"),
        (says("413 Payload Too Large", b'{"error": "Too much."}', "Parley-Runner: 1"), "Too much."),
        (says("500 Oh", b'{"error": "The runner broke: 1f."}', "Parley-Runner: 1"), "The runner broke: 1f."),
        (says("302 Found", b"", "Location: http://127.0.0.1:1/"), "302 Found"),
    ],
)
async def test_what_would_be_refused_again_is_told_at_once(
    refusal: Behaviour, words: str, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    async with scripted(refusal) as (url, script), client_of(url) as runner:
        verdict = await runner.run(HELLO)
    assert (verdict.status, runner.retries) == (Status.UNAVAILABLE, 0)
    assert words in verdict.note
    assert f"Bearer {SECRET}" in script.heads[0]
    assert SECRET not in verdict.note + caplog.text + repr(runner) + str(vars(runner).get("_opened"))


async def test_a_job_that_cannot_be_written_is_no_crash():
    value: Plain = 1
    for _ in range(100_000):
        value = [value]
    async with client_of("http://127.0.0.1:1") as runner:
        job = Job(source="", cases=(Case(name="", calls=(Call(function="f", arguments=(value,)),)),))
        assert "nested too deeply" in (await runner.run(job)).note


async def test_cancelling_ends_the_program_over_there():
    gate = Gate()
    async with serving(gate) as served, client_of(served.url) as runner:
        task = asyncio.create_task(runner.run(Job(source="a")))
        await gate.until("a")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await gate.until_cancelled("a")


async def test_closing_answers_who_waits():
    gate = Gate()
    async with serving(gate) as served, client_of(served.url) as runner:
        running = asyncio.create_task(runner.run(Job(source="a")))
        await gate.until("a")
        await runner.close()
        async with asyncio.timeout(5):
            assert (await running).note == CLOSING
        assert (await runner.run(HELLO)).note == CLOSING
    assert runner.retries == 0


async def test_closing_does_not_wait_for_a_pause_to_end():
    busy = says("503 Service Unavailable", b"", "Retry-After: 60")
    async with scripted(busy) as (url, script), client_of(url, patience=100) as runner:
        resting = asyncio.create_task(runner.run(HELLO))
        async with asyncio.timeout(5):
            await script.asked.wait()
        await runner.close()
        async with asyncio.timeout(20):
            assert (await resting).note == CLOSING


class Names(AbstractResolver):
    """Knows where the services are that stand behind any name; `asked` counts how often it was asked."""

    def __init__(self, *ports: int) -> None:
        self.ports = ports
        self.asked = 0

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        self.asked += 1
        return [
            ResolveResult(hostname=host, host="127.0.0.1", port=each, family=2, proto=0, flags=0)
            for each in self.ports
        ]

    async def close(self) -> None:
        pass


async def test_a_name_is_looked_up_anew_when_a_runner_stops():
    """What was learnt about a name before is worth nothing when one that stood behind it has gone."""
    old, new = Gate(), Gate()
    async with serving(old) as first, serving(new) as second:
        names = Names(first.port)
        async with client_of("http://sandbox:8070", resolver=names) as runner:
            task = asyncio.create_task(runner.run(Job(source="a")))
            await old.until("a")
            names.ports = (second.port,)
            first.stopping.insist()
            await new.until("a")
            new.let_go("a")
            assert (await task).status is Status.FINISHED


async def test_all_services_behind_a_name_get_work():
    gates = Gate(), Gate()
    async with serving(gates[0]) as first, serving(gates[1]) as second:
        names = Names(first.port, second.port)
        async with client_of("http://sandbox:8070", resolver=names) as runner:
            tasks = [asyncio.create_task(runner.run(Job(source=str(number)))) for number in range(24)]
            for gate in gates:
                async with asyncio.timeout(5), gate.changed:
                    await gate.changed.wait_for(lambda gate=gate: gate.started != [])
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def test_jobs_share_a_connection():
    gate = Gate()
    async with serving(gate) as served:
        names = Names(served.port)
        async with client_of("http://sandbox:8070", resolver=names) as runner:
            for source in "ab":
                task = asyncio.create_task(runner.run(Job(source=source)))
                async with asyncio.timeout(5), gate.changed:
                    await gate.changed.wait_for(lambda source=source: source in gate.gates)
                gate.let_go(source)
                assert (await task).executions[0].stdout == source
    assert names.asked == 1
