"""What somebody is in a server at the moment, asked of Discord where nothing that they do there says it."""

from collections.abc import Callable
from dataclasses import dataclass

import discord

from adapters.discord.inbound import member_of
from adapters.discord.ways import TROUBLE
from core.chat import Membership
from core.errors import Unavailable

FRESH = 30.0
"""Seconds for which we believe what Discord said of somebody."""
MOST = 10_000
"""People of whom something is remembered."""
UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013
"""Discord's codes for somebody who is not in a server, or nowhere at all."""


@dataclass(frozen=True, slots=True)
class _Known:
    membership: Membership | None
    until: float


class Members:
    """What is known of people in servers. `now` gives the seconds of some clock that only goes forward."""

    def __init__(self, client: discord.Client, now: Callable[[], float]) -> None:
        self._client = client
        self._now = now
        self._known: dict[tuple[int, int], _Known] = {}

    async def find(self, guild: int, person: int) -> Membership | None:
        """What a person is in a server; None for who is not in it. Unavailable where Discord does not say.

        The server may be one that another shard or process sees: it is asked for then.
        """
        known = self._known.pop((guild, person), None)
        if known is None or known.until < self._now():
            known = _Known(await self._ask(guild, person), self._now() + FRESH)
        self._known[guild, person] = known
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return known.membership

    async def _ask(self, guild: int, person: int) -> Membership | None:
        try:
            server = self._client.get_guild(guild)
            if server is None or server.unavailable:
                server = await self._client.fetch_guild(guild, with_counts=False)
            return member_of(await server.fetch_member(person))
        except discord.NotFound as missing:
            if missing.code in (UNKNOWN_MEMBER, UNKNOWN_USER):
                return None
            raise Unavailable("a server that Parley is not in") from missing
        except TROUBLE as error:
            raise Unavailable("Discord") from error
