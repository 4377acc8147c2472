"""Judging a submission: what goes into the sandbox, and whether what came out is what was expected. Pure.

Expected values never enter a `Job`; they are compared here, on the host, with plain data. Of a hidden case
nothing but its name, its outcome and the author's words leaves this module.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from core.course.comparing import same_value
from core.course.folding import output_folded
from core.course.model import Case, Challenge, Expectation, Prints, Raises, Returns
from sandbox import contract
from sandbox.contract import Call, Execution, Failure, Job, Plain, Status, Verdict


class Outcome(StrEnum):
    """How a submission, or one case of it, came out: what a learner can tell apart."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    QUEUE_FULL = "queue_full"
    UNAVAILABLE = "unavailable"


UNGRADED = frozenset({Outcome.QUEUE_FULL, Outcome.UNAVAILABLE})
"""Nothing was judged; the submission is to be run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What became of one case. For a hidden one all but `name`, `outcome` and `catches` is empty.

    `expected` and `got` are written as the language writes them. `catches` are the author's words to a
    failure, "" where the case passed. `foreign` says that `got` is nothing that can be compared (a set …).
    """

    name: str
    hidden: bool
    outcome: Outcome
    catches: str = ""
    input: str = ""
    expected: str = ""
    got: str = ""
    stdout: str = ""
    failure: Failure | None = None
    foreign: bool = False

    @property
    def ok(self) -> bool:
        """Whether the case passed."""
        return self.outcome is Outcome.PASSED


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
        """Whether anything was judged: not where the sandbox could not run."""
        return self.outcome not in UNGRADED

    @property
    def first_failure(self) -> CaseResult | None:
        """The case to speak about: the first that did not pass, a visible one before a hidden one."""
        failed = [case for case in self.cases if not case.ok]
        return min(failed, key=lambda case: case.hidden, default=None)


def submission(challenge: Challenge, source: str, *, owner: str = "") -> Job:
    """The job that runs `source` against every case of a challenge."""
    return _job(challenge, source, challenge.cases, owner)


def rehearsal(challenge: Challenge, source: str, *, owner: str = "") -> Job:
    """The job that runs `source` against the visible cases alone; grade it with `grade_rehearsal`."""
    return _job(challenge, source, visible_cases(challenge), owner)


def visible_cases(challenge: Challenge) -> tuple[Case, ...]:
    """The cases that a learner may see."""
    return tuple(case for case in challenge.cases if not case.hidden)


def _job(challenge: Challenge, source: str, cases: tuple[Case, ...], owner: str) -> Job:
    return Job(
        source=source,
        language=challenge.language,
        cases=tuple(_input(challenge, case) for case in cases),
        limits=challenge.limits,
        owner=owner,
    )


def _input(challenge: Challenge, case: Case) -> contract.Case:
    call = None
    if challenge.entry is not None and case.arguments is not None:
        call = Call(function=challenge.entry, arguments=case.arguments)
    return contract.Case(name=case.name, call=call, stdin=case.stdin)


def grade(challenge: Challenge, verdict: Verdict) -> Grade:
    """Judge the verdict on a job made by `submission`."""
    return _grade(challenge, challenge.cases, verdict)


def grade_rehearsal(challenge: Challenge, verdict: Verdict) -> Grade:
    """Judge the verdict on a job made by `rehearsal`."""
    return _grade(challenge, visible_cases(challenge), verdict)


def _grade(challenge: Challenge, cases: tuple[Case, ...], verdict: Verdict) -> Grade:
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
    results = tuple(_judged(challenge, c, e) for c, e in zip(cases, verdict.executions, strict=True))
    outcome = next((result.outcome for result in results if not result.ok), Outcome.PASSED)
    return Grade(outcome=outcome, cases=results, note=verdict.note)


def _judged(challenge: Challenge, case: Case, execution: Execution) -> CaseResult:
    outcome = outcome_of(case.expectation, execution)
    catches = "" if outcome is Outcome.PASSED else case.catches
    if case.hidden:
        return CaseResult(name=case.name, hidden=True, outcome=outcome, catches=catches)
    return CaseResult(
        name=case.name,
        hidden=False,
        outcome=outcome,
        catches=catches,
        input=shown_input(challenge, case),
        expected=shown_expectation(challenge, case.expectation),
        got=_shown_result(case.expectation, execution),
        stdout=execution.stdout,
        failure=execution.failure,
        foreign=execution.foreign,
    )


def outcome_of(expectation: Expectation, execution: Execution) -> Outcome:
    """How one execution stands to what was expected of it."""
    match execution.status:
        case Status.FINISHED:
            return Outcome.PASSED if _met(expectation, execution) else Outcome.FAILED
        case Status.ERROR:
            return Outcome.PASSED if _raised(expectation, execution) else Outcome.ERROR
        case status:
            return Outcome(status)


def _raised(expectation: Expectation, execution: Execution) -> bool:
    failure = execution.failure
    return (
        isinstance(expectation, Raises)
        and failure is not None
        and failure.type.rpartition(".")[2] == expectation.type
    )


def _met(expectation: Expectation, execution: Execution) -> bool:
    match expectation:
        case Returns():
            return not execution.foreign and same_value(
                expectation.value, execution.value, expectation.tolerance
            )
        case Prints():
            return not execution.truncated and output_folded(execution.stdout) == output_folded(
                expectation.text
            )
        case Raises():
            return False
        case _:
            assert_never(expectation)


def shown_input(challenge: Challenge, case: Case) -> str:
    """What a case gives to the code, as a learner would write it."""
    if case.arguments is None or challenge.entry is None:
        return case.stdin
    arguments = ", ".join(shown_value(value, challenge.language) for value in case.arguments)
    return f"{challenge.entry}({arguments})"


def shown_value(value: Plain, language: str) -> str:
    """A plain value as the language writes it; languages other than Python write JSON."""
    return repr(value) if language == "python" else json.dumps(value, ensure_ascii=False)


def shown_expectation(challenge: Challenge, expectation: Expectation) -> str:
    """What is expected, as the language writes it."""
    match expectation:
        case Returns():
            return shown_value(expectation.value, challenge.language)
        case Prints():
            return expectation.text
        case Raises():
            return expectation.type
        case _:
            assert_never(expectation)


def _shown_result(expectation: Expectation, execution: Execution) -> str:
    if execution.failure is not None:
        return execution.failure.type
    return execution.stdout if isinstance(expectation, Prints) else execution.value_repr
