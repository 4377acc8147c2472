"""Telegram is asked again and again: whatever becomes of a question, each update is heard, and answered once."""

import asyncio
import logging
from collections.abc import Callable

import httpx
import pytest
from sqlalchemy import text

from adapters.telegram import adapter, polling
from adapters.telegram.adapter import Telegram
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.errors import DatabaseAway, SetupError
from tests.adapters.telegram.parley import connected, platform_of, process
from tests.adapters.toy import Toy
from tests.loopback.telegram import Chat, LoopbackTelegram, Person

QUICK = (0.01, 0.02, 0.05)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PAUSES", QUICK)
    monkeypatch.setattr(adapter, "PAUSES", QUICK)
    monkeypatch.setattr(polling, "AGAIN", 0.02)
    monkeypatch.setattr(adapter, "GRACE", 0.2)


def said_to(person: Person, chat: Chat | None = None) -> list[str]:
    """All that Parley said to somebody, oldest first."""
    return [one.text for one in person.messages(chat) if one.author.bot]


def pending(loopback: LoopbackTelegram) -> list[int]:
    return [one.id for one in loopback.stage.updates.pending]


def away(house: OpenHouse, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Have the house find no database; what ends that."""
    database = type(house.dispatch.house.database)

    async def refuse(*_: object, **__: object) -> None:
        raise DatabaseAway

    with_it = {name: getattr(database, name) for name in ("read", "write", "read_at_once")}
    for name in with_it:
        monkeypatch.setattr(database, name, refuse)
    monkeypatch.setattr(house.dispatch, "patience", ())

    def back() -> None:
        for name, method in with_it.items():
            monkeypatch.setattr(database, name, method)

    return back


class TestStart:
    async def test_it_counts_as_started_as_soon_as_telegram_answers(
        self, platform: Telegram, loopback: LoopbackTelegram
    ) -> None:
        await asyncio.wait_for(platform.started.wait(), 5)
        assert platform.url == "https://t.me/ParleyTutorBot"
        assert platform.reaches("7001")

    async def test_a_token_that_is_refused_says_what_to_do_and_not_which(
        self, playroom: OpenHouse, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
    ) -> None:
        platform = platform_of(playroom, loopback)
        old = loopback.token
        loopback.revoke_token()
        with pytest.raises(SetupError, match="/mybots") as refused:
            await platform.run()
        assert old not in f"{refused.value!r} {caplog.text}"

    @pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
    @pytest.mark.parametrize(
        "fault",
        [
            {"status": 502},
            {"status": 0},
            {"status": 200, "body": "<html>Sign in to this network</html>"},
            {"status": 429, "retry_after": 0.1},
            {"status": 500, "body": {"ok": False}},
        ],
        ids=lambda fault: f"{fault['status']}",
    )
    async def test_it_comes_through_trouble(
        self, method: str, fault: dict[str, object], playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person
    ) -> None:  # fmt: skip
        loopback.fail(method, times=3, **fault)  # type: ignore[arg-type]  # a row of the table
        async with connected(playroom, loopback):
            assert (await ada.answer(await ada.start())).text == "Hello Ada"

    async def test_menus_that_cannot_be_brought_in_line_keep_nobody(
        self, playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        loopback.fail("setMyCommands", 400, times=100, body={"ok": False, "description": "Bad Request: no"})
        async with connected(playroom, loopback, when=lambda: loopback.polls):
            assert (await ada.answer(await ada.start())).text == "Hello Ada"
        assert "the menu of commands stays as it is" in caplog.text


class TestTrouble:
    @pytest.mark.parametrize(
        "fault",
        [
            {"status": 502},
            {"status": 0},
            {"status": 200, "body": "<html></html>"},
            {"status": 200, "body": {"ok": True}},
            {"status": 429, "retry_after": 0.1},
            {"status": 404, "body": "<html>Not here</html>"},
        ],
        ids=["502", "cut", "html", "empty", "429", "404"],
    )
    async def test_what_was_said_meanwhile_is_heard_later(
        self, fault: dict[str, object], platform: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        await ada.answer(await ada.start())
        await platform.started.wait()
        loopback.fail("getUpdates", times=2, **fault)  # type: ignore[arg-type]  # a row of the table
        for number in range(3):
            await ada.say(ada.chat, f"hello {number}")
        await loopback.until(lambda: len(said_to(ada)) >= 4)
        assert said_to(ada)[1:] == [f"You wrote hello {number}" for number in range(3)]

    async def test_one_404_at_the_end_of_other_trouble_is_no_refused_token(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        await ada.answer(await ada.start())
        await platform.started.wait()
        loopback.fail("getUpdates", 502, times=4)
        loopback.fail("getUpdates", 404, times=1, body="<html>Not here</html>")
        assert (await ada.answer(await ada.say(ada.chat, "hello"))).text == "You wrote hello"

    async def test_another_program_is_named_and_when_it_ends_all_goes_on(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with httpx.AsyncClient() as other:
            await other.get(f"{loopback.base}{loopback.token}/getUpdates?timeout=0")
            await loopback.until(lambda: "Another program asks Telegram" in caplog.text)
        assert "Stop the other one" in caplog.text
        assert (await ada.answer(await ada.start())).text == "Hello Ada"

    async def test_a_webhook_that_another_program_has_set_is_named(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with httpx.AsyncClient() as other:
            await other.get(f"{loopback.base}{loopback.token}/setWebhook?url=https://elsewhere.example/x")
            await loopback.until(lambda: "bring this bot's messages to a webhook" in caplog.text)
            await other.get(f"{loopback.base}{loopback.token}/deleteWebhook")
        assert (await ada.answer(await ada.start())).text == "Hello Ada"

    async def test_a_token_that_is_revoked_ends_telegram_alone_and_what_is_to_be_said_waits(
        self, playroom: OpenHouse, platform: Telegram, loopback: LoopbackTelegram, ada: Person, toy: Toy,
        clock: FixedClock, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        old = loopback.token
        loopback.revoke_token()
        loopback.stage.updates.release()
        await loopback.until(lambda: "Telegram is over" in caplog.text)
        assert "/mybots" in caplog.text
        assert not platform.started.is_set()
        toy.end()
        await loopback.until(lambda: "stays in the outbox" in caplog.text)
        assert old not in caplog.text
        clock.advance(minutes=1)
        async with connected(playroom, loopback) as again:
            await again.started.wait()
            await playroom.dispatch.recover()
            assert said_to(ada) == ["ran slowly"]


class TestOnce:
    async def test_what_telegram_brings_again_is_answered_once(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        wrote = await ada.say(ada.chat, "hello")
        await ada.answer(wrote)
        loopback.deliver_again(wrote)
        await ada.answer(await ada.say(ada.chat, "again"))
        assert said_to(ada) == ["You wrote hello", "You wrote again"]

    async def test_an_update_is_confirmed_only_once_it_is_written_down(
        self, playroom: OpenHouse, platform: Telegram, loopback: LoopbackTelegram, ada: Person,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        back = away(playroom, monkeypatch)
        for number in range(3):
            await ada.say(ada.chat, f"hello {number}")
        await loopback.until(lambda: caplog.text.count("is taken later") > 5)
        assert len(pending(loopback)) == 3
        assert said_to(ada) == []
        back()
        await ada.answer(ada.messages()[0], 2)
        await loopback.until(lambda: not pending(loopback))
        assert said_to(ada) == [f"You wrote hello {number}" for number in range(3)]

    async def test_a_press_while_the_database_is_away_counts_once_it_is_back(
        self, playroom: OpenHouse, platform: Telegram, loopback: LoopbackTelegram, ada: Person,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        question = await ada.answer(await ada.say(ada.chat, "/ask"))
        back = away(playroom, monkeypatch)
        press = await ada.press(question, "Right")
        await loopback.until(lambda: caplog.text.count("is taken later") > 2)
        back()
        assert (await ada.answer(question)).text == "You said Right"
        assert press.answered
        await loopback.until(lambda: not pending(loopback))
        assert said_to(ada)[1:] == ["You said Right"]


class TestSlow:
    async def test_others_are_answered_meanwhile_and_those_of_the_same_chat_after_it(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person, toy: Toy
    ) -> None:
        bob = loopback.user("Bob")
        slow = await ada.say(ada.chat, "/slow")
        after = await ada.say(ada.chat, "after it")
        await toy.began.wait()
        assert (await bob.answer(await bob.say(bob.chat, "hello"))).text == "You wrote hello"
        assert said_to(ada) == []
        toy.hold.set()
        await ada.answer(after)
        await ada.answer(slow, 1)
        assert said_to(ada) == ["ran slowly", "You wrote after it"]

    async def test_one_slow_answer_never_keeps_all_others_from_being_heard(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person, toy: Toy, monkeypatch: pytest.MonkeyPatch
    ) -> None:  # fmt: skip
        monkeypatch.setattr(polling, "AT_ONCE", 5)
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        await ada.say(ada.chat, "waits")
        people = [loopback.user(f"Bob {number}") for number in range(12)]
        wrote = [(one, await one.say(one.chat, "hello")) for one in people]
        for one, message in wrote:
            assert (await one.answer(message)).text == "You wrote hello"
        toy.hold.set()
        await loopback.until(lambda: len(said_to(ada)) == 2)
        assert sorted(said_to(ada)) == ["You wrote waits", "ran slowly"]

    async def test_what_is_looked_for_inline_waits_for_no_slow_answer(
        self, platform: Telegram, ada: Person, toy: Toy
    ) -> None:
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        assert (await ada.inline("loops")).results == []


class TestProcesses:
    async def test_what_one_heard_and_did_not_write_down_the_next_answers(
        self, small: Settings, clock: FixedClock, loopback: LoopbackTelegram, toy: Toy, ada: Person,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async with process(small, clock, loopback, toy) as (house, _):
            heard = asyncio.Event()

            async def hang(*_: object) -> None:
                heard.set()
                await asyncio.Event().wait()

            with monkeypatch.context() as patched:
                patched.setattr(type(house.dispatch), "receive", hang)
                wrote = await ada.say(ada.chat, "hello")
                await ada.say(ada.chat, "and again")
                await heard.wait()
                await loopback.until(lambda: all(one.told for one in loopback.stage.updates.pending))
                house.dispatch.outbox.platforms.clear()
                for task in [one for one in asyncio.all_tasks() if "Telegram.run" in repr(one.get_coro())]:
                    task.cancel()
                    await asyncio.wait([task])
        assert len(pending(loopback)) == 2
        async with process(small, clock, loopback, toy):
            await ada.answer(wrote, 1)
            assert said_to(ada) == ["You wrote hello", "You wrote and again"]

    async def test_a_slow_answer_that_one_began_the_next_gives(
        self, small: Settings, clock: FixedClock, loopback: LoopbackTelegram, toy: Toy, ada: Person,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async with process(small, clock, loopback, toy) as (_, _platform):
            loopback.fail("sendMessage", 502, times=20)
            await ada.say(ada.chat, "/slow")
            await toy.began.wait()
            toy.end()
            await loopback.until(lambda: "stays in the outbox" in caplog.text)
        loopback.api.faults.clear()
        async with process(small, clock, loopback, toy) as (house, platform):
            await platform.started.wait()
            assert await house.dispatch.recover() == 1
            assert said_to(ada) == ["ran slowly"]
        assert toy.runs == 1

    async def test_two_that_ask_are_told_so_and_all_is_answered_once(
        self, small: Settings, clock: FixedClock, loopback: LoopbackTelegram, toy: Toy, ada: Person,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async with process(small, clock, loopback, toy), process(small, clock, loopback, toy):
            await loopback.until(lambda: "Another program asks Telegram" in caplog.text)
            for number in range(8):
                await ada.say(ada.chat, f"hello {number}")
            await loopback.until(lambda: len(said_to(ada)) >= 8)
            await loopback.until(lambda: not pending(loopback))
        assert sorted(said_to(ada)) == [f"You wrote hello {number}" for number in range(8)]


async def test_the_token_is_in_no_log_and_no_error(
    playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person, toy: Toy, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for logger in [logging.getLogger(name) for name in ("asyncio", "adapters", "core")]:
        logger.setLevel(logging.DEBUG)
    for method in ("getMe", "getMyCommands", "getUpdates", "sendMessage", "getFile", "answerCallbackQuery"):
        for fault in ({"status": 502}, {"status": 0}, {"status": 200, "body": "<html>"}):
            loopback.fail(method, **fault)  # type: ignore[arg-type]  # a row of the table
    async with connected(playroom, loopback):
        question = await ada.answer(await ada.say(ada.chat, "/ask"))
        await ada.press(question, "Right")
        await ada.say(ada.chat, "", files={"a.txt": b"x"})
        loopback.fail("sendMessage", 400, body={"ok": False, "description": "Bad Request: strange"})
        await ada.answer(await ada.say(ada.chat, "hello"))
        toy.end()
    ours = [
        one for one in caplog.records if not one.name.startswith("aiohttp.")
    ]  # those are the loopback's own
    assert {one.levelno for one in ours} >= {logging.DEBUG, logging.WARNING, logging.ERROR}
    secret = loopback.token.partition(":")[2]
    formatter = logging.Formatter()
    assert not [one for one in ours if secret in formatter.format(one) or secret in repr(one.__dict__)]


async def test_an_update_of_another_bot_on_the_same_database_is_another(
    platform: Telegram, playroom: OpenHouse, ada: Person
) -> None:
    await ada.answer(await ada.say(ada.chat, "/ask"))
    async with playroom.dispatch.house.database.transaction() as connection:
        events = (await connection.execute(text("SELECT event_id FROM turns"))).scalars().all()
    assert [event.partition(":")[0] for event in events] == [str(ada.stage.world.bot.id)]


async def test_an_update_that_the_library_cannot_read_does_not_keep_the_others(
    playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.say(ada.chat, "/start")
    broken = loopback.stage.updates.pending[-1]
    whole = dict(broken.data)
    broken.data.clear()
    broken.data["chat"] = {"id": ada.id}  # no message has so little
    said = await ada.say(ada.chat, "/start")
    async with connected(playroom, loopback):
        assert (await ada.answer(said)).text == "Hello Ada"
        await loopback.until(lambda: not loopback.stage.updates.pending)
    assert any("cannot be read" in one for one in caplog.messages)
    broken.data.update(whole)
