"""What there is of an answer reaches open pages while it grows, now and then; the answer itself comes once, and last."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
from pydantic import SecretStr

from adapters.web import growing
from adapters.web.growing import Growing, growing_channel
from bot.settings import Settings
from core.chat import Delivery, Reply, Text
from core.clock import FixedClock
from tests.adapters.toy import Toy
from tests.adapters.web.conftest import Site
from tests.adapters.web.growing import Process, process, until
from tests.adapters.web.page import Page, opened
from tests.engines import real_redis


class Recorder:
    """Keeps what is announced, each when `gate` lets it through."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.began = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def announce(self, channel: str, content: bytes) -> None:
        assert channel == "web-growing:ada"
        self.began.set()
        await self.gate.wait()
        self.texts.append(orjson.loads(content)["blocks"][0]["html"].strip())

    async def until(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.texts) < count:
                self.began.clear()
                await self.began.wait()
                await asyncio.sleep(0)


def so_far(text: str, event: str = "ada:1") -> Delivery:
    return Delivery(
        turn=0,
        learner=1,
        seq=0,
        chat="ada",
        address={"chat": "ada"},
        reply=Reply.of(Text(text)),
        language="en",
        event_id=event,
    )


async def acquainted(speaker: Process, listener: Process) -> None:
    """Return once `listener` hears what `speaker` announces."""
    heard = asyncio.Event()

    async def hear(_: bytes) -> None:
        heard.set()

    end = listener.house.live.subscribe("are you there", hear)
    async with asyncio.timeout(10):
        while not heard.is_set():
            await speaker.house.live.announce("are you there")
            await asyncio.sleep(0.001)
    end()


@pytest.fixture
async def redis() -> AsyncGenerator[str]:
    with TemporaryDirectory() as folder:  # short: a socket's path may not be long
        async with real_redis(Path(folder)) as url:
            yield url


class TestPace:
    async def test_what_is_overtaken_while_it_waits_is_never_announced(self) -> None:
        recorder = Recorder()
        answers = Growing(recorder.announce, every=0.01)
        answers.offer(so_far("0"))
        await recorder.until(1)
        for number in range(1, 100):
            answers.offer(so_far(str(number)))
        await recorder.until(2)
        await answers.close()
        assert recorder.texts == ["<p>0</p>", "<p>99</p>"]

    async def test_each_answer_has_a_pace_of_its_own(self) -> None:
        recorder = Recorder()
        answers = Growing(recorder.announce, every=3600)
        for event in ("ada:1", "ada:2", "ada:3"):
            answers.offer(so_far(event, event))
        await recorder.until(3)
        await answers.close()

    async def test_the_more_answers_grow_the_more_seldom_each_is_announced(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(growing, "EACH", 3600.0)
        recorder = Recorder()
        answers = Growing(recorder.announce, every=0)
        answers.offer(so_far("first"))
        await recorder.until(1)
        answers.offer(so_far("second"))
        for _ in range(100):
            await asyncio.sleep(0)
        assert recorder.texts == ["<p>first</p>"]
        await answers.close()

    async def test_nothing_is_announced_once_an_answer_has_ended(self) -> None:
        recorder = Recorder()
        recorder.gate.clear()
        answers = Growing(recorder.announce, every=0)
        answers.offer(so_far("first"))
        await recorder.began.wait()
        answers.offer(so_far("second"))
        ending = asyncio.create_task(answers.end("ada:1"))
        await asyncio.sleep(0)
        assert not ending.done(), "what is being announced would come after the end"
        recorder.gate.set()
        await ending
        assert recorder.texts == ["<p>first</p>"]

    async def test_what_another_process_has_ended_is_forgotten(self, monkeypatch: pytest.MonkeyPatch) -> None:
        answers = Growing(Recorder().announce)
        monkeypatch.setattr(growing, "LIFE", -1.0)
        for number in range(5):
            answers.offer(so_far("x", f"ada:{number}"))
            assert len(answers) == 1
        await answers.close()
        assert len(answers) == 0


class TestStream:
    async def test_a_page_is_shown_an_answer_that_grows_and_then_told_it(
        self, small: Settings, clock: FixedClock, toy: Toy
    ) -> None:
        async with process(small, clock, toy) as site, opened(site) as (page, _), page.follow() as events:
            await until(events, "ready")
            asking = asyncio.create_task(page.say("/grow"))
            for state in ("All", "All **of**"):
                site.show(state)
                await until(events, "growing")
            site.show("")
            await until(events, "message")
            assert page.shown() == ["<p>All</p>\n", "<p>All <strong>of</strong></p>\n"]
            growth, told = page.growths[-1], page.payloads[0]
            assert (growth["event"], growth["said"]) == (await asking, "/grow")
            assert told["event"] == growth["event"]
            assert [block["kind"] for block in told["blocks"]] == ["text", "choices"]

    async def test_a_line_that_breaks_in_the_middle_goes_on_with_the_next_state(
        self, small: Settings, clock: FixedClock, toy: Toy
    ) -> None:
        async with process(small, clock, toy) as site, opened(site) as (page, _):
            async with page.follow() as events:
                await until(events, "ready")
                asking = asyncio.create_task(page.say("/grow"))
                site.show("All")
                await until(events, "growing")
            async with page.follow() as events:
                await until(events, "ready")
                site.show("All of")
                await until(events, "growing")
                site.show("")
                await until(events, "message")
            await asking
            await page.until(1)
        assert page.shown() == ["<p>All</p>\n", "<p>All of</p>\n"]
        assert len(page.payloads) == 1

    async def test_a_page_on_another_process_is_shown_it_too(
        self, small: Settings, clock: FixedClock, toy: Toy, redis: str
    ) -> None:
        shared = small.model_copy(update={"redis_url": SecretStr(redis)})
        async with (
            process(shared, clock, toy) as here,
            process(shared, clock, toy) as there,
            opened(here) as (asking, _),
            there.browser() as other,
        ):
            other.cookie_jar.update_cookies({one.key: one.value for one in asking.browser.cookie_jar})
            looking = Page(other)
            async with looking.follow() as events:
                await until(events, "ready")
                await acquainted(here, there)
                said = asyncio.create_task(asking.say("/grow"))
                here.show("All")
                await until(events, "growing")
                here.show("")
                await until(events, "message")
                await said
        assert looking.shown() == ["<p>All</p>\n"]
        assert len(looking.payloads) == 1

    async def test_what_comes_late_is_not_shown_after_the_answer(self, site: Site) -> None:
        async with opened(site) as (page, person), page.follow() as events:
            await until(events, "ready")
            event = await page.say("hello")
            await until(events, "message")
            for of in (event, "another"):
                late = orjson.dumps({"event": of, "blocks": []})
                await site.door.announce(growing_channel(person), late)
                await asyncio.sleep(0)
            await until(events, "growing")
        assert [one["event"] for one in page.growths] == ["another"]

    async def test_an_answer_that_grows_does_not_have_the_history_read(self, site: Site) -> None:
        async with opened(site) as (page, person), page.follow() as events:
            await until(events, "ready")
            before = site.door.looks
            for number in range(50):
                await site.door.announce(growing_channel(person), b'{"event":"%d","blocks":[]}' % number)
                await until(events, "growing")
            assert site.door.looks == before

    async def test_for_a_page_that_takes_nothing_nothing_is_piled_up(self, site: Site) -> None:
        size, count = 100_000, 2000
        async with opened(site) as (page, person), page.follow() as events:
            await until(events, "ready")
            for number in range(count):
                html = f"{number} ".ljust(size, "x")
                content = orjson.dumps({"event": "1", "blocks": [{"html": html}]})
                await site.door.announce(growing_channel(person), content)
                await asyncio.sleep(0)
            await site.door.tell(person, Reply.of(Text("whole")))
            await until(events, "message")
        numbers = [int(text.split()[0]) for text in page.shown()]
        assert numbers == sorted(numbers)
        assert len(numbers) < count / 4
