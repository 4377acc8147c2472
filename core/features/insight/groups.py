"""Which class an instructor means, and its figures: those that are kept, or worked out at once where that is quick."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core import finding
from core.chat import Action, Reply
from core.classes import class_shelf, own_class, own_classes
from core.course.model import Course
from core.errors import LearnerError
from core.features.insight import views
from core.features.insight.figuring import plain, work_out
from core.features.insight.reader import Reader
from core.store import figures
from core.store.cohorts import Cohort
from core.store.figures import MemberRow
from core.turn import Turn

SMALL = 60
"""Learners of a class whose figures are worked out while one waits: that takes a fraction of a second."""
FRESH = timedelta(minutes=1)
"""For how long figures are not worked out again for whoever asks."""


@dataclass(frozen=True, slots=True)
class Found:
    """Parts of the figures of a class, as of `at`."""

    parts: Mapping[str, Any]
    at: datetime


def reader(turn: Turn) -> Reader:
    """Who reads."""
    return Reader(language=turn.language, time_zone=turn.learner.time_zone, now=turn.now, say=turn.say)


async def meant(turn: Turn, verb: str) -> Cohort | Reply:
    """The class that is meant, of the community that the instructor acts for; or which there are, to choose one for `verb`."""
    wanted = turn.argument("cohort").strip()
    if wanted and (cohort := await own_class(turn, wanted)):
        return cohort
    every = await own_classes(turn)
    if not every:
        raise LearnerError("insight-no-cohorts")
    found = finding.meant(class_shelf(every), wanted)
    if found.sure is not None:
        return found.sure
    given = {name: value for name, value in turn.arguments.items() if name != "cohort"}
    choices = [
        (one.title, Action(verb, {**given, "cohort": one.id}))
        for one in (found.near or every)[: views.MOST_CHOICES]
    ]
    return views.which_group(choices, turn.say, unknown=not found.near)


async def on_page(turn: Turn) -> Cohort:
    """The class that the path of a page names, where it is of the community that the instructor acts for."""
    cohort = await own_class(turn, turn.argument("cohort"))
    if cohort is None:
        raise LearnerError("insight-cohort-gone")
    return cohort


def course_of(turn: Turn, cohort: Cohort) -> Course:
    """The course of a class; LearnerError where there is none any more."""
    course = turn.house.catalogue.find(cohort.course)
    if course is None:
        raise LearnerError("insight-course-gone")
    return course


async def member_of(turn: Turn, cohort: Cohort) -> MemberRow:
    """The learner that an action or a path names, where they are in the class."""
    member = await turn.read(figures.member, cohort, turn.number("learner"))
    if member is None:
        raise LearnerError("insight-learner-gone")
    return member


async def figures_of(turn: Turn, cohort: Cohort, course: Course, *parts: str) -> Found | None:
    """These parts of the figures of a class; None where they are only being worked out for the first time."""
    kept = await turn.read(figures.kept, cohort.id, *parts)
    if cohort.members <= SMALL and (kept is None or await _is_old(turn, cohort, kept.at)):
        worked = await work_out(turn.house, cohort, course, turn.now)
        turn.write(figures.keep, cohort.id, plain(worked.figures), worked.took, turn.now)
        return Found({part: plain(worked.figures)[part] for part in parts}, turn.now)
    return Found(kept.figures, kept.at) if kept else None


async def _is_old(turn: Turn, cohort: Cohort, at: datetime) -> bool:
    return turn.now - at >= FRESH and await turn.read(figures.happened, cohort, at)
