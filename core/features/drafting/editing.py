"""The verbs of editing an item: find it, show it, fill in a form, see what would change, and keep it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.authoring.keeping import keep, publish
from core.authoring.mine import own_course, own_courses
from core.chat import Plain, Reply, Suggestion
from core.errors import LearnerError
from core.features.drafting import change_views as changes
from core.features.drafting import editing_views as views
from core.features.drafting.cases import names
from core.features.drafting.courses import item_in, items_of, shelf
from core.features.drafting.parts import Part, parts_of
from core.features.drafting.weighing import Edit, Weighed, weigh
from core.finding import find, suggestions
from core.interchange.existing import groups
from core.turn import Turn

MOST_NEAR = 8


async def edit(turn: Turn) -> Reply:
    """Show the item that is meant, or those that may be; without words, the courses to look into."""
    courses = await own_courses(turn)
    if not courses:
        raise LearnerError("drafting-no-course")
    words = turn.argument("item").strip()
    if not words:
        if len(courses) == 1:
            return await _list(turn, courses[0].course, 0)
        return views.which_course([(one.course, one.title) for one in courses], turn.say)
    found = await asyncio.to_thread(find, await shelf(turn, courses), words)
    if found.sure is not None:
        return await _item(turn, found.sure.course, found.sure.id)
    return views.which_item(found.near[:MOST_NEAR], words, turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The items of the community's courses."""
    # Of thousands of items it takes a good part of a second.
    return await asyncio.to_thread(suggestions, await shelf(turn, await own_courses(turn)), turn.text)


async def list_(turn: Turn) -> Reply:
    """Show some items of a course."""
    return await _list(turn, turn.argument("course"), turn.number("page") if "page" in turn.arguments else 0)


async def item(turn: Turn) -> Reply:
    """Show an item with the ways to change it."""
    return await _item(turn, turn.argument("course"), turn.argument("item"))


async def cases(turn: Turn) -> Reply:
    """Show the cases of a challenge."""
    course = await own_course(turn, turn.argument("course"))
    found = await item_in(turn, course, turn.argument("item"))
    if Part.CASE not in parts_of(found):
        raise LearnerError("drafting-item-gone")
    return views.cases(course, found, turn.say)


async def form(turn: Turn) -> Reply:
    """Show the form of a part, filled with what there is."""
    course = await own_course(turn, turn.argument("course"))
    found = await item_in(turn, course, turn.argument("item"))
    return views.form(_edit(turn, seen=course.newest), found, turn.say)


async def change(turn: Turn) -> Reply:
    """Show what would change by what was filled in; nothing is kept yet. What cannot be understood stays in the form."""
    wanted = _edit(turn, seen=turn.number("seen"))
    try:
        return changes.preview(await weigh(turn, wanted), turn.say)
    except LearnerError as error:
        return await _again(turn, wanted, error)


async def again(turn: Turn) -> Reply:
    """Show the form once more, with what was typed."""
    return await _again(turn, _edit(turn, seen=turn.number("seen")), None)


async def save(turn: Turn) -> Reply:
    """Keep what was shown, as a version of its own. Who was overtaken sees both texts instead, and has theirs still."""
    weighed = await weigh(turn, _edit(turn, seen=turn.number("seen")))
    if weighed.overtaken or weighed.stopped or not weighed.is_change:
        return changes.preview(weighed, turn.say)
    return changes.saved(weighed, await kept(turn, weighed), turn.say)


async def kept(turn: Turn, weighed: Weighed) -> int:
    """Have the edit written with this turn; the number of the version."""
    proposal = weighed.proposal
    assert proposal is not None, "what is stopped is not kept"
    kind = "case" if weighed.edit.part is Part.CASE else "edit"
    number = await keep(turn, proposal, f"{kind}/{weighed.edit.item}", weighed.course.newest)
    if weighed.publishes:
        assert proposal.course is not None, "what is stopped is not kept"
        publish(turn, weighed.course, proposal.course, number)
    return number


async def _list(turn: Turn, course_id: str, page: int) -> Reply:
    course = await own_course(turn, course_id)
    return views.list_(course, await items_of(turn, course), page, turn.say)


async def _item(turn: Turn, course_id: str, item_id: str) -> Reply:
    course = await own_course(turn, course_id)
    found = await item_in(turn, course, item_id)
    return views.item(course, found, turn.say)


async def _again(turn: Turn, wanted: Edit, error: LearnerError | None) -> Reply:
    """The form with what was typed. Where the item, or the case, is gone meanwhile, nothing of it is lost either."""
    course = await own_course(turn, wanted.course)
    try:
        found = await item_in(turn, course, wanted.item)
    except LearnerError as gone:
        return views.gone(gone, wanted, turn.say)
    if wanted.case not in {"", *names(groups(found.get("cases") or []))}:
        wanted = replace(wanted, case="")
    return views.form(wanted, found, turn.say, error=error)


def _edit(turn: Turn, *, seen: int) -> Edit:
    """The edit that the arguments and the form of this turn are."""
    typed = turn.arguments.get("values")
    before = {name: str(text) for name, text in typed.items()} if isinstance(typed, Mapping) else {}
    return edit_of(turn.arguments, {**before, **turn.values}, seen=seen)


def edit_of(given: Mapping[str, Plain], values: Mapping[str, str], *, seen: int) -> Edit:
    """The edit that these names and fields are; LearnerError where there is no such part."""
    part = given.get("part")
    if part not in set(Part):
        raise LearnerError("choice-gone")
    return Edit(
        course=str(given.get("course", "")),
        item=str(given.get("item", "")),
        part=Part(part),
        seen=seen,
        case=str(given.get("case", "")),
        removes=given.get("removes") == "yes",
        values=values,
    )
