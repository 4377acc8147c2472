"""The learner's verbs in the hall."""

from collections.abc import Sequence

from core.chat import Action, Reply, Shared
from core.course.model import Course
from core.feature import is_for
from core.features.home import rules, views
from core.search.passages import Passage
from core.studying import Standing, chosen_course, standing
from core.turn import Turn

QUOTED = 2
"""Passages in an answer to a question: more would bury them."""


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
    courses = turn.house.catalogue.courses
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


async def hear(turn: Turn) -> Reply:
    """Answer text that answers nothing: with what the course says about it."""
    course = chosen_course(turn)
    if course is None:
        return await start(turn)
    found = await turn.house.passages.closest(course, turn.text, QUOTED)
    quotes = [quote for one in found if (quote := _quote(course, one, turn.text))]
    now = await standing(turn, course)
    return views.heard(quotes, now, turn.conversation.activity, turn.say)


async def share(turn: Turn) -> Sequence[Shared]:
    """What the course says about what is looked for, to explain it to others."""
    course = chosen_course(turn) or next(iter(turn.house.catalogue.courses), None)
    if course is None or not turn.text:
        return ()
    found = await turn.house.passages.closest(course, turn.text, QUOTED)
    quotes = (_quote(course, one, turn.text) for one in found)
    return tuple(views.shared(course, quote) for quote in quotes if quote)


def _quote(course: Course, passage: Passage, question: str) -> views.Quote | None:
    """A passage with its place, where the lesson still has it."""
    lesson = course.find_lesson(passage.lesson)
    if lesson is None or passage.step >= len(lesson.steps):
        return None
    step = lesson.steps[passage.step]
    return views.Quote(lesson=lesson, step=passage.step, markdown=rules.quotation(step, question))


async def _standing(turn: Turn) -> Standing | None:
    course = chosen_course(turn)
    return await standing(turn, course) if course else None
