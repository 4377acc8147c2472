"""How the pages about the pages look. Pure."""

from collections.abc import Mapping, Sequence

from core.chat import (
    Cell,
    Column,
    Field,
    FieldKind,
    Heading,
    Link,
    Links,
    Page,
    PageForm,
    Say,
    Table,
    Text,
    Tone,
)
from core.features.desk import views
from core.store.acts import Act
from core.store.desk import Invite, Waiting
from core.store.staff import Role, StaffRow
from core.words.formats import date

ROLES = {"1": Role.INSTRUCTOR.word, "2": Role.ADMIN.word}
"""What the options of the form mean."""


def first(
    waiting: Waiting, lately: Sequence[Act], where: str, language: str | None, zone: str | None, say: Say
) -> Page:
    """What waits, with the way there, and what was done of late."""
    counts = (("questions", waiting.questions), ("drafts", waiting.drafts), ("work", waiting.work))
    rows = tuple(
        (
            Cell(say(f"desk-waits-{name}"), path=name if name != "work" else None),
            Cell(str(count), tone=Tone.CARE if name != "work" else Tone.NEUTRAL),
        )
        for name, count in counts
        if count
    )
    waits = Table(
        say("desk-waits"),
        (Column(say("desk-waits-what")), Column(say("desk-waits-count"), number=True)),
        rows,
        empty=say("desk-waits-nothing"),
    )
    more = (Links((Link(say("desk-log-all"), "log"),)),) if lately else ()
    return Page(
        title=where,
        blocks=(
            Text(say("desk-first")),
            waits,
            _acts(lately, say("desk-lately"), language, zone, say),
            *more,
        ),
    )


def log(found: Sequence[Act], older: int | None, language: str | None, zone: str | None, say: Say) -> Page:
    """Acts, and the way to older ones."""
    more = (Links((Link(say("desk-log-older"), f"log?before={older}"),)),) if older else ()
    return Page(
        title=say("desk-log"),
        blocks=(Text(say("desk-log-text")), _acts(found, say("desk-log"), language, zone, say), *more),
        crumbs=_crumbs(say),
    )


def _acts(found: Sequence[Act], caption: str, language: str | None, zone: str | None, say: Say) -> Table:
    columns = ("desk-log-when", "desk-log-who", "desk-log-what", "desk-log-subject", "desk-log-details")
    rows = tuple(
        (
            Cell(views.moment(one, language, zone)),
            Cell(views.who(one, say)),
            Cell(views.act_words(one, say)),
            Cell(views.about(one)),
            Cell(views.details(one, say)),
        )
        for one in found
    )
    return Table(caption, tuple(Column(say(one)) for one in columns), rows, empty=say("desk-log-empty"))


def staff(
    there: Sequence[StaffRow],
    open_: Sequence[Invite],
    where: str,
    language: str | None,
    zone: str | None,
    say: Say,
) -> Page:
    """Who teaches, a form to invite, one to remove each who was made staff here, and one for each open code."""
    columns = (Column(say("desk-staff-name")), Column(say("desk-staff-how")), Column(say("desk-staff-seen")))
    rows = tuple(
        (
            Cell(one.name or say("desk-nameless")),
            Cell(views.how(one, say)),
            Cell(date(one.seen_at, language, zone)),
        )
        for one in there
    )
    table = Table(say("desk-staff", where=where), columns, rows, empty=say("desk-staff-empty"))
    options = tuple(say(f"desk-role-{word}") for word in ROLES.values())
    role = Field(name="role", label=say("desk-invite-role"), kind=FieldKind.ONE, value="1", options=options)
    invite = PageForm(path="staff/invite", submit=say("desk-invite"), fields=(role,))
    return Page(
        title=say("desk-nav-staff"),
        blocks=(
            table,
            Text(say("desk-staff-platform")),
            Heading(say("desk-invite")),
            invite,
            *_open_codes(open_, language, say),
            *_removals(there, say),
        ),
        crumbs=_crumbs(say),
    )


def _open_codes(open_: Sequence[Invite], language: str | None, say: Say) -> list[Heading | Text | PageForm]:
    if not open_:
        return []
    blocks: list[Heading | Text | PageForm] = [Heading(say("desk-invites"))]
    for one in open_:
        blocks.append(Text(views.invite_words(one, language, say)))
        blocks.append(
            PageForm(path="staff/withdraw", submit=say("desk-withdraw"), hidden={"invite": one.digest})
        )
    return blocks


def _removals(there: Sequence[StaffRow], say: Say) -> list[Heading | PageForm]:
    granted = [one for one in there if one.granted]
    forms = [
        PageForm(
            path="staff/remove",
            submit=say("desk-remove", name=one.name or say("desk-nameless")),
            hidden={"learner": str(one.learner)},
            danger=True,
        )
        for one in granted
    ]
    return [Heading(say("desk-removals")), *forms] if forms else []


def invited(code: str, addresses: Mapping[str, str], where: str, say: Say) -> Page:
    """The code, which is shown this once."""
    return Page(
        title=say("desk-invite"),
        blocks=(
            *views.invite_blocks(code, addresses, where, say),
            Links((Link(say("desk-to-staff"), "staff"),)),
        ),
        crumbs=(*_crumbs(say), Link(say("desk-nav-staff"), "staff")),
    )


def _crumbs(say: Say) -> tuple[Link, ...]:
    return (Link(say("desk-nav-first"), ""),)
