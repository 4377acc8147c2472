"""Whatever is sent as the form of /setup, nothing is posted where it must not be, and nobody else's posts hang on it."""

from datetime import UTC, datetime
from typing import NoReturn

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord.setting_up import OPEN, an_hour_passes, as_chosen, posts, set_up
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Exchange, Guild, LoopbackDiscord, Message
from tests.loopback.discord.bodies import Json
from tests.loopback.discord.dispatching import dispatch
from tests.loopback.discord.filling import submission
from tests.loopback.discord.interactions import SUBMISSION

pytestmark = pytest.mark.usefixtures("parley")

EVENING = datetime(2026, 1, 6, 17, 1, tzinfo=UTC)
STRANGE = ("0", str(10**30), "-1", "#general", "１２", "")
"""What no channel has as its id."""


async def forge(olga: Visitor, loopback: LoopbackDiscord, **values: str) -> Message:
    """Send the form of /setup with ids in it that no client would let anybody choose."""
    await olga.call("setup")
    form = await olga.open(OPEN)
    opened = form.exchange.interaction
    components, _ = submission(
        form, {**as_chosen(olga.channel.id), **{name: [value] for name, value in values.items()}}, _nothing
    )
    data: Json = {"custom_id": form.data["custom_id"], "components": components, "resolved": {}}
    sent = dispatch(
        loopback.stage,
        SUBMISSION,
        olga.person.user,
        olga.channel,
        data,
        message=opened.message,
        parent=opened,
    )
    return await olga.answered(Exchange(sent, loopback.stage))


def _nothing(name: str, content: bytes) -> NoReturn:
    raise AssertionError((name, content))


def elsewhere(kind: str, loopback: LoopbackDiscord, ada: Visitor) -> str:
    """The id of a channel that is not of this server: another server's, or somebody's direct messages."""
    if kind == "direct":
        return str(ada.person.dm.id)
    stranger = loopback.user("Zoe")
    return str(loopback.guild("Elsewhere", owner=stranger, bot=kind == "shared").general.id)


def posted(loopback: LoopbackDiscord) -> list[Message]:
    """All that was said for everybody, anywhere."""
    return [one for one in loopback.world.messages.values() if one.author.bot and one.owner is None]


async def all_is_tried(olga: Visitor, house: OpenHouse, clock: FixedClock) -> None:
    """Press for a test post where that is offered, let the hour of the daily one come, and both be tried again."""
    shown = await olga.call("setup")
    for button in ("Post a test", "Check again"):
        if button in shown.buttons:
            await olga.answered(await olga.person.press(shown, button))
    clock.moment = EVENING
    await an_hour_passes(house)
    await house.recover()


@pytest.mark.parametrize("kind", ["shared", "strange", "direct"])
async def test_a_channel_of_another_place_is_never_posted_in(
    kind: str, olga: Visitor, ada: Visitor, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    told = await forge(olga, loopback, channel=elsewhere(kind, loopback, ada))
    assert "the channel itself" in told.text
    await all_is_tried(olga, house, clock)
    assert posted(loopback) == []
    assert OPEN in (await olga.call("setup")).buttons


@pytest.mark.parametrize("channel", STRANGE)
async def test_a_channel_that_cannot_be_is_told_and_never_posted_in(
    channel: str, olga: Visitor, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    told = await forge(olga, loopback, channel=channel)
    expected = "the channel itself" if channel else "Choose a channel"
    assert expected in told.text
    await all_is_tried(olga, house, clock)
    assert posted(loopback) == []
    await olga.call("setup")
    mended = await olga.fill(await olga.open(OPEN), as_chosen(olga.channel.id))
    assert "I may do everything" in mended.text


@pytest.mark.parametrize("role", [*STRANGE, "@everyone"])
async def test_a_role_that_cannot_be_gives_nobody_a_right_and_keeps_nothing_from_opening(
    role: str, olga: Visitor, loopback: LoopbackDiscord
) -> None:
    await forge(olga, loopback, role=role)
    assert OPEN in (await olga.call("setup")).buttons
    form = await olga.open(OPEN)
    assert "I may do everything" in (await olga.fill(form, as_chosen(olga.channel.id) | {"role": []})).text


@pytest.mark.parametrize("channel", [*STRANGE[:-1], "shared", "direct"])
async def test_a_bad_channel_of_one_server_keeps_no_post_of_another(
    channel: str, olga: Visitor, ada: Visitor, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    named = channel in {"shared", "direct"}
    await forge(olga, loopback, channel=elsewhere(channel, loopback, ada) if named else channel)
    there = Visitor(olga.person, loopback.guild("Library", owner=olga.person).general)
    await set_up(there)
    clock.moment = EVENING
    await an_hour_passes(house)
    assert posted(loopback) == posts(there)
    assert len(posts(there)) == 1


async def test_a_post_that_discord_finds_wrong_keeps_no_other_and_is_not_tried_again(
    olga: Visitor, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    await set_up(olga)
    there = Visitor(olga.person, loopback.guild("Library", owner=olga.person).general)
    await set_up(there)
    clock.moment = EVENING
    loopback.fail("POST", f"/{olga.channel.id}/messages$", 503)
    loopback.fail("POST", f"/{there.channel.id}/messages$", 503)
    await an_hour_passes(house)
    assert posted(loopback) == []
    wrong = loopback.fail(
        "POST", f"/{olga.channel.id}/messages$", 400, body={"code": 50035, "message": "Invalid Form Body"}
    )
    for _ in range(2):
        await house.recover()
    assert wrong.times == 0
    assert posted(loopback) == posts(there)
    assert len(posts(there)) == 1


class TestWhatTheOwnerWrites:
    """The form of /setup is chosen from, and not typed: what is written afterwards is no answer to it."""

    @pytest.mark.parametrize("first", [True, False], ids=["new", "set up"])
    async def test_a_question_is_answered_as_one(
        self, first: bool, olga: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        await olga.call("start")
        await olga.press("Start the first lesson")
        if first:
            await olga.call("setup")
        else:
            await set_up(olga)
        direct = Visitor(olga.person, olga.person.dm)
        await direct.say("what is a variable?")
        await direct.reads("variable")
        assert "not one of the options" not in direct.text
        assert "is set up here" not in direct.text
        await olga.person.say(guild.general, f"<@{loopback.world.bot.id}> what is a loop?")
        await loopback.until(lambda: len(answers(olga)) > 1)
        assert "loop" in answers(olga)[-1].text
        assert "is set up here" not in answers(olga)[-1].text
        known = (await olga.call("setup")).text
        assert "what is a" not in known
        assert ("Five things" in known) == first


def answers(visitor: Visitor) -> list[Message]:
    """What was said to somebody directly."""
    return [one for one in visitor.person.messages(visitor.person.dm) if one.author.bot]
