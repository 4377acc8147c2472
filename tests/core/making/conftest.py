"""The real prompts and the real embedded sandbox."""

from collections.abc import AsyncGenerator

import pytest

from bot.settings import ROOT
from core.llm import load_prompts
from core.making.asking import Prompts
from sandbox.contract import Runner
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings


@pytest.fixture
def prompts() -> Prompts:
    return load_prompts(ROOT / "prompts")


@pytest.fixture
async def runner() -> AsyncGenerator[Runner]:
    async with open_runner(SandboxSettings(backend="embedded")) as opened:
        yield opened
