"""Working out what would come of a file that was sent to a page: long work, whose outcome lies there until it is kept."""

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson

from core import jobs
from core.authoring.mine import taken_ids
from core.authoring.proposing import Outcome, Target, proposed_upload
from core.authoring.stages import REACHED, WHOLE, Stage, Told
from core.blobs import Blobs
from core.chat import Media
from core.errors import LearnerError
from core.features.authoring.values import seen_as
from core.interchange.archive import Limits
from core.jobs import CannotBeDone, Step
from core.plain import from_plain, to_plain
from core.shelf import packed, unpacked
from core.store import jobs as rows
from core.store import taught
from core.store.jobs import Job
from core.store.taught import TaughtCourse
from core.turn import House, Turn

KIND = "course-look"
LIMITS = Limits(packed=64 * 2**20, unpacked=64 * 2**20)
"""What a page takes is more than what any chat lets through."""


def begun(turn: Turn, course: str, file: Media) -> str:
    """Have it worked out when this turn is written, for a course or ("") a new one; the job's id."""
    given = {"course": course, "key": file.key, "name": file.name, "language": turn.language or "en"}
    return jobs.start(turn, KIND, given)


def again(turn: Turn, job: Job) -> str:
    """Have the same file looked at anew; the new job's id."""
    return jobs.start(turn, KIND, job.given)


async def found(turn: Turn) -> Job:
    """The job that is asked for. LearnerError where the community has none such for this course."""
    job = await turn.read(rows.find, turn.argument("job"), turn.standing.community)
    if job is None or job.kind != KIND or job.given["course"] != turn.argument("course"):
        raise LearnerError("authoring-look-none")
    return job


async def outcome_of(turn: Turn, job: Job) -> Outcome:
    """What a job that is done found out. LearnerError where that lies there no more."""
    content = await turn.content(_lying(job, "outcome"))
    return from_plain(Outcome, orjson.loads(content))


async def archive_of(turn: Turn, job: Job) -> bytes:
    """The files that would be kept, packed. LearnerError where they lie there no more."""
    return await turn.content(_lying(job, "files"))


def _lying(job: Job, what: str) -> Media:
    """Something of what came of a job. Where it is gone, it is the file that has to be sent once more."""
    return Media(name=str(job.given["name"]), mime="application/octet-stream", key=str(job.result[what]))


async def work(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Work out what would come of a file; where a process died over it, from its beginning.

    `outcome` and `files` are the keys of what lies there, `seen` is how the course stood; meanwhile `stage` is the stage.
    """

    async def tell(stage: Stage) -> None:
        await step(REACHED[stage], WHOLE, {"stage": stage.value})

    blobs, name = house.blobs, str(job.given["name"])
    content = await _content(blobs, str(job.given["key"]))
    course, target = await _target(house, job)
    proposal = await proposed_upload(target, name, content, house.words, LIMITS, Told(tell))
    files = await asyncio.to_thread(packed, proposal.files)
    outcome = orjson.dumps(to_plain(Outcome, proposal.outcome))
    await step(WHOLE, WHOLE, None)
    assert blobs is not None, "the file came from there"
    return {
        "outcome": await blobs.keep(outcome),
        "files": await blobs.keep(files),
        "seen": seen_as(course),
    }


async def _content(blobs: Blobs | None, key: str) -> bytes:
    if blobs is None:
        raise CannotBeDone(gone="file")
    try:
        return await blobs.get(key)
    except KeyError:
        raise CannotBeDone(gone="file") from None


async def _target(house: House, job: Job) -> tuple[TaughtCourse | None, Target]:
    """The course that the file is for, as it stands now, and as what the file is meant for."""
    course_id = str(job.given["course"])
    if not course_id:
        return None, Target(language=str(job.given["language"]), taken=await taken_ids(house))
    course = await house.database.read(taught.find, course_id, job.community)
    archive = course and await house.database.read(taught.archive, course_id, course.newest)
    if course is None or archive is None:
        raise CannotBeDone(gone="course")
    into = await asyncio.to_thread(unpacked, archive)
    return course, Target(course=course_id, title=course.title, into=into)
