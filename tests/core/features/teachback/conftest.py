"""Somebody who is about to explain a lesson, and a house whose courses a test may take lessons from."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from tests.core.features.teachback.scenes import begun
from tests.pupil import Pupil


@pytest.fixture
async def teacher(pupil: Pupil) -> Pupil:
    """Somebody who is about to explain lists."""
    await begun(pupil)
    return pupil


@pytest.fixture
def without_lesson(house: OpenHouse) -> Callable[[str, str], None]:
    """Takes a lesson out of a course, as an author would."""

    def take(course: str, lesson: str) -> None:
        dispatch = house.dispatch
        found = dispatch.house.catalogue
        one = found.course(course)
        left = replace(one, lessons=tuple(each for each in one.lessons if each.id != lesson))
        others = tuple(left if each is one else each for each in found.courses)
        dispatch.house = replace(dispatch.house, catalogue=replace(found, courses=others))

    return take
