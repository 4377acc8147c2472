"""The pace at which Telegram takes messages: over all chats, in one chat, in one group; private chats go first."""

import asyncio
import heapq
import itertools
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakValueDictionary

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from core.errors import Unavailable

log = logging.getLogger(__name__)

OVERALL = 28
"""Messages a second over all chats: Telegram takes about 30, and not all of them are as long on their way."""
A_CHAT, AT_ONCE = 1.0, 3
"""Messages a second in one chat, and how many may come together after a pause."""
A_GROUP, AT_ONCE_IN_A_GROUP = 16 / 60, 4
"""The same for a group, where Telegram takes 20 in any minute: 4 together and 16 more within it."""
PAUSES: Sequence[float] = (0.5, 1, 2, 4, 8)
"""Seconds before each new try where Telegram does not answer, or answers nonsense."""
MOST_CHATS = 10_000
"""Chats whose limits are remembered: more than get a message within the minute that matters."""
LONGEST = 900.0
"""Seconds for which one message waits; after that it stays in the outbox, which tries again."""
REFUSALS = (BadRequest, ChatMigrated, Forbidden)
"""What no new try mends."""
NOT_MODIFIED = "not modified"
"""In what Telegram says of an edit that changes nothing: it was made before."""
SOON = 10.0
"""Seconds that we let Telegram put off what is no message; a press is too old by then, and nobody waits for the rest."""


def is_group(chat: int) -> bool:
    """Whether a chat is a group: Telegram numbers those below zero."""
    return chat < 0


@dataclass(slots=True)
class Bucket:
    """So many at once, and `rate` a second from then on. `full_at`: when it will hold all of them again."""

    rate: float
    burst: float
    full_at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more may pass; 0 where it may now."""
        return max(0.0, self.full_at - now - (self.burst - 1) / self.rate)

    def take(self, now: float) -> None:
        """Let one pass."""
        self.full_at = max(self.full_at, now) + 1 / self.rate


class Sluice:
    """Lets through so many a second, those of the lowest `rank` first, and of one rank whoever came first."""

    def __init__(self, rate: float) -> None:
        self._bucket = Bucket(rate, 1)
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._task: asyncio.Task[None] | None = None

    async def pass_through(self, rank: int) -> None:
        """Return when it is this one's turn."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (rank, next(self._numbers), turn))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._let_through())
        await turn

    async def _let_through(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            if wait := self._bucket.wait(loop.time()):
                await asyncio.sleep(wait)
                continue
            *_, turn = heapq.heappop(self._waiting)
            if not turn.done():
                self._bucket.take(loop.time())
                turn.set_result(None)


class Courier:
    """Carries messages, in order in each chat, and as fast as Telegram takes them. What it puts off waits here."""

    def __init__(self, *, pauses: Sequence[float] = PAUSES, longest: float = LONGEST) -> None:
        self._pauses = pauses
        self._longest = longest
        self._sluice = Sluice(OVERALL)
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._buckets: OrderedDict[int, tuple[Bucket, ...]] = OrderedDict()
        self._held: dict[int, float] = {}
        """Until when Telegram wants no more in a chat."""

    async def carry[T](self, chat: int, message: Callable[[], Awaitable[T]]) -> T:
        """What `message` gives, a new one or one that is changed, sent when it may be.

        Unavailable where Telegram cannot be reached for a while, or refuses our token; one of REFUSALS where it will
        not have it.
        """
        async with self._lines.setdefault(chat, asyncio.Lock()):
            try:
                async with asyncio.timeout(self._longest):
                    return await self._carry(chat, message)
            except TimeoutError:
                raise Unavailable("Telegram, for all that waits there") from None

    async def ask[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """What `request` gives, which is no message and so is not paced: asked again where Telegram does not answer.

        TelegramError where it stays so.
        """
        for pause in self._pauses:
            try:
                return await request()
            except (*REFUSALS, InvalidToken):
                raise
            except RetryAfter as later:
                if seconds_of(later) > SOON:
                    raise
                await asyncio.sleep(seconds_of(later))
            except TelegramError:
                await asyncio.sleep(pause)
        return await request()

    async def _carry[T](self, chat: int, message: Callable[[], Awaitable[T]]) -> T:
        pauses = iter(self._pauses)
        while True:
            await self._wait(chat)
            try:
                return await self._counted(chat, message)
            except RetryAfter as later:
                seconds = seconds_of(later)
                log.warning("Telegram takes no more in chat %d for %.0f s", chat, seconds)
                self._held[chat] = asyncio.get_running_loop().time() + seconds
            except REFUSALS:
                raise
            except InvalidToken as refused:  # what is said waits until there is a token again
                raise Unavailable(f"Telegram ({said(refused)})") from refused
            except TelegramError as trouble:
                pause = next(pauses, None)
                if pause is None:
                    raise Unavailable(f"Telegram ({said(trouble)})") from trouble
                await asyncio.sleep(pause)

    async def _wait(self, chat: int) -> None:
        """Wait until one more message may go to a chat."""
        loop = asyncio.get_running_loop()
        buckets = self._of(chat)
        while True:
            held = self._held.get(chat, 0.0) - loop.time()
            wait = max(held, *(one.wait(loop.time()) for one in buckets))
            if wait <= 0:
                break
            await asyncio.sleep(wait)
        self._held.pop(chat, None)
        await self._sluice.pass_through(int(is_group(chat)))

    async def _counted[T](self, chat: int, message: Callable[[], Awaitable[T]]) -> T:
        """Send it now. It counts from when Telegram has answered: it got there before that, however long the way."""
        try:
            return await message()
        finally:
            for one in self._of(chat):
                one.take(asyncio.get_running_loop().time())

    def _of(self, chat: int) -> tuple[Bucket, ...]:
        """The limits of a chat. Those that were used longest ago are full, and need not be remembered."""
        if chat not in self._buckets:
            group = (Bucket(A_GROUP, AT_ONCE_IN_A_GROUP),) if is_group(chat) else ()
            self._buckets[chat] = (Bucket(A_CHAT, AT_ONCE), *group)
        self._buckets.move_to_end(chat)
        if len(self._buckets) > MOST_CHATS:
            self._buckets.popitem(last=False)
        return self._buckets[chat]


def seconds_of(later: RetryAfter) -> float:
    """For how long Telegram wants to be left alone."""
    wait = later.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def said(error: Exception) -> str:
    """What an error says, for a log: its first line, since a proxy answers with whole pages."""
    return (str(error).splitlines() or [""])[0][:200]
