"""What a class gets wrong in the same way, and what may help: wrong beliefs, wrong answers, cases that fail. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.course.model import Course

KEPT = 200
"""Clusters that are counted; the rare ones are let go of."""


class Kind(StrEnum):
    """By what answers are alike."""

    BELIEF = "belief"
    """The misconception that the author put behind them; the key is its id."""
    ANSWER = "answer"
    """The same wrong answer to an item, of which no belief is known."""
    TEST = "test"
    """Code that fails at the same case in the same way."""


class Step(StrEnum):
    """What may be done next."""

    LESSON = "lesson"
    """Go through a lesson again, together or each alone."""
    EXPLANATION = "explanation"
    """Show an explanation by learners that helped others with it."""
    MEND = "mend"
    """Give this answer words of its own in the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Answers that are wrong alike: how many, of how many learners; `example` is the number of one of them."""

    kind: Kind
    item: str
    """Of a belief, the item in which it shows most."""
    key: str
    count: int
    learners: int
    example: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may help, and the lesson or item where; the latter is an id."""

    step: Step
    subject: str


def added(counted: Mapping[str, Cluster], more: Iterable[Cluster]) -> dict[str, Cluster]:
    """The clusters of two groups of learners who have nobody in common, those of most learners first."""
    together = dict(counted)
    for one in more:
        name = f"{one.kind}/{'' if one.kind is Kind.BELIEF else one.item}/{one.key}"
        together[name] = _both(together[name], one) if name in together else one
    ranked = sorted(together.items(), key=lambda pair: (-pair[1].learners, -pair[1].count, pair[0]))
    return dict(ranked[:KEPT])


def _both(one: Cluster, other: Cluster) -> Cluster:
    more = one if one.count >= other.count else other
    return Cluster(
        kind=one.kind,
        item=more.item,
        key=one.key,
        count=one.count + other.count,
        learners=one.learners + other.learners,
        example=more.example,
    )


def suggested(one: Cluster, course: Course, *, explained: bool) -> Suggested | None:
    """What may help; `explained`: whether there is an explanation about it that helped others. None where all is gone."""
    item = course.find_item(one.item)
    if one.kind is Kind.BELIEF and explained:
        return Suggested(Step.EXPLANATION, one.key)
    if one.kind is Kind.ANSWER:
        return Suggested(Step.MEND, item.id) if item else None
    known = {belief.id: belief.skill for belief in course.misconceptions}
    skill = known.get(one.key) if one.kind is Kind.BELIEF else None
    lesson = next((each for each in course.lessons if skill in each.skills), None) if skill else None
    if lesson is None and item is not None:
        lesson = course.find_lesson(item.lesson)
    return Suggested(Step.LESSON, lesson.id) if lesson else None
