"""Which programs of a class are more alike than its others are, once what the task itself makes alike is taken away. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist, quantiles

from core.similarity.fingerprints import RUN, Fingerprints, fingerprints
from core.similarity.tokens import tokens

ALIKE = 0.5
"""The share of the shorter program's own fingerprints that the other one has too, from which a pair is shown."""
LEAST = 10
"""Fingerprints of a program's own below which nothing is said of it: a short task has few ways to be written."""
FEW, SHARE = 4, 1 / 3
"""What at least so many programs have, and more than this share of all, is the task's, and no one's own."""
FEWEST = 8
"""Programs below which it is not said how many pairs would be this alike by chance."""
MOST_SHOWN = 30
"""Pairs that are shown, those most alike first."""


@dataclass(frozen=True, slots=True)
class Program:
    """A submission that is compared, under a key of the caller's."""

    key: int
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programs that are alike: the share of the shorter one (0 to 1), and the lines of each that the other has too."""

    one: int
    other: int
    share: float
    lines: tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What came of comparing the programs of a class.

    `compared` are programs with enough of their own, of `all` that there are. `expected` is how many pairs would be
    this alike if all were as independent as most are; None where there are too few to say.
    """

    pairs: tuple[Pair, ...]
    found: int
    """How many pairs are alike, of which the first are in `pairs`."""
    compared: int
    all: int
    expected: float | None


def likeness(programs: Sequence[Program], given: Iterable[str], syntax: str) -> Likeness:
    """Compare each program with each. What stands in `given` (starter, reference, typical solutions) is nobody's own."""
    prints = {one.key: fingerprints(tokens(one.source, syntax)) for one in programs}
    common = _common(prints.values()).union(*(fingerprints(tokens(one, syntax)) for one in given))
    own = {key: found.keys() - common for key, found in prints.items()}
    able = {key: found for key, found in own.items() if len(found) >= LEAST}
    shares = _shares(able)
    alike = sorted(((share, pair) for pair, share in shares.items() if share >= ALIKE), reverse=True)
    pairs = tuple(_pair(*pair, share, prints, common) for share, pair in alike[:MOST_SHOWN])
    return Likeness(
        pairs=pairs,
        found=len(alike),
        compared=len(able),
        all=len(programs),
        expected=_expected(list(shares.values()), len(able)),
    )


def _common(prints: Iterable[Fingerprints]) -> set[int]:
    """What many have: one learns from the other's book, and from the same lesson."""
    all_ = list(prints)
    counted = Counter(one for found in all_ for one in found)
    return {one for one, times in counted.items() if times >= FEW and times > SHARE * len(all_)}


def _shares(own: Mapping[int, set[int]]) -> dict[tuple[int, int], float]:
    """How much of the shorter one the two of each pair have in common (0 to 1), of those that have anything."""
    holders: dict[int, list[int]] = {}
    for key in sorted(own):
        for one in own[key]:
            holders.setdefault(one, []).append(key)
    shared = Counter(pair for keys in holders.values() for pair in combinations(keys, 2))
    return {pair: times / min(len(own[pair[0]]), len(own[pair[1]])) for pair, times in shared.items()}


def _pair(
    one: int, other: int, share: float, prints: Mapping[int, Fingerprints], common: Collection[int]
) -> Pair:
    shared = (prints[one].keys() & prints[other].keys()).difference(common)
    return Pair(one, other, share, (_lines(prints[one], shared), _lines(prints[other], shared)))


def _lines(prints: Fingerprints, shared: set[int]) -> frozenset[int]:
    places = (place for found in shared for place in prints[found])
    return frozenset(line for first, last in places for line in range(first, last + 1))


def _expected(shares: Sequence[float], programs: int) -> float | None:
    """How many pairs of so many programs would be alike by chance, from the shares of those that have anything in common.

    Most pairs are of people who worked alone, so the middle of all shares and the distance from there to the upper
    tenth say how independent work of this task spreads: as a normal distribution, of which the tail is taken.
    """
    if programs < FEWEST:
        return None
    pairs = programs * (programs - 1) // 2
    deciles = quantiles([*shares, *[0.0] * (pairs - len(shares))], n=10)
    middle, spread = deciles[4], (deciles[8] - deciles[4]) / NormalDist().inv_cdf(0.9)
    tail = 1 - NormalDist(middle, max(spread, 1 / (2 * RUN * LEAST))).cdf(ALIKE)
    return tail * pairs
