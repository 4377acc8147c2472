"""What can be reviewed. Pure."""

from collections.abc import Sequence

from core.course.model import Challenge, Course
from core.learning.selection import Review
from core.store.knowledge import Met

MOST = 10
"""Items in one review: a backlog comes in portions that can be finished."""


def reviews(course: Course, met: Sequence[Met]) -> list[Review[str]]:
    """The items that were met and are still questions of the course, in the order of `met` (by due date)."""
    found = ((one, course.find_item(one.item)) for one in met)
    return [
        Review(item=item.id, skill=item.skill, due=one.due)
        for one, item in found
        if item is not None and not isinstance(item, Challenge)
    ]
