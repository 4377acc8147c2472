"""How able a learner is and how easy an item is, as Gaussian estimates that every answer sharpens (Kalman-IRT).

An answer's logit is z = learner + skill + item: what the learner can do in general, what they can do beyond that in
this skill, and how easy the item is. Each is a mean and a variance in logits; one answer costs O(1).
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from core.learning.outcome import Outcome

# Starting variances and drifts, in logits²: the setting found on three public response logs, which
# `python -m bench.learner` replays. An item's start weighs as much as some eight answers.
LEARNER_VARIANCE = 0.7
SKILL_VARIANCE = 0.4
ITEM_VARIANCE = 0.6
# People change, so each answer gives back a little doubt; items do not, so they have no drift.
LEARNER_DRIFT = 0.002
SKILL_DRIFT = 0.01
# A shared row never becomes quite certain: its text may be edited, its readers change, and increments that were
# computed side by side must not add up to a negative variance. In the logs it costs at most .001 of AUC.
VARIANCE_FLOOR = 0.002

# In two of those logs a stranger meets an item at about +0.9 logits, and the fifths of the items, from the easiest
# to the hardest, lie 0.4 and 0.7 logits apart: hence half a logit for each of an author's five marks.
MIDDLING_ITEM = 0.9
LOGITS_PER_MARK = 0.5
EASIEST, MIDDLING, HARDEST = 1, 3, 5

# A logistic averaged over a normal is about a logistic of z/√(1 + c·V) with c = (16√3 / 15π)² (Zeger, Liang and
# Albert, Biometrics 1988).
SHRINKAGE = (16 * math.sqrt(3) / (15 * math.pi)) ** 2


@dataclass(frozen=True, slots=True)
class Increment:
    """What one answer adds to an estimate's mean and variance; adding is all a shared row needs.

    In SQL: `mean = mean + :mean, variance = greatest(:floor, variance + :variance)`. An item's variance increments
    are never positive, so concurrent answers may be added in any order with the same result.
    """

    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A Gaussian belief about a quantity in logits; `variance` is positive."""

    mean: float
    variance: float

    def moved(self, by: Increment) -> "Estimate":
        """The estimate after an increment, with the variance kept at or above the floor."""
        return Estimate(self.mean + by.mean, max(VARIANCE_FLOOR, self.variance + by.variance))


class Moments(Protocol):
    """A mean and a variance in logits, wherever they are kept."""

    @property
    def mean(self) -> float:
        """What is believed."""
        ...

    @property
    def variance(self) -> float:
        """How little is known."""
        ...


def estimate_of(kept: Moments | None, unknown: Estimate) -> Estimate:
    """What was kept as an estimate; where nothing was, that of the `unknown`."""
    return unknown if kept is None else Estimate(kept.mean, kept.variance)


NEW_LEARNER = Estimate(0.0, LEARNER_VARIANCE)
NEW_SKILL = Estimate(0.0, SKILL_VARIANCE)
UNMOVED = Increment(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Belief:
    """The three estimates an answer bears on: the learner, the learner in the item's skill, and the item's ease."""

    learner: Estimate
    skill: Estimate
    item: Estimate


class Observation(NamedTuple):
    """What an answer taught: the new belief, and the increments that lead to it.

    Write `learner` and `skill` rows either way; write the item's row, which learners share, by its increment.
    """

    belief: Belief
    learner: Increment
    skill: Increment
    item: Increment


def item_prior(difficulty: int) -> Estimate:
    """The ease of an unanswered item that its author marked 1 (easiest) to 5 (hardest), in logits.

    A fresh learner's chance runs from .82 at 1 over .67 at 3 to .48 at 5. Raises ValueError for other marks.
    """
    if not EASIEST <= difficulty <= HARDEST:
        raise ValueError(f"difficulty is a mark from {EASIEST} to {HARDEST}, not {difficulty}")
    return Estimate(MIDDLING_ITEM + LOGITS_PER_MARK * (MIDDLING - difficulty), ITEM_VARIANCE)


def logistic(logit: float) -> float:
    """The probability of a logit, without overflow at either end."""
    if logit >= 0:
        return 1 / (1 + math.exp(-logit))
    odds = math.exp(logit)
    return odds / (1 + odds)


def predict(belief: Belief) -> float:
    """The probability that the next unassisted answer is right, drawn towards ½ by what is not yet known."""
    learner, skill, item = belief.learner, belief.skill, belief.item
    variance = learner.variance + skill.variance + item.variance
    return logistic((learner.mean + skill.mean + item.mean) / math.sqrt(1 + SHRINKAGE * variance))


def observe(belief: Belief, outcome: Outcome) -> Observation:
    """Learn from one answer. Assisted answers and later goes change nothing (`Outcome.is_evidence`, P20).

    One step of an extended Kalman filter for a logistic measurement: with q = σ(z), g = q(1 − q) and V the sum of
    variances, the gain is K = 1/(1 + gV); a mean moves by vK(y − q), a variance by −gKv² and then by its drift.
    """
    if not outcome.is_evidence:
        return Observation(belief, UNMOVED, UNMOVED, UNMOVED)
    learner, skill, item = belief.learner, belief.skill, belief.item
    chance = logistic(learner.mean + skill.mean + item.mean)
    information = chance * (1 - chance)
    gain = 1 / (1 + information * (learner.variance + skill.variance + item.variance))
    pull, sharpening = gain * (outcome.correct - chance), gain * information
    by_learner = _increment(learner.variance, pull, sharpening, LEARNER_DRIFT, LEARNER_VARIANCE)
    by_skill = _increment(skill.variance, pull, sharpening, SKILL_DRIFT, SKILL_VARIANCE)
    by_item = Increment(item.variance * pull, -sharpening * item.variance**2)
    moved = Belief(learner.moved(by_learner), skill.moved(by_skill), item.moved(by_item))
    return Observation(moved, by_learner, by_skill, by_item)


def _increment(variance: float, pull: float, sharpening: float, drift: float, ceiling: float) -> Increment:
    """Drift stops where a stranger starts: a long run of easy answers must not make us less sure than none at all."""
    sharper = variance - sharpening * variance**2
    return Increment(variance * pull, max(sharper, min(sharper + drift, ceiling)) - variance)
