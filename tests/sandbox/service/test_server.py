"""The service over HTTP: who may ask, what is answered, and what becomes of a job whose asker has gone."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Mapping
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from sandbox.cases import CannotRunError
from sandbox.contract import Job, Status, Verdict
from sandbox.service import guard, serve
from sandbox.service.agreement import HEADER
from sandbox.service.codec import Order, read_answer, write
from tests.sandbox.gate import Gate
from tests.sandbox.service.serving import AUTHORISED, SECRET, Served, serving


@pytest.fixture
async def http() -> AsyncGenerator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def body(source: str, owner: str = "", order: str = "") -> bytes:
    return write(Order(order or source, Job(source=source, owner=owner)))


def post(
    http: aiohttp.ClientSession, served: Served, data: bytes, headers: Mapping[str, str] = AUTHORISED
) -> "asyncio.Task[tuple[int, Mapping[str, str], bytes]]":
    async def ask() -> tuple[int, Mapping[str, str], bytes]:
        async with http.post(f"{served.url}/runs", data=BytesIO(data), headers=headers) as response:
            return response.status, response.headers, await response.read()

    return asyncio.create_task(ask())


async def health(http: aiohttp.ClientSession, served: Served) -> tuple[int, dict[str, Any]]:
    async with http.get(f"{served.url}/health") as response:
        return response.status, await response.json()


async def until_health(http: aiohttp.ClientSession, served: Served, **wanted: object) -> int:
    """Wait until the health is as wanted; its HTTP status."""
    async with asyncio.timeout(5):
        while True:
            status, told = await health(http, served)
            if told | wanted == told:
                return status
            await asyncio.sleep(0.01)


# ── one job ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_job_gets_its_verdict_under_its_id(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate) as served:
        asked = post(http, served, body("a", order="some id"))
        await gate.until("a")
        gate.let_go("a")
        status, headers, raw = await asked
    answer = read_answer(raw)
    assert (status, answer.id, answer.verdict.executions[0].stdout) == (200, "some id", "a")
    assert headers[HEADER] == "1"
    assert gate.closed


async def test_limits_are_cut_to_the_operators(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate, max_wall_seconds=2) as served:
        asked = post(http, served, body("a"))
        await gate.until("a")
        gate.let_go("a")
        await asked
    assert gate.limits[0].wall_seconds == 2


async def test_a_long_job_is_answered_with_empty_lines_before_its_verdict(http: aiohttp.ClientSession):
    gate = Gate()
    async with (
        serving(gate, beat=0.02) as served,
        http.post(f"{served.url}/runs", data=body("a"), headers=AUTHORISED) as response,
    ):
        assert response.status == 200, "the headers came before the verdict"
        assert await response.content.readexactly(3) == b"\n\n\n"
        gate.let_go("a")
        assert read_answer(await response.read()).verdict.status is Status.FINISHED


async def test_a_full_queue_says_so_at_once_and_leads_the_next_job_elsewhere(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate, queue_length=0) as served:
        first = post(http, served, body("a"))
        await gate.until("a")
        status, headers, raw = await post(http, served, body("b"))
        verdict = read_answer(raw).verdict
        assert (status, verdict.status, verdict.place) == (200, Status.QUEUE_FULL, 1)
        assert headers["Connection"] == "close"
        gate.let_go("a")
        await first


async def test_who_is_served_while_others_wait_is_led_elsewhere_with_the_next_job(
    http: aiohttp.ClientSession,
):
    gate = Gate()
    async with serving(gate) as served:
        first = post(http, served, body("a"))
        await gate.until("a")
        others = [post(http, served, body(source)) for source in "bc"]
        await until_health(http, served, running=1, waiting=2)
        gate.let_go("a")
        assert (await first)[1]["Connection"] == "close"
        for count in (2, 3):
            async with asyncio.timeout(5), gate.changed:
                await gate.changed.wait_for(lambda count=count: len(gate.started) == count)
            gate.let_go(gate.started[-1])
        told = [(await asked)[1] for asked in others]
        assert not any("Connection" in headers for headers in told), "with nobody behind, it is kept"


async def test_a_job_that_waits_too_long_for_its_turn_is_told(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate, patience_seconds=0.05) as served:
        first = post(http, served, body("a"))
        await gate.until("a")
        _, _, raw = await post(http, served, body("b"))
        assert read_answer(raw).verdict.status is Status.QUEUE_FULL
        gate.let_go("a")
        await first


# ── who asks again, and who hangs up ─────────────────────────────────────────────────────────────────────


async def test_the_same_order_sent_twice_runs_once(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate, slots=2) as served:
        asked = [post(http, served, body("a")) for _ in range(2)]
        await gate.until("a")
        gate.let_go("a")
        (_, _, first), (_, _, second) = await asyncio.gather(*asked)
        _, _, after = await post(http, served, body("a"))
    assert first == second == after, "whose answer was lost on the way asks again"
    assert gate.started == ["a"]


async def test_another_order_of_the_same_program_is_another_job(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate, slots=2) as served:
        first, second = (post(http, served, body("a", order=order)) for order in "12")
        await gate.until("a", "a")
        for asked in (first, second):
            asked.cancel()


async def test_who_hangs_up_frees_the_place_and_ends_the_program(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate) as served:
        running, waiting = post(http, served, body("a")), post(http, served, body("b"))
        await until_health(http, served, running=1, waiting=1)
        waiting.cancel()
        await until_health(http, served, running=1, waiting=0)
        running.cancel()
        await gate.until_cancelled("a")
        await until_health(http, served, running=0, waiting=0)
    assert gate.started == ["a"]


async def test_who_comes_back_in_time_finds_the_job_going_on(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate) as served:
        lost = post(http, served, body("a"))
        await gate.until("a")
        lost.cancel()
        again = post(http, served, body("a"))
        await asyncio.sleep(0)
        gate.let_go("a")
        _, _, raw = await again
        assert read_answer(raw).verdict.status is Status.FINISHED
    assert (gate.started, gate.cancelled) == (["a"], [])


# ── requests that are not served ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headers", "data", "status", "words"),
    [
        ({}, b"{}", 401, "Authorization: Bearer"),
        ({"Authorization": "Bearer wrong"}, b"{}", 401, "Authorization: Bearer"),
        ({"Authorization": f"Basic {SECRET}"}, b"{}", 401, "Authorization: Bearer"),
        ({"Authorization": "Bearer \xe9"}, b"{}", 401, "Authorization: Bearer"),
        (AUTHORISED | {"Content-Type": "text/plain"}, b"{}", 415, "application/json"),
        (AUTHORISED | {HEADER: "99"}, b"{}", 400, "same release"),
        (AUTHORISED, b"{", 400, "not JSON"),
        (AUTHORISED, b'{"id": "1", "job": {"sauce": ""}}', 400, "job.'sauce': there is no such field"),
        (AUTHORISED, b'{"id": "1", "job": ' + b'{"a":' * 50_000, 400, "nested too deeply"),
        (AUTHORISED | {"Content-Encoding": "gzip"}, b"not gzip", 400, "does not arrive"),
    ],
)
async def test_what_cannot_be_served_is_refused_clearly(
    http: aiohttp.ClientSession, headers: dict[str, str], data: bytes, status: int, words: str
):
    gate = Gate()
    async with serving(gate) as served:
        got, told, raw = await post(http, served, data, headers)
        assert (await health(http, served))[0] == 200
    assert (got, gate.started) == (status, [])
    assert words in json.loads(raw)["error"]
    assert SECRET not in raw.decode() + str(told)


async def pieces(count: int) -> AsyncGenerator[bytes]:
    for _ in range(count):
        yield b" " * 2**20


@pytest.mark.parametrize("told", [True, False], ids=["told its length", "chunked"])
async def test_a_body_beyond_the_limits_is_refused(http: aiohttp.ClientSession, told: bool):
    headers = AUTHORISED | ({"Content-Length": str(20 * 2**20)} if told else {})
    async with (
        serving(Gate(), max_scratch_bytes=0) as served,
        http.post(f"{served.url}/runs", data=pieces(20), headers=headers) as response,
    ):
        assert response.status == 413
        assert "bytes can be sent" in (await response.json())["error"]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/", 404), ("GET", "/runs", 405)])
async def test_other_addresses_are_refused_in_json(
    http: aiohttp.ClientSession, method: str, path: str, status: int
):
    async with serving(Gate()) as served, http.request(method, served.url + path) as response:
        assert response.status == status
        assert "error" in await response.json()


async def test_a_connection_that_only_trickles_is_closed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(serve, "IDLE_SECONDS", 0.1)
    async with serving(Gate()) as served:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(b"POST /runs HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        async with asyncio.timeout(5):
            assert await reader.read() == b""
        writer.close()


async def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.05)
    monkeypatch.setattr(serve, "_LAST_ANSWERS_SECONDS", 0.1)
    async with serving(Gate()) as served:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        head = "".join(f"{name}: {value}\r\n" for name, value in AUTHORISED.items())
        writer.write(f"POST /runs HTTP/1.1\r\nHost: x\r\n{head}Content-Length: 100\r\n\r\n{{".encode())
        async with asyncio.timeout(5):
            assert (await reader.read()).startswith(b"HTTP/1.1 408 ")
        writer.close()


# ── health and figures ───────────────────────────────────────────────────────────────────────────────────


class Preparing(Gate):
    """A runner that gets ready when it is let, or says why it cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.may = asyncio.Event()
        self.reason = ""

    async def prepare(self) -> None:
        await self.may.wait()
        if self.reason:
            raise CannotRunError(self.reason)

    async def run(self, job: Job) -> Verdict:
        if self.reason:
            return Verdict(status=Status.UNAVAILABLE, note=self.reason)
        return await super().run(job)

    def gauges(self) -> Mapping[str, float]:
        return {"cells_idle": 3}


async def test_it_is_starting_until_its_backend_is_ready_and_jobs_wait_for_that(http: aiohttp.ClientSession):
    inner = Preparing()
    async with serving(inner) as served:
        assert await until_health(http, served, status="starting") == 503
        asked = post(http, served, body("a"))
        inner.may.set()
        assert await until_health(http, served, status="ready") == 200
        await inner.until("a")
        inner.let_go("a")
        assert (await asked)[0] == 200


async def test_jobs_are_sent_elsewhere_while_it_takes_long_to_start(http: aiohttp.ClientSession):
    async with serving(Preparing(), beat=0.02) as served:
        status, headers, raw = await post(http, served, body("a"))
        assert (status, headers["Retry-After"]) == (503, "1")
        assert "getting ready" in json.loads(raw)["error"]


async def test_a_backend_that_cannot_run_code_shows_in_the_health_and_says_why_in_verdicts(
    http: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
):
    inner = Preparing()
    inner.reason = "Docker is at /private/path and does not answer."
    inner.may.set()
    async with serving(inner) as served:
        assert await until_health(http, served, status="unavailable") == 503
        assert "private" not in str(await health(http, served)), "everybody can ask for the health"
        _, _, raw = await post(http, served, body("a"))
        assert read_answer(raw).verdict.note == inner.reason
        assert inner.reason in caplog.text
        inner.reason = ""
        served.service.readiness.doubt()
        assert await until_health(http, served, status="ready") == 200


async def test_a_verdict_that_says_unavailable_makes_it_look_again(http: aiohttp.ClientSession):
    inner = Preparing()
    inner.may.set()
    async with serving(inner) as served:
        await until_health(http, served, status="ready")
        inner.reason = "Docker went away."
        await post(http, served, body("a"))
        assert await until_health(http, served, status="unavailable") == 503


async def test_figures_tell_of_jobs_and_of_refusals_and_of_the_backend(http: aiohttp.ClientSession):
    inner = Preparing()
    inner.may.set()
    async with serving(inner) as served:
        asked = post(http, served, body("a", owner="ada"))
        await inner.until("a")
        await post(http, served, b"{}", {})
        during = await (await http.get(f"{served.url}/metrics")).text()
        inner.let_go("a")
        await asked
        after = await (await http.get(f"{served.url}/metrics")).text()
    assert "parley_runner_running 1.0" in during
    assert "parley_runner_ready 1.0" in during
    assert "parley_runner_cells_idle 3.0" in during
    assert 'parley_runner_refused_total{code="401"} 1.0' in during
    assert 'parley_runner_jobs_total{language="python",status="finished"} 1.0' in after
    assert 'parley_runner_job_seconds_count{language="python"} 1.0' in after
    assert "ada" not in after


async def test_a_bug_is_logged_under_the_reference_that_is_told(
    http: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
):
    class Broken(Gate):
        async def run(self, job: Job) -> Verdict:
            raise ZeroDivisionError

    async with serving(Broken()) as served:
        status, _, raw = await post(http, served, body("a"))
        assert (await health(http, served))[0] == 200
    reference = json.loads(raw)["error"].rpartition(" ")[2].rstrip(".")
    assert status == 500
    assert reference in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert SECRET not in caplog.text


# ── the end ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_told_to_stop_it_finishes_what_is_there_and_takes_nothing_new(http: aiohttp.ClientSession):
    gate = Gate()
    async with serving(gate) as served:
        running, waiting = post(http, served, body("a")), post(http, served, body("b"))
        await until_health(http, served, running=1, waiting=1)
        served.stopping.ask()
        assert await until_health(http, served, status="draining") == 503
        status, headers, _ = await post(http, served, body("c"))
        assert (status, headers["Retry-After"], headers["Connection"]) == (503, "1", "close")
        for name in "ab":
            async with asyncio.timeout(5), gate.changed:
                await gate.changed.wait_for(lambda name=name: name in gate.gates)
            gate.let_go(name)
        assert [(await asked)[0] for asked in (running, waiting)] == [200, 200]
        async with asyncio.timeout(5):
            await served.task
    assert gate.closed


@pytest.mark.parametrize("how", ["told twice", "time is over"])
async def test_what_is_not_finished_in_the_end_is_sent_elsewhere(http: aiohttp.ClientSession, how: str):
    gate = Gate()
    async with serving(gate, drain_seconds=60 if how == "told twice" else 0.05) as served:
        asked = post(http, served, body("a"))
        await gate.until("a")
        served.stopping.ask()
        if how == "told twice":
            served.stopping.ask()
        status, headers, _ = await asked
        async with asyncio.timeout(5):
            await served.task
    assert (status, headers["Retry-After"], gate.cancelled) == (503, "1", ["a"])


async def test_an_answer_that_has_begun_breaks_off_in_the_end(http: aiohttp.ClientSession):
    gate = Gate()
    async with (
        serving(gate, beat=0.02) as served,
        http.post(f"{served.url}/runs", data=body("a"), headers=AUTHORISED) as response,
    ):
        await response.content.readexactly(1)
        served.stopping.insist()
        with pytest.raises(aiohttp.ClientPayloadError):
            await response.read()


async def test_a_service_without_jobs_ends_at_once(
    http: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.WARNING)
    async with serving(Gate(), drain_seconds=60) as served:
        await health(http, served)
        served.stopping.ask()
        async with asyncio.timeout(20):
            await served.task
    assert caplog.text == ""
