"""Whatever becomes of a request to Telegram, the answer comes, and comes once."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from adapters.telegram.adapter import Telegram
from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.telegram.parley import PAUSES
from tests.adapters.toy import Toy
from tests.loopback.telegram import Fault, LoopbackTelegram, Message, Person

pytestmark = pytest.mark.usefixtures("platform")

SOON = 0.1
MANY = [*["first"] * 500, *["second"] * 500, *["third"] * 500]
OVERCOME: Mapping[str, Mapping[str, object]] = {
    "429": {"status": 429, "retry_after": SOON},
    "429 again and again": {"status": 429, "retry_after": SOON, "times": 10},
    "429 without a word": {"status": 429, "body": "<html>Too many</html>"},
    "502": {"status": 502, "times": 2},
    "500 in JSON": {"status": 500, "body": {"ok": False, "error_code": 500, "description": "Internal"}},
    "504": {"status": 504},
    "a page": {"status": 200, "body": "<html>Sign in to this network</html>"},
    "cut off": {"status": 0, "times": 3},
}
"""What is got over at once."""
PASSED_ON: Mapping[str, Mapping[str, object]] = {
    "502 again and again": {"status": 502, "times": len(PAUSES) + 1},
    "cut off again and again": {"status": 0, "times": len(PAUSES) + 1},
    "the token refused": {"status": 401, "body": {"ok": False, "description": "Unauthorized"}},
}
"""What leaves the answer in the outbox."""
FAULTS = {**OVERCOME, **PASSED_ON}


@dataclass(slots=True, kw_only=True)
class Later(Fault):
    """A fault that lets the first `after` requests pass."""

    after: int

    def takes(self, method: str, chat: object) -> bool:
        if method == self.method and self.after:
            self.after -= 1
            return False
        return Fault.takes(self, method, chat)


@pytest.fixture(autouse=True)
def all_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def said_to(person: Person) -> list[str]:
    return [one.text for one in person.messages() if one.author.bot]


async def taken_up(
    fault: str, loopback: LoopbackTelegram, house: OpenHouse, clock: FixedClock, log: pytest.LogCaptureFixture
) -> None:
    """Where the answer stays in the outbox, let the next rounds send it."""
    if fault in PASSED_ON:
        await loopback.until(lambda: "stays in the outbox" in log.text)
        clock.advance(minutes=1)
        assert await house.dispatch.recover() == 1
    while await house.dispatch.recover():
        clock.advance(minutes=1)


async def asked(person: Person) -> Message:
    return await person.answer(await person.say(person.chat, "/ask"))


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_survives_what_becomes_of_its_message(
    fault: str, ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    loopback.fail("sendMessage", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    wrote = await ada.say(ada.chat, "hello")
    if fault in OVERCOME:
        await ada.answer(wrote)
    await taken_up(fault, loopback, playroom, clock, caplog)
    await ada.answer(await ada.say(ada.chat, "again"))
    assert said_to(ada) == ["You wrote hello", "You wrote again"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("whole", [0, 1, 2])
async def test_an_answer_of_several_messages_goes_on_where_it_stopped(
    fault: str, whole: int, ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    planned = Later(method="sendMessage", after=whole, **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    loopback.api.faults.append(planned)
    await ada.say(ada.chat, "/many")
    if fault in OVERCOME:
        await loopback.until(lambda: len(said_to(ada)) == 3)
    await taken_up(fault, loopback, playroom, clock, caplog)
    assert planned.times == 0, "it did happen"
    await ada.answer(await ada.say(ada.chat, "again"))
    assert " ".join(said_to(ada)[:-1]).split() == MANY
    assert len(said_to(ada)) == 4


async def test_a_vote_counts_though_what_follows_the_poll_is_not_there_yet(
    ada: Person, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.fail("sendMessage", 502, times=len(PAUSES) + 1)
    poll = await ada.answer(await ada.say(ada.chat, "/vote"))
    await loopback.until(lambda: "stays in the outbox" in caplog.text)
    await ada.vote(poll, "Right")
    assert (await ada.answer(poll)).text == "You said Right"


@pytest.mark.parametrize("fault", OVERCOME)
async def test_a_press_is_answered_whatever_becomes_of_the_answer_to_it(
    fault: str, ada: Person, loopback: LoopbackTelegram
) -> None:
    question = await asked(ada)
    loopback.fail("answerCallbackQuery", **{**FAULTS[fault], "times": 3})  # type: ignore[arg-type]  # as above
    press = await ada.press(question, "Right")
    assert press.answered
    assert (await ada.answer(question)).text == "You said Right"


@pytest.mark.parametrize("fault", OVERCOME)
async def test_a_question_is_closed_whatever_becomes_of_the_edit(
    fault: str, ada: Person, loopback: LoopbackTelegram
) -> None:
    question = await asked(ada)
    loopback.fail("editMessageText", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    await ada.press(question, "Right")
    await ada.answer(question)
    assert question.buttons == []


async def test_a_question_that_cannot_be_closed_keeps_nobody(ada: Person, loopback: LoopbackTelegram) -> None:
    question = await asked(ada)
    loopback.fail("editMessage.*", 502, times=50)
    await ada.press(question, "Right")
    assert (await ada.answer(question)).text == "You said Right"


async def test_an_answer_of_which_telegram_says_that_it_is_there_already_is_there(
    ada: Person, loopback: LoopbackTelegram
) -> None:
    question = await asked(ada)
    refused = {"ok": False, "description": "Bad Request: message is not modified: it is the same"}
    loopback.fail("editMessageText", 400, body=refused)
    await ada.press(question, "Right")
    await ada.answer(question)
    await ada.answer(await ada.say(ada.chat, "again"))
    assert said_to(ada)[1:] == ["You said Right", "You wrote again"]


class TestPresses:
    async def test_one_on_a_message_that_is_gone_is_answered(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        question = await asked(ada)
        press = await ada.press(question, "Right", settle=False)
        loopback.delete_message(question)
        assert (await press.settled()).answered
        assert (await ada.answer(question)).text == "You said Right"

    async def test_one_on_a_message_of_long_ago_is_answered(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        question = await asked(ada)
        question.aged = 72 * 3600
        press = await ada.press(question, "Right")
        assert press.answered
        assert (await ada.answer(question)).text == "You said Right"

    async def test_one_that_is_too_old_to_be_answered_still_counts(
        self, ada: Person, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
    ) -> None:
        question = await asked(ada)
        loopback.settings.query_seconds = 0
        await ada.press(question, "Right", settle=False)
        assert (await ada.answer(question)).text == "You said Right"
        assert "bug" not in caplog.text

    async def test_a_refusal_that_is_too_late_for_an_alert_is_said_in_the_chat(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        question = await asked(ada)
        loopback.settings.query_seconds = 0
        await ada.press(question, "Odd", settle=False)
        assert (await ada.answer(question)).text == "That cannot be an answer."

    async def test_one_that_waits_for_a_slow_answer_is_acknowledged_meanwhile(
        self, ada: Person, loopback: LoopbackTelegram, toy: Toy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("adapters.telegram.desk.SPINNING", 0.05)
        question = await asked(ada)
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        press = await ada.press(question, "Right")
        assert press.answered
        assert said_to(ada) == ["A question"]
        toy.hold.set()
        await loopback.until(lambda: len(said_to(ada)) == 3)
        assert said_to(ada)[1:] == ["ran slowly", "You said Right"]

    async def test_one_with_data_of_somebody_else_is_answered(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        question = await asked(ada)
        assert question.markup
        question.markup["inline_keyboard"][0][0]["callback_data"] = "strange"
        assert (await ada.press(question, "strange")).alert


class TestGone:
    async def test_who_has_blocked_parley_keeps_nobody_and_is_answered_when_they_come_back(
        self, ada: Person, loopback: LoopbackTelegram, toy: Toy, playroom: OpenHouse, clock: FixedClock,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        await ada.block()
        toy.hold.set()
        await loopback.until(lambda: "reaches nobody" in caplog.text)
        clock.advance(minutes=1)
        assert await playroom.dispatch.recover() == 0, "it is over"
        await ada.unblock()
        assert (await ada.answer(await ada.say(ada.chat, "hello"))).text == "You wrote hello"
        assert "bug" not in caplog.text

    async def test_who_is_deactivated_keeps_nobody(
        self, ada: Person, loopback: LoopbackTelegram, toy: Toy, caplog: pytest.LogCaptureFixture
    ) -> None:
        await ada.say(ada.chat, "/slow")
        await toy.began.wait()
        ada.user.deactivated = True
        toy.hold.set()
        await loopback.until(lambda: "reaches nobody" in caplog.text)
        bob = loopback.user("Bob")
        assert (await bob.answer(await bob.say(bob.chat, "hello"))).text == "You wrote hello"


async def test_a_message_that_telegram_finds_wrong_becomes_a_reference(
    ada: Person, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.fail("sendMessage", 400, body={"ok": False, "description": "Bad Request: strange"})
    told = await ada.answer(await ada.say(ada.chat, "/ask"))
    assert "Something broke on our side" in told.text
    assert f"bug {told.text.rsplit(' ', 1)[-1]}" in caplog.text


async def test_a_reply_whose_file_is_gone_becomes_a_reference(ada: Person) -> None:
    assert "Something broke on our side" in (await ada.answer(await ada.say(ada.chat, "/lost"))).text


@pytest.mark.usefixtures("paced")
async def test_telegrams_own_limits_are_never_met(ada: Person, loopback: LoopbackTelegram) -> None:
    loopback.flood.on = True
    bob = loopback.user("Bob")
    group = loopback.supergroup("Study hall", owner=ada)
    loopback.join(group, bob)
    for number in range(6):
        await bob.say(bob.chat, f"/menu {number}")
        await bob.say(group, f"/menu {number}")
    await loopback.until(lambda: len(said_to(bob)) == 6)
    await loopback.until(lambda: not loopback.stage.updates.pending)
    assert loopback.refusals == []


async def test_a_burst_is_answered_each_once_and_in_order_whatever_happens(
    platform: Telegram, loopback: LoopbackTelegram
) -> None:
    people = [loopback.user(f"Ada {number}") for number in range(40)]
    loopback.fail("sendMessage", 429, every=20, times=10_000, retry_after=0.05)
    loopback.fail("sendMessage", 502, every=20, times=10_000)
    loopback.fail("getUpdates", 502, every=10, times=3)
    for number in range(10):
        for person in people:
            await person.say(person.chat, f"{number}")
    expected = [f"You wrote {number}" for number in range(10)]
    await loopback.until(lambda: sum(one.author.bot for one in loopback.world.messages) >= 400)
    await loopback.until(lambda: not loopback.stage.updates.pending)
    assert [said_to(person) for person in people] == [expected] * 40
    refused = [one.status for one in loopback.refusals if one.method == "sendMessage"]
    assert refused.count(429) >= 18
    assert refused.count(502) >= 18
