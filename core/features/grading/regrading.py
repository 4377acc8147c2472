"""Regrading a challenge for all classes of a community: run first, then shown, and written only once it is confirmed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core import commenting
from core.coding.judge import judged, seed_of
from core.course.judging import Outcome
from core.course.model import Challenge
from core.errors import LearnerError, Unavailable
from core.features.grading import rules
from core.features.grading.rules import Changes, Place, Regraded
from core.jobs import CannotBeDone, Step, start
from core.plain import from_plain, to_plain
from core.roles import audit
from core.store import jobs, submissions
from core.store.jobs import Job, State
from core.store.submissions import Submission
from core.turn import House, Turn
from sandbox import contract

KIND = "regrade"
PIECE = 5
"""Submissions after which it is written how far it is: so many are run again after a crash."""


async def work(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    """Run every submission that matters with the cases as they are published now; how each came out.

    One at a time, in the name of whoever asked for it, so that it takes no more of the sandbox than one learner does.
    Where a new version was published since it began, it begins anew.
    """
    place = _place(house, job)
    ids, revision = place.ids, place.challenge.revision
    known = await house.database.read(submissions.of_class, job.community, place.course.id, ids)
    regraded = result_of(job) or Regraded(revision=revision)
    if regraded.revision != revision:
        regraded = Regraded(revision=revision)
    left = [one for one in known if str(one.id) not in regraded.seen]
    before = len(known) - len(left)
    await step(before, len(known), to_plain(Regraded, regraded))
    for number, one in enumerate(left, start=1):
        regraded = await _ran(house, job, place, one, regraded)
        if number % PIECE == 0:
            await step(before + number, len(known), to_plain(Regraded, regraded))
    await step(len(known), len(known), None)
    return to_plain(Regraded, regraded)


async def _ran(house: House, job: Job, place: Place, one: Submission, so_far: Regraded) -> Regraded:
    async def run(code: contract.Job) -> contract.Verdict:
        return await house.runner.run(replace(code, owner=str(job.by or "")))

    seed = seed_of(one.learner, place.course.id, place.challenge.id, one.earlier)
    grade = await judged(run, place.challenge, one.source, seed)
    if grade.outcome is Outcome.QUEUE_FULL:
        raise Unavailable("the sandbox")
    return so_far.with_(one.id, grade)


def _place(house: House, job: Job) -> Place:
    course = house.catalogue.find(job.given["course"])
    found = course.find_item(job.given["challenge"]) if course else None
    if course is None or not isinstance(found, Challenge):
        raise CannotBeDone(gone=True)
    return Place(course, found)


def result_of(job: Job) -> Regraded | None:
    """What a job has found so far; None before the first, and where it could not be done."""
    try:
        return from_plain(Regraded, job.result) if job.result else None
    except ValueError:
        return None


# ── For who teaches, from a chat and from a page alike ───────────────────────────────────────────────────────


async def newest_job(turn: Turn, place: Place) -> Job | None:
    """The last regrading of a challenge; None where there was none, or it was stopped."""
    here = turn.standing.community
    given = {"course": place.course.id, "challenge": place.challenge.id}
    found = await turn.read(jobs.newest, here, KIND, 1, **given)
    return next((one for one in found if one.state is not State.CANCELLED), None)


async def changes_of(turn: Turn, place: Place, job: Job) -> Changes | None:
    """What a job that is done would change now; None where it ran with other cases than are published now."""
    regraded = result_of(job)
    if job.state is not State.DONE or regraded is None or regraded.revision != place.challenge.revision:
        return None
    return rules.changes(await _known(turn, place), regraded)


async def _known(turn: Turn, place: Place) -> list[Submission]:
    here = turn.standing.community
    return await turn.read(submissions.of_class, here, place.course.id, place.ids)


def begin(turn: Turn, place: Place) -> str:
    """Have a regrading begin; its job."""
    given = {"course": place.course.id, "challenge": place.challenge.id}
    job = start(turn, KIND, given)
    audit(turn, "grade-regrade", f"{given['course']}/{given['challenge']}", job=job)
    return job


async def stop(turn: Turn) -> None:
    """Have the regrading of the action stop."""
    job = await turn.read(jobs.find, turn.argument("job"), turn.standing.community)
    if job is None or job.kind != KIND:
        raise LearnerError("grading-regrade-outdated")
    turn.write(jobs.cancel, job.id, job.community, turn.now)
    audit(turn, "grade-regrade-stop", job.id)


async def apply(turn: Turn, place: Place) -> Changes:
    """Write what a regrading changes: what is right now, and with `wrong`, also what is not any more. What was written."""
    job = await turn.read(jobs.find, turn.argument("job"), turn.standing.community)
    found = await changes_of(turn, place, job) if job else None
    regraded = result_of(job) if job else None
    if job is None or found is None or regraded is None:
        raise LearnerError("grading-regrade-outdated")
    chosen = replace(found, wrong=found.wrong if turn.argument("wrong") == "yes" else ())
    changing = (*chosen.right, *chosen.wrong)
    if not changing:
        return chosen
    told = {
        learner: commenting.of_regrading(
            place.challenge.title,
            turn.house.words.say(one.language),
            correct=regraded.seen[str(one.id)].passed,
        )
        for learner, one in rules.newest_of_each(changing).items()
    }
    decisions = rules.decisions(changing, regraded)
    here, by = job.community, turn.learner.id
    turn.write(submissions.regrade, here, job.id, decisions, by=by, told=told, now=turn.now)
    audit(
        turn,
        "grade-regrade-apply",
        f"{place.course.id}/{place.challenge.id}",
        job=job.id,
        right=len(chosen.right),
        wrong=len(chosen.wrong),
    )
    return chosen
