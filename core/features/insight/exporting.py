"""Exports: at once where a class is small, else as work that goes on while one does something else."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from core.chat import (
    Field,
    FieldKind,
    File,
    Link,
    Media,
    Page,
    PageBlock,
    PageForm,
    Progress,
    Reply,
    Suggestion,
    Text,
)
from core.errors import LearnerError
from core.features.insight import export_views, groups
from core.features.insight.groups import course_of, meant
from core.features.insight.zipping import CSV, JSON, MIME, zipped
from core.jobs import CannotBeDone, Step, start
from core.roles import audit
from core.store import cohorts, figures, jobs
from core.store.cohorts import Cohort
from core.store.jobs import Job, State
from core.turn import House, Turn

KIND = "class-export"
FEW = 10_000
"""Answers of a class that are exported while one waits."""
KEPT = timedelta(hours=20)
"""For how long a file that was made is there."""
KINDS = (CSV, JSON)
LISTED = 5


async def data(turn: Turn) -> Reply:
    """Begin an export of a class, or give it at once."""
    kind, cohort = _kind(turn), await meant(turn, "insight.data")
    if isinstance(cohort, Reply):
        return cohort
    if not kind:
        return export_views.which_kind(cohort, KINDS, turn.say)
    course = course_of(turn, cohort)
    audit(turn, "class-export", cohort.id, kind=kind)
    if cohort.members > groups.SMALL or await turn.read(figures.answers, cohort, FEW) >= FEW:
        return export_views.exporting(_begin(turn, cohort, kind), 0, cohort.members, turn.say)

    async def nobody_waits(_: int) -> None:
        return None

    made = await zipped(turn.house, cohort, course, kind, turn.say, turn.now, nobody_waits)
    return export_views.made(cohort, made.media, made.learners, cohort.members, turn.say)


async def suggest_kind(turn: Turn) -> Sequence[Suggestion]:
    """The kinds there are."""
    return [Suggestion(one.upper(), one) for one in KINDS if one.startswith(turn.text.strip().casefold())]


def _kind(turn: Turn) -> str:
    """Which kind is meant; "" for none that there is."""
    kind = turn.argument("kind").strip().casefold()
    return kind if kind in KINDS else ""


async def exported(turn: Turn) -> Reply:
    """How far an export is; its file where it is done."""
    job = await turn.read(jobs.find, turn.argument("job"), turn.standing.community)
    cohort = job and await turn.read(cohorts.find, job.community, str(job.given.get("cohort")))
    if job is None or cohort is None or job.kind != KIND or turn.now - job.at > KEPT:
        raise LearnerError("insight-export-gone")
    match job.state:
        case State.OPEN:
            return export_views.exporting(job.id, job.done, job.total or cohort.members, turn.say)
        case State.DONE:
            return export_views.made(cohort, _media(job), int(job.result["learners"]), job.total, turn.say)
        case State.FAILED | State.CANCELLED:
            raise LearnerError("insight-export-failed")


async def work(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Make an export. A process that dies over it has it begun again: half a zip is of no use."""
    cohort = await house.database.read(cohorts.find, job.community, str(job.given["cohort"]))
    course = house.catalogue.find(cohort.course) if cohort else None
    if cohort is None or course is None or house.blobs is None:
        raise CannotBeDone(gone=True)
    total = max(cohort.members, 1)

    async def told(done: int) -> None:
        await step(min(done, total), total, None)

    say = house.words.say(str(job.given.get("language") or "") or None)
    made = await zipped(house, cohort, course, str(job.given["kind"]), say, job.at, told)
    assert made.media.content is not None
    await house.blobs.put(made.media.key, made.media.content)
    return {"name": made.media.name, "key": made.media.key, "learners": made.learners}


def _begin(turn: Turn, cohort: Cohort, kind: str) -> str:
    return start(turn, KIND, {"cohort": cohort.id, "kind": kind, "language": turn.language})


def _media(job: Job) -> Media:
    return Media(name=str(job.result["name"]), mime=MIME, key=str(job.result["key"]))


async def page(turn: Turn) -> Page:
    """Exports of a class: those that were made or are being made, and a form for another."""
    cohort, say = await groups.on_page(turn), turn.say
    newest = await turn.read(jobs.newest, turn.standing.community, KIND, LISTED, cohort=cohort.id)
    blocks: list[PageBlock] = [Text(say("insight-export-about"))]
    for job in newest:
        if job.state is State.OPEN:
            blocks.append(Progress(say("insight-exporting"), job.done, max(job.total, cohort.members, 1)))
        elif job.state is State.DONE and turn.now - job.at <= KEPT:
            blocks.append(File(_media(job)))
    kind = Field(
        name="kind", label=say("insight-export-kind"), kind=FieldKind.ONE, options=("CSV", "JSON"), value="1"
    )
    form = PageForm(path=f"cohorts/{cohort.id}/data/start", submit=say("insight-export"), fields=(kind,))
    return Page(
        title=say("insight-export"),
        blocks=(*blocks, form),
        crumbs=(
            Link(say("insight-classes"), "overview"),
            Link(cohort.title, f"cohorts/{cohort.id}/overview"),
        ),
        again=5 if any(job.state is State.OPEN for job in newest) else None,
    )


async def begin(turn: Turn) -> str:
    """Begin an export from its page."""
    cohort = await groups.on_page(turn)
    course_of(turn, cohort)
    kind = KINDS[1] if turn.values.get("kind") == "2" else KINDS[0]
    audit(turn, "class-export", cohort.id, kind=kind)
    _begin(turn, cohort, kind)
    return f"cohorts/{cohort.id}/data"
