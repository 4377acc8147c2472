"""Text as Telegram counts and keeps it: UTF-16 units, without signs that it would drop or obey."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

GAP = "\u2060"
"""A space without width or break. It stands where Telegram would see a name or a command that nobody meant."""

LINE_FEED = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
DROPPED = re.compile(r"[\u202a-\u202e]")
"""Signs that turn text round: Telegram takes them away, and would count them before."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
HALF = re.compile(r"[\ud800-\udfff]")
"""Half a pair, which is no text."""
JOINS = "\u200d"
"""Joins the signs before and after it to one."""
EDGE = 40
"""Signs that one that is seen may be made of; more are cut."""


def clean(text: str) -> str:
    """`text` with line feeds of one kind and without signs that cannot be sent or shown."""
    text = DROPPED.sub("", LINE_FEED.sub("\n", text))
    return HALF.sub("\N{REPLACEMENT CHARACTER}", CONTROL.sub(" ", text))


def line(text: str) -> str:
    """`text` in one line."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length of `text` in UTF-16 units, of which an emoji has two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def within(text: str, limit: int) -> int:
    """How many signs of `text` fit into `limit` units, and at least one: none is cut in two, nor an emoji of several."""
    end = bisect_right(list(accumulate(map(units, text))), limit)
    if end >= len(text):
        return len(text)
    border = end
    while border > max(0, end - EDGE) and _belongs(text, border):
        border -= 1
    return max(1, end if _belongs(text, border) else border)


def width(text: str) -> int:
    """Columns of `text`: signs of Chinese, Japanese and Korean, and emoji, take two, accents none."""
    return sum(map(_columns, text))


def _belongs(text: str, place: int) -> bool:
    """Whether the sign at `place` is one with that before it."""
    return 0 < place < len(text) and (
        unicodedata.combining(text[place]) > 0
        or text[place] == JOINS
        or text[place - 1] == JOINS
        or "\ufe00" <= text[place] <= "\ufe0f"
        or "\U0001f3fb" <= text[place] <= "\U0001f3ff"
    )


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
