"""What is due for a learner in all of their classes."""

from core import classwork
from core.chat import Reply
from core.classwork import zone_of
from core.features.joining import views
from core.features.joining.views import ClassDue
from core.store import assignments, cohorts
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show what is due by when, what was done, and ways into what is open."""
    mine = await turn.read(cohorts.of_learner, turn.learner.id)
    found = await turn.read(assignments.of_cohorts, [one.id for one in mine])
    shown: list[ClassDue] = []
    for cohort in mine:
        zone = zone_of(turn.learner.time_zone, cohort.zone)
        theirs = [one for one in found if one.cohort == cohort.id]
        owed = await classwork.owed(turn.house, theirs, {turn.learner.id: zone}, turn.now, turn.say)
        shown.append(ClassDue(cohort, tuple(owed), zone))
    has_zone = turn.learner.time_zone is not None
    return views.due(shown, turn.now, turn.language, turn.say, has_zone=has_zone)
