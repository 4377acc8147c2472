"""The learner's verbs in a review."""

from collections.abc import Sequence

from core.asking.round import Rounds
from core.chat import Reply
from core.features.review import rules, views
from core.learning.selection import Review, choose_due
from core.store import knowledge
from core.studying import current_course
from core.turn import Turn
from core.words.formats import relative_day

ROUNDS = Rounds("review", views.finish)


async def start(turn: Turn) -> Reply:
    """Ask what is due, those that waited longest first."""
    course = current_course(turn)
    met = await turn.read(knowledge.met, turn.learner.id, course.id)
    reviews = rules.reviews(course, met)
    items = choose_due(reviews, rules.MOST, now=turn.now)
    if not items:
        return views.nothing_due(turn.say, _when(turn, reviews))
    return Reply.of(*ROUNDS.begin(turn, course, items))


def _when(turn: Turn, reviews: Sequence[Review[str]]) -> str:
    """The day on which the next item is due, in words; "" where there is none."""
    if not reviews:
        return ""
    return relative_day(reviews[0].due, turn.now, turn.language, turn.learner.time_zone, turn.say)
