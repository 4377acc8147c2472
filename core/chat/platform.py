"""Who carries it: what a platform promises to the core, and the core to a platform."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol, runtime_checkable

from core.chat.blocks import Block, Card, Choices, Code, File, Form, Picture, Progress, Text
from core.chat.incoming import Membership
from core.chat.reply import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a platform shows natively; `core.degrade` turns the rest into what it does."""

    blocks: frozenset[type[Block]]
    text: int = 4000
    """Most characters of one text."""
    choices: int = 25
    """Most choices of one block."""
    code: int = 4000
    """Most characters of a code block; a longer one becomes a file where files are shown."""
    code_lines: int = 100_000
    """Most lines of a code block; as above."""
    edits: bool = False
    polls: bool = False
    """Whether a question that takes one answer may be shown as a poll that tells the solution by itself."""

    EVERYTHING: ClassVar[frozenset[type[Block]]] = frozenset(
        {Text, Code, Card, Picture, File, Choices, Form, Progress}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A reply on its way to a learner, shown in `language`.

    `seq` numbers what a person was told, growing in order of time: a client that has seen `seq` has seen all
    before it. `said` is what the learner had said, for a client that shows both sides,
    in the event `event_id`, and `attached` the names of the files that came along; `pressed` is the id of the choice or form that they had used, if it was one;
    `values` is what they had filled in, by field name.
    """

    turn: int
    learner: int
    seq: int
    chat: str
    address: Mapping[str, str]
    reply: Reply
    language: str
    said: str = ""
    event_id: str = ""
    pressed: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    attached: tuple[str, ...] = ()


class OptionKind(StrEnum):
    """What is given for an option. The value is always text, as somebody would type it."""

    TEXT = "text"
    NUMBER = "number"
    """A whole number."""
    FILE = "file"
    """A file, which comes along as an attachment and has no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOption:
    """An option of a command.

    Its words are `command-NAME-OPTION`, and `called-NAME-OPTION`, what it is called in a language.
    """

    name: str
    kind: OptionKind = OptionKind.TEXT
    required: bool = False
    rest: bool = False
    """Takes all that is left of a typed line."""
    code: bool = False
    """Is code: an attached program stands for it where it is left out."""
    documents: bool = False
    """Is a file that is read: documents that come along with no command are given to the one that has this."""
    least: int | None = None
    most: int | None = None
    """Bounds of a number, where a platform can show them; whoever answers looks for themselves."""
    hidden: bool = False
    """Is for addresses that open Parley, not for people: no platform lists it."""
    suggests: bool = False
    """`Door.suggest` knows values for it while somebody types."""


class Audience(StrEnum):
    """Who may call a command. It is checked by the core, whatever a platform shows."""

    EVERYONE = "everyone"
    STAFF = "staff"
    """Who has the staff role of the community, or manages it."""
    MANAGERS = "managers"
    """Who manages the community, by the platform's own rights."""
    INSTRUCTORS = "instructors"
    """Who teaches in some community: its staff, and whoever was made instructor there."""
    ADMINS = "admins"
    """Who says who teaches in a community: who manages it, and whoever was made admin there."""
    OPERATORS = "operators"
    """Who runs Parley."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """A command as a platform lists it: `learn`, or `course create`, which is one of the group `course`.

    Its words are `command-NAME`, what it does, and `called-NAME`, what it is called in a language; a space is
    written as a hyphen there. A group has words as well.
    """

    name: str
    options: tuple[CommandOption, ...] = ()
    audience: Audience = Audience.EVERYONE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for an option, and how it is shown."""

    label: str
    value: str


class Gate(Protocol):
    """Something that opens, like asyncio.Event."""

    async def wait(self) -> object:
        """Return as soon as it is open."""
        ...


@runtime_checkable
class Platform(Protocol):
    """One platform's adapter, connected. `url` is where people find it."""

    name: str
    capabilities: Capabilities
    url: str

    @property
    def started(self) -> Gate:
        """Open while the platform receives."""
        ...

    async def run(self) -> None:
        """Receive events and hand them to the door, until cancelled or until the platform ends."""
        ...

    async def send(self, delivery: Delivery) -> None:
        """Show a degraded reply to the learner; Unavailable when the platform does not take it now."""
        ...

    async def working(self, address: Mapping[str, str]) -> None:
        """Show that the answer takes a moment."""
        ...

    def reaches(self, chat: str) -> bool:
        """Whether this connection can deliver to `chat`; what others left unsent there is its to send."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What is said in a community's channel for everybody there, and shown in `language`.

    `id` is never used twice: a platform that can tell has not to show the same post again.
    """

    id: int
    community: str
    channel: str
    reply: Reply
    language: str


@runtime_checkable
class CommunityPlatform(Platform, Protocol):
    """A platform on which people come together in communities.

    `has_rooms`: a community has channels and roles there, to choose from. Elsewhere it is one channel itself.
    """

    has_rooms: bool

    async def post(self, post: Post) -> None:
        """Show a degraded post; Unavailable where it should be tried again, NotAllowed where that is no use."""
        ...

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        """Which rights Parley lacks to work in the channel, as the platform calls them in `language`."""
        ...

    def called(self, community: str, id_: str) -> str:
        """What people there call a channel or a role; its id where that is not known here."""
        ...

    async def membership(self, community: str, person: str) -> Membership | None:
        """What a person is in a community now, at most half a minute ago; None for who is not in it.

        Unavailable where the platform does not say.
        """
        ...


@runtime_checkable
class DeepLinked(Platform, Protocol):
    """A platform on which an address can open Parley and say at once what for."""

    def deep_link(self, entry: str) -> str:
        """An address that calls `/start` with `entry`, 1 to 64 characters of A-Z, a-z, 0-9, _ and -; "" for none now."""
        ...


@runtime_checkable
class StreamingPlatform(Platform, Protocol):
    """A platform that can show an answer while it is still being written."""

    async def grow(self, delivery: Delivery) -> None:
        """Show what there is so far of the reply to an event; it has no number yet, and nothing to press."""
        ...


@runtime_checkable
class ShowsForms(Platform, Protocol):
    """A platform whose pages show the forms of others to whoever has a pass for them; its own lead nowhere else."""

    def form_page(self, token: str) -> str:
        """The address of the page for this pass; "" where people could not reach it, or the pass is ""."""
        ...


@runtime_checkable
class ShowsDesk(Platform, Protocol):
    """A platform whose pages are those of instructors, opened by a link that is good once."""

    def desk_page(self, token: str) -> str:
        """The address that opens them with this token; "" where none can be reached."""
        ...


type Hook = Callable[[Mapping[str, str], bytes], Awaitable[int]]
"""Answers what others post to us: headers and body, to an HTTP status."""


@runtime_checkable
class ServesHooks(Platform, Protocol):
    """A platform whose web server hands what is posted to `/hooks/NAME` to `Door.hooked`."""

    serves_hooks: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Something to send into any chat. `entry` is what its address opens (see DeepLinked)."""

    title: str
    summary: str
    reply: Reply
    entry: str
