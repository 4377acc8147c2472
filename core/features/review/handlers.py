"""The learner's verbs in a review."""

from collections.abc import Sequence

from core.asking.round import Round, Rounds
from core.chat import Block, Reply
from core.earning import earn
from core.features.review import rules, views
from core.learning.selection import Review, choose_due
from core.play.points import for_review
from core.store import knowledge
from core.studying import current_course
from core.turn import Turn
from core.words.formats import relative_day


async def start(turn: Turn) -> Reply:
    """Ask what is due, those that waited longest first: in the course that is named, or the learner's own."""
    course = turn.house.catalogue.find(turn.argument("course")) or current_course(turn)
    met = await turn.read(knowledge.met, turn.learner.id, course.id)
    reviews = rules.reviews(course, met)
    items = choose_due(reviews, rules.MOST, now=turn.now)
    if not items:
        return views.nothing_due(turn.say, _when(turn, reviews))
    return Reply.of(*await ROUNDS.begin(turn, course, items))


async def finish(turn: Turn, over: Round) -> tuple[Block, ...]:
    """Give the points for what was remembered, and say how it went."""
    awards = for_review(f"{over.course}/{over.seed:x}", over.due, asked=len(over.items))
    return views.finish(turn.say, over, await earn(turn, awards))


ROUNDS = Rounds("review", finish, keeps_due=True)


def _when(turn: Turn, reviews: Sequence[Review[str]]) -> str:
    """The day on which the next item is due, in words; "" where there is none."""
    if not reviews:
        return ""
    return relative_day(reviews[0].due, turn.now, turn.language, turn.learner.time_zone, turn.say)
