"""What arrives, made fit to be kept: no control characters, no broken characters, no endless text, few files."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from core.chat import (
    LARGEST_ATTACHMENT,
    MOST_ATTACHED,
    MOST_ATTACHMENTS,
    TOO_LARGE,
    TOO_MUCH,
    Body,
    Called,
    Filled,
    Incoming,
    Media,
    Membership,
    Pressed,
    Said,
    untaken,
)
from core.errors import LearnerError

LONGEST = 20_000
"""Characters of one text. What is longer is cut one character above it, so that it can be told and refused."""

LONGEST_TAG = 64
"""Characters of a language's or a time zone's name."""

MOST_ROLES = 250
"""As many roles as a platform lets somebody have."""

LONGEST_NAME, LONGEST_ENDING, LONGEST_TYPE = 100, 16, 100
"""Characters of the name of a file, of what stands behind its last point, and of its MIME type."""

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
        attachments=_attached(incoming.attachments),
        membership=incoming.membership and _membership(incoming.membership),
    )


def _membership(membership: Membership) -> Membership:
    return replace(
        membership,
        community=tidy(membership.community)[:200],
        name=" ".join(tidy(membership.name).split())[:100],
        roles=frozenset(tidy(role)[:200] for role in sorted(membership.roles)[:MOST_ROLES]),
    )


def refuse_excess(incoming: Incoming) -> None:
    """Raise LearnerError where more came along than is taken."""
    for attachment in incoming.attachments:
        if attachment.key == TOO_LARGE:
            raise LearnerError("attachment-too-large", name=attachment.name, most=LARGEST_ATTACHMENT // 2**20)
    if len(incoming.attachments) > MOST_ATTACHMENTS:
        raise LearnerError("attachments-too-many", most=MOST_ATTACHMENTS)
    if any(attachment.key == TOO_MUCH for attachment in incoming.attachments):
        raise LearnerError("attachments-too-large", most=MOST_ATTACHED // 2**20)


def _attached(attachments: tuple[Media, ...]) -> tuple[Media, ...]:
    """The same files under names of their own that can be written anywhere; one more than are taken, at most.

    Of those that are too large only the names are left.
    """
    names: dict[str, Media] = {}
    together = sum(len(one.content or b"") for one in attachments)
    for attachment in attachments[: MOST_ATTACHMENTS + 1]:
        name = _file_name(attachment.name)
        stem, dot, ending = name.rpartition(".")
        numbered = (f"{stem}-{number}.{ending}" if dot else f"{name}-{number}" for number in count(2))
        while name in names:
            name = next(numbered)
        mime, size = tidy(attachment.mime)[:LONGEST_TYPE], len(attachment.content or b"")
        refused = untaken(name, mime, size, together) if size else None
        names[name] = refused or replace(attachment, name=name, mime=mime)
    return tuple(names.values())


def _file_name(name: str) -> str:
    """The last part of a path, printable, its ending kept where it is long."""
    last = tidy(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = " ".join("".join(c if c.isprintable() else " " for c in last).split()).lstrip(".")
    stem, dot, ending = shown.rpartition(".")
    if dot and len(ending) < LONGEST_ENDING:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if stem else ending
    return shown[:LONGEST_NAME] or "file"


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
        case Pressed():
            return replace(body, choice=tidy(body.choice)[:100])
        case Filled(form, values, begun):
            return Filled(tidy(form)[:100], _all(values), begun)


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
