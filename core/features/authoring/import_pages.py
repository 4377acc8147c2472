"""The pages on which a file is imported: sent, looked at, and then kept as it was shown."""

import asyncio

from core.authoring.keeping import keep_files
from core.authoring.mine import learners_of, own_course, taken_ids
from core.authoring.proposing import Outcome
from core.chat import Page
from core.errors import LearnerError
from core.features.authoring import import_views, importing, looking
from core.features.authoring.page_views import import_path
from core.features.authoring.values import seen_as
from core.shelf import course_of, unpacked
from core.store import jobs
from core.store.jobs import Job, State
from core.store.taught import TaughtCourse
from core.turn import Turn


async def form(turn: Turn) -> Page:
    """The form to send a file."""
    return import_views.form(await _course(turn), turn.say)


async def look(turn: Turn) -> str:
    """Take a file, and have it worked out what would come of it."""
    course = await _course(turn)
    file = importing.one_file(turn)
    turn.used.add(file.key)
    return _path(turn, looking.begun(turn, course.course if course else "", file))


async def looked(turn: Turn) -> Page:
    """How far that is; then what would come of the file."""
    course, job = await _course(turn), await looking.found(turn)
    if job.state is not State.DONE:
        return import_views.unfinished(course, job, turn.say)
    outcome = await looking.outcome_of(turn, job)
    learners = await learners_of(turn, course) if course else 0
    meanwhile = turn.argument("meanwhile") == "yes"
    return import_views.looked(course, job, outcome, learners, turn.say, meanwhile=meanwhile)


async def stop(turn: Turn) -> str:
    """Have no more of it worked out."""
    await _course(turn)
    job = await looking.found(turn)
    turn.write(jobs.cancel, job.id, job.community, turn.now)
    return _path(turn, job.id)


async def keep_it(turn: Turn) -> str:
    """Keep what was shown; where the course changed since, have it worked out anew."""
    course, job = await _course(turn), await looking.found(turn)
    if job.state is not State.DONE:
        return _path(turn, job.id)
    outcome = await looking.outcome_of(turn, job)
    if outcome.stopped or not outcome.changes:
        return _path(turn, job.id)
    if await _overtaken(turn, course, job, outcome):
        return f"{_path(turn, looking.again(turn, job))}?meanwhile=yes"
    kept = await _kept(turn, course, job, outcome)
    return f"courses/{kept.course}"


async def _overtaken(turn: Turn, course: TaughtCourse | None, job: Job, outcome: Outcome) -> bool:
    """Whether it is not what was shown: the course stands otherwise by now, or another has the id of the new one."""
    if job.result["seen"] != seen_as(course):
        return True
    return course is None and outcome.course_id in await taken_ids(turn.house)


async def _kept(turn: Turn, course: TaughtCourse | None, job: Job, outcome: Outcome) -> TaughtCourse:
    archive, seen = await looking.archive_of(turn, job), course.newest if course else 0
    note = importing.note_of(str(job.given["name"]))
    keep_files(turn, outcome.course_id, outcome.title, archive, note, seen)
    after = importing.with_version(turn, course, outcome, seen + 1)
    if turn.values.get("publish") != "yes":
        return after
    content = await asyncio.to_thread(lambda: course_of(outcome.course_id, unpacked(archive)))
    if content is None:
        raise LearnerError("course-version-gone")
    return importing.learnt(turn, after, content)


async def _course(turn: Turn) -> TaughtCourse | None:
    """The course that the file is for; None for a new one."""
    id_ = turn.argument("course")
    return await own_course(turn, id_) if id_ else None


def _path(turn: Turn, job: str) -> str:
    return f"{import_path(turn.argument('course'))}/{job}"
