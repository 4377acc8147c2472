"""A reply's Markdown as it is read out: words alone, each piece an utterance of its own. Pure."""

import html
import re

from core.markdown import FENCE

_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_MARK = re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|(?P<number>\d{1,9})[.)]\s+)?")
"""What stands before a line: signs of quotation, of a heading, of an item. The number of an item is read."""
_LINK = re.compile(r"!?\[(?P<label>[^\]\n]{0,500})\]\([^)\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
_ADDRESS = re.compile(r"<?https?://(?P<host>[^\s/>)]{1,253})[^\s>)]*>?")
_EMPHASIS = re.compile(
    r"(?<![\\\w])(?P<mark>\*{1,3}|_{1,3}|~~)(?=\S)(?P<inside>.+?)(?<=[^\s\\])(?P=mark)(?!\w)"
)
_STARS = re.compile(r"(?<!\\)(?P<mark>\*{1,3})(?=\S)(?P<inside>.+?)(?<=[^\s\\])(?P=mark)")
"""Stars mark within a word as well; lines below a letter do not."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?P<ticks>`{1,3})(?P<inside>.+?)(?P=ticks)")
_ENDS = re.compile(r"[.!?:;,…。！？]$")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)]*\s")
_KEPT = "\ue000{}\ue001"
_WAITING = re.compile("\ue000(\\d+)\ue001")
"""A place at which something stands that is no Markdown."""


def aloud(markdown: str, code: str) -> str:
    """What is read out of it, a line for each utterance; `code` is said in place of a block of code."""
    said: list[str] = []
    closing: re.Match[str] | None = None
    for line in markdown.splitlines():
        if closing is not None:
            mark = line.strip()
            if len(mark) >= len(closing["mark"]) and set(mark) == {closing["mark"][0]}:
                closing = None
        elif opening := FENCE.fullmatch(line):
            closing = opening
            said.append(code)
        elif not _RULE.match(line) and not ("-" in line and "|" in line and _TABLE_RULE.match(line)):
            said.append(_line(line))
    return "\n".join(filter(None, said))


def cut(text: str, most: int, rest: str) -> str:
    """`text`, or as many sentences of it as fit with `rest` behind them, which says that there is more."""
    if len(text) <= most:
        return text
    room = text[: most - len(rest) - 1]
    ends = [one.end() for one in _SENTENCE.finditer(room)] or [room.rfind(" ")]
    end = ends[-1] if ends[-1] > len(room) // 2 else len(room)
    return f"{room[:end].rstrip()}\n{rest}"


def _line(line: str) -> str:
    mark = _MARK.match(line)
    assert mark is not None, "it matches nothing at all as well"
    number = f"{mark['number']}. " if mark["number"] else ""
    text = _plain(line[mark.end() :])
    if text.startswith("|") or text.count("|") > 1:
        text = ", ".join(filter(None, (cell.strip() for cell in text.split("|"))))
    text = " ".join(text.split())
    if not any(one.isalnum() for one in text):
        return ""
    return f"{number}{text}" if _ENDS.search(text) else f"{number}{text}."


def _plain(text: str) -> str:
    """A line without what marks its words; code and escaped signs are as they stand."""
    kept: list[str] = []

    def keep(inside: str) -> str:
        kept.append(inside)
        return _KEPT.format(len(kept) - 1)

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _CODE.sub(lambda found: keep(found["inside"].strip()), text)
    text = _ESCAPED.sub(lambda found: keep(found[1]), text)
    text = _LINK.sub(lambda found: found["label"], text)
    text = _ADDRESS.sub(lambda found: found["host"], text)
    for pattern in (_EMPHASIS, _STARS, _EMPHASIS):
        text = pattern.sub(lambda found: found["inside"], text)
    return _WAITING.sub(lambda found: kept[int(found[1])], html.unescape(text))
