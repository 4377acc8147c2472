"""The learner's verbs among the courses."""

from collections.abc import Sequence
from dataclasses import replace

from core.chat import Action, Reply, Suggestion
from core.course.model import Course
from core.errors import LearnerError
from core.features.courses import rules, views
from core.finding import course_shelf, suggestions
from core.learning.estimate import NEW_LEARNER
from core.store import courses, learners
from core.studying import chosen_course, standing
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show the courses, or those in which the words that are searched for occur, a page at a time."""
    words = " ".join(turn.argument("search").split())
    enrolled = await turn.read(courses.enrolled, turn.learner.id)
    found = await _found(turn, words, _open(turn, enrolled)) if words else []
    current = chosen_course(turn) if turn.learner.course else None
    every = rules.mine_first(_open(turn, enrolled), enrolled, current.id if current else None)
    page = rules.page(found or every, turn.number("page") if "page" in turn.arguments else 0)
    shelf = [await _entry(turn, course, enrolled, current) for course in page.courses]
    return views.shelf(shelf, page, words, found=bool(found), language=turn.language, say=turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The courses that may be meant by what is being typed."""
    return suggestions(course_shelf(turn.courses), turn.text)


async def _found(turn: Turn, words: str, among: Sequence[Course]) -> list[Course]:
    """The course of that very name, or those in which the words occur."""
    if named := rules.named(among, words):
        return [named]
    by_id = {one.id: one for one in among}
    return [by_id[one] for one in await turn.read(courses.search, words) if one in by_id]


def _open(turn: Turn, enrolled: Sequence[str]) -> list[Course]:
    """The courses that are offered here, and those that the learner is in, wherever these are offered."""
    mine = [course for one in enrolled if (course := turn.house.catalogue.find(one))]
    return list({one.id: one for one in (*turn.courses, *mine)}.values())


async def _entry(turn: Turn, course: Course, enrolled: list[str], current: Course | None) -> views.Entry:
    mine = course.id in enrolled or course is current
    now = await standing(turn, course) if mine else None
    return views.Entry(course=course, now=now, current=course is current)


async def open_(turn: Turn) -> Reply:
    """Show one course with its lessons."""
    course = _named(turn)
    now = await standing(turn, course)
    current = turn.learner.course is not None and chosen_course(turn) is course
    entry = views.Entry(course=course, now=now, current=current)
    return views.opened(entry, language=turn.language, say=turn.say)


async def choose(turn: Turn) -> Reply:
    """Make a course the one that is learnt now."""
    course = _named(turn)
    _enter(turn, course)
    return views.chosen(await standing(turn, course), turn.say)


async def begin(turn: Turn) -> Action:
    """Make a course the one that is learnt now, and go straight into a lesson: the one named, or the next."""
    course = _named(turn)
    _enter(turn, course)
    lesson = turn.argument("lesson")
    return Action("lesson.open", {"lesson": lesson}) if lesson else Action("lesson.next")


async def enter(turn: Turn) -> Action:
    """Take up the course that an address names: `join_COURSE`."""
    return Action("courses.begin", {"course": turn.argument("entry")})


async def read(turn: Turn) -> Action:
    """Open the lesson that an address names: `read_COURSE_LESSON`."""
    course, _, lesson = turn.argument("entry").partition("_")
    return Action("courses.begin", {"course": course, "lesson": lesson})


def _named(turn: Turn) -> Course:
    course = turn.house.catalogue.find(turn.argument("course"))
    if course is None:
        raise LearnerError("course-gone")
    return course


def _enter(turn: Turn, course: Course) -> None:
    turn.write(learners.change, turn.learner.id, course=course.id)
    turn.write(
        courses.enrol,
        turn.learner.id,
        course.id,
        turn.now,
        mean=NEW_LEARNER.mean,
        variance=NEW_LEARNER.variance,
    )
    turn.learner = replace(turn.learner, course=course.id)
