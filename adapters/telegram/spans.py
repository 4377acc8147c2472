"""What stands in a line, as runs: parsed words, marks, code and links."""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from adapters.telegram.runs import PLAIN, Mark, Run, Runs
from adapters.telegram.units import GAP, clean

PARSER = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"])
MARKS = {"em": Mark.ITALIC, "strong": Mark.BOLD, "s": Mark.STRUCK}
LINK = re.compile(
    r"https?://(?:[a-z0-9_-]{1,63}\.)+[a-z0-9_-]{1,63}(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE | re.ASCII
)
"""An address that Telegram takes for one: its host has a dot in it, which `localhost` has not."""
LONGEST_LINK = 2000

MENTION = re.compile(r"(?<!\w)@(?=\w|$)")
"""Would call somebody of that name."""
COMMAND = re.compile(r"(?<![\w/])/(?=(?P<name>[A-Za-z0-9_]{1,64})(?![\w/])|$)")
"""Would be sent at a touch."""
GROUPED = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?: [A-Za-z0-9_]{1,32}){1,2}(?![\w/])")
"""May be a command of a group, of which only the first word would be sent at a touch."""
TOKEN = re.compile(r"\S+")
FILE_NAME = re.compile(r"(?<=\w)\.(?=(?:py|rs|sh|md|pl|cc|zip)\b)", re.IGNORECASE)
"""Endings of files that are countries too, so that Telegram would lead to a site of strangers."""
ADDRESS = re.compile(r"://|www\.|@|\w/", re.IGNORECASE)


def quiet(text: str, known: frozenset[str]) -> str:
    """`text` in which Telegram finds no names, no names of files as sites, and no commands but those `known`.

    `/course create` becomes `/course_create`, where that is known: so a touch sends the whole of it.
    """

    def grouped(found: re.Match[str]) -> str:
        words = found[0].split(" ")
        for count in range(len(words), 1, -1):
            name = "_".join(words[:count])
            if name.casefold().removeprefix("/") in known:
                return " ".join((name, *words[count:]))
        return found[0]

    def command(found: re.Match[str]) -> str:
        return "/" if (found["name"] or "").casefold() in known else f"/{GAP}"

    def token(found: re.Match[str]) -> str:
        return found[0] if ADDRESS.search(found[0]) else FILE_NAME.sub(f".{GAP}", found[0])

    return TOKEN.sub(token, COMMAND.sub(command, GROUPED.sub(grouped, MENTION.sub(f"@{GAP}", text))))


def is_link(address: str) -> bool:
    """Whether Telegram leads to `address`."""
    return len(address) <= LONGEST_LINK and LINK.fullmatch(address) is not None


def inline(node: Node, known: frozenset[str]) -> Runs:
    """The runs of a paragraph, a heading or a cell; line feeds only where the author broke the line."""
    return [run for content in node.children for run in _spans(content.children, PLAIN, known)]


def _spans(nodes: Iterable[Node], marks: frozenset[Mark], known: frozenset[str]) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "softbreak":
                yield Run(" ", marks)
            case "hardbreak":
                yield Run("\n", marks)
            case "code_inline":
                yield Run(_line(node.content), marks | {Mark.CODE})
            case "link":
                yield from _link(node, marks, known)
            case "em" | "strong" | "s":
                yield from _spans(node.children, marks | {MARKS[node.type]}, known)
            case _:  # words, or an image, of which the words are shown
                yield Run(quiet(bare(node), known), marks)


def _link(node: Node, marks: frozenset[Mark], known: frozenset[str]) -> Iterator[Run]:
    """A link under its words. Where Telegram would not follow it, its address stands beside them."""
    target = str(node.attrs.get("href", ""))
    readable = PARSER.normalizeLinkText(target)
    words = bare(node)
    if is_link(target):
        for run in _spans(node.children, marks, known) if words.strip() else [Run(readable, marks)]:
            yield Run(run.text, run.marks | {Mark.LINK}, target)
        return
    yield from _spans(node.children, marks, known)
    if words not in {target, readable, readable.removeprefix("mailto:")}:
        yield Run(quiet(clean(f" ({readable})".replace("\n", " ")), known), marks)


def bare(node: Node) -> str:
    """What is read in a node, without any marks, in one line."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(map(bare, node.children)) if node.children else _line(node.content)


def _line(text: str) -> str:
    return clean(text).replace("\n", " ")
