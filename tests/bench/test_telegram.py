"""The benchmark of Telegram runs against the real process, and loses nobody. What it measures is not tested."""

import pytest

from bench import telegram
from bench.telegram import STEPS, Size, measure


async def test_everybody_is_answered_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "ALONE", 1)
    told: list[str] = []
    figures = await measure(Size(people=4, messages=3), told.append)
    assert len(told) == STEPS
    bounded = [one for one in figures if one.at_most is not None]
    assert len(bounded) == 6
    assert all(one.value == 0 for one in bounded)
    assert all(one.value > 0 for one in figures if one.unit == "s")
