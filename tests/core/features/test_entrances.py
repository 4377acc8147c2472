"""Addresses that open Parley from outside: `/start WORD_REST` leads to what the word stands for."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Reply
from tests.core.features.doings import MEMORY, PYTHON
from tests.pupil import Pupil, words_of


async def came_by(house: OpenHouse, entry: str) -> Reply:
    return await Pupil(house).call("start", where=entry)


async def test_an_address_that_joins_a_course_leads_into_its_first_lesson(house: OpenHouse) -> None:
    assert "Why it slips away" in words_of(await came_by(house, f"join_{MEMORY}"))


async def test_an_address_opens_a_challenge_of_whatever_course_has_it(house: OpenHouse) -> None:
    assert "Count" in words_of(await came_by(house, "do_count-vowels"))


async def test_what_is_gone_is_told_and_what_nobody_knows_is_a_welcome(house: OpenHouse) -> None:
    pupil = Pupil(house)
    assert "not here any more" in words_of(await pupil.call("start", where="do_nothing-like-it"))
    assert "Hello" in words_of(await pupil.call("start", where="x"))


@pytest.mark.parametrize("typed", [f"/start join_{PYTHON}", f"/start  join_{PYTHON} "])
async def test_it_may_be_typed_as_well(house: OpenHouse, typed: str) -> None:
    assert "Saying hello" in words_of(await Pupil(house).say(typed))
