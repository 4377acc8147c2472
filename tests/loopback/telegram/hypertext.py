"""HTML as Telegram reads it, and what it says to HTML that it cannot read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import Marked, end, units
from tests.loopback.telegram.refusal import wrong

KINDS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
"""What each tag that there is marks."""
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
LINK = re.compile(r"(?:https?://)?[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?|(?:tg|ton)://\S+")
"""What Telegram takes for an address: its host has a dot in it."""
LITERAL = frozenset({"code", "pre"})
"""What can hold no marks."""
QUOTES = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that is not closed yet."""

    tag: str
    start: int
    at: int
    attributes: dict[str, str]


def unescaped(text: str) -> str:
    """A text whose characters are written out; what Telegram does not know stays as it is."""
    return CHARACTER.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, match[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else match[0]


def parsed(source: str) -> Marked:
    """HTML as Telegram reads it, not trimmed; raises Refused where it cannot."""
    reader = _Reader(source)
    reader.run()
    kept, dropped = _nested(_with_languages(reader.entities))
    return Marked(reader.shown, kept, (*reader.dropped, *dropped))


class _Reader:
    """Goes through the HTML once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.shown = ""
        self.open: list[_Open] = []
        self.entities: list[Json] = []
        self.dropped: list[str] = []

    def run(self) -> None:
        while self.place < len(self.source):
            if self.source[self.place] == "<":
                (self._close if self.source.startswith("</", self.place) else self._start)()
            else:
                end = self.source.find("<", self.place)
                end = len(self.source) if end < 0 else end
                self.shown += unescaped(self.source[self.place : end])
                self.place = end
        if self.open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')

    def _start(self) -> None:
        begin = self.place
        name = self._until(begin + 1, r"[\s>]")
        tag = name.lower()
        if self.place >= len(self.source):
            self._fail("Unclosed start tag", begin)
        if tag not in KINDS:
            self._fail(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, units(self.shown), len(self.shown), attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip()
            if self.place >= len(self.source):
                self._fail(f'Unclosed start tag "{tag}"', begin)
            if self.source[self.place] == ">":
                self.place += 1
                return found
            name = self._until(self.place, r"[\s=>]")
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip()
            found[name.lower()] = self._attribute(begin) if self.source.startswith("=", self.place) else ""

    def _attribute(self, begin: int) -> str:
        """The value that stands behind an equal sign."""
        self.place += 1
        self._skip()
        quote = self.source[self.place : self.place + 1]
        if quote not in {'"', "'"}:
            start = self.place
            value = self._until(start, r"[^a-zA-Z0-9.-]")
            if (
                self.source[self.place : self.place + 1] not in {"", ">"}
                and not self.source[self.place].isspace()
            ):
                self._fail("Unexpected end of name token", start)
            return value.lower()
        end = self.source.find(quote, self.place + 1)
        if not quote or end < 0:
            self._fail("Unclosed start tag", begin)
        value = unescaped(self.source[self.place + 1 : end])
        self.place = end + 1
        return value

    def _close(self) -> None:
        begin = self.place
        if not self.open:
            self._fail("Unexpected end tag", begin)
        name = self._until(begin + 2, r"[\s>]")
        self._skip()
        if not self.source.startswith(">", self.place):
            self._fail("Unclosed end tag", begin)
        self.place += 1
        opened = self.open.pop()
        if name and name.lower() != opened.tag:
            self._fail("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{name}>"')
        self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        length = units(self.shown) - opened.start
        if not length:
            return
        entity: Json = {"type": KINDS[opened.tag], "offset": opened.start, "length": length}
        match opened.tag:
            case "a":
                self._link(entity, opened.attributes.get("href") or self.shown[opened.at :])
                return
            case "code" if (language := opened.attributes.get("class", "")).startswith("language-"):
                entity["language"] = language.removeprefix("language-")
            case "tg-emoji":
                entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
            case "blockquote" if "expandable" in opened.attributes:
                entity["type"] = "expandable_blockquote"
            case _:
                pass
        self.entities.append(entity)

    def _link(self, entity: Json, address: str) -> None:
        if LINK.fullmatch(address):
            self.entities.append({**entity, "url": address})
        else:
            self.dropped.append(f"a link to {address!r}")

    def _until(self, start: int, stop: str) -> str:
        match = re.compile(stop).search(self.source, start)
        self.place = match.start() if match else len(self.source)
        return self.source[start : self.place]

    def _skip(self) -> None:
        while self.source[self.place : self.place + 1].isspace():
            self.place += 1

    def _fail(self, said: str, place: int | None = None, more: str = "") -> None:
        at = "" if place is None else f" at byte offset {len(self.source[:place].encode())}"
        raise wrong(f"can't parse entities: {said}{at}{more}")


def _with_languages(entities: Sequence[Json]) -> list[Json]:
    """A `code` with a language that fills a `pre` makes that one of its language."""
    inside = {_span(one): one.get("language") for one in entities if one["type"] == "code"}
    blocks = {_span(one) for one in entities if one["type"] == "pre"}
    kept: list[Json] = []
    for one in entities:
        bare = {key: value for key, value in one.items() if key != "language"}
        if one["type"] == "pre" and inside.get(_span(one)):
            kept.append({**bare, "language": inside[_span(one)]})
        elif one["type"] != "code" or _span(one) not in blocks:
            kept.append(bare)
    return kept


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["length"]


def _nested(entities: Sequence[Json]) -> tuple[list[Json], list[str]]:
    """The marks that Telegram keeps, sorted, and the others: what is in code, a quotation in a quotation."""
    # of two of the same place and length the quotation is the outer one, as Telegram sorts them
    ordered = sorted(entities, key=lambda one: (one["offset"], -one["length"], one["type"] not in QUOTES))
    kept: list[Json] = []
    dropped: list[str] = []
    for one in ordered:
        around = [other["type"] for other in kept if _holds(other, one)]
        quoted = "blockquote" in one["type"] and any("blockquote" in kind for kind in around)
        if quoted or LITERAL.intersection(around) or (one["type"] in LITERAL and set(around) - QUOTES):
            dropped.append(f"{one['type']} within {around[-1]}")
        else:
            kept.append(one)
    return kept, dropped


def _holds(outer: Json, inner: Json) -> bool:
    return outer["offset"] <= inner["offset"] and end(inner) <= end(outer)
