"""Waiting for what happens on a loopback server, without looking at the clock in between."""

import asyncio
from collections.abc import Callable

PATIENCE = 30
"""Seconds after which nobody waits any more; a test that gets there has failed."""


class Changes:
    """Wakes everybody who waits, whenever something has happened."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def tell(self) -> None:
        """Something has happened."""
        self._next.set()
        self._next = asyncio.Event()

    async def until(self, come: Callable[[], object], account: Callable[[], str]) -> None:
        """Return as soon as `come` says so; fail with the `account` where that takes too long."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not come():
                    await self._next.wait()
        except TimeoutError:
            raise AssertionError(account()) from None
