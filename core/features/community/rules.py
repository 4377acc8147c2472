"""What can be set up for a community, and what is posted there on which day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.course.model import Challenge, Course
from core.store.communities import Community

HOURS = 24
DIGITS = 3
"""Of the number of an option."""
MOST_COURSES = 25
"""As many are offered to choose from: more than a menu shows on any platform."""


@dataclass(frozen=True, slots=True)
class NotReadable(Exception):
    """A value that cannot be. `field` names it, `given` is what was typed."""

    field: str
    given: str


def filled(
    community: Community, values: Mapping[str, str], courses: Sequence[Course], *, place: str = ""
) -> Community:
    """The community as a form says, but for the time zone. Raises NotReadable.

    `place` is its channel where there are none to choose from.
    """
    course = _chosen("course", values, len(courses))
    hour = _chosen("hour", values, HOURS + 1)
    return replace(
        community,
        course=courses[course].id if course is not None else community.course,
        channel=values.get("channel", "").strip() or place or None,
        staff_role=values.get("role", "").strip() or None,
        daily_hour=hour - 1 if hour else None,
    )


def _chosen(field: str, values: Mapping[str, str], options: int) -> int | None:
    """The place, from 0, of the option that was chosen by its number; None where none was."""
    given = values.get(field, "").strip()
    if not given:
        return None
    if not given.isdecimal() or len(given) > DIGITS or not 1 <= int(given) <= options:
        raise NotReadable(field, given)
    return int(given) - 1


def of_the_day(course: Course, day: date) -> Challenge | None:
    """The challenge of a day, the same for everybody; None where the course has none.

    One comes after the other, so that none comes again before all have had their turn.
    """
    challenges = course.challenges
    return challenges[day.toordinal() % len(challenges)] if challenges else None
