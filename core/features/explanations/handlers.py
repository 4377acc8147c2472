"""The learner's verbs with what others explained: read it blind, say whether it helped, and then see what others think."""

from collections.abc import Mapping, Sequence

from core.chat import Plain, Reply, Suggestion
from core.course.model import Course, Lesson
from core.errors import LearnerError
from core.features.explanations import rules, views
from core.features.explanations.views import Told
from core.finding import find, lesson_shelf, suggestions
from core.moderating.rules import ruled
from core.store import explanations, votes
from core.store.votes import Ballotbox
from core.studying import current_course, standing
from core.task import Task
from core.turn import Turn

_REFUSED = {
    Ballotbox.CLOSED: "explanations-too-late",
    Ballotbox.OWN: "explanations-own",
    Ballotbox.NOT_SHOWN: "explanations-not-shown",
    Ballotbox.DECIDED: "explanations-decided",
}


async def read(turn: Turn) -> Reply:
    """The next explanation to judge, of what was learnt or of the lesson that is named."""
    course = current_course(turn)
    words = turn.argument("lesson").strip()
    if not words:
        return await _next(turn, course, None)
    found = find(lesson_shelf(course.lessons), words)
    if found.sure is None:
        return views.which(course, words, found.near, turn.say)
    return await _next(turn, course, found.sure)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The lessons that may be meant by what is being typed, of those that are done."""
    return suggestions(lesson_shelf(await _learnt(turn, current_course(turn))), turn.text)


async def next_(turn: Turn) -> Reply:
    """The next one, of the same lesson where one was named."""
    course = turn.house.catalogue.find(turn.argument("course")) or current_course(turn)
    return await _next(turn, course, course.find_lesson(turn.argument("lesson")))


async def vote(turn: Turn) -> Reply:
    """Say whether it helped. What others think is told from now on.

    `jobs.weigh` weighs the vote a little later, and `jobs.tell_helped` tells the author of it.
    """
    id_, helped = turn.argument("explanation"), turn.arguments.get("helped") is True
    await _admit(turn, id_)
    because = "" if helped else await _reason(turn)
    found = await turn.read(votes.opinions, turn.learner.id, id_, voting=helped)
    if found is None:
        raise LearnerError("explanations-not-shown")
    turn.write(votes.cast, turn.learner.id, id_, helped, because, turn.now)
    return views.voted(id_, found, _way(turn), await _task(turn), turn.say)


async def doubt(turn: Turn) -> Reply:
    """It did not help: ask why."""
    id_ = turn.argument("explanation")
    await _admit(turn, id_)
    return views.why_not(id_, _way(turn), await _task(turn), turn.say)


async def words(turn: Turn) -> Reply:
    """Ask for a reason in the reader's own words."""
    id_ = turn.argument("explanation")
    await _admit(turn, id_)
    return views.in_own_words(id_, _way(turn), await _task(turn), turn.say)


async def change(turn: Turn) -> Reply:
    """Show an explanation again to whoever has judged it, and may still say otherwise."""
    id_ = turn.argument("explanation")
    await _admit(turn, id_)
    found = await turn.read(explanations.seen, turn.learner.id, id_)
    if found is None:
        raise LearnerError("explanations-not-shown")
    told = Told.of(found, turn.house.catalogue.find(found.course))
    return views.judge_again(id_, told, _way(turn), await _task(turn), turn.say)


async def _next(turn: Turn, course: Course, lesson: Lesson | None) -> Reply:
    """The next explanation of a lesson, or of whichever that is done: it takes learning to judge."""
    learnt = await _learnt(turn, course)
    if lesson is not None and lesson not in learnt:
        return views.not_learnt(course, lesson, turn.say)
    asked = [one.id for one in ([lesson] if lesson else learnt)]
    me, within = turn.learner.id, turn.within
    open_ = await turn.read(explanations.to_be_judged, me, course.id, asked, within)
    found = None
    if open_:
        chosen = turn.random.choice(open_)
        found = await turn.read(explanations.to_judge, me, course.id, chosen, turn.random, within)
    if found is None:
        return views.none_to_judge(course, lesson or (learnt[-1] if learnt else None), turn.say)
    following = {"course": course.id, "lesson": lesson.id} if lesson else {"course": course.id}
    return views.judge(found.id, Told.of(found, course), following, turn.say)


async def _learnt(turn: Turn, course: Course) -> tuple[Lesson, ...]:
    return rules.learnt(course, (await standing(turn, course)).done)


async def _admit(turn: Turn, id_: str) -> None:
    """Raise LearnerError where the learner may not vote on this now.

    Only what they were shown has a press for it, and a press of somebody else's reply leads nowhere (`Turn.foreign`).
    """
    refused = _REFUSED.get(await turn.read(votes.ballotbox, turn.learner.id, id_, turn.now))
    if refused is not None:
        raise LearnerError(refused)


async def _reason(turn: Turn) -> str:
    """Why it did not help: one of ours, or words that its author can be shown. They go to no model."""
    if (chosen := turn.argument("because")) in rules.REASONS:
        return chosen
    typed = " ".join(turn.values.get("because", "").split())
    if not typed:
        raise LearnerError("explanations-reason-missing")
    if len(typed) > rules.LONGEST_REASON:
        raise LearnerError("explanations-reason-too-long", most=rules.LONGEST_REASON)
    if ruled(typed) is not None:
        raise LearnerError("explanations-reason-held")
    return typed


def _way(turn: Turn) -> Mapping[str, Plain]:
    """How the reader came to it, which goes along to the next reply: from a task, or from what a lesson is about."""
    return {name: turn.arguments[name] for name in views.WAY if name in turn.arguments}


async def _task(turn: Turn) -> Task | None:
    """What the learner goes back to, where they came from a task."""
    return await turn.task() if "via" in turn.arguments else None
