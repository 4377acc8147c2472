"""What a class is to do, and how its learners stand to it: what instructors see, learners see, and reminders go by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from core.chat import Action, Say
from core.course.catalogue import Catalogue
from core.course.model import Challenge, Course
from core.store import assignments, doneness
from core.store.assignments import Assignment, Extension
from core.store.database import Database
from core.teaching import Due, Kind, State, Task, known_zone, nth_day, state_of
from core.turn import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An assignment as it is for one learner. `title` is empty where what it names is not in the course any more."""

    assignment: Assignment
    learner: int
    title: str
    due: Due | None
    """Their own date."""
    moment: datetime | None
    """When that is, in UTC."""
    done: datetime | None
    state: State
    reason: str = ""
    """Why they have a later date."""


async def owed(
    house: House,
    found: Sequence[Assignment],
    zones: Mapping[int, str],
    now: datetime,
    say: Say,
) -> list[Owed]:
    """All of these assignments for each of these learners (whose time zones these are), assignment by assignment."""
    learners = list(zones)
    later = await house.database.read(assignments.extensions, [one.id for one in found], learners)
    return [
        one
        for assignment in found
        for one in _of(
            assignment,
            title_of(house.catalogue, assignment.task, say),
            zones,
            await done(house.database, house.catalogue, assignment, zones),
            later,
            now,
        )
    ]


def _of(
    assignment: Assignment,
    title: str,
    zones: Mapping[int, str],
    done_at: Mapping[int, datetime],
    later: Mapping[tuple[str, int], Extension],
    now: datetime,
) -> Iterator[Owed]:
    for learner, zone in zones.items():
        extension = later.get((assignment.id, learner))
        due = extension.due if extension else assignment.due
        moment = due.moment(zone) if due else None
        at = done_at.get(learner)
        yield Owed(
            assignment=assignment,
            learner=learner,
            title=title,
            due=due,
            moment=moment,
            done=at,
            state=state_of(at, moment, now),
            reason=extension.reason if extension else "",
        )


async def done(
    database: Database, catalogue: Catalogue, assignment: Assignment, zones: Mapping[int, str]
) -> Mapping[int, datetime]:
    """When these learners had done an assignment, as far as they have. Nobody has what is not in the course any more."""
    task, since, learners = assignment.task, assignment.at, list(zones)
    course = catalogue.find(task.course)
    if course is None or not learners:
        return {}
    match task.kind:
        case Kind.LESSON:
            lesson = course.find_lesson(task.lesson)
            return await database.read(doneness.lesson_done, course.id, lesson.id, learners) if lesson else {}
        case Kind.QUIZ:
            items = questions_of(course, task.lesson)
            return await database.read(doneness.quiz_done, course.id, items, since, learners)
        case Kind.CHALLENGE:
            item = course.find_item(task.item)
            cohort = assignment.cohort
            of_item = (cohort, course.id, item.id) if item else None
            return await database.read(doneness.challenge_done, *of_item, learners) if of_item else {}
        case Kind.REVIEW:
            moments = await database.read(doneness.reviewed, course.id, since, learners)
            found = {one: nth_day(at, zones[one], task.count) for one, at in moments.items()}
            return {learner: at for learner, at in found.items() if at is not None}
        case _:
            assert_never(task.kind)


def questions_of(course: Course, lesson: str) -> tuple[str, ...]:
    """The ids of all questions of a lesson, which are what a quiz on it asks; none where it is not there any more."""
    found = course.find_lesson(lesson)
    items = course.items_of_lesson(found.id) if found else ()
    return tuple(one.id for one in items if not isinstance(one, Challenge))


def title_of(catalogue: Catalogue, task: Task, say: Say) -> str:
    """What is to be done, in a few words; "" where it is not in the course any more."""
    course = catalogue.find(task.course)
    if course is None:
        return ""
    match task.kind:
        case Kind.LESSON | Kind.QUIZ:
            lesson = course.find_lesson(task.lesson)
            return say(f"classwork-{task.kind.value}", title=lesson.title) if lesson else ""
        case Kind.CHALLENGE:
            item = course.find_item(task.item)
            title = item.title if isinstance(item, Challenge) else ""
            return say("classwork-challenge", title=title) if title else ""
        case Kind.REVIEW:
            return say("classwork-review", count=task.count)
        case _:
            assert_never(task.kind)


def beginning(assignment: Assignment) -> Action:
    """What leads into an assignment."""
    task = assignment.task
    course = {"course": task.course}
    match task.kind:
        case Kind.LESSON:
            return Action("lesson.open", {**course, "lesson": task.lesson})
        case Kind.QUIZ:
            since = assignment.at.isoformat()
            return Action("quiz.lesson", {**course, "lesson": task.lesson, "since": since})
        case Kind.CHALLENGE:
            return Action("challenge.open", {**course, "challenge": task.item})
        case Kind.REVIEW:
            return Action("review.start", course)
        case _:
            assert_never(task.kind)


def zone_of(mine: str | None, place: str | None) -> str:
    """The time zone by which something is due for somebody: their own, else their class's community's, else UTC."""
    return known_zone(mine, place)
