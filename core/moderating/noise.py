"""Shouting, and the same again and again: what buries what others have to say. Pure."""

import re
from collections.abc import Sequence

from core.moderating.finding import Finding, Kind
from core.moderating.folding import without_code

LETTERS, SHOUTED = 40, 0.7
"""From so many letters on, such a share of capitals is shouting."""
_SAME = re.compile(r"([^\W\d_]|[!?¡¿]|[\u2600-\U0001faff])\1{11,}")
"""Rows of dashes and dots are lines, rows of digits are numbers; nobody needs twelve equal letters."""
_WORD = re.compile(r"[^\W\d_]{2,}")
PERIOD, AGAIN = 6, 15
"""So many words in a row, said so often, are a flood."""
WORDS, DIFFERENT = 80, 0.15
"""Of so many words on, fewer different ones than this share are a flood."""
LONGEST = 40
"""Characters of what is told of it."""


def noise(text: str) -> Finding | None:
    """What is shouted or repeated in a text outside of its code; None where it speaks as people do."""
    prose = without_code(text)
    letters = [one for one in prose if one.isalpha() and one.lower() != one.upper()]
    if len(letters) >= LETTERS and sum(one.isupper() for one in letters) >= SHOUTED * len(letters):
        return Finding(Kind.NOISE, " ".join(prose.split())[:LONGEST])
    if found := _SAME.search(prose):
        return Finding(Kind.NOISE, found[0][:LONGEST])
    words = [one.casefold() for one in _WORD.findall(prose)]
    flooded = len(words) >= WORDS and len(set(words)) < DIFFERENT * len(words)
    if flooded or _again(words):
        return Finding(Kind.NOISE, " ".join(words)[:LONGEST])
    return None


def _again(words: Sequence[str]) -> bool:
    """Whether the same few words come again and again without anything between."""
    for period in range(1, PERIOD + 1):
        same = 0
        for earlier, later in zip(words, words[period:], strict=False):
            same = same + 1 if earlier == later else 0
            if same >= period * (AGAIN - 1):
                return True
    return False
