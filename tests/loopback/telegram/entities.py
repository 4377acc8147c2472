"""Texts with marks: how long they are, what clients make of typed marks, and how marks look as HTML."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.loopback.telegram.bodies import Json

TAGS = {
    "text_link": "a", "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "expandable_blockquote": "blockquote expandable",
}  # fmt: skip
FENCE = re.compile(r"```(?:([\w+#-]*)\n)?(.*?)\n?```|`([^`\n]+)`", re.DOTALL)
FOUND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])|(?<!\w)@\w{4,32}|https?://\S+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as it is shown and its marks; `dropped` are those that Telegram passes over."""

    text: str
    entities: list[Json]
    dropped: tuple[str, ...] = ()


def units(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def end(entity: Json) -> int:
    """Where a mark ends."""
    return entity["offset"] + entity["length"]


def trimmed(marked: Marked) -> Marked:
    """A text as Telegram keeps it: without space around it, except before what is marked."""
    text = marked.text.replace("\r", "").rstrip()
    first = min((one["offset"] for one in marked.entities), default=units(text))
    space = min(len(text) - len(text.lstrip()), first)
    length = units(text) - space
    moved: list[Json] = []
    for one in marked.entities:
        offset = one["offset"] - space
        rest = min(one["length"], length - offset)
        if rest > 0:
            moved.append({**one, "offset": offset, "length": rest})
    return Marked(text[space:], moved, marked.dropped)


def found(text: str, taken: Sequence[Json] = ()) -> list[Json]:
    """What Telegram marks by itself: commands, names and addresses, outside of what is marked already."""
    marks: list[Json] = []
    for match in FOUND.finditer(text):
        kind = {"/": "bot_command", "@": "mention"}.get(match[0][0], "url")
        entity: Json = {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        if not any(one["offset"] < end(entity) and entity["offset"] < end(one) for one in taken):
            marks.append(entity)
    return marks


def typed(text: str) -> Marked:
    """What a client sends of a text that was typed, fences and backticks made into marks."""
    shown, place = "", 0
    entities: list[Json] = []
    for match in FENCE.finditer(text):
        shown += text[place : match.start()]
        language, block, inline = match.groups()
        inner = inline if block is None else block
        entity: Json = {
            "type": "code" if block is None else "pre",
            "offset": units(shown),
            "length": units(inner),
        }
        entities.append({**entity, "language": language} if language else entity)
        shown += inner
        place = match.end()
    shown += text[place:]
    marked = trimmed(Marked(shown, [one for one in entities if one["length"]]))
    marks = sorted([*marked.entities, *found(marked.text, marked.entities)], key=lambda one: one["offset"])
    return Marked(marked.text, marks)


def written(text: str, entities: Sequence[Json]) -> str:
    """A marked text as HTML."""
    data = text.encode("utf-16-le")
    known = [one for one in entities if one["type"] in TAGS]
    starts = sorted(known, key=lambda one: (one["offset"], -one["length"]))
    cuts = sorted({0, units(text), *(one["offset"] for one in known), *map(end, known)})
    said: list[str] = []
    for here, there in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        said += (_tail(one) for one in reversed(starts) if end(one) == here)
        said += (_head(one) for one in starts if one["offset"] == here)
        said.append(html.escape(data[2 * here : 2 * there].decode("utf-16-le"), quote=False))
    return "".join(said)


def _head(entity: Json) -> str:
    match entity:
        case {"type": "text_link", "url": url}:
            return f'<a href="{html.escape(url)}">'
        case {"type": "pre", "language": language}:
            return f'<pre><code class="language-{language}">'
        case _:
            return f"<{TAGS[entity['type']]}>"


def _tail(entity: Json) -> str:
    code = "</code>" if "language" in entity else ""
    return f"{code}</{TAGS[entity['type']].split()[0]}>"
