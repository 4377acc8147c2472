"""The verbs of who teaches at submissions, in a chat."""

from core.chat import Reply
from core.errors import LearnerError
from core.features.grading import deciding, looking, rules, views
from core.features.grading.looking import place_of
from core.features.grading.views import Reader
from core.store import submissions
from core.store.submissions import Wanted
from core.turn import Turn

MOST = 8
"""Submissions in one message."""


async def submissions_(turn: Turn) -> Reply:
    """List the submissions of the community's classes, the newest first."""
    if turn.argument("challenge").strip() and not turn.argument("course"):
        found = await looking.challenge(turn)
        if found.place is None:
            return views.which(found.near, "grading.list", turn.say)
        wanted = Wanted(course=found.place.course.id, items=found.place.ids)
    else:
        wanted = await looking.wanted(turn)
    here = turn.standing.community
    some = await turn.read(submissions.newest, here, wanted, MOST + 1)
    titles = {one.id: deciding.title_of(turn, one) for one in some}
    return views.listed(some[:MOST], wanted, titles, reader_of(turn), turn.say, older=len(some) > MOST)


async def show(turn: Turn) -> Reply:
    """Show one submission with what was said about it."""
    one = await looking.submission(turn)
    remarks = await turn.read(submissions.remarks, turn.standing.community, one.id)
    place, title = place_of(turn, one), deciding.title_of(turn, one)
    return views.submission(one, title, remarks, reader_of(turn), turn.say, there=place is not None)


async def run_again(turn: Turn) -> Reply:
    """Run a submission with all the cases as they are now; nothing is counted."""
    one = await looking.submission(turn)
    place = place_of(turn, one)
    if place is None:
        raise LearnerError("grading-challenge-gone")
    return views.ran(one, await looking.graded_now(turn, place, one), place.challenge, turn.say)


async def ask_comment(turn: Turn) -> Reply:
    """Ask what is to be said."""
    one = await looking.submission(turn)
    return views.ask_comment(one, deciding.title_of(turn, one), turn.say)


async def comment(turn: Turn) -> Reply:
    """Say it to the learner."""
    return views.commented(await deciding.comment(turn), turn.say)


async def ask_decision(turn: Turn) -> Reply:
    """Ask why a submission is to count otherwise."""
    one = await looking.submission(turn)
    if rules.RIGHT.get(turn.argument("becomes")) is one.counts:
        raise LearnerError("grading-counts-already")
    return views.ask_reason(one, deciding.title_of(turn, one), turn.say)


async def decide(turn: Turn) -> Reply:
    """Have it count so."""
    decided = await deciding.decide(turn)
    if decided is not None:
        return views.decided(decided, turn.say)
    one = await looking.submission(turn)
    remarks = await turn.read(submissions.remarks, turn.standing.community, one.id)
    return views.decided_by_another(one, remarks, reader_of(turn), turn.say)


def reader_of(turn: Turn) -> Reader:
    """For whom dates are written."""
    return Reader(turn.language, turn.learner.time_zone)
