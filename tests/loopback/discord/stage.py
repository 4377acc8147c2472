"""What all parts of the loopback Discord share: the world, the gateway, what was asked, what went wrong."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.gateway import Gateway
from tests.loopback.discord.interactions import Interaction
from tests.loopback.discord.world import Message, World

PATIENCE = 30
"""Seconds after which nobody waits any more; a test that gets there has failed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One REST request, and what it was answered with."""

    method: str
    path: str
    body: object
    files: tuple[str, ...]
    status: int
    answer: object

    def __str__(self) -> str:
        said = f" {self.answer}" if self.status >= 400 else ""
        return f"{self.method} {self.path} {self.body} {list(self.files)} -> {self.status}{said}"[:400]


class Changes:
    """Wakes everybody who waits, whenever something has happened."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def tell(self) -> None:
        """Something has happened."""
        self._next.set()
        self._next = asyncio.Event()

    async def until(self, come: Callable[[], object], account: Callable[[], str]) -> None:
        """Return as soon as `come` says so; fail with the `account` where that takes too long."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not come():
                    await self._next.wait()
        except TimeoutError:
            raise AssertionError(account()) from None


@dataclass(slots=True, kw_only=True)
class Stage:
    """One loopback Discord; `url` is set as soon as it listens."""

    world: World
    token: str
    gateway: Gateway
    url: str = ""
    changes: Changes = field(default_factory=Changes)
    interactions: dict[int, Interaction] = field(default_factory=dict[int, Interaction])
    traffic: list[Asked] = field(default_factory=list[Asked])
    violations: list[str] = field(default_factory=list[str])

    def account(self, of: str) -> str:
        """What was awaited in vain, and the last that was asked."""
        asked = "\n  ".join(map(str, self.traffic[-12:])) or "nothing"
        return f"{of}\nThe last requests were\n  {asked}\nViolations: {self.violations}"

    def tell_message(self, event: str, message: Message) -> None:
        """Tell the bot of a message."""
        self.gateway.tell_message(event, message)
        self.changes.tell()

    def tell(self, event: str, data: Json, guild: int | None) -> None:
        """Tell the bot of something else."""
        self.gateway.tell(event, data, guild)
        self.changes.tell()
