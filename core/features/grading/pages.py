"""The web pages of who teaches about submissions: what their addresses show, and what their forms do."""

from core.chat import Page
from core.errors import LearnerError
from core.features.grading import deciding, looking, page_views, regrading, similar
from core.features.grading.handlers import reader_of
from core.features.grading.looking import place_of
from core.store import submissions
from core.store.submissions import Wanted
from core.turn import Turn

MOST = 100
"""Submissions on one page."""


async def submissions_(turn: Turn) -> Page:
    """The submissions of the community's classes, the newest first."""
    wanted = await looking.wanted(turn)
    some = await turn.read(submissions.newest, turn.standing.community, wanted, MOST + 1)
    titles = {one.id: deciding.title_of(turn, one) for one in some}
    return page_views.listed(some[:MOST], wanted, titles, reader_of(turn), turn.say, older=len(some) > MOST)


async def submission(turn: Turn) -> Page:
    """One submission with its code, earlier tries and what was said, and forms to say and decide something."""
    one = await looking.submission(turn)
    remarks = await turn.read(submissions.remarks, turn.standing.community, one.id)
    others = Wanted(course=one.course, items=(one.item,), learner=one.learner)
    tries = await turn.read(submissions.newest, turn.standing.community, others, MOST)
    there = place_of(turn, one) is not None
    title = deciding.title_of(turn, one)
    return page_views.submission(one, title, remarks, tries, reader_of(turn), turn.say, there=there)


async def run_again(turn: Turn) -> Page:
    """Run a submission with all cases as they are now, and show how that came out."""
    one = await looking.submission(turn)
    place = place_of(turn, one)
    if place is None:
        raise LearnerError("grading-challenge-gone")
    grade = await looking.graded_now(turn, place, one)
    return page_views.ran(one, grade, place.challenge, turn.say)


async def comment(turn: Turn) -> str:
    """Say something about a submission to its learner."""
    return page_views.path_of(await deciding.comment(turn))


async def decide(turn: Turn) -> str:
    """Have a submission count otherwise."""
    _take_hidden(turn)
    decided = await deciding.decide(turn)
    if decided is None:
        raise LearnerError("grading-meanwhile-text")
    return page_views.path_of(decided)


async def regrade(turn: Turn) -> Page:
    """How the last regrading of a challenge stands, and whom it would change."""
    place = await looking.the_challenge(turn)
    job = await regrading.newest_job(turn, place)
    found = await regrading.changes_of(turn, place, job) if job else None
    return page_views.regrade(place, job, found, turn.say)


async def start(turn: Turn) -> str:
    """Have a regrading begin."""
    place = await looking.the_challenge(turn)
    regrading.begin(turn, place)
    return page_views.path_to(place, "regrade")


async def stop(turn: Turn) -> str:
    """Have it stop."""
    place = await looking.the_challenge(turn)
    _take_hidden(turn)
    await regrading.stop(turn)
    return page_views.path_to(place, "regrade")


async def apply(turn: Turn) -> str:
    """Write what it changes."""
    place = await looking.the_challenge(turn)
    _take_hidden(turn)
    await regrading.apply(turn, place)
    return page_views.path_to(place, "regrade")


async def similar_(turn: Turn) -> Page:
    """The pairs of submissions that are alike; or the two that the address names, side by side."""
    place = await looking.the_challenge(turn)
    if turn.argument("one"):
        among, found = await similar.the_pair(turn, place)
        one, other = among.submissions[found.one], among.submissions[found.other]
        return page_views.pair(place, found, one, other, turn.language, turn.say)
    among = await similar.compared(turn, place)
    return page_views.similar(place, among.likeness, among.submissions, turn.language, turn.say)


def _take_hidden(turn: Turn) -> None:
    """Have what a form sends along unseen stand beside what its address says, as the arguments of an action do."""
    turn.arguments = {**turn.values, **turn.arguments}
