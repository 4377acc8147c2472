"""A page is told everything once, in order, whatever happens to its connection."""

import asyncio
import random

import pytest

from core.chat import Reply, Text
from tests.adapters.web.conftest import Serve, Site
from tests.adapters.web.fake_door import seqs
from tests.adapters.web.page import Page, opened


async def test_a_reply_is_told_to_an_open_page_with_what_was_said(site: Site):
    async with opened(site) as (page, _), page.follow() as events:
        assert await anext(events) == "ready"
        event = await page.say("hello")
        assert await anext(events) == "message"
        assert (page.payloads[0]["event"], page.payloads[0]["said"]) == (event, "hello")


async def test_a_page_that_opens_is_told_the_last_thirty(site: Site):
    async with opened(site) as (page, person):
        for number in range(45):
            await site.door.tell(person, Reply.of(Text(str(number))))
        await page.until(30)
    assert page.seen == list(range(16, 46))


@pytest.mark.parametrize("header", [True, False])
async def test_a_page_that_was_long_away_is_told_all_it_missed(site: Site, header: bool):
    async with opened(site) as (page, person):
        await site.door.tell(person, Reply.of(Text("first")))
        await page.until(1)
        for number in range(333):
            await site.door.tell(person, Reply.of(Text(str(number))))
        await page.until(334, header=header)
    assert page.seen == list(range(1, 335))


@pytest.mark.parametrize("seed", range(5))
async def test_a_line_that_drops_at_random_points_loses_and_repeats_nothing(site: Site, seed: int):
    chance = random.Random(seed)

    async def tell(person: str) -> None:
        for number in range(60):
            await site.door.tell(person, Reply.of(Text(f"reply {number} " + "x" * chance.randrange(3000))))
            await asyncio.sleep(0)

    async with opened(site) as (page, person):
        telling = asyncio.create_task(tell(person))
        while len(page.seen) < 60:
            await page.until(min(60, len(page.seen) + chance.randrange(1, 9)), header=chance.random() < 0.5)
        await telling
    assert page.seen == seqs(site.door.deliveries)


async def test_an_empty_page_is_told_all_that_comes_however_much_at_once(site: Site):
    async with opened(site) as (page, person), page.follow() as events:
        assert await anext(events) == "ready"
        chatty = (site.door.tell(person, Reply.of(Text(str(number)))) for number in range(100))
        await asyncio.gather(*chatty)
        while len(page.seen) < 100:
            await anext(events)
    assert page.seen == list(range(1, 101))


async def test_several_pages_of_one_learner_are_all_told(site: Site):
    async with opened(site) as (first, person):
        second = Page(first.browser)
        async with first.follow() as one, second.follow() as other:
            assert [await anext(one), await anext(other)] == ["ready", "ready"]
            await site.door.tell(person, Reply.of(Text("both")))
            assert [await anext(one), await anext(other)] == ["message", "message"]
    assert first.seen == second.seen == [1]


async def test_nobody_hears_what_another_is_told(site: Site):
    async with opened(site) as (ada, _), opened(site) as (bob, to_bob):
        async with ada.follow() as hers, bob.follow() as his:
            await anext(hers)
            await anext(his)
            await site.door.tell(to_bob, Reply.of(Text("for Bob")))
            await anext(his)
        async with ada.follow() as hers:
            assert await anext(hers) == "ready"
    assert (ada.seen, bob.seen) == ([], [1])


async def test_a_slow_answer_shows_as_being_worked_on(site: Site):
    async with opened(site) as (page, person), page.follow() as events:
        await anext(events)
        await site.platform.working({"chat": person})
        assert await anext(events) == "working"
        await site.door.tell(person, Reply.of(Text("done")))
        assert await anext(events) == "message"


async def test_a_silent_line_shows_signs_of_life(serve: Serve):
    async with serve(beat=0.02) as site, opened(site) as (page, _), page.follow() as events:
        assert [await anext(events) for _ in range(3)] == ["ready", "beat", "beat"]


async def test_a_page_that_has_gone_is_no_longer_told(serve: Serve):
    async with serve(beat=0.02) as site, opened(site) as (page, person):
        async with page.follow() as events:
            await anext(events)
            assert len(site.door.listeners[f"web:{person}"]) == 1
        async with asyncio.timeout(5):
            await site.door.gone.wait()
        assert not site.door.listeners[f"web:{person}"]


async def test_a_history_that_breaks_ends_the_stream_and_the_page_goes_on_later(serve: Serve):
    async with serve(beat=0.02) as site, opened(site) as (page, person):
        await site.door.tell(person, Reply.of(Text("before")))
        async with page.follow() as events:
            await anext(events)
            site.door.down = True
            assert [event async for event in events][-1] in {"ready", "beat"}
        site.door.down = False
        await site.door.tell(person, Reply.of(Text("after")))
        await page.until(2)
    assert page.seen == [1, 2]


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "9" * 30, "٣"])
async def test_a_cursor_that_is_no_number_is_refused(site: Site, after: str):
    events = "/api/events"
    async with opened(site) as (page, _), page.browser.get(events, params={"after": after}) as response:
        assert response.status == 400
        assert "last event id" in (await response.json())["error"]["message"]
