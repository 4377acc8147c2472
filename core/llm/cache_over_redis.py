"""Answers that all processes share, in Redis. While it is away, each process keeps its own."""

import asyncio
import logging

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.llm.cache import MOST, SECONDS, Answers

log = logging.getLogger(__name__)

PREFIX = "parley:answers:"
PATIENCE = 0.5
"""Seconds that a question waits for a Redis which does not answer."""


class RedisAnswers(Answers):
    """See `Answers`."""

    def __init__(self, redis: Redis, most: int = MOST) -> None:
        super().__init__(most)
        self._redis = redis

    async def get(self, key: str) -> str | None:
        """What any process was answered."""
        if (mine := self._get(key)) is not None:
            return mine
        try:
            async with asyncio.timeout(PATIENCE):
                found: bytes | str | None = await self._redis.get(PREFIX + key)
        except (RedisError, OSError) as error:
            log.info("the answers of other processes are out of reach: %r", error)
            return None
        return found.decode() if isinstance(found, bytes) else found

    async def reaches(self) -> bool:
        """Whether Redis answers."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._redis.ping()  # pyright: ignore[reportUnknownMemberType, reportGeneralTypeIssues]
        except (RedisError, OSError):
            return False
        return True

    async def put(self, key: str, text: str) -> None:
        """Keep an answer for all."""
        self._put(key, text)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._redis.set(PREFIX + key, text, ex=SECONDS)
        except (RedisError, OSError) as error:
            log.info("an answer is kept in this process alone: %r", error)
