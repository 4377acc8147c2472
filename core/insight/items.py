"""How a question does its work in a class: how many are right, whom it tells apart, and what is wrong with it. Pure.

Only first answers without help count: later ones are partly elimination, and a hint changes the question (P20). All
sums can be added, so that a class is worked through in blocks.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.insight.answers import Given
from core.insight.timing import Times

ENOUGH = 20
"""Answers below which nothing is said against an item: the interval of a share of 20 is some 40 points wide."""
TOO_HARD, TOO_EASY = 0.2, 0.95
"""Shares of right answers beyond which an item tells few learners apart."""
FLAT = 0.1
"""A discrimination below this is poor. Ebel and Frisbie (Essentials of Educational Measurement, 1991) put the line at .2
for tests that grade; for practice half of that is enough to look at an item."""
ABLE = 0.73
"""From this quantile of ability on learners count as able: the upper 27 % tell most about an item (Kelley, Journal of
Educational Psychology 30, 1939)."""
Z = 1.96


class Fault(StrEnum):
    """What is wrong with an item, the gravest first."""

    RIVAL = "rival"
    """The able choose something else more often than what is right: the key may be wrong."""
    BACKWARDS = "backwards"
    """Those who are right here are rather wrong elsewhere."""
    HARD = "hard"
    FLAT = "flat"
    EASY = "easy"
    IDLE = "idle"
    """An option that nobody ever chose."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share and where it may well lie (95 %)."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSums:
    """What can be added of the answers to an item. `met` learners gave `attempts` answers in all, at any help.

    `firsts` are the first answers without help, `right` those that were right. `pairs` of them come from learners with
    enough other first answers: `x` of those were right, `y` is the sum of their share of right answers elsewhere.
    """

    met: int = 0
    attempts: int = 0
    firsts: int = 0
    right: int = 0
    able: int = 0
    able_right: int = 0
    pairs: int = 0
    x: int = 0
    y: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def __add__(self, other: "ItemSums") -> "ItemSums":
        """The sums of two groups of learners who have nobody in common."""
        return ItemSums(
            met=self.met + other.met,
            attempts=self.attempts + other.attempts,
            firsts=self.firsts + other.firsts,
            right=self.right + other.right,
            able=self.able + other.able,
            able_right=self.able_right + other.able_right,
            pairs=self.pairs + other.pairs,
            x=self.x + other.x,
            y=self.y + other.y,
            yy=self.yy + other.yy,
            xy=self.xy + other.xy,
        )

    @property
    def discrimination(self) -> float | None:
        """The point-biserial correlation of being right here with the share right elsewhere, None where either is constant.

        The item itself is not among the others, which would flatter it (Henrysson, Psychometrika 28, 1963).
        """
        if self.pairs < 2:
            return None
        n = self.pairs
        across = self.xy - self.x * self.y / n
        spread = (self.x - self.x**2 / n) * (self.yy - self.y**2 / n)
        return max(-1.0, min(1.0, across / math.sqrt(spread))) if spread > 1e-9 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """What is said of an item. `given` are the answers that were given, the most frequent first."""

    item: str
    sums: ItemSums
    given: tuple[Given, ...] = ()
    times: Times = field(default_factory=Times)
    faults: tuple[Fault, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are answers enough to judge it by."""
        return self.sums.firsts >= ENOUGH

    @property
    def facility(self) -> Interval | None:
        """The share of right first answers; None before the first."""
        return share(self.sums.right, self.sums.firsts)

    @property
    def discrimination(self) -> float | None:
        """How well it tells learners apart, -1 to 1; None where there are too few answers or no differences."""
        return self.sums.discrimination if self.sums.pairs >= ENOUGH else None


def share(right: int, total: int) -> Interval | None:
    """A share with its interval (Wilson, Journal of the American Statistical Association 22, 1927); None of nothing."""
    if total <= 0:
        return None
    p = right / total
    middle = (p + Z**2 / (2 * total)) / (1 + Z**2 / total)
    half = Z / (1 + Z**2 / total) * math.sqrt(p * (1 - p) / total + Z**2 / (4 * total**2))
    return Interval(max(0.0, middle - half), p, min(1.0, middle + half))


def faults(sums: ItemSums, given: Sequence[Given], options: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What is wrong with an item, the gravest first; nothing is said of one with too few answers.

    `options` are the wrong ones as `given` names them, where it has any that are chosen one at a time.
    """
    if sums.firsts < ENOUGH:
        return ()
    found: set[Fault] = set()
    if sums.able >= ENOUGH / 2 and any(not one.correct and one.able > sums.able_right for one in given):
        found.add(Fault.RIVAL)
    facility = sums.right / sums.firsts
    if facility < TOO_HARD:
        found.add(Fault.HARD)
    if facility > TOO_EASY:
        found.add(Fault.EASY)
    discrimination = sums.discrimination if sums.pairs >= ENOUGH else None
    if discrimination is not None and discrimination < FLAT:
        found.add(Fault.BACKWARDS if discrimination < 0 else Fault.FLAT)
    chosen = {one.answer for one in given}
    if facility <= TOO_EASY and any(one not in chosen for one in options):
        found.add(Fault.IDLE)
    return tuple(one for one in Fault if one in found)
