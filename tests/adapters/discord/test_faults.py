"""Whatever becomes of a request to Discord, the answer comes, and comes once."""

from collections.abc import Mapping

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord.hasty import hurry
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import LoopbackDiscord

pytestmark = pytest.mark.usefixtures("platform")

OVERCOME: Mapping[str, Mapping[str, object]] = {
    "limited": {"status": 429},
    "limited everywhere": {"status": 429, "everywhere": True},
    "500": {"status": 500},
    "502": {"status": 502, "times": 2},
}
"""What the library gets over by itself."""
PASSED_ON: Mapping[str, Mapping[str, object]] = {
    "503 again and again": {"status": 503, "times": 5},
    "limited again and again": {"status": 429, "times": 5},
    "cut off": {"status": 0},
    "cut off when it was done": {"status": 0, "carried_out": True},
}
"""What leaves the answer in the outbox."""
FAULTS = {**OVERCOME, **PASSED_ON}


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


async def taken_up(
    fault: str, loopback: LoopbackDiscord, house: OpenHouse, clock: FixedClock, log: pytest.LogCaptureFixture
) -> None:
    """Where the answer stays in the outbox, let the next rounds send it."""
    if fault in PASSED_ON:
        await loopback.until(lambda: "stays in the outbox" in log.text)
        clock.advance(minutes=1)
        assert await house.dispatch.recover() == 1
    while await house.dispatch.recover():
        clock.advance(minutes=1)


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_survives_what_becomes_of_the_response(
    fault: str, ada: Visitor, loopback: LoopbackDiscord, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    loopback.fail("POST", "/callback$", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    did = await ada.person.slash(ada.channel, "ask", settle=False)
    if fault not in PASSED_ON:
        await ada.answered(did)
    await taken_up(fault, loopback, playroom, clock, caplog)
    shown = await ada.answered(did)
    assert "A question" in shown.text
    assert shown.ephemeral
    assert len(did.messages) == 1


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_survives_what_becomes_of_the_message_after_a_closed_question(
    fault: str, ada: Visitor, loopback: LoopbackDiscord, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    question = await ada.call("ask")
    loopback.fail("POST", "^/webhooks/", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    did = await ada.person.press(question, "Right", settle=False)
    if fault not in PASSED_ON:
        await ada.answered(did)
    await taken_up(fault, loopback, playroom, clock, caplog)
    assert "You said Right" in did.text


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_survives_what_becomes_of_the_edit_of_a_deferral(
    fault: str, ada: Visitor, toy: Toy, loopback: LoopbackDiscord, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    loopback.fail("PATCH", "@original$", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    did = await ada.person.slash(ada.channel, "slow", settle=False)
    await did.acknowledgement()
    toy.hold.set()
    if fault not in PASSED_ON:
        await ada.answered(did)
    await taken_up(fault, loopback, playroom, clock, caplog)
    assert "ran slowly" in (await ada.answered(did)).text
    assert len(did.messages) == 1


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_survives_what_becomes_of_a_direct_message(
    fault: str, direct: Visitor, loopback: LoopbackDiscord, playroom: OpenHouse, clock: FixedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    loopback.fail("POST", "/messages$", **FAULTS[fault])  # type: ignore[arg-type]  # a row of the table
    wrote = await direct.person.say(direct.channel, "hello")
    if fault not in PASSED_ON:
        await direct.person.answer(direct.channel, wrote)
    await taken_up(fault, loopback, playroom, clock, caplog)
    there = [one.text for one in direct.person.messages(direct.channel) if one.author.bot]
    assert there == ["You wrote hello"]


async def test_work_goes_on_where_even_the_deferral_is_cut_off(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    loopback.fail("POST", "/callback$", 0)
    did = await ada.person.slash(ada.channel, "slow", settle=False)
    await toy.began.wait()
    toy.hold.set()
    shown = await ada.answered(did)
    assert "ran slowly" in shown.text
    assert shown.ephemeral


async def test_a_message_that_discord_finds_wrong_becomes_a_reference(
    ada: Visitor, loopback: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.fail("POST", "/callback$", 400, body={"code": 50035, "message": "Invalid Form Body"})
    shown = await ada.call("ask")
    assert "Something broke on our side" in shown.text
    assert f"bug {shown.text.rsplit(' ', 1)[-1]}" in caplog.text


async def test_a_reply_whose_file_is_gone_becomes_a_reference(ada: Visitor) -> None:
    assert "Something broke on our side" in (await ada.call("lost")).text
