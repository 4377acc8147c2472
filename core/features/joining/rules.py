"""How often one may be wrong with a code, and what a learner's classes come to. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.classwork import Owed

MOST_TRIES = 5
"""Wrong codes of one learner within WINDOW: what makes guessing slow, and seen."""
WINDOW = timedelta(hours=1)
LONGEST_NAME = 40
"""Characters of a name in a class."""
MOST_BEGUN = 8
"""Ways that lead on from what is due."""


def again_at(tries: Sequence[datetime]) -> datetime | None:
    """When another code may be tried, after wrong ones within the last WINDOW; None where it may be now."""
    return None if len(tries) < MOST_TRIES else tries[-MOST_TRIES] + WINDOW


def in_order(owed: Sequence[Owed]) -> list[Owed]:
    """What is open first, and of that what is due first; what has no date is last of each."""
    return sorted(
        owed, key=lambda one: (one.state.is_done, one.moment is None, one.moment or one.assignment.at)
    )
