"""Updates in their order, and how far they are: one is told to Telegram as taken only once it is written down."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable

from core.errors import Unavailable

log = logging.getLogger(__name__)

CROWD = 10
"""Updates for the same key that wait for one another's answers. Of more, each waits until the one before is written
down: else one person who sends without end would have Telegram bring us nothing else."""
MOST_WRITTEN = 1000
"""Written updates that are known again: more than Telegram brings again. The core knows all others by their rows."""


class Line:
    """Hands updates to `take`, one after the other for the same key, side by side for others.

    An update for which `take` raises Unavailable was not taken: it is missing, and so is what waits behind it, until
    Telegram brings them again.
    """

    def __init__(self, take: Callable[[int], Awaitable[None]]) -> None:
        self._take = take
        self._last: dict[Hashable, tuple[int, asyncio.Task[bool]]] = {}
        self._open: dict[int, asyncio.Future[bool]] = {}
        """What is not written down yet."""
        self._missing: set[int] = set()
        self._written: dict[int, None] = {}
        """What was written down last."""
        self._behind: dict[int, tuple[int, asyncio.Future[None]]] = {}
        """What waits, the update that it waits for, and what lets it pass that."""
        self._tasks: dict[int, asyncio.Task[bool]] = {}
        self._keys: dict[int, Hashable] = {}
        """Of all that is being taken or waits."""
        self._many = Counter[Hashable]()
        """How many there are of them by key."""
        self._next = 0

    @property
    def low(self) -> int:
        """The first update that is not written down; all below it are. 0 before there was any."""
        return min([*self._open, *self._missing], default=self._next)

    def put(self, update: int, key: Hashable, *, confirmed: bool = False) -> bool:
        """Have an update taken; False where it was put before.

        One that was `confirmed` by whoever died over it says nothing of how far we are: below it there may be others
        that Telegram has not brought yet.
        """
        if update in self._open or update in self._written:
            return False
        self._missing.discard(update)
        self._next = self._next if confirmed else max(self._next, update + 1)
        loop, before = asyncio.get_running_loop(), self._last.get(key)
        self._open[update] = loop.create_future()
        if before is not None:
            self._behind[update] = before[0], loop.create_future()
        task = self._tasks[update] = loop.create_task(self._run(update, before and before[1]))
        self._last[key] = update, task
        self._keys[update] = key
        self._many[key] += 1
        self._let_crowd_pass(key)
        task.add_done_callback(lambda done: self._forget(key, update, done))
        if confirmed:
            self.written(update)
        return True

    def written(self, update: int) -> None:
        """Note that an update can be lost no more: its turn is in a row, as `Out` hears first (`deliver`, `working`)."""
        if waiting := self._open.pop(update, None):
            waiting.set_result(True)
            self._let_crowd_pass(self._keys.get(update))
            self._written[update] = None
            if len(self._written) > MOST_WRITTEN:
                del self._written[next(iter(self._written))]

    async def settled(self, update: int) -> bool:
        """Whether an update was written down, as soon as that is known."""
        waiting = self._open.get(update)
        return await asyncio.shield(waiting) if waiting else update not in self._missing

    def let_pass(self) -> None:
        """Let what waits behind something that is written down be taken beside it, and not after it.

        For when Telegram brings nothing more until that is written down as well: it would keep everybody from being
        heard for as long as one slow answer takes, and answers may overtake one another rather than that.
        """
        for before, passing in self._behind.values():
            self._let_one_pass(before, passing)

    def _let_crowd_pass(self, key: Hashable) -> None:
        if self._many[key] > CROWD:
            for update, (before, passing) in self._behind.items():
                if self._keys.get(update) == key:
                    self._let_one_pass(before, passing)

    def _let_one_pass(self, before: int, passing: asyncio.Future[None]) -> None:
        if before not in self._open and before not in self._missing and not passing.done():
            passing.set_result(None)

    def fresh_start(self) -> None:
        """Forget where we were: Telegram numbers anew after a week without updates."""
        if not self._open and not self._missing:
            self._next = 0
            self._written.clear()

    async def close(self, grace: float) -> None:
        """Take nothing more, and give what is being taken `grace` seconds to end. Telegram brings the rest again."""
        for waiting in self._behind:
            self._tasks[waiting].cancel()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=grace)
        left = list(self._tasks.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for update in list(self._open):
            self._miss(update)

    async def _run(self, update: int, before: asyncio.Task[bool] | None) -> bool:
        """Whether the update was taken."""
        if before is not None and not await self._turn_comes(update, before) and update in self._open:
            self._miss(update)
            return False
        try:
            await self._take(update)
        except Unavailable as away:
            log.warning("update %d is taken later: %s", update, away)
            if update in self._open:
                self._miss(update)
                return False
        except Exception:  # an edge: one update with a bug in it must not keep all others from being heard
            log.exception("update %d is passed over", update)
        self.written(update)
        return True

    async def _turn_comes(self, update: int, before: asyncio.Task[bool]) -> bool:
        """Wait for the update before, or until this one may pass it; False where that one is missing."""
        try:
            await asyncio.wait([before, self._behind[update][1]], return_when=asyncio.FIRST_COMPLETED)
        finally:
            del self._behind[update]
        return before.result() if before.done() else True

    def _miss(self, update: int) -> None:
        self._missing.add(update)
        self._open.pop(update).set_result(False)

    def _forget(self, key: Hashable, update: int, task: asyncio.Task[bool]) -> None:
        self._many[key] -= 1
        if not self._many[key]:
            del self._many[key]
        if self._tasks.get(update) is task:
            del self._tasks[update]
            del self._keys[update]
        if self._last.get(key, (0, None))[1] is task:
            del self._last[key]
