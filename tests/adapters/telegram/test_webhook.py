"""Telegram brings updates to the web server: only it may, and what is not kept it brings again."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import httpx
import pytest

from adapters.telegram import adapter, desk, webhook
from adapters.telegram.adapter import Telegram
from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.errors import DatabaseAway, SetupError
from tests.adapters.telegram.parley import connected, platform_of
from tests.adapters.toy import Toy
from tests.loopback.telegram import LoopbackTelegram, Person
from tests.loopback.telegram.webhook import SECRET

PUBLIC = "https://parley.example"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "PAUSES", (0.01, 0.02))
    monkeypatch.setattr(adapter, "GRACE", 0.2)
    monkeypatch.setattr(desk, "ALBUM", 0.1)


@pytest.fixture
async def web(playroom: OpenHouse, small: Settings, loopback: LoopbackTelegram) -> AsyncGenerator[str]:
    """The address on this machine of a web server in the same house, which the public one leads to."""
    platform = WebPlatform(WebSettings(port=0, data_dir=small.data_dir), playroom.door)
    playroom.dispatch.outbox.platforms["web"] = platform
    running = asyncio.create_task(platform.run())
    await platform.started.wait()
    host, port = platform.bound
    loopback.proxy(PUBLIC, f"http://{host}:{port}")
    yield f"http://{host}:{port}"
    loopback.webhook.set("", None, 40)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def hooked(house: OpenHouse, loopback: LoopbackTelegram) -> AsyncGenerator[Telegram]:
    """The platform, once Telegram brings updates to it."""

    def told() -> str:
        return loopback.webhook.url

    async with connected(house, loopback, webhook_url=PUBLIC, when=told) as platform:
        yield platform


@pytest.fixture
async def platform(
    playroom: OpenHouse, loopback: LoopbackTelegram, toy: Toy, web: str
) -> AsyncGenerator[Telegram]:
    async with hooked(playroom, loopback) as running:
        yield running
        toy.end()


def said_to(person: Person) -> list[str]:
    return [one.text for one in person.messages() if one.author.bot]


async def posted(
    web: str, body: bytes, headers: Mapping[str, str] | None = None, name: str = "telegram"
) -> int:
    given = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    async with httpx.AsyncClient() as other:
        return (await other.post(f"{web}/hooks/{name}", content=body, headers=given)).status_code


async def test_what_is_said_is_brought_and_answered(
    platform: Telegram, loopback: LoopbackTelegram, ada: Person
) -> None:
    question = await ada.answer(await ada.say(ada.chat, "/ask"))
    await ada.press(question, "Right")
    assert (await ada.answer(question)).text == "You said Right"
    assert loopback.webhook.url == f"{PUBLIC}/hooks/telegram"
    await loopback.until(lambda: not loopback.stage.updates.pending)
    assert set(loopback.webhook.answers) == {200}
    assert loopback.polls == 0
    assert platform.started.is_set()


@pytest.mark.parametrize("secret", [None, "", "wrong", "wröng"])
async def test_a_forger_is_refused(secret: str | None, platform: Telegram, web: str, ada: Person) -> None:
    headers = {} if secret is None else {SECRET: secret}
    assert await posted(web, b'{"update_id": 1}', headers) == 403
    assert (await ada.answer(await ada.start())).text == "Hello Ada"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"null",
        b"[]",
        b"{}",
        b"7",
        b'{"update_id": "x"}',
        b'{"update_id": null}',
        b"\xff\xfe",
    ],
)
async def test_what_is_no_update_is_refused(
    body: bytes, platform: Telegram, loopback: LoopbackTelegram, web: str, ada: Person
) -> None:
    assert loopback.webhook.secret
    assert await posted(web, body, {SECRET: loopback.webhook.secret}) == 400
    assert (await ada.answer(await ada.start())).text == "Hello Ada"


async def test_an_update_that_cannot_be_read_is_let_be(
    platform: Telegram, loopback: LoopbackTelegram, web: str, ada: Person
) -> None:
    assert loopback.webhook.secret
    body = b'{"update_id": 5, "message": 5}'
    assert await posted(web, body, {SECRET: loopback.webhook.secret}) == 200
    assert (await ada.answer(await ada.start())).text == "Hello Ada"


async def test_a_hook_of_nobody_is_not_there(platform: Telegram, web: str) -> None:
    assert await posted(web, b"{}", name="discord") == 404


async def test_what_could_not_be_kept_is_brought_again_and_answered_once_and_in_order(
    playroom: OpenHouse, platform: Telegram, loopback: LoopbackTelegram, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    async def away(*_: object, **__: object) -> None:
        raise DatabaseAway

    database = type(playroom.dispatch.house.database)
    with monkeypatch.context() as patched:
        for name in ("read", "write", "read_at_once"):
            patched.setattr(database, name, away)
        patched.setattr(playroom.dispatch, "patience", ())
        for number in range(3):
            await ada.say(ada.chat, f"hello {number}")
        await loopback.until(lambda: loopback.webhook.answers.count(503) >= 3)
        assert 200 not in loopback.webhook.answers
    await loopback.until(lambda: len(said_to(ada)) >= 3)
    await loopback.until(lambda: not loopback.stage.updates.pending)
    assert said_to(ada) == [f"You wrote hello {number}" for number in range(3)]


async def test_what_is_brought_twice_is_answered_once(
    platform: Telegram, loopback: LoopbackTelegram, ada: Person
) -> None:
    wrote = await ada.say(ada.chat, "hello")
    await ada.answer(wrote)
    loopback.deliver_again(wrote)
    await ada.answer(await ada.say(ada.chat, "again"))
    assert said_to(ada) == ["You wrote hello", "You wrote again"]
    assert set(loopback.webhook.answers) == {200}


async def test_a_slow_answer_lets_telegram_go_and_those_of_the_same_chat_come_after_it(
    platform: Telegram, loopback: LoopbackTelegram, ada: Person, toy: Toy
) -> None:
    bob = loopback.user("Bob")
    slow = await ada.say(ada.chat, "/slow")
    await toy.began.wait()
    await loopback.until(lambda: loopback.webhook.answers == [200])
    await ada.say(ada.chat, "after it")
    assert (await bob.answer(await bob.say(bob.chat, "hello"))).text == "You wrote hello"
    toy.hold.set()
    await ada.answer(slow, 1)
    assert said_to(ada) == ["ran slowly", "You wrote after it"]


async def test_slow_answers_never_keep_all_connections_of_telegram(
    platform: Telegram, loopback: LoopbackTelegram, toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "HELD", 4)
    loopback.webhook.connections = 4
    people = [loopback.user(f"Ada {number}") for number in range(4)]
    for one in people:
        await one.say(one.chat, "/slow")
    await loopback.until(lambda: loopback.webhook.answers.count(200) == 4)
    for one in people:
        await one.say(one.chat, "waits")
    bob = loopback.user("Bob")
    assert (await bob.answer(await bob.say(bob.chat, "hello"))).text == "You wrote hello"


async def test_without_a_web_server_it_says_what_to_set(
    playroom: OpenHouse, loopback: LoopbackTelegram
) -> None:
    with pytest.raises(SetupError, match="WEB_ENABLED=true"):
        await platform_of(playroom, loopback, webhook_url=PUBLIC).run()


async def test_an_address_that_telegram_refuses_is_named(
    playroom: OpenHouse, loopback: LoopbackTelegram, web: str
) -> None:
    refused = {"ok": False, "description": "Bad Request: bad webhook: Failed to resolve host"}
    loopback.fail("setWebhook", 400, body=refused)
    with pytest.raises(SetupError, match="TELEGRAM_WEBHOOK_URL: Bad webhook: failed to resolve host") as told:
        await platform_of(playroom, loopback, webhook_url=PUBLIC).run()
    assert loopback.token not in str(told.value)


@pytest.mark.parametrize("status", [502, 0, 429])
async def test_trouble_when_it_is_set_is_overcome(
    status: int, playroom: OpenHouse, loopback: LoopbackTelegram, web: str, ada: Person
) -> None:
    loopback.fail("setWebhook", status, times=2, retry_after=0.1)
    async with hooked(playroom, loopback):
        assert (await ada.answer(await ada.start())).text == "Hello Ada"


async def test_from_asking_to_being_told_and_back_nothing_is_lost(
    playroom: OpenHouse, loopback: LoopbackTelegram, web: str, ada: Person, toy: Toy
) -> None:
    async with connected(playroom, loopback):
        await ada.answer(await ada.say(ada.chat, "one"))
    await ada.say(ada.chat, "two")
    async with hooked(playroom, loopback):
        await loopback.until(lambda: len(said_to(ada)) == 2)
        await loopback.until(lambda: not loopback.stage.updates.pending)
    await ada.say(ada.chat, "three")
    await loopback.until(lambda: loopback.webhook.answers[-1] == 503)  # we are not there
    async with connected(playroom, loopback, when=lambda: not loopback.webhook.url and loopback.polls):
        await loopback.until(lambda: len(said_to(ada)) == 3)
    assert said_to(ada) == ["You wrote one", "You wrote two", "You wrote three"]


class TestAlbums:
    """Telegram brings the next message of a chat only once the one before is confirmed."""

    FILES: Mapping[str, bytes] = {"a.txt": b"one", "b.txt": b"two", "c.txt": b"three"}

    async def test_several_files_are_one_message(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        await ada.say(ada.chat, "/run print(1)", files=self.FILES)
        await loopback.until(lambda: said_to(ada))
        await ada.answer(await ada.say(ada.chat, "hello"))
        told = "\n".join(said_to(ada))
        assert all(told.count(part) == 1 for part in ("a.txt: one", "b.txt: two", "c.txt: three"))
        assert set(loopback.webhook.answers) == {200}

    async def test_what_one_confirmed_and_did_not_answer_the_next_answers(
        self, playroom: OpenHouse, loopback: LoopbackTelegram, web: str, ada: Person, toy: Toy,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.setattr(desk, "ALBUM", 30)
        async with hooked(playroom, loopback):
            await ada.say(ada.chat, "/run print(1)", files=self.FILES)
            await loopback.until(lambda: loopback.webhook.answers == [200] * 3)
        assert said_to(ada) == []
        monkeypatch.setattr(desk, "ALBUM", 0.05)
        for _ in range(2):
            async with hooked(playroom, loopback):
                await ada.answer(await ada.say(ada.chat, "hello"))
                await loopback.until(lambda: not loopback.stage.updates.pending)
        told = "\n".join(said_to(ada))
        assert all(told.count(part) == 1 for part in ("a.txt: one", "b.txt: two", "c.txt: three"))

    async def test_one_that_could_not_be_kept_comes_whole_once_it_can(
        self, playroom: OpenHouse, platform: Telegram, loopback: LoopbackTelegram, ada: Person,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async def away(*_: object) -> None:
            raise DatabaseAway

        with monkeypatch.context() as patched:
            patched.setattr(type(playroom.dispatch), "receive", away)
            await ada.say(ada.chat, "/run print(1)", files=self.FILES)
            await loopback.until(lambda: caplog.text.count("is taken again") > 1)
        await loopback.until(lambda: said_to(ada))
        await ada.answer(await ada.say(ada.chat, "hello"))
        told = "\n".join(said_to(ada))
        assert all(told.count(part) == 1 for part in ("a.txt: one", "b.txt: two", "c.txt: three"))
