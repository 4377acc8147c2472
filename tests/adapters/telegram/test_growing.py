"""An answer that grows is shown while it does, and what stands there in the end is all of it, once."""

import asyncio
import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram.error import RetryAfter

from adapters.telegram import growing, out
from adapters.telegram.growing import Growing
from adapters.telegram.inbound import Place
from adapters.telegram.message import Message as Rendered
from adapters.telegram.sending import Sending
from bot.wiring import OpenHouse
from core.chat import Action, Choice, Choices, Reply, Text
from core.clock import FixedClock
from core.turn import Turn
from tests.adapters.telegram.parley import PAUSES
from tests.adapters.telegram.skipping import skipping
from tests.adapters.toy import Toy
from tests.loopback.telegram import Chat, LoopbackTelegram, Message, Person

MODIFIED = {"ok": False, "description": "Bad Request: message is not modified: it is the same"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "EVERY", 0.01)
    monkeypatch.setattr(growing, "EVERY_IN_A_GROUP", 0.01)


@pytest.fixture
async def group(loopback: LoopbackTelegram, ada: Person) -> Chat:
    return loopback.supergroup("Study hall", owner=ada)


def shown(person: Person, chat: Chat | None = None) -> list[Message]:
    return [one for one in person.messages(chat) if one.author.bot]


def drafts(loopback: LoopbackTelegram) -> list[str]:
    """All that was shown of answers before they were messages."""
    asked = [one for one in loopback.traffic if one.method == "sendMessageDraft" and one.status == 200]
    return [one.arguments["text"] for one in asked]


async def grow(loopback: LoopbackTelegram, toy: Toy, person: Person, chat: Chat, *states: str) -> Message:
    """Have an answer grow in one message, to its end."""
    for state in states:
        toy.growing.put_nowait(state)
        await loopback.until(lambda state=state: [one.text for one in shown(person, chat)] == [state])
    return shown(person, chat)[0]


@pytest.mark.usefixtures("quick", "platform")
class TestAlone:
    async def test_drafts_are_shown_and_then_the_message(
        self, ada: Person, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        await ada.say(ada.chat, "/grow")
        for state in ("A", "All", "All of"):
            toy.growing.put_nowait(state)
            await loopback.until(lambda state=state: state in drafts(loopback))
        assert shown(ada) == []
        assert len(ada.chat.drafts) == 1, "it is one draft that grows"
        toy.growing.put_nowait("")
        await loopback.until(lambda: shown(ada))
        (message,) = shown(ada)
        assert message.versions == ["All of it"]
        assert message.buttons == ["Next"]
        assert ada.chat.drafts == {}

    async def test_a_draft_that_does_not_grow_is_shown_again_until_the_message_is_there(
        self, ada: Person, toy: Toy, loopback: LoopbackTelegram, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(growing, "FRESH", 0.02)
        await ada.say(ada.chat, "/grow")
        toy.growing.put_nowait("A")
        await loopback.until(lambda: drafts(loopback) == ["A"] * 4)
        toy.growing.put_nowait("")
        await loopback.until(lambda: shown(ada))
        before = len(drafts(loopback))
        await asyncio.sleep(0.1)
        assert len(drafts(loopback)) == before
        assert ada.chat.drafts == {}

    async def test_where_the_server_knows_no_drafts_a_message_is_edited(
        self, ada: Person, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        loopback.settings.drafts = False
        for _ in range(2):
            wrote = await ada.say(ada.chat, "/grow")
            toy.growing.put_nowait("A")
            message = await ada.answer(wrote)
            for state in ("All", "All of"):
                toy.growing.put_nowait(state)
                await loopback.until(lambda state=state, message=message: message.text == state)
            toy.growing.put_nowait("")
            await loopback.until(lambda message=message: message.buttons)
            assert message.versions == ["A", "All", "All of", "All of it"]
        assert len(shown(ada)) == 2
        tried = [one for one in loopback.traffic if one.method == "sendMessageDraft"]
        assert len(tried) == 1, "it is asked for drafts once"

    @pytest.mark.parametrize("status", [502, 0, 400])
    async def test_a_step_that_cannot_be_shown_keeps_nothing_else(
        self, status: int, ada: Person, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        body = {"ok": False, "description": "Bad Request: strange"} if status == 400 else None
        loopback.fail("sendMessageDraft", status, body=body)
        await ada.say(ada.chat, "/grow")
        toy.growing.put_nowait("A")
        await loopback.until(lambda: any(one.method == "sendMessageDraft" for one in loopback.traffic))
        toy.growing.put_nowait("All")
        await loopback.until(lambda: drafts(loopback) == ["All"])
        toy.growing.put_nowait("")
        await loopback.until(lambda: [one.text for one in shown(ada)] == ["All of it"])


@pytest.mark.usefixtures("quick", "platform")
class TestInGroups:
    async def test_one_message_is_edited(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        await ada.say(group, "/grow")
        message = await grow(loopback, toy, ada, group, "A", "All", "All of")
        toy.growing.put_nowait("")
        await loopback.until(lambda: message.buttons == ["Next"])
        assert message.versions == ["A", "All", "All of", "All of it"]
        assert shown(ada, group) == [message]
        assert drafts(loopback) == []

    async def test_what_is_for_one_pair_of_eyes_grows_before_nobody_elses(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        toy.private = True
        await ada.answer(await ada.say(ada.chat, "/start"))
        await ada.say(group, "/grow")
        for state in ("A", "All", ""):
            toy.growing.put_nowait(state)
        await loopback.until(lambda: "All of it" in [one.text for one in shown(ada, ada.chat)])
        sent = [one.arguments for one in loopback.traffic if "text" in one.arguments]
        assert not [one for one in sent if str(one.get("chat_id")) == str(group.id)]

    async def test_an_end_that_stands_there_already_is_not_sent_again(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        await ada.say(group, "/grow")
        message = await grow(loopback, toy, ada, group, "A")
        loopback.fail("editMessageText", 400, body=MODIFIED)
        toy.growing.put_nowait("")
        await ada.answer(await ada.say(group, "/menu"))
        assert [one.text for one in shown(ada, group)][:-1] == [message.text]

    async def test_where_the_beginning_is_gone_the_whole_is_sent(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        await ada.say(group, "/grow")
        message = await grow(loopback, toy, ada, group, "A")
        loopback.delete_message(message)
        toy.growing.put_nowait("")
        await loopback.until(lambda: [one.text for one in shown(ada, group)] == ["All of it"])
        assert shown(ada, group)[0].buttons == ["Next"]

    async def test_a_beginning_that_cannot_be_edited_is_taken_away(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        await ada.say(group, "/grow")
        message = await grow(loopback, toy, ada, group, "A")
        refused = {"ok": False, "description": "Bad Request: message can't be edited"}
        loopback.fail("editMessageText", 400, body=refused)
        toy.growing.put_nowait("")
        await loopback.until(lambda: [one.text for one in shown(ada, group)] == ["All of it"])
        assert message.deleted

    async def test_a_beginning_is_never_left_half_where_telegram_is_away_at_the_end(
        self, ada: Person, group: Chat, toy: Toy, loopback: LoopbackTelegram, playroom: OpenHouse,
        clock: FixedClock, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        await ada.say(group, "/grow")
        message = await grow(loopback, toy, ada, group, "A")
        loopback.fail("editMessageText", 502, times=6)
        toy.growing.put_nowait("")
        await loopback.until(lambda: "stays in the outbox" in caplog.text)
        clock.advance(minutes=1)
        assert await playroom.dispatch.recover() == 1
        assert shown(ada, group) == [message]
        assert message.versions == ["A", "All of it"]
        assert message.buttons == ["Next"]


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The toy's menu takes the place of what was pressed, and goes on below it."""

    async def menu(_: Toy, turn: Turn) -> Reply:
        ways = Choices((Choice("Again", Action("toy.menu")),))
        texts = [Text(f"{word} {turn.seq} " * 400) for word in ("first", "second", "third")]
        return Reply(blocks=(*texts, ways), edits=True)

    monkeypatch.setattr(Toy, "_menu", menu)


@pytest.mark.usefixtures("edited", "platform")
@pytest.mark.parametrize("after", [0, 1])
async def test_an_answer_that_begins_in_place_of_the_question_is_not_doubled_where_telegram_goes_away_after_that(
    after: int, ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    wrote = await ada.say(ada.chat, "/menu")
    await loopback.until(lambda: len(shown(ada)) == 3)
    *_, last = shown(ada)
    assert last.id > wrote.id
    loopback.fail("sendMessage", 502, times=len(PAUSES) + 1, every=1 + after)
    await ada.press(last, "Again")
    if after == 0:
        await loopback.until(lambda: "stays in the outbox" in caplog.text)
        clock.advance(minutes=1)
        assert await playroom.dispatch.recover() == 1
    await loopback.until(lambda: len(shown(ada)) == 5)
    await ada.answer(await ada.say(ada.chat, "hello"))
    words = " ".join(one.text for one in shown(ada)[2:-1]).split()
    assert words == [part for word in ("first", "second", "third") for part in [word, "2"] * 400]
    assert last.versions[0].startswith("third 1")


@dataclass
class Draws:
    """Shows drafts, each taking a second, and remembers when it began with which."""

    troubles: list[Exception] = field(default_factory=list[Exception])
    shown: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])

    @property
    def sending(self) -> Sending:
        return cast("Sending", SimpleNamespace(bot=self, drafts=True))

    async def send_message_draft(self, chat: int, draft: int, text: str, **more: Any) -> None:
        del chat, draft, more
        self.shown.append((asyncio.get_running_loop().time() - 1000, text))
        await asyncio.sleep(1)
        if self.troubles:
            raise self.troubles.pop(0)

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.shown]


class TestPace:
    def test_a_draft_stays_fresh(self) -> None:
        async def work() -> None:
            draws = Draws()
            answer = Growing(draws.sending, Place(chat=7001), "event")
            answer.offer("A")
            await asyncio.sleep(100)
            times = [time for time, _ in draws.shown]
            assert all(later - time < 30 for time, later in itertools.pairwise(times))
            assert len(times) in {4, 5, 6}
            assert not await answer.end(Rendered(text="All"))
            await asyncio.sleep(100)
            assert len(draws.shown) == len(times)

        skipping(work())

    def test_what_is_being_shown_at_the_end_does_not_come_back(self) -> None:
        async def work() -> None:
            draws = Draws()
            answer = Growing(draws.sending, Place(chat=7001), "event")
            answer.offer("A")
            await asyncio.sleep(0.5)
            await answer.end(Rendered(text="All"))
            await asyncio.sleep(100)
            assert draws.texts == ["A"]

        skipping(work())

    def test_an_older_state_never_comes_after_a_newer_one(self) -> None:
        async def work() -> None:
            draws = Draws()
            answer = Growing(draws.sending, Place(chat=7001), "event")
            for number in range(10, 70):
                answer.offer(str(number))
                await asyncio.sleep(19.7)
            await answer.stop()
            assert draws.texts == sorted(draws.texts)
            assert draws.texts[-1] == "69"

        skipping(work())

    def test_telegram_is_left_alone_as_long_as_it_wants(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PTB_TIMEDELTA", "1")

        async def work() -> None:
            draws = Draws([RetryAfter(timedelta(seconds=60))])
            answer = Growing(draws.sending, Place(chat=7001), "event")
            for number in range(10, 80):
                answer.offer(str(number))
                await asyncio.sleep(1)
            times = [time for time, _ in draws.shown]
            assert times[1] - times[0] >= 60
            assert draws.texts[1] >= "69", "and then it is shown the newest"
            await answer.stop()

        skipping(work())


def test_what_telegram_takes_is_not_asked_too_often() -> None:
    assert growing.EVERY >= 1
    assert 60 / growing.EVERY_IN_A_GROUP <= 20
    assert growing.FRESH < 30
    assert out.TYPING < 5
