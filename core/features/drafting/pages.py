"""The web pages: the items of a course, an item's forms, and the drafts that wait. They do what the verbs of the chat do."""

from core.authoring.mine import own_course
from core.chat import Card, Cell, Code, Column, Heading, Link, Page, PageForm, Progress, Reply, Table, Text
from core.chat.page import PageBlock
from core.errors import LearnerError
from core.features.drafting import change_views, editing_views, queue, queue_views
from core.features.drafting.cases import names
from core.features.drafting.courses import ItemNamed, item_in, items_of
from core.features.drafting.editing import edit_of, kept
from core.features.drafting.made import group_in, seen_as
from core.features.drafting.parts import Part, parts_of
from core.features.drafting.weighing import Edit, Weighed, weigh
from core.finding import Named, suggestions
from core.interchange.existing import Group, groups
from core.store import drafts
from core.store.drafts import DraftItem, State
from core.store.taught import TaughtCourse
from core.turn import Turn

MOST_LISTED = 300
"""Items, and drafts, on one page."""


async def items(turn: Turn) -> Page:
    """The items of a course; `find` narrows them down."""
    course = await own_course(turn, turn.argument("course"))
    found = await items_of(turn, course)
    wanted = turn.argument("find").strip()
    shown = _found(found, wanted)[:MOST_LISTED] if wanted else found[:MOST_LISTED]
    say = turn.say
    columns = tuple(Column(say(f"drafting-column-{name}")) for name in ("item", "type", "lesson"))
    rows = tuple(
        (
            Cell(one.words, f"courses/{course.course}/items/{one.id}/edit"),
            Cell(say(f"drafting-type-{one.type.replace('_', '-')}")),
            Cell(one.lesson),
        )
        for one in shown
    )
    caption = say("drafting-items-shown", shown=len(shown), count=len(found))
    search = PageForm(
        path=f"courses/{course.course}/items/find",
        fields=(editing_views.search_field(wanted, say),),
        submit=say("drafting-find"),
    )
    table = Table(caption, columns, rows, empty=say("drafting-none-found", words=wanted))
    return Page(
        title=say("drafting-items-title", course=course.title),
        blocks=(search, table),
        crumbs=_crumbs(turn, course),
    )


async def find_items(turn: Turn) -> str:
    """Lead to the items that are looked for."""
    return editing_views.found_path(turn.argument("course"), turn.values.get("find", ""))


async def edit(turn: Turn) -> Page:
    """All forms of an item."""
    course = await own_course(turn, turn.argument("course"))
    item = await item_in(turn, course, turn.argument("item"))
    blocks: list[PageBlock] = [
        Card(editing_views.title_of(item), "", editing_views.facts_of(course, item, turn.say))
    ]
    for part in parts_of(item):
        for case in (*names(groups(item["cases"])), "") if part is Part.CASE else ("",):
            wanted = Edit(
                course=course.course, item=str(item["id"]), part=part, seen=course.newest, case=case
            )
            blocks += _forms(turn, wanted, item)
    return Page(
        title=editing_views.title_of(item), blocks=tuple(blocks), crumbs=_crumbs(turn, course, to_items=True)
    )


async def preview(turn: Turn) -> Page:
    """What would change by a form, to be confirmed."""
    return await _previewed(turn, await weigh(turn, _edit(turn)))


async def save(turn: Turn) -> str | Page:
    """Keep what was confirmed; who was overtaken sees both texts."""
    weighed = await weigh(turn, _edit(turn))
    if weighed.overtaken or weighed.stopped or not weighed.is_change:
        return await _previewed(turn, weighed)
    await kept(turn, weighed)
    return f"courses/{weighed.edit.course}/items/{weighed.edit.item}/edit"


async def drafts_(turn: Turn) -> Page:
    """The drafts that wait, and what was accepted and is to go into a course."""
    say, community = turn.say, turn.standing.community
    waiting = await turn.read(drafts.listed, community, State.WAITING, MOST_LISTED)
    accepted = await turn.read(drafts.counts, community, State.ACCEPTED)
    columns = tuple(Column(say(f"drafting-column-{name}")) for name in ("item", "course", "source"))
    rows = tuple(
        (Cell(str(one.made["prompt"]), f"drafts/{one.id}"), Cell(one.course), Cell(one.source))
        for one in waiting
    )
    table = Table(
        say("drafting-waiting", count=len(waiting)), columns, rows, empty=say("drafting-empty-text")
    )
    places = (
        PageForm(
            path="drafts/preview",
            submit=say("drafting-place", count=count, course=course),
            hidden={"course": course},
        )
        for course, count in accepted.items()
    )
    return Page(title=say("drafting-drafts-title"), blocks=(table, *places))


async def draft(turn: Turn) -> Page:
    """One draft with its passage, and the forms to decide about it."""
    say = turn.say
    found = await queue.own_draft(turn, turn.argument("draft"))
    crumbs = (Link(say("drafting-drafts-title"), "drafts"),)
    group = group_in(found, say)
    title = editing_views.title_of(group)
    if found.state is not State.WAITING:
        told = queue_views.decided_already(found, await turn.read(drafts.decider, found), say)
        return Page(title=title, blocks=_read(told), crumbs=crumbs)
    hidden = {"draft": found.id, "seen": seen_as(found)}
    decisions = (
        PageForm(path="drafts/decide", submit=say(f"drafting-{verdict}"), hidden={**hidden, "as": verdict})
        for verdict in ("accept", "drop")
    )
    change = PageForm(
        path="drafts/change",
        submit=say("drafting-keep"),
        fields=queue_views.fields(group, {}, say),
        hidden=hidden,
    )
    card = Card(title, "", queue_views.facts_of(found, say))
    shown = queue_views.shown(found, group, say)
    blocks = (card, *_readable(tuple(shown)), *decisions, Heading(say("drafting-edit")), change)
    return Page(title=title, blocks=blocks, crumbs=crumbs)


async def decide(turn: Turn) -> str | Page:
    """Accept or drop a draft, and go on to the next one."""
    id_ = turn.values.get("draft", "")
    seen = await queue.decided(turn, id_, turn.values.get("seen", ""), turn.values.get("as", ""))
    if seen is not None:
        return _overtaken(turn, seen)
    waiting = [one for one in await turn.read(drafts.waiting_ids, turn.standing.community) if one != id_]
    return f"drafts/{waiting[0]}" if waiting else "drafts"


async def change(turn: Turn) -> str | Page:
    """Keep a draft as it was typed."""
    found = await queue.own_draft(turn, turn.values.get("draft", ""))
    if found.state is not State.WAITING or seen_as(found) != turn.values.get("seen"):
        return _overtaken(turn, found)
    await queue.edited(turn, found)
    return f"drafts/{found.id}"


async def preview_place(turn: Turn) -> Page:
    """What would come of a course with the accepted drafts in it."""
    placing = await queue.placed(turn, turn.values.get("course", ""))
    say = turn.say
    told = queue_views.placing(placing.course, len(placing.items), placing.proposal, say)
    blocks: tuple[PageBlock, ...] = _read(told)
    if not placing.proposal.stopped:
        hidden = {"course": placing.course.course, "sure": f"{placing.course.newest}"}
        label = say("drafting-save-publish" if placing.course.is_learnt else "drafting-save")
        blocks = (*blocks, PageForm(path="drafts/place", submit=label, hidden=hidden))
    crumbs = (Link(say("drafting-drafts-title"), "drafts"),)
    return Page(title=placing.course.title, blocks=blocks, crumbs=crumbs)


async def place(turn: Turn) -> str | Page:
    """Put the accepted drafts into a course; where it has changed since it was shown, it is shown again."""
    placing = await queue.placed(turn, turn.values.get("course", ""))
    if placing.proposal.stopped or turn.values.get("sure") != str(placing.course.newest):
        return await preview_place(turn)
    await queue.put_in(turn, placing)
    return f"courses/{placing.course.course}/items"


def _overtaken(turn: Turn, found: DraftItem) -> Page:
    """The draft as somebody else left it, with what was typed."""
    group = group_in(found, turn.say)
    typed = {name: text for name, text in turn.values.items() if name not in {"draft", "seen", "as"}}
    told = queue_views.changed_meanwhile(found, group, typed, turn.say)
    crumbs = (
        Link(turn.say("drafting-drafts-title"), "drafts"),
        Link(editing_views.title_of(group), f"drafts/{found.id}"),
    )
    return Page(title=turn.say("drafting-draft-changed"), blocks=_read(told), crumbs=crumbs)


async def _previewed(turn: Turn, weighed: Weighed) -> Page:
    say, edit = turn.say, weighed.edit
    blocks = list(_read(change_views.preview(weighed, say)))
    where = f"courses/{edit.course}/items/{edit.item}"
    hidden = {"part": edit.part.value, "case": edit.case, "removes": "yes" if edit.removes else ""}
    now = {**hidden, "seen": f"{weighed.course.newest}"}
    if weighed.is_change and not weighed.stopped:
        label = say("drafting-save-publish" if weighed.publishes else "drafting-save")
        blocks.append(PageForm(path=f"{where}/save", submit=label, hidden={**now, **edit.values}))
    if weighed.is_change and not edit.removes:
        typed = editing_views.fields(edit, weighed.before, say)
        blocks += [
            Heading(say("drafting-again")),
            PageForm(path=f"{where}/preview", submit=say("drafting-look"), fields=typed, hidden=now),
        ]
    crumbs = (
        *_crumbs(turn, weighed.course, to_items=True),
        Link(editing_views.title_of(weighed.before), f"{where}/edit"),
    )
    return Page(title=say("drafting-yours"), blocks=tuple(blocks), crumbs=crumbs)


def _forms(turn: Turn, wanted: Edit, item: Group) -> list[PageBlock]:
    """The form of one part, under its heading."""
    say = turn.say
    heading = (
        wanted.case or say("drafting-case-new")
        if wanted.part is Part.CASE
        else say(f"drafting-part-{wanted.part.value}")
    )
    path = f"courses/{wanted.course}/items/{wanted.item}/preview"
    hidden = {"part": wanted.part.value, "seen": f"{wanted.seen}", "case": wanted.case}
    blocks: list[PageBlock] = [
        Heading(heading),
        Text(editing_views.about(wanted.part, item, say)),
        PageForm(
            path=path,
            submit=say("drafting-look"),
            fields=editing_views.fields(wanted, item, say),
            hidden=hidden,
        ),
    ]
    if wanted.case:
        removing = {**hidden, "removes": "yes"}
        blocks.append(PageForm(path=path, submit=say("drafting-case-remove"), hidden=removing, danger=True))
    return blocks


def _edit(turn: Turn) -> Edit:
    """The edit that a page's form is."""
    given = {**turn.arguments, **turn.values}
    try:
        seen = int(turn.values.get("seen", ""))
    except ValueError:
        raise LearnerError("choice-gone") from None
    names_ = {"part", "seen", "case", "removes"}
    return edit_of(given, {name: text for name, text in turn.values.items() if name not in names_}, seen=seen)


def _found(items: tuple[ItemNamed, ...], wanted: str) -> tuple[ItemNamed, ...]:
    """The items of whose words these are some, or that are nearest to them."""
    folded = wanted.casefold()
    holding = tuple(one for one in items if folded in f"{one.words} {one.id}".casefold())
    if holding:
        return holding
    near = {one.value for one in suggestions([Named(one, (one.id, one.words)) for one in items], wanted)}
    return tuple(one for one in items if one.id in near)


def _crumbs(turn: Turn, course: TaughtCourse, *, to_items: bool = False) -> tuple[Link, ...]:
    crumbs = (Link(course.title, f"courses/{course.course}"),)
    items_ = Link(turn.say("drafting-to-list"), f"courses/{course.course}/items")
    return (*crumbs, items_) if to_items else crumbs


def _read(reply: Reply) -> tuple[PageBlock, ...]:
    """What of a reply can be read on a page."""
    return _readable(reply.blocks)


def _readable(blocks: tuple[object, ...]) -> tuple[PageBlock, ...]:
    return tuple(one for one in blocks if isinstance(one, Text | Code | Card | Progress))
