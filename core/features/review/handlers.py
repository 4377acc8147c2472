"""The learner's verbs in a review."""

from core.asking.round import Rounds
from core.chat import Reply
from core.features.review import rules, views
from core.learning.selection import choose_due
from core.store import knowledge
from core.studying import current_course
from core.turn import Turn

ROUNDS = Rounds("review", views.finish)


async def start(turn: Turn) -> Reply:
    """Ask what is due, those that waited longest first."""
    course = current_course(turn)
    met = await turn.read(knowledge.met, turn.learner.id, course.id)
    reviews = rules.reviews(course, met)
    items = choose_due(reviews, rules.MOST, now=turn.now)
    if not items:
        return views.nothing_due(turn, next((one.due for one in reviews), None))
    return Reply.of(*ROUNDS.begin(turn, course, items))
