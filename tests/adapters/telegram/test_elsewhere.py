"""Code that is asked for on Telegram is written on a page of the web; the verdict comes into the chat it was opened from."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Mapping

import aiohttp
import pytest

from adapters.telegram import out
from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from tests.adapters.telegram.parley import connected
from tests.loopback.telegram import LoopbackTelegram, Message, Person

PUBLIC = "https://parley.example"
EDITOR = "Open the editor"
WRONG, RIGHT = "print(input())", "line = input()\nprint(line)\nprint(line)"


@pytest.fixture
async def school(
    settings: Settings, clock: FixedClock, loopback: LoopbackTelegram
) -> AsyncGenerator[WebPlatform]:
    """A house with all that ships, on Telegram and on the web behind a public address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    values = {"port": port, "base_url": PUBLIC, "data_dir": settings.data_dir}
    async with open_house(settings, lambda _: None, clock=clock) as house:
        web = await _served(house, values)
        async with connected(house, loopback):
            yield web[0]
        web[1].cancel()
        await asyncio.wait({web[1]})


async def _served(house: OpenHouse, values: Mapping[str, object]) -> tuple[WebPlatform, "asyncio.Task[None]"]:
    web = WebPlatform(WebSettings.model_validate(values), house.door)
    house.dispatch.outbox.platforms[web.name] = web
    serving = asyncio.create_task(web.run())
    await asyncio.wait_for(web.started.wait(), 20)
    return web, serving


async def send(web: WebPlatform, address: str, code: str) -> int:
    """Do what the page behind the address does."""
    token = address.removeprefix(f"{PUBLIC}/edit/")
    host, port = web.bound
    async with (
        aiohttp.ClientSession(headers={"Origin": PUBLIC}) as http,
        http.post(f"http://{host}:{port}/api/edit/{token}", json={"values": {"code": code}}) as response,
    ):
        return response.status


async def asked(person: Person) -> Message:
    """The message that asks for code, in their own chat."""
    await person.answer(await person.start("join_python-first-steps"))
    return await person.answer(await person.say(person.chat, "/challenge parrot"))


async def test_the_editor_opens_in_telegram_and_the_verdict_comes_into_the_chat(
    school: WebPlatform, ada: Person
) -> None:
    form = await asked(ada)
    (button,) = (one for row in form.rows for one in row if one["text"] == EDITOR)
    assert await send(school, button["web_app"]["url"], WRONG) == 202
    verdict = await ada.answer(form)
    assert "0 of 5 cases" in verdict.text
    assert await send(school, ada.link(verdict, EDITOR), RIGHT) == 202
    assert "Solved" in (await ada.answer(verdict)).text


async def test_once_the_verdict_is_there_nobody_is_shown_typing(
    school: WebPlatform, ada: Person, loopback: LoopbackTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out, "TYPING", 0.02)
    form = await asked(ada)
    assert await send(school, ada.link(form, EDITOR), WRONG) == 202
    assert "typing" in ada.chat.actions
    await ada.answer(form)
    shown = len(ada.chat.actions)
    await ada.answer(await ada.say(ada.chat, "/help"))
    await asyncio.sleep(0.2)  # ten times as long as between two signs
    assert len(ada.chat.actions) == shown


async def test_a_page_is_sent_once_and_its_chat_hears_of_it_once(
    school: WebPlatform, ada: Person, loopback: LoopbackTelegram
) -> None:
    form = await asked(ada)
    address = ada.link(form, EDITOR)
    statuses = await asyncio.gather(*(send(school, address, f"print({n})") for n in range(5)))
    assert len([one for one in statuses if one == 202]) == 1
    await ada.answer(form)
    await ada.answer(await ada.say(ada.chat, "/help"))
    theirs = [one for one in ada.messages() if one.author is loopback.world.bot]
    assert len([one for one in theirs if "cases" in one.text and "pass" in one.text]) == 1


async def test_in_a_group_no_address_is_shown_which_everybody_there_could_open(
    school: WebPlatform, ada: Person, loopback: LoopbackTelegram
) -> None:
    await ada.answer(await ada.start("join_python-first-steps"))
    forum = loopback.supergroup("Forum", owner=ada, forum=True)
    topic = loopback.topic(forum, "Code", by=ada)
    form = await ada.answer(await ada.say(forum, "/challenge parrot", topic=topic))
    assert [one for row in form.rows for one in row if "callback_data" not in one] == []
    await ada.press(form, form.buttons[0])
    prompt = await ada.answer(form)
    verdict = await ada.answer(await ada.say(forum, RIGHT, reply_to=prompt))
    assert "Solved" in verdict.text
    assert (verdict.chat, verdict.topic) == (forum, topic)
