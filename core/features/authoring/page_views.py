"""The pages of the courses: lists, what would come of a change, and the forms that make it. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from core.authoring.proposing import Outcome
from core.chat import (
    Card,
    Cell,
    Column,
    Field,
    File,
    Heading,
    Link,
    Links,
    Page,
    PageBlock,
    PageForm,
    Say,
    Table,
    Text,
    Tone,
)
from core.features.authoring import dry_run_views, trial_views
from core.features.authoring.telling import Section, facts, left_out, sections
from core.features.authoring.values import Considered, Exported, seen_as
from core.features.authoring.views import note, state
from core.store.jobs import Job
from core.store.jobs import State as JobState
from core.store.taught import State, TaughtCourse, Version
from core.words.formats import date


def courses(
    rows: Sequence[tuple[TaughtCourse, int]], language: str | None, zone: str | None, say: Say
) -> Page:
    """All courses, each with how many learn it; and a form to begin one."""
    columns = (
        Column(say("authoring-course")),
        Column(say("authoring-state")),
        Column(say("authoring-newest"), number=True),
        Column(say("authoring-who-learn"), number=True),
        Column(say("authoring-changed")),
    )
    lines = tuple(
        (
            Cell(one.title, path=_path(one)),
            Cell(state(one, say)),
            Cell(str(one.newest)),
            Cell(str(learners)),
            Cell(date(one.changed_at, language, zone)),
        )
        for one, learners in rows
    )
    fields = (
        Field(name="title", label=say("command-course-create-title")),
        Field(name="language", label=say("command-course-create-language"), value=language or "en"),
    )
    return Page(
        title=say("authoring-courses"),
        blocks=(
            Table(say("authoring-courses"), columns, lines, empty=say("authoring-none")),
            Links((Link(say("authoring-import-new"), import_path("")),)),
            Heading(say("authoring-create")),
            PageForm(path="courses/create", submit=say("authoring-create"), fields=fields),
        ),
    )


def course(
    one: TaughtCourse,
    learners: int,
    versions: Sequence[Version],
    language: str | None,
    zone: str | None,
    say: Say,
) -> Page:
    """One course: how it stands, what can be done with it, and its versions."""
    known = [(say("authoring-state"), state(one, say)), (say("authoring-newest"), str(one.newest))]
    if one.version is not None:
        known.append((say("authoring-learnt"), str(one.version)))
    known += [(say("authoring-who-learn"), str(learners)), (say("authoring-id"), one.course)]
    return Page(
        title=one.title,
        blocks=(
            Card(say("authoring-how-it-stands"), facts=tuple(known)),
            Links(tuple(_links(one, say))),
            _versions(one, versions, language, zone, say),
            *_moves(one, learners, say),
        ),
        crumbs=crumbs(say),
    )


def _links(one: TaughtCourse, say: Say) -> Iterator[Link]:
    if not one.is_learnt:
        yield Link(say("authoring-publish"), f"{_path(one)}/publish")
    yield Link(say("authoring-import-into"), import_path(one.course))
    yield Link(say("authoring-export-zip"), f"{_path(one)}/export?format=zip")
    yield Link(say("authoring-export-gift"), f"{_path(one)}/export?format=gift")


def _versions(
    one: TaughtCourse, versions: Sequence[Version], language: str | None, zone: str | None, say: Say
) -> Table:
    columns = (
        Column(say("authoring-version-number"), number=True),
        Column(say("authoring-version-day")),
        Column(say("authoring-version-who")),
        Column(say("authoring-version-note")),
        Column(say("authoring-state")),
    )
    rows = tuple(
        (
            Cell(
                str(it.number), path=None if it.number == one.newest else f"{_path(one)}/versions/{it.number}"
            ),
            Cell(date(it.at, language, zone)),
            Cell(it.name or say("authoring-somebody")),
            Cell(note(it, say)),
            Cell(say("authoring-is-learnt") if it.number == one.version else ""),
        )
        for it in versions
    )
    return Table(say("authoring-versions"), columns, rows)


def _moves(one: TaughtCourse, learners: int, say: Say) -> Iterator[PageBlock]:
    if one.state is State.ARCHIVED:
        yield Text(say("authoring-archived-text", count=learners))
        yield PageForm(path=f"{_path(one)}/restore", submit=say("authoring-restore"))
    else:
        yield Text(say("authoring-ask-archive-text", count=learners))
        yield PageForm(path=f"{_path(one)}/archive", submit=say("authoring-archive"), danger=True)


def publish_look(found: Considered, say: Say, *, meanwhile: bool = False) -> Page:
    """What learners would meet otherwise."""
    path, hidden = f"{_path(found.course)}/publish", {"seen": seen_as(found.course)}
    forms = [PageForm(path=path, submit=say("authoring-publish-now"), hidden=hidden)]
    if found.proposal.course is not None and found.proposal.course.code:
        forms.append(PageForm(path=f"{_path(found.course)}/try", submit=say("authoring-try")))
    told = say("authoring-of-version", number=found.number)
    blocks = look_blocks(found.proposal, told, found.learners, forms, say, meanwhile=meanwhile, equal=True)
    named = title(found.proposal, say, equal=True)
    return Page(title=named, blocks=tuple(blocks), crumbs=crumbs(say, found.course))


def version_look(found: Considered, say: Say, *, meanwhile: bool = False) -> Page:
    """What would be otherwise with an older version; and that version as a file."""
    path = f"{_path(found.course)}/versions/{found.number}"
    hidden = {"seen": seen_as(found.course)}
    told = say("authoring-of-older", number=found.number)
    forms = two_forms(path, hidden, "authoring-bring-back", "authoring-bring-back-publish", say)
    blocks = look_blocks(found.proposal, told, found.learners, forms, say, meanwhile=meanwhile)
    download = Link(
        say("authoring-export-zip"), f"{_path(found.course)}/export?format=zip&number={found.number}"
    )
    return Page(
        title=title(found.proposal, say),
        blocks=(*blocks, Links((download,))),
        crumbs=crumbs(say, found.course),
    )


def exported(one: TaughtCourse, made: Exported, say: Say) -> Page:
    """The file, and what is not in it."""
    missing = (_table(left_out(made.faults, say), say),) if made.faults else ()
    return Page(
        title=say("authoring-export-of", title=one.title),
        blocks=(File(made.media), *missing),
        crumbs=crumbs(say, one),
    )


def trial(one: TaughtCourse, job: Job, say: Say) -> Page:
    """How far the programs were run, and what is wrong with them; read again while it goes on."""
    found = trial_views.faults(job, say)
    going_on = job.state is JobState.OPEN
    return Page(
        title=say("authoring-trial", title=one.title),
        blocks=(
            trial_views.card(one, job, say),
            *((trial_views.progress(job, say),) if going_on else ()),
            *((_table(found, say),) if found.lines else ()),
            Links((Link(say("authoring-publish"), f"{_path(one)}/publish"),)),
        ),
        crumbs=crumbs(say, one),
        again=3 if going_on else None,
    )


def import_path(course_id: str) -> str:
    """Where a file is sent: for a new course, or for one that is there."""
    return f"courses/{course_id}/import" if course_id else "import"


def look_blocks(
    proposal: Outcome,
    told: str,
    learners: int,
    forms: Sequence[PageForm],
    say: Say,
    *,
    meanwhile: bool,
    equal: bool = False,
) -> Iterator[PageBlock]:
    """What would come of it, with the forms that have it done where it can be."""
    said = "\n\n".join([told, *dry_run_views.notes(proposal, learners, say, meanwhile=meanwhile)])
    counted = facts(proposal.changes, say) if proposal.changes else ()
    tone = Tone.CARE if proposal.stopped or meanwhile else Tone.NEUTRAL
    yield Card(dry_run_views.heading(proposal, say, equal=equal), said, counted, tone)
    if not proposal.stopped and (equal or proposal.changes):
        yield from forms
    yield from (_table(one, say) for one in sections(proposal, say))


def two_forms(
    path: str, hidden: Mapping[str, str], keep: str, publish: str, say: Say
) -> tuple[PageForm, PageForm]:
    """To keep something, and to publish it besides."""
    return (
        PageForm(path=path, submit=say(keep), hidden=hidden),
        PageForm(path=path, submit=say(publish), hidden={**hidden, "publish": "yes"}),
    )


def _table(one: Section, say: Say) -> Table:
    columns = (Column(say("authoring-place")), Column(say("authoring-what")))
    return Table(one.heading, columns, tuple((Cell(line.place), Cell(line.text)) for line in one.lines))


def title(proposal: Outcome, say: Say, *, equal: bool = False) -> str:
    """What a page is called that shows what would come of something."""
    if proposal.stopped:
        return say("authoring-stopped", title=proposal.title)
    word = "authoring-dry-run" if proposal.changes or equal else "authoring-no-changes"
    return say(word, title=proposal.title)


def crumbs(say: Say, one: TaughtCourse | None = None) -> tuple[Link, ...]:
    """The way back up."""
    here = (Link(one.title, _path(one)),) if one else ()
    return (Link(say("authoring-courses"), "courses"), *here)


def _path(one: TaughtCourse) -> str:
    return f"courses/{one.course}"
