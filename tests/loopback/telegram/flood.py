"""Telegram's limits of how much a bot may say: a little a chat, a little more a second over all of them."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.loopback.telegram.refusal import flooded
from tests.loopback.telegram.world import Chat


@dataclass(slots=True)
class Bucket:
    """So many at once, and so many a second from then on."""

    burst: float
    rate: float
    left: float = 0
    seen: float = -math.inf

    def wait(self, now: float) -> float:
        """Seconds until one more is let through; none where it may come now."""
        self.left = min(self.burst, self.left + (now - self.seen) * self.rate)
        self.seen = now
        return 0 if self.left >= 1 else (1 - self.left) / self.rate


@dataclass(slots=True, kw_only=True)
class Flood:
    """The limits, off until a test switches them on; `clock` may be the test's own."""

    on: bool = False
    overall: float = 30
    chat: float = 1
    burst: float = 3
    """How many a chat takes at once before it is one a second."""
    group: float = 20
    """How many a group takes a minute."""
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, Bucket] = field(default_factory=dict[str, Bucket])

    def check(self, chat: Chat) -> None:
        """Raise Refused where a message more is too many."""
        if not self.on:
            return
        now = self.clock()
        met = [
            self._bucket("all", self.overall, self.overall),
            self._bucket(str(chat.id), self.burst, self.chat),
        ]
        if not chat.is_private:
            met.append(self._bucket(f"{chat.id} a minute", self.group, self.group / 60))
        seconds = max(one.wait(now) for one in met)
        if seconds:
            raise flooded(math.ceil(seconds))
        for one in met:
            one.left -= 1

    def _bucket(self, name: str, burst: float, rate: float) -> Bucket:
        return self._buckets.setdefault(name, Bucket(burst, rate))
