"""What arrives, made fit to be kept: no control characters, no broken characters, no endless text."""

from collections.abc import Mapping
from dataclasses import replace

from core.chat import Body, Called, Filled, Incoming, Pressed, Said

LONGEST = 20_000
"""Characters of one text. What is longer is cut one character above it, so that it can be told and refused."""

LONGEST_TAG = 64
"""Characters of a language's or a time zone's name."""

_KEPT = "\n\t"


def tidied(incoming: Incoming) -> Incoming:
    """The same event, its texts fit for a row of the database."""
    person = incoming.person
    return replace(
        incoming,
        event_id=tidy(incoming.event_id)[:200],
        chat=tidy(incoming.chat)[:200],
        person=replace(
            person,
            id=tidy(person.id)[:200],
            name=" ".join(tidy(person.name).split())[:80],
            language=_tag(person.language),
            time_zone=_tag(person.time_zone),
        ),
        body=_body(incoming.body),
        address=_all(incoming.address),
    )


def _tag(text: str | None) -> str | None:
    """The name of a language or a time zone; None of what cannot be one, whichever platform told it."""
    return text if text and text.isascii() and text.isprintable() and len(text) <= LONGEST_TAG else None


def tidy(text: str) -> str:
    """Text without control characters, lone surrogates and a file's byte order mark, its line ends those of Unix."""
    text = text.removeprefix("\ufeff")[: LONGEST + 1].replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "ignore").decode()
    return "".join(c for c in text if c in _KEPT or (c.isprintable() or not _is_control(c)))


def _is_control(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code <= 0x9F or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069


def _body(body: Body) -> Body:
    match body:
        case Said(text):
            return Said(tidy(text))
        case Called(command, options):
            return Called(tidy(command)[:100], _all(options))
        case Pressed(choice):
            return Pressed(tidy(choice)[:100])
        case Filled(form, values):
            return Filled(tidy(form)[:100], _all(values))


def _all(values: Mapping[str, str]) -> dict[str, str]:
    return {tidy(name)[:100]: tidy(value) for name, value in list(values.items())[:50]}


def texts(body: Body) -> tuple[str, ...]:
    """All that the learner wrote in it."""
    match body:
        case Said(text):
            return (text,)
        case Called(_, values) | Filled(_, values):
            return tuple(values.values())
        case Pressed():
            return ()
