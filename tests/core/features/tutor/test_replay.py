"""`parley tutor replay ID` shows how a message came about."""

import json

import pytest

from bot.replay import replay
from bot.settings import Settings
from bot.wiring import OpenHouse
from tests.core.features.tutor.talking import AT, GOOD, LEAK, talk


async def test_it_shows_all_that_is_known_of_a_message(
    house: OpenHouse, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    said = iter([LEAK, GOOD])
    ada = await talk(house, lambda _: next(said))
    await ada.ask("what does return do in a function?")
    await ada.pupil.press("Helped")
    (row,) = await ada.rows()
    assert await replay(settings, str(row["id"]), lambda _: None)
    shown = json.loads(capsys.readouterr().out)
    prompt = house.dispatch.house.prompts["tutor/answer"]
    expected = {
        "item": AT,
        "kind": "answer",
        "asked": "what does return do in a function?",
        "prompt": "tutor/answer",
        "digest": prompt.digest,
        "model": "scripted:model",
        "shown": GOOD,
        "cached": False,
        "helpful": True,
    }
    assert {name: shown[name] for name in expected} == expected
    (leaked, why), (good, _) = shown["tries"]
    assert leaked in LEAK
    assert why == "guard: code (to-fahrenheit)"
    assert good == GOOD
    assert {"lesson", "step", "title", "closeness"} <= shown["sources"][0].keys()
    assert shown["tokens_in"] > 0
    assert shown["tokens_out"] > 0
    assert {"cost", "seconds"} <= shown.keys()


@pytest.mark.usefixtures("house")
async def test_a_message_that_there_is_not_is_told(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    assert not await replay(settings, "nothing", told.append)
    assert told == ["There is no message nothing."]
    assert capsys.readouterr().out == ""
