"""The instructor's verbs for telling a whole class something."""

from core.chat import Reply
from core.errors import LearnerError
from core.features.cohorts import acting, announce_views
from core.features.cohorts.choosing import chosen, given, open_cohort
from core.store import announcements
from core.turn import Turn

SHOWN = 5
"""Announcements at once."""


async def announce(turn: Turn) -> Reply:
    """Show what would be told to the class, before it is; ask for it where nothing was written."""
    cohort = await chosen(turn, "cohorts.announce", "text")
    if isinstance(cohort, Reply):
        return cohort
    if not cohort.members:
        raise LearnerError("cohorts-nobody-yet", title=cohort.title)
    text = given(turn, "text")
    if not text or ("text" not in turn.values and turn.arguments.get("anew")):
        return announce_views.ask(cohort, text, turn.say)
    return announce_views.preview(cohort, turn.new_id(), text, turn.say)


async def send(turn: Turn) -> Reply:
    """Tell the class what was shown. Pressed twice, it is told once."""
    cohort = await open_cohort(turn)
    await acting.announce(turn, cohort, turn.argument("id"), turn.argument("text"))
    return announce_views.sent(cohort, turn.say)


async def list_(turn: Turn) -> Reply:
    """Show what a class was told lately, and who got it."""
    cohort = await chosen(turn, "cohorts.announced")
    if isinstance(cohort, Reply):
        return cohort
    found = await turn.read(announcements.of_cohort, cohort.id, SHOWN)
    return announce_views.listing(cohort, found, turn.now, turn.language, turn.learner.time_zone, turn.say)
