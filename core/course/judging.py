"""Judging one case: how its execution came out, and what sets a wrong result apart from the right one. Pure.

Of a hidden case nothing but its name, its outcome and the author's words leaves this module.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from core.course.comparing import same_value
from core.course.differences import Difference, Reason, between_outputs, between_values
from core.course.folding import output_folded
from core.course.model import Case, Challenge, Holds, Leaves, Prints, Raises, Returns
from core.course.model.properties import Property
from core.course.properties import first_unmet, holds
from core.course.showing import shown_expectation, shown_input, shown_state
from sandbox.contract import Execution, Failure, Plain, Status


class Outcome(StrEnum):
    """How a submission, or one case of it, came out: what a learner can tell apart."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    TOO_SLOW = "too_slow"
    """A case that is about time was not over within its budget."""
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    QUEUE_FULL = "queue_full"
    UNAVAILABLE = "unavailable"
    BROKEN = "broken"
    """The course's own reference failed: nobody could have passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What became of one case. For a hidden one all but `name`, `outcome`, `catches` and `budget` is empty.

    `case` is the case itself. `expected` and `got` are written as the language writes them. `catches` are the author's words to a
    failure, "" where the case passed. `foreign` says that `got` is nothing that can be compared (a set …).
    """

    name: str
    hidden: bool
    outcome: Outcome
    catches: str = ""
    case: Case | None = None
    input: str = ""
    expected: str = ""
    got: str = ""
    stdout: str = ""
    failure: Failure | None = None
    foreign: bool = False
    difference: Difference | None = None
    """What sets `got` apart, where there is a word for it."""
    properties: tuple[tuple[Property, bool], ...] = ()
    """What was asked for in place of one value, and whether it holds."""
    budget: float | None = None
    """The seconds that a case about time may take."""

    @property
    def ok(self) -> bool:
        """Whether the case passed."""
        return self.outcome is Outcome.PASSED


def judged(challenge: Challenge, case: Case, execution: Execution) -> CaseResult:
    """What became of `case` in its execution."""
    outcome = outcome_of(case, execution)
    catches = "" if outcome is Outcome.PASSED else case.catches
    budget = case.inputs.wall_seconds
    if case.hidden:
        return CaseResult(name=case.name, hidden=True, outcome=outcome, catches=catches, budget=budget)
    return CaseResult(
        name=case.name,
        hidden=False,
        outcome=outcome,
        catches=catches,
        input=shown_input(challenge, case.inputs),
        case=case,
        expected=shown_expectation(challenge, case.expectation),
        got=_shown_result(challenge, case, execution),
        stdout=execution.stdout,
        failure=execution.failure,
        foreign=execution.foreign,
        difference=_difference(case, execution) if outcome is Outcome.FAILED else None,
        properties=_properties(case, execution),
        budget=budget,
    )


def outcome_of(case: Case, execution: Execution) -> Outcome:
    """How one execution stands to what was expected of it."""
    match execution.status:
        case Status.FINISHED:
            return Outcome.PASSED if _met(case, execution) else Outcome.FAILED
        case Status.ERROR:
            return Outcome.PASSED if _raised(case, execution) else Outcome.ERROR
        case Status.TIMEOUT if case.inputs.wall_seconds is not None:
            return Outcome.TOO_SLOW
        case status:
            return Outcome(status)


def _raised(case: Case, execution: Execution) -> bool:
    expected, failure = case.expectation, execution.failure
    return (
        isinstance(expected, Raises)
        and failure is not None
        and failure.type.rpartition(".")[2] == expected.type
        and expected.message in failure.message
    )


def _met(case: Case, execution: Execution) -> bool:
    expected = case.expectation
    match expected:
        case Returns():
            return not execution.foreign and same_value(expected.value, execution.value, expected.leeway)
        case Prints():
            printed = output_folded(execution.stdout)
            return not execution.truncated and printed == output_folded(expected.text)
        case Leaves():
            values = list(expected.state.values())
            return not execution.foreign and same_value(values, execution.value, expected.leeway)
        case Holds():
            whole = not (execution.foreign or execution.truncated)
            answer, arguments = _answer(case, execution), _arguments(case)
            return whole and first_unmet(expected.properties, answer, arguments) is None
        case Raises():
            return False
        case _:
            assert_never(expected)


def _answer(case: Case, execution: Execution) -> Plain:
    """What a case is judged by, where that is not a state: the value of its last call, or what was printed."""
    if isinstance(case.expectation, Prints) or not case.inputs.calls:
        return output_folded(execution.stdout)
    return execution.value


def _arguments(case: Case) -> tuple[Plain, ...]:
    return case.inputs.calls[-1].arguments if case.inputs.calls else ()


def _difference(case: Case, execution: Execution) -> Difference | None:
    expected = case.expectation
    if execution.foreign:
        return None
    match expected:
        case Returns():
            return between_values(expected.value, execution.value, expected.leeway)
        case Prints():
            return between_outputs(expected.text, execution.stdout)
        case Leaves():
            return _difference_of_state(expected, execution.value)
        case Holds():
            none = bool(case.inputs.calls) and execution.value is None
            return Difference(reason=Reason.NOTHING) if none else None
        case Raises():
            return None
        case _:
            assert_never(expected)


def _difference_of_state(expected: Leaves, seen: Plain) -> Difference | None:
    """That of the first name which stands for something else."""
    pairs = zip(expected.state.values(), _state(expected, seen), strict=False)
    wrong = ((one, other) for one, other in pairs if not same_value(one, other, expected.leeway))
    return next((between_values(one, other, expected.leeway) for one, other in wrong), None)


def _state(expected: Leaves, seen: Plain) -> tuple[Plain, ...]:
    """What the names stand for, where a harness of ours told it: one value for each of them."""
    values = tuple(seen) if isinstance(seen, Sequence) and not isinstance(seen, str) else ()
    return values if len(values) == len(expected.state) else ()


def _properties(case: Case, execution: Execution) -> tuple[tuple[Property, bool], ...]:
    if not isinstance(case.expectation, Holds):
        return ()
    value, arguments = _answer(case, execution), _arguments(case)
    return tuple(
        (one, not execution.foreign and holds(one, value, arguments)) for one in case.expectation.properties
    )


def _shown_result(challenge: Challenge, case: Case, execution: Execution) -> str:
    expected = case.expectation
    if execution.failure is not None:
        return execution.failure.type
    if isinstance(expected, Leaves) and (values := _state(expected, execution.value)):
        return shown_state(tuple(expected.state), values, challenge.syntax)
    if isinstance(expected, Prints) or not (case.inputs.calls or case.look):
        return execution.stdout
    return execution.value_repr
