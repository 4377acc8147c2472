"""What a browser posts, as an event of the core."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from core.chat import Body, Incoming, Media, Person

PLATFORM = "web"


MOST_NAMED = 50
"""Attachments in a message that is read at all. How many are taken is for the core to say, in kind words."""


class Malformed(Exception):
    """A message that does not follow the protocol; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that was uploaded before, by the key that `POST /api/files` had answered."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(max_length=255)]
    key: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    mime: Annotated[str, Field(max_length=100)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The body of `POST /api/messages`: see docs/web-protocol.md."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    event: UUID
    body: Annotated[Body, Field(discriminator="kind")]
    language: Annotated[str, Field(max_length=35)] | None = None
    time_zone: Annotated[str, Field(max_length=64)] | None = None
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=MOST_NAMED)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """The body of `POST /api/edit/TOKEN`."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    values: dict[str, str]


_MESSAGE = TypeAdapter(Message)
_FILLING = TypeAdapter(Filling)
_HALVES = re.compile(
    rb"(?P<whole>\\\\|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|\\ud[89a-f][\da-f]{2}", re.IGNORECASE
)
"""Escaped surrogates in JSON, those in pairs apart from those alone; an escaped backslash begins none."""


def parse(body: bytes) -> Message:
    """The message in a request's body. Raises Malformed."""
    return _read(_MESSAGE, body)


def filling(body: bytes) -> Mapping[str, str]:
    """What a form was filled with, by field name. Raises Malformed."""
    return _read(_FILLING, body).values


def _read[T](kind: TypeAdapter[T], body: bytes) -> T:
    try:
        return kind.validate_json(_HALVES.sub(_whole, body))
    except ValidationError as error:
        raise Malformed(_explain(error)) from error


def _whole(pair: re.Match[bytes]) -> bytes:
    """An escaped character as it is, or the sign for one that is broken: a browser sends half an emoji so."""
    return pair[0] if pair["whole"] else rb"\ufffd"


def incoming(message: Message, person: str, *, accept_language: str = "") -> Incoming:
    """The event of this person: its id holds theirs, so that nobody can answer with another's."""
    language = message.language or first_language(accept_language)
    return Incoming(
        platform=PLATFORM,
        event_id=event_id(person, str(message.event)),
        person=Person(id=person, language=language, time_zone=message.time_zone),
        chat=person,
        body=message.body,
        address={"chat": person},
        attachments=tuple(Media(name=one.name, mime=one.mime, key=one.key) for one in message.attachments),
    )


def event_id(person: str, event: str) -> str:
    """The core's id of a browser's event."""
    return f"{person}:{event}"


def browser_event(event_id: str) -> str:
    """The browser's own id of an event."""
    return event_id.rpartition(":")[2]


def first_language(accept_language: str) -> str | None:
    """The first language of an Accept-Language header, which browsers send in order of preference."""
    first = accept_language.partition(",")[0].partition(";")[0].strip()
    return first if first and first != "*" and len(first) <= 35 else None


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return f"The request's body is not JSON. {first['msg']}."
    place = ".".join(str(part) for part in first["loc"])
    return f"The message does not follow the protocol. {place or 'message'}: {first['msg']}."
