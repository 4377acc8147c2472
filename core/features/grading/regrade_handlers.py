"""The verbs of who teaches at a regrading, in a chat."""

from core.chat import Reply
from core.features.grading import looking, regrade_views, regrading, views
from core.features.grading.rules import Place
from core.turn import Turn


async def regrade(turn: Turn) -> Reply:
    """Show how the last regrading of a challenge stands and whom it would change; offer one, where there was none."""
    found = await looking.challenge(turn)
    if found.place is None:
        return views.which(found.near, "grading.regrade", turn.say)
    return await _standing(turn, found.place)


async def _standing(turn: Turn, place: Place) -> Reply:
    job = await regrading.newest_job(turn, place)
    if job is None:
        return regrade_views.offered(place, turn.say)
    found = await regrading.changes_of(turn, place, job)
    return regrade_views.standing(place, job, found, turn.say)


async def start(turn: Turn) -> Reply:
    """Have it begin."""
    place = await looking.the_challenge(turn)
    regrading.begin(turn, place)
    return regrade_views.begun(place, turn.say)


async def stop(turn: Turn) -> Reply:
    """Have it stop."""
    place = await looking.the_challenge(turn)
    await regrading.stop(turn)
    return regrade_views.stopped(place, turn.say)


async def apply(turn: Turn) -> Reply:
    """Write what it changes."""
    place = await looking.the_challenge(turn)
    return regrade_views.applied(place, await regrading.apply(turn, place), turn.say)
