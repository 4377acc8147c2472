"""What there is on the loopback Discord: people, servers, channels, messages."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.components import SELECTS, Kind, label_of, walk
from tests.loopback.discord.limits import EPHEMERAL, SECOND
from tests.loopback.discord.refusal import Refused

EPOCH = 1_420_070_400_000
"""Discord's first millisecond."""


@dataclass(slots=True)
class Snowflakes:
    """Ids as Discord gives them, each of a millisecond of its own, so that they also sort by time."""

    last: int = 0

    def next(self) -> int:
        self.last = max(int(time.time() * 1000) - EPOCH, self.last + 1)
        return self.last << 22


@dataclass(slots=True, kw_only=True)
class User:
    """Somebody with an account."""

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    takes_dms: bool = True
    pays: bool = False
    """Whether they have Nitro, and may upload large files."""


@dataclass(slots=True, kw_only=True)
class Role:
    """A role of a guild; the one with the guild's id is everybody's."""

    id: int
    name: str
    permissions: int


@dataclass(slots=True, kw_only=True)
class Member:
    """Somebody in a guild."""

    user: User
    roles: list[int] = field(default_factory=list[int])


@dataclass(slots=True, kw_only=True)
class Guild:
    """A server, as people call it. `bot`: whether ours is in it."""

    id: int
    name: str
    owner: int
    locale: str = "en-US"
    bot: bool = True
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])
    channels: "dict[int, Channel]" = field(default_factory=lambda: dict[int, Channel]())

    @property
    def general(self) -> "Channel":
        """The channel that every new guild has."""
        return next(iter(self.channels.values()))


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel of a guild, a thread, or a DM with `recipient`. Types are Discord's numbers."""

    id: int
    type: int
    name: str = ""
    guild: Guild | None = None
    recipient: User | None = None
    parent: "Channel | None" = None
    owner: int | None = None
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Allowed and denied permissions by role or user."""
    members: set[int] = field(default_factory=set[int])
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive: int = 1440
    topic: str | None = None
    last_message: int | None = None

    @property
    def is_thread(self) -> bool:
        return self.type in {10, 11, 12}

    @property
    def is_private(self) -> bool:
        return self.type == 12


@dataclass(slots=True, kw_only=True)
class Attachment:
    """A file of a message, downloaded from `url`."""

    id: int
    name: str
    mime: str
    content: bytes = field(repr=False)
    url: str
    description: str | None = None


@dataclass(slots=True, kw_only=True)
class Message:
    """A message as it stands now; `owner` is who alone sees it, where it is ephemeral."""

    id: int
    channel: Channel
    author: User
    type: int = 0
    content: str = ""
    embeds: list[Json] = field(default_factory=list[Json])
    components: list[Json] = field(default_factory=list[Json])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    flags: int = 0
    owner: User | None = None
    nonce: str | None = None
    reply_to: "Message | None" = None
    mentions: list[User] = field(default_factory=list[User])
    interaction: Json | None = None
    edits: int = 0
    deleted: bool = False
    versions: list[str] = field(default_factory=list[str])
    """The text after each edit, the first one before any."""

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def second(self) -> bool:
        """Whether it is made of components V2."""
        return bool(self.flags & SECOND)

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        return self.versions[-1]

    @property
    def buttons(self) -> list[str]:
        """What stands on its buttons, links too."""
        return [label_of(one) for one in self._kinds(Kind.BUTTON)]

    @property
    def selects(self) -> list[Json]:
        """Its selects, as Discord writes them."""
        return [one for kind in sorted(SELECTS) for one in self._kinds(kind)]

    def _kinds(self, kind: Kind) -> list[Json]:
        return [one for _, one in walk(self.components) if one["type"] == kind]


@dataclass(slots=True, kw_only=True)
class World:
    """All there is, by id, and who the bot is."""

    bot: User
    ids: Snowflakes = field(default_factory=Snowflakes)
    users: dict[int, User] = field(default_factory=dict[int, User])
    guilds: dict[int, Guild] = field(default_factory=dict[int, Guild])
    channels: dict[int, Channel] = field(default_factory=dict[int, Channel])
    messages: dict[int, Message] = field(default_factory=dict[int, Message])
    attachments: dict[int, Attachment] = field(default_factory=dict[int, Attachment])
    commands: dict[int, list[Json]] = field(default_factory=dict[int, list[Json]])
    """By guild; under 0 those of all."""

    def channel(self, id_: object) -> Channel:
        return _found(self.channels, id_, 10003)

    def message(self, id_: object, allow: Callable[[Message], bool]) -> Message:
        found = _found(self.messages, id_, 10008)
        if found.deleted or not allow(found):
            raise Refused(10008)
        return found

    def guild(self, id_: object) -> Guild:
        found = _found(self.guilds, id_, 10004)
        if not found.bot:
            raise Refused(50001)
        return found

    def user(self, id_: object) -> User:
        return _found(self.users, id_, 10013)

    def dm(self, user: User) -> Channel:
        """The channel between the bot and somebody, the same each time."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        made = Channel(id=self.ids.next(), type=1, recipient=user)
        self.channels[made.id] = made
        return made


def _found[T](things: dict[int, T], id_: Any, code: int) -> T:
    try:
        return things[int(id_)]
    except (KeyError, ValueError):
        raise Refused(code) from None
