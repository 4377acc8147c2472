"""The same as in the chat on web pages: with tables in full, and every picture's content beside it."""

from collections.abc import Iterator, Sequence

from core.chat import Card, Cell, Code, Column, Link, Page, PageBlock, Table, Text, Tone
from core.chat import Heading as PageHeading
from core.chat import Links as PageLinks
from core.course.model import Challenge, Course
from core.errors import LearnerError
from core.features.insight import groups, handlers, views
from core.features.insight.figuring import part
from core.features.insight.item_views import (
    Where,
    cluster_title,
    cluster_words,
    fault_words,
    in_order,
    item_facts,
)
from core.features.insight.picture import counts, picture
from core.features.insight.reader import Reader, called, shortened
from core.features.insight.views import Shown
from core.insight.figures import told
from core.insight.items import ItemFigures
from core.insight.overview import Overview
from core.store import cohorts, figures
from core.store.cohorts import Cohort
from core.store.figures import Kept
from core.turn import Turn


async def all_groups(turn: Turn) -> Page:
    """The classes of the community, and how each is doing."""
    say, reader = turn.say, groups.reader(turn)
    every = await turn.read(cohorts.of_community, turn.standing.community)
    kept = await turn.read(figures.kept_of, [one.id for one in every], "overview")
    rows = [_group_row(one, kept.get(one.id), reader) for one in every]
    table = Table(
        say("insight-classes"),
        (
            Column(say("insight-class")),
            Column(say("insight-learners"), number=True),
            Column(say("insight-active"), number=True),
            Column(say("insight-lessons-done"), number=True),
            Column(say("insight-may-need-a-word"), number=True),
            Column(say("insight-figures-of")),
        ),
        tuple(rows),
        say("insight-no-cohorts"),
    )
    return Page(title=say("insight-classes"), blocks=(table,))


def _group_row(cohort: Cohort, kept: Kept | None, reader: Reader) -> tuple[Cell, ...]:
    name = Cell(cohort.title, f"cohorts/{cohort.id}/overview")
    if kept is None:
        return name, Cell(str(cohort.members)), Cell(""), Cell(""), Cell(""), Cell("")
    found = part(Overview, kept.figures["overview"], Overview())
    return (
        name,
        Cell(str(cohort.members)),
        Cell(str(found.active)),
        Cell(reader.percent(found.lessons_done), share=found.lessons_done),
        Cell(str(found.at_risk), tone=Tone.CARE if found.at_risk else Tone.NEUTRAL),
        Cell(reader.as_of(kept.at)),
    )


async def overview(turn: Turn) -> Page:
    """How a class is doing."""
    cohort, reader = await groups.on_page(turn), groups.reader(turn)
    shown = await handlers.shown_of(turn, cohort)
    if shown is None:
        return _working(cohort, reader)
    drawn = await picture(cohort.title, shown.found, shown.course, turn.say)
    blocks: list[PageBlock] = [
        Card(
            shown.course.title,
            "\n\n".join(views.summary(shown, reader)),
            tuple(views.facts(shown.found, reader)),
        ),
        _ways(cohort, reader),
        *((drawn,) if drawn else ()),
        _skills(shown, reader),
        _risks(shown, reader),
        _lessons(shown, reader),
        _due(shown, reader),
        Text(reader.as_of(shown.at)),
    ]
    return Page(title=cohort.title, blocks=tuple(blocks), crumbs=_crumbs(reader))


def _skills(shown: Shown, reader: Reader) -> Table:
    say, titles = reader.say, {skill.id: skill.title for skill in shown.course.skills}
    members = shown.found.members
    rows = [
        (
            Cell(titles.get(one.skill, one.skill)),
            *(Cell(str(count)) for count in counts(one, members)),
            Cell(reader.results(one.alone)),
            Cell(reader.results(one.helped)),
        )
        for one in shown.found.skills
    ]
    columns = (
        Column(say("insight-skill")),
        *(
            Column(say(f"insight-column-{name}"), number=True)
            for name in ("mastered", "nearly", "learning", "new")
        ),
        Column(say("insight-alone"), number=True),
        Column(say("insight-helped"), number=True),
    )
    return Table(say("insight-table"), columns, tuple(rows))


def _risks(shown: Shown, reader: Reader) -> Table:
    say = reader.say
    rows = tuple(
        (
            Cell(one.name, f"cohorts/{shown.cohort.id}/learners/{one.learner}"),
            Cell("; ".join(map(reader.reason, one.reasons))),
        )
        for one in shown.found.risks
    )
    more = shown.found.at_risk - len(rows)
    last = ((Cell(say("insight-more-not-shown", count=more)), Cell("")),) if more > 0 else ()
    columns = Column(say("insight-learner")), Column(say("insight-seen"))
    return Table(say("insight-who-needs-a-word"), columns, (*rows, *last), say("insight-nobody-at-risk"))


def _lessons(shown: Shown, reader: Reader) -> Table:
    say, members = reader.say, max(shown.found.members, 1)
    titles = {lesson.id: lesson.title for lesson in shown.course.lessons}
    rows = tuple(
        (
            Cell(titles.get(one.lesson, one.lesson)),
            Cell(str(one.begun)),
            Cell(str(one.done), share=one.done / members),
        )
        for one in shown.found.lessons
    )
    columns = (
        Column(say("insight-lesson")),
        Column(say("insight-begun"), number=True),
        Column(say("insight-done"), number=True),
    )
    return Table(say("insight-lessons"), columns, rows)


def _due(shown: Shown, reader: Reader) -> Table:
    say = reader.say
    rows = tuple(
        (
            Cell(title or say("insight-task-gone")),
            Cell(reader.date(one.due_on) if one.due_on else ""),
            Cell(str(one.done), share=one.done / max(shown.found.members, 1)),
            Cell(str(one.open)),
            Cell(str(one.late), tone=Tone.CARE if one.late else Tone.NEUTRAL),
        )
        for title, one in shown.tasks
    )
    columns = (
        Column(say("insight-task")),
        Column(say("insight-due-on")),
        Column(say("insight-done"), number=True),
        Column(say("insight-open"), number=True),
        Column(say("insight-late"), number=True),
    )
    return Table(say("insight-tasks"), columns, rows, say("insight-nothing-assigned"))


async def items(turn: Turn) -> Page:
    """All items of a class, those to be mended first."""
    cohort, reader = await groups.on_page(turn), groups.reader(turn)
    found = await handlers.items_of(turn, cohort)
    if found is None:
        return _working(cohort, reader)
    where, figured = found
    say = turn.say
    rows = tuple(_item_row(where, one, reader) for one in in_order(figured))
    columns = (
        Column(say("insight-question")),
        Column(say("insight-facility"), number=True),
        Column(say("insight-discrimination"), number=True),
        Column(say("insight-time"), number=True),
        Column(say("insight-exposure"), number=True),
        Column(say("insight-look-at")),
    )
    blocks = (
        _ways(cohort, reader),
        Text(say("insight-items-about")),
        Table(say("insight-items"), columns, rows, say("insight-no-items")),
        Text(reader.as_of(where.at)),
    )
    return Page(title=say("insight-items"), blocks=blocks, crumbs=_crumbs(reader, cohort))


def _item_row(where: Where, one: ItemFigures, reader: Reader) -> tuple[Cell, ...]:
    path = f"courses/{where.course.id}/items/{one.item}?cohort={where.cohort.id}"
    return (
        Cell(called(where.course, one.item), path),
        Cell(reader.facility(one), share=one.facility.middle if one.facility and one.enough else None),
        Cell(reader.discrimination(one)),
        Cell(reader.seconds(one)),
        Cell(str(one.sums.met)),
        Cell(fault_words(one, reader), tone=Tone.CARE if one.faults else Tone.NEUTRAL),
    )


async def item(turn: Turn) -> Page:
    """One item of a course, as the classes that take it answered it; the answers are those of one of them."""
    reader, say = groups.reader(turn), turn.say
    mine = [
        one
        for one in await turn.read(cohorts.of_community, turn.standing.community)
        if one.course == turn.argument("course")
    ]
    if not mine:
        raise LearnerError("insight-cohort-gone")
    chosen = next((one for one in mine if one.id == turn.argument("cohort")), mine[0])
    found = await handlers.items_of(turn, chosen)
    if found is None:
        return _working(chosen, reader)
    where, figured = found
    known = where.course.find_item(turn.argument("item"))
    if known is None:
        raise LearnerError("insight-item-gone")
    others = tuple(
        Link(one.title, f"courses/{where.course.id}/items/{known.id}?cohort={one.id}")
        for one in mine
        if one.id != chosen.id
    )
    one = next((each for each in figured if each.item == known.id), None)
    blocks = tuple(_item(where, one, reader)) if one else (Text(say("insight-item-gone")),)
    ways = (PageLinks(others),) if others else ()
    code = "" if isinstance(known, Challenge) else known.code
    about = (Text(known.prompt), *((Code(code, known.language),) if code else ()))
    return Page(
        title=called(where.course, known.id),
        blocks=(*about, PageHeading(chosen.title), *blocks, *ways, Text(reader.as_of(where.at))),
        crumbs=(*_crumbs(reader, chosen), Link(say("insight-items"), f"cohorts/{chosen.id}/items")),
    )


def _item(where: Where, one: ItemFigures, reader: Reader) -> Iterator[PageBlock]:
    say = reader.say
    tone = Tone.CARE if one.faults else Tone.NEUTRAL
    facts = tuple(item_facts(where.cohort.members, one, reader))
    yield Card(say("insight-figures"), fault_words(one, reader), facts, tone)
    columns = (
        Column(say("insight-answer")),
        Column(say("insight-chosen"), number=True),
        Column(say("insight-by-the-able"), number=True),
        Column(say("insight-right")),
    )
    yield Table(say("insight-answers"), columns, tuple(_answer_rows(where.course, one, reader)))


def _answer_rows(course: Course, one: ItemFigures, reader: Reader) -> Iterator[tuple[Cell, ...]]:
    known = course.find_item(one.item)
    for given in one.given:
        words = told(known, given.answer) if known else given.answer
        right = reader.say("insight-yes") if given.correct else ""
        share = given.count / one.sums.firsts if one.sums.firsts else None
        yield (
            Cell(shortened(words, 200)),
            Cell(str(given.count), share=share),
            Cell(str(given.able)),
            Cell(right),
        )


SHOWN = 40
"""Clusters that a page shows."""


async def misconceptions(turn: Turn) -> Page:
    """What a class gets wrong in the same way."""
    cohort, reader = await groups.on_page(turn), groups.reader(turn)
    found = await handlers.clusters_of(turn, cohort, SHOWN)
    if found is None:
        return _working(cohort, reader)
    where, clusters = found
    cards: Sequence[PageBlock] = [
        Card(
            cluster_title(where.course, one.cluster, reader),
            "\n\n".join(cluster_words(where.course, one, reader)),
        )
        for one in clusters
    ]
    nothing = Card(turn.say("insight-misconceptions"), turn.say("insight-no-misconceptions"), tone=Tone.GOOD)
    return Page(
        title=turn.say("insight-misconceptions"),
        blocks=(_ways(cohort, reader), *(cards or (nothing,)), Text(reader.as_of(where.at))),
        crumbs=_crumbs(reader, cohort),
    )


def _ways(cohort: Cohort, reader: Reader) -> PageLinks:
    root = f"cohorts/{cohort.id}"
    return PageLinks(
        (
            Link(reader.say("insight-overview"), f"{root}/overview"),
            Link(reader.say("insight-items"), f"{root}/items"),
            Link(reader.say("insight-misconceptions"), f"{root}/misconceptions"),
            Link(reader.say("insight-export"), f"{root}/data"),
        )
    )


def _crumbs(reader: Reader, *within: Cohort) -> tuple[Link, ...]:
    return (
        Link(reader.say("insight-classes"), "overview"),
        *(Link(one.title, f"cohorts/{one.id}/overview") for one in within),
    )


def _working(cohort: Cohort, reader: Reader) -> Page:
    words = reader.say("insight-working", title=cohort.title, count=cohort.members)
    return Page(title=cohort.title, blocks=(Text(words),), crumbs=_crumbs(reader), again=20)
