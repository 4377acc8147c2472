"""The learner's verbs in a teach-back."""

from collections.abc import Sequence

from core.chat import Action, Reply, Suggestion
from core.coding.attached import source_of
from core.coding.program import language_of, program_among
from core.course.model import Course, Lesson
from core.dialogue import fenced
from core.errors import LearnerError
from core.features.teachback import rules, views
from core.features.teachback.asking import appraised, question
from core.features.teachback.ending import end
from core.features.teachback.reading import is_one_of, unreadable
from core.features.teachback.rules import At, Teaching
from core.finding import find, lesson_shelf, suggestions
from core.markdown import fence
from core.store import explanations
from core.studying import current_course, standing
from core.turn import Turn

ACTIVITY = "teachback"


async def teach(turn: Turn) -> Reply | Action:
    """Explain the lesson that is named, else go on, else the one that comes next to be explained."""
    words = turn.argument("lesson").strip()
    if not words and _teaching(turn):
        return await go_on(turn)
    course = current_course(turn)
    if words:
        found = find(lesson_shelf(course.lessons), words)
        return (
            _begin(turn, course, found.sure)
            if found.sure
            else views.which(course, words, found.near, turn.say)
        )
    now = await standing(turn, course)
    lesson = rules.to_teach(course, now.done, now.begun, await _taught(turn, course))
    return _begin(turn, course, lesson) if lesson else views.nothing_yet(course, turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The lessons that may be meant by what is being typed."""
    return suggestions(lesson_shelf(current_course(turn).lessons), turn.text)


async def start(turn: Turn) -> Reply:
    """Explain this lesson, from where that was left in this chat."""
    named = _named(turn)
    return _begin(turn, *named) if named else _gone(turn)


async def go_on(turn: Turn) -> Reply:
    """Show again where it stands."""
    at = _open(turn)
    return _shown(turn, at) if at else _gone(turn)


async def told(turn: Turn) -> Reply:
    """Listen to what the learner says, and ask about it; once the pupil has asked enough, say what it is like."""
    named = _named(turn)
    if named is None:
        return _gone(turn)
    at, words = _at(turn, *named), await _said(turn)
    if at is None:  # something else came between: what was told is not lost by that
        at = rules.at(*named)
    elif turn.number("number") != len(at.teaching.told):
        return views.moved_on(at, turn.say, value="" if turn.text else words)
    if at.teaching.asked and is_one_of(words, turn.say("teachback-enough")):
        return await _ended(turn, at)
    if at.teaching.asked and is_one_of(words, turn.say("teachback-no-answers")):
        return await _heard(turn, rules.told(at, ""))
    if fault := unreadable(at, words):
        # What was typed stands in the chat; what was sent by a form would be gone.
        value = "" if turn.text else words
        return views.unread(fault, at, turn.language, turn.say, value)
    return await _heard(turn, rules.told(at, words))


async def enough(turn: Turn) -> Reply:
    """Have it judged as it is; the pupil has asked before (P15)."""
    at = _open(turn)
    if at is None:
        return _gone(turn)
    named = turn.argument("course"), turn.argument("lesson")
    if named != (at.course.id, at.lesson.id) or not at.teaching.asked:
        raise LearnerError("asking-over")
    return await _ended(turn, at)


async def stop(turn: Turn) -> Reply:
    """Leave it, as long as nothing was told."""
    teaching = _teaching(turn)
    if teaching is None or teaching.told:
        raise LearnerError("asking-over")
    turn.leave()
    return views.stopped(turn.say)


def _begin(turn: Turn, course: Course, lesson: Lesson) -> Reply:
    return _shown(turn, _at(turn, course, lesson) or rules.at(course, lesson))


async def _said(turn: Turn) -> str:
    """What the learner says, with a program that came along as its example."""
    words = turn.values.get("words", "").strip()
    program = program_among(turn.attachments)
    if program is None or fenced(words) is not None:
        return words
    source = await source_of(turn, program)
    return "\n\n".join(filter(None, (words, fence(source.strip("\n"), language_of(program.name) or ""))))


async def _heard(turn: Turn, at: At) -> Reply:
    seen = await appraised(turn, at)
    if not rules.wants_more(at.teaching, seen):
        return await end(turn, at, seen)
    return _shown(turn, rules.asked(at, await question(turn, at, seen)))


def _shown(turn: Turn, at: At) -> Reply:
    """Be there, and show where that is."""
    turn.stand(ACTIVITY, at.teaching)
    hears = turn.house.speech is not None and turn.house.speech.hears
    return views.standing(at, turn.say, hears=hears)


async def _ended(turn: Turn, at: At) -> Reply:
    return await end(turn, at, await appraised(turn, at))


def _gone(turn: Turn) -> Reply:
    """The lesson is no longer there; where it was under way, nothing is open any more."""
    if _teaching(turn) is not None and _open(turn) is None:
        turn.leave()
    return views.gone(turn.say)


def _teaching(turn: Turn) -> Teaching | None:
    return turn.state(ACTIVITY, Teaching)


def _open(turn: Turn) -> At | None:
    """What is under way; None where its lesson is gone. LearnerError where nothing is under way."""
    teaching = _teaching(turn)
    if teaching is None:
        raise LearnerError("asking-over")
    found = turn.house.catalogue.find_lesson(teaching.course, teaching.lesson)
    return rules.at(*found, teaching) if found else None


def _at(turn: Turn, course: Course, lesson: Lesson) -> At | None:
    """What is under way, where it is about this lesson."""
    teaching = _teaching(turn)
    found = turn.house.catalogue.find_lesson(teaching.course, teaching.lesson) if teaching else None
    return rules.at(course, lesson, teaching) if teaching and found == (course, lesson) else None


def _named(turn: Turn) -> tuple[Course, Lesson] | None:
    """The lesson of the action; None where it is not in the course any more."""
    return turn.house.catalogue.find_lesson(turn.argument("course"), turn.argument("lesson"))


async def _taught(turn: Turn, course: Course) -> frozenset[str]:
    """The lessons of a course that the learner has explained, by the ids that they have now."""
    mine = await turn.read(explanations.mine, turn.learner.id)
    found = (course.find_lesson(one.lesson) for one in mine if one.course == course.id)
    return frozenset(lesson.id for lesson in found if lesson)
