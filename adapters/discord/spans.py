"""What stands in a line, as Discord's Markdown: parsed words, marks, code and links, each word escaped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

GAP = "\u200b"
"""A space without width. It stands between signs that would mean something together, where no backslash helps."""

PARSER = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"])
MARKS = {"em": "*", "strong": "**", "s": "~~"}

BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SIGN = re.compile(r"[\\*_~`|<\[\]]")
"""What is escaped wherever it stands. Mentions, emoji and times all begin with the `<`."""
START = re.compile(r"^(\s*)(#{1,3}(?=\s|$)|>|[+-](?=[\s#]|$))")
NUMBER = re.compile(r"^(\s*\d+)\.(?=\s|$)")
COLON = re.compile(r":(?=[^\s:]*:|//)")
"""Between two colons might stand an emoji's name, and before two slashes a link."""
ANY_COLON = re.compile(r":(?=[^\s:]*(?::|$)|//)")
"""The same where more text follows."""
MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
"""Discord's server looks for these on its own and knows no backslash there."""
ENDING = re.compile(r"\](?=\()")
"""Discord takes this for the end of a link that began, and ended, far before."""
LINK = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


class _Role(Enum):
    WORDS = auto()
    """Text that is not escaped yet."""
    OPEN = auto()
    CLOSE = auto()
    WHOLE = auto()
    """Discord's Markdown that is ready: code, a link, a line feed."""


@dataclass(frozen=True, slots=True)
class _Span:
    role: _Role
    text: str


def inline(node: Node) -> str:
    """A paragraph, a heading or a cell in Discord's Markdown; line feeds only where the author broke the line."""
    return _written(_inside(node))


def bold(node: Node) -> str:
    """All of a heading or a cell as bold."""
    return _written(_marked(_inside(node, "**"), "**", frozenset()))


def _inside(node: Node, *marks: str) -> Iterator[_Span]:
    """The spans of a paragraph, a heading or a cell."""
    for content in node.children:
        yield from _spans(content.children, frozenset(marks))


def _spans(nodes: Iterable[Node], marks: frozenset[str]) -> Iterator[_Span]:
    """`nodes` as spans. `marks`: those that are open around them, and are not opened again."""
    for node in nodes:
        match node.type:
            case "softbreak":
                yield _Span(_Role.WORDS, " ")
            case "hardbreak":
                yield _Span(_Role.WHOLE, "\n")
            case "code_inline":
                yield _Span(_Role.WHOLE, _code_span(node.content))
            case "link":
                yield from _link(node, marks)
            case "em" | "strong" | "s":
                mark = MARKS[node.type]
                yield from _marked(_spans(node.children, marks | {mark}), mark, marks)
            case _:  # words, or an image, of which the words are shown
                yield _Span(_Role.WORDS, bare(node))


def _marked(inside: Iterable[_Span], mark: str, marks: frozenset[str]) -> Iterator[_Span]:
    """Spans between two marks; without them where Discord would see the second one too early, or nothing between."""
    spans = list(inside)
    closed_early = any(span.role is _Role.WHOLE and mark[0] in span.text for span in spans)
    if mark in marks or closed_early or not "".join(span.text for span in spans).strip():
        yield from spans
    else:
        yield from (_Span(_Role.OPEN, mark), *spans, _Span(_Role.CLOSE, mark))


def _code_span(source: str) -> str:
    """Code in a line. Backticks in it are kept apart from one another and from those around."""
    source = unlinked(source)
    if "`" not in source:
        return f"`{source}`"
    apart = re.sub("`(?=`)|`$", f"`{GAP}", source)
    return f"``{GAP if apart.startswith('`') else ''}{apart}``"


def unlinked(code: str) -> str:
    """Code that does not end a link before it. Where a bracket opens first, as in code that is whole, none is."""
    before, bracket, after = code.partition("[")
    return ENDING.sub(f"]{GAP}", before) + bracket + after


def _link(node: Node, marks: frozenset[str]) -> Iterator[_Span]:
    """A link under its words; beside them where Discord does not take them for a link's."""
    target = str(node.attrs.get("href", ""))
    spans = list(_spans(node.children, marks))
    words = _written(spans).replace("\n", " ").strip()
    readable = PARSER.normalizeLinkText(target)
    same = bare(node) in {target, readable, readable.removeprefix("mailto:")}
    if not LINK.fullmatch(target):
        yield from spans
        yield _Span(_Role.WORDS, "" if same else f" ({readable})")
        return
    url = _url(target)
    if same or not words:
        yield _Span(_Role.WHOLE, f"<{url}>")
    elif re.search(r"[\[\]]|:\\?//", words):
        yield from (*spans, _Span(_Role.WORDS, " ("), _Span(_Role.WHOLE, f"<{url}>"), _Span(_Role.WORDS, ")"))
    else:
        yield _Span(_Role.WHOLE, f"[{words}]({url})")


def _url(target: str) -> str:
    signs = str.maketrans({sign: f"%{ord(sign):X}" for sign in "()*[]|`\\"})
    return MENTION.sub("%40", target.translate(signs))


def _written(spans: Iterable[_Span]) -> str:
    parts: list[str] = []
    run = list(_merged(spans))
    for before, span, after in zip((None, *run), run, (*run[1:], None), strict=False):
        if span.role is _Role.WORDS:
            starts = before is None or before.role is _Role.OPEN or before.text == "\n"
            parts.append(literal(span.text, starts=starts, ends=after is not None))
        else:
            parts += [GAP if before and _collide(before, span) else "", span.text]
    return "".join(parts).strip("\n")


def _merged(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Neighbouring words as one, so that nothing grows together from what was escaped apart."""
    for words, group in groupby(spans, key=lambda span: span.role is _Role.WORDS):
        if not words:
            yield from group
        elif text := "".join(span.text for span in group):
            yield _Span(_Role.WORDS, text)


def _collide(one: _Span, other: _Span) -> bool:
    """Whether the end of one and the beginning of another would be taken for one longer mark."""
    return one.role is not _Role.OPEN and other.role is not _Role.CLOSE and one.text[-1] == other.text[0]


def literal(text: str, *, starts: bool, ends: bool) -> str:
    r"""`text` so that Discord shows just it.

    `starts`: it may be the first in a line, where `#`, `>`, `-` and `1.` mean something. `ends`: something
    else follows, in which a colon might find its partner.
    """
    text = SIGN.sub(r"\\\g<0>", ENDING.sub(f"]{GAP}", BREAK.sub(" ", text)))
    text = (ANY_COLON if ends else COLON).sub(r"\:", text)
    if starts:
        text = NUMBER.sub(r"\1\.", START.sub(r"\1\\\2", text))
    return MENTION.sub(f"@{GAP}", text)


def bare(node: Node) -> str:
    """What is read in a node, without any marks."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(map(bare, node.children)) if node.children else BREAK.sub(" ", node.content)
