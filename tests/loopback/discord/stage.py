"""What all parts of the loopback Discord share: the world, the gateway, what was asked, what went wrong."""

from dataclasses import dataclass, field

from tests.loopback.changes import Changes
from tests.loopback.discord.bodies import Json
from tests.loopback.discord.gateway import Gateway
from tests.loopback.discord.interactions import Interaction
from tests.loopback.discord.world import Message, World


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
