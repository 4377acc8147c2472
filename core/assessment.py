"""What an answer changes: the attempt, the beliefs about learner, skill and item, and when the item comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from core.chat import Block
from core.course.model import Course, Item
from core.earning import learnt
from core.learning.estimate import (
    NEW_LEARNER,
    NEW_SKILL,
    VARIANCE_FLOOR,
    Belief,
    Estimate,
    Increment,
    estimate_of,
    item_prior,
    observe,
)
from core.learning.forgetting import Memory, rate, review
from core.learning.mastery import Level, Mastery, Practice, level, mastery, typical_ease
from core.learning.outcome import Assistance, Outcome
from core.plain import from_plain, to_plain
from core.store import knowledge
from core.store.consents import Purpose
from core.store.knowledge import Fact, Gaussian, Known, SkillRow
from core.turn import Turn

LATELY = timedelta(days=1)
"""How long what the tutor said about an item counts as help with it."""
DIFFICULTY = Purpose("difficulty", given=True)
"""Answers help to find out how hard questions are. Nobody can be found in the sum, so it holds until refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How an answer was marked; `response` is what was answered, for those who look at it later."""

    correct: bool
    score: float
    misconception: str | None
    response: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reached:
    """How well a learner has a skill: how likely they are right, with its interval, and the word for it."""

    mastery: Mastery
    level: Level


@dataclass(frozen=True, slots=True)
class Change:
    """The word for the learner's skill before and after an answer, and what is said of their day."""

    before: Level
    after: Level
    today: tuple[Block, ...] = ()


async def assess(
    turn: Turn, course: Course, item: Item, result: Result, *, activity: str, outcome: Outcome
) -> Change:
    """Have an answer written with this turn, together with all that follows from it."""
    found = await turn.read(
        knowledge.known,
        turn.learner.id,
        course.id,
        item.id,
        item.skill,
        purpose=DIFFICULTY.name,
        lately=turn.now - LATELY,
    )
    if found.talked:
        outcome = replace(outcome, assistance=max(outcome.assistance, Assistance.HINT))
    fact = _fact(turn, course, item, result, activity=activity, outcome=outcome, found=found)
    turn.write(knowledge.record, fact)
    return Change(
        reached(course, item.skill, found.ability, found.skill).level,
        reached(course, item.skill, fact.ability, fact.skill_row).level,
        await learnt(turn),
    )


def reached(course: Course, skill: str, ability: Gaussian | None, row: SkillRow) -> Reached:
    """How well a learner has a skill, by the ease that its authors gave its items."""
    ease = typical_ease(item_prior(item.difficulty) for item in course.items_of_skill(skill))
    found = mastery(estimate_of(ability, NEW_LEARNER), estimate_of(row.estimate, NEW_SKILL), ease)
    return Reached(found, level(found, Practice(answers=row.unassisted, right_in_a_row=row.run)))


async def levels(turn: Turn, course: Course) -> dict[str, Level]:
    """How far the learner has each skill of a course that they have worked at, in the course's order."""
    rows = await turn.read(knowledge.skills, turn.learner.id, course.id)
    if not rows:
        return {}
    ability = await turn.read(knowledge.ability, turn.learner.id, course.id)
    worked = (one.id for one in course.skills if one.id in rows)
    return {skill: reached(course, skill, ability, rows[skill]).level for skill in worked}


def _fact(
    turn: Turn,
    course: Course,
    item: Item,
    result: Result,
    *,
    activity: str,
    outcome: Outcome,
    found: Known,
) -> Fact:
    prior = item_prior(item.difficulty)
    belief = Belief(
        learner=estimate_of(found.ability, NEW_LEARNER),
        skill=estimate_of(found.skill.estimate, NEW_SKILL),
        item=estimate_of(found.item, prior),
    )
    seen = observe(belief, outcome)
    memory = None if found.card is None else from_plain(Memory, found.card)
    memory = review(memory, rate(outcome), turn.now)
    return Fact(
        learner=turn.learner.id,
        course=course.id,
        item=item.id,
        revision=item.revision,
        skill=item.skill,
        activity=activity,
        correct=result.correct,
        score=result.score,
        misconception=result.misconception,
        assist_level=int(outcome.assistance),
        response=result.response,
        seq=turn.seq,
        at=turn.now,
        ability=_gaussian(seen.belief.learner),
        skill_row=_counted(found.skill, outcome, seen.belief.skill),
        item_prior=_gaussian(prior),
        item_step=_gaussian(seen.item),
        item_floor=VARIANCE_FLOOR,
        counts=outcome.is_evidence,
        lends=DIFFICULTY.given if found.agreed is None else found.agreed,
        card=to_plain(Memory, memory),
        due=memory.due,
    )


def _counted(row: SkillRow, outcome: Outcome, estimate: Estimate) -> SkillRow:
    """The skill's row after an answer: assisted and unassisted work are counted apart (P20)."""
    right = int(outcome.correct)
    row = replace(row, estimate=_gaussian(estimate))
    if outcome.assistance is Assistance.NONE and not outcome.is_evidence:
        return row  # a later go without help is neither: the first one was counted
    if not outcome.is_evidence:
        return replace(row, assisted=row.assisted + 1, assisted_right=row.assisted_right + right)
    practice = Practice(row.unassisted, row.run).after(outcome)
    return replace(
        row,
        run=practice.right_in_a_row,
        unassisted=practice.answers,
        unassisted_right=row.unassisted_right + right,
    )


def _gaussian(value: Estimate | Increment) -> Gaussian:
    return Gaussian(value.mean, value.variance)
