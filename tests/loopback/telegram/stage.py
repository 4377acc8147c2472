"""What all parts of the loopback Telegram share: the world, the updates, what was asked, what went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.loopback.changes import Changes
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.flood import Flood
from tests.loopback.telegram.updates import Update, Updates
from tests.loopback.telegram.webhook import Webhook
from tests.loopback.telegram.world import User, World


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, and what it was answered with."""

    method: str
    arguments: Json
    files: tuple[str, ...]
    status: int
    answer: object

    @property
    def chat(self) -> object:
        """The chat that it was about."""
        return self.arguments.get("chat_id")

    def __str__(self) -> str:
        said = f" {self.answer}" if self.status >= 400 else ""
        return f"{self.method} {self.arguments} {list(self.files)} -> {self.status}{said}"[:400]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form."""

    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(slots=True, kw_only=True)
class Settings:
    """What can be turned there: what BotFather is asked for, and how Telegram behaves."""

    privacy: bool = True
    inline: bool = True
    feedback: bool = False
    """Whether the bot is told which inline result was chosen."""
    drafts: bool = True
    """Whether the server knows sendMessageDraft."""
    query_seconds: float = 15
    """How long a press or an inline query can be answered."""
    upload: int = 50 * 2**20
    download: int = 20 * 2**20
    """How many bytes a bot may send, and how many of a file it can have."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """One loopback Telegram; `url` is set as soon as it listens."""

    world: World
    token: str
    updates: Updates
    webhook: Webhook
    changes: Changes
    url: str = ""
    settings: Settings = field(default_factory=Settings)
    flood: Flood = field(default_factory=Flood)
    traffic: list[Asked] = field(default_factory=list[Asked])
    violations: list[str] = field(default_factory=list[str])

    def account(self, of: str) -> str:
        """What was awaited in vain, and the last that was asked."""
        asked = "\n  ".join(map(str, self.traffic[-12:])) or "nothing"
        return f"{of}\nThe last requests were\n  {asked}\nViolations: {self.violations}"

    def tell(self, kind: str, data: Json, key: int, *by: User) -> Update | None:
        """Tell the bot of something that somebody did, of whom it has heard from then on."""
        for user in by:
            user.known = True
        told = self.updates.put(kind, data, key)
        self.changes.tell()
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request whose arguments have the right types."""

    stage: Stage
    args: Json
    files: Mapping[str, Upload]
