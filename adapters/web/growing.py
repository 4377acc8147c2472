"""Answers while they are being made: what there is so far is announced to the pages of a chat, now and then."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import orjson

from adapters.web.render import payload
from core.chat import Delivery
from core.pace import Pace

type Announce = Callable[[str, bytes], Awaitable[None]]

EVERY = 0.08
"""Seconds between two states of one answer: more often, nobody sees the difference."""
EACH = 0.0025
"""Seconds that each answer which grows here adds to that: all together, they are announced 400 times a second at most."""
LIFE = 300.0
"""Seconds without a word after which an answer grows no more: another process has given it."""


def growing_channel(chat: str) -> str:
    """Where it is announced how far an answer in `chat` has come."""
    return f"web-growing:{chat}"


class Growing:
    """What grows in this process, by the event that is being answered."""

    def __init__(self, announce: Announce, *, every: float = EVERY) -> None:
        self._announce = announce
        self._every = every
        self._answers: OrderedDict[str, tuple[Pace[Delivery], float]] = OrderedDict()
        """With when each has last grown, the longest ago first."""

    def __len__(self) -> int:
        """How many answers grow now."""
        return len(self._answers)

    def offer(self, delivery: Delivery) -> None:
        """Have the pages shown this much of the answer, unless it grows on before its turn."""
        now = asyncio.get_running_loop().time()
        known = self._answers.get(delivery.event_id)
        pace = known[0] if known else self._begun(now)
        self._answers[delivery.event_id] = pace, now
        self._answers.move_to_end(delivery.event_id)
        pace.every = self._every + EACH * len(self)
        pace.offer(delivery)

    async def end(self, event: str) -> None:
        """Announce nothing more of the answer to `event`: once this returns, the whole of it may be."""
        if known := self._answers.pop(event, None):
            await known[0].stop()

    async def close(self) -> None:
        """Announce nothing more at all."""
        for event in tuple(self._answers):
            await self.end(event)

    def _begun(self, now: float) -> Pace[Delivery]:
        while self._answers and next(iter(self._answers.values()))[1] < now - LIFE:
            self._answers.popitem(last=False)
        return Pace(self._show, every=self._every)

    async def _show(self, delivery: Delivery) -> None:
        await self._announce(growing_channel(delivery.chat), orjson.dumps(payload(delivery)))
