"""The course whose replies are labelled, and the real embedded sandbox."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from core.course.model import Course
from sandbox.contract import Runner
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.catalogues import catalogue_of

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture
def course() -> Course:
    return catalogue_of(CONTENT).course("python-first-steps")


@pytest.fixture
async def runner() -> AsyncGenerator[Runner]:
    async with open_runner(SandboxSettings(backend="embedded")) as opened:
        yield opened
