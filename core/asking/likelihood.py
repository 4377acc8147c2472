"""How likely a learner answers an item rightly, from what the rows say. Pure."""

from core.course.model import Item
from core.learning.estimate import NEW_LEARNER, NEW_SKILL, Belief, estimate_of, item_prior, predict
from core.store.knowledge import Gaussian, SkillRow


def likely_right(
    item: Item, ability: Gaussian | None, skill: SkillRow | None, ease: Gaussian | None
) -> float:
    """The probability (0 to 1) that the next unassisted answer is right; rows that are missing are unknown."""
    return predict(
        Belief(
            learner=estimate_of(ability, NEW_LEARNER),
            skill=estimate_of(skill.estimate if skill else None, NEW_SKILL),
            item=estimate_of(ease, item_prior(item.difficulty)),
        )
    )
