"""An answer that grows is shown while it does, now and then, and its last state is the reply."""

import pytest

from adapters.discord import exchange
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import LoopbackDiscord, Message
from tests.loopback.discord.reading import buttons_of

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "EVERY", 0.01)


async def grown(message: Message, toy: Toy, loopback: LoopbackDiscord) -> None:
    """Have the answer grow once more, and end."""
    toy.growing.put_nowait("All")
    await loopback.until(lambda: message.text == "All")
    toy.growing.put_nowait("All of")
    await loopback.until(lambda: message.text == "All of")
    toy.growing.put_nowait("")
    await loopback.until(lambda: message.buttons == ["Next"])


async def test_a_command_grows_in_its_first_response(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    toy.growing.put_nowait("A")
    shown = await ada.call("grow")
    assert shown.text == "A"
    assert shown.ephemeral
    await grown(shown, toy, loopback)
    assert shown.versions == ["A", "All", "All of", "All of it"]
    assert "A question" in (await ada.press("Next")).text


async def test_in_direct_messages_it_grows_in_one_message(
    direct: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    toy.growing.put_nowait("A")
    shown = await direct.say("/grow")
    await grown(shown, toy, loopback)
    assert shown.versions == ["A", "All", "All of", "All of it"]
    assert direct.shown == [shown]


async def test_in_a_thread_of_ones_own_it_grows_for_all_to_see(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    await ada.call("thread")
    assert ada.channel.guild
    there = Visitor(ada.person, list(ada.channel.guild.channels.values())[-1])
    await there.reads("Hello Ada")
    toy.growing.put_nowait("A")
    shown = await there.call("grow")
    assert not shown.ephemeral
    await grown(shown, toy, loopback)


@pytest.mark.parametrize("patience", [0, 30], ids=["after a sign that work goes on", "at once"])
async def test_what_a_question_leads_to_grows_below_it_and_the_question_stays(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr(exchange, "PATIENCE", patience)
    question = await ada.call("ask")
    did = await ada.person.press(question, "Grow", settle=False)
    if not patience:
        await loopback.until(lambda: "A question" in question.text and question.edits)
    toy.growing.put_nowait("A")
    await loopback.until(lambda: [one.text for one in did.messages] == ["A"])
    (shown,) = did.messages
    await grown(shown, toy, loopback)
    assert shown.versions == ["A", "All", "All of", "All of it"]
    assert shown.ephemeral
    assert "A question" in question.text
    assert all(one.get("disabled") for one in buttons_of(question)), "it is answered"


async def test_a_step_that_cannot_be_shown_keeps_nothing_else(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    loopback.fail("PATCH", "@original$", 0)
    toy.growing.put_nowait("A")
    shown = await ada.call("grow")
    toy.growing.put_nowait("All")
    await loopback.until(lambda: loopback.traffic[-1].method == "PATCH")
    toy.growing.put_nowait("")
    await loopback.until(lambda: shown.buttons == ["Next"])
    assert shown.versions == ["A", "All of it"]
