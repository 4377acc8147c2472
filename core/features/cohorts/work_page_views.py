"""The instructors' pages about what a class is to do and what it is told: tables, and a form for each thing more."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.chat import (
    Cell,
    Column,
    Field,
    FieldKind,
    Heading,
    Link,
    Page,
    PageBlock,
    PageForm,
    Progress,
    Say,
    Table,
    Text,
    Tone,
    plain,
)
from core.classwork import Owed
from core.course.model import Course
from core.features.cohorts import announce_views, rules
from core.features.cohorts.assign_views import when
from core.features.cohorts.figures import Sum
from core.features.cohorts.page_views import below, date_of, one_of, state_cell, up_to, ways_of
from core.store.announcements import Announcement, Receipt
from core.store.assignments import Assignment
from core.store.cohorts import Cohort
from core.teaching import Kind
from core.words.formats import relative_day


def assignments(
    cohort: Cohort,
    course: Course | None,
    found: Sequence[Sum],
    now: datetime,
    language: str | None,
    say: Say,
) -> Page:
    """What a class is to do, and a form for each kind of thing more."""
    columns = (
        Column(say("cohorts-what")),
        Column(say("cohorts-due")),
        Column(say("cohorts-done"), number=True),
        Column(say("cohorts-late-column"), number=True),
    )
    rows = tuple(
        (
            Cell(one.title or say("classwork-gone"), below(cohort.id, "assignments", one.assignment.id)),
            Cell(when(one.assignment.due, now, language, say)),
            Cell(f"{one.done} / {one.of}", share=one.done / one.of if one.of else None),
            Cell(str(one.late), tone=Tone.CARE if one.late else Tone.NEUTRAL),
        )
        for one in found
    )
    empty = say("cohorts-nothing-assigned", title=cohort.title)
    blocks: list[PageBlock] = [
        ways_of(cohort, say),
        Table(say("cohorts-to-assigned"), columns, rows, empty=empty),
    ]
    if course is not None and cohort.archived_at is None:
        blocks += [Heading(say("cohorts-to-assign")), Text(say("cohorts-due-text"))]
        blocks += [form for kind in Kind for form in _assign_forms(cohort, course, kind, say)]
    return Page(title=say("cohorts-to-assigned"), blocks=tuple(blocks), crumbs=up_to(cohort, say))


def _assign_forms(cohort: Cohort, course: Course, kind: Kind, say: Say) -> Sequence[PageForm]:
    """The form by which something of a kind is assigned, where the course has any."""
    options = rules.choices_of(course, kind)
    if kind is Kind.REVIEW:
        first = Field(name="count", label=say("cohorts-ask-days", most=rules.MOST_DAYS), value="3")
    elif options:
        first = one_of("what", say(f"cohorts-kind-{kind.value}"), list(options.values()))
    else:
        return ()
    due = Field(name="due", label=say("cohorts-ask-due"), optional=True)
    submit = say("cohorts-assign-kind", kind=kind.value)
    path = below(cohort.id, "assignments")
    return (PageForm(path=path, submit=submit, fields=(first, due), hidden={"kind": kind.value}),)


def assignment(
    cohort: Cohort,
    one: Assignment,
    owed: Sequence[Owed],
    names: Mapping[int, str],
    now: datetime,
    language: str | None,
    say: Say,
) -> Page:
    """How everybody stands to an assignment, and a form to take it back."""
    title = (owed[0].title if owed else "") or say("cohorts-assignment")
    done = sum(each.state.is_done for each in owed)
    columns = (Column(say("cohorts-name")), Column(say("cohorts-due")), Column(say("cohorts-state")))
    rows = tuple(
        (
            Cell(names.get(each.learner, ""), below(cohort.id, "members", str(each.learner))),
            Cell(date_of(each, now, language, say)),
            state_cell(each, say),
        )
        for each in owed
    )
    blocks: list[PageBlock] = [
        Text(plain(when(one.due, now, language, say))),
        *([Progress(say("cohorts-progress"), done, len(owed))] if owed else []),
        Table(title, columns, rows, empty=say("cohorts-nobody-in-it")),
    ]
    if cohort.archived_at is None:
        path = below(cohort.id, "assignments", one.id, "withdraw")
        blocks += [
            Heading(say("cohorts-withdraw-yes")),
            Text(say("cohorts-withdraw-text")),
            PageForm(path=path, submit=say("cohorts-withdraw-yes"), danger=True),
        ]
    up = Link(say("cohorts-to-assigned"), below(cohort.id, "assignments"))
    return Page(title=title, blocks=tuple(blocks), crumbs=(*up_to(cohort, say), up))


def announcements(
    cohort: Cohort,
    found: Sequence[Announcement],
    id_: str,
    now: datetime,
    language: str | None,
    zone: str | None,
    say: Say,
) -> Page:
    """What a class was told and who got it, and a form to tell it more. It is read again while somebody waits."""
    columns = (
        Column(say("cohorts-announced-what")),
        Column(say("cohorts-announced-when")),
        Column(say("cohorts-who-got-it")),
    )
    rows = tuple(
        (
            Cell(announce_views.beginning(one.text), below(cohort.id, "announcements", one.id)),
            Cell(relative_day(one.at, now, language, zone, say)),
            Cell(announce_views.who_got_it(one, say)),
        )
        for one in found
    )
    empty = say("cohorts-nothing-announced", title=cohort.title)
    blocks: list[PageBlock] = [
        ways_of(cohort, say),
        Table(say("cohorts-announcements"), columns, rows, empty=empty),
    ]
    if cohort.archived_at is None and cohort.members:
        field = Field(name="text", label=say("cohorts-ask-announcement"), kind=FieldKind.PARAGRAPH)
        submit = say("cohorts-send", count=cohort.members)
        form = PageForm(
            path=below(cohort.id, "announcements"), submit=submit, fields=(field,), hidden={"id": id_}
        )
        blocks += [Heading(say("cohorts-to-announce")), form]
    again = 5 if any(one.waiting for one in found) else None
    return Page(
        title=say("cohorts-announcements"), blocks=tuple(blocks), crumbs=up_to(cohort, say), again=again
    )


def receipts(cohort: Cohort, found: Sequence[Receipt], say: Say) -> Page:
    """Who got an announcement and who did not."""
    tones = {"sent": Tone.GOOD, "nowhere": Tone.CARE}
    columns = (Column(say("cohorts-name")), Column(say("cohorts-who-got-it")))
    rows = tuple(
        (
            Cell(one.name, below(cohort.id, "members", str(one.learner))),
            Cell(say(f"cohorts-receipt-{one.state}"), tone=tones.get(one.state, Tone.NEUTRAL)),
        )
        for one in found
    )
    table = Table(say("cohorts-who-got-it"), columns, rows, empty=say("cohorts-nobody-in-it"))
    up = Link(say("cohorts-announcements"), below(cohort.id, "announcements"))
    return Page(title=say("cohorts-who-got-it"), blocks=(table,), crumbs=(*up_to(cohort, say), up))
