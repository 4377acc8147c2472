"""News between processes: who waits for something in one process hears of it from any other."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.live import Live

log = logging.getLogger(__name__)

PREFIX = "parley:live:"
PATIENCE = 2.0
"""Seconds that an announcement waits for a Redis which does not answer: the reply behind it must not wait longer."""


class RedisLive(Live):
    """Announcements over Redis. Listeners in this process hear at once, whether Redis answers or not."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis

    async def announce(self, channel: str) -> None:
        """Tell all listeners of `channel`, here and elsewhere."""
        await super().announce(channel)
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
                            await super().announce(message["channel"].decode().removeprefix(PREFIX))
            except (RedisError, OSError) as error:
                log.warning("Redis does not answer (%s); trying again", error)
                await asyncio.sleep(1)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
