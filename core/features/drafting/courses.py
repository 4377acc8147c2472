"""The courses of the instructor's community as they are edited: their newest versions, and the items in them."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.authoring.editing import group_of
from core.authoring.mine import files_of
from core.errors import LearnerError
from core.finding import Named
from core.interchange.existing import Group, NotACourse, opened
from core.store.taught import TaughtCourse
from core.turn import Turn

MOST_KNOWN = 40
"""Versions of which the items are remembered; a version never changes."""

_known: OrderedDict[tuple[str, str, int], tuple["ItemNamed", ...]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class ItemNamed:
    """An item in a list: where it is, its kind, its lesson, and what it asks or is called."""

    course: str
    id: str
    type: str
    lesson: str
    words: str


async def item_in(turn: Turn, course: TaughtCourse, item: str, number: int | None = None) -> Group:
    """What a version of a course, the newest where none is named, says of an item. LearnerError as `item_of`."""
    return await asyncio.to_thread(item_of, await files_of(turn, course, number), item)


def item_of(files: Mapping[str, bytes], item: str) -> Group:
    """What the files say of an item; LearnerError where it is gone, or where they are at fault. It takes a while: use a thread."""
    try:
        return group_of(files, item)
    except KeyError:
        raise LearnerError("drafting-item-gone") from None
    except NotACourse:
        raise LearnerError("drafting-broken-course") from None


async def items_of(turn: Turn, course: TaughtCourse) -> tuple[ItemNamed, ...]:
    """The items of a course's newest version; none where its files are at fault."""
    key = turn.house.database.url, course.course, course.newest
    found = _known.pop(key, None)
    if found is None:
        files = await files_of(turn, course)
        found = await asyncio.to_thread(lambda: tuple(_items(course.course, files)))
    _known[key] = found
    while len(_known) > MOST_KNOWN:
        _known.popitem(last=False)
    return found


async def shelf(turn: Turn, courses: Sequence[TaughtCourse]) -> tuple[Named[ItemNamed], ...]:
    """The items of several courses, with what they can be found by."""
    found = [one for course in courses for one in await items_of(turn, course)]
    return tuple(Named(one, (one.words, one.id, f"{one.course}/{one.id}")) for one in found)


def _items(course: str, files: Mapping[str, bytes]) -> Iterator[ItemNamed]:
    try:
        found = opened(files)
        groups = [item for name in sorted(found.items) for item in found.items[name]]
        for item in (*groups, *found.challenges()):
            words = " ".join(str(item.get("title") or item["prompt"]).split())
            yield ItemNamed(
                course, str(item["id"]), str(item.get("type", "challenge")), str(item["lesson"]), words
            )
    except (NotACourse, KeyError):
        return
