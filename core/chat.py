"""The vocabulary that the core and every platform share: what comes in, what goes out, who carries it.

It is small and closed on purpose. A feature speaks only in these words; an adapter renders each of them in
its platform's native form, and `core.degrade` turns those it cannot show into those it can.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Literal, Protocol, runtime_checkable

type Plain = bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None
"""JSON's values."""


class Say(Protocol):
    """Words in one language: the text of a message id, its variables filled."""

    def __call__(self, message: str, /, **values: str | float) -> str:
        """The words of `message`; an unknown id is a bug and raises KeyError."""
        ...


# ── what comes in ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as their platform knows them. `id` is the platform's own and never changes."""

    id: str
    name: str = ""
    language: str | None = None
    time_zone: str | None = None


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
    """A choice of an earlier reply, by the id it was rendered with."""

    choice: str
    kind: Literal["pressed"] = "pressed"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of an earlier reply, by the id it was rendered with, and its values by field name."""

    form: str
    values: Mapping[str, str]
    kind: Literal["filled"] = "filled"


type Body = Said | Called | Pressed | Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One event of a platform.

    `event_id` is the platform's own name of the event: the same event delivered again has the same one.
    `chat` names the place of the conversation. `address` is whatever the adapter needs in order to answer,
    opaque to the core and kept with the turn, so that the answer can also be sent by a later process.
    """

    platform: str
    event_id: str
    person: Person
    chat: str
    body: Body
    address: Mapping[str, str] = field(default_factory=dict[str, str])


# ── what goes out ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Action:
    """What a choice or a form leads to: `verb` is `feature.handler`, `arguments` are handed to it."""

    verb: str
    arguments: Mapping[str, Plain] = field(default_factory=dict[str, Plain])


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Bytes with a name. They lie in the blob store under `key`, their SHA-256 in hexadecimal."""

    name: str
    mime: str
    key: str
    content: bytes | None = field(default=None, repr=False, compare=False)
    """Only while the reply is on its way to the store."""

    @classmethod
    def of(cls, name: str, mime: str, content: bytes) -> "Media":
        """Media for these bytes."""
        return cls(name=name, mime=mime, key=sha256(content).hexdigest(), content=content)


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown: paragraphs, emphasis, inline code, lists, links. Quote foreign text with `plain`."""

    markdown: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Code:
    """Code or the output of code, shown literally."""

    source: str
    language: str = ""
    title: str = ""
    kind: Literal["code"] = "code"


class Tone(StrEnum):
    """How a card feels."""

    NEUTRAL = "neutral"
    GOOD = "good"
    CARE = "care"
    """Something to look at again; never a scolding."""


@dataclass(frozen=True, slots=True)
class Card:
    """A titled piece that stands out: a question, a verdict, a course in a list."""

    title: str
    markdown: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Short pairs of a name and a value."""
    tone: Tone = Tone.NEUTRAL
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with words for those who do not see it."""

    media: Media
    alt: str
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep."""

    media: Media
    kind: Literal["file"] = "file"


class Weight(StrEnum):
    """How strongly a choice invites."""

    NORMAL = "normal"
    PRIMARY = "primary"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press. `id` is given when the reply is addressed."""

    label: str
    action: Action
    weight: Weight = Weight.NORMAL
    id: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of which one is pressed. `answers` marks the options of a question, as against ways to go on."""

    options: tuple[Choice, ...]
    answers: bool = False
    kind: Literal["choices"] = "choices"


class FieldKind(StrEnum):
    """What is asked for in a field. The value is always text, as somebody would type it."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    CODE = "code"
    MANY = "many"
    """Some of the options: their numbers from 1, with spaces between."""
    ORDER = "order"
    """The options in another order: their numbers from 1, with spaces between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to fill in."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    value: str = ""
    """What stands in the field at first."""
    options: tuple[str, ...] = ()
    optional: bool = False
    """Of an order: options may be left out."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields to fill in and send. Text that is typed while a form is open fills it. `id`: see Choice."""

    fields: tuple[Field, ...]
    action: Action
    submit: str
    id: str = ""
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is: `done` of `total`."""

    label: str
    done: int
    total: int
    kind: Literal["progress"] = "progress"


type Block = Text | Code | Card | Picture | File | Choices | Form | Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a feature answers. `private`: for this person's eyes only. `edits`: replaces what was pressed."""

    blocks: tuple[Block, ...]
    private: bool = False
    edits: bool = False

    @classmethod
    def of(cls, *blocks: Block) -> "Reply":
        """A reply of these blocks."""
        return cls(blocks=blocks)

    def actions(self) -> Iterator[Action]:
        """The actions of all choices and forms, in the order in which they are numbered."""
        for block in self.blocks:
            match block:
                case Choices(options=options):
                    yield from (option.action for option in options)
                case Form(action=action):
                    yield action
                case _:
                    pass

    def media(self) -> Iterator[Media]:
        """All media of the reply."""
        yield from (block.media for block in self.blocks if isinstance(block, Picture | File))

    def without_content(self) -> "Reply":
        """The same reply, its media known by their keys only: fit for a row."""

        def strip(block: Block) -> Block:
            if isinstance(block, Picture | File):
                return replace(block, media=replace(block.media, content=None))
            return block

        return replace(self, blocks=tuple(map(strip, self.blocks)))

    def addressed(self, turn: int) -> "Reply":
        """The same reply, each choice and form carrying the id under which it can be pressed later."""
        numbers = iter(range(sum(1 for _ in self.actions())))

        def address(block: Block) -> Block:
            match block:
                case Choices(options=options):
                    ids = (choice_id(turn, next(numbers)) for _ in options)
                    return replace(block, options=tuple(map(_with_id, options, ids)))
                case Form():
                    return replace(block, id=choice_id(turn, next(numbers)))
                case _:
                    return block

        return replace(self, blocks=tuple(address(block) for block in self.blocks))


def _with_id(choice: Choice, id_: str) -> Choice:
    return replace(choice, id=id_)


def choice_id(turn: int, number: int) -> str:
    """The id of the `number`-th action of a turn's reply: at most 24 characters of `0-9a-f.`."""
    return f"{turn:x}.{number:x}"


def parse_choice_id(id_: str) -> tuple[int, int] | None:
    """The turn and the number in an id made by `choice_id`, or None where it is not one."""
    turn, dot, number = id_.partition(".")
    try:
        parsed = int(turn, 16), int(number, 16)
    except ValueError:
        return None
    return parsed if dot and choice_id(*parsed) == id_ and parsed[0] < 2**63 else None


_MARKDOWN = str.maketrans({character: f"\\{character}" for character in r"\`*_{}[]()<>#+-.!|~&"})


def plain(text: str) -> str:
    """Somebody's text as Markdown that shows it literally, in one paragraph."""
    return " ".join(text.split()).translate(_MARKDOWN)


# ── who carries it ───────────────────────────────────────────────────────────────────────────────────────


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
    edits: bool = False

    EVERYTHING: ClassVar[frozenset[type[Block]]] = frozenset(
        {Text, Code, Card, Picture, File, Choices, Form, Progress}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A reply on its way to a learner, shown in `language`.

    `seq` numbers what a learner was told, from 1, without gaps in order of time: a client that has seen
    `seq` has seen all before it. `said` is what the learner had said, for a client that shows both sides,
    in the event `event_id`; `pressed` is the id of the choice or form that they had used, if it was one.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOption:
    """An option of a command. Its words are `command-NAME-OPTION`."""

    name: str
    required: bool = False
    rest: bool = False
    """Takes all that is left of a typed line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """A command as a platform lists it. Its words are `command-NAME`."""

    name: str
    options: tuple[CommandOption, ...] = ()


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


class Door(Protocol):
    """What the core offers to an adapter."""

    async def receive(self, incoming: Incoming) -> None:
        """Take one event: after this returns, it is answered or will be."""
        ...

    async def history(
        self, platform: str, person: str, chat: str, *, after: int, limit: int
    ) -> Sequence[Delivery]:
        """The newest `limit` deliveries to this person in `chat` with `seq` above `after`, oldest first."""
        ...

    async def media(self, key: str) -> bytes:
        """The bytes of a medium; KeyError where there are none."""
        ...

    def commands(self) -> Sequence[CommandSpec]:
        """All commands a learner may call."""
        ...

    def say(self, language: str | None) -> Say:
        """Words in the best language we have for `language`."""
        ...

    def subscribe(self, channel: str, listener: Callable[[], Awaitable[None]]) -> Callable[[], None]:
        """Hear of every `announce` on `channel`, from any process; the result ends it."""
        ...

    async def announce(self, channel: str) -> None:
        """Tell all subscribers of `channel`, in all processes, that there is something new."""
        ...

    async def ready(self) -> Mapping[str, str]:
        """What Parley needs in order to answer, by name: "ok", or a word for what is wrong. Never raises."""
        ...


class Connect[S](Protocol):
    """Makes a platform from its settings and the core's door. Nothing is opened before `run`."""

    def __call__(self, settings: S, door: Door, /) -> Platform:
        """The platform, not yet running."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter[S]:
    """What a folder of `adapters/` exports, as `adapter`.

    `settings` reads the platform's own environment variables; `enabled` says whether `parley serve` opens
    it; `words` is the folder of its translations, one `.ftl` file a language.
    """

    name: str
    settings: Callable[[], S]
    enabled: Callable[[S], bool]
    connect: Connect[S]
    words: Path
