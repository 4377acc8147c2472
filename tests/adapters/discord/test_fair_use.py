"""Who is too fast on Discord: what waits is acknowledged, each press is answered, messages are told once."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Allowance
from core.clock import FixedClock
from core.limits import Limits
from core.limits.turnstile import Turnstile
from tests.adapters.discord.visitor import Visitor

pytestmark = pytest.mark.usefixtures("platform")

WORDS = "more at once than I can follow"


@pytest.fixture
def strict(playroom: OpenHouse) -> Turnstile:
    """One message at once, and another one every ten seconds."""
    made = Turnstile(limits=Limits(playroom.dispatch.clock), learner=Allowance(1, 0.1))
    playroom.dispatch.turnstile = made
    return made


@pytest.mark.usefixtures("strict")
async def test_each_command_of_who_is_too_fast_is_answered(ada: Visitor, clock: FixedClock) -> None:
    await ada.call("menu")
    for _ in range(3):
        assert WORDS in (await ada.call("menu")).text
    clock.advance(seconds=10)
    assert WORDS not in (await ada.call("menu")).text


@pytest.mark.usefixtures("strict")
async def test_of_messages_the_first_one_too_many_is_answered(direct: Visitor, clock: FixedClock) -> None:
    await direct.say("hello")
    assert WORDS in (await direct.say("hello")).text
    before = len(direct.person.messages(direct.channel))
    await direct.person.say(direct.channel, "hello")
    await direct.person.say(direct.channel, "hello")
    assert WORDS in (await direct.call("menu")).text, "what came before it has been looked at"
    clock.advance(seconds=10)
    assert "You wrote now" in (await direct.say("now")).text
    texts = [one.text for one in direct.person.messages(direct.channel)[before:]]
    assert len([one for one in texts if WORDS in one]) == 1, "that of the command"


async def test_a_command_that_waits_for_its_turn_is_acknowledged_and_answered(
    ada: Visitor, playroom: OpenHouse
) -> None:
    playroom.dispatch.turnstile = Turnstile(
        limits=Limits(playroom.dispatch.clock), learner=Allowance(1, 1 / 3.2)
    )
    await ada.call("menu")
    shown = await ada.call("menu")
    assert WORDS not in shown.text
