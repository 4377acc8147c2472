"""What comes in: somebody said, called, pressed or filled in something."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.chat.blocks import Media

MOST_ATTACHMENTS = 8
LARGEST_ATTACHMENT = 16 * 2**20
"""Bytes of one attachment."""
MOST_ATTACHED = 16 * 2**20
"""Bytes of all attachments of one message that come with their bytes: they are in memory at the same time."""
TOO_LARGE, TOO_MUCH = "too-large", "too-much"
"""In place of the key of an attachment that is not taken: it is too large, or all of them are together."""


def untaken(name: str, mime: str, size: int, together: int) -> Media | None:
    """What stands for an attachment of so many bytes that is not to be fetched, so that the core refuses it; else None.

    `together` are the bytes of all that came along with it.
    """
    if size > LARGEST_ATTACHMENT:
        return Media(name=name, mime=mime, key=TOO_LARGE)
    return Media(name=name, mime=mime, key=TOO_MUCH) if together > MOST_ATTACHED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as their platform knows them. `id` is the platform's own and never changes."""

    id: str
    name: str = ""
    language: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The community (a server, a group) in which something happened, and what the person is there.

    `community` is the platform's own id of it, `place` that of the channel in it where this was said, `roles` the
    ids of the person's roles. `manages`: the platform itself lets them set up things like Parley there.
    """

    community: str
    place: str = ""
    name: str = ""
    roles: frozenset[str] = frozenset()
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Text that somebody typed."""

    text: str
    kind: Literal["said"] = "said"


@dataclass(frozen=True, slots=True)
class Called:
    """A command, with its options by name."""

    command: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    kind: Literal["called"] = "called"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice of an earlier reply, by the id it was rendered with.

    `posted`: it came by an address, which anybody may write and have others follow. It presses only what a post shows to
    all, nothing that a learner was shown.
    """

    choice: str
    kind: Literal["pressed"] = "pressed"
    posted: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of an earlier reply, by the id it was rendered with, and its values by field name.

    `begun`: only the first field was filled in, and the others are to be asked for.
    """

    form: str
    values: Mapping[str, str]
    begun: bool = False
    kind: Literal["filled"] = "filled"


type Body = Said | Called | Pressed | Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One event of a platform.

    `event_id` is the platform's own name of the event: the same event delivered again has the same one.
    `chat` names the place of the conversation. `address` is whatever the adapter needs in order to answer,
    opaque to the core and kept with the turn, so that the answer can also be sent by a later process.
    `attachments` are files that came along, with their bytes or already in the blob store under their keys.
    """

    platform: str
    event_id: str
    person: Person
    chat: str
    body: Body
    address: Mapping[str, str] = field(default_factory=dict[str, str])
    attachments: tuple[Media, ...] = ()
    membership: Membership | None = None
    """None where it happened between the person and Parley alone."""
