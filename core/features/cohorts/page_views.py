"""The instructors' pages about classes: tables, and a form for each thing that can be done."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.chat import (
    Cell,
    Code,
    Column,
    Field,
    FieldKind,
    Heading,
    Link,
    Links,
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
from core.course.catalogue import Catalogue
from core.course.model import Course
from core.features.cohorts import rules
from core.features.cohorts.figures import Line, Roster
from core.store.cohorts import ROLE_GONE, Cohort
from core.teaching.codes import shown
from core.words.deadlines import deadline
from core.words.formats import date


def below(*parts: str) -> str:
    """The path of a page of a class."""
    return "/".join(("cohorts", *parts))


def cohorts(
    every: Sequence[Cohort], over: Sequence[Cohort], courses: Sequence[Course], known: Catalogue, say: Say
) -> Page:
    """All classes, those that are over below, and a form to begin one."""
    blocks: list[PageBlock] = [_classes(say("cohorts-list"), every, known, say)]
    if courses:
        fields = (
            Field(name="title", label=say("cohorts-ask-title", most=rules.LONGEST_TITLE)),
            one_of("course", say("cohorts-course"), [one.title for one in courses]),
        )
        blocks += [
            Heading(say("cohorts-begin")),
            PageForm(path="cohorts", submit=say("cohorts-begin"), fields=fields),
        ]
    if over:
        blocks.append(_classes(say("cohorts-those-over"), over, known, say))
    return Page(title=say("cohorts-list"), blocks=tuple(blocks))


def _classes(caption: str, found: Sequence[Cohort], known: Catalogue, say: Say) -> Table:
    columns = (
        Column(say("cohorts-class")),
        Column(say("cohorts-course")),
        Column(say("cohorts-members"), number=True),
    )
    rows = tuple(
        (Cell(one.title, below(one.id)), Cell(_course(one, known)), Cell(str(one.members))) for one in found
    )
    return Table(caption, columns, rows, empty=say("cohorts-none-yet"))


def _course(one: Cohort, known: Catalogue) -> str:
    course = known.find(one.course)
    return course.title if course else one.course


def roster(
    found: Roster,
    course: Course | None,
    addresses: Mapping[str, str],
    language: str | None,
    say: Say,
) -> Page:
    """Who is in a class, how one comes in, and how it is ended."""
    cohort = found.cohort
    blocks: list[PageBlock] = [ways_of(cohort, say), _members(found, language, say), *_pages(found, say)]
    if cohort.archived_at is None:
        blocks += [
            Heading(say("cohorts-to-invite")),
            Text(say("cohorts-code-text")),
            Code(f"/join {shown(cohort.code)}", title=say("cohorts-type-this")),
            *(Text(f"{name.title()}: {address}") for name, address in addresses.items()),
            PageForm(path=below(cohort.id, "code"), submit=say("cohorts-recode")),
            Heading(say("cohorts-to-archive")),
            Text(say("cohorts-archive-text")),
            PageForm(path=below(cohort.id, "archive"), submit=say("cohorts-archive-yes"), danger=True),
        ]
    else:
        blocks.insert(0, Text(say("cohorts-over", title=plain(cohort.title))))
    if course is None:
        blocks.insert(0, Text(say("cohorts-course-gone", title=plain(cohort.title))))
    return Page(title=cohort.title, blocks=tuple(blocks), crumbs=(to_all(say),))


def _members(found: Roster, language: str | None, say: Say) -> Table:
    columns = (
        Column(say("cohorts-name")),
        Column(say("cohorts-lessons-done"), number=True),
        Column(say("cohorts-done"), number=True),
        Column(say("cohorts-late-column"), number=True),
        Column(say("cohorts-came")),
    )
    rows = tuple(
        (
            Cell(one.member.name, below(found.cohort.id, "members", str(one.member.learner))),
            Cell(
                f"{one.lessons} / {found.lessons}",
                share=one.lessons / found.lessons if found.lessons else None,
            ),
            Cell(f"{one.done} / {len(one.owed)}", share=one.done / len(one.owed) if one.owed else None),
            Cell(str(one.late), tone=Tone.CARE if one.late else Tone.NEUTRAL),
            Cell(_came(one, language, say)),
        )
        for one in found.lines
    )
    caption = say("cohorts-members-of", title=found.cohort.title, count=found.cohort.members)
    return Table(caption, columns, rows, empty=say("cohorts-nobody-in-it"))


def _came(line: Line, language: str | None, say: Say) -> str:
    """How and when somebody came in."""
    how, day = line.member.how, date(line.member.joined_at, language, None)
    return say("cohorts-role-gone") if how == ROLE_GONE else say("cohorts-came-by", how=how, day=day)


def _pages(found: Roster, say: Say) -> Sequence[PageBlock]:
    """The ways to those before and after the members that are shown."""
    here, last = below(found.cohort.id), found.skip + len(found.lines)
    links: list[Link] = []
    if found.skip:
        links.append(Link(say("cohorts-before"), f"{here}?skip={max(0, found.skip - rules.ON_PAGE)}"))
    if last < found.cohort.members:
        links.append(Link(say("cohorts-more"), f"{here}?skip={last}"))
    return (Links(tuple(links)),) if links else ()


def member(cohort: Cohort, line: Line, now: datetime, language: str | None, say: Say) -> Page:
    """Somebody in a class: what they owe, a form for a later date of each, and one to take them out."""
    learner = str(line.member.learner)
    columns = (Column(say("cohorts-what")), Column(say("cohorts-due")), Column(say("cohorts-state")))
    rows = tuple(
        (
            Cell(one.title, below(cohort.id, "assignments", one.assignment.id)),
            Cell(date_of(one, now, language, say)),
            state_cell(one, say),
        )
        for one in line.owed
    )
    blocks: list[PageBlock] = [
        *([Progress(say("cohorts-progress"), line.done, len(line.owed))] if line.owed else []),
        Table(
            say("cohorts-work-of", name=line.member.name), columns, rows, empty=say("cohorts-owes-nothing")
        ),
    ]
    dated = [one for one in line.owed if one.due] if cohort.archived_at is None else []
    blocks += [Heading(say("cohorts-to-extend"))] if dated else []
    blocks += [_extension(cohort, learner, one, say) for one in dated]
    if cohort.archived_at is None:
        remove = below(cohort.id, "members", learner, "remove")
        blocks += [
            Heading(say("cohorts-to-remove")),
            Text(say("cohorts-remove-text", name=plain(line.member.name))),
            PageForm(path=remove, submit=say("cohorts-remove-yes", name=line.member.name), danger=True),
        ]
    return Page(
        title=line.member.name,
        blocks=tuple(blocks),
        crumbs=(to_all(say), Link(cohort.title, below(cohort.id))),
    )


def _extension(cohort: Cohort, learner: str, one: Owed, say: Say) -> PageForm:
    fields = (
        Field(name="due", label=say("cohorts-ask-later-of", title=one.title)),
        Field(name="reason", label=say("cohorts-ask-reason", most=rules.LONGEST_REASON)),
    )
    path = below(cohort.id, "members", learner, "extend")
    hidden = {"assignment": one.assignment.id}
    return PageForm(path=path, submit=say("cohorts-to-extend"), fields=fields, hidden=hidden)


def date_of(one: Owed, now: datetime, language: str | None, say: Say) -> str:
    """Somebody's own date, with the reason where it is a later one."""
    if one.due is None:
        return say("cohorts-no-due")
    said = deadline(one.due, now.date(), language, say)
    return say("cohorts-due-reason", date=said, reason=one.reason) if one.reason else said


def state_cell(one: Owed, say: Say) -> Cell:
    """How somebody stands to something."""
    tone = Tone.GOOD if one.state.is_done else Tone.CARE if one.state.is_late else Tone.NEUTRAL
    return Cell(say(f"classwork-state-{one.state.value}"), tone=tone)


def ways_of(cohort: Cohort, say: Say) -> Links:
    """The ways to all pages of a class."""
    return Links(
        (
            Link(say("cohorts-to-roster"), below(cohort.id)),
            Link(say("cohorts-to-assigned"), below(cohort.id, "assignments")),
            Link(say("cohorts-announcements"), below(cohort.id, "announcements")),
            Link(say("cohorts-to-overview"), below(cohort.id, "overview")),
        )
    )


def to_all(say: Say) -> Link:
    """The way to all classes."""
    return Link(say("cohorts-list"), "cohorts")


def up_to(cohort: Cohort, say: Say) -> tuple[Link, ...]:
    """The ways up from a page of a class."""
    return to_all(say), Link(cohort.title, below(cohort.id))


def one_of(name: str, label: str, options: Sequence[str]) -> Field:
    """A field that takes one of these."""
    return Field(name=name, label=label, kind=FieldKind.ONE, options=tuple(options), value="1")
