"""Parley on a Telegram of the test's own: a house with all that ships, or a small one with a toy in it."""

import logging
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from adapters.telegram import courier
from adapters.telegram import platform as shipped
from adapters.telegram.adapter import Telegram
from bot import plugins
from bot.wiring import OpenHouse
from tests.adapters.telegram.parley import connected
from tests.adapters.toy import Toy
from tests.loopback.telegram import LoopbackTelegram, Person


class Bell(logging.Handler):
    """Has whoever waits on a Telegram look again, whenever something is logged."""

    def __init__(self, telegram: LoopbackTelegram) -> None:
        super().__init__()
        self._telegram = telegram

    def emit(self, record: logging.LogRecord) -> None:
        self._telegram.stage.changes.tell()


@pytest.fixture
async def loopback() -> AsyncGenerator[LoopbackTelegram]:
    """A Telegram on which, in the end, nothing was done that Telegram does not want. What is logged wakes who waits."""
    async with LoopbackTelegram() as telegram:
        bell = Bell(telegram)
        logging.getLogger().addHandler(bell)
        yield telegram
        logging.getLogger().removeHandler(bell)
    assert telegram.violations == []


@pytest.fixture
async def ada(loopback: LoopbackTelegram) -> Person:
    """Somebody with a chat of their own with Parley."""
    return loopback.user("Ada")


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Toy:
    """The only feature that there is."""
    made = Toy()
    feature = made.feature(tmp_path / "words")
    monkeypatch.setattr(plugins, "features", lambda: [feature])
    monkeypatch.setattr(plugins, "platforms", lambda: [shipped])
    return made


@pytest.fixture
async def platform(playroom: OpenHouse, loopback: LoopbackTelegram, toy: Toy) -> AsyncGenerator[Telegram]:
    """Telegram, connected to the toy's house."""
    async with connected(playroom, loopback) as running:
        yield running
        toy.end()


@pytest.fixture
async def parley(house: OpenHouse, loopback: LoopbackTelegram) -> AsyncGenerator[Telegram]:
    """Telegram, connected to a house with all that ships."""
    async with connected(house, loopback) as running:
        yield running


@pytest.fixture(autouse=True)
def unhurried(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No limits but those that a test asks for, with `@pytest.mark.usefixtures("paced")`: they would only take time."""
    if "paced" not in request.fixturenames:
        for name in ("OVERALL", "A_CHAT", "A_GROUP"):
            monkeypatch.setattr(courier, name, 1e6)


@pytest.fixture
def paced() -> None:
    """Telegram's own limits hold."""
