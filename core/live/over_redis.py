"""News between processes: who waits for something in one process hears of it from any other."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.live import Live

log = logging.getLogger(__name__)

PREFIX = "parley:live:"
PATIENCE = 2.0
"""Seconds that an announcement waits for a Redis which does not answer: the reply behind it must not wait longer."""
NAME = 8
"""Bytes before the content that say which process announces: it hears its own back, and has told its listeners."""


class RedisLive(Live):
    """Announcements over Redis. Listeners in this process hear at once, whether Redis answers or not."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis
        self._name = secrets.token_bytes(NAME)

    async def announce(self, channel: str, content: bytes = b"") -> None:
        """Tell all listeners of `channel`, here and elsewhere."""
        await super().announce(channel, content)
        with contextlib.suppress(RedisError, OSError):
            async with asyncio.timeout(PATIENCE):
                await self._redis.publish(PREFIX + channel, self._name + content)

    async def listen(self) -> None:
        """Hear what other processes announce, until cancelled; a lost connection is made again."""
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.psubscribe(PREFIX + "*")
                    heard = cast("AsyncIterator[dict[str, Any]]", pubsub.listen())
                    async for message in heard:
                        if message["type"] == "pmessage" and not message["data"].startswith(self._name):
                            channel = message["channel"].decode().removeprefix(PREFIX)
                            await super().announce(channel, message["data"][NAME:])
            except (RedisError, OSError) as error:
                log.warning("Redis does not answer (%s); trying again", error)
                await asyncio.sleep(1)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
