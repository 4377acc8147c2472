"""Running all programs of a course before learners meet them: long work, done a few at a time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core import jobs
from core.authoring.checking import located, unfold
from core.authoring.mine import own_course
from core.chat import Reply
from core.course.check import programs
from core.course.files.load import load_course
from core.course.lints.report import Progress
from core.course.lints.runs import AT_ONCE, Run, run_all
from core.errors import LearnerError
from core.features.authoring import trial_views
from core.jobs import CannotBeDone, Step
from core.roles import audit
from core.shelf import unpacked
from core.store import jobs as rows
from core.store import taught
from core.store.jobs import Job
from core.turn import House, Turn
from sandbox.contract import Job as Program
from sandbox.contract import Runner, Verdict

KIND = "course-try"


async def try_(turn: Turn) -> Reply:
    """Begin to run the programs of a version."""
    course = await own_course(turn, turn.argument("id"))
    job = begun(turn, course.course, turn.number("number"))
    return trial_views.begun(course, job, turn.say)


def begun(turn: Turn, course: str, number: int) -> str:
    """Have the programs of a version run when this turn is written; the job's id."""
    job = jobs.start(turn, KIND, {"course": course, "number": number})
    audit(turn, "course-try", course, number=number)
    return job


async def tried(turn: Turn) -> Reply:
    """How far it is, and what came of it so far."""
    job = await found(turn)
    return trial_views.so_far(await own_course(turn, str(job.given["course"])), job, turn.say)


async def found(turn: Turn) -> Job:
    """The job that is asked for. LearnerError where the community has none such."""
    job = await turn.read(rows.find, turn.argument("job"), turn.standing.community)
    if job is None or job.kind != KIND:
        raise LearnerError("authoring-trial-gone")
    return job


async def work(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Run every program of a version: `faults` are pairs of a place and what is wrong there, `run` how many were run."""
    course, number = str(job.given["course"]), int(job.given["number"])
    archive = await house.database.read(taught.archive, course, number)
    known = await house.database.read(taught.find, course, job.community)
    if archive is None or known is None:
        raise CannotBeDone(gone=True)
    root, runs = await asyncio.to_thread(_programs, course, archive)
    runner = _InTheirName(house.runner, str(job.by or job.community))
    result: dict[str, Any] = {"run": 0, "faults": [], **job.result}
    for start in range(result["run"], len(runs), AT_ONCE):
        await step(start, len(runs), result)
        part = runs[start : start + AT_ONCE]
        faults, _ = await run_all(part, runner, _unseen)
        told = [[f"{one.place.path}:{one.place.line}", one.message] for one in located(faults, root)]
        result = {"run": start + len(part), "faults": [*result["faults"], *told]}
    await step(len(runs), len(runs), result)
    return result


@dataclass(frozen=True, slots=True)
class _InTheirName:
    """Runs programs as those of whoever asked, so that all of them together take no more than one learner's do."""

    runner: Runner
    owner: str

    async def run(self, job: Program) -> Verdict:
        """See `Runner`."""
        return await self.runner.run(replace(job, owner=self.owner))

    async def close(self) -> None:
        """Nothing is held here."""


def _programs(course: str, archive: bytes) -> tuple[Path, list[Run]]:
    """The folder in which the files were, and all programs in them. `CannotBeDone` where they are no sound course."""
    with TemporaryDirectory(prefix="course-") as folder:
        root = Path(folder).resolve() / course
        unfold(root, unpacked(archive))
        loaded = load_course(root)
        if loaded.course is None:
            raise CannotBeDone(gone=True)
        return root, programs(loaded, loaded.course)


def _unseen(progress: Progress) -> None:
    """How far it is within a few programs nobody is told."""
    del progress
