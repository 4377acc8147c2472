"""What tests of several rooms of the core share: an OpenAI on loopback."""

from collections.abc import AsyncGenerator

import pytest

from tests.loopback.openai import LoopbackOpenAI


@pytest.fixture
async def openai() -> AsyncGenerator[LoopbackOpenAI]:
    """An OpenAI of the test's own, which in the end has seen nothing that the real one refuses."""
    async with LoopbackOpenAI() as server:
        yield server
    assert server.violations == []
