"""How alike two wordings are: rare words count more, words that are nearly the same count in part. Pure."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.explaining.wording import Wording, stem, wording

NEARLY = 0.5
"""Dice of their pieces above which two words may be one that was bent or mistyped."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many texts each stem stands: what stands in few of them tells more."""

    texts: int
    holding: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Rarity":
        """The rarity of stems over these texts; each counts once, however often it is given."""
        holding: Counter[str] = Counter()
        distinct = set(texts)
        for text in distinct:
            holding.update(set(wording(text).stems))
        return cls(len(distinct), dict(holding))

    def weight(self, one: str) -> float:
        """The inverse document frequency of a stem, smoothed, so that one never seen weighs most."""
        return math.log(1 + (self.texts + 1) / (1 + self.holding.get(one, 0)))

    def total(self, stems: Iterable[str]) -> float:
        """The weight of them all."""
        return sum(map(self.weight, stems))


@lru_cache(maxsize=65536)
def near(one: str, other: str) -> float:
    """1 for the same stem, the Dice coefficient of their pieces where that is above `NEARLY`, else 0.

    Stems that begin differently are different: that is right nearly always, and saves most comparisons.
    """
    if one == other:
        return 1.0
    if one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return 0.0
    ours, theirs = _parts(one), _parts(other)
    dice = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    return dice if dice > NEARLY else 0.0


def found(one: str, among: Collection[str]) -> float:
    """How surely a stem is among these: 1 for itself, less for what is nearly the same."""
    if one in among:
        return 1.0
    return max((near(one, other) for other in among if other[0] == one[0]), default=0.0)


def covered(stems: Sequence[str], by: Collection[str], rarity: Rarity, *, exact: bool = False) -> float:
    """The share of the stems' weight that is found `by` others, 0 to 1; 0 for no stems."""
    total = rarity.total(stems)
    if not total:
        return 0.0
    return sum(rarity.weight(one) * (one in by if exact else found(one, by)) for one in stems) / total


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two sparse vectors."""
    if len(one) > len(other):
        one, other = other, one
    product = sum(weight * other[key] for key, weight in one.items() if key in other)
    norms = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / norms if norms else 0.0


def piece_vector(text: Wording) -> dict[str, float]:
    """Pieces of words, each weighing the logarithm of its count."""
    return {piece: 1 + math.log(count) for piece, count in text.pieces.items()}


def phrase_vector(text: Wording) -> dict[str, float]:
    """Stems of all words and of each two in a row, small ones and denials too, each as in `piece_vector`."""
    every = list(map(stem, text.words))
    counts = Counter([*every, *(f"{one} {two}" for one, two in pairwise(every))])
    return {phrase: 1 + math.log(count) for phrase, count in counts.items()}


def stem_vector(text: Wording, rarity: Rarity) -> dict[str, float]:
    """Stems, each weighing its rarity times the logarithm of its count."""
    return {stem: rarity.weight(stem) * (1 + math.log(count)) for stem, count in Counter(text.stems).items()}


@lru_cache(maxsize=65536)
def _parts(word: str) -> frozenset[str]:
    padded = f"#{word}#"
    return frozenset(
        padded[start : start + size] for size in (2, 3) for start in range(len(padded) - size + 1)
    )
