"""How far the programs of a course were run, and what is wrong with them. Pure."""

from collections.abc import Iterator, Sequence
from typing import cast

from core.chat import Action, Block, Card, Choice, Choices, Progress, Reply, Say, Tone
from core.features.authoring import dry_run_views
from core.features.authoring.telling import Line, Section
from core.store.jobs import Job, State
from core.store.taught import TaughtCourse


def begun(course: TaughtCourse, job: str, say: Say) -> Reply:
    """It has begun."""
    card = Card(say("authoring-trial", title=course.title), say("authoring-trial-text"))
    return Reply.privately(card, Choices(tuple(_ways(course, job, say, going_on=True))))


def so_far(course: TaughtCourse, job: Job, say: Say) -> Reply:
    """How far it is, and what was found."""
    going_on = job.state is State.OPEN
    found = faults(job, say)
    blocks: list[Block] = [card(course, job, say)]
    if going_on:
        blocks.append(progress(job, say))
    blocks += dry_run_views.blocks_of([found] if found.lines else [], say)
    return Reply.privately(*blocks, Choices(tuple(_ways(course, job.id, say, going_on=going_on))))


def card(course: TaughtCourse, job: Job, say: Say) -> Card:
    """How it stands, in words."""
    title = say("authoring-trial", title=course.title)
    if job.state is State.OPEN:
        return Card(title, say("authoring-trial-text"))
    if job.state is not State.DONE:
        return Card(title, say("authoring-trial-failed"), tone=Tone.CARE)
    wrong = len(faults(job, say).lines)
    text = say("authoring-trial-done", count=job.total, wrong=wrong)
    return Card(title, text, tone=Tone.CARE if wrong else Tone.GOOD)


def progress(job: Job, say: Say) -> Progress:
    """How many programs were run, of how many."""
    return Progress(say("authoring-trial-progress"), job.done, max(1, job.total))


def faults(job: Job, say: Say) -> Section:
    """What is wrong with the programs."""
    pairs = cast("Sequence[Sequence[str]]", job.result.get("faults", ()))
    lines = tuple(Line(text, place) for place, text in pairs)
    return Section(say("authoring-section-programs", count=len(lines)), lines)


def _ways(course: TaughtCourse, job: str, say: Say, *, going_on: bool) -> Iterator[Choice]:
    if going_on:
        yield Choice(say("authoring-look-again"), Action("authoring.tried", {"job": job}))
    else:
        yield Choice(say("authoring-publish"), Action("authoring.publish", {"id": course.course}))
    yield Choice(say("authoring-open"), Action("authoring.open", {"id": course.course}))
