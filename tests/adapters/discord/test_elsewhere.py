"""Code that is asked for on Discord is written on a page of the web; the answer comes where it was asked for."""

import asyncio
import socket
from collections.abc import AsyncGenerator

import aiohttp
import pytest

from adapters.discord.render import ADDRESS, CAPABILITIES, sheets
from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Reply
from core.clock import FixedClock
from core.degrade import degrade
from core.elsewhere import led_elsewhere
from tests.adapters.discord.golden import WORDS
from tests.adapters.discord.parley import connected
from tests.adapters.discord.replies import FORMS
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord, Message
from tests.loopback.discord.reading import buttons_of

pytestmark = pytest.mark.usefixtures("school")

EDITOR = "Open the code editor"
WRONG, RIGHT = "print(input())", "line = input()\nprint(line)\nprint(line)"
NOT_YET, SOLVED = "0 of 5 cases", "Solved"
"""What is said of them."""


@pytest.fixture
async def school(
    settings: Settings, clock: FixedClock, loopback: LoopbackDiscord, guild: Guild
) -> AsyncGenerator[OpenHouse]:
    """A house with all that ships, on Discord and on the web."""
    del guild
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    values = {"port": port, "base_url": f"http://127.0.0.1:{port}", "data_dir": settings.data_dir}
    async with open_house(settings, lambda _: None, clock=clock) as house:
        web = WebPlatform(WebSettings.model_validate(values), house.door)
        house.dispatch.outbox.platforms[web.name] = web
        serving = asyncio.create_task(web.run())
        await asyncio.wait_for(web.started.wait(), 20)
        async with connected(house, loopback):
            yield house
        serving.cancel()
        await asyncio.wait({serving})


def link(message: Message) -> str:
    """Where the button to the editor leads."""
    (found,) = (one for one in buttons_of(message) if one.get("label") == EDITOR)
    assert not found.get("disabled")
    return found["url"]


async def send(url: str, code: str) -> int:
    """Do what the page does."""
    api = url.replace("/edit/", "/api/edit/")
    async with aiohttp.ClientSession() as http:
        async with http.get(url) as page:
            assert page.status == 200
        async with http.post(api, json={"values": {"code": code}}) as response:
            return response.status


async def asked(visitor: Visitor) -> Message:
    """The message that asks for code."""
    await visitor.call("start")
    await visitor.press("Start the first lesson")
    await visitor.call("challenge", challenge="The parrot")
    return await visitor.offering(EDITOR)


async def test_in_a_server_the_verdict_follows_for_ones_own_eyes_and_the_task_stays(
    ada: Visitor, olga: Visitor
) -> None:
    task = await asked(ada)
    before = task.text, task.edits
    assert await send(link(task), RIGHT) == 202
    await ada.reads(SOLVED)
    assert ada.newest is not task
    assert ada.newest.owner is ada.person.user
    assert (task.text, task.edits) == before
    assert olga.person.messages(ada.channel) == [], "nobody else sees anything"


async def test_a_verdict_leads_to_the_editor_again(ada: Visitor) -> None:
    first = link(await asked(ada))
    assert await send(first, WRONG) == 202
    await ada.reads(NOT_YET)
    second = link(await ada.offering(EDITOR))
    assert second != first
    assert await send(first, RIGHT) == 409
    assert await send(second, RIGHT) == 202
    await ada.reads(SOLVED)


async def test_after_a_quarter_of_an_hour_it_comes_as_a_direct_message(
    ada: Visitor, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    url = link(await asked(ada))
    assert ada.exchange
    clock.advance(minutes=16)
    loopback.age(ada.exchange, minutes=16)
    assert await send(url, RIGHT) == 202
    there = "\n".join(one.text for one in ada.person.messages(ada.person.dm))
    assert SOLVED in there
    assert "longer than Discord waits" not in there, "nobody waited for it"


async def test_in_direct_messages_it_comes_there_whether_asked_for_by_a_command_or_in_words(
    direct: Visitor,
) -> None:
    task = await asked(direct)
    before = task.text, task.edits
    await send(link(task), WRONG)
    await direct.say("/challenge The parrot")
    await send(link(await direct.offering(EDITOR)), RIGHT)
    texts = [one.text for one in direct.person.messages(direct.channel)]
    assert [sum(said in one for one in texts) for said in (NOT_YET, SOLVED)] == [1, 1]
    assert (task.text, task.edits) == before


async def test_a_link_beside_a_form_that_was_answered_here_is_still_good_once(ada: Visitor) -> None:
    url = link(await asked(ada))
    await ada.fill(await ada.open("Write code"), code=WRONG)
    await ada.reads(NOT_YET)
    assert await send(url, RIGHT) == 202
    assert any(SOLVED in one.text for one in ada.person.messages(ada.channel)), "below the task"
    assert await send(url, WRONG) == 409


def buttons(reply: Reply) -> list[dict[str, object]]:
    say = WORDS.say("en")
    (sheet,) = sheets(degrade(reply, CAPABILITIES, say), say)
    rows = [item.to_component_dict() for item in sheet.items]
    return [dict(button) for row in rows for button in row.get("components", ()) if button["type"] == 2]


@pytest.mark.parametrize("name", [name for name in FORMS if "code" in name])
def test_the_button_stands_beside_the_one_of_the_modal(name: str) -> None:
    reply = Reply.of(FORMS[name]).addressed(31)
    plain = buttons(reply)
    led = led_elsewhere(reply, lambda form: f"https://learn.example.org/edit/{form}")
    modal, editor = buttons(led)
    assert [modal] == plain
    assert (editor["style"], editor["url"], editor["label"]) == (
        5,
        "https://learn.example.org/edit/1f.0",
        EDITOR,
    )
    assert "custom_id" not in editor


def test_an_address_that_discord_does_not_take_has_no_button() -> None:
    name = next(name for name in FORMS if "code" in name)
    reply = Reply.of(FORMS[name]).addressed(31)
    for length, count in ((ADDRESS, 2), (ADDRESS + 1, 1)):
        led = led_elsewhere(reply, lambda _, length=length: "https://a.example/".ljust(length, "x"))
        assert len(buttons(led)) == count
