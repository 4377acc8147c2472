"""What may be judged, how it stands, and what fits in a hint. Pure."""

from collections.abc import Collection, Iterable

from core.course.model import Challenge, Course, Lesson, Rung
from core.search.copying import taken
from core.store.explanations import Blind, Explanation, State

LONGEST_NAME, LONGEST_REASON = 40, 300
"""Characters of a name under which something is shared, and of a reason in one's own words."""
LONGEST_HINT = 160
"""Words of a hint (P7); what is longer is read when somebody asks for it."""
BEGINNING = 160
"""Characters of an explanation in a list."""
ON_A_PAGE = 5
COPIED = 0.6
"""Share of an explanation that stands in another word for word, from which they are the same."""
REASONS = ("hard-to-follow", "wrong", "no-example", "off-topic")
"""Why an explanation did not help, to choose from; all else is in the voter's own words."""
TOLD_BY_OTHERS = frozenset({Rung.CONCEPT.value, Rung.EXAMPLE.value})
"""The rungs of a challenge's ladder on which another learner's words may stand for the author's: those that explain. A
cue or a question says less than any explanation, so there it stays the author's (P4)."""


def learnt(course: Course, done: Collection[str]) -> tuple[Lesson, ...]:
    """The lessons that are done, in the course's order."""
    return tuple(one for one in course.lessons if one.id in done)


def is_anothers(text: str, others: Iterable[str]) -> bool:
    """Whether most of an explanation is what another learner has said, in their very words."""
    return any(taken(text, other) >= COPIED for other in others)


def is_again(text: str, own: Iterable[Explanation]) -> bool:
    """Whether an explanation says much the same as another of its author's that others are not to see just now.

    It does where most of either stands in the other word for word: what is longer now, or shorter, is still the same.
    """
    unseen = (one.text for one in own if one.state is not State.SHOWN)
    return any(max(taken(text, one), taken(one, text)) >= COPIED for one in unseen)


def fits(one: Blind) -> bool:
    """Whether an explanation is short enough to be a hint."""
    return len(f"{one.text} {one.code}".split()) <= LONGEST_HINT


def standing(one: Explanation) -> str:
    """How an explanation stands, for its author: kept, shared, review or hidden."""
    if one.state is not State.SHOWN:
        return one.state.value
    return "shared" if one.shared else "kept"


def challenges(course: Course, lesson: Lesson) -> list[Challenge]:
    """The challenges of a lesson, which no explanation of it may solve."""
    return [one for one in course.items_of_lesson(lesson.id) if isinstance(one, Challenge)]
