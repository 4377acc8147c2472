"""What a reply is made of: eight kinds of block, and what can be pressed or filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Literal

from core.chat.values import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Bytes with a name: something to show, or something that came along with a message.

    They lie in the blob store under `key`, their SHA-256 in hexadecimal.
    """

    name: str
    mime: str
    key: str
    content: bytes | None = field(default=None, repr=False, compare=False)
    """Only while they are on their way to the store."""

    @classmethod
    def of(cls, name: str, mime: str, content: bytes) -> "Media":
        """Media for these bytes."""
        return cls(name=name, mime=mime, key=sha256(content).hexdigest(), content=content)

    def named(self) -> "Media":
        """The same without the bytes: fit for a row."""
        return replace(self, content=None)


@dataclass(frozen=True, slots=True)
class Action:
    """What a choice or a form leads to: `verb` is `feature.handler`, `arguments` are handed to it."""

    verb: str
    arguments: Mapping[str, Plain] = field(default_factory=dict[str, Plain])
    files: tuple[Media, ...] = ()
    """Files that go along to it. They stay as long as the reply does."""


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
class Solution:
    """What is right in a question that takes a single answer, for a platform that tells it by itself at the press."""

    correct: tuple[int, ...]
    """Places of the right options, from 0, in the order in which they are shown."""
    explanation: str = ""
    """Why, as plain text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of which one is pressed. `answers` marks the options of a question, as against ways to go on.

    `solution` reaches a platform only where `Capabilities.polls` says that it hides it until the press.
    """

    options: tuple[Choice, ...]
    answers: bool = False
    solution: Solution | None = None
    kind: Literal["choices"] = "choices"


class FieldKind(StrEnum):
    """What is asked for in a field. The value is always text, as somebody would type it."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    CODE = "code"
    ONE = "one"
    """One of the options: its number from 1."""
    MANY = "many"
    """Some of the options: their numbers from 1, with spaces between."""
    ORDER = "order"
    """The options in another order: their numbers from 1, with spaces between."""
    CHANNEL = "channel"
    """A channel of the community, by the platform's own id."""
    ROLE = "role"
    """A role of the community, by the platform's own id."""


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

    @property
    def example(self) -> str:
        """Numbers that show how it is answered where numbers are typed: they depend only on how many options there are.

        Where options may be left out of an order, some are.
        """
        numbers = range(1, len(self.options) + 1)
        step = -2 if self.optional else -1
        return " ".join(map(str, numbers[::step] if self.kind is FieldKind.ORDER else numbers[::2][:2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields to fill in and send. Text that is typed while a form is open fills it. `id`: see Choice."""

    fields: tuple[Field, ...]
    action: Action
    submit: str
    id: str = ""
    elsewhere: str = ""
    """An address at which a browser shows this form to whom it belongs, until it is sent; "" for none."""
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is: `done` of `total`."""

    label: str
    done: int
    total: int
    kind: Literal["progress"] = "progress"

    def bar(self, length: int) -> str:
        """A bar of so many characters, for where none can be drawn."""
        full = round(length * self.done / self.total) if self.total > 0 else 0
        full = min(length, max(0, full))
        return "▰" * full + "▱" * (length - full)


type Block = Text | Code | Card | Picture | File | Choices | Form | Progress


_MARKDOWN = str.maketrans({character: f"\\{character}" for character in r"\`*_{}[]()<>#+-.!|~&"})


def plain(text: str) -> str:
    """Somebody's text as Markdown that shows it literally, in one paragraph."""
    return " ".join(text.split()).translate(_MARKDOWN)
