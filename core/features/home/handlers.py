"""The learner's verbs in the hall."""

from core.chat import Action, Reply
from core.feature import is_for
from core.features.home import rules, views
from core.studying import Standing, chosen_course, standing
from core.turn import Turn


async def arrive(turn: Turn) -> Reply | Action:
    """Open what the address says that somebody came by; welcome them where it says nothing that we know."""
    word, _, rest = turn.argument("where").partition("_")
    verb = turn.house.entries.get(word)
    return Action(verb, {"entry": rest}) if verb else await start(turn)


async def start(turn: Turn) -> Reply:
    """Welcome somebody new; show somebody who comes back where they were."""
    course = chosen_course(turn)
    if course is None and turn.learner.course is not None:
        return views.lost(turn.say)
    now = await standing(turn, course) if course else None
    activity = turn.conversation.activity
    if now and (activity or not now.fresh):
        return views.welcome_back(turn.learner.name, now, activity, turn.say)
    courses = turn.courses
    first = course or rules.suggested(courses, turn.language)
    return views.welcome(
        turn.learner.name, first, others=len(courses) > 1, language=turn.language, say=turn.say
    )


async def help_(turn: Turn) -> Reply:
    """Say what there is for this person here. The reply opens nothing, so that whatever is open stays open."""
    course = chosen_course(turn)
    topics = tuple(one.title for one in course.skills) if course else ()
    commands = [one for one in turn.house.commands if is_for(turn, one.audience)]
    return views.help_(commands, topics, turn.conversation.activity, turn.say)


async def cancel(turn: Turn) -> Reply:
    """Leave the activity; what was done in it stays."""
    left = turn.conversation.activity
    turn.leave()
    return views.cancelled(left, await _standing(turn), turn.say)


async def _standing(turn: Turn) -> Standing | None:
    course = chosen_course(turn)
    return await standing(turn, course) if course else None
