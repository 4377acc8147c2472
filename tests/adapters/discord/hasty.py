"""The library without its own pauses: what it would wait for between two tries is not waited for."""

import asyncio

import pytest


class Hasty:
    """asyncio, in which nobody sleeps."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """Let others go first."""
        del seconds
        await asyncio.sleep(0)


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have discord.py try again at once: after failures, after limits, and before it identifies."""
    for module in ("discord.webhook.async_", "discord.http", "discord.client", "discord.shard"):
        monkeypatch.setattr(f"{module}.asyncio", Hasty())
