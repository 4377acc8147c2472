"""How something is said, whatever it says: whether it gives an example, and how hard it is to follow. Pure."""

import re
from enum import StrEnum

from core.explaining.wording import sentences

BRIEF, SHORT = 12, 30
"""Words below which an explanation is hardly begun, and below which there is room for more."""
LONG_SENTENCE, VERY_LONG_SENTENCE = 25, 40
"""Words a sentence, on average."""
HARD, VERY_HARD = 55, 70
"""LIX from which a text reads like a textbook, and from which like a law. Spanish words are longer: both with room."""
_LONG_WORD = 6
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CODE = re.compile(r"```.+?```|`[^`\n]+`", re.DOTALL)
_EXAMPLE = re.compile(
    r"\b(?:for (?:example|instance)|e\.g\.|such as|imagine|suppose|picture|think of|let'?s say|it'?s like|just like|"
    r"is like|as if|(?:por|un) ejemplo|imagin[ae]\w*|supón\w*|supongamos|piensa en|es como|como si|como cuando|"
    r"digamos)\b",
    re.IGNORECASE,
)
_CONCRETE = re.compile(r"\d|[\"“«].+?[\"”»]|(?<=[\w,;:] )[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,}")
"""A number, something quoted, or a name in the middle of a sentence."""


class Band(StrEnum):
    """How well one side of an explanation is done. There is no mark: each has words for what to add."""

    GOOD = "good"
    MORE = "more"
    AGAIN = "again"


def example(explanation: str) -> Band:
    """Good: there is code, or an example that is said to be one. More: something concrete stands in it."""
    if _CODE.search(explanation) or _EXAMPLE.search(explanation):
        return Band.GOOD
    return Band.MORE if _CONCRETE.search(explanation) else Band.AGAIN


def clarity(explanation: str) -> Band:
    """Good: long enough to be an explanation, in sentences that one can follow at the first hearing."""
    prose = _CODE.sub("code", explanation)
    words = len(_WORD.findall(prose))
    if words < BRIEF:
        return Band.AGAIN
    length = words / max(1, len(sentences(prose)))
    hardness = lix(prose)
    if length > VERY_LONG_SENTENCE or hardness > VERY_HARD:
        return Band.AGAIN
    return Band.MORE if words < SHORT or length > LONG_SENTENCE or hardness > HARD else Band.GOOD


def lix(text: str) -> float:
    """How hard a text is to read, in any language of ours: words a sentence and per cent of long words (Björnsson 1968)."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    long = sum(len(word) > _LONG_WORD for word in words)
    return len(words) / max(1, len(sentences(text))) + 100 * long / len(words)
