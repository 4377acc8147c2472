"""How often, and how soon, a question is put again: within the patience of a call, and not for nothing."""

import asyncio
from dataclasses import dataclass, field
from random import random

from core.llm.failures import Busy, ModelAway

MOST = 3
"""Tries for a question, the first one among them."""


@dataclass(slots=True)
class Tries:
    """The tries of one call. `patience` is in seconds from now on, and `pause` the longest first wait."""

    patience: float
    pause: float
    began: float = field(init=False)
    made: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.began = asyncio.get_running_loop().time()

    @property
    def end(self) -> float:
        """When patience ends, by the loop's clock."""
        return self.began + self.patience

    @property
    def seconds(self) -> float:
        """Since the first try began."""
        return asyncio.get_running_loop().time() - self.began

    async def again(self, error: ModelAway) -> None:
        """Come back when it is time for another try. Raises `error` where none is worth it, or none can be in time."""
        self.made += 1
        wait = self._wait(error)
        if not error.worth_another or self.made >= MOST or self.seconds + wait >= self.patience:
            raise error
        await asyncio.sleep(wait)

    def _wait(self, error: ModelAway) -> float:
        """What the provider asked for; else each wait twice the last one, and uneven, so that not all come at once."""
        if isinstance(error, Busy) and error.again is not None:
            return error.again
        return self.pause * 2 ** (self.made - 1) * (0.5 + random() / 2)
