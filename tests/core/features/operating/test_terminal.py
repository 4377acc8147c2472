"""The operator turns switches and blocks accounts at the machine itself, also while Parley serves."""

from bot.operate import block, turn_switch, unblock
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.features.operating.jobs import look_at_switches
from core.switches import MODEL
from tests.core.teachers import number_of, rows
from tests.pupil import Pupil, words_of


async def test_a_switch_is_turned_for_processes_that_run(house: OpenHouse, settings: Settings) -> None:
    await turn_switch(settings, MODEL, "too dear", lambda _: None, off=True)
    await look_at_switches(house.dispatch.house, house.dispatch.clock.now())
    assert house.dispatch.house.switches.off(MODEL)
    assert await rows(house, "SELECT act, subject, role, learner_id FROM acts") == [
        ("switch", "model", "operator", None)
    ]


async def test_an_account_is_blocked_told_and_answered_again(
    house: OpenHouse, settings: Settings, pupil: Pupil
) -> None:
    await number_of(pupil)
    said: list[str] = []
    assert await block(settings, "test/ada", "spam", said.append)
    await house.dispatch.recover()
    assert "Your account is blocked for now" in words_of(pupil.reply)
    assert words_of(await pupil.say("hello")).startswith("I don't answer this account")
    assert await unblock(settings, "test/ada", said.append)
    assert "I don't answer" not in words_of(await pupil.say("/help"))
    assert not await unblock(settings, "test/ada", said.append)
    assert not await block(settings, "test/nobody", "spam", said.append)
    assert said[-1].startswith("There is no account test/nobody")
