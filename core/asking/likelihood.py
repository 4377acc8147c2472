"""How likely a learner answers an item rightly, from what the rows say. Pure."""

from core.course.model import Item
from core.learning.estimate import NEW_LEARNER, NEW_SKILL, Belief, Estimate, item_prior, predict
from core.store.knowledge import Gaussian, SkillRow


def likely_right(
    item: Item, ability: Gaussian | None, skill: SkillRow | None, ease: Gaussian | None
) -> float:
    """The probability (0 to 1) that the next unassisted answer is right; rows that are missing are unknown."""
    return predict(
        Belief(
            learner=_estimate(ability) or NEW_LEARNER,
            skill=_estimate(skill.estimate if skill else None) or NEW_SKILL,
            item=_estimate(ease) or item_prior(item.difficulty),
        )
    )


def _estimate(row: Gaussian | None) -> Estimate | None:
    return None if row is None else Estimate(row.mean, row.variance)
