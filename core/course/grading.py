"""Grading a submission: what goes into the sandbox, and what the whole of its cases comes to. Pure.

Expected values never enter a `Job`; they are compared on the host, with plain data (see `core.course.judging`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.course.judging import CaseResult, Outcome, judged
from core.course.model import Case, Challenge
from sandbox import contract
from sandbox.contract import Job, Status, Verdict

UNGRADED = frozenset({Outcome.QUEUE_FULL, Outcome.UNAVAILABLE, Outcome.BROKEN})
"""Nothing was judged; the submission is to be run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The judgement of a submission. `outcome` is PASSED, or that of the first case that did not pass."""

    outcome: Outcome
    cases: tuple[CaseResult, ...] = ()
    note: str = ""
    """Why nothing was judged, in plain words, where that is so."""
    place: int | None = None
    estimate_seconds: float | None = None
    """With QUEUE_FULL: the place in the queue, and after how many seconds its turn would come."""

    @property
    def passed(self) -> bool:
        """Whether every case passed."""
        return self.outcome is Outcome.PASSED

    @property
    def graded(self) -> bool:
        """Whether anything was judged: not where the sandbox could not run, or the course is at fault."""
        return self.outcome not in UNGRADED

    @property
    def first_failure(self) -> CaseResult | None:
        """The case to speak about: the first that did not pass, a visible one before a hidden one."""
        failed = [case for case in self.cases if not case.ok]
        return min(failed, key=lambda case: case.hidden, default=None)


def submission(challenge: Challenge, source: str, cases: Sequence[Case], *, owner: str = "") -> Job:
    """The job that runs `source` against `cases`: all of a challenge's, or some of them, or some more."""
    return Job(
        source=source,
        language=challenge.language,
        files=challenge.files,
        cases=tuple(_put(case) for case in cases),
        limits=challenge.limits,
        owner=owner,
    )


def visible(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that a learner may see."""
    return tuple(case for case in cases if not case.hidden)


def _put(case: Case) -> contract.Case:
    inputs = case.inputs
    return contract.Case(
        name=case.name,
        calls=inputs.calls,
        look=case.look,
        stdin=inputs.stdin,
        files=inputs.files,
        wall_seconds=inputs.wall_seconds,
    )


def grade(challenge: Challenge, cases: Sequence[Case], verdict: Verdict) -> Grade:
    """Judge the verdict on a job made by `submission` of the same cases."""
    if verdict.status in {Status.QUEUE_FULL, Status.UNAVAILABLE}:
        return Grade(
            outcome=Outcome(verdict.status),
            note=verdict.note,
            place=verdict.place,
            estimate_seconds=verdict.estimate_seconds,
        )
    if len(verdict.executions) != len(cases):
        note = f"{len(verdict.executions)} of {len(cases)} cases were run"
        return Grade(outcome=Outcome.UNAVAILABLE, note=note)
    results = tuple(judged(challenge, c, e) for c, e in zip(cases, verdict.executions, strict=True))
    outcome = next((result.outcome for result in results if not result.ok), Outcome.PASSED)
    return Grade(outcome=outcome, cases=results, note=verdict.note)
