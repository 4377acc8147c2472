"""The courses of the community that an instructor acts for; those of another are not there for them."""

import asyncio
from collections.abc import Sequence

from core.authoring.proposing import Target
from core.chat import Suggestion
from core.course.model import Course
from core.errors import LearnerError
from core.finding import Named, suggestions
from core.shelf import course_of, unpacked
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import House, Turn


async def own_courses(turn: Turn) -> Sequence[TaughtCourse]:
    """The courses of the community that the turn acts for, those that changed last first."""
    return await turn.read(taught.of_community, turn.standing.community)


def own_shelf(courses: Sequence[TaughtCourse]) -> tuple[Named[TaughtCourse], ...]:
    """Such courses, with what they can be found by."""
    return tuple(Named(one, (one.title, one.course)) for one in courses)


async def suggest_own(turn: Turn) -> Sequence[Suggestion]:
    """Those of them that may be meant by what is being typed."""
    return suggestions(own_shelf(await own_courses(turn)), turn.text)


async def own_course(turn: Turn, course: str) -> TaughtCourse:
    """The course of this id. LearnerError where the community that the turn acts for has none such."""
    found = await turn.read(taught.find, course, turn.standing.community)
    if found is None:
        raise LearnerError("course-not-yours")
    return found


async def files_of(turn: Turn, course: TaughtCourse, number: int | None = None) -> dict[str, bytes]:
    """The files of a version, the newest where none is named. LearnerError where there is no such version."""
    archive = await turn.read(taught.archive, course.course, course.newest if number is None else number)
    if archive is None:
        raise LearnerError("course-version-gone")
    return await asyncio.to_thread(unpacked, archive)


async def version_of(turn: Turn, course: TaughtCourse, number: int | None = None) -> Course | None:
    """A version as a course; None where it cannot be learnt, as where there is nothing in it yet."""
    files = await files_of(turn, course, number)
    return await asyncio.to_thread(course_of, course.course, files)


async def learners_of(turn: Turn, course: TaughtCourse) -> int:
    """How many learn a course, or did."""
    return (await turn.read(taught.learners, [course.course]))[course.course]


async def target_of(turn: Turn, course: TaughtCourse) -> Target:
    """The newest version of a course as what something is meant for."""
    into = await files_of(turn, course)
    return Target(course=course.course, title=course.title, into=into)


async def new_target(turn: Turn) -> Target:
    """A course that is not there yet, in the language of whoever makes it."""
    return Target(language=turn.language or "en", taken=await taken_ids(turn.house))


async def taken_ids(house: House) -> frozenset[str]:
    """The ids that no new course may have: those that courses have or had, whoever keeps them."""
    known = house.catalogue
    of_files = {id_ for one in (*known.courses, *known.retired) for id_ in (one.id, *one.formerly)}
    return frozenset({*of_files, *known.broken, *await house.database.read(taught.ids)})
