"""A loop whose clock is put forward where all wait: what takes a minute is over at once, and took a minute."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any


class _Selector(selectors.SelectSelector):
    """Waits for nothing."""

    loop: "SkippingLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.loop.now += timeout or 0
        return super().select(0)


class SkippingLoop(asyncio.SelectorEventLoop):
    """An event loop for what talks to nobody; `now` is its clock, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self.now


def skipping(work: Coroutine[Any, Any, None]) -> None:
    """Do `work`, without waiting."""
    with asyncio.Runner(loop_factory=SkippingLoop) as runner:
        runner.run(work)
