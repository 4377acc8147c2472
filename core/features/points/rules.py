"""What each of the last days was, when a rest may be set, and what points are about. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import groupby

from core.course.catalogue import Catalogue
from core.course.model import Challenge
from core.play.points import Reason
from core.play.streaks import DAY, LONGEST_VACATION, Kept, Streak, Vacation, may_rest
from core.store.points import Earned

WEEK, WEEKS = 7, 4
"""Days of a week, and how many weeks are shown."""
NEWEST, PAGE = 10, 15
"""Rows of points: on the first look, and on a page of all."""


class Was(Enum):
    """What a day was for a learner."""

    LEARNT = auto()
    SAVED = auto()
    """A day off was used for it."""
    RESTED = auto()
    FREE = auto()
    """Nothing was due."""
    TODAY = auto()
    """It is today, and can still be anything."""
    QUIET = auto()
    """Nothing is known of it that would be worth a word."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the calendar."""

    day: date
    was: Was


def first_shown(today: date) -> date:
    """The first day of the calendar, whose last one is today."""
    return today - (WEEK * WEEKS - 1) * DAY


def calendar(kept: Mapping[date, Kept], streak: Streak, today: date, due: date | None) -> list[Cell]:
    """The last four weeks, up to today. `kept` are the days since `first_shown`, `due` when something became due first.

    Within the days in a row that go on, a day that needed no day off was one on which nothing was due.
    """
    begun = _begun(kept, streak)
    days = (first_shown(today) + place * DAY for place in range(WEEK * WEEKS))
    return [Cell(day, _was(day, kept, streak, begun, today, due)) for day in days]


def _was(
    day: date, kept: Mapping[date, Kept], streak: Streak, begun: date | None, today: date, due: date | None
) -> Was:
    if day in kept:
        return Was.LEARNT if kept[day] is Kept.LEARNT else Was.SAVED
    if streak.vacation and day in streak.vacation:
        return Was.RESTED
    if day == today:
        return Was.TODAY
    if streak.last is None or begun is None or day < begun:
        return Was.QUIET
    nothing_due = day < streak.last or due is None or day < due
    return Was.FREE if nothing_due else Was.QUIET


def _begun(kept: Mapping[date, Kept], streak: Streak) -> date | None:
    """The first of the days in a row; one that is long ago where they began before what is shown, None without any."""
    if not streak.days:
        return None
    learnt = sorted(day for day, how in kept.items() if how is Kept.LEARNT)
    return learnt[-streak.days] if len(learnt) >= streak.days else date.min


def weeks(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """The calendar in rows of seven days."""
    return [cells[first : first + WEEK] for first in range(0, len(cells), WEEK)]


def told_of(week: Sequence[Cell]) -> Iterator[tuple[Was, list[date]]]:
    """What there is to tell of a week: the days of each kind, in the order of `Was`."""
    worth = (one for one in week if one.was not in (Was.TODAY, Was.QUIET))
    ordered = sorted(worth, key=lambda one: one.was.value)
    for was, cells in groupby(ordered, key=lambda one: one.was):
        yield was, [one.day for one in cells]


class Rest(Enum):
    """How a learner's rest stands."""

    NONE = auto()
    AHEAD = auto()
    ON = auto()
    OVER = auto()
    """It is over, and nothing was learnt since: it still keeps the days that it had."""


def rest(streak: Streak, today: date) -> Rest:
    """How the rest that was set stands today."""
    vacation = streak.vacation
    if vacation is None:
        return Rest.NONE
    if today < vacation.first:
        return Rest.AHEAD
    if today in vacation:
        return Rest.ON
    still_keeps = streak.last is not None and streak.last < vacation.last
    return Rest.OVER if still_keeps else Rest.NONE


class Misfit(Enum):
    """Why a rest cannot be set so."""

    PAST = auto()
    ORDER = auto()
    LONG = auto()


def misfit(streak: Streak, wanted: Vacation, today: date) -> Misfit | None:
    """Why a rest cannot be set; None where it can. One that is on may be made longer or shorter; its first day stays."""
    if may_rest(wanted, today):
        return None
    if wanted.last < wanted.first:
        return Misfit.ORDER
    if wanted.last < today or (wanted.first < today and rest(streak, today) is not Rest.ON):
        return Misfit.PAST
    return None if wanted.last - wanted.first < LONGEST_VACATION else Misfit.LONG


def back(streak: Streak, today: date) -> Streak:
    """The streak of somebody who is back from today on: the days that they rested stay kept."""
    vacation = streak.vacation
    if vacation is None or today <= vacation.first:
        return replace(streak, vacation=None)
    return replace(streak, vacation=replace(vacation, last=min(vacation.last, today - DAY)))


def title_of(one: Earned, catalogue: Catalogue) -> str:
    """The title of what points are about: of a challenge, a lesson or a course; "" where there is none any more."""
    named, _, thing = one.about.partition("/")
    course = catalogue.find(named)
    if course is None:
        return ""
    if one.award.reason in (Reason.EXPLAINED, Reason.HELPED):
        lesson = course.find_lesson(thing)
        return lesson.title if lesson else ""
    if one.award.reason in (Reason.REVIEW, Reason.GAME):
        return course.title
    item = course.find_item(thing.partition("/")[0])
    return item.title if isinstance(item, Challenge) else ""
