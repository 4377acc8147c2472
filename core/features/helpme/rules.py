"""How many questions one learner may have open, which of those that wait comes next, and which hint is suggested. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.course.model import Challenge, Course, Item, Rung
from core.store.questions import Question

MOST = 3
"""Open questions of one learner."""
LONGEST = 2_000
"""Characters of a question, and of an answer."""
LONGEST_ATTEMPT = 4_000
"""Characters of what goes along."""


def following(ids: Sequence[str], after: str) -> int:
    """The place of the one behind `after`; from the end, or where that is there no more, the first one's."""
    return (ids.index(after) + 1) % len(ids) if after in ids else 0


def item_of(question: Question, course: Course | None) -> Item | None:
    """What the question is about; None where it is about nothing, or that is gone from the course."""
    return course.find_item(question.item) if course and question.item else None


def title_of(item: Item) -> str:
    """What an item is called; of a question, how it begins."""
    return item.title if isinstance(item, Challenge) else item.prompt


def next_rung(ladder: Mapping[str, Any]) -> Rung:
    """The author's hint above the one that was shown last, but never the solution: that is for people to decide."""
    rungs = [one for one in Rung if one is not Rung.BOTTOM_OUT]
    shown = ladder.get("rung")
    if shown == Rung.BOTTOM_OUT:
        return rungs[-1]
    place = rungs.index(Rung(shown)) + 1 if shown in rungs else 0
    return rungs[min(place, len(rungs) - 1)]
