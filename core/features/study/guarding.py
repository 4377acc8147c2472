"""What is made for a learner must not do their challenges for them: how that is looked at (P1)."""

from collections.abc import Sequence

from core.course.model import Challenge
from core.store import knowledge, works
from core.turn import Turn
from core.tutoring.guarded import leak, readable

MOST_GUARDED = 5
"""Challenges that one thing is looked at for, beside those worked at last: each takes runs of the sandbox."""
UNREADABLE = "guard: unreadable"


async def unsolved_like(turn: Turn, texts: Sequence[str]) -> tuple[Challenge, ...]:
    """The challenges, of all courses, that one of these texts, the first ones before all, is about, and the one worked at last, where not solved.

    Who copies a challenge into a topic or a file is not to get its solution as a lesson, whichever course they are in.
    """
    worked: list[Challenge] = []
    found: list[Challenge] = []
    for course in turn.house.catalogue.courses:
        alike = {
            one.id: one
            for text in texts
            for one in await turn.house.passages.tasks_like(course, text)
            if isinstance(one, Challenge)
        }
        latest = await turn.read(works.latest, turn.learner.id, course.id)
        last = course.find_item(latest) if latest else None
        own = [last] if isinstance(last, Challenge) and readable([last]) else []
        solved = await turn.read(
            knowledge.passed, turn.learner.id, course.id, [*alike, *(one.id for one in own)]
        )
        worked += [one for one in own if one.id not in solved]
        found += [one for one in alike.values() if one.id not in solved and one not in own]
    return (*worked, *found[:MOST_GUARDED])  # no number of others crowds out what is worked at


async def solves(turn: Turn, text: str, challenges: tuple[Challenge, ...], earlier: Sequence[str]) -> str:
    """What a text, after those that stand before it, gives away of challenges, for who looks into it; "" for nothing."""
    if not readable(challenges):
        return UNREADABLE  # nobody could tell
    return await leak(text, challenges, earlier, turn.run)
