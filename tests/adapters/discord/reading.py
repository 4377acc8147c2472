"""Text as Discord's apps read it: the rules that matter here, tried in their order at each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

RULES = {
    "code": r"```(?:[a-z0-9_+\-.#]+?\n)?\n*(?P<code>[^\n][\s\S]*?)\n*```",
    "escape": r"\\(?P<escape>[^0-9A-Za-z\s])",
    "angled": r"<(?P<angled>https?://[^\s>]+)>",
    "mention": r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^\n>]*:\d+|t:-?\d+(?::\w)?|id:\w+)>|@everyone|@here",
    "url": r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]",
    "link": r"\[(?P<words>(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?(?P<target>(?:\([^)]*\)|[^\s\\)]|\\.)*?)>?\s*\)",
    "underline": r"__(?P<underline>(?:\\[\s\S]|[^\\])+?)__(?!_)",
    "strong": r"\*\*(?P<strong>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)",
    "em": r"\*(?=\S)(?P<em>(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)|_(?P<low>(?:__|\\[\s\S]|[^\\_])+?)_\b",
    "strike": r"~~(?P<strike>[\s\S]+?)~~(?!_)",
    "inline": r"(?P<ticks>`+)(?P<inline>[\s\S]*?[^`])(?P=ticks)(?!`)",
    "spoiler": r"\|\|(?P<spoiler>[\s\S]+?)\|\|",
    "emoji": r":(?P<emoji>[^\s:]+?):",
}
COMPILED = {name: re.compile(rule, re.IGNORECASE) for name, rule in RULES.items()}
GOES_ON = re.compile(r"[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n|\w+:\S|$)")
LINE = re.compile(r"(?P<start> *(?:#{1,3} |-# |[-*+] |\d+\. |>>> |> ))")


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of what is seen, and what it is."""

    kind: str
    text: str


def read(text: str) -> Iterator[Seen]:
    """What somebody sees of `text`, marks taken away: words, code, links, and what only Discord makes of text."""
    while text:
        kind, found = _first(text)
        text = text[len(found[0]) :]
        match kind:
            case "text" | "mention" | "url":
                yield Seen(kind, found[0])
            case "link":
                yield from read(found["words"])
                yield Seen("link", found["target"])
            case "strong" | "em" | "strike":
                yield Seen(kind, "")
                yield from read(found[kind] or found["low"])
            case _:
                yield Seen("code" if kind == "inline" else kind, found[kind])


def _first(text: str) -> tuple[str, re.Match[str]]:
    """The rule that holds at the beginning; of the three kinds of stars and lines, the one that reaches farthest."""
    found = {name: match for name, rule in COMPILED.items() if (match := rule.match(text))}
    marks = {name: match for name, match in found.items() if name in {"em", "strong", "underline"}}
    for name, match in found.items():
        return max(marks.items(), key=lambda mark: len(mark[1][0])) if name in marks else (name, match)
    going_on = GOES_ON.match(text)
    assert going_on
    return "text", going_on


def words(text: str) -> str:
    """All words and code that are seen, without gaps."""
    seen = "".join(piece.text for piece in read(text) if piece.kind in {"text", "escape", "code"})
    return seen.replace("\u200b", "")


def line_starts(text: str) -> list[str]:
    """What is not a paragraph but a heading, a list, a quote."""
    return [found["start"] for line in text.split("\n") if (found := LINE.match(line))]
