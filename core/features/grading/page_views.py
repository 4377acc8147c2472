"""What the web pages of who teaches about submissions show. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote, urlencode

from core.asking.question import bare
from core.chat import (
    Card,
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
)
from core.course.grading import Grade
from core.course.model import Challenge
from core.features.grading import regrade_views, similar_views, views
from core.features.grading.rules import Changes, Place
from core.features.grading.views import Reader
from core.similarity.pairs import Likeness, Pair
from core.store.jobs import Job, State
from core.store.submissions import Remark, Submission, Wanted
from core.words.formats import percent

AGAIN = 3
"""Seconds after which a page is read again on which something goes on."""


def path_of(one: Submission) -> str:
    """The address of a submission's page."""
    return f"submissions/{one.id}"


def path_to(place: Place, page: str) -> str:
    """The address of a page about a challenge."""
    return f"challenges/{quote(place.course.id, safe='')}/{quote(place.challenge.id, safe='')}/{page}"


def listed(
    some: Sequence[Submission],
    wanted: Wanted,
    titles: Mapping[int, str],
    reader: Reader,
    say: Say,
    *,
    older: bool,
) -> Page:
    """Submissions in a table, and ways to see fewer."""
    links = [
        Link(say("grading-all"), "submissions"),
        *(Link(say(f"grading-only-{one}"), _list_path(wanted, outcome=one)) for one in ("right", "wrong")),
    ]
    if older:
        links.append(Link(say("grading-older"), _list_path(wanted, before=some[-1].id)))
    return Page(
        title=say("grading-submissions"),
        blocks=(Links(tuple(links)), _table(some, titles, reader, say)),
    )


def _table(some: Sequence[Submission], titles: Mapping[int, str], reader: Reader, say: Say) -> Table:
    columns = ("when", "learner", "challenge", "judged", "how-it-counts")
    rows = tuple(
        (
            Cell(reader.day(one.at), path_of(one)),
            Cell(one.name, _list_path(Wanted(), learner=one.learner)),
            Cell(bare(titles[one.id]), _list_path(Wanted(course=one.course, items=(one.item,)))),
            Cell(say("grading-outcome", outcome=one.outcome)),
            Cell(views.counts(one, say), tone=Tone.GOOD if one.counts else Tone.CARE),
            Cell(str(one.comments)),
        )
        for one in some
    )
    heads = (
        *(Column(say(f"grading-{one}")) for one in columns),
        Column(say("grading-comments"), number=True),
    )
    return Table(say("grading-submissions"), heads, rows, say("grading-none"))


def submission(
    one: Submission,
    title: str,
    remarks: Sequence[Remark],
    tries: Sequence[Submission],
    reader: Reader,
    say: Say,
    *,
    there: bool,
) -> Page:
    """A submission with its code, what was said, earlier tries and forms. `there`: the course still has the challenge."""
    gone = () if there else (Text(say("grading-challenge-gone")),)
    run = (PageForm(path=f"{path_of(one)}/run", submit=say("grading-run")),) if there else ()
    becomes = "wrong" if one.counts else "right"
    others = [it for it in tries if it.id != one.id]
    earlier = (_table(others, dict.fromkeys((it.id for it in others), title), reader, say),) if others else ()
    blocks: tuple[PageBlock, ...] = (
        Card(bare(title), facts=views.facts(one, reader, say)),
        Code(one.source),
        *gone,
        *run,
        *(text for text in views.said(remarks, reader, say) if isinstance(text, Text)),
        Heading(say("grading-comment")),
        PageForm(
            path=f"{path_of(one)}/comment",
            submit=say("grading-send"),
            fields=(_words("grading-words", say),),
        ),
        Heading(say(f"grading-becomes-{becomes}")),
        PageForm(
            path=f"{path_of(one)}/decide",
            submit=say(f"grading-becomes-{becomes}"),
            fields=(_words("grading-why", say),),
            hidden={"becomes": becomes, "seen": str(one.overridden)},
        ),
        *((Heading(say("grading-tries")),) if earlier else ()),
        *earlier,
        *((_ways(one, say),) if there else ()),
    )
    return Page(title=f"{one.name} · {bare(title)}", blocks=blocks, crumbs=(_home(say),))


def ran(one: Submission, grade: Grade, challenge: Challenge, say: Say) -> Page:
    """How a submission came out now."""
    report = (block for block in views.report(grade, challenge, say) if isinstance(block, Card | Code))
    back = Link(say("grading-back"), path_of(one))
    return Page(title=say("grading-run"), blocks=(*report, Links((back,))), crumbs=(_home(say), back))


def regrade(place: Place, job: Job | None, found: Changes | None, say: Say) -> Page:
    """How the last regrading stands: going on, or whom it would change, with what can be chosen."""
    title = say("grading-regrade", title=bare(place.challenge.title))
    path = path_to(place, "regrade")
    again = AGAIN if job is not None and job.state is State.OPEN else None
    return Page(
        title=title,
        blocks=(*_regrading(place, job, found, path, say),),
        crumbs=(_home(say),),
        again=again,
    )


def _regrading(
    place: Place, job: Job | None, found: Changes | None, path: str, say: Say
) -> tuple[PageBlock, ...]:
    start = PageForm(path=f"{path}/start", submit=say("grading-regrade-start"))
    if job is None:
        return (Text(say("grading-regrade-text")), start)
    if job.state is State.OPEN:
        stop = PageForm(path=f"{path}/stop", submit=say("grading-regrade-stop"), hidden={"job": job.id})
        return (
            Progress(say("grading-regrade", title=bare(place.challenge.title)), job.done, job.total),
            stop,
        )
    if found is None:
        why = "grading-regrade-failed" if job.state is State.FAILED else "grading-regrade-outdated"
        return (Text(say(why)), start)
    tables = (_changing(group, say) for group in regrade_views.groups(found))
    return (
        Text(regrade_views.summary(found, say)),
        *tables,
        *_confirm(job, found, path, say),
        replace(start, submit=say("grading-regrade-again")),
    )


def _changing(group: regrade_views.Group, say: Say) -> Table:
    rows = tuple(
        (
            Cell(one.name, path_of(one)),
            Cell(views.counts(one, say)),
            Cell(say("grading-outcome", outcome=one.outcome)),
        )
        for one in group.of
    )
    columns = tuple(Column(say(f"grading-{one}")) for one in ("learner", "how-it-counts", "judged"))
    return Table(say(f"grading-regrade-{group.kind}", count=len(group.of)), columns, rows)


def _confirm(job: Job, found: Changes, path: str, say: Say) -> tuple[PageForm, ...]:
    forms: list[PageForm] = []
    if found.right:
        label = say("grading-regrade-apply-right", count=len(found.right))
        forms.append(PageForm(path=f"{path}/apply", submit=label, hidden={"job": job.id}))
    if found.wrong:
        label = say("grading-regrade-apply-both", count=len(found.right) + len(found.wrong))
        hidden = {"job": job.id, "wrong": "yes"}
        forms.append(PageForm(path=f"{path}/apply", submit=label, hidden=hidden, danger=True))
    return tuple(forms)


def similar(
    place: Place, found: Likeness, of: Mapping[int, Submission], language: str | None, say: Say
) -> Page:
    """The pairs that are alike, with what that means and what it does not."""
    path = path_to(place, "similar")
    rows = tuple(
        (
            Cell(of[one.one].name, f"{path}?{urlencode({'one': one.one, 'other': one.other})}"),
            Cell(of[one.other].name),
            Cell(percent(one.share, language), share=one.share),
        )
        for one in found.pairs
    )
    columns = (
        Column(say("grading-learner")),
        Column(say("grading-similar-and")),
        Column(say("grading-similar-share"), number=True),
    )
    title = say("grading-similar-title", title=bare(place.challenge.title))
    table = Table(title, columns, rows, say("grading-similar-none"))
    care = (Text(say("grading-similar-care")),) if rows else ()
    summary = Text(similar_views.summary(found, language, say))
    return Page(title=title, blocks=(summary, table, *care), crumbs=(_home(say),))


def pair(
    place: Place, found: Pair, one: Submission, other: Submission, language: str | None, say: Say
) -> Page:
    """Two submissions side by side, the lines marked that stand in both."""
    title = say("grading-similar-title", title=bare(place.challenge.title))
    told = similar_views.line(found, {one.id: one, other.id: other}, language, say)
    sees = (Link(say("grading-similar-see", name=it.name), path_of(it)) for it in (one, other))
    return Page(
        title=f"{one.name} · {other.name}",
        blocks=(
            Text(f"{told} {say('grading-similar-marked')}"),
            Code(similar_views.side_by_side(one.source, other.source, found)),
            Text(say("grading-similar-care")),
            Links(tuple(sees)),
        ),
        crumbs=(_home(say), Link(title, path_to(place, "similar"))),
    )


def _ways(one: Submission, say: Say) -> Links:
    base = f"challenges/{quote(one.course, safe='')}/{quote(one.item, safe='')}"
    return Links(
        (
            Link(say("grading-regrade-this"), f"{base}/regrade"),
            Link(say("grading-similar"), f"{base}/similar"),
        )
    )


def _words(label: str, say: Say) -> Field:
    return Field(name="words", label=say(label), kind=FieldKind.PARAGRAPH)


def _home(say: Say) -> Link:
    return Link(say("grading-submissions"), "submissions")


def _list_path(wanted: Wanted, *, outcome: str = "", learner: int = 0, before: int = 0) -> str:
    """The address of the list with these filters and those of `wanted`."""
    right = {True: "right", False: "wrong", None: ""}[wanted.right]
    values = {
        "course": wanted.course,
        "challenge": wanted.items[0] if wanted.items else "",
        "learner": learner or wanted.learner or "",
        "outcome": outcome or right,
        "before": before or "",
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return f"submissions?{query}" if query else "submissions"
