"""How well a learner has a skill: a probability with its interval, and the word for it (P13)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from statistics import fmean

from core.learning.estimate import MIDDLING_ITEM, Estimate, logistic
from core.learning.outcome import Outcome

MASTERED_FROM = 0.75
RIGHT_IN_A_ROW = 2


class Level(Enum):
    """The stages that progress views have words for, in order."""

    NEW = "new"
    """No unassisted answer yet, whatever other skills suggest."""
    LEARNING = "learning"
    NEARLY = "nearly"
    """Probably there after two answers or more, and not yet certain; or mastered but for a recent slip."""
    MASTERED = "mastered"


@dataclass(frozen=True, slots=True)
class Practice:
    """The tally of one learner's unassisted first goes at one skill."""

    answers: int = 0
    right_in_a_row: int = 0

    def after(self, outcome: Outcome) -> "Practice":
        """The tally after an answer; unchanged by assisted answers and later goes (P20)."""
        if not outcome.is_evidence:
            return self
        return Practice(self.answers + 1, self.right_in_a_row + 1 if outcome.correct else 0)


@dataclass(frozen=True, slots=True)
class Mastery:
    """The probability of being right on a typical item of the skill: one standard deviation low, middle and high."""

    low: float
    middle: float
    high: float


def typical_ease(items: Iterable[Estimate]) -> float:
    """The mean ease of a skill's items in logits, to measure mastery at; a middling item's where there is none.

    On real logs a skill's own items make a safer yardstick than one for all skills (docs/decisions/0004).
    """
    return fmean([item.mean for item in items] or [MIDDLING_ITEM])


def mastery(learner: Estimate, skill: Estimate, ease: float = MIDDLING_ITEM) -> Mastery:
    """How likely the learner is right on an item of that ease (logits; see `typical_ease`), with its interval."""
    middle = learner.mean + skill.mean + ease
    deviation = math.sqrt(learner.variance + skill.variance)
    return Mastery(logistic(middle - deviation), logistic(middle), logistic(middle + deviation))


def level(reached: Mastery, practice: Practice) -> Level:
    """The word for it. Mastered takes confidence as well as a high estimate: low ≥ .75 and the last two right."""
    if practice.answers == 0:
        return Level.NEW
    if reached.low >= MASTERED_FROM and practice.right_in_a_row >= RIGHT_IN_A_ROW:
        return Level.MASTERED
    probable = reached.middle >= MASTERED_FROM and practice.answers >= RIGHT_IN_A_ROW
    return Level.NEARLY if probable else Level.LEARNING
