"""Allowances that all processes share: the buckets lie in Redis, and one script there fills them all or none."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.chat import Share
from core.clock import Clock
from core.limits import SLACK, Limits, most

log = logging.getLogger(__name__)

PREFIX = "parley:limits:"
PATIENCE = 0.5
"""Seconds that a message waits for a Redis which does not answer."""
PAUSE = 5.0
"""Seconds in which such a Redis is not asked again."""

# What `Limits` does, in microseconds of Redis's own clock: it is the only one that all processes have in common.
_TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local patience, slack = tonumber(ARGV[1]), tonumber(ARGV[2])
local after, waits, longest = {}, {}, 0
for i, key in ipairs(KEYS) do
  local most, cost = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
  local empty_at = tonumber(redis.call('GET', key) or now)
  if empty_at - now > most + patience + slack then empty_at = now end
  after[i] = math.max(empty_at, now) + cost
  waits[i] = math.max(0, math.floor((after[i] - now - most) / 1000 + 0.5))
  longest = math.max(longest, waits[i])
end
if longest * 1000 <= patience then
  for i, key in ipairs(KEYS) do
    local left = math.max(1, math.ceil((after[i] - now) / 1000))
    redis.call('SET', key, string.format('%.0f', after[i]), 'PX', string.format('%.0f', left))
  end
end
return waits
"""


class RedisLimits(Limits):
    """Buckets in Redis. While it is away each process counts for itself: nobody is refused because of Redis."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        super().__init__(clock)
        self._script = redis.register_script(_TAKE)
        self._away_until: float | None = None

    async def take(self, shares: Sequence[Share], *, patience: float = 0.0) -> list[float]:
        """See Limits."""
        if not shares:
            return []
        now = self._clock.now().timestamp()
        if self._away_until is not None and now < self._away_until <= now + PAUSE:
            return self._take(shares, patience)
        keys = [PREFIX + one.whose for one in shares]
        numbers = [patience, SLACK]
        for one in shares:
            numbers += [most(one.allowance), one.amount / one.allowance.rate]
        try:
            async with asyncio.timeout(PATIENCE):
                waits = cast("list[int]", await self._ask(keys, [round(one * 1e6) for one in numbers]))
        except (RedisError, OSError) as error:  # of which TimeoutError is one
            if self._away_until is None:
                log.warning("Redis does not answer (%r): each process counts for itself until it does", error)
            self._away_until = now + PAUSE
            return self._take(shares, patience)
        if self._away_until is not None:
            log.info("Redis answers again")
            self._away_until = None
        return [milliseconds / 1000 for milliseconds in waits]

    async def _ask(self, keys: list[str], numbers: list[int]) -> Any:
        return await self._script(keys=keys, args=numbers)
