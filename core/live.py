"""News between processes: who waits for something in one process hears of it from any other."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

PREFIX = "parley:live:"
PATIENCE = 2.0
"""Seconds that an announcement waits for a Redis which does not answer: the reply behind it must not wait longer."""

type Listener = Callable[[], Awaitable[None]]


class Live:
    """Announcements by channel over Redis. They carry nothing: a listener looks in the database itself.

    So a lost announcement costs a moment, never a message. Listeners in this process hear at once, whether
    Redis answers or not.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    def subscribe(self, channel: str, listener: Listener) -> Callable[[], None]:
        """Have `listener` called at every announcement on `channel`; the result ends it."""
        self._listeners[channel].add(listener)

        def end() -> None:
            self._listeners[channel].discard(listener)
            if not self._listeners[channel]:
                del self._listeners[channel]

        return end

    async def announce(self, channel: str) -> None:
        """Tell all listeners of `channel`, here and elsewhere."""
        await self._tell(channel)
        with contextlib.suppress(RedisError, OSError):
            async with asyncio.timeout(PATIENCE):
                await self._redis.publish(PREFIX + channel, b"")

    async def listen(self) -> None:
        """Hear what other processes announce, until cancelled; a lost connection is made again."""
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.psubscribe(PREFIX + "*")
                    heard = cast("AsyncIterator[dict[str, Any]]", pubsub.listen())
                    async for message in heard:
                        if message["type"] == "pmessage":
                            await self._tell(message["channel"].decode().removeprefix(PREFIX))
            except (RedisError, OSError) as error:
                log.warning("Redis does not answer (%s); trying again", error)
                await asyncio.sleep(1)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def _tell(self, channel: str) -> None:
        for listener in tuple(self._listeners.get(channel, ())):
            await listener()
