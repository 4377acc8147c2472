"""What Discord asks of a message beyond its shape: lengths, the flag of components V2, attachments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.loopback.discord.bodies import Json, part, parts
from tests.loopback.discord.components import Kind, links, mistakes_of_message, walk
from tests.loopback.discord.refusal import Mistake, Refused, refuse_form

EPHEMERAL = 1 << 6
LOADING = 1 << 7
SECOND = 1 << 15
"""The flag of components V2."""
VOICE = 1 << 13
"""The flag of a voice message, which is a file alone."""
SETTABLE = 1 << 2 | EPHEMERAL | 1 << 12 | SECOND
LONGEST_CONTENT = 2000
LONGEST_EMBEDS = 6000
MOST_FILES = 10
LARGEST_UPLOAD, LARGEST_PAID_UPLOAD = 10 * 2**20, 500 * 2**20
MOST_BYTES, EACH = 10_170, 12
"""Bytes of text, as UTF-8, that Discord can handle in a message of components V2, and what each text costs besides.

Nothing says so; it is what people found out (discord-api-docs, issue 8554).
"""
FILE_NAME = re.compile(r"[\w.()\[\] -]*[\w()\[\]-][\w.()\[\] -]*")
WITHOUT = ("content", "embeds", "poll", "sticker_ids")
SCHEME = "attachment://"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came with a request."""

    name: str
    mime: str
    content: bytes


def check_message(
    draft: Json, files: Mapping[str, Upload], kept: Sequence[str] = (), *, paid: bool = False
) -> None:
    """Raise Refused where a message would be refused.

    `draft` is the message as it would stand after the request, `files` what is uploaded by its field (`files[0]`), `kept` the
    names of attachments that it has already.
    """
    second = bool((draft.get("flags") or 0) & SECOND)
    components = parts(draft, "components")
    if second and bytes_of(components) > MOST_BYTES:
        raise Refused(500)
    refuse_form(_second_mistakes(draft) if second else ())
    refuse_form([
        *_text_mistakes(draft),
        *_file_mistakes(draft, files, kept),
        *mistakes_of_message(components, second=second),
    ])  # fmt: skip
    if not any(draft.get(key) for key in (*WITHOUT, "components")) and not files and not kept:
        raise Refused(50006)
    if sum(len(file.content) for file in files.values()) > (LARGEST_PAID_UPLOAD if paid else LARGEST_UPLOAD):
        raise Refused(40005)


def bytes_of(components: Sequence[Json]) -> int:
    """What the texts among these components come to."""
    texts = (one["content"] for _, one in walk(components) if one["type"] == Kind.TEXT)
    return sum(len(text.encode("utf-8", "surrogatepass")) + EACH for text in texts)


def embed_text(embed: Json) -> str:
    """All text of an embed that counts."""
    fields = [text for field in parts(embed, "fields") for text in (field["name"], field["value"])]
    author, footer = part(embed, "author"), part(embed, "footer")
    texts = [embed.get("title"), embed.get("description"), author.get("name"), footer.get("text"), *fields]
    return "\n".join(text for text in texts if text)


def _second_mistakes(draft: Json) -> Iterator[Mistake]:
    for key in WITHOUT:
        if draft.get(key):
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            text = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield Mistake((key,), code, text)


def _text_mistakes(draft: Json) -> Iterator[Mistake]:
    if len(draft.get("content") or "") > LONGEST_CONTENT:
        yield Mistake(("content",), "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.")
    embeds = parts(draft, "embeds")
    if sum(len(embed_text(embed).replace("\n", "")) for embed in embeds) > LONGEST_EMBEDS:
        yield Mistake(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    for number, embed in enumerate(embeds):
        if not embed_text(embed) and not embed.get("image") and not embed.get("thumbnail"):
            yield Mistake(("embeds", number, "description"), "BASE_TYPE_REQUIRED", "This field is required")
    mentions = part(draft, "allowed_mentions")
    for key in ("users", "roles"):
        if mentions.get(key) and key in (mentions.get("parse") or ()):
            code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"
            yield Mistake(
                ("allowed_mentions",), code, f"parse:['{key}'] and {key}: [ids...] are mutually exclusive."
            )


def _file_mistakes(draft: Json, files: Mapping[str, Upload], kept: Sequence[str]) -> Iterator[Mistake]:
    if len(files) + len(kept) > MOST_FILES:
        yield Mistake(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    for number, name in enumerate(names(draft.get("attachments"), files)):
        if not FILE_NAME.fullmatch(name):
            path = ("attachments", number, "filename")
            yield Mistake(path, "ATTACHMENT_FILENAME_INVALID", "The filename is invalid")
    there = {*kept, *names(draft.get("attachments"), files)}
    shown = [*links(parts(draft, "components")), *_embed_links(parts(draft, "embeds"))]
    for path, url in shown:
        if url.startswith(SCHEME) and url.removeprefix(SCHEME) not in there:
            yield Mistake(path, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", f"{url} was not found")
        elif not url.startswith((SCHEME, "http://", "https://")):
            code = "URL_TYPE_INVALID_SCHEME"
            yield Mistake(path, code, "Scheme must be one of ('http', 'https', 'attachment').")
        elif path[-2] == "file" and not url.startswith(SCHEME):
            code = "UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED"
            yield Mistake(path, code, "A file component shows an attachment of its message only")
    yield from _described_mistakes(parts(draft, "attachments"), files)


def _described_mistakes(attachments: Sequence[Json], files: Mapping[str, Upload]) -> Iterator[Mistake]:
    """What is said of a file that did not come along."""
    for number, one in enumerate(attachments):
        if int(one["id"]) < MOST_FILES and f"files[{one['id']}]" not in files:
            code = "ATTACHMENT_NOT_FOUND"
            yield Mistake(("attachments", number, "id"), code, "No file of this number was uploaded")


def _embed_links(embeds: Sequence[Json]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, embed in enumerate(embeds):
        for key in ("image", "thumbnail"):
            if picture := embed.get(key):
                yield ("embeds", number, key, "url"), picture["url"]


def names(attachments: Any, files: Mapping[str, Upload]) -> list[str]:
    """What the uploaded files are called: as the body says, or else as they were sent."""
    said = {f"files[{one['id']}]": one.get("filename") for one in attachments or ()}
    return [said.get(field) or file.name for field, file in files.items()]


def unshown(draft: Json, files: Mapping[str, Upload]) -> list[str]:
    """Files of a components-V2 message that none of its components shows: nobody would ever see them."""
    if not (draft.get("flags") or 0) & SECOND:
        return []
    shown = {url.removeprefix(SCHEME) for _, url in links(parts(draft, "components"))}
    return [name for name in names(draft.get("attachments"), files) if name not in shown]


def mention_faults(body: Json) -> list[str]:
    """How a body's mentions break our own rule that nobody is ever pinged."""
    if not any(body.get(key) for key in ("content", "embeds", "components")):
        return []
    mentions = body.get("allowed_mentions")
    if mentions is None or mentions.get("parse") is None:
        return ["allowed_mentions is missing"]
    pinged = [key for key in ("parse", "users", "roles", "replied_user") if mentions.get(key)]
    return [f"allowed_mentions lets {key} ping" for key in pinged]
