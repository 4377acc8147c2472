"""A text as the words that carry its meaning: folded, cut to their stems, without the small ones of English and Spanish. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+n['’\"]t\b|[^\W\d]\w*|\d+(?:[.,]\d+)*|[-+*/%<>=!&|]+")
"""Words, names, numbers and operators; `don't` is one word, also with the quotation mark that some exports make of it."""
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n\s*\n|\n\s*[-*•]\s")
_CLAUSE = re.compile(r"(?<=[,;:–—])\s+|\n+")
_GRAMS = range(2, 5)

_ENGLISH = """
a an the of to in on at by for with from as is are was were be been being am do does did done doing have has had
having it its this that these those there here i you he she we they them their your my our me him her his and or but
if then than so because due what which who whom whose how why when where will would can could shall should may might
must also just only very such into onto upon about over under between each any some all both other another same one
ones s t d ll re ve m something thing things
"""
_SPANISH = """
el la los las un una unos unas de del al a en con por para como es son era eran ser sido siendo estar esta este esto
estos estas esa ese eso esos esas hay he ha han haber yo tu tú él ella ellos ellas nosotros me te se le les lo nos mi
su sus mis tus y e o u pero si entonces que qué cual cuál quien quién cuando cuándo donde dónde porque puede pueden
poder debe tambien también muy ya más mas entre cada algo todo toda todos todas otro otra otros otras mismo misma cosa
cosas
"""
_DENYING = """
no not never none nothing without cannot nor neither unable nobody
nunca nada sin ni jamás nadie ningún ninguna tampoco
"""
SMALL = frozenset((_ENGLISH + _SPANISH).split())
NEGATIONS = frozenset(_DENYING.split())
STEM = 5
"""Letters of a word that tell it apart. On graded answers this did better than taking off endings, and it knows no
language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: its words as they stand, folded; and its stems in their order, without the small words."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def pieces(self) -> Mapping[str, int]:
        """Pieces of the text, 2 to 4 characters long and also across words, with how often each occurs."""
        return _pieces(self.words)

    @property
    def negations(self) -> int:
        """How many words deny something."""
        return sum(word in NEGATIONS or word.endswith("n't") for word in self.words)

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in digits."""
        return frozenset(word for word in self.words if word[0].isdigit())


@lru_cache(maxsize=1024)
def wording(text: str) -> Wording:
    """The wording of a text."""
    words = tuple(re.sub(r"n[’\"]t$", "n't", word) for word in _WORD.findall(text.lower()))
    small = SMALL | NEGATIONS
    kept = (word for word in words if word not in small and not word.endswith("n't"))
    return Wording(words, tuple(map(stem, kept)))


def stem(word: str) -> str:
    """What a word begins with, without accents, however it is bent."""
    return _without_accents(word)[:STEM]


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its marks; points of a list are sentences."""
    return [part.strip() for part in _BREAK.split(text) if part.strip()]


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence between its commas, colons and dashes."""
    return [part.strip() for part in _CLAUSE.split(sentence) if part.strip()]


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=512)
def _pieces(words: tuple[str, ...]) -> Mapping[str, int]:
    text = f" {' '.join(words)} "
    found: dict[str, int] = {}
    for size in _GRAMS:
        for start in range(len(text) - size + 1):
            piece = text[start : start + size]
            found[piece] = found.get(piece, 0) + 1
    return found
