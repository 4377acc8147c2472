"""The pages of an import: the form, how far it is, and what would come of the file. Pure."""

from core.authoring.proposing import Outcome
from core.authoring.stages import Stage
from core.chat import Card, Link, Links, Page, PageForm, Say, Text, Tone, plain
from core.features.authoring.page_views import crumbs, import_path, look_blocks, title, two_forms
from core.features.authoring.views import reached
from core.store.jobs import Job, State
from core.store.taught import TaughtCourse

EVERY = 2
"""Seconds after which a page is read again that shows how far it is."""


def form(course: TaughtCourse | None, say: Say) -> Page:
    """A form that takes a file."""
    sent = PageForm(
        path=f"{_path(course)}/look",
        submit=say("authoring-look"),
        file=say("command-course-import-file"),
    )
    named = say("authoring-import-into") if course else say("authoring-import-new")
    return Page(title=named, blocks=(Text(say("authoring-import-text")), sent), crumbs=crumbs(say, course))


def unfinished(course: TaughtCourse | None, job: Job, say: Say) -> Page:
    """How far it is, and a way to stop it; or why nothing comes of it."""
    name = str(job.given["name"])
    if job.state is not State.OPEN:
        card = Card(
            say("authoring-look-ended", name=name), say(f"authoring-look-{_why(job)}"), tone=Tone.CARE
        )
        return Page(title=_named(name, say), blocks=(card, _another(course, say)), crumbs=crumbs(say, course))
    stage = Stage(job.result.get("stage", Stage.WAIT))
    stop = PageForm(path=f"{_path(course)}/{job.id}/stop", submit=say("authoring-look-stop"))
    return Page(
        title=_named(name, say),
        blocks=(Text(say("authoring-looking-text")), reached(stage, say), stop),
        crumbs=crumbs(say, course),
        again=EVERY,
    )


def looked(
    course: TaughtCourse | None,
    job: Job,
    outcome: Outcome,
    learners: int,
    say: Say,
    *,
    meanwhile: bool = False,
) -> Page:
    """What would come of the file."""
    told = say("authoring-of-file", name=plain(str(job.given["name"])))
    path = f"{_path(course)}/{job.id}/keep"
    forms = two_forms(path, {}, "authoring-import", "authoring-import-publish", say)
    blocks = look_blocks(outcome, told, learners, forms, say, meanwhile=meanwhile)
    return Page(
        title=title(outcome, say), blocks=(*blocks, _another(course, say)), crumbs=crumbs(say, course)
    )


def _why(job: Job) -> str:
    """Why nothing comes of it: it was stopped, what it needs is gone, or it met a bug."""
    if job.state is State.CANCELLED:
        return "stopped"
    gone = job.result.get("gone")
    return f"without-{gone}" if gone in {"file", "course"} else "failed"


def _named(name: str, say: Say) -> str:
    return say("authoring-looking", name=name)


def _another(course: TaughtCourse | None, say: Say) -> Links:
    return Links((Link(say("authoring-another-file"), _path(course)),))


def _path(course: TaughtCourse | None) -> str:
    return import_path(course.course if course else "")
