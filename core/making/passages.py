"""What is made from: passages of a text, and where in them a quote stands. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from core.course.folding import words_folded

FEWEST_CHARACTERS = 15
"""Of a quote; a shorter one stands in any text."""

_MARKS = re.compile(r"[*_`#>|]+")
_BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
"""A word that the end of a line broke, as in a document."""
_EDGES = " \t\n.…,;:\"'“”‘’«»()[]"


class Passage(Protocol):
    """A piece of a text that somebody wrote: a course, or a document."""

    @property
    def title(self) -> str:
        """Its heading."""
        ...

    @property
    def text(self) -> str:
        """Its words, in Markdown."""
        ...


def shown(passages: Sequence[Passage]) -> str:
    """Passages as a prompt is given them."""
    return "\n\n".join(f"## {one.title}\n{one.text}" for one in passages)


def source_of[P: Passage](quote: str, passages: Sequence[P]) -> P | None:
    """The passage in which the quote stands word for word; None where it does in none, or is too short to tell."""
    wanted = folded(quote)
    if len(wanted) < FEWEST_CHARACTERS:
        return None
    return next((one for one in passages if _stands(wanted, folded(f"{one.title}\n{one.text}"))), None)


def _stands(wanted: str, text: str) -> bool:
    """Whether it stands there in whole words."""
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def folded(text: str) -> str:
    """A text without what does not count in a quote: Markdown, case, white space, the shape of quotes and dashes."""
    joined = _BROKEN.sub("", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[‐‑–—−]", "-", _MARKS.sub("", joined))
    return words_folded(plain).strip(_EDGES)
