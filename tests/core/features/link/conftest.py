"""The people of the tests of linking: two accounts of one person, and somebody else."""

import pytest

from bot.wiring import OpenHouse
from tests.core.features.link.sides import open_platforms
from tests.pupil import Pupil


@pytest.fixture(autouse=True)
def platforms(house: OpenHouse) -> None:
    open_platforms(house)


@pytest.fixture
def ada(house: OpenHouse) -> Pupil:
    """Ada as Discord knows her: the side that gives codes."""
    return Pupil(house, name="ada", platform="discord")


@pytest.fixture
def bob(house: OpenHouse) -> Pupil:
    """The same person on Telegram: the side that enters them."""
    return Pupil(house, name="bob", platform="telegram")


@pytest.fixture
def eve(house: OpenHouse) -> Pupil:
    """Somebody else."""
    return Pupil(house, name="eve", platform="web")
